"""XLSB, Excel's binary workbooks, by calamine, after what would end the process has been ruled out."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from sijill.extraction.errors import Refused
from sijill.extraction.given import Given
from sijill.extraction.office.number_format import plain
from sijill.extraction.office.package import Package
from sijill.extraction.office.properties import read_properties
from sijill.extraction.office.sheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Sheet, TooLarge
from sijill.extraction.office.workbook import Workbook
from sijill.extraction.office.xlsx import warn_of_the_rest

Value = int | float | str | bool | time | date | datetime | timedelta

_UNSEEN = (
    "In this binary format formulas, comments, errors and hidden rows or columns are not told apart;"
    " cells were read as the values last saved."
)
_WITHOUT_PASSWORD = "save it without a password and add it again"
_ROW_HEADER = 0
_CELL_RECORDS = range(1, 12)


def read_xlsb(source: Given, package: Package) -> Workbook:
    """Read a binary workbook of Excel 2007 and later; raises :class:`Refused` and :class:`TooLarge`."""
    workbook = Workbook()
    workbook.warnings.extend(package.warnings)
    workbook.properties.update(read_properties(package))
    for part in package.within("xl/worksheets/"):
        if part.lower().endswith(".bin"):
            _check_extent(package.read(part))
    warn_of_the_rest(package, workbook)
    # calamine has a reading of ZIP of its own, so it gets one that holds only what was checked.
    checked = io.BytesIO()
    with zipfile.ZipFile(checked, "w") as archive:
        for part in package.parts:
            if package.sound(part):
                archive.writestr(part, package.read(part))
    checked.seek(0)
    _read(source, checked, workbook)
    return workbook


def _check_extent(data: bytes) -> None:
    """Bound the rectangle that the cells of a binary sheet span, for which calamine takes memory at once.

    Records by [MS-XLSB] 2.1.4: a kind of one or two bytes, a size of one to four, seven bits in each.
    """
    top, bottom, left, right = MOST_ROWS, -1, MOST_COLUMNS, -1
    row = at = 0
    while at < len(data):
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        if size >= 4 and at + size <= len(data) and (kind == _ROW_HEADER or kind in _CELL_RECORDS):
            value = struct.unpack_from("<I", data, at)[0]
            if kind == _ROW_HEADER:
                row = value
            else:
                top, bottom, left, right = (
                    min(top, row),
                    max(bottom, row),
                    min(left, value),
                    max(right, value),
                )
        at += size
    if bottom >= MOST_ROWS or right >= MOST_COLUMNS:
        raise TooLarge("it names a cell outside of any sheet")
    if (bottom - top + 1) * (right - left + 1) > 4 * MOST_CELLS and bottom >= top:
        raise TooLarge("its cells stand too far apart")


def _number(data: bytes, at: int, longest: int) -> tuple[int, int]:
    value = 0
    for index in range(longest):
        byte = data[at] if at < len(data) else 0
        at += 1
        value |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            break
    return value, at


def _read(source: Given, file: io.BytesIO, workbook: Workbook) -> None:
    try:
        with CalamineWorkbook.from_filelike(file) as opened:
            for number, about in enumerate(opened.sheets_metadata):
                sheet = workbook.sheet(about.name, hidden=about.visible != SheetVisibleEnum.Visible)
                _read_sheet(opened.get_sheet_by_index(number), sheet)
    except PasswordError as error:
        raise Refused(source.name, "it is encrypted", _WITHOUT_PASSWORD) from error
    except (TooLarge, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    # A panic of the library comes as a BaseException that it does not export.
    except BaseException as error:
        reason = str(error).partition("\n")[0][:100] or type(error).__name__
        raise Refused(
            source.name, f"its workbook is broken ({reason})", "open it in a spreadsheet and save it as XLSX"
        ) from error
    workbook.warnings.append(_UNSEEN)


def _read_sheet(cells: CalamineSheet, sheet: Sheet) -> None:
    if cells.start is None:
        return
    top, left = cells.start
    for row, values in enumerate(cells.to_python(skip_empty_area=True), top + 1):
        for column, value in enumerate(values, left + 1):
            if value != "":
                sheet.put(row, column, value_text(value))


def value_text(value: Value) -> str:
    """Write a value: ISO dates without an empty time, whole numbers without exponent or point."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        value = value.replace(microsecond=0)
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return plain(repr(value)) or str(value)
