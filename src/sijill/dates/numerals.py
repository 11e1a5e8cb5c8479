"""Years said in words: nineteen eighty-two, ألفين وأحد عشر, هزار و سیصد و شصت و یک."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sijill.dates.lexicon import word_list
from sijill.text import fold_text

_HINTS = re.compile("thousand|teen |teen-|twenty|هزار|الف|سی|چهل|پنجاه|شصت|هفتاد|هشتاد|نود")
_WORDS = re.compile(r"\w+")
_YEARS = range(1001, 2200)


@dataclass(frozen=True, slots=True)
class _Numerals:
    """The number words of a language, and the patterns of a year made of them.

    A pattern's groups count thousands, hundreds, and the rest.
    """

    values: Mapping[str, int]
    years: tuple[re.Pattern[str], ...]


def spoken_years(text: str) -> Mapping[int, tuple[int, int]]:
    """Find years of four digits said in words in folded text: start to (end, year)."""
    if _HINTS.search(text) is None:
        return {}
    found: dict[int, tuple[int, int]] = {}
    for language in _languages():
        for pattern in language.years:
            for match in pattern.finditer(text):
                year = _value(match, language.values)
                if year in _YEARS:
                    found[match.start("short" if "short" in match.groupdict() else 0)] = match.end(), year
    return found


def _value(match: re.Match[str], values: Mapping[str, int]) -> int:
    said = dict.fromkeys(("thousands", "hundreds", "rest", "short"), 0)
    for name, words in match.groupdict(default="").items():
        # "And" adds nothing; Arabic writes it before the word.
        said[name] = sum(
            values.get(word) or values.get(word.removeprefix("و"), 0) for word in _WORDS.findall(words)
        )
    return (
        1000 * said["thousands"]
        + 100 * said["hundreds"]
        + said["rest"]
        + (said["short"] and 1300 + said["short"])
    )


@lru_cache(maxsize=1)
def _languages() -> tuple[_Numerals, ...]:
    return _english(), _persian(), _arabic()


def _english() -> _Numerals:
    values = _values("en_small", 1, 1) | _values("en_tens", 20, 10)
    digit, teen = _one_of(values, 1, 9), _one_of(values, 10, 19)
    tens = rf"{_one_of(values, 20, 90)}(?:[ -]{digit})?"
    small = rf"(?:{tens}|{teen}|{digit})"
    whole = (
        rf"\b(?P<thousands>one|two) thousand(?:,? (?P<hundreds>{digit}) hundred)?"
        rf"(?:,? (?:and )?(?P<rest>{small}))?\b"
    )
    paired = (
        rf"\b(?P<hundreds>{_one_of(values, 13, 20)})[ -]"
        rf"(?P<rest>hundred(?: and {small})?|oh[ -]{digit}|{tens}|{teen})\b"
    )
    return _Numerals(values, (re.compile(whole), re.compile(paired)))


def _persian() -> _Numerals:
    values = _values("fa_small", 1, 1) | _values("fa_tens", 20, 10) | _values("fa_hundreds", 100, 100)
    below = "".join(
        rf"(?:\s*و\s*{_one_of(values, low, high)})?" for low, high in ((100, 900), (20, 90), (1, 19))
    )
    # "هزار" alone counts, and is one thousand.
    one = rf"(?<!دو )\b(?:یک\s*)?(?P<thousands>هزار)(?P<rest>{below})\b"
    two = rf"\b(?P<thousands>دو)\s*هزار(?P<rest>{below})\b"
    # "Aban ninety-eight": of two spoken digits, from thirty upwards, the century is the last one.
    months = "|".join(
        fold_text(name) for row in word_list()["months"]["jalali"]["fa"] for name in row.split("|")
    )
    units = rf"\s*و\s*{_one_of(values, 1, 9)}"
    short = (
        rf"(?<!\w)(?:سال|{months})(?:ماه)?\s+"
        rf"(?P<short>{_one_of(values, 50, 90)}(?:{units})?|{_one_of(values, 30, 40)}{units})"
        r"\b(?!\s*(?:نفر|تن|درصد|هزار|روز|ساعت|زندانی|کشته|بازداشت))"
    )
    return _Numerals(values | {"هزار": 1}, (re.compile(one), re.compile(two), re.compile(short)))


def _arabic() -> _Numerals:
    thousands = _values("ar_thousands", 1, 1)
    values = _values("ar_small", 1, 1) | _values("ar_tens", 20, 10) | _values("ar_hundreds", 100, 100)
    year = (
        rf"\b(?P<thousands>{_one_of(thousands, 1, 2)})(?P<rest>(?:\s+و{_one_of(values, 100, 900)})?"
        rf"(?:\s+و{_one_of(values, 1, 10)}(?:\s+عشره?)?)?(?:\s+و{_one_of(values, 20, 90)})?)\b"
    )
    return _Numerals(values | thousands, (re.compile(year),))


def _values(name: str, first: int, step: int) -> dict[str, int]:
    rows = enumerate(word_list()["spoken"][name])
    return {fold_text(word): first + step * place for place, row in rows for word in row.split("|")}


def _one_of(values: Mapping[str, int], low: int, high: int) -> str:
    words = sorted((word for word, value in values.items() if low <= value <= high), key=len, reverse=True)
    return "(?:" + "|".join(words) + ")"
