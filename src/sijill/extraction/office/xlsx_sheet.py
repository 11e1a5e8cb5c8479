"""The cells of one XLSX sheet, from its markup as it goes by (ECMA-376 part 1, 18.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sijill.extraction.office.markup import Attributes
from sijill.extraction.office.number_format import NumberFormat, show_number
from sijill.extraction.office.sheet import MOST_COLUMNS, Doubt, Sheet, TooLarge, reference

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Dynamic data exchange (program|topic!item), and functions that fetch or call.
_ACTIVE = re.compile(r"^\s*[-=+@]*\s*'?[\w.\\/: -]+\|[^|]+!|\b(?:WEBSERVICE|RTD|CALL|EXEC|DDE)\s*\(", re.I)
_LONGEST_FORMULA = 8_192


@dataclass(frozen=True, slots=True)
class Styles:
    """What cells refer to: shared texts, number formats by cell style, and the system of dates."""

    texts: Sequence[str]
    formats: Sequence[NumberFormat]
    from_1904: bool = False


class CellReader:
    """Puts the cells of a sheet where they stand; its methods are handlers of the markup."""

    def __init__(self, sheet: Sheet, styles: Styles) -> None:
        self.right_to_left = False
        self.words: list[str] = []
        self._sheet = sheet
        self._styles = styles
        self._columns: dict[str, int] = {}
        self._shared: dict[str, tuple[str, str]] = {}
        self._phonetic = False
        self._row = self._column = 0
        self._value: str | None = None
        self._inline = ""
        self._formula: str | None = None
        self._formula_attributes: Attributes = {}
        self._kind = self._style = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Handle the start of an element."""
        if tag == "c":
            self._begin(attributes)
        elif tag in ("v", "t"):
            self.words.clear()
        elif tag == "f":
            self.words.clear()
            self._formula_attributes = attributes
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "rPh":
            self._phonetic = True
        else:
            self._around(tag, attributes)

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        if tag == "v":
            self._value = "".join(self.words)
        elif tag == "t" and not self._phonetic:
            self._inline += "".join(self.words)
        elif tag == "f":
            self._formula = "".join(self.words)[:_LONGEST_FORMULA]
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "c":
            self._finish()

    def _begin(self, attributes: Attributes) -> None:
        self.words.clear()
        self._value = self._formula = None
        self._inline = ""
        self._formula_attributes = {}
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        if place := attributes.get("r"):
            self._row, self._column = self._located(place)
        else:
            self._column += 1

    def _located(self, place: str) -> tuple[int, int]:
        letters = place.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            found = _REFERENCE.fullmatch(place)
            if found is None:
                raise TooLarge("it names a cell outside of any sheet")
            column = column_number(letters)
            self._columns[letters] = column
        return int(place[len(letters) :][:8] or "0"), column

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() and len(number) < 9 else self._row + 1
        self._column = 0
        flat = attributes.get("customHeight") in ("1", "true") and attributes.get("ht") in ("0", "0.0")
        if flat or attributes.get("hidden") in ("1", "true"):
            self._sheet.hide_row(self._row)

    def _around(self, tag: str, attributes: Attributes) -> None:
        if tag == "col" and (attributes.get("hidden") in ("1", "true") or attributes.get("width") == "0"):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal() and len(first + last) < 15:
                self._sheet.hide_columns(int(first), int(last))
        elif tag == "mergeCell":
            found = _REFERENCE.match(attributes.get("ref", ""))
            if found:
                self._sheet.doubt(Doubt.MERGED, int(found[2]), column_number(found[1]))
        elif tag == "sheetView" and attributes.get("rightToLeft") in ("1", "true"):
            self.right_to_left = True

    def _finish(self) -> None:
        text = self._text()
        if self._formula is not None:
            text = self._with_formula(text)
        elif text and text[0] in "=+-@" and "|" in text and _ACTIVE.search(text):
            self._sheet.doubt(Doubt.ACTIVE, self._row, self._column)
        if text:
            self._sheet.put(self._row, self._column, text)

    def _text(self) -> str:
        value = self._value
        if self._kind == "inlineStr":
            return unescaped(self._inline)
        if value is None or value == "":
            return ""
        if self._kind == "s":
            if value.isdecimal() and len(value) < 9 and int(value) < len(self._styles.texts):
                return self._styles.texts[int(value)]
            return self._lost()
        if self._kind == "n":
            return self._number(value)
        if self._kind == "b":
            return "TRUE" if value.strip() in ("1", "true") else "FALSE"
        if self._kind == "e":
            self._sheet.doubt(Doubt.ERROR, self._row, self._column, value[:20])
        return unescaped(value)

    def _number(self, value: str) -> str:
        formats = self._styles.formats
        number = int(self._style) if self._style.isdecimal() and len(self._style) < 7 else 0
        form = formats[number] if number < len(formats) else NumberFormat()
        text = show_number(value.strip(), form, from_1904=self._styles.from_1904)
        if text is None:
            return self._lost()
        if form.dated:
            if form.foreign:
                self._sheet.doubt(Doubt.FOREIGN, self._row, self._column)
            if text.startswith("1900-02-29"):
                self._sheet.doubt(Doubt.NEVER, self._row, self._column)
        return text

    def _lost(self) -> str:
        self._sheet.doubt(Doubt.LOST, self._row, self._column)
        return "\N{REPLACEMENT CHARACTER}"

    def _with_formula(self, text: str) -> str:
        here = reference(self._row, self._column)
        formula = self._formula or ""
        shared = self._formula_attributes.get("si")
        if shared and formula and len(self._shared) < 100_000:
            self._shared[shared] = (formula, here)
        if _ACTIVE.search(formula):
            self._sheet.doubt(Doubt.ACTIVE, self._row, self._column)
        if text or (self._kind == "str" and self._value is not None):
            self._sheet.doubt(Doubt.FORMULA, self._row, self._column)
            return text
        self._sheet.doubt(Doubt.UNVALUED, self._row, self._column)
        if not formula and shared in self._shared:
            formula, home = self._shared[shared]
            return f"={formula} [as in {home}]"
        return f"={formula}"


def column_number(letters: str) -> int:
    """Give the number of a column's letters, 1 for A; raises :class:`TooLarge` past the last column."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    if not 0 < number <= MOST_COLUMNS:
        raise TooLarge("it names a cell outside of any sheet")
    return number


def unescaped(text: str) -> str:
    """Undo the escapes of characters that markup cannot hold (``_x000D_``), line ends as LF."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
