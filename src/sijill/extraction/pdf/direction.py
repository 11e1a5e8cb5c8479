"""From the order that is seen, left to right, to the order that is read: the Unicode bidirectional algorithm
(UAX #9) backwards.

Digits of one number are never turned around. In right-to-left text what joins digits to one number depends
on the letter before: after an Arabic letter a comma, point, colon or slash does, a hyphen does not, so that
"2023-05-17" on the page was written 17-05-2023; with no letter before, a hyphen does too. Where the page
alone cannot tell, the wording in doubt is given back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_PAIRS = {"(": "()", ")": "()", "[": "[]", "]": "[]", "{": "{}", "}": "{}"}
_NUMBERS = ("EN", "AN")
_STRONG = ("L", "R", "AL")
_DASHES = "-‐‑–"
APART = "\t"
"""Stands between words of one line that do not belong together: what is before tells nothing of after."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """A line in logical order. ``doubts``: wordings whose parts could have been meant the other way around.

    ``last`` is the bidirectional class of its last strong letter, empty if it has none.
    """

    text: str
    doubts: tuple[str, ...] = ()
    last: str = ""


def bidi_class(unit: str) -> str:
    """Give the bidirectional class of what stands at one place: of its strong letter, else of its first."""
    if len(unit) == 1:
        return unicodedata.bidirectional(unit) or "ON"
    classes = [unicodedata.bidirectional(character) or "ON" for character in unit]
    return next((kind for kind in classes if kind in _STRONG), classes[0] if classes else "ON")


def is_right_to_left(text: str, *, default: bool = False) -> bool:
    """Say whether most strong letters of a text run from right to left."""
    right = left = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            right += 1
        elif kind == "L":
            left += 1
    return right > left if right != left else default


def logical(
    units: Sequence[str], *, rtl: bool, before: str = "", painted: Sequence[int] | None = None
) -> Ordered:
    """Put the units of a line, as seen from left to right, into the order in which they are read.

    ``rtl``: the paragraph's direction. ``before``: class of the last strong letter earlier in the paragraph.
    ``painted``: for each unit its place in the order of painting, if that follows the reading; it decides
    between orders that look the same.
    """
    classes = [bidi_class(unit) for unit in units]
    line = _Line(units, classes, painted)
    if rtl:
        text = line.backwards(0, len(units), before)
    elif any(kind in ("R", "AL", "AN") for kind in classes):
        text = line.forwards()
    else:
        text = "".join(units)
    strong = [kind for kind in (bidi_class(character) for character in text) if kind in _STRONG]
    return Ordered(text, tuple(line.doubts), strong[-1] if strong else "")


class _Line:
    def __init__(self, units: Sequence[str], classes: Sequence[str], painted: Sequence[int] | None) -> None:
        self.units = units
        self.classes = classes
        self.painted = painted
        self.doubts: list[str] = []

    def forwards(self) -> str:
        """Read a left-to-right line, turning each stretch of right-to-left letters around."""
        out: list[str] = []
        at = 0
        while at < len(self.units):
            end = self._right_to_left_run(at)
            if end > at:
                out.append(self.backwards(at, end, ""))
                at = end
            else:
                out.append(self.units[at])
                at += 1
        return "".join(out)

    def _right_to_left_run(self, start: int) -> int:
        if self.classes[start] not in ("R", "AL", "AN"):
            return start
        end = at = start
        while at < len(self.units) and self.classes[at] != "L":
            at += 1
            if self.classes[at - 1] in ("R", "AL", "AN"):
                end = at
        return end if any(kind in ("R", "AL") for kind in self.classes[start:end]) else start

    def backwards(self, start: int, stop: int, before: str) -> str:
        """Read a right-to-left line from its right end; Latin runs and numbers keep their own order."""
        out: list[str] = []
        previous = before
        at = stop - 1
        while at >= start:
            kind = self.classes[at]
            first = self._latin_run(start, at)
            if first is not None:
                out.append("".join(self.units[first : at + 1]))
                previous = "L"
            else:
                first = self._number(start, at, after_arabic=previous == "AL")
                number = "".join(self.units[first : at + 1])
                if kind in _NUMBERS and previous == "AL":
                    self._note_hyphens(start, first)
                out.append(number)
                if kind in ("R", "AL", "S"):
                    previous = kind
            at = first - 1
        return "".join(out)

    def _latin_run(self, start: int, end: int) -> int | None:
        """Give the first unit of the left-to-right run that ends at ``end``, or None if none does."""
        kind = self.classes[end]
        if kind not in ("L", "EN", "ET") and not self._closes_latin(start, end):
            return None
        first = at = end
        letters = kind == "L"
        while at > start and self.classes[at - 1] not in ("R", "AL", "AN", "S"):
            at -= 1
            if self.classes[at] == "L":
                letters, first = True, at
        if not letters or (kind == "ET" and not self._after_digits(end, first)):
            return None
        if kind == "EN" and self._has_half_a_pair(first, end):
            return None
        if kind == "EN" and (first_digit := self._apart(first, end)) is not None:
            if self.painted is None:
                self.doubts.append("".join(self.units[first : end + 1]))
            elif self.painted[first_digit] < self.painted[first]:
                return None
        while first > start and self.classes[first - 1] == "EN":
            first -= 1
        return self._with_number_before(start, first)

    def _has_half_a_pair(self, first: int, end: int) -> bool:
        """Say whether a bracket parts a run from the number at its end: they are then not one."""
        inside = [_PAIRS[unit] for unit in self.units[first : end + 1] if unit in _PAIRS]
        return any(inside.count(family) % 2 for family in inside)

    def _after_digits(self, end: int, first: int) -> bool:
        while end > first and self.classes[end] == "ET":
            end -= 1
        return self.classes[end] == "EN"

    def _apart(self, first: int, end: int) -> int | None:
        """Give where the number at the end of a run begins, if a space and more than Latin is between."""
        at = end
        while at > first and self.classes[at] in ("EN", "ES", "CS", "ET"):
            at -= 1
        return at + 1 if self.classes[at] == "WS" else None

    def _with_number_before(self, start: int, first: int) -> int:
        """Take in a number before Latin words with a space between: only marked-up text shows this."""
        at = first - 1
        if at <= start or self.classes[at] != "WS" or self.classes[at - 1] != "EN":
            return first
        at -= 1
        while at > start and self.classes[at - 1] in ("EN", "CS", "ES"):
            at -= 1
        return at

    def _closes_latin(self, start: int, end: int) -> bool:
        """Say whether a bracket closes one that stands inside the same run of Latin (UAX #9, rule N0)."""
        family = _PAIRS.get(self.units[end])
        if family is None:
            return False
        inside = False
        for at in range(end - 1, start - 1, -1):
            kind = self.classes[at]
            if kind in ("R", "AL", "AN"):
                return False
            if self.units[at] in family:
                before = next(
                    (self.classes[i] for i in range(at - 1, start - 1, -1) if self.classes[i] != "WS"), ""
                )
                return inside and before == "L"
            inside = inside or kind in ("L", "EN")
        return False

    def _number(self, start: int, end: int, *, after_arabic: bool) -> int:
        """Give the first unit of the number that ends at ``end``; ``end`` itself if none does."""
        classes = self.classes
        arabic = after_arabic or classes[end] == "AN"
        at = end
        if not arabic:
            while at > start and classes[at] == "ET":
                at -= 1
        kind = classes[at]
        if kind not in _NUMBERS:
            return end
        joins = ("CS",) if arabic else ("CS", "ES")
        while at > start:
            if classes[at - 1] in _NUMBERS:
                at -= 1
            elif at - 1 > start and classes[at - 1] in joins and self._same_digits(at - 2, at, arabic=arabic):
                at -= 2
            else:
                break
        while not arabic and at > start and classes[at - 1] == "ET":
            at -= 1
        return at

    def _same_digits(self, one: int, other: int, *, arabic: bool) -> bool:
        kinds = (self.classes[one], self.classes[other])
        return kinds[0] in _NUMBERS and (arabic or kinds[0] == kinds[1])

    def _note_hyphens(self, start: int, first: int) -> None:
        """Keep a number of three parts with hyphens: a producer with its own rules would show it so too."""
        if first - 1 <= start or self.units[first - 1] not in _DASHES:
            return
        low = first
        while low > start and (self.classes[low - 1] in _NUMBERS or self.units[low - 1] in _DASHES):
            low -= 1
        if (previous := self._digits_end(first)) is None:
            return
        parts = _parts("".join(self.units[low:previous]))
        if len(parts) > 2 and len(set(parts)) > 1:
            self.doubts.append("-".join(reversed(parts)))

    def _digits_end(self, first: int) -> int | None:
        end = first
        while end < len(self.units) and self.classes[end] in _NUMBERS:
            end += 1
        # Only from the rightmost part on, so that a number is noted once.
        return None if end < len(self.units) and self.units[end] in _DASHES else end


def _parts(number: str) -> list[str]:
    for dash in _DASHES[1:]:
        number = number.replace(dash, _DASHES[0])
    return [part for part in number.split(_DASHES[0]) if part]
