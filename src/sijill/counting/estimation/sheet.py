"""A CSV file as a table of whole numbers; what is wrong is told by column and row of the sheet."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from unicodedata import decimal

import polars as pl

from sijill.counting.errors import InvalidTable

COUNT = "count"
SEPARATORS = (",", ";", "\t")
MOST_PEOPLE = 10_000_000_000  # more people than there are
_FIRST_ROW = 2  # the header is row 1
_ROW = "\0row"


def read_sheet(path: Path, *, text: Collection[str] = ()) -> pl.DataFrame:
    """Read a CSV file with a header: a column ``count``, columns of 0 and 1, and those of ``text`` as words.

    Cells are separated by commas, semicolons or tabs; digits may be of any script. Raises
    :class:`InvalidTable`, with the row, for what is no whole number from 0 up (in lists: 0 or 1).
    """
    header, separator = _header(path)
    if COUNT not in header:
        columns = ", ".join(repr(name) for name in header)
        raise InvalidTable(COUNT, f"is missing from {path.name}, whose columns are {columns}")
    for name, times in Counter(header).items():
        if times > 1 or not name.strip():
            raise InvalidTable(name, f"of {path.name} needs a name that no other column has")
    try:
        held = pl.read_csv(path, separator=separator, infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise InvalidTable(
            COUNT, f"cannot be read from {path.name}: some row has more cells than the header"
        ) from error
    # A row of empty cells is nobody's; rows are told by their place in the file all the same.
    filled = held.with_row_index(_ROW, _FIRST_ROW).filter(pl.any_horizontal(pl.col(header).is_not_null()))
    rows = filled.get_column(_ROW)
    return filled.drop(_ROW).with_columns(
        _numbers(filled.get_column(name), rows, most=MOST_PEOPLE if name == COUNT else 1)
        for name in header
        if name not in text
    )


def _header(path: Path) -> tuple[list[str], str]:
    """Give the names of the columns and what separates them."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.read()
    except OSError as error:
        raise InvalidTable(
            COUNT, f"cannot be read: {path.name} cannot be opened ({error.strerror})"
        ) from error
    except UnicodeDecodeError as error:
        raise InvalidTable(
            COUNT, f"cannot be read from {path.name}: it is not in UTF-8; save it as CSV UTF-8"
        ) from error
    if not first.strip():
        raise InvalidTable(
            COUNT, f"cannot be read from {path.name}: it is no CSV file with a header, its first row is empty"
        )
    read = {separator: next(csv.reader([first], delimiter=separator)) for separator in SEPARATORS}
    separator = max(SEPARATORS, key=lambda sign: (COUNT in read[sign], len(read[sign])))
    return read[separator], separator


def _numbers(column: pl.Series, rows: pl.Series, *, most: int) -> pl.Series:
    found = column.str.strip_chars().cast(pl.Int64, strict=False)
    if not found.null_count() and not (found < 0).any() and not (found > most).any():
        return found
    cells = zip(column.to_list(), rows.to_list(), strict=True)
    values = [_number(cell, column.name, row, most=most) for cell, row in cells]
    return pl.Series(column.name, values, dtype=pl.Int64)


def _number(cell: str | None, column: str, row: int, *, most: int) -> int:
    expected = "0 and 1" if most == 1 else "whole numbers from 0 up"
    if cell is None or not cell.strip():
        raise InvalidTable(column, f"has an empty cell in row {row}; it may hold {expected}")
    written = "".join(str(decimal(sign, sign)) for sign in cell.strip())
    whole, _, fraction = written.partition(".")
    if not whole.isascii() or not whole.isdigit() or fraction.strip("0"):
        raise InvalidTable(column, f"may hold {expected} only, and row {row} holds {cell[:40]!r}")
    if int(whole) > most:
        more = "" if most == 1 else ", more people than there are"
        raise InvalidTable(column, f"may hold {expected} only, and row {row} holds {cell[:40]!r}{more}")
    return int(whole)
