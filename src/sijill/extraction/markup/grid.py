"""A table of HTML as a grid of cells, each spread over the rows and columns that it spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_CELLS = 1_000_000
MOST_LETTERS = 40_000_000
_WIDEST = 1_000


@dataclass(frozen=True, slots=True)
class Spanning:
    """One cell as it stands in the markup; ``down`` 0: to the end of the table."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equal width; ``spread`` is false if the spans would make it too large and were left out."""

    rows: tuple[tuple[str, ...], ...]
    spread: bool = True


def grid(rows: Sequence[Sequence[Spanning]]) -> Grid:
    """Lay cells out as HTML's table model does: a spanning cell's text stands in each place it covers.

    A cell as wide as the whole table (a title, a note) stands once, in the first column.
    """
    laid = _spread(rows)
    cells = laid if laid is not None else [[cell.text for cell in row] for row in rows]
    width = max(map(len, cells), default=0)
    for row, given in zip(cells, rows, strict=True):
        row.extend([""] * (width - len(row)))
        if len(given) == 1 and given[0].across >= width > 1 and given[0].down == 1:
            row[1:] = [""] * (width - 1)
    return Grid(tuple(map(tuple, cells)), spread=laid is not None)


def span(value: str | None, *, most: int) -> int:
    """Read a ``colspan`` or ``rowspan``; what is no number counts as 1."""
    digits = (value or "").strip()
    return min(int(digits), most) if digits.isascii() and digits.isdigit() and len(digits) < 8 else 1


def _spread(rows: Sequence[Sequence[Spanning]]) -> list[list[str]] | None:
    laid: list[list[str]] = []
    # Column → (rows still to be covered, text) of cells that reach down from above.
    above: dict[int, tuple[int, str]] = {}
    count = letters = 0
    for number, row in enumerate(rows):
        line: list[str] = []
        left = len(rows) - number
        for cell in row:
            _cover(line, above)
            across = min(max(cell.across, 1), _WIDEST)
            down = left if cell.down == 0 else min(cell.down, left)
            count += across * down
            letters += across * down * len(cell.text)
            if count > MOST_CELLS or letters > MOST_LETTERS:
                return None
            for _ in range(across):
                if down > 1:
                    above[len(line)] = (down, cell.text)
                line.append(cell.text)
        while len(line) <= max(above, default=-1):
            line.append(above.get(len(line), (0, ""))[1])
        above = {column: (more - 1, text) for column, (more, text) in above.items() if more > 1}
        laid.append(line)
    return laid


def _cover(line: list[str], above: dict[int, tuple[int, str]]) -> None:
    while len(line) in above:
        line.append(above[len(line)][1])
