"""One sheet of a workbook: its cells where they stand, and what is in doubt about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CELLS = 5_000_000

# Where so many rows stay empty another table begins; a stray cell at the end of a sheet is not its table.
_GAP = 1_000
_NAMED = 5


class TooLarge(ValueError):
    """More cells than are read, or cells too far apart; the message says which, without full stop."""


class Doubt(Enum):
    """What can be said of cells; the first of them are named behind it."""

    FORMULA = "formulas were read as the values last saved"
    UNVALUED = "formulas without a saved value are kept as formulas"
    ACTIVE = "cells would fetch data or start a program, nothing was run"
    ERROR = "cells hold an error instead of a value"
    MERGED = "areas of cells are merged, their value stands in the first"
    COMMENT = "cells have comments, which are kept apart in the properties"
    UNREAD_COMMENT = "cells have comments, which were not read"
    FOREIGN = "dates are shown in another calendar and were written as Gregorian"
    NEVER = "dates are 29 February 1900, which never was"
    LOST = "cells have a value that cannot be read"
    TWICE = "cells stand in the file more than once, the last was read"
    NESTED = "cells hold a table of their own, which was not read"


@dataclass(frozen=True, slots=True)
class Area:
    """Rows of equal width; the first cell stands in ``row`` and ``column``, from 1."""

    row: int
    column: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Noted:
    count: int = 0
    first: list[str] = field(default_factory=list)


class Sheet:
    """Collects the cells of one sheet; ``room`` is how many more the workbook may have."""

    def __init__(self, name: str, *, room: int = MOST_CELLS) -> None:
        self.name = name
        self.count = 0
        self._room = room
        self._rows: dict[int, dict[int, str]] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._doubts: dict[Doubt, _Noted] = {}

    def put(self, row: int, column: int, text: str) -> None:
        """Set a cell; blank ones are left out. Raises :class:`TooLarge`."""
        if not text or text.isspace():
            return
        if not (0 < row <= MOST_ROWS and 0 < column <= MOST_COLUMNS):
            raise TooLarge("it names a cell outside of any sheet")
        cells = self._rows.setdefault(row, {})
        if column in cells:
            self.doubt(Doubt.TWICE, row, column)
        else:
            self.count += 1
            if self.count > self._room:
                raise TooLarge(f"it has more than {MOST_CELLS} cells")
        cells[column] = text

    def doubt(self, kind: Doubt, row: int, column: int, detail: str = "") -> None:
        """Note what is to be said of a cell."""
        noted = self._doubts.setdefault(kind, _Noted())
        noted.count += 1
        if len(noted.first) < _NAMED:
            noted.first.append(f"{reference(row, column)} {detail}".strip())

    def hide_row(self, row: int) -> None:
        self._hidden_rows.add(row)

    def hide_columns(self, first: int, last: int) -> None:
        self._hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))

    def areas(self) -> Iterator[Area]:
        """Give the tables of the sheet from top to bottom, without the empty rows and columns around them.

        Raises :class:`TooLarge` where the cells stand so far apart that the gaps would not fit.
        """
        numbers = sorted(number for number, cells in self._rows.items() if cells)
        begin = 0
        for index in range(1, len(numbers) + 1):
            if index == len(numbers) or numbers[index] - numbers[index - 1] > _GAP:
                yield self._area(numbers[begin:index])
                begin = index

    def _area(self, numbers: list[int]) -> Area:
        left = min(min(self._rows[number]) for number in numbers)
        right = max(max(self._rows[number]) for number in numbers)
        first, last = numbers[0], numbers[-1]
        if (last - first + 1) * (right - left + 1) > 4 * MOST_CELLS:
            raise TooLarge("its cells stand too far apart")
        columns = range(left, right + 1)
        empty = ("",) * len(columns)
        rows = []
        for number in range(first, last + 1):
            cells = self._rows.get(number)
            rows.append(tuple([cells.get(column, "") for column in columns]) if cells else empty)
        return Area(first, left, tuple(rows))

    def doubts(self) -> Iterator[str]:
        """Give one sentence for each thing in doubt."""
        rows = sorted(self._hidden_rows & self._rows.keys())
        if rows:
            yield f"Sheet “{self.name}”: hidden rows were read ({_ranges(rows)})."
        used = (
            {column for cells in self._rows.values() for column in cells} if self._hidden_columns else set()
        )
        if columns := sorted(self._hidden_columns & used):
            yield f"Sheet “{self.name}”: hidden columns were read ({_ranges(columns, letters=True)})."
        for kind, noted in self._doubts.items():
            cells = ", ".join(noted.first)
            if noted.count > len(noted.first):
                cells += f", … {noted.count} in all"
            yield f"Sheet “{self.name}”: {kind.value} ({cells})."


def letters(column: int) -> str:
    """Give the letters of a column, A for 1."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def reference(row: int, column: int) -> str:
    """Give the name of a cell, as ``B12``."""
    return f"{letters(column)}{row}"


def _ranges(numbers: list[int], *, letters: bool = False) -> str:
    name = _letters if letters else str
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    said = [name(low) if low == high else f"{name(low)}–{name(high)}" for low, high in spans[:_NAMED]]
    return ", ".join(said) + (", …" if len(spans) > _NAMED else "")


_letters = letters
