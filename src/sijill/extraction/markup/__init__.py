"""HTML to a document: bounded first, then parsed as browsers parse it; the matter of a page is marked."""

from sijill.extraction.markup.page import page_document

__all__ = ["page_document"]
