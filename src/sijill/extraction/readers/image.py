"""Pictures: what they say of themselves, kept apart; their fingerprint; the text of those that show pages."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from sijill.claims.document import Block, Document
from sijill.extraction import ocr
from sijill.extraction.exif import exif_properties, orientation, preview, shows_another_picture
from sijill.extraction.given import Given, Pixels
from sijill.extraction.lettering import looks_like_text
from sijill.extraction.notes import MOST_NOTES, picture_notes
from sijill.extraction.perceptual_hash import perceptual_hash
from sijill.extraction.pictures import (
    MOST_PAGES,
    check_size,
    decoded,
    is_animated,
    opened,
    pages,
    pixels_of,
)
from sijill.extraction.trailing import trailing

LONGEST_SIDE = 2500
"""Pixels of what is shown of a picture."""

_DEFAULT_DPI = 300
_LONGEST_READ = 5000
# Words found in photographs where there are none stay below this.
_LEAST_CONFIDENCE = 65
_LEAST_LETTERS = 12


@dataclass(slots=True)
class _Found:
    """What the pages of a picture gave so far."""

    lines: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    fingerprint: str | None = None


def read(source: Given) -> Document:
    """Read a picture; its text is that of a scanned or photographed page, and empty for any other.

    Raises :class:`~sijill.extraction.errors.Refused` for broken bytes and more than 100 million pixels.
    Boxes are in pixels of the picture as it is seen, upright.
    """
    found = _Found()
    with opened(source) as picture:
        properties = _properties(picture, found.warnings)
        if behind := trailing(source.data, picture.format or ""):
            found.warnings.append(behind)
        if is_animated(picture):
            found.warnings.append(
                "The picture moves; only its first moment is kept as a fingerprint and read."
            )
        count = pages(picture)
        source.expect_pages(min(count, MOST_PAGES), ocr_pages=min(count, MOST_PAGES) if source.ocr else 0)
        for page in range(1, min(count, MOST_PAGES) + 1):
            _read_page(source, picture, page, found)
        if count > MOST_PAGES:
            found.warnings.append(f"The file has more than {MOST_PAGES} pages; those after are not read.")
    return _document(found, properties)


def render(source: Given, page: int, width: int) -> Pixels:
    """Show a page of a picture upright, on white, about ``width`` pixels wide and never enlarged."""
    with opened(source) as picture:
        turn = orientation(picture.getexif())
        if page > 1:
            picture.seek(page - 1)
            check_size(picture, source.name)
        if picture.format in ("JPEG", "MPO"):
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        shown, _ = decoded(picture, turn=turn, name=source.name)
        most = min(max(width, 16), LONGEST_SIDE)
        shown.thumbnail((most, LONGEST_SIDE))
        return pixels_of(shown)


def _read_page(source: Given, picture: Image.Image, page: int, found: _Found) -> None:
    if page > 1:
        picture.seek(page - 1)
    seen, cut = decoded(picture, turn=orientation(picture.getexif()), name=source.name)
    if cut:
        found.warnings.append("The file is cut off; only a part of its picture is there.")
    full = max(seen.size)
    seen.thumbnail((_LONGEST_READ, _LONGEST_READ))
    grey = np.asarray(seen.convert("L"))
    if page == 1:
        found.fingerprint = perceptual_hash(grey)
        _compare_preview(picture, grey, found.warnings)
    if not looks_like_text(grey):
        return
    if not source.ocr or ocr.available() is not None:
        found.unread.append(page)
        return
    _recognise(seen, page, full / max(seen.size), found)


def _recognise(seen: Image.Image, page: int, factor: float, found: _Found) -> None:
    recognised = ocr.recognise(pixels_of(seen), dpi=_dpi(seen))
    letters = sum(letter.isalnum() for line in recognised.lines for letter in line.text)
    weight = sum(len(line.text) for line in recognised.lines)
    sure = sum(line.confidence * len(line.text) for line in recognised.lines) / max(weight, 1)
    if letters < _LEAST_LETTERS or sure < _LEAST_CONFIDENCE:
        found.warnings.append(f"Page {page} may hold writing, but no text could be recognised in it.")
        return
    for line in recognised.lines:
        box = [round(side * factor) for side in line.box]
        found.lines.append((line.text, {"page": page, "box": box, "ocr": line.confidence}))
    if recognised.warning:
        found.warnings.append(f"Page {page}: {recognised.warning}" if page > 1 else recognised.warning)
    if recognised.language:
        found.languages.append(recognised.language)


def _document(found: _Found, properties: dict[str, str]) -> Document:
    blocks = []
    start = 0
    for text, place in found.lines:
        blocks.append(Block(start, start + len(text), "line", dict(place)))
        start += len(text) + 1
    warnings = found.warnings
    if found.lines:
        sure = sum(block.place["ocr"] * (block.end - block.start) for block in blocks) / max(start, 1)
        warnings.append(
            f"The text was recognised from the picture, {sure:.0f} percent sure; compare it with the picture."
        )
    if found.unread:
        why = ocr.available() or "Recognising text in pictures is turned off."
        warnings.append(f"The picture looks like a page of text (page {_listed(found.unread)}). {why}")
    return Document(
        text="\n".join(text for text, _ in found.lines),
        blocks=tuple(blocks),
        language=max(set(found.languages), key=found.languages.count) if found.languages else None,
        warnings=tuple(warnings),
        properties=properties,
        fingerprint=found.fingerprint,
    )


def _properties(picture: Image.Image, warnings: list[str]) -> dict[str, str]:
    found = {"Format": str(picture.format), "Size": f"{picture.width} × {picture.height} pixels"}
    try:
        found |= exif_properties(picture.getexif())
    except (OSError, ValueError, TypeError, KeyError, SyntaxError, ZeroDivisionError):
        warnings.append("The EXIF in the picture is broken and was not read whole.")
    found |= picture_notes(picture)
    if len(found) > MOST_NOTES:
        warnings.append(f"Only {MOST_NOTES} of the {len(found)} notes in the picture are kept.")
        found = dict(list(found.items())[:MOST_NOTES])
    if "GPS position" in found:
        warnings.append("The picture says where it was taken; that can give somebody away.")
    return found


def _compare_preview(picture: Image.Image, grey: np.typing.NDArray[np.uint8], warnings: list[str]) -> None:
    raw = picture.info.get("exif")
    small = preview(raw, picture.getexif()) if isinstance(raw, bytes) else None
    if small is not None and shows_another_picture(small, grey):
        warnings.append(
            "The preview inside the file shows another picture than the file; what was cut away or covered"
            " may still be seen in it."
        )


def _dpi(seen: Image.Image) -> int:
    """Give about what an A4 page in this many pixels was scanned at; Tesseract only wants a fair guess."""
    return min(max(round(max(seen.size) / 11.7), 70), 2 * _DEFAULT_DPI)


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:20])) + ("…" if len(numbers) > 20 else "")
