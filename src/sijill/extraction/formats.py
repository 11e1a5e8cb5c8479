"""From what a file is to the reader of its format; each is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath

from sijill import __version__
from sijill.claims.document import Document
from sijill.extraction.errors import Empty, UnsupportedFormat
from sijill.extraction.given import Given, Pixels, given
from sijill.extraction.sniffing import Format, Sniffed, sniff

EXTRACTOR = f"sijill.extraction@{__version__}"
READ_NOW = (
    "text, HTML and saved pages, PDF, DOCX, XLSX, XLS, ODS, CSV, TSV, JSON, mail (EML), images, recordings,"
    " ZIP, WARC and WACZ"
)

FORMAT = "format"
"""The property of a document that says which format it was read as."""

PICTURED = frozenset({Format.PDF, Format.IMAGE, Format.MEDIA})
"""Formats of which pages or pictures can be drawn."""

Reader = Callable[[Given], Document]
Renderer = Callable[[Given, int, int], Pixels]

_READERS = {
    Format.TEXT: "prose",
    Format.SEPARATED: "separated",
    Format.JSON: "jsons",
    Format.HTML: "html",
    Format.MHTML: "mhtml",
    Format.SAVED_PAGE: "saved_page",
    Format.MAIL: "mail",
    Format.PDF: "pdf",
    Format.DOCX: "docx",
    Format.SPREADSHEET: "spreadsheet",
    Format.IMAGE: "image",
    Format.MEDIA: "media",
    Format.ZIP: "archive",
    Format.WARC: "web_archive",
    Format.WACZ: "web_archive",
}
_SUFFIXES = {
    Format.PDF: (".pdf",),
    Format.DOCX: (".docx", ".docm", ".dotx"),
    Format.SPREADSHEET: (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx"),
    Format.ZIP: (".zip",),
    Format.MAIL: (".eml",),
    Format.HTML: (".html", ".htm", ".xhtml"),
    Format.IMAGE: (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".bmp"),
    Format.MEDIA: (".mp3", ".m4a", ".ogg", ".wav", ".flac", ".mp4", ".mov", ".mkv", ".webm", ".avi"),
}


def reader_of(form: Format) -> Reader:
    """Load the function that reads a format."""
    read: Reader = import_module(f"sijill.extraction.readers.{_READERS[form]}").read
    return read


def load_all() -> None:
    """Load every reader, so that processes made from this one find them loaded."""
    for form in Format:
        reader_of(form)


def extract_given(source: Given) -> Document:
    """Read a file by what its bytes are.

    Raises :class:`UnsupportedFormat`, :class:`Empty` or :class:`~sijill.extraction.Refused`. Hostile bytes
    can exhaust time and memory: files from outside are for :class:`~sijill.extraction.Workers`.
    """
    if source.size == 0:
        raise Empty(source.name, "it has no bytes at all", "check that it was saved or sent whole")
    found = sniff(source)
    form = _readable(found, source.name)
    document = reader_of(form)(source)
    warning = _misnamed(found, source.name)
    return replace(
        document,
        extractor=document.extractor or EXTRACTOR,
        warnings=(warning, *document.warnings) if warning else document.warnings,
        properties={FORMAT: str(form), **document.properties},
    )


def render_given(source: Given, page: int, width: int) -> Pixels:
    """Draw a page (from 1) or a picture about ``width`` pixels wide; raises as :func:`extract_given` does."""
    form = _readable(sniff(source), source.name)
    if form not in PICTURED:
        raise UnsupportedFormat(source.name, f"a {form} has no picture", "read its text")
    render: Renderer = import_module(f"sijill.extraction.readers.{_READERS[form]}").render
    return render(source, page, width)


def extract_bytes(data: bytes, name: str) -> Document:
    """Read bytes as a document, in this process; only for bytes that nobody outside has made."""
    with given(data, name) as source:
        return extract_given(source)


def _readable(found: Sniffed, name: str) -> Format:
    if found.format is None:
        raise UnsupportedFormat(
            name, f"it is {found.label}", f"save it as something that is read now: {READ_NOW}"
        )
    return found.format


def _misnamed(found: Sniffed, name: str) -> str | None:
    suffix = PurePath(name).suffix.lower()
    for form, suffixes in _SUFFIXES.items():
        if suffix in suffixes and found.format is not form and found.format is not None:
            return f"Its name ends in {suffix} but it is {found.label}; it was read as what it is."
    if suffix in (".txt", ".csv") and found.format in _SUFFIXES:
        return f"Its name ends in {suffix} but it is {found.label}; it was read as what it is."
    return None
