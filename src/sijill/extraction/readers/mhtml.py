"""A page that a browser saved as one file (MHTML, RFC 2557): the text of its root."""

from __future__ import annotations

from dataclasses import replace

from sijill.claims.document import Document
from sijill.extraction.errors import Refused
from sijill.extraction.given import Given
from sijill.extraction.markup import page_document
from sijill.extraction.mime import Part, header, parse, parts

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_HEADERS = ("subject", "date", "from", "snapshot-content-location", "content-location")


def read(source: Given) -> Document:
    """Read the page; who saved it, when and from what address are properties, its pictures are counted."""
    message = parse(source.data, source.name)
    found = list(parts(message, source.name))
    pages = [part for part in found if part.kind in _PAGES]
    root = _root(str(message.get_param("start") or ""), pages)
    if root is None:
        raise Refused(source.name, "there is no page in it", "save it again from the browser")
    page = page_document(root.data(), source.name, charset=root.charset)
    said = {name: header(message, name) for name in _HEADERS}
    pictures = sum(1 for part in found if part.kind.startswith("image/"))
    warnings = page.warnings
    if len(pages) > 1:
        warnings += (
            f"{len(pages) - 1} pages framed inside this one are kept in the file and were not read.",
        )
    return replace(
        page,
        warnings=warnings,
        properties=page.properties
        | {name: value for name, value in said.items() if value}
        | {"pictures": str(pictures)},
    )


def _root(start: str, pages: list[Part]) -> Part | None:
    named = (part for part in pages if start and header(part.message, "content-id") == start)
    return next(named, pages[0] if pages else None)
