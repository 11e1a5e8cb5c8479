"""XLS workbooks of Excel 97 to 2003 (BIFF8), record by record ([MS-XLS])."""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import dataclass, field

from sijill.extraction.errors import Refused, UnsupportedFormat
from sijill.extraction.given import Given
from sijill.extraction.office.biff import BEGIN, Record, Strings, read_records, short_number
from sijill.extraction.office.compound import BrokenCompound, names_in, stream
from sijill.extraction.office.number_format import NumberFormat, built_in, read_format, show_number
from sijill.extraction.office.sheet import MOST_CELLS, Doubt, Sheet, TooLarge
from sijill.extraction.office.workbook import Workbook

_BIFF8 = 0x0600
_SHEET, _PASSWORD, _DATES, _STYLE, _FORMAT, _BOOK, _TEXTS = 0x85, 0x2F, 0x22, 0xE0, 0x041E, 0x01AE, 0xFC
_ROW, _COLUMNS, _NOTE, _MERGED = 0x0208, 0x7D, 0x1C, 0xE5
_NUMBER, _SHORT, _SHORTS, _FORMULA, _STRING = 0x0203, 0x027E, 0xBD, 0x06, 0x0207
_SHARED_TEXT, _TEXT, _RICH_TEXT, _TRUTH = 0xFD, 0x0204, 0xD6, 0x0205
_INTERNAL = (b"\x01\x04", b"\x01\x3a")
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_AS_XLSX = "open it in a spreadsheet and save it as XLSX"


@dataclass(slots=True)
class _Book:
    """What all sheets share: texts, number formats, and where each sheet begins."""

    texts: list[str] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    formats: dict[int, NumberFormat] = field(default_factory=dict)
    sheets: list[tuple[int, str, bool]] = field(default_factory=list)
    from_1904: bool = False
    encrypted: bool = False
    outside: int = 0

    def format(self, style: int) -> NumberFormat:
        found = self.formats.get(style)
        if found is None:
            number = self.styles[style] if style < len(self.styles) else 0
            found = self.formats[style] = read_format(self.codes.get(number) or built_in(number))
        return found


def read_xls(source: Given) -> Workbook:
    """Read a workbook; raises :class:`Refused`, :class:`UnsupportedFormat` and :class:`TooLarge`."""
    try:
        names = names_in(source.data)
        data = stream(source.data, "Workbook") or b""
    except BrokenCompound as error:
        raise Refused(source.name, f"its container is broken ({error})", _AS_XLSX) from error
    if "EncryptedPackage" in names:
        raise Refused(source.name, "it is encrypted", "save it without a password and add it again")
    if not data:
        raise UnsupportedFormat(source.name, "its workbook is older than Excel 97", _AS_XLSX)
    workbook = Workbook()
    if any(name.startswith("_VBA_PROJECT") for name in names):
        workbook.warnings.append("It holds macros; none was run.")
    try:
        _read(source, data, workbook)
    except (struct.error, IndexError) as error:
        raise Refused(source.name, "a record of its workbook is cut off", _AS_XLSX) from error
    return workbook


def _read(source: Given, data: bytes, workbook: Workbook) -> None:
    if struct.unpack_from("<HHH", data)[::2] != (BEGIN, _BIFF8):
        raise UnsupportedFormat(source.name, "its workbook is older than Excel 97", _AS_XLSX)
    book = _Book()
    for record in read_records(data, 0):
        _share(book, record)
    if book.encrypted:
        raise Refused(source.name, "it is encrypted", "save it without a password and add it again")
    if book.outside:
        said = "It has links to other files or programs, of which none was followed"
        workbook.warnings.append(f"{said} ({book.outside}).")
    begun: set[int] = set()
    for start, name, hidden in book.sheets:
        if start in begun:
            raise Refused(source.name, "two of its sheets are the same bytes", _AS_XLSX)
        begun.add(start)
        cells = _Cells(workbook.sheet(name, hidden=hidden), book)
        for record in read_records(data, start):
            cells.take(record)


def _share(book: _Book, record: Record) -> None:
    kind, data = record.kind, record.data
    if kind == _SHEET:
        start, state = struct.unpack_from("<IB", data)
        book.sheets.append((start, Strings(record.pieces, 6).next(short=True), bool(state & 3)))
    elif kind == _STYLE:
        book.styles.append(struct.unpack_from("<H", data, 2)[0])
    elif kind == _FORMAT:
        book.codes[struct.unpack_from("<H", data)[0]] = Strings(record.pieces, 2).next()
    elif kind == _TEXTS:
        texts = Strings(record.pieces, 8)
        # Cells whose text is beyond a cut are said to be lost one by one.
        with suppress(IndexError):
            for _ in range(min(struct.unpack_from("<I", data, 4)[0], MOST_CELLS)):
                book.texts.append(texts.next())
    elif kind == _DATES:
        book.from_1904 = data[:1] == b"\x01"
    elif kind == _PASSWORD:
        book.encrypted = True
    elif kind == _BOOK and data[2:4] not in _INTERNAL:
        book.outside += 1


class _Cells:
    """Puts the cells of a sheet where they stand, record by record."""

    def __init__(self, sheet: Sheet, book: _Book) -> None:
        self._sheet = sheet
        self._book = book
        self._waiting: tuple[int, int] | None = None
        self._count = 0

    def take(self, record: Record) -> None:
        kind, data = record.kind, record.data
        if kind in (_NUMBER, _SHORT, _SHARED_TEXT, _TEXT, _RICH_TEXT, _TRUTH, _FORMULA):
            self._cell(record)
        elif kind == _SHORTS:
            row, column = struct.unpack_from("<HH", data)
            for index, at in enumerate(range(4, len(data) - 6, 6)):
                style, short = struct.unpack_from("<HI", data, at)
                self._number(row + 1, column + index + 1, style, short_number(short))
        elif kind == _STRING and self._waiting:
            self._put(*self._waiting, Strings(record.pieces).next())
            self._waiting = None
        else:
            self._around(kind, data)

    def _around(self, kind: int, data: bytes) -> None:
        if kind == _ROW and data[12] & 0x20:
            self._sheet.hide_row(struct.unpack_from("<H", data)[0] + 1)
        elif kind == _COLUMNS and data[8] & 1:
            first, last = struct.unpack_from("<HH", data)
            self._sheet.hide_columns(first + 1, last + 1)
        elif kind == _NOTE:
            row, column = struct.unpack_from("<HH", data)
            self._sheet.doubt(Doubt.UNREAD_COMMENT, row + 1, column + 1)
        elif kind == _MERGED:
            for at in range(2, len(data) - 7, 8):
                row, _, column = struct.unpack_from("<HHH", data, at)
                self._sheet.doubt(Doubt.MERGED, row + 1, column + 1)

    def _cell(self, record: Record) -> None:
        kind, data = record.kind, record.data
        row, column, style = struct.unpack_from("<HHH", data)
        row, column = row + 1, column + 1
        if kind == _NUMBER:
            self._number(row, column, style, struct.unpack_from("<d", data, 6)[0])
        elif kind == _SHORT:
            self._number(row, column, style, short_number(struct.unpack_from("<I", data, 6)[0]))
        elif kind == _SHARED_TEXT:
            number = struct.unpack_from("<I", data, 6)[0]
            known = number < len(self._book.texts)
            self._put(row, column, self._book.texts[number] if known else None)
        elif kind in (_TEXT, _RICH_TEXT):
            self._put(row, column, Strings(record.pieces, 6).next())
        elif kind == _TRUTH:
            self._truth(row, column, data[6], error=bool(data[7]))
        else:
            self._formula(row, column, style, data)

    def _formula(self, row: int, column: int, style: int, data: bytes) -> None:
        self._sheet.doubt(Doubt.FORMULA, row, column)
        self._waiting = None
        if data[12:14] != b"\xff\xff":
            self._number(row, column, style, struct.unpack_from("<d", data, 6)[0])
        elif data[6] == 0:
            self._waiting = (row, column)
        elif data[6] in (1, 2):
            self._truth(row, column, data[8], error=data[6] == 2)

    def _truth(self, row: int, column: int, value: int, *, error: bool) -> None:
        if not error:
            self._put(row, column, "TRUE" if value else "FALSE")
            return
        text = _ERRORS.get(value, "#ERROR")
        self._put(row, column, text)
        self._sheet.doubt(Doubt.ERROR, row, column, text)

    def _number(self, row: int, column: int, style: int, value: float) -> None:
        form = self._book.format(style)
        text = show_number(repr(value), form, from_1904=self._book.from_1904)
        if text and form.foreign:
            self._sheet.doubt(Doubt.FOREIGN, row, column)
        if text and form.dated and text.startswith("1900-02-29"):
            self._sheet.doubt(Doubt.NEVER, row, column)
        self._put(row, column, text)

    def _put(self, row: int, column: int, text: str | None) -> None:
        self._count += 1
        if self._count > MOST_CELLS:
            raise TooLarge(f"it has more than {MOST_CELLS} cells")
        if text is None:
            self._sheet.doubt(Doubt.LOST, row, column)
            text = "\N{REPLACEMENT CHARACTER}"
        self._sheet.put(row, column, text.replace("\r\n", "\n").replace("\r", "\n"))
