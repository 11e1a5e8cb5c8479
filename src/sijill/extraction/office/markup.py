"""The XML of Office files, streamed: no document type, no entities, bounded depth and length of a tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Text = Callable[[str], object]

_DEPTH = 1_000
# Expat scans an unfinished tag anew with every piece, which makes long tags quadratic.
_TAG_BYTES = 8 * 1024 * 1024
_PIECE = 1024 * 1024

_OFFICE = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {
    f"{_OFFICE}/spreadsheetml/2006/main": "",
    f"{_STRICT}/spreadsheetml/main": "",
    f"{_OFFICE}/wordprocessingml/2006/main": "w:",
    f"{_STRICT}/wordprocessingml/main": "w:",
    f"{_OFFICE}/officeDocument/2006/relationships": "r:",
    f"{_STRICT}/officeDocument/relationships": "r:",
    f"{_OFFICE}/package/2006/relationships": "rel:",
    f"{_OFFICE}/drawingml/2006/main": "a:",
    f"{_STRICT}/drawingml/main": "a:",
    f"{_OFFICE}/officeDocument/2006/math": "m:",
    f"{_STRICT}/officeDocument/math": "m:",
    f"{_OFFICE}/markup-compatibility/2006": "mc:",
    f"{_OFFICE}/package/2006/metadata/core-properties": "cp:",
    f"{_OFFICE}/officeDocument/2006/extended-properties": "ep:",
    f"{_STRICT}/officeDocument/extendedProperties": "ep:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "urn:schemas-microsoft-com:vml": "v:",
    "urn:schemas-microsoft-com:office:office": "o:",
    "http://www.w3.org/1999/xlink": "xlink:",
    f"{_OPEN}:office:1.0": "office:",
    f"{_OPEN}:table:1.0": "table:",
    f"{_OPEN}:text:1.0": "text:",
    f"{_OPEN}:style:1.0": "style:",
    f"{_OPEN}:drawing:1.0": "draw:",
    f"{_OPEN}:meta:1.0": "meta:",
    f"{_OPEN}:manifest:1.0": "manifest:",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext:",
}


class BadMarkup(ValueError):
    """Markup that is broken or hostile; the message says how, without full stop."""


def parse(chunks: Iterable[bytes], *, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Call ``start(name, attributes)``, ``end(name)`` and ``text(characters)`` as the markup goes by.

    Names have the usual prefix of their namespace whatever the file calls it (``w:p``; none for the
    spreadsheet's), and ``?:`` in an unknown one. Raises :class:`BadMarkup`.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    names: dict[str, str] = {}
    depth = 0

    def on_start(raw: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise BadMarkup(f"its markup is nested deeper than {_DEPTH} levels")
        for key in attributes:
            if " " in key:
                attributes = {
                    names.get(key) or _named(names, key): value for key, value in attributes.items()
                }
                break
        start(names.get(raw) or _named(names, raw), attributes)

    def on_end(raw: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(names.get(raw) or _named(names, raw))

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        _feed(parser, chunks)
    except expat.ExpatError as error:
        raise BadMarkup(f"its markup is broken ({error})") from error


def _feed(parser: expat.XMLParserType, chunks: Iterable[bytes]) -> None:
    fed = 0
    for piece in _pieces(chunks):
        parser.Parse(piece, False)
        fed += len(piece)
        if fed - parser.CurrentByteIndex > _TAG_BYTES:
            raise BadMarkup(f"its markup has a tag of more than {_TAG_BYTES // 1024**2} MiB")
    parser.Parse(b"", True)


def _pieces(chunks: Iterable[bytes]) -> Iterable[bytes]:
    waiting: list[bytes] = []
    size = 0
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size >= _PIECE:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)


def _named(names: dict[str, str], raw: str) -> str:
    space, found, local = raw.rpartition(" ")
    # What a hostile file invents must not fill memory; a few hundred names are all that formats have.
    if len(names) > 5_000:
        raise BadMarkup("its markup has thousands of different names")
    names[raw] = _PREFIXES.get(space, "?:") + local if found else raw
    return names[raw]


def _refuse_doctype(*_: object) -> None:
    raise BadMarkup("its markup declares a document type, as attacks with entities do")
