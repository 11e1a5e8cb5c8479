"""Separated values to the rows of a table, as a spreadsheet shows them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

DELIMITERS = (",", ";", "\t", "|")

_SNIFFED_ROWS = 60
_SNIFFED_LETTERS = 200_000
# A cell with more lines than this is more often an unclosed quotation mark than somebody's words.
_LONG_CELL_LINES = 200


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal width, the delimiter they were separated by, and what is in doubt."""

    rows: tuple[tuple[str, ...], ...]
    delimiter: str
    warnings: tuple[str, ...] = ()


def read_table(text: str, *, delimiter: str | None = None) -> Table:
    """Read separated values (RFC 4180: quoted cells, doubled quotes, line breaks inside cells).

    Without a delimiter it is the one of ``, ; tab |`` that gives the most even columns. Short rows are
    padded with empty cells; an empty line stays an empty row, so that row numbers are the spreadsheet's.
    Raises :class:`csv.Error` if the rows cannot be told apart.
    """
    delimiter = delimiter or sniff(text)
    rows = list(_parse(text, delimiter))
    while rows and not rows[-1]:
        rows.pop()
    width = max(map(len, rows), default=0)
    short = [number for number, row in enumerate(rows, 1) if row and len(row) < width]
    warnings = []
    if short:
        warnings.append(_ragged(rows, short, width))
    long = next((number for number, row in enumerate(rows, 1) if _has_long_cell(row)), None)
    if long is not None:
        warnings.append(f"A quoted cell of row {long} runs over many lines; a quotation mark may be missing.")
    padded = tuple(tuple(row) if len(row) == width else (*row, *[""] * (width - len(row))) for row in rows)
    return Table(padded, delimiter, tuple(warnings))


def sniff(text: str) -> str:
    """Find the delimiter that splits the first rows most evenly; a comma if none splits at all."""
    sample = text[:_SNIFFED_LETTERS]
    if len(text) > len(sample):
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = Counter(len(row) for row in islice(_parse(sample, delimiter), _SNIFFED_ROWS) if row)
    except csv.Error:
        return 0.0, 0
    split = [(count, width) for width, count in widths.items() if width > 1]
    if not split:
        return 0.0, 0
    count, width = max(split)
    return count / widths.total(), width


def _parse(text: str, delimiter: str) -> Iterator[list[str]]:
    # The csv module's cell limit is the process's; a cell can be no longer than the text.
    before = csv.field_size_limit(max(len(text), 1))
    try:
        yield from csv.reader(_lines(text), delimiter=delimiter)
    finally:
        csv.field_size_limit(before)


def _lines(text: str) -> Iterator[str]:
    """Give lines with their ends; ``str.splitlines`` would also break at U+2028 and its like."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _has_long_cell(row: list[str]) -> bool:
    return any(len(cell) > _LONG_CELL_LINES and cell.count("\n") > _LONG_CELL_LINES for cell in row)


def _ragged(rows: list[list[str]], short: list[int], width: int) -> str:
    first = short[0]
    found = len(rows[first - 1])
    return (
        f"{len(short)} rows have fewer than {width} cells and were filled up, first row {first} with {found}."
    )
