"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS): every sheet that holds something is a table of the document."""

from __future__ import annotations

from collections.abc import Callable

from sijill.claims.document import Document
from sijill.extraction.errors import Refused
from sijill.extraction.given import Given
from sijill.extraction.office.ods import read_ods
from sijill.extraction.office.package import Package
from sijill.extraction.office.sheet import TooLarge
from sijill.extraction.office.workbook import Workbook, too_large
from sijill.extraction.office.xls import read_xls
from sijill.extraction.office.xlsb import read_xlsb
from sijill.extraction.office.xlsx import read_xlsx
from sijill.extraction.zip_directory import Bounds

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE = Bounds(total_bytes=600 * 1024 * 1024)
_BINARY = Bounds(total_bytes=256 * 1024 * 1024)


def read(source: Given) -> Document:
    """Read a workbook as tables, one after the other.

    A table's place is its sheet and the row and column of its first cell as the sheet numbers them (A is 1).
    Dates are ISO, ids keep all digits, formulas are read as the values last saved.
    """
    try:
        return _reader(source)().document(source.name)
    except TooLarge as error:
        raise too_large(source.name, error) from error


def _reader(source: Given) -> Callable[[], Workbook]:
    if source.head.startswith(_COMPOUND):
        return lambda: read_xls(source)
    package = Package(source, _PACKAGE)
    if package.has("content.xml"):
        return lambda: read_ods(package)
    if package.has("xl/workbook.bin"):
        return lambda: read_xlsb(source, Package(source, _BINARY))
    if not any(part.lower().endswith("workbook.xml") for part in package.parts):
        raise Refused(source.name, "it holds no workbook", "check that it really is a spreadsheet")
    return lambda: read_xlsx(package)
