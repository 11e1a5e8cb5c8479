"""A workbook's sheets put together as one document: every sheet that holds something is a table."""

from __future__ import annotations

import re

from sijill.claims.document import TABLE, Block, Document, tabular_text
from sijill.extraction.errors import Empty, Refused
from sijill.extraction.office.sheet import MOST_CELLS, Sheet, TooLarge

MOST_SHEETS = 1_000

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


class Workbook:
    """Collects sheets, warnings and properties."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.warnings: list[str] = []
        self.properties: dict[str, str] = {}

    def sheet(self, name: str, *, hidden: bool = False) -> Sheet:
        """Begin another sheet."""
        if len(self.sheets) >= MOST_SHEETS:
            raise TooLarge(f"it has more than {MOST_SHEETS} sheets")
        room = MOST_CELLS - sum(sheet.count for sheet in self.sheets)
        shown = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", name)[:100]
        sheet = Sheet(shown, room=room)
        self.sheets.append(sheet)
        if hidden:
            self.warnings.append(f"The sheet “{shown}” is hidden; it was read.")
        return sheet

    def document(self, name: str) -> Document:
        """Put the tables one after the other.

        Raises :class:`Empty` if no cell holds anything, :class:`TooLarge` if the gaps would not fit.
        """
        texts: list[str] = []
        blocks: list[Block] = []
        start = area_cells = 0
        for sheet in self.sheets:
            for area in sheet.areas():
                area_cells += len(area.rows) * len(area.rows[0])
                if area_cells > 4 * MOST_CELLS:
                    raise TooLarge("its cells stand too far apart")
                text = tabular_text(area.rows)
                place = {"sheet": sheet.name, "row": area.row, "column": area.column}
                blocks.append(Block(start, start + len(text), TABLE, place))
                texts.append(text)
                start += len(text)
        if not blocks:
            raise Empty(name, "no cell of it holds anything", "check that the right file was saved")
        text, spoiled = _UNSTORABLE.subn("\N{REPLACEMENT CHARACTER}", "".join(texts))
        warnings = [*self.warnings, *(said for sheet in self.sheets for said in sheet.doubts())]
        if spoiled:
            warnings.append(f"{spoiled} characters could not be kept and are now U+FFFD.")
        return Document(
            text=text,
            blocks=tuple(blocks),
            tabular=True,
            warnings=tuple(warnings),
            properties=self.properties,
        )


def too_large(name: str, error: TooLarge) -> Refused:
    """Make the error that refuses a workbook for its size."""
    return Refused(name, str(error), "delete what is not needed, or save the sheets one by one as CSV")
