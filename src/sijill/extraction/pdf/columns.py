"""The order in which rows are read: columns of a page, the right one first where the text runs so."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sijill.extraction.pdf.rows import Row, Word, row_of

_GUTTER = 1.2
"""Parts of the size that are at least free between two columns."""
_LEAST_ROWS = 3
_WINDOW = 3
_DEEPEST = 6
_FULL = 0.68
"""Parts of a column's width that a line of prose fills, in the middle of all."""
_BESIDE = 0.7


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows that are read one after the other; ``aligned`` if they look like the rows of a table."""

    rows: tuple[Row, ...]
    aligned: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    last: int
    x: float


def strips(rows: Sequence[Row], *, rtl: bool, depth: int = 0) -> list[Strip]:
    """Cut rows, which come from the top down, into strips in reading order."""
    run = _longest_run(rows) if depth < _DEEPEST and len(rows) >= _LEAST_ROWS else None
    if run is None:
        return [Strip(tuple(rows))] if rows else []
    before, within, after = rows[: run.first], rows[run.first : run.last + 1], rows[run.last + 1 :]
    left, right = _sides(within, run.x)
    if _is_tabular(within, left, right):
        middle = [Strip(tuple(within), aligned=True)]
    else:
        sides = (right, left) if rtl else (left, right)
        middle = [strip for side in sides for strip in strips(side, rtl=rtl, depth=depth + 1)]
    return [
        *strips(before, rtl=rtl, depth=depth + 1),
        *middle,
        *strips(after, rtl=rtl, depth=depth + 1),
    ]


def _longest_run(rows: Sequence[Row]) -> _Run | None:
    """Find the most consecutive rows that one gutter divides, with text beside text."""
    best: tuple[int, _Run] | None = None
    for x in _candidates(rows):
        for first, last in _free_runs(rows, x):
            run = _trimmed(rows, _Run(first, last, x))
            if run is not None and (best is None or run.last - run.first > best[0]):
                best = (run.last - run.first, run)
    return best[1] if best else None


def _candidates(rows: Sequence[Row]) -> list[float]:
    found: list[float] = []
    size = statistics.median(row.size for row in rows)
    for start in range(max(len(rows) - _WINDOW, 0) + 1):
        words = sorted(_spans(rows[start : start + _WINDOW]))
        reach = words[0][1]
        for x0, x1 in words:
            if x0 - reach >= _GUTTER * size:
                found.append((reach + x0) / 2)
            reach = max(reach, x1)
    kept: list[float] = []
    for x in sorted(found):
        if not kept or x - kept[-1] > size / 2:
            kept.append(x)
    return kept


def _spans(rows: Iterable[Row]) -> list[tuple[float, float]]:
    return [(word.x0, word.x1) for row in rows for word in row.words]


def _free_runs(rows: Sequence[Row], x: float) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, row in enumerate(rows):
        crossed = any(word.x0 < x < word.x1 for word in row.words) or _narrow(row, x)
        if crossed and start is not None:
            runs.append((start, index - 1))
            start = None
        elif not crossed and start is None:
            start = index
    if start is not None:
        runs.append((start, len(rows) - 1))
    return runs


def _narrow(row: Row, x: float) -> bool:
    """Say whether only a word's space is free around ``x``: then the row runs across."""
    left = max((word.x1 for word in row.words if word.x1 <= x), default=None)
    right = min((word.x0 for word in row.words if word.x0 >= x), default=None)
    return left is not None and right is not None and right - left < 0.8 * row.size


def _trimmed(rows: Sequence[Row], run: _Run) -> _Run | None:
    """Begin a run where both sides have text; None if too little stands beside each other."""
    first, last = run.first, run.last
    left = [index for index in range(first, last + 1) if rows[index].words[0].x1 <= run.x]
    right = [index for index in range(first, last + 1) if rows[index].words[-1].x0 >= run.x]
    if len(left) < _LEAST_ROWS or len(right) < _LEAST_ROWS:
        return None
    tops = max(rows[left[0]].base, rows[right[0]].base)
    size = statistics.median(rows[index].size for index in range(first, last + 1))
    while rows[first].base < tops - 1.6 * size:
        first += 1
    overlap = min(rows[left[-1]].base, rows[right[-1]].base) - tops
    shorter = min(
        rows[left[-1]].base - rows[left[0]].base,
        rows[right[-1]].base - rows[right[0]].base,
    )
    if overlap <= 0 or overlap < 0.5 * shorter:
        return None
    within = rows[first : last + 1]
    on_left = [word.x1 for row in within for word in row.words if word.x1 <= run.x]
    on_right = [word.x0 for row in within for word in row.words if word.x0 >= run.x]
    if not on_left or not on_right or min(on_right) - max(on_left) < _GUTTER * size * 0.8:
        return None
    return _Run(first, last, run.x)


def _sides(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        for side, words in (
            (left, [word for word in row.words if word.x1 <= x]),
            (right, [word for word in row.words if word.x1 > x]),
        ):
            if words:
                side.append(row_of(words))
    return left, right


def _is_tabular(rows: Sequence[Row], left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Say whether two sides belong together row by row: they share base lines and are short."""
    beside = len(left) + len(right) - len(rows)
    if beside < _BESIDE * min(len(left), len(right)):
        return False
    return min(_fullness(left), _fullness(right)) < _FULL


def _fullness(rows: Sequence[Row]) -> float:
    width = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    return statistics.median(_inked(row.words) for row in rows) / width if width > 0 else 0.0


def _inked(words: Sequence[Word]) -> float:
    """Give the width of words and of the usual spaces between them."""
    return sum(word.x1 - word.x0 for word in words) + 0.3 * sum(word.size for word in words[1:])
