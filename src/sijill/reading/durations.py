"""Lengths of time as sentences give them: "3 years and 6 months", سنتين ونصف, شش سال."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.reading.numbers import number_at
from sijill.reading.wording import Wording

_AND = frozenset(("و", "and", "a"))
_MONTHS = 12
_HALVES = {"year": (6, "month"), "month": (15, "day")}
_TIMES = ("year", "month", "week", "day")
_BARE_BEFORE = frozenset(("a", "an", "one"))
_BARE = {"ar": frozenset(("سنه", "عام", "عاما", "شهر", "شهرا", "یوما", "اسبوعا")), "fa": frozenset()}
_WHOLE = frozenset(("واحد", "واحده", "واحدا", "کامل", "کامله", "کاملا", "کاملتین", "کاملین", "تمام"))
_INSIDE = " \xa0-\u200c\u2010\u2011"


@dataclass(frozen=True, slots=True)
class Duration:
    """Words ``[first, last)`` that say an amount of one unit: year, month or day; ``bare``: "a year"."""

    first: int
    last: int
    amount: int
    unit: str
    bare: bool = False


def duration_at(wording: Wording, index: int, *, bare: bool = False) -> Duration | None:
    """Read the length of time that starts at a word; ``bare`` also takes "a year" without a number.

    Parts are added up in the smallest unit that is said; a year is 12 months, and only where days are said
    beside them a month is 30 days. A week is 7 days.
    """
    parts: list[tuple[int, str]] = []
    place = index
    numbered = False
    while (step := _part(wording, place, bare=bare or bool(parts))) is not None:
        numbered = numbered or number_at(wording, place) is not None
        place, found = step
        parts += found
        following = _after_and(wording, place)
        if following is None:
            break
        half = _half(wording, following, parts[-1][1])
        if half is not None:
            place = half[0]
            parts.append(half[1])
            break
        if _part(wording, following, bare=True) is None or not _smaller(wording, following, parts[-1][1]):
            break
        place = following
    if not parts:
        return None
    amount, unit = _sum(parts)
    dual = wording.term_at(index, "dual") is not None
    return Duration(index, place, amount, unit, bare=not (numbered or dual))


def durations(wording: Wording, first: int, last: int, *, bare: bool = False) -> list[Duration]:
    """Give the lengths of time that start within words ``[first, last)``, none inside another."""
    found: list[Duration] = []
    place = first
    while place < last:
        duration = duration_at(wording, place, bare=bare)
        if duration:
            found.append(duration)
        place = duration.last if duration else place + 1
    return found


def _smaller(wording: Wording, index: int, unit: str) -> bool:
    """Whether the part after "and" is of a smaller unit: "two years and two years" are two lengths."""
    following = _part(wording, index, bare=True)
    return following is not None and _TIMES.index(following[1][-1][1]) > _TIMES.index(unit)


def _part(wording: Wording, index: int, *, bare: bool) -> tuple[int, list[tuple[int, str]]] | None:
    dual = wording.term_at(index, "dual")
    if dual and dual.key in _TIMES:
        last = dual.last + (wording.folded(dual.last) in ("اثنین", "اثنتین") or _is_whole(wording, dual.last))
        return last, [_in_days(2, dual.key)]
    if _is_fraction(wording, index):
        return None
    half_of = _half_of(wording, index)
    if half_of is not None:
        return half_of
    if _is_fraction(wording, index + 1):
        return _with_fraction(wording, index)
    number = number_at(wording, index)
    if number is None or number.vague:
        return _bare_part(wording, index) if bare else None
    half: list[tuple[int, str]] = []
    place = _said_again(wording, number.last, number.value)
    following = _after_and(wording, place)
    if following is not None and (term := wording.term_at(following, "half")):
        unit = wording.term_at(term.last, "unit")
        if unit and unit.key in _HALVES:
            half, place = [_HALVES[unit.key]], term.last
    unit = wording.term_at(place, "unit")
    if unit is None or unit.key not in _TIMES or wording.gap(place).strip(_INSIDE + ")"):
        return None
    return unit.last + _is_whole(wording, unit.last), [_in_days(number.value, unit.key), *half]


def _half_of(wording: Wording, index: int) -> tuple[int, list[tuple[int, str]]] | None:
    """Read "half a year", «نصف سنة», «نیم سال»."""
    if wording.folded(index) not in ("half", "نصف", "نیم"):
        return None
    place = index + 1 + (wording.folded(index + 1) == "a")
    unit = wording.term_at(place, "unit")
    return (unit.last, [_HALVES[unit.key]]) if unit and unit.key in _HALVES else None


def _is_fraction(wording: Wording, index: int) -> bool:
    """Whether a word is what stands behind a decimal point: the 5 of "3.5"."""
    if not 0 < index < len(wording) or wording.words[index].number is None:
        return False
    return wording.words[index - 1].number is not None and wording.gap(index) in (".", "٫", "/")


def _with_fraction(wording: Wording, index: int) -> tuple[int, list[tuple[int, str]]] | None:
    """Read "3.5 years"; other fractions than a half are not understood, and give nothing."""
    number = wording.words[index].number
    unit = wording.term_at(index + 2, "unit")
    if number is None or wording.words[index + 1].number != 5 or unit is None or unit.key not in _HALVES:
        return None
    return unit.last, [(number, unit.key), _HALVES[unit.key]]


def _said_again(wording: Wording, place: int, value: int) -> int:
    """Skip a number that repeats the one before in brackets: "seven (7) years"."""
    bracketed = place < len(wording) and wording.gap(place).strip() == "("
    return place + (bracketed and wording.words[place].number == value)


def _is_whole(wording: Wording, index: int) -> bool:
    return wording.folded(index) in _WHOLE and not wording.gap(index).strip()


def _bare_part(wording: Wording, index: int) -> tuple[int, list[tuple[int, str]]] | None:
    article = wording.folded(index) in _BARE_BEFORE
    unit = wording.term_at(index + article, "unit")
    if unit is None or unit.key not in _TIMES or (wording.language != "ar" and not article):
        return None
    if wording.language == "ar":
        stem = wording.folded(index).removeprefix("و") if unit.clitic else wording.folded(index)
        numbered = number_at(wording, unit.last) is not None and not wording.folded(unit.last).startswith("و")
        if stem.removeprefix("ب") not in _BARE["ar"] or numbered:
            return None
    last = unit.last + (wording.folded(unit.last) in ("واحد", "واحده"))
    return last + _is_whole(wording, last), [_in_days(1, unit.key)]


def _after_and(wording: Wording, index: int) -> int | None:
    """Give where the next part begins if "and" joins one; in Arabic "and" is part of the word."""
    if index >= len(wording) or wording.gap(index).strip(" \xa0,-‐‑"):
        return None
    if wording.folded(index) in _AND:
        return index + 1
    if wording.language == "en" and not wording.gap(index).strip(" \xa0") and wording.words[index].number:
        return index
    return index if wording.language == "ar" and wording.folded(index).startswith("و") else None


def _half(wording: Wording, index: int, unit: str) -> tuple[int, tuple[int, str]] | None:
    term = wording.term_at(index, "half")
    if term is None or unit not in _HALVES:
        return None
    again = wording.term_at(term.last, "unit") if wording.language == "ar" else None
    return (again.last if again else term.last), _HALVES[unit]


def _in_days(amount: int, unit: str) -> tuple[int, str]:
    return (amount * 7, "day") if unit == "week" else (amount, unit)


def _sum(parts: list[tuple[int, str]]) -> tuple[int, str]:
    units = {unit for _, unit in parts}
    if len(units) == 1:
        return sum(amount for amount, _ in parts), parts[0][1]
    months = {"year": _MONTHS, "month": 1}
    if "day" not in units:
        return sum(amount * months[unit] for amount, unit in parts), "month"
    return sum(amount * months[unit] * 30 if unit in months else amount for amount, unit in parts), "day"
