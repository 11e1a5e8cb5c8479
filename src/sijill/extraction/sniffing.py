"""What a file is, told from its bytes; its name decides only between kinds of text."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from sijill.extraction.given import Given


class Format(StrEnum):
    """A format that is read."""

    TEXT = "text"
    SEPARATED = "separated"
    JSON = "json"
    HTML = "html"
    MHTML = "mhtml"
    SAVED_PAGE = "saved_page"
    MAIL = "mail"
    PDF = "pdf"
    DOCX = "docx"
    SPREADSHEET = "spreadsheet"
    IMAGE = "image"
    MEDIA = "media"
    ZIP = "zip"
    WARC = "warc"
    WACZ = "wacz"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """``format`` is ``None`` if it is not read; ``label`` says what it is ("a RAR archive")."""

    format: Format | None
    label: str


SAVED_PAGE_TYPE = b"application/x-sijill-saved-page"
"""What the first member, ``mimetype``, of a packed page holds (the convention of OpenDocument and EPUB)."""

_SUFFIXES = {
    ".csv": Format.SEPARATED,
    ".tsv": Format.SEPARATED,
    ".tab": Format.SEPARATED,
    ".json": Format.JSON,
    ".jsonl": Format.JSON,
    ".ndjson": Format.JSON,
    ".geojson": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".mht": Format.MHTML,
    ".mhtml": Format.MHTML,
    ".eml": Format.MAIL,
}
# What bears these names shows in its first bytes that it is what it says.
_SIGNED = frozenset(
    {
        *(".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".zip", ".warc", ".wacz"),
        *(".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".bmp"),
        *(".mp3", ".m4a", ".ogg", ".wav", ".flac", ".mp4", ".mov", ".mkv", ".webm", ".avi"),
    }
)
_PROSE = frozenset({"", ".txt", ".text", ".md", ".log", ".srt", ".vtt"})
_SIGNATURES: tuple[tuple[bytes, Format | None, str], ...] = (
    (b"%PDF-", Format.PDF, "a PDF"),
    (b"\x89PNG\r\n\x1a\n", Format.IMAGE, "a PNG image"),
    (b"\xff\xd8\xff", Format.IMAGE, "a JPEG image"),
    (b"GIF87a", Format.IMAGE, "a GIF image"),
    (b"GIF89a", Format.IMAGE, "a GIF image"),
    (b"II*\x00", Format.IMAGE, "a TIFF image"),
    (b"MM\x00*", Format.IMAGE, "a TIFF image"),
    (b"ID3", Format.MEDIA, "an MP3 recording"),
    (b"OggS", Format.MEDIA, "an Ogg recording"),
    (b"fLaC", Format.MEDIA, "a FLAC recording"),
    (b"\x1aE\xdf\xa3", Format.MEDIA, "a Matroska or WebM video"),
    (b"#!AMR", Format.MEDIA, "an AMR recording"),
    (b"WARC/", Format.WARC, "a WARC"),
    (b"{\\rtf", None, "an RTF text"),
    (b"Rar!\x1a\x07", None, "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", None, "a 7z archive"),
    (b"BZh", None, "a bzip2 archive"),
    (b"\xfd7zXZ\x00", None, "an xz archive"),
    (b"\x28\xb5\x2f\xfd", None, "a Zstandard archive"),
    (b"SQLite format 3\x00", None, "an SQLite database"),
    (b"\x7fELF", None, "a program"),
    (b"MZ", None, "a program"),
)
_BOXES = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIF", b"avif": "AVIF"}
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(\?xml|svg|!doctype|!entity)", re.I)
_TAG = re.compile(rb"</?(?:p|div|table|span|br|h[1-6]|ul|a|meta|title)\b[^>]{0,200}>", re.I)
_HEADER = re.compile(
    rb"^(from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|snapshot-content-location):",
    re.I | re.M,
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams by which a compound file is told; the reader of workbooks says what is wrong with an encrypted one.
_STREAMS = {
    "EncryptedPackage".encode("utf-16-le"): "an encrypted Office file",
    "Workbook".encode("utf-16-le"): "an old Excel workbook",
    "Book".encode("utf-16-le"): "an old Excel workbook",
}


def sniff(source: Given) -> Sniffed:
    """Tell what a file is."""
    head = source.head
    suffix = PurePath(source.name).suffix.lower()
    found = _binary(source, head) or _text(head, suffix)
    if found is not None:
        return found
    if suffix in _SUFFIXES:
        return Sniffed(_SUFFIXES[suffix], suffix)
    if suffix in _PROSE:
        return Sniffed(Format.TEXT, "a text")
    kind = f"not what its name says ({suffix})" if suffix in _SIGNED else f"of the kind {suffix}"
    return Sniffed(None, kind)


def _binary(source: Given, head: bytes) -> Sniffed | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(source)
    if head.startswith(_COMPOUND):
        found = next((label for name, label in _STREAMS.items() if name in source.data), None)
        return Sniffed(Format.SPREADSHEET, found) if found else Sniffed(None, "an old Office file")
    for start, form, label in _SIGNATURES:
        if head.startswith(start):
            return Sniffed(form, label)
    if head.startswith(b"RIFF") and len(head) >= 12:
        return {
            b"WEBP": Sniffed(Format.IMAGE, "a WebP image"),
            b"WAVE": Sniffed(Format.MEDIA, "a WAV recording"),
            b"AVI ": Sniffed(Format.MEDIA, "an AVI video"),
        }.get(head[8:12])
    if head[4:8] == b"ftyp":
        brand = _BOXES.get(head[8:12])
        return Sniffed(None, f"a {brand} image") if brand else Sniffed(Format.MEDIA, "an MP4 recording")
    if head.startswith(b"BM") and len(head) > 26 and struct.unpack_from("<I", head, 2)[0] == source.size:
        return Sniffed(Format.IMAGE, "a BMP image")
    if head[:2] == b"\xff\xfb" or head[:2] == b"\xff\xf3" or head[:2] == b"\xff\xf1":
        return Sniffed(Format.MEDIA, "an MP3 or AAC recording")
    if head.startswith(b"\x1f\x8b"):
        return _gzip(head)
    # The standard lets up to a kilobyte stand before a PDF's first line.
    return Sniffed(Format.PDF, "a PDF") if b"%PDF-" in head[:1024] and b"\x00" in head[:4096] else None


def _archive(source: Given) -> Sniffed:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = set(archive.namelist()[:10_000])
            first = archive.infolist()[0] if archive.filelist else None
            kind = b""
            if first is not None and first.filename == "mimetype" and first.file_size < 200:
                kind = archive.read(first).strip()
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, ValueError, EOFError):
        return Sniffed(Format.ZIP, "a ZIP archive")
    if kind == SAVED_PAGE_TYPE:
        return Sniffed(Format.SAVED_PAGE, "a saved page")
    if kind == b"application/vnd.oasis.opendocument.spreadsheet":
        return Sniffed(Format.SPREADSHEET, "an OpenDocument sheet")
    if kind.startswith((b"application/vnd.oasis", b"application/epub")):
        return Sniffed(None, "an OpenDocument text or a book")
    if "word/document.xml" in names:
        return Sniffed(Format.DOCX, "a DOCX text")
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return Sniffed(Format.SPREADSHEET, "an XLSX workbook")
    if "ppt/presentation.xml" in names:
        return Sniffed(None, "a presentation")
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return Sniffed(Format.WACZ, "a WACZ")
    return Sniffed(Format.ZIP, "a ZIP archive")


def _gzip(head: bytes) -> Sniffed:
    try:
        inside = zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        inside = b""
    return Sniffed(Format.WARC, "a WARC") if inside.startswith(b"WARC/") else Sniffed(None, "a gzip archive")


def _text(head: bytes, suffix: str) -> Sniffed | None:
    plain = head.replace(b"\x00", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
    plain = plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    top = re.split(rb"\r?\n\r?\n", plain[:16_384], maxsplit=1)[0]
    if suffix not in _SUFFIXES or suffix in (".eml", ".mht", ".mhtml"):
        headers = {name.lower() for name in _HEADER.findall(top)}
        if len(headers) >= 3 or (headers and suffix in (".eml", ".mht", ".mhtml")):
            related = re.search(rb"content-type:\s*multipart/related", top, re.I)
            saved = suffix in (".mht", ".mhtml") or b"snapshot-content-location" in headers
            form = Format.MHTML if saved or (related and b"received" not in headers) else Format.MAIL
            return Sniffed(form, "a saved page (MHTML)" if form is Format.MHTML else "a mail")
    if suffix in _SUFFIXES and _SUFFIXES[suffix] in (Format.SEPARATED, Format.JSON):
        return None
    if _MARKUP.match(plain) or (suffix in _PROSE and suffix != ".md" and len(_TAG.findall(plain)) >= 8):
        return Sniffed(Format.HTML, "an HTML page")
    if _XML.match(plain):
        if re.search(rb"<html\b", plain, re.I):
            return Sniffed(Format.HTML, "an XHTML page")
        what = "an SVG drawing" if re.search(rb"<svg\b", plain, re.I) else "an XML file"
        return Sniffed(None, what)
    return None
