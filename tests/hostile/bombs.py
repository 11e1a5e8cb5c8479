"""Small files that are enormous inside, or that cost a parser more than any machine has."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

from tests.extraction.office.books import MAIN, package, workbook
from tests.extraction.zips import Member, zip_of
from tests.hostile import pdf
from tests.hostile.files import BadFile, Canary
from tests.hostile.inflating import MEBIBYTE, inflating

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def two_corners(_: Canary) -> bytes:
    return workbook(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )


def binary_corners(_: Canary) -> bytes:
    def record(kind: int, data: bytes) -> bytes:
        return bytes([kind, len(data)]) + data

    def cell(row: int, column: int) -> bytes:
        return record(0, struct.pack("<I", row)) + record(2, struct.pack("<II", column, 0))

    return package(
        {
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
            "xl/workbook.bin": b"",
            "xl/worksheets/sheet1.bin": cell(0, 0) + cell(1_048_575, 16_383),
        }
    )


def pdf_deflated_twice(_: Canary) -> bytes:
    """A page's content packed two times over: 630 MiB of nothing and then a line."""
    inner = inflating(b"", b" " * MEBIBYTE, 630, pdf.shown(b"behind it all"))
    content = pdf.stream(zlib.compress(inner.as_zlib(), 9), b"/Filter [/FlateDecode /FlateDecode]")
    return pdf.of_text(content=content)


def pdf_wide(_: Canary) -> bytes:
    return pdf.of_text(b"a page of two hundred thousand points", media=b"0 0 200000 200000")


def pdf_looped(_: Canary) -> bytes:
    """A page tree whose only child is itself."""
    return pdf.file_of([pdf.CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"])


def pdf_cut(_: Canary) -> bytes:
    whole = pdf.of_text(b"never to be seen whole")
    return whole[: len(whole) // 2]


def png(width: int, height: int) -> bytes:
    """A white PNG, 1 bit a pixel, as large as its header says."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = b"\x00" + b"\xff" * ((width + 7) // 8)
    data = inflating(b"", row * 100, height // 100).as_zlib()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def member(name: bytes, start: bytes, block: bytes, count: int, end: bytes = b"") -> Member:
    """A member of a ZIP that is far larger unpacked."""
    made = inflating(start, block, count, end)
    return Member(name, packed=made.packed, size=made.size, crc=made.crc)


def docx_large(_: Canary) -> bytes:
    """600 MiB of text in one paragraph."""
    start = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>'.encode()
    end = b"</w:t></w:r></w:p></w:body></w:document>"
    return zip_of(member(b"word/document.xml", start, b"x" * MEBIBYTE, 600, end))


def docx_lying(_: Canary) -> bytes:
    """The same size, of which its directory says that it is 1,000 bytes."""
    large = member(b"word/document.xml", b"<a>", b"x" * MEBIBYTE, 600, b"</a>")
    return zip_of(replace(large, size=1_000))


def xlsx_large(_: Canary) -> bytes:
    """600 MiB of rows."""
    row = b'<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    start = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
    rows = member(
        b"xl/worksheets/sheet1.xml", start, row * (MEBIBYTE // len(row)), 600, b"</sheetData></worksheet>"
    )
    return zip_of(Member(b"xl/workbook.xml", f'<workbook xmlns="{MAIN}"/>'.encode()), rows)


def html_deep(_: Canary) -> bytes:
    return b"<!doctype html><body>" + b"<div>" * 100_000 + b"x" + b"</div>" * 100_000


def html_attributes(_: Canary) -> bytes:
    return b"<!doctype html><body " + b" ".join(b"a%d=1" % number for number in range(300_000)) + b">x</body>"


def html_unclosed(_: Canary) -> bytes:
    """Bold that is never closed is repeated by parsers in every later block."""
    return b"<!doctype html><body>" + b"".join(b"<p><b a=%d>" % number for number in range(50_000)) + b"x"


def html_one_word(_: Canary) -> bytes:
    return b"<!doctype html><body><p>" + "ب".encode() * 20_000_000 + b"</p></body>"


def _laughs() -> bytes:
    lines = [b'<!ENTITY a0 "ha">']
    lines += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 30)]
    return b'<?xml version="1.0"?><!DOCTYPE x [' + b"".join(lines) + b"]><x>&a29;</x>"


def docx_laughs(_: Canary) -> bytes:
    return zip_of(Member(b"word/document.xml", _laughs()))


def outside_entity(canary: Canary) -> bytes:
    """XML whose text is a file of the machine."""
    uri = canary.path.as_uri()
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "{uri}">]><x>&a;</x>'.encode()


def docx_outside_entity(canary: Canary) -> bytes:
    return zip_of(Member(b"word/document.xml", outside_entity(canary)))


def xlsx_outside_entity(canary: Canary) -> bytes:
    return zip_of(
        Member(b"xl/workbook.xml", f'<workbook xmlns="{MAIN}"/>'.encode()),
        Member(b"xl/sharedStrings.xml", outside_entity(canary)),
        Member(b"_rels/.rels", outside_entity(canary)),
    )


def xhtml_outside_entity(canary: Canary) -> bytes:
    """The same as a page, in which an entity of a file's own is nothing."""
    uri = canary.path.as_uri()
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "{uri}">]>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>seen &a; seen</p></body></html>'
    ).encode()


def json_deep(_: Canary) -> bytes:
    return b"[" * 1_000_000 + b"]" * 1_000_000


def csv_wide(_: Canary) -> bytes:
    """One row of twenty million cells."""
    return b"," * 20_000_000


def zip_of_zeros(_: Canary) -> bytes:
    return zip_of(member(b"zeros.txt", b"", bytes(MEBIBYTE), 600))


DOCTYPE = "declares a document type, as attacks with entities do"

FILES = (
    BadFile("corners.xlsx", two_corners, "read", text="1\x1f\x1e2\x1f\x1e"),
    BadFile("corners.xlsb", binary_corners, says=("its cells stand too far apart",)),
    BadFile("deflated-twice.pdf", pdf_deflated_twice, "read", text="behind it all"),
    BadFile("wide.pdf", pdf_wide, "read", text="a page of two hundred thousand points"),
    BadFile("looped.pdf", pdf_looped, "empty", ("its pages are empty",)),
    BadFile("cut.pdf", pdf_cut, says=("it is damaged or no PDF",)),
    BadFile("30000.png", lambda _: png(30_000, 30_000), says=("more than 100 million pixels",)),
    BadFile("12000.png", lambda _: png(12_000, 12_000), says=("more than 100 million pixels",)),
    BadFile("large.docx", docx_large, says=("larger than 400 MiB",)),
    BadFile("lying.docx", docx_lying, says=("holds more than the 1000 bytes that it declares",)),
    BadFile("large.xlsx", xlsx_large, says=("as bombs are",)),
    BadFile("zeros.zip", zip_of_zeros, says=("as bombs are",)),
    BadFile("deep.html", html_deep, says=("deep in one another",)),
    BadFile("attributes.html", html_attributes, says=("more than 1,000 attributes",)),
    BadFile("unclosed.html", html_unclosed, says=("never closed",)),
    BadFile(
        "one-word.html",
        html_one_word,
        "read",
        ("too large or deep to tell its matter",),
        text="ب" * 20_000_000,
    ),
    BadFile("laughs.xml", lambda _: _laughs(), says=("it is an XML file",)),
    BadFile("laughs.docx", docx_laughs, says=(DOCTYPE,)),
    BadFile("entity.xml", outside_entity, says=("it is an XML file",)),
    BadFile("entity.docx", docx_outside_entity, says=(DOCTYPE,)),
    BadFile("entity.xlsx", xlsx_outside_entity, says=(DOCTYPE,)),
    BadFile("entity.xhtml", xhtml_outside_entity, "read", holds=("seen &a; seen",)),
    BadFile("deep.json", json_deep, "read", ("nests too deep",)),
    BadFile("wide.csv", csv_wide, "killed", ("it needs more memory than is allowed",)),
)
