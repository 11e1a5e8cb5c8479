"""OpenDocument sheets (ODS): cells by stored values, repeats unrolled only where they hold something."""

from __future__ import annotations

import re

from sijill.extraction.errors import Refused
from sijill.extraction.office.markup import Attributes
from sijill.extraction.office.ods_values import Cell, cell_text
from sijill.extraction.office.package import Package
from sijill.extraction.office.properties import read_properties
from sijill.extraction.office.sheet import MOST_COLUMNS, MOST_ROWS, Doubt, Sheet, reference
from sijill.extraction.office.workbook import Workbook

_PRESENT = {
    "basic/": "It holds macros; none was run.",
    "scripts/": "It holds scripts; none was run.",
    "object ": "It holds embedded objects or charts, which were not read.",
}
_OUTSIDE = frozenset({"table:table-source", "table:cell-range-source", "office:dde-source", "table:dde-link"})
_SKIPPED = {
    "table:tracked-changes": "It keeps a record of changes; what was deleted was not read.",
    "table:shapes": "It has drawings over the cells, whose text was not read.",
    "table:dde-link": "It keeps data fetched from another program, which was not read.",
    "draw:frame": "It has pictures or boxes over the cells, whose text was not read.",
    "draw:custom-shape": "It has pictures or boxes over the cells, whose text was not read.",
}
_LONGEST_NOTES = 100_000
_CELLS = ("table:table-cell", "table:covered-table-cell")
# Marks that no markup can hold stand for blanks that are meant, until the others are folded.
_BLANKS = re.compile("[ \t\r\n]+")
_MEANT = {"text:s": "\x1f", "text:tab": "\x1d", "text:line-break": "\x1e"}


def read_ods(package: Package) -> Workbook:
    """Read a workbook; raises :class:`Refused` and :class:`~sijill.extraction.office.sheet.TooLarge`."""
    _refuse_encrypted(package)
    workbook = Workbook()
    workbook.warnings.extend(package.warnings)
    workbook.properties.update(read_properties(package))
    content = _Content(workbook)
    package.parse("content.xml", start=content.start, end=content.end, text=content.words.append)
    content.finish()
    parts = [part.lower() for part in package.parts]
    for beginning, warning in _PRESENT.items():
        if any(part.startswith(beginning) for part in parts):
            workbook.warnings.append(warning)
    for number, part in enumerate(package.within("Pictures/"), 1):
        package.deliver(part, image=number)
    return workbook


def _refuse_encrypted(package: Package) -> None:
    found = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "manifest:encryption-data":
            found.append(tag)

    if package.has("META-INF/manifest.xml"):
        package.parse("META-INF/manifest.xml", start=start)
    if found:
        error = package.refused("it is encrypted")
        raise Refused(error.name, error.reason, "save it without a password and add it again")


class _Content:
    """Handlers of ``content.xml``."""

    def __init__(self, workbook: Workbook) -> None:
        self.words: list[str] = []
        self._workbook = workbook
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._sheet: Sheet | None = None
        self._skipping = 0
        self._left_out: dict[str, None] = {}
        self._outside = 0
        self._note: list[str] | None = None
        self._notes: list[str] = []
        self._row = self._column = self._columns = 0
        self._repeat_row = 1
        self._hidden_row = False
        self._cell: Cell | None = None
        self._cells: list[tuple[int, int, str]] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag in _OUTSIDE:
            self._outside += 1
        if self._skipping:
            self._skipping += 1
        elif tag in _SKIPPED and self._sheet_or_body(tag):
            self._left_out[_SKIPPED[tag]] = None
            self._skipping = 1
        elif tag in _CELLS:
            self._begin_cell(attributes)
        elif tag == "text:p":
            self.words.clear()
        elif tag in _MEANT:
            self.words.append(_MEANT[tag] * _count(attributes.get("text:c"), 10_000))
        elif tag == "office:annotation":
            self._note = []
        elif tag == "table:table-row":
            self._begin_row(attributes)
        else:
            self._around(tag, attributes)

    def _sheet_or_body(self, tag: str) -> bool:
        return tag in ("table:tracked-changes", "table:dde-link") or self._sheet is not None

    def _around(self, tag: str, attributes: Attributes) -> None:
        if tag == "table:table":
            self._begin_table(attributes)
        elif tag == "table:table-column" and self._sheet is not None:
            first = self._columns + 1
            self._columns += _count(attributes.get("table:number-columns-repeated"), MOST_COLUMNS)
            if attributes.get("table:visibility", "visible") != "visible":
                self._sheet.hide_columns(first, self._columns)
        elif tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def end(self, tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif tag == "text:p":
            if self._note is not None:
                self._note.append(_folded("".join(self.words)))
            elif self._cell is not None:
                self._cell.lines.append(_folded("".join(self.words)))
        elif tag == "office:annotation":
            self._end_note()
        elif tag in ("dc:creator", "dc:date") or tag.startswith("meta:"):
            self.words.clear()
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "table:table-row":
            self._end_row()
        elif tag == "table:table":
            self._sheet = None

    def _begin_table(self, attributes: Attributes) -> None:
        if self._sheet is not None:
            self._sheet.doubt(Doubt.NESTED, self._row, self._column)
            self._skipping = 1
            return
        hidden = attributes.get("table:style-name") in self._hidden_styles
        self._sheet = self._workbook.sheet(attributes.get("table:name", ""), hidden=hidden)
        self._row = self._columns = 0
        self._repeat_row = 1

    def _begin_row(self, attributes: Attributes) -> None:
        self._row += 1
        self._column = 1
        self._cells = []
        self._repeat_row = _count(attributes.get("table:number-rows-repeated"), MOST_ROWS)
        self._hidden_row = attributes.get("table:visibility", "visible") != "visible"

    def _begin_cell(self, attributes: Attributes) -> None:
        self.words.clear()
        self._cell = Cell(attributes)
        self._note = None

    def _end_cell(self) -> None:
        cell, sheet = self._cell, self._sheet
        self._cell = None
        if cell is None or sheet is None:
            return
        repeat = _count(cell.attributes.get("table:number-columns-repeated"), MOST_COLUMNS)
        text, doubts = cell_text(cell)
        if text:
            self._cells.append((self._column, repeat, text))
        for doubt, detail in doubts:
            sheet.doubt(doubt, self._row, self._column, detail)
        self._column += repeat

    def _end_note(self) -> None:
        if self._note is not None and self._sheet is not None:
            where = f"{self._sheet.name}!{reference(self._row, self._column)}"
            self._notes.append(f"{where}: " + "\n".join(self._note).strip())
            self._sheet.doubt(Doubt.COMMENT, self._row, self._column)
        self._note = None

    def _end_row(self) -> None:
        if self._sheet is not None and self._cells:
            for row in range(self._row, self._row + self._repeat_row):
                if self._hidden_row:
                    self._sheet.hide_row(row)
                for column, repeat, text in self._cells:
                    for at in range(column, column + repeat):
                        self._sheet.put(row, at, text)
        self._row += self._repeat_row - 1

    def finish(self) -> None:
        """Say what was left out, and keep the comments."""
        warnings = self._workbook.warnings
        warnings.extend(self._left_out)
        if self._outside:
            warnings.append(
                f"It has links to other files or programs, of which none was followed ({self._outside})."
            )
        notes = "\n".join(self._notes)
        if len(notes) > _LONGEST_NOTES:
            warnings.append(f"The comments are longer than {_LONGEST_NOTES} letters; the rest was left out.")
        if notes:
            self._workbook.properties["comments"] = notes[:_LONGEST_NOTES]


def _count(value: str | None, most: int) -> int:
    """Read how often something is repeated, at least once."""
    if not value or not value.isdecimal():
        return 1
    return max(1, min(int(value[:8]), most))


def _folded(text: str) -> str:
    """Fold blanks as the format says, but not those that are meant."""
    text = _BLANKS.sub(" ", text)
    return text.replace("\x1f", " ").replace("\x1d", "\t").replace("\x1e", "\n")
