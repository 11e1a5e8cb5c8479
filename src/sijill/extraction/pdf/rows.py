"""Glyphs to rows and words: what shares a base line, cut where a space was painted or left."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sijill.extraction.pdf.clusters import is_mark, ordered_marks
from sijill.extraction.pdf.geometry import Box, union
from sijill.extraction.pdf.glyphs import Glyph

_BASE = 0.35
"""Parts of the size by which base lines of one row may differ."""
_GAP = 0.13
"""Parts of the size that are a space, in lettering that is not spaced out."""
_SPACED_OUT = 0.06
_FEW = 4
_RAISED = 0.6
_TWICE = 0.09
"""Parts of the size by which a letter painted twice is moved."""


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs without a space between them, from left to right."""

    glyphs: tuple[Glyph, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float

    @property
    def box(self) -> Box:
        """The box in the frame of its line."""
        return self.x0, self.top, self.x1, self.bottom


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one base line, from left to right; there is at least one."""

    words: tuple[Word, ...]
    base: float
    size: float

    @property
    def x0(self) -> float:
        """Where its ink begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where its ink ends."""
        return max(word.x1 for word in self.words)

    @property
    def box(self) -> Box:
        """The box around its words."""
        return union(word.box for word in self.words)


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """Give the rows of glyphs of one turn from the top down."""
    found = []
    for group in _by_base(_with_marks(glyphs)):
        words = _words(group)
        if words:
            found.append(row_of(words))
    return sorted(found, key=lambda row: (row.base, row.x0))


def row_of(words: Sequence[Word]) -> Row:
    """Make a row of words, of which there is at least one."""
    ordered = tuple(sorted(words, key=lambda word: word.x0))
    size = statistics.median(word.size for word in ordered for _ in word.glyphs)
    base = statistics.median(word.base for word in ordered)
    return Row(ordered, base, size)


def _with_marks(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Attach each mark to the letter that it stands over or under."""
    letters: list[Glyph] = []
    marks: list[Glyph] = []
    for glyph in glyphs:
        (marks if is_mark(glyph.text[0]) else letters).append(glyph)
    twins = [glyph for glyph in letters if any(map(is_mark, glyph.text))]
    if not marks and not twins:
        return letters
    near = _Neighbours(letters)
    attached: dict[int, str] = {}
    whole: dict[int, str] = {}
    for mark in marks:
        home = near.under(mark)
        if home is not None and mark.text not in (known := attached.get(id(home), "")):
            attached[id(home)] = known + mark.text
    gone = set()
    for twin in twins:
        # Letters with a mark, painted in pieces that each say the whole.
        home = near.under(twin, letter=twin.text[0])
        if home is not None and id(home) not in gone and _bare(home.text) == _bare(twin.text):
            gone.add(id(twin))
            if home.text == _bare(home.text):
                whole[id(home)] = twin.text
    return [
        replace(glyph, text=ordered_marks(whole.get(id(glyph), glyph.text) + attached.get(id(glyph), "")))
        if id(glyph) in attached or id(glyph) in whole
        else glyph
        for glyph in letters
        if id(glyph) not in gone
    ]


def _bare(text: str) -> str:
    return "".join(character for character in text if not is_mark(character))


class _Neighbours:
    """Finds the letter at a place: letters in squares of the page, so that each search is short."""

    _SQUARE = 24.0

    def __init__(self, letters: Iterable[Glyph]) -> None:
        self._squares: dict[tuple[int, int], list[Glyph]] = {}
        for letter in letters:
            if letter.text != " ":
                for column in {int(letter.x0 // self._SQUARE), int(letter.x1 // self._SQUARE)}:
                    self._squares.setdefault((column, int(letter.base // self._SQUARE)), []).append(letter)

    def under(self, mark: Glyph, letter: str | None = None) -> Glyph | None:
        """Give the letter nearest to the middle of a mark, on its line and no further than its size.

        With ``letter``, only one that begins with it, is another glyph and wider.
        """
        column, row = int(mark.middle // self._SQUARE), int(mark.base // self._SQUARE)
        best, least = None, mark.size if letter is None else 0.01
        for square in ((column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)):
            for found in self._squares.get(square, ()):
                if abs(found.base - mark.base) > _RAISED * mark.size:
                    continue
                if letter is not None and (
                    found is mark or found.text[0] != letter or found.x1 - found.x0 <= mark.x1 - mark.x0
                ):
                    continue
                away = max(found.x0 - mark.middle, mark.middle - found.x1, 0.0)
                if away < least or (away == least == 0.0 and best and _nearer(found, best, mark)):
                    best, least = found, away
        return best


def _nearer(one: Glyph, other: Glyph, mark: Glyph) -> bool:
    return abs(one.middle - mark.middle) < abs(other.middle - mark.middle)


def _by_base(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    start = size = float("-inf")
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if rows and glyph.base - start <= _BASE * max(min(size, glyph.size), 1.0):
            rows[-1].append(glyph)
            size = max(size, glyph.size)
        else:
            rows.append([glyph])
            start, size = glyph.base, glyph.size
    return _with_raised(rows)


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put small raised or lowered glyphs (a note's number) into the row that they belong to."""
    kept: list[list[Glyph]] = []
    for index, row in enumerate(rows):
        home = next(
            (
                other
                for other in (rows[index + 1] if index + 1 < len(rows) else None, kept[-1] if kept else None)
                if other is not None and _belongs(row, other)
            ),
            None,
        )
        if home is None:
            kept.append(row)
        else:
            home.extend(row)
    return kept


def _belongs(small: Sequence[Glyph], row: Sequence[Glyph]) -> bool:
    size = max(glyph.size for glyph in row)
    if max(glyph.size for glyph in small) > 0.8 * size or len(small) >= len(row):
        return False
    apart = abs(small[0].base - statistics.median(glyph.base for glyph in row))
    reach = 0.5 * size
    return apart <= _RAISED * size and all(
        any(abs(glyph.x0 - other.x1) < reach or abs(other.x0 - glyph.x1) < reach for other in row)
        for glyph in small
    )


def _words(group: Sequence[Glyph]) -> list[Word]:
    ordered = sorted(
        group, key=lambda glyph: (glyph.x0, -glyph.middle if glyph.text == " " else glyph.middle)
    )
    space = _space(ordered)
    words: list[list[Glyph]] = []
    reach = float("-inf")
    cut = True
    for glyph in ordered:
        if glyph.text == " ":
            # The space that ended a line may have been left lying under its last letter.
            cut = cut or reach < (glyph.x0 + glyph.x1) / 2
            continue
        if words and _is_twin(words[-1][-1], glyph):
            continue
        if cut or glyph.x0 - reach > space * glyph.size:
            words.append([])
            reach = float("-inf")
        words[-1].append(glyph)
        reach = max(reach, glyph.x1)
        cut = False
    return [_word(glyphs) for glyphs in words]


def _is_twin(before: Glyph, glyph: Glyph) -> bool:
    """Say whether a letter is the one before it painted again, to look bold."""
    return before.text == glyph.text and glyph.x0 - before.x0 < _TWICE * glyph.size


def _space(ordered: Sequence[Glyph]) -> float:
    """Give the gap, in parts of the size, from which letters stand apart: more in spaced-out lettering."""
    inner = [
        (after.x0 - before.x1) / max(after.size, 0.1)
        for before, after in pairwise(ordered)
        if before.text != " " and after.text != " "
    ]
    if len(inner) < _FEW:
        return _GAP
    usual = statistics.median(inner)
    return _GAP if usual < _SPACED_OUT else usual * 1.5 + 0.05


def _word(glyphs: Sequence[Glyph]) -> Word:
    x0, top, x1, bottom = union(glyph.box for glyph in glyphs)
    size = max(glyph.size for glyph in glyphs)
    base = statistics.median(glyph.base for glyph in glyphs)
    return Word(tuple(glyphs), x0, x1, top, bottom, base, size)
