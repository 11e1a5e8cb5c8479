"""Numbers in Arabic lines, read glyph by glyph: Tesseract's Arabic model misreads nearly all of ٠١٢٣٤٥٦٧٨٩.

A number of one word is taken apart into glyphs, each told by a small network with one hidden layer that was
trained on numbers drawn in open fonts (``tools/numerals_model.py``). All digits of a number are of one kind:
western, Arabic-Indic or Persian.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sijill.extraction.glyphs import Glyph, features, glyphs, ink_in
from sijill.extraction.lettering import Box, Grey

WESTERN, ARABIC_INDIC, PERSIAN = "0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"
# Persian digits have the shapes of the Arabic-Indic ones, but for 4, 5 and 6; some fonts have a ring for 0.
CLASSES = (*ARABIC_INDIC, *PERSIAN[4:7], *WESTERN, "/", ".", ",", ":", "-", "(", ")", "%", "")
"""What a glyph can be; the last: anything else."""

_MODEL = Path(__file__).with_name("numerals.npz")
# What the glyphs of each kind of digits mean. A ring is the Arabic five and, smaller, the Persian nought.
_KINDS = {
    WESTERN: [*WESTERN],
    ARABIC_INDIC: [*ARABIC_INDIC],
    PERSIAN: ["٠٥", *ARABIC_INDIC[1:4], *PERSIAN[4:7], *ARABIC_INDIC[7:]],
}
_MARKS = "/.,:-()%"
_MOST_GLYPHS = 16
_MOST_WORDS = 8
# A dot alone looks like ٠, an alef like ١: only where others have read the same are they numbers.
_LIKE_LETTERS = ("0", "1")
_OTHER = CLASSES.index("")
_NO_GLYPH = 0.8
# Paper in heights of a line: letters of a word stand closer than the first, digits than the second.
_TIGHT_GAP = 0.15
_GAP = 0.28
# A digit so close to a letter may be torn from a number with a glyph that could not be told.
_LETTER_GAP = 0.22
_WIDE_GAP = 0.55
_LOOSE_GAP = 0.3
_USUAL = 1.5
_NUMBER = re.compile(r"([(%]?[.,:]?)(\d+(?:[/.,:-]\d+)*)([%)]?)")
_VALUES = {
    **{ord(digit): str(value) for value, digit in enumerate(ARABIC_INDIC)},
    **{ord(digit): str(value) for value, digit in enumerate(PERSIAN)},
}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with the marks at its ends, in logical order; its ``value`` in western digits without those.

    ``confidence`` is that of the least sure glyph, in percent; ``left`` and ``right`` are columns
    of the page. ``loose``: by the paper between its glyphs more or less could be one
    number.
    """

    text: str
    value: str
    western: bool
    confidence: float
    left: int
    right: int
    loose: bool = False


def folded(text: str) -> str:
    """Give the text with every digit a western one."""
    return text.translate(_VALUES)


def numerals_in(
    page: Grey, line: Box, *, height: float, persian: bool, expected: Collection[str] = ()
) -> tuple[Numeral, ...]:
    """Find the numbers in a line of a page that runs from right to left, those at the right first.

    ``line``: the box of the line, ``height``: of letters, in pixels. ``persian``: write digits as Persian
    where their kind cannot be told. ``expected``: values that others have read in the line; where the paper
    between digits leaves open what is one number, these decide.
    """
    x0, y0, x1, y1 = line
    beside, above = round(1.5 * height), round(height / 3)
    left, top = max(x0 - beside, 0), max(y0 - above, 0)
    crop = page[top : y1 + above, left : x1 + beside]
    if crop.size == 0 or int(crop.max()) - int(crop.min()) < 30:
        return ()
    words = _words(glyphs(ink_in(crop), speck=(height * 0.06) ** 2, band=(0, crop.shape[0])), height)
    taken: dict[int, Numeral] = {}
    for first, length, numeral in sorted(_segments(words, height, persian), key=_by_likeness(expected)):
        if numeral.value in _LIKE_LETTERS and numeral.value not in expected:
            continue
        if not any(place in taken for place in range(first, first + length)):
            moved = replace(numeral, left=numeral.left + left, right=numeral.right + left)
            taken |= dict.fromkeys(range(first, first + length), moved)
    return tuple(dict.fromkeys(taken[place] for place in sorted(taken, reverse=True)))


def _segments(
    words: Sequence[list[Glyph]], height: float, persian: bool
) -> Iterator[tuple[int, int, Numeral]]:
    """Give every run of words that is a number: the first, how many, and the number.

    What stands close together is a word. But narrow digits of a fixed pitch (١١) stand as far apart as words
    do, so that neighbouring words can be one number too.
    """
    letters = [_has_letter(word, height) for word in words]
    near = [
        _between(one, other) < (_LETTER_GAP if letters[place] or letters[place + 1] else _WIDE_GAP) * height
        for place, (one, other) in enumerate(pairwise(words))
    ]
    for first in range(len(words)):
        group: list[Glyph] = []
        widest = 0
        for place in range(first, min(first + _MOST_WORDS, len(words))):
            gap = _between(group, words[place]) if group else 0
            if letters[place] or gap > _WIDE_GAP * height:
                break
            group = group + words[place]
            widest = max(widest, gap)
            numeral = _numeral(group, height, persian)
            if numeral is not None:
                loose = widest > _LOOSE_GAP * height or any(
                    near[max(first - 1, 0) : first] + near[place : place + 1]
                )
                yield first, place + 1 - first, replace(numeral, loose=loose)


def _by_likeness(expected: Collection[str]) -> Callable[[tuple[int, int, Numeral]], tuple[bool, bool, int]]:
    """Give the key that puts first what others have read, then what has as many digits, then the longest."""
    counts = {sum(map(str.isdigit, value)) for value in expected}

    def key(segment: tuple[int, int, Numeral]) -> tuple[bool, bool, int]:
        _, length, numeral = segment
        digits = sum(map(str.isdigit, numeral.value))
        return numeral.value not in expected, digits not in counts, -length

    return key


def _has_letter(word: Sequence[Glyph], height: float) -> bool:
    chances = _chances(features(word, height=height))
    return bool(chances[:, _OTHER].max() > _NO_GLYPH)


def _words(pieces: Sequence[Glyph], height: float) -> list[list[Glyph]]:
    """Part glyphs into words, those without letters where there is more paper than between two digits."""
    groups = _parted(pieces, _TIGHT_GAP * height)
    words: list[list[Glyph]] = []
    open_word = False
    for group in groups:
        letters = _has_letter(group, height)
        if words and open_word and not letters and _between(words[-1], group) < _GAP * height:
            words[-1] += group
        else:
            words.append(group)
        open_word = not letters
    return words


def _parted(pieces: Sequence[Glyph], gap: float) -> list[list[Glyph]]:
    groups: list[list[Glyph]] = []
    for glyph in pieces:
        if groups and _between(groups[-1], [glyph]) < gap:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return groups


def _between(one: Sequence[Glyph], other: Sequence[Glyph]) -> int:
    return min(glyph.left for glyph in other) - max(glyph.right for glyph in one)


def _numeral(group: Sequence[Glyph], height: float, persian: bool) -> Numeral | None:
    if len(group) > _MOST_GLYPHS:
        return None
    chances = _chances(features(group, height=height))
    if chances[:, _OTHER].max() > _NO_GLYPH:
        return None
    usual = PERSIAN if persian else ARABIC_INDIC
    readings = {kind: chances @ _meaning(kind) for kind in _KINDS}
    likely = {
        kind: float(np.log(reading.max(axis=1) + 1e-9).sum()) + (_USUAL if kind == usual else 0)
        for kind, reading in readings.items()
    }
    best = max(likely, key=lambda kind: likely[kind])
    picked = readings[best].argmax(axis=1)
    sure = float(readings[best].max(axis=1).min()) * 100
    match = _NUMBER.fullmatch("".join((WESTERN + _MARKS)[index] for index in picked))
    if match is None or sure < 1:
        return None
    digits = WESTERN if best == WESTERN else usual
    value = logical(match[2])
    drawn = value.translate(dict(zip(range(ord("0"), ord("9") + 1), digits, strict=True)))
    text = ("(" if match[3] == ")" else "") + drawn + ("%" if match[3] == "%" else "") + _closed(match[1])
    return Numeral(text, value, best == WESTERN, sure, group[0].left, group[-1].right)


@cache
def _meaning(kind: str) -> NDArray[np.float32]:
    """Give what classes mean in a kind of digits, ``(classes, ten digits and the marks)``, 0 or 1."""
    matrix = np.zeros((len(CLASSES), len(WESTERN + _MARKS)), np.float32)
    for column, glyphs_of in enumerate([*_KINDS[kind], *_MARKS]):
        for glyph in glyphs_of:
            matrix[CLASSES.index(glyph), column] = 1
    return matrix


def logical(number: str) -> str:
    """Give a number seen in a line from right to left in logical order.

    Slashes, points, commas and colons keep its parts together; parts with hyphens between them run from
    right to left (Unicode Standard Annex 9, rules W4 to W7 with N1), so that 12-15 is seen as 15-12.
    """
    return "-".join(reversed(number.split("-")))


def _closed(marks: str) -> str:
    """Give the marks that stand at the left of a number and so are read after it."""
    return "".join(reversed(marks.replace("(", ")")))


@cache
def _model() -> Sequence[NDArray[np.float32]]:
    with np.load(_MODEL) as stored:
        return [stored[name].astype(np.float32) for name in ("first", "first_bias", "second", "second_bias")]


def _chances(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give the chance of each class for each glyph."""
    first, first_bias, second, second_bias = _model()
    hidden = np.maximum(rows @ first + first_bias, 0)
    weights = hidden @ second + second_bias
    powers = np.exp(weights - weights.max(axis=1, keepdims=True))
    chances: NDArray[np.float32] = powers / powers.sum(axis=1, keepdims=True)
    return chances
