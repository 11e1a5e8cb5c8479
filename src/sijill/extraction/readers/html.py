"""A page of HTML, as saved by itself."""

from __future__ import annotations

from sijill.claims.document import Document
from sijill.extraction.given import Given
from sijill.extraction.markup import page_document


def read(source: Given) -> Document:
    """Read the text of a page; pictures, styles and scripts beside it are not looked for."""
    return page_document(source.data, source.name)
