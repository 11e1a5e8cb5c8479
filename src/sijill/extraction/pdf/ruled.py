"""Tables with lines around their cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sijill.extraction.pdf.geometry import Box, contains, union
from sijill.extraction.pdf.rows import Row, Word, row_of

_TOUCH = 3.0
"""Points by which the ends of two lines may miss each other."""
_SHORTEST = 5.0
_MOST_RULES = 8_000
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of words in rows, from the left and from the top; a cell is the words of each of its lines."""

    box: Box
    cells: tuple[tuple[tuple[tuple[Word, ...], ...], ...], ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(map(len, self.cells), default=0)


def grids(rules: Sequence[Box]) -> list[tuple[tuple[float, ...], tuple[float, ...], list[Box]]]:
    """Give the edges of columns, the edges of rows and the lines of each grid of at least two cells."""
    lines = [box for box in rules if max(box[2] - box[0], box[3] - box[1]) >= _SHORTEST][:_MOST_RULES]
    found = []
    for group in _touching(lines):
        xs = _edges((box[0] + box[2]) / 2 for box in group if _upright(box))
        ys = _edges((box[1] + box[3]) / 2 for box in group if not _upright(box))
        columns, rows = len(xs) - 1, len(ys) - 1
        if columns >= 1 and rows >= 1 and 2 <= columns * rows <= _MOST_CELLS and columns > 1:
            found.append((xs, ys, group))
    return found


def take_tables(rows: Sequence[Row], rules: Sequence[Box]) -> tuple[list[Table], list[Row]]:
    """Take the words in the grids out of the rows of a page; give the tables and the rows that remain."""
    tables = []
    left = list(rows)
    for xs, ys, group in sorted(grids(rules), key=lambda grid: (grid[1][0], grid[0][0])):
        box = (xs[0], ys[0], xs[-1], ys[-1])
        inside: list[Row] = []
        outside: list[Row] = []
        for row in left:
            within = [word for word in row.words if _in(box, word)]
            beyond = [word for word in row.words if not _in(box, word)]
            if within:
                inside.append(row_of(within))
            if beyond:
                outside.append(row_of(beyond))
        table = _table(inside, xs, ys, group)
        if table is not None:
            tables.append(table)
            left = outside
    return tables, left


def _table(
    inside: Sequence[Row], xs: Sequence[float], ys: Sequence[float], group: Sequence[Box]
) -> Table | None:
    home = _merged(xs, ys, group)
    lines: dict[tuple[int, int], list[tuple[Word, ...]]] = defaultdict(list)
    for row in inside:
        parts: dict[tuple[int, int], list[Word]] = defaultdict(list)
        for word in row.words:
            for cell, piece in _pieces(word, xs, ys, home):
                parts[cell].append(piece)
        for cell, words in parts.items():
            lines[cell].append(tuple(words))
    if len(lines) < 2:
        return None
    cells = tuple(
        tuple(tuple(lines.get((row, column), ())) for column in range(len(xs) - 1))
        for row in range(len(ys) - 1)
    )
    filled = tuple(row for row in cells if any(row))
    return Table((xs[0], ys[0], xs[-1], ys[-1]), filled)


def _pieces(
    word: Word, xs: Sequence[float], ys: Sequence[float], home: Callable[[int, int], tuple[int, int]]
) -> list[tuple[tuple[int, int], Word]]:
    """Give the cells of a word: one, unless its letters stand on both sides of a line."""
    row = _index(ys, word.base - 0.3 * word.size)
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, glyph in enumerate(word.glyphs):
        groups[home(row, _index(xs, (glyph.x0 + glyph.x1) / 2))].append(index)
    if len(groups) == 1:
        return [(next(iter(groups)), word)]
    pieces = []
    for cell, indexes in groups.items():
        glyphs = tuple(word.glyphs[index] for index in indexes)
        x0, top, x1, bottom = union(glyph.box for glyph in glyphs)
        pieces.append((cell, Word(glyphs, x0, x1, top, bottom, word.base, word.size)))
    return pieces


def _merged(
    xs: Sequence[float], ys: Sequence[float], group: Sequence[Box]
) -> Callable[[int, int], tuple[int, int]]:
    """Find cells without a line between; give the function that names the first of those that are one."""
    beside, above = _divided(xs, ys, group)
    parent: dict[tuple[int, int], tuple[int, int]] = {}

    def first(row: int, column: int) -> tuple[int, int]:
        cell = (row, column)
        while parent.get(cell, cell) != cell:
            cell = parent[cell]
        return cell

    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if column and (row, column) not in beside:
                _unite(parent, first(row, column - 1), first(row, column))
            if row and (row, column) not in above:
                _unite(parent, first(row - 1, column), first(row, column))
    return first


def _divided(
    xs: Sequence[float], ys: Sequence[float], group: Sequence[Box]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Give the cells that have a line on their left, and those that have one above."""
    beside: set[tuple[int, int]] = set()
    above: set[tuple[int, int]] = set()
    for box in group:
        if _upright(box):
            edge = _nearest(xs, (box[0] + box[2]) / 2)
            beside.update((row, edge) for row in _crossed(ys, box[1], box[3]))
        else:
            edge = _nearest(ys, (box[1] + box[3]) / 2)
            above.update((edge, column) for column in _crossed(xs, box[0], box[2]))
    return beside, above


def _nearest(edges: Sequence[float], value: float) -> int:
    at = bisect_right(edges, value)
    return min(
        (index for index in (at - 1, at) if 0 <= index < len(edges)), key=lambda i: abs(edges[i] - value)
    )


def _crossed(edges: Sequence[float], start: float, end: float) -> range:
    """Give the intervals between edges whose middles lie between two values."""
    middles = [(one + other) / 2 for one, other in pairwise(edges)]
    return range(bisect_left(middles, start - _TOUCH), bisect_right(middles, end + _TOUCH))


def _unite(
    parent: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]
) -> None:
    if one != other:
        parent[max(one, other)] = min(one, other)


def _touching(lines: Sequence[Box]) -> list[list[Box]]:
    """Group lines that touch, by a sweep from the top down."""
    parent = list(range(len(lines)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    active: list[int] = []
    for index in sorted(range(len(lines)), key=lambda index: lines[index][1]):
        x0, y0, x1, _ = lines[index]
        active = [other for other in active if lines[other][3] + _TOUCH >= y0]
        for other in active:
            if lines[other][0] - _TOUCH <= x1 and x0 <= lines[other][2] + _TOUCH:
                parent[root(index)] = root(other)
        active.append(index)
    groups: dict[int, list[Box]] = defaultdict(list)
    for index, box in enumerate(lines):
        groups[root(index)].append(box)
    return list(groups.values())


def _upright(box: Box) -> bool:
    return box[3] - box[1] > box[2] - box[0]


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _TOUCH:
            edges.append(value)
    return tuple(edges)


def _index(edges: Sequence[float], value: float) -> int:
    return min(max(bisect_right(edges, value) - 1, 0), len(edges) - 2)


def _in(box: Box, word: Word) -> bool:
    return contains(box, (word.x0 + word.x1) / 2, word.base - 0.3 * word.size)
