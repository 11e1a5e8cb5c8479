"""Reading one page: its glyphs, what hides or covers them, its fields and comments, laid out as parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from sijill.claims.document import ASIDE
from sijill.extraction.pdf.concealment import WORDS, shown
from sijill.extraction.pdf.findings import Findings
from sijill.extraction.pdf.geometry import Affine, Box, as_seen
from sijill.extraction.pdf.glyphs import ON_TOP, Glyph, lettering
from sijill.extraction.pdf.interactive import Interactive, Note, interactive
from sijill.extraction.pdf.pages import Part, lay_out
from sijill.extraction.pdf.painted import painted
from sijill.extraction.pdf.recognition import Need, need_of
from sijill.extraction.pdf.visibility import ink_of

_TALLEST_LINE = 32.0
_LARGEST_FIELD_LETTER = 12.0
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page read: ``size`` in points as seen, its parts in order, why it needs recognition, its links."""

    number: int
    size: tuple[float, float]
    parts: tuple[Part, ...] = ()
    need: Need | None = None
    links: tuple[str, ...] = ()
    empty: bool = False


def read_leaf(pdf: Any, number: int, findings: Findings) -> Leaf:
    """Read the page of a number, from 1; a page that cannot be loaded is noted and stays empty."""
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        findings.note("{pages}: damaged; nothing of it could be read.", number)
        return Leaf(number, (0.0, 0.0), empty=True)
    try:
        return _read(pdf, page, number, findings)
    finally:
        page.close()


def _read(pdf: Any, page: Any, number: int, findings: Findings) -> Leaf:
    crop = _crop(page)
    seen = as_seen(crop, pdfium.FPDFPage_GetRotation(page.raw))
    whole = seen.box(crop)
    paint = painted(page.raw, seen)
    text_page = page.get_textpage()
    try:
        letters = lettering(page.raw, text_page.raw, paint, crop=crop)
    finally:
        text_page.close()
    over = interactive(pdf, page, seen)
    size = (whole[2], whole[3])
    sight = shown(
        letters.glyphs,
        paint,
        page=whole,
        covers=over.covers,
        ink=lambda: ink_of(page, paint.texts, size=size),
    )
    if letters.cut or paint.cut or over.cut:
        findings.note("{pages}: so much on it that not all of it was read.", number)
    if sight.layer:
        findings.note(
            "{pages}: a scan; its text is what somebody's program recognised before, and was not checked.",
            number,
        )
    need = need_of(sight.visible, letters.unread, paint, page=whole)
    fields, boxes = _fields(over, findings, number)
    laid = lay_out((*sight.visible, *fields), paint.rules)
    _note_doubts(laid.doubts, findings, number)
    parts = (
        *laid.parts,
        *boxes,
        *_hidden(sight.hidden, findings, number),
        *_comments(over, findings, number),
    )
    if over.launches:
        findings.note("{pages}: links that start programs or open other files; none was followed.", number)
    nothing = not letters.glyphs and not paint.pictures and not paint.drawings
    return Leaf(number, size, parts, need, over.links, empty=nothing and not parts)


def _crop(page: Any) -> Box:
    left, bottom, right, top = page.get_cropbox()
    media = page.get_mediabox()
    # A crop beyond the paper is cut to it, as the library does when it draws.
    left, bottom = max(left, media[0]), max(bottom, media[1])
    right, top = min(right, media[2]), min(top, media[3])
    return (left, bottom, right, top) if left < right and bottom < top else media


def _note_doubts(doubts: Sequence[str], findings: Findings, number: int) -> None:
    if doubts:
        some = ", ".join(f"“{doubt}”" for doubt in list(dict.fromkeys(doubts))[:_MOST_SHOWN])
        findings.note(
            f"{{pages}}: the parts of {some} may be meant in the other order; compare them with the page.",
            number,
        )


def _hidden(glyphs: Sequence[Glyph], findings: Findings, number: int) -> list[Part]:
    by_reason: dict[str, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        by_reason[glyph.hidden].append(glyph)
    parts = []
    for reason, group in by_reason.items():
        laid = lay_out(group, ())
        if laid.parts:
            findings.note(
                f"{{pages}}: text that is not seen ({WORDS[reason]}); it is kept beside the matter.", number
            )
        parts += [replace(part, kind=ASIDE, rows=(), note={"hidden": reason}) for part in laid.parts]
    return parts


def _fields(over: Interactive, findings: Findings, number: int) -> tuple[list[Glyph], list[Part]]:
    """Give one-line fields as glyphs where they stand, larger and hidden ones as parts."""
    glyphs, parts = [], []
    for field in over.fields:
        text = " ".join(field.text.split())
        x0, y0, x1, y1 = field.box
        if field.hidden:
            findings.note(
                "{pages}: fields that are filled in but not shown; they are kept beside the matter.", number
            )
            parts.append(Part(text, ASIDE, field.box, note={"hidden": "field"}))
        elif y1 - y0 > _TALLEST_LINE or y1 <= y0:
            parts.append(Part(text, "paragraph", field.box))
        elif text:
            size = min(0.7 * (y1 - y0), _LARGEST_FIELD_LETTER)
            base = (y0 + y1) / 2 + 0.3 * size
            glyphs.append(
                Glyph(text, x0, x1, y0, y1, base, size, (x0 + x1) / 2, 0.0, ON_TOP, artifact=False, hidden="")
            )
    if glyphs or parts:
        findings.note("{pages}: a form; what is filled into its fields stands in the text.", number)
    return glyphs, parts


def _comments(over: Interactive, findings: Findings, number: int) -> list[Part]:
    if over.comments:
        findings.note("{pages}: comments; they are kept beside the matter.", number)
    return [_comment(note) for note in over.comments]


def _comment(note: Note) -> Part:
    extra: dict[str, object] = {"comment": True}
    if note.hidden:
        extra["hidden"] = "comment"
    return Part(" ".join(note.text.split()), ASIDE, note.box, note=extra)


def page_frame(page: Any) -> tuple[tuple[float, float], Affine]:
    """Give the size of a page as seen, in points, and the map to it."""
    crop = _crop(page)
    seen = as_seen(crop, pdfium.FPDFPage_GetRotation(page.raw))
    whole = seen.box(crop)
    return (whole[2], whole[3]), seen
