"""The labels of a Word list ("3.", "b)"), which stand nowhere in its text (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sijill.extraction.office.markup import Attributes
from sijill.extraction.office.package import Package

_LEVELS = 9
_LONGEST = 40
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = {
    "lowerLetter": _LATIN,
    "upperLetter": _LATIN.upper(),
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """Counts the items of every list as they are met."""

    def __init__(self) -> None:
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}

    def label(self, use: str, level: int) -> str:
        """Count an item of a list (``numId`` and level from 0) and give its label, empty if it has none."""
        found = self._lists.get(self._uses.get(use, ""))
        if found is None or not 0 <= level < _LEVELS:
            return ""
        for at, start in self._restarts.pop(use, {}).items():
            if 0 <= at < _LEVELS:
                found.counts[at] = start - 1
        shape = found.levels.get(level, _Level())
        before = found.counts[level]
        found.counts[level] = shape.start if before is None else before + 1
        found.counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        if shape.form == "bullet":
            return "•"
        return re.sub("%([1-9])", lambda match: _shown(found, int(match[1]) - 1), shape.text)[:_LONGEST]

    def read(self, package: Package, part: str) -> None:
        """Read the lists that a numbering part defines."""
        defined, used = "", ""
        level = -1

        def start(tag: str, attributes: Attributes) -> None:
            nonlocal defined, used, level
            value = attributes.get("w:val", "")
            if tag == "w:abstractNum":
                defined, used = attributes.get("w:abstractNumId", ""), ""
                self._lists[defined] = _List()
            elif tag == "w:num":
                defined, used = "", attributes.get("w:numId", "")
            elif tag == "w:abstractNumId" and used:
                self._uses[used] = value
            elif tag in ("w:lvl", "w:lvlOverride"):
                level = _number(attributes.get("w:ilvl", ""))
                if defined and tag == "w:lvl":
                    self._lists[defined].levels[level] = _Level()
            elif tag == "w:startOverride" and used:
                self._restarts.setdefault(used, {})[level] = _number(value)
            elif defined and level in self._lists[defined].levels:
                _describe(self._lists[defined].levels[level], tag, value)

        package.parse(part, start=start)


def _describe(level: _Level, tag: str, value: str) -> None:
    if tag == "w:start":
        level.start = _number(value)
    elif tag == "w:numFmt":
        level.form = value
    elif tag == "w:lvlText":
        level.text = value[:_LONGEST]


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 7 else 0


def _shown(found: _List, level: int) -> str:
    shape = found.levels.get(level, _Level())
    count = found.counts[level]
    number = shape.start if count is None else count
    if shape.form == "none":
        return ""
    if shape.form in ("lowerRoman", "upperRoman") and 0 < number < 4_000:
        roman = _roman(number)
        return roman.upper() if shape.form == "upperRoman" else roman
    if (alphabet := _ALPHABETS.get(shape.form)) and 0 < number <= len(alphabet) * 10:
        # After z comes aa, then bb.
        return alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)
    return f"{number:02}" if shape.form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters += letter * count
    return letters
