"""The numbers of a recognised page, read again and compared: a wrong age or sentence is the worst error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sijill.extraction.lettering import Box, Grey
from sijill.extraction.numerals import Numeral, folded, logical, numerals_in
from sijill.extraction.tesseract import Word

_ARABIC_LETTER = re.compile("[ء-غف-ي٠-٩ٱ-ۓ۰-۹]")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\d+(?:[/.,:٫٬-]\d+)*")
_HYPHENATED = re.compile(r"\d+(?:-\d+)+")
# How far a number may be from the box of its word, in heights of a line.
_REACH = 2.5
_SURE = 90
_VERY_SURE = 99
DOUBTED = 50
"""The confidence in percent, at most, of a number that may be misread."""


def is_right_to_left(words: Iterable[Word]) -> bool:
    """Tell whether a line runs from right to left: most of its letters are Arabic."""
    letters = [letter for word in words for letter in word.text if letter.isalpha()]
    return sum(1 for letter in letters if _ARABIC_LETTER.match(letter)) * 2 > len(letters)


def checked(
    words: Sequence[Word], others: Sequence[Word], page: Grey, *, ratio: float, height: float, persian: bool
) -> tuple[tuple[Word, ...], list[str]]:
    """Read the numbers of a line again; give its words, and the numbers that are in doubt.

    ``others`` are words of the same page as another model read them; ``page`` is the page ``ratio`` times as
    large as the one on which the words have their boxes, with lines ``height`` pixels high.
    """
    second = {
        index: next((other.text for other in others if _same_place(word.box, other.box)), None)
        for index, word in enumerate(words)
    }
    asked = [
        i for i, word in enumerate(words) if _may_be_number(word.text) or _may_be_number(second[i] or "")
    ]
    if not asked:
        return tuple(words), []
    x0, y0, x1, y1 = zip(*(word.box for word in words), strict=True)
    line = (round(min(x0) * ratio), round(min(y0) * ratio), round(max(x1) * ratio), round(max(y1) * ratio))
    values = {i: (value_of(words[i].text), value_of(second[i] or "")) for i in asked}
    expected = {value for pair in values.values() for value in pair if value is not None}
    seen = numerals_in(page, line, height=height, persian=persian, expected=expected)
    middles = {i: (words[i].box[0] + words[i].box[2]) / 2 * ratio for i in asked}
    pairs = _paired(asked, seen, middles, values, reach=_REACH * height)
    kept = list(words)
    doubted = []
    for i in asked:
        text, confidence = _settled(words[i], second[i], pairs.get(i))
        if confidence <= DOUBTED and _NUMBER.search(folded(text)):
            doubted.append(text)
        kept[i] = replace(words[i], text=text, confidence=confidence)
    return tuple(kept), doubted


def _paired(
    asked: Sequence[int],
    seen: Sequence[Numeral],
    middles: Mapping[int, float],
    values: Mapping[int, tuple[str | None, ...]],
    *,
    reach: float,
) -> dict[int, Numeral]:
    """Find for words the numbers on the page, order kept: Tesseract's boxes can be off by a letter or two.

    The cheapest pairing by distance, an equal value counting as none (dynamic programming over both orders).
    """
    alone = reach * 1.2
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [[(0.0, ())] * (len(seen) + 1)]
    for place, word in enumerate(asked, 1):
        row = [(place * alone, best[-1][0][1])]
        for number, numeral in enumerate(seen, 1):
            away = abs((numeral.left + numeral.right) / 2 - middles[word])
            choices = [(best[-1][number][0] + alone, best[-1][number][1]), row[-1]]
            if away <= reach:
                cost = away * 0.1 if numeral.value in values[word] else away
                before = best[-1][number - 1]
                choices.append((before[0] + cost, (*before[1], (word, number - 1))))
            row.append(min(choices, key=lambda choice: choice[0]))
        best.append(row)
    return {word: seen[number] for word, number in best[-1][-1][1]}


def _may_be_number(text: str) -> bool:
    return any(letter.isdigit() for letter in text) or not _LETTER.search(text) or text == "ء"


def _settled(word: Word, other: str | None, numeral: Numeral | None) -> tuple[str, float]:
    """Choose between what was read, and say how sure that is."""
    mine, theirs = value_of(word.text), value_of(other or "")
    in_order = _HYPHENATED.sub(lambda match: logical(match[0]), word.text)
    western = mine is not None and all(not letter.isdigit() or letter.isascii() for letter in word.text)
    if numeral is None:
        agreed = (mine is None and theirs is None) or (western and mine == theirs)
        return in_order, word.confidence if agreed else min(word.confidence, DOUBTED)
    if numeral.value in (mine, theirs):
        # Of the same number in other digits the surer reading tells the kind.
        text = in_order if numeral.value == mine and numeral.confidence < _SURE else numeral.text
        return text, max(word.confidence, numeral.confidence)
    if numeral.western and western and mine == theirs:
        percent = numeral.text.endswith("%") and mine is not None and mine.endswith(numeral.value)
        return (numeral.text, numeral.confidence) if percent else (in_order, word.confidence)
    if numeral.confidence >= _SURE:
        sure = numeral.confidence >= _VERY_SURE and not numeral.loose
        return numeral.text, numeral.confidence if sure else DOUBTED
    return in_order, min(word.confidence, DOUBTED)


def value_of(text: str) -> str | None:
    """Give the number in a word in western digits and logical order, or None."""
    match = _NUMBER.search(folded(text))
    return logical(match[0].replace("٫", ".").replace("٬", ",")) if match else None


def _same_place(one: Box, other: Box) -> bool:
    shared = min(one[2], other[2]) - max(one[0], other[0])
    middle = (other[1] + other[3]) / 2
    return shared * 2 > min(one[2] - one[0], other[2] - other[0]) and one[1] <= middle <= one[3]
