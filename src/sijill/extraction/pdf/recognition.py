"""Pages without a text layer that can be used: drawn and given to the recognition of text in pictures."""

from __future__ import annotations

import math
import statistics
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from sijill.claims.document import ASIDE
from sijill.extraction import ocr
from sijill.extraction.given import Pixels
from sijill.extraction.pdf.direction import is_right_to_left
from sijill.extraction.pdf.geometry import Box, shared, union
from sijill.extraction.pdf.glyphs import Glyph
from sijill.extraction.pdf.pages import Part
from sijill.extraction.pdf.painted import Painted
from sijill.extraction.pdf.paragraphs import ITEM, PARAGRAPH

DPI = 300
MOST_PIXELS = 5_500
"""On the long side of a page drawn for recognition: A3 at 300 dpi, larger pages less sharp."""
_RGB = pdfium.FPDFBitmap_BGR  # which the option rev_byteorder turns to RGB
_COVERED = 0.35
_UNREAD = 0.3
_STRANGE_LETTERS = 200
_USUAL_ARABIC = frozenset("اليمنوهرتبدسع")
_VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöüãõåæœøı")


@dataclass(frozen=True, slots=True)
class Need:
    """Why a page needs recognition: ``picture`` (it shows more than its text layer), ``unread`` (its glyphs
    have no characters) or ``strange`` (its characters are no language); ``regions`` are the pictures.
    """

    reason: str
    regions: tuple[Box, ...] = ()


def need_of(glyphs: Sequence[Glyph], unread: int, painted: Painted, *, page: Box) -> Need | None:
    """Say whether a page needs recognition, and why."""
    pictures = tuple(
        picture.box for picture in painted.pictures if shared(page, picture.box) > 0 and _worth(picture.box)
    )
    if not glyphs:
        return Need("picture", pictures) if pictures or painted.drawings > 1 else None
    if unread > _UNREAD * len(glyphs):
        return Need("unread")
    if _is_strange("".join(glyph.text for glyph in glyphs)):
        return Need("strange")
    bare = tuple(box for box in pictures if not _has_text(box, glyphs))
    if sum(shared(page, box) for box in bare) >= _COVERED:
        return Need("picture", bare)
    return None


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page's parts after recognition, and sentences with ``{pages}`` on what is in doubt."""

    parts: tuple[Part, ...]
    findings: tuple[str, ...]


def recognised(page: Any, size: tuple[float, float], need: Need | None, parts: Sequence[Part]) -> Recognised:
    """Recognise a page of ``size`` points beside the ``parts`` that its text layer gave.

    Of a layer that cannot be used what was recognised takes the place; the layer is kept as asides.
    """
    pixels, scale = drawn(page, size=size, scale=DPI / 72, most=MOST_PIXELS)
    found = ocr.recognise(pixels, dpi=round(72 * scale))
    warnings = [f"{{pages}}: {found.warning[0].lower()}{found.warning[1:]}"] if found.warning else []
    lines = _lines(found.lines, scale)
    if need is None or need.reason == "picture":
        read = [box for part in parts if "hidden" not in part.note for box in (part.box,)]
        lines = [line for line in lines if not any(shared(line.box, box) > 0.5 for box in read)]
        if parts and need is not None:
            lines = [line for line in lines if any(shared(line.box, box) > 0.5 for box in need.regions)]
        kept = list(parts)
    else:
        why = "has no characters" if need.reason == "unread" else "is no language"
        warnings.insert(0, f"{{pages}}: its text layer {why}; the page was recognised instead.")
        kept = [replace(part, kind=ASIDE, rows=(), note={"hidden": "layer"} | part.note) for part in parts]
    new = paragraphs_of(lines)
    if new:
        warnings.insert(0, "{pages}: text recognised from a picture; every letter of it may be wrong.")
    matter = [part for part in kept if part.kind != ASIDE]
    beside = [part for part in kept if part.kind == ASIDE]
    return Recognised((*_by_height(matter, new), *beside), tuple(warnings))


def _by_height(matter: Sequence[Part], new: Sequence[Part]) -> list[Part]:
    if not matter:
        return list(new)
    return sorted((*matter, *new), key=lambda part: part.box[1])


def _lines(lines: Sequence[ocr.OcrLine], scale: float) -> list[Part]:
    return [
        Part(
            line.text,
            PARAGRAPH,
            (line.box[0] / scale, line.box[1] / scale, line.box[2] / scale, line.box[3] / scale),
            note={"ocr": line.confidence},
        )
        for line in lines
        if line.text.strip()
    ]


def paragraphs_of(lines: Sequence[Part]) -> list[Part]:
    """Join recognised lines, which come in reading order, to paragraphs, their confidence the mean."""
    groups: list[list[Part]] = []
    steps = [after.box[3] - before.box[3] for before, after in pairwise(lines) if _beneath(before, after)]
    usual = statistics.median_low(steps) if steps else 0.0
    for line in lines:
        before = groups[-1][-1] if groups else None
        if before is not None and _goes_on(groups[-1], line, lines, usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_joined(group) for group in groups]


def _joined(group: Sequence[Part]) -> Part:
    letters = sum(len(line.text) for line in group)
    sure = sum(int(str(line.note["ocr"])) * len(line.text) for line in group) / letters
    text = " ".join(line.text for line in group)
    return Part(text, PARAGRAPH, union(line.box for line in group), note={"ocr": round(sure)})


def _goes_on(group: Sequence[Part], line: Part, lines: Sequence[Part], usual: float) -> bool:
    before = group[-1]
    if not _beneath(before, line) or line.box[3] - before.box[3] > 1.35 * usual:
        return False
    if ITEM.match(line.text):
        return False
    column = [other.box for other in lines if _overlap(other.box, before.box) > 0.3]
    left, _, right, _ = union(column)
    free = before.box[0] - left if is_right_to_left(before.text) else right - before.box[2]
    word = line.text.split()[0]
    return free < (line.box[2] - line.box[0]) * (len(word) + 2) / len(line.text) + 6


def _beneath(before: Part, after: Part) -> bool:
    return after.box[3] > before.box[3] and _overlap(before.box, after.box) > 0.3


def _overlap(one: Box, other: Box) -> float:
    width = min(one[2] - one[0], other[2] - other[0])
    return (min(one[2], other[2]) - max(one[0], other[0])) / width if width > 0 else 0.0


def drawn(page: Any, *, size: tuple[float, float], scale: float, most: int) -> tuple[Pixels, float]:
    """Draw a page so that its long side is at most ``most`` pixels; give the picture and pixels per point."""
    scale = min(scale, most / max(*size, *page.get_size(), 1.0))
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=_RGB, draw_annots=True)
    try:
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        raw = bytes(bitmap.buffer)
    finally:
        bitmap.close()
    row = width * 3
    data = (
        raw[: row * height]
        if stride == row
        else b"".join(raw[start : start + row] for start in range(0, stride * height, stride))
    )
    return Pixels(width, height, data), scale


def _worth(box: Box) -> bool:
    return box[2] - box[0] > 36 and box[3] - box[1] > 10 and all(map(math.isfinite, box))


def _has_text(box: Box, glyphs: Sequence[Glyph]) -> bool:
    inside = [glyph for glyph in glyphs if not glyph.turn and shared(glyph.box, box) > 0.5]
    # A scanner's own stamp is a line; a text layer covers the picture.
    if len(inside) < 20:
        return False
    around = union(glyph.box for glyph in inside)
    return shared(box, around) > 0.25 or around[3] - around[1] > 0.25 * (box[3] - box[1])


def _is_strange(text: str) -> bool:
    """Say whether letters come as often as in no language that is read here: the font's table then lies."""
    arabic: Counter[str] = Counter()
    latin: Counter[str] = Counter()
    for character in text:
        if "a" <= (low := character.lower()) <= "ɏ":
            latin[low] += 1
        elif unicodedata.bidirectional(character) == "AL" and character.isalpha():
            arabic["ي" if character == "ی" else character] += 1
    if arabic.total() >= _STRANGE_LETTERS:
        return sum(arabic[letter] for letter in _USUAL_ARABIC) < 0.4 * arabic.total()
    if latin.total() >= _STRANGE_LETTERS and arabic.total() < latin.total():
        return not 0.2 <= sum(latin[letter] for letter in _VOWELS) / latin.total() <= 0.65
    return False
