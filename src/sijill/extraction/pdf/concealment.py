"""Text that the page holds and does not show: a redaction that hides nothing, words for machines only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sijill.extraction.pdf.geometry import Box, area, shared, turned
from sijill.extraction.pdf.glyphs import Glyph
from sijill.extraction.pdf.painted import Painted, PaintedBox
from sijill.extraction.pdf.visibility import Ink

INVISIBLE, WHITE, COVERED, OUTSIDE = "invisible", "white", "covered", "outside"
WORDS = {
    INVISIBLE: "painted invisibly",
    WHITE: "white on white",
    COVERED: "under a box or picture",
    OUTSIDE: "outside the visible page",
}
_SEEMING = (COVERED, WHITE)
_LAYER = 0.5
"""Part of the page from which on a picture is taken for a scan, and invisible text for its text layer."""
_MOSTLY = 0.8
_MOST_COVERS = 2_000


@dataclass(frozen=True, slots=True)
class Shown:
    """Glyphs as they are seen: ``visible``, and ``hidden`` with their reason.

    ``layer``: the text is invisible over (or under) the scan of the whole page: somebody recognised it.
    """

    visible: tuple[Glyph, ...]
    hidden: tuple[Glyph, ...]
    layer: bool


def shown(
    glyphs: Sequence[Glyph],
    painted: Painted,
    *,
    page: Box,
    covers: Sequence[Box] = (),
    ink: Callable[[], Ink] | None = None,
) -> Shown:
    """Tell visible glyphs from hidden ones; ``covers`` are opaque boxes over everything (annotations).

    ``ink`` draws the page: what seems covered or white is hidden only if it cannot be seen there either.
    """
    scans = [picture for picture in painted.pictures if shared(page, picture.box) >= _LAYER]
    over = [*painted.boxes, *painted.pictures, *(PaintedBox(1 << 60, box) for box in covers)]
    lowest = min((glyph.order for glyph in glyphs), default=0)
    if ink is not None and any(scan.order > lowest for scan in scans) and _shine_through(glyphs, ink()):
        scans = [scan for scan in scans if scan.order < lowest]
    over = [box for box in over if box.order > lowest and box not in scans]
    over = sorted(over, key=lambda box: -area(box.box))[:_MOST_COVERS]
    covered = bool(over or scans)
    marked = [
        glyph
        if not covered and not glyph.hidden and _is_inside(glyph, page)
        else _with_reason(glyph, over, scans, painted.grounds, page)
        for glyph in glyphs
    ]
    if scans and marked and sum(glyph.hidden == INVISIBLE for glyph in marked) >= _MOSTLY * len(marked):
        layer = [_cleared(glyph) if glyph.hidden == INVISIBLE else glyph for glyph in marked]
        return _parted(layer, layer=True)
    if ink is not None and any(glyph.hidden in _SEEMING for glyph in marked):
        seen = ink()
        marked = [
            _cleared(glyph) if glyph.hidden in _SEEMING and seen.shows(_whole(glyph)) else glyph
            for glyph in marked
        ]
    return _parted(marked, layer=False)


def _shine_through(glyphs: Sequence[Glyph], ink: Ink) -> bool:
    """Say whether the texts of a page are seen though a picture lies on them, as under a watermark."""
    painted = [glyph for glyph in glyphs if glyph.hidden != INVISIBLE]
    return 2 * sum(ink.shows(_whole(glyph)) for glyph in painted) > len(painted)


def _is_inside(glyph: Glyph, page: Box) -> bool:
    return not glyph.turn and page[0] <= glyph.x0 <= page[2] and page[1] + glyph.size <= glyph.base <= page[3]


def _parted(glyphs: Sequence[Glyph], *, layer: bool) -> Shown:
    visible = tuple(glyph for glyph in glyphs if not glyph.hidden)
    return Shown(visible, tuple(glyph for glyph in glyphs if glyph.hidden), layer)


def _cleared(glyph: Glyph) -> Glyph:
    return replace(glyph, hidden="")


def _with_reason(
    glyph: Glyph,
    over: Sequence[PaintedBox],
    scans: Sequence[PaintedBox],
    grounds: Sequence[PaintedBox],
    page: Box,
) -> Glyph:
    reason = _reason(glyph, over, scans, grounds, page)
    return glyph if reason == glyph.hidden else replace(glyph, hidden=reason)


def _reason(
    glyph: Glyph,
    over: Sequence[PaintedBox],
    scans: Sequence[PaintedBox],
    grounds: Sequence[PaintedBox],
    page: Box,
) -> str:
    box = _ink(glyph)
    if shared(box, page) < 0.2:
        return OUTSIDE
    if glyph.hidden == INVISIBLE or any(scan.order > glyph.order for scan in scans):
        return INVISIBLE
    if any(cover.order > glyph.order and shared(box, cover.box) >= _MOSTLY for cover in over):
        return COVERED
    if glyph.hidden == WHITE:
        under = [ground for ground in grounds if ground.order < glyph.order and shared(box, ground.box) > 0.5]
        return "" if any(not ground.white for ground in under[-1:]) else WHITE
    return ""


def _ink(glyph: Glyph) -> Box:
    """Give the middle of a glyph's box as seen: what is cut of its edges hides nothing."""
    return _as_seen(glyph, 0.5, -0.05)


def _whole(glyph: Glyph) -> Box:
    return _as_seen(glyph, 0.9, 0.25)


def _as_seen(glyph: Glyph, above: float, below: float) -> Box:
    box = (
        glyph.x0,
        glyph.base - above * glyph.size,
        max(glyph.x1, glyph.x0 + 0.01),
        glyph.base + below * glyph.size,
    )
    return turned(-glyph.turn).box(box) if glyph.turn else box
