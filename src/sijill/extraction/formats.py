"""Bytes to a document, by the format that their name and first bytes tell."""

from __future__ import annotations

import csv
import re
from pathlib import PurePath

from sijill import __version__
from sijill.claims.document import Block, Document, tabular_text
from sijill.extraction.decoding import Decoded, decode
from sijill.extraction.errors import Empty, Refused, UnsupportedFormat
from sijill.extraction.tables import read_table

EXTRACTOR = f"sijill.extraction@{__version__}"
READ_NOW = "plain text (.txt, .md) and tables of separated values (.csv, .tsv)"

_PROSE = frozenset({"", ".txt", ".text", ".md"})
_TABLES = {".csv": None, ".tsv": "\t", ".tab": "\t"}
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "a ZIP container (DOCX, XLSX, ODT …)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (DOC, XLS)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio file"),
)
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|svg)", re.IGNORECASE)


def extract_bytes(data: bytes, name: str) -> Document:
    """Read a file's bytes as a document; ``name`` is the file's, of which only the suffix counts.

    Prose keeps its text as it is (CR LF as LF) with one block a line that is not blank, placed by its line
    number. A table becomes ``tabular`` text. Raises :class:`UnsupportedFormat`, :class:`Empty` or
    :class:`Refused`. Hostile bytes can exhaust time and memory: use :func:`extract` for files from outside.
    """
    suffix = PurePath(name).suffix.lower()
    _check_format(data, name, suffix)
    decoded = decode(data)
    if decoded is None:
        raise Refused(name, "its bytes are no text", "check that the file is whole and really is text")
    if not decoded.text.strip("\ufeff \t\n\r"):
        raise Empty(name, "it holds no text", "check that the right file was saved")
    if suffix in _TABLES:
        return _table(decoded, name, _TABLES[suffix])
    return _prose(decoded)


def _check_format(data: bytes, name: str, suffix: str) -> None:
    found = next((label for start, label in _SIGNATURES if data.startswith(start)), None)
    if found is None and _MARKUP.match(data[:512]):
        found = "HTML or XML"
    if found is None and suffix not in _PROSE and suffix not in _TABLES:
        found = f"of the kind {suffix}"
    if found is not None:
        raise UnsupportedFormat(
            name, f"it is {found}", f"what is read now is {READ_NOW}; save it as one of these"
        )


def _prose(decoded: Decoded) -> Document:
    blocks = []
    start = 0
    for number, line in enumerate(decoded.text.split("\n"), 1):
        end = start + len(line)
        if line.strip():
            blocks.append(Block(start, end, "line", {"line": number}))
        start = end + 1
    return Document(
        text=decoded.text,
        blocks=tuple(blocks),
        encoding=decoded.encoding,
        extractor=EXTRACTOR,
        warnings=decoded.warnings,
    )


def _table(decoded: Decoded, name: str, delimiter: str | None) -> Document:
    try:
        table = read_table(decoded.text, delimiter=delimiter)
    except csv.Error as error:
        raise Refused(
            name, f"its rows cannot be told apart ({error})", "save the sheet again as CSV"
        ) from error
    return Document(
        text=tabular_text(table.rows),
        tabular=True,
        encoding=decoded.encoding,
        extractor=EXTRACTOR,
        warnings=(*decoded.warnings, *table.warnings),
    )
