"""A document: what extraction makes of a source, and how a place in its text is found again.

Prose is text in blocks. A table is text too: cells end with UNIT SEPARATOR and rows with RECORD SEPARATOR
(U+001F, U+001E, the characters ISO 646 made for this), so that row and cell of any code point can be told
from the text alone, and a cell may hold tabs and line breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

CELL_END = "\x1f"
ROW_END = "\x1e"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document's text, ``[start, end)`` in code points, and where it stood in the source.

    ``place`` says where: ``{"page": 3, "box": [x0, y0, x1, y1]}``, ``{"line": 12}``, ``{"sheet": "July"}``.
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
    """Text in order, in blocks; ``tabular`` if its rows and cells are marked by separators.

    ``extractor`` is ``name@version``; ``encoding`` what the bytes were read as; ``warnings`` say what is in
    doubt (an encoding guessed, a part left out), each one sentence.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    tabular: bool = False
    language: str | None = None
    encoding: str | None = None
    extractor: str = ""
    warnings: tuple[str, ...] = ()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give ``(start, cells)`` of every row of a table; ``start`` in code points of the text."""
        start = 0
        for line in self.text.split(ROW_END)[:-1]:
            yield start, line.split(CELL_END)[:-1]
            start += len(line) + 1

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
