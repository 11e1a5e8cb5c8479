"""Lines to paragraphs, headings and items of lists."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sijill.extraction.pdf.direction import is_right_to_left
from sijill.extraction.pdf.geometry import Box, union
from sijill.extraction.pdf.rows import Row, Word
from sijill.extraction.pdf.wording import Wording, letters

PARAGRAPH, HEADING, LISTITEM = "paragraph", "heading", "list_item"

_APART = 1.35
"""Times the usual distance of lines from which on a new paragraph begins."""
_WIDE_STEP, _WIDEST_STEP = 1.8, 4.0
_FEW_STEPS = 3
_BIGGER = 1.15
_LONGEST_HEADING = 3
_INDENT = 0.9
ITEM = re.compile(r"(?:[-*•–‣▪●➢✓◦]|[(]?(?:\d{1,3}|[٠-٩]{1,3}|[۰-۹]{1,3}|[a-zA-Zء-ي])[.)\-])\s+\S")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph: its lines from the top down, and what it is."""

    rows: tuple[Row, ...]
    kind: str
    text: str

    @property
    def box(self) -> Box:
        """The box around its lines."""
        return union(row.box for row in self.rows)


def pieces(rows: Sequence[Row], wording: Wording, *, body: float) -> list[Piece]:
    """Group the lines of one column; ``body`` is the size of most letters of the page."""
    if not rows:
        return []
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    usual = _usual_step(rows)
    groups: list[list[Row]] = []
    for row in rows:
        before = groups[-1][-1] if groups else None
        if before is None or _breaks(groups[-1], row, wording, left=left, right=right, usual=usual):
            groups.append([])
        groups[-1].append(row)
    return [_piece(group, wording, body) for group in groups]


def body_size(rows: Sequence[Row]) -> float:
    """Give the size of most letters."""
    sizes = [round(word.size, 1) for row in rows for word in row.words for _ in word.glyphs]
    return statistics.median(sizes) if sizes else 0.0


def _piece(group: Sequence[Row], wording: Wording, body: float) -> Piece:
    text = wording.text([row.words for row in group])
    big = statistics.median(row.size for row in group) >= _BIGGER * body
    if big and len(group) <= _LONGEST_HEADING:
        kind = HEADING
    else:
        kind = LISTITEM if ITEM.match(text) else PARAGRAPH
    return Piece(tuple(group), kind, text)


def _usual_step(rows: Sequence[Row]) -> float:
    """Give the distance of most lines that follow each other, in parts of their size."""
    steps = [(after.base - before.base) / max(after.size, before.size) for before, after in pairwise(rows)]
    near = [step for step in steps if 0.5 < step < _WIDEST_STEP]
    usual = statistics.median_low(near) if near else _WIDE_STEP
    # Of a few lines the distances may all be between paragraphs.
    return usual if len(near) > _FEW_STEPS else min(usual, _WIDE_STEP)


def _breaks(
    group: Sequence[Row], row: Row, wording: Wording, *, left: float, right: float, usual: float
) -> bool:
    before = group[-1]
    size = max(row.size, before.size)
    step = (row.base - before.base) / size
    if not 0 < step <= max(usual * _APART, 1.2) or abs(row.size - before.size) > 0.15 * size:
        return True
    rtl = is_right_to_left(letters([before.words, row.words]), default=wording.rtl)
    if _starts_item(row, rtl):
        return True
    free = before.x0 - left if rtl else right - before.x1
    first = row.words[-1] if rtl else row.words[0]
    if free > (first.x1 - first.x0) + 0.5 * size:
        # The next word would have had room; so the line was ended on purpose, unless it is centred or ragged.
        return True
    start, start_before = (right - row.x1, right - before.x1) if rtl else (row.x0 - left, before.x0 - left)
    hanging = len(group) == 1 and _starts_item(before, rtl)
    return start - start_before > _INDENT * size and not hanging


def _starts_item(row: Row, rtl: bool) -> bool:
    words: tuple[Word, ...] = row.words[::-1] if rtl else row.words
    if len(words) < 2:
        return False
    start = "".join(glyph.text for glyph in words[0].glyphs)
    return bool(ITEM.match(f"{start} x") or (rtl and ITEM.match(f"{_turned(start)} x")))


def _turned(start: str) -> str:
    """Give a short number with its mark behind it, whichever side the mark was seen on."""
    mark = next((character for character in start if character in ".)-("), "")
    return start.replace(mark, "") + (")" if mark in "()" else mark) if mark else start
