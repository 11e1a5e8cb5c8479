"""Pictures of originals that are safe to show: a worker draws plain pixels, and only these are made a PNG.

No byte of the original gets into the picture, so neither its metadata nor anything hidden in it does.
"""

from __future__ import annotations

import io

from sijill.claims import Document
from sijill.extraction import FORMAT, PICTURED, Workers
from sijill.store.queries import SourceFacts
from sijill.store.register import Register


def drawable_pages(document: Document | None) -> int:
    """Count the pages that can be drawn of a source: 1 for a picture, 0 if there is nothing to draw."""
    if document is None or document.properties.get(FORMAT) not in PICTURED:
        return 0
    told = document.properties.get("pages", "")
    if told.isascii() and told.isdigit():
        return int(told)
    return max((int(block.place.get("page", 1)) for block in document.blocks), default=1)


def draw(register: Register, source: SourceFacts, *, page: int, width: int, workers: Workers) -> bytes:
    """Draw a page (from 1) of a source about ``width`` pixels wide, as a PNG.

    Raises :class:`~sijill.extraction.ExtractionError` if it has no such page, or cannot be drawn.
    """
    from PIL import Image

    original = register.files.path(source.sha256)
    pixels = workers.render(original, name=source.name, page=page, width=width)
    image = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.data)
    png = io.BytesIO()
    image.save(png, "PNG", compress_level=3)
    return png.getvalue()
