"""Tables without lines: columns kept apart by white space, where that is sure."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sijill.extraction.pdf.geometry import union
from sijill.extraction.pdf.rows import Row, Word
from sijill.extraction.pdf.ruled import Table

_BETWEEN = 0.9
"""Parts of the size that are free between two columns in every row."""
_LEAST_ROWS = 3
_FILLED = 0.6
_CLOSE = 0.75


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table among rows: those above it, the table, and those below."""

    above: tuple[Row, ...]
    table: Table
    below: tuple[Row, ...]


def aligned_table(rows: Sequence[Row]) -> Aligned | None:
    """Find the table in rows that share their columns; None if it is not sure that there is one."""
    edges = _edges(rows) if len(rows) >= _LEAST_ROWS else []
    if not edges:
        return None
    lines = [_cells(row, edges) for row in rows]
    full = [index for index, line in enumerate(lines) if sum(map(bool, line)) > 1]
    if len(full) < _LEAST_ROWS:
        return None
    first, last = full[0], full[-1]
    usual = statistics.median(rows[after].base - rows[before].base for before, after in pairwise(full))
    while last + 1 < len(rows) and rows[last + 1].base - rows[last].base < _CLOSE * usual:
        last += 1
    whole = _with_continuations(rows[first : last + 1], lines[first : last + 1], usual)
    filled = [[bool(cell) for cell in line] for line in whole]
    if len(whole) < _LEAST_ROWS or sum(map(sum, filled)) < _FILLED * len(whole) * (len(edges) + 1):
        return None
    if any(sum(column) < _LEAST_ROWS - 1 for column in zip(*filled, strict=True)):
        return None
    box = union(row.box for row in rows[first : last + 1])
    cells = tuple(tuple(tuple(cell) for cell in line) for line in whole)
    return Aligned(tuple(rows[:first]), Table(box, cells), tuple(rows[last + 1 :]))


def _edges(rows: Sequence[Row]) -> list[float]:
    size = statistics.median(row.size for row in rows)
    spans = sorted((word.x0, word.x1) for row in rows for word in row.words)
    edges = []
    reach = spans[0][1]
    for x0, x1 in spans:
        if x0 - reach >= _BETWEEN * size:
            edges.append((reach + x0) / 2)
        reach = max(reach, x1)
    return edges


def _cells(row: Row, edges: Sequence[float]) -> list[list[tuple[Word, ...]]]:
    cells: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for word in row.words:
        cells[sum(word.x0 > edge for edge in edges)].append(word)
    return [[tuple(cell)] if cell else [] for cell in cells]


def _with_continuations(
    rows: Sequence[Row], lines: list[list[list[tuple[Word, ...]]]], usual: float
) -> list[list[list[tuple[Word, ...]]]]:
    """Put the second line of a long cell into its row: it stands closer and fills fewer columns."""
    whole = [lines[0]]
    for (before, after), line in zip(pairwise(rows), lines[1:], strict=True):
        few = sum(map(bool, line)) * 2 <= len(line)
        if few and after.base - before.base < _CLOSE * usual:
            for cell, more in zip(whole[-1], line, strict=True):
                cell.extend(more)
        else:
            whole.append(line)
    return whole
