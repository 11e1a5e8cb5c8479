"""A list's table as headers and filled rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.claims import Block, Document
from sijill.intake.errors import IntakeError

Rows = Sequence[tuple[int, int, tuple[str, ...]]]
"""The filled rows of a list: number in the sheet, start in the text, cells."""

NO_TABLE = Block(0, 0, "table")
"""Stands where no table was chosen yet."""

# A title, a date and a note may stand above the headers; more than this is no list.
_HIGHEST_HEADER = 12


def choose_table(document: Document, name: str, wanted: str | None) -> Block:
    """Give the table that is asked for, by its sheet's name or its number from 1, or the only one.

    Raises :class:`IntakeError` if there is none, or if it must be said which.
    """
    tables = document.tables()
    if not tables:
        raise IntakeError(
            f"{name} is a text, not a table; a list comes as XLSX, ODS or CSV, or in a page's or PDF's table."
        )
    if wanted is None and len(tables) == 1:
        return tables[0]
    titles = [
        str(table.place.get("sheet") or _position(table, number)) for number, table in enumerate(tables, 1)
    ]
    if wanted is not None:
        found = [table for table, title in zip(tables, titles, strict=True) if title == wanted.strip()]
        if found:
            return found[0]
        if wanted.strip().isdecimal() and 1 <= int(wanted) <= len(tables):
            return tables[int(wanted) - 1]
    listed = ", ".join(f"{number} “{title}”" for number, title in enumerate(titles[:30], 1))
    problem = f"has no table “{wanted}”" if wanted is not None else f"holds {len(tables)} tables"
    raise IntakeError(f"{name} {problem}; say which one with --table, by its number or name: {listed}.")


def numbered_rows(document: Document, table: Block) -> Iterator[tuple[int, int, list[str]]]:
    """Give every row of a table: its number as a spreadsheet shows it, its start in the text, its cells."""
    first = int(table.place.get("row", 1))
    for number, (start, cells) in enumerate(document.rows(table), first):
        yield number, start, cells


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list's table: its headers and where in the text they begin, its filled rows, as many cells in each.

    ``above`` are the numbers of filled rows above the headers.
    """

    headers: list[str]
    start: int
    rows: Rows
    above: tuple[int, ...]


def sheet(document: Document, table: Block, name: str) -> Sheet:
    """Tell headers from rows; raises :class:`IntakeError` if there are no headers.

    The headers are the first row, or the one below rows that fill a single cell (a title, a date) where
    the table is wider.
    """
    lines = list(numbered_rows(document, table))
    top = _header_index([cells for _, _, cells in lines])
    _, first, header = lines[top] if lines else (0, 0, [])
    if not any(map(str.strip, header)):
        raise IntakeError(f"The first row of {name} is empty; it must hold the headers.")
    width = len(header)
    rows = []
    for number, start, cells in lines[top + 1 :]:
        if any(map(str.strip, cells)):
            if len(cells) < width:
                cells += [""] * (width - len(cells))
            # Tuples of strings cost the garbage collector nothing; a large list would cost it a tenth.
            rows.append((number, start, tuple(cells)))
    above = tuple(number for number, _, cells in lines[:top] if any(map(str.strip, cells)))
    return Sheet(header, first, rows, above)


def _header_index(rows: Sequence[Sequence[str]]) -> int:
    filled = [sum(1 for cell in row if cell.strip()) for row in rows[:_HIGHEST_HEADER]]
    if not filled or filled[0] != 1:
        return 0
    wider = next((index for index, count in enumerate(filled) if count > 1), 0)
    # Rows of one cell all the way down are a list of one column.
    return wider if wider and sum(1 for count in filled[wider:] if count > 1) * 2 > len(filled) - wider else 0


def _position(table: Block, number: int) -> str:
    page = table.place.get("page")
    return f"page {page}, table {number}" if page else f"table {number}"
