"""Numbers in digits and words, and the vague ones ("dozens")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sijill.reading.lexicon import lexicon
from sijill.reading.wording import Wording
from sijill.text import fold_text

_AND = {"ar": "و", "fa": "و", "en": "and"}
_ONE_OF = frozenset(fold_text(word) for word in ("أحد", "إحدى", "وأحد", "وإحدى"))
_COUNTER = "تا"
_DOZEN = 12
_PREFIXES = ("و", "ال", "ب", "ل", "ف", "لل", "بال", "وال", "وب", "وبال", "ول")
_SEVERAL = frozenset(fold_text(word) for word in ("several", "few", "many", "چند", "چندین", "عدة", "بضع"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number that words ``[first, last)`` say; ``vague`` if they say only its size ("dozens": 12)."""

    first: int
    last: int
    value: int
    vague: bool = False


def number_at(wording: Wording, index: int) -> Number | None:
    """Read the number that starts at a word; ``None`` if none does.

    Handles "30 ألف", "ثلاثة آلاف", "مئة وخمسة وعشرين", "دویست و پنجاه", "two hundred and fifty".
    """
    # Many rules ask for the number of the same word.
    if index not in wording.numbers:
        wording.numbers[index] = _read(wording, index)
    return wording.numbers[index]


def _read(wording: Wording, index: int) -> Number | None:
    if not (0 <= index < len(wording)):
        return None
    word = wording.words[index]
    if word.number is None and not _is_of_a_number(wording.language, word.folded):
        return None
    number = _vague(wording, index) or _exact(wording, index)
    # "One of" is a number in Arabic only before "ten": أحد عشر.
    only = number is not None and number.last == index + 1 and wording.folded(index) in _ONE_OF
    return None if only else number


def _exact(wording: Wording, index: int) -> Number | None:
    total = current = 0
    place = index
    last_size = 0
    language = wording.language
    # الأربعة والستين: each part has the article.
    defined = language == "ar" and wording.folded(index).startswith(("ال", "وال"))
    while True:
        step = 0
        if place > index:
            step = _and_words(wording, place)
            if wording.gap(place).strip(" \xa0-\u200c\u2010\u2011"):
                break
        value, scale = _value(wording, place + step, first=place == index or defined)
        if value is None and scale is None:
            break
        joined = step > 0 or _has_and(wording, place)
        if scale is not None:
            if joined and scale >= 1000 and total == 0:
                break
            if scale == 100:
                current = _hundreds(current)
            else:
                total, current = total + max(current, 1) * scale, 0
            last_size = scale
        elif value is not None:
            if place > index and not _may_follow(value, current, last_size, joined=joined):
                break
            # ثمانين واحدا: eighty, one by one.
            if place > index and language == "ar" and value < 10 and not joined:
                break
            current += value
            last_size = _size(value)
        place += step + 1
    return Number(index, place, total + current) if place > index else None


def _hundreds(current: int) -> int:
    return current * 100 if 1 <= current <= 9 else current + 100


def _vague(wording: Wording, index: int) -> Number | None:
    value = _lookup("vague", wording, index, article=True)
    if value is None and wording.folded(index - 1) in _SEVERAL:
        # "Several hundred" are hundreds.
        scale = _lookup("scales", wording, index, article=False)
        return Number(index, index + 1, scale, vague=True) if scale is not None else None
    if value is None or (index > 0 and number_word(wording, index - 1)):
        return None
    # "tens of thousands": two vague words in a row.
    following = index + (2 if wording.folded(index + 1) in ("of", "از") else 1)
    second = _lookup("vague", wording, following, article=True)
    if second is None:
        second = _lookup("scales", wording, following, article=True)
    if second is not None and second > value:
        return Number(index, following + 1, (10 if value == _DOZEN else value) * second, vague=True)
    return Number(index, index + 1, value, vague=True)


def numbers_in(wording: Wording, first: int, last: int) -> Iterator[Number]:
    """Give the numbers that start within words ``[first, last)``."""
    place = first
    while place < last:
        number = number_at(wording, place)
        if number is not None:
            yield number
        place = number.last if number else place + 1


def number_word(wording: Wording, index: int) -> bool:
    """Whether a word is a number, in digits or letters, by itself."""
    if 0 <= index < len(wording) and wording.words[index].number is not None:
        return True
    value, scale = _value(wording, index, first=False)
    return value is not None or scale is not None


def _value(wording: Wording, index: int, *, first: bool) -> tuple[int | None, int | None]:
    if not 0 <= index < len(wording):
        return None, None
    word = wording.words[index]
    if word.number is not None:
        return (word.number, None) if first else (None, None)
    scale = _lookup("scales", wording, index, article=first)
    if scale is not None:
        return None, scale
    return _lookup("numbers", wording, index, article=first), None


def _lookup(table: str, wording: Wording, index: int, *, article: bool) -> int | None:
    return _meaning(wording.language, table, wording.folded(index), article)


@lru_cache(maxsize=32768)
def _is_of_a_number(language: str, folded: str) -> bool:
    """Whether a number may start at a word; "and" before its number may."""
    tables = ("numbers", "scales", "vague")
    return folded == _AND.get(language) or any(
        _meaning(language, name, folded, article=True) is not None for name in tables
    )


@lru_cache(maxsize=32768)
def _meaning(language: str, name: str, folded: str, article: bool) -> int | None:
    """Look a word up among the ``numbers``, ``scales`` or ``vague`` words of a language."""
    table: dict[str, int] = getattr(lexicon(language), name)
    if folded in table:
        return table[folded]
    if language == "fa":
        counted = folded.removesuffix(_COUNTER)
        return table[counted] if counted in table and counted != folded else _joined(table, folded)
    if language != "ar":
        return None
    for prefix in _PREFIXES if article else _PREFIXES[:1]:
        rest = folded.removeprefix(prefix)
        if rest != folded and rest in table:
            return table[rest]
    return None


def _joined(table: dict[str, int], folded: str) -> int | None:
    """Read tens and units that are written as one word: سی‌وچهار."""
    for place, letter in enumerate(folded):
        tens, units = table.get(folded[:place], 0), table.get(folded[place + 1 :], 0)
        if letter == "و" and 20 <= tens < 100 and 1 <= units <= 9:
            return tens + units
    return None


def _and_words(wording: Wording, index: int) -> int:
    """Give how many words "and" takes before a further part of a number: one or none."""
    if wording.folded(index) != _AND.get(wording.language):
        return 0
    value, scale = _value(wording, index + 1, first=False)
    return 1 if value is not None or scale is not None else 0


def _has_and(wording: Wording, index: int) -> bool:
    folded = wording.folded(index)
    lexicon = wording.lexicon
    known = folded in lexicon.numbers or folded in lexicon.scales
    return wording.language == "ar" and folded.startswith("و") and not known


def _size(value: int) -> int:
    return 100 if value >= 100 else 10 if value >= 20 else 1


def _may_follow(value: int, current: int, last_size: int, *, joined: bool) -> bool:
    """Whether a number word goes on with the number: units and tens, or something smaller after hundreds."""
    if last_size >= 100:
        return value < last_size
    if value == 10 and 1 <= current <= 9:  # ثلاثة عشر
        return not joined
    if 20 <= value < 100 and 1 <= current % 100 <= 9:  # خمسة وعشرين
        return joined
    return 1 <= value <= 9 and current % 100 >= 20 and current % 10 == 0
