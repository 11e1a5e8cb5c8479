"""A document: what extraction makes of a source, and how a place in its text is found again.

Prose is text in blocks. A table is text too: cells end with UNIT SEPARATOR and rows with RECORD SEPARATOR
(U+001F, U+001E, the characters ISO 646 made for this), so that row and cell of any code point can be told
from the text alone, and a cell may hold tabs and line breaks. A table among prose, or one sheet of several,
is a block of the kind ``table``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

CELL_END = "\x1f"
ROW_END = "\x1e"

TABLE = "table"
ASIDE = "aside"
"""Kinds of block: rows of cells; and what stands around the matter of a page (menus, adverts, footers)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document's text, ``[start, end)`` in code points, and where it stood in the source.

    ``kind`` is ``line``, ``paragraph``, ``heading``, ``list_item``, ``table``, ``aside`` or ``caption``.
    ``place`` says where: ``{"line": 12}``; ``{"page": 3, "box": [x0, y0, x1, y1]}`` (pages from 1; whole
    points of 1/72 inch, of a picture its pixels, from the upper left corner); ``{"sheet": "July", "row": 3}``
    (the sheet's row of the table's first); ``{"start_ms": 61000, "end_ms": 64000}``. ``{"ocr": 87}``:
    recognised from a picture, with the mean confidence in percent. It holds no floats: the ledger keeps none.
    """

    start: int
    end: int
    kind: str
    place: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: 1-based row and column as a spreadsheet shows them, and its span in the text."""

    row: int
    column: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """Text in order, in blocks; ``tabular`` if all of it is rows and cells marked by separators.

    ``extractor`` is ``name@version``; ``encoding`` what the bytes were read as; ``warnings`` say what is in
    doubt (an encoding guessed, a part left out), each one sentence. ``properties`` is what the file says of
    itself (EXIF, a PDF's information, the headers of a mail), kept apart from the text: nobody published it,
    and it can give somebody away. ``fingerprint`` is the perceptual hash of a picture, 16 hex digits.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    tabular: bool = False
    language: str | None = None
    encoding: str | None = None
    extractor: str = ""
    warnings: tuple[str, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    fingerprint: str | None = None

    def tables(self) -> tuple[Block, ...]:
        """Give the tables in order; a text that is all one table is its only one."""
        found = tuple(block for block in self.blocks if block.kind == TABLE)
        return found if found or not self.tabular else (Block(0, len(self.text), TABLE),)

    def rows(self, table: Block | None = None) -> Iterator[tuple[int, list[str]]]:
        """Give ``(start, cells)`` of each row of a table, or of all; ``start`` in code points of the text."""
        start = table.start if table else 0
        text = self.text[start : table.end] if table else self.text
        for line in text.split(ROW_END)[:-1]:
            yield start, line.split(CELL_END)[:-1]
            start += len(line) + 1

    def prose(self) -> str:
        """Give the text with what is not prose blanked, code point for code point: every offset still holds.

        What stands around the matter (kind ``aside``) becomes blanks, cells end with a tab, rows with a line.
        """
        text = self.text
        for block in self.blocks:
            if block.kind == ASIDE:
                blank = re.sub(r"[^\n]", " ", text[block.start : block.end])
                text = text[: block.start] + blank + text[block.end :]
        return text.replace(CELL_END, "\t").replace(ROW_END, "\n")

    def as_json(self) -> dict[str, Any]:
        """Give the form in which the worker hands a document over and the store keeps it."""
        return {
            "text": self.text,
            "blocks": [[block.start, block.end, block.kind, block.place] for block in self.blocks],
            "tabular": self.tabular,
            "language": self.language,
            "encoding": self.encoding,
            "extractor": self.extractor,
            "warnings": list(self.warnings),
            "properties": self.properties,
            "fingerprint": self.fingerprint,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Document:
        """Read what :meth:`as_json` gave."""
        return cls(
            text=value["text"],
            blocks=tuple(Block(start, end, kind, place) for start, end, kind, place in value["blocks"]),
            tabular=value["tabular"],
            language=value["language"],
            encoding=value["encoding"],
            extractor=value["extractor"],
            warnings=tuple(value["warnings"]),
            properties=value.get("properties", {}),
            fingerprint=value.get("fingerprint"),
        )


def tabular_text(rows: Iterable[Sequence[str]]) -> str:
    """Join rows of cells to the text of a table; separators inside a cell become U+FFFD."""
    lines = []
    for row in rows:
        line = "".join(f"{cell}{CELL_END}" for cell in row)
        if ROW_END in line or line.count(CELL_END) != len(row):
            line = "".join(f"{_without_separators(cell)}{CELL_END}" for cell in row)
        lines.append(line + ROW_END)
    return "".join(lines)


def cell_at(text: str, offset: int) -> Cell:
    """Find the cell of a table's text that holds the code point at ``offset`` or ends there.

    Raises ``ValueError`` where there is none: at the end of a row, or outside the text.
    """
    if not 0 <= offset < len(text) or text[offset] == ROW_END:
        raise ValueError(f"no cell of the table is at {offset}")
    row_start = text.rfind(ROW_END, 0, offset) + 1
    start = max(text.rfind(CELL_END, 0, offset) + 1, row_start)
    end = text.index(CELL_END, offset)
    return Cell(
        row=text.count(ROW_END, 0, row_start) + 1,
        column=text.count(CELL_END, row_start, start) + 1,
        start=start,
        end=end,
        text=text[start:end],
    )


def _without_separators(cell: str) -> str:
    return cell.replace(CELL_END, "�").replace(ROW_END, "�")
