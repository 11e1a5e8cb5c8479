"""Files that are not what their name says, that are two things at once, or that are not all there."""

from __future__ import annotations

import gzip
import io
import zipfile

from tests.extraction.drawing import encoded, motif
from tests.extraction.office.books import workbook
from tests.extraction.zips import Member, zip_of
from tests.hostile import pdf
from tests.hostile.files import BadFile, Canary, fixed
from tests.hostile.office import word
from tests.hostile.web_archives import record

_SHEET = workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>a cell</t></is></c></row>')
_PAGE = b"<!doctype html><title>A page</title><body><p>A page with a sentence in it.</p></body>"
_PICTURE = motif(3, (64, 48))


def pdf_with_archive(_: Canary) -> bytes:
    """A PDF that is a ZIP too: each program sees the one that it looks for."""
    whole = pdf.of_text(b"seen as a PDF")
    return whole + zip_of(Member(b"seen.txt", b"seen as a ZIP"))


def archive_with_pdf(_: Canary) -> bytes:
    return zip_of(Member(b"seen.txt", b"seen as a ZIP"), before=pdf.of_text(b"seen as a PDF") + bytes(2000))


def gif_with_page(_: Canary) -> bytes:
    return encoded(_PICTURE, "GIF") + b"<html><script>alert(1)</script></html>"


def gif_named_page(_: Canary) -> bytes:
    return encoded(motif(4, (64, 48)), "GIF") + b"<html><script>alert(2)</script></html>"


def jpeg_with_archive(_: Canary) -> bytes:
    return encoded(_PICTURE, "JPEG") + zip_of(Member(b"a.txt", b"behind the picture"))


def gif_that_is_a_script(_: Canary) -> bytes:
    """A script that begins like a GIF."""
    return b"GIF89a=1;alert(document.cookie)//" + b" " * 60


def word_and_sheet(_: Canary) -> bytes:
    """An Office file that is a text to one program and a workbook to another."""
    file = io.BytesIO(word("seen as a text"))
    with zipfile.ZipFile(file, "a") as archive, zipfile.ZipFile(io.BytesIO(_SHEET)) as other:
        for name in other.namelist():
            if name not in archive.namelist():
                archive.writestr(name, other.read(name))
    return file.getvalue()


WRONG = "but it is"

FILES = (
    BadFile("word.pdf", lambda _: word("a text of Word"), "read", (WRONG,), text="a text of Word"),
    BadFile("sheet.docx", fixed(_SHEET), "read", (WRONG,), text="a cell\x1f\x1e"),
    BadFile(
        "archive.xlsx", lambda _: zip_of(Member(b"a.txt", b"a")), "read", (WRONG,), members={"a.txt": "read"}
    ),
    BadFile(
        "page.txt", fixed(_PAGE), "read", (WRONG,), holds=("A page with a sentence in it.",), lacks=("<p>",)
    ),
    BadFile("report.jpg", lambda _: pdf.of_text(b"a PDF"), "read", (WRONG,), text="a PDF"),
    BadFile("program.jpg", fixed(b"MZ" + bytes(200)), says=("it is a program",)),
    BadFile("program.csv", fixed(b"\x7fELF" + bytes(200)), says=("it is a program",)),
    BadFile("database.xlsx", fixed(b"SQLite format 3\x00" + bytes(200)), says=("it is an SQLite database",)),
    BadFile("text.png", fixed(b"These are words, no picture."), says=("not what its name says (.png)",)),
    BadFile("picture.txt", lambda _: encoded(_PICTURE, "PNG"), "read", (WRONG,), text=""),
    BadFile("noise.csv", fixed(bytes(range(256)) * 40), says=("its bytes are no text",)),
    BadFile("noise.pdf", fixed(bytes(range(255, -1, -1)) * 40), says=("not what its name says (.pdf)",)),
    BadFile("pdf-and-zip.pdf", pdf_with_archive, "read", ("looks like a ZIP archive",), text="seen as a PDF"),
    BadFile(
        "zip-and-pdf.zip", archive_with_pdf, "read", (WRONG, "looks like a ZIP archive"), text="seen as a PDF"
    ),
    BadFile("gif-and-page.gif", gif_with_page, "read", ("looks like markup with code",), text=""),
    BadFile("gif-and-page.html", gif_named_page, "read", (WRONG, "looks like markup with code"), text=""),
    BadFile("jpeg-and-zip.jpg", jpeg_with_archive, "read", ("looks like a ZIP archive",), text=""),
    BadFile("script.gif", gif_that_is_a_script, says=("cannot be decoded",)),
    BadFile("word-and-sheet.docx", word_and_sheet, "read", ("It is a workbook too",), text="seen as a text"),
    BadFile("zero.pdf", fixed(b""), "empty", ("it has no bytes at all",)),
    BadFile(
        "large-and-hollow.txt",
        fixed(b"begins as a text\n"),
        says=("it is larger than 64 MiB",),
        sparse=70 << 20,
    ),
    BadFile("blank.txt", fixed(b" \n\t\r\n" * 50), "empty", ("it holds no text",)),
)


def wholes() -> dict[str, bytes]:
    """Give one sound file of each kind, to be cut off."""
    return {
        "list.xlsx": _SHEET,
        "text.docx": word("a text of Word that has an end"),
        "report.pdf": pdf.of_text(b"a report", b"that has an end"),
        "archive.zip": zip_of(Member(b"a.txt", b"a text " * 40), Member(b"b.txt", b"another " * 40)),
        "photo.png": encoded(_PICTURE, "PNG"),
        "photo.jpg": encoded(_PICTURE, "JPEG"),
        "photo.webp": encoded(_PICTURE, "WEBP"),
        "photo.tiff": encoded(_PICTURE, "TIFF", compression="tiff_lzw"),
        "page.warc.gz": gzip.compress(record(_PAGE + b"<p>The page has an end.</p>"), mtime=0),
    }
