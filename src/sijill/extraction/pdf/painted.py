"""What a page paints, in the order in which it is painted: texts, ruled lines, opaque boxes, pictures."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from sijill.extraction.pdf import native
from sijill.extraction.pdf.geometry import IDENTITY, Affine, Box, union

MOST_OBJECTS = 300_000
_DEEPEST = 12
_MOST_SEGMENTS = 4_000
_RULE = 3.0
"""Points: what is thinner is a line, what is thicker a box."""

_INVISIBLE = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
_FILLING = frozenset({pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP})
_WHITE = 250
_OPAQUE = 255
_BOX_CORNERS = 6
_WITHOUT_TEXT = frozenset({"Artifact", "ReversedChars"})
_LONGEST_ACTUAL = 65_536


@dataclass(slots=True)
class Marked:
    """A marked stretch of the page: an artifact, or with a ``text`` of its own for the glyphs in ``span``.

    ``pen`` is where the tallest of its texts begins on its base line: not a mark, if there is a letter.
    """

    artifact: bool
    text: str
    span: Box | None = None
    pen: tuple[float, float] = (0.0, 0.0)
    tallest: float = 0.0

    def take(self, box: Box, pen: tuple[float, float]) -> None:
        """Take in a text of the stretch."""
        self.span = union((self.span, box)) if self.span else box
        if box[3] - box[1] > self.tallest:
            self.tallest, self.pen = box[3] - box[1], pen


@dataclass(slots=True)
class PaintedText:
    """One text object: its place in the order of painting and what its marks and state say of it.

    ``actual`` is the stretch that has a text of its own, if it is in one. ``artifact``: its producer marked
    it as no part of the matter. ``hidden`` is "", "invisible" or "white".
    """

    order: int
    actual: Marked | None = None
    artifact: bool = False
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class PaintedBox:
    """An opaque box or a picture, as seen; ``white`` if it could be the paper."""

    order: int
    box: Box
    white: bool = False


@dataclass(slots=True)
class Painted:
    """All of one page. ``texts`` by the address of the library's object; ``rules`` are thin boxes as seen.

    ``boxes`` are opaque and straight: they hide what is under them. ``grounds`` are all that something may
    stand on, whatever its shape. ``cut``: there was more than is looked at.
    """

    texts: dict[int, PaintedText] = field(default_factory=dict)
    rules: list[Box] = field(default_factory=list)
    boxes: list[PaintedBox] = field(default_factory=list)
    pictures: list[PaintedBox] = field(default_factory=list)
    grounds: list[PaintedBox] = field(default_factory=list)
    drawings: int = 0
    cut: bool = False


def painted(page: Any, seen: Affine) -> Painted:
    """Walk through a page's objects, forms included."""
    found = Painted()
    walk = _Walk(found)
    for order, (handle, inner) in enumerate(_objects(native.handle(page))):
        if order >= MOST_OBJECTS:
            found.cut = True
            break
        to_page = seen if inner is IDENTITY else seen.after(inner)
        kind = native.object_type(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts[handle] = walk.text(handle, order, to_page)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.drawings += 1
            walk.path(handle, order, to_page)
        elif box := walk.bounds(handle, to_page):
            found.grounds.append(PaintedBox(order, box))
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                found.pictures.append(PaintedBox(order, box))
    return found


def _objects(page: int) -> Iterator[tuple[int, Affine]]:
    # An explicit stack: forms in forms are hostile input's, not ours, to bound.
    matrix = pdfium.FS_MATRIX()
    stack = [(native.object_at, page, 0, native.object_count(page), IDENTITY, 0)]
    while stack:
        get, holder, index, count, inner, depth = stack.pop()
        while index < count:
            handle = get(holder, index)
            index += 1
            if not handle:
                continue
            if native.object_type(handle) != pdfium.FPDF_PAGEOBJ_FORM:
                yield handle, inner
            elif depth < _DEEPEST:
                stack.append((get, holder, index, count, inner, depth))
                within = inner.after(_matrix(handle, matrix))
                stack.append((native.member_at, handle, 0, native.member_count(handle), within, depth + 1))
                break


def _matrix(handle: int, matrix: Any) -> Affine:
    if not native.object_matrix(handle, matrix):
        return IDENTITY
    return Affine(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


class _Walk:
    """Looks at the objects of one page; its buffers are made once, for a page may have a letter in each."""

    def __init__(self, found: Painted) -> None:
        self.found = found
        self._marks: dict[int, Marked] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._edges = tuple(ctypes.c_float() for _ in range(4))
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._name = (ctypes.c_ushort * 64)()
        self._length = ctypes.c_ulong()

    def bounds(self, handle: int, seen: Affine) -> Box | None:
        """Give the box of an object as seen."""
        left, bottom, right, top = self._edges
        if not native.object_bounds(handle, left, bottom, right, top):
            return None
        box = seen.box((left.value, bottom.value, right.value, top.value))
        return box if all(map(math.isfinite, box)) else None

    def text(self, handle: int, order: int, seen: Affine) -> PaintedText:
        """Look at a text object."""
        text = PaintedText(order, hidden=self._hidden(handle))
        for index in range(native.mark_count(handle)):
            mark = native.mark_at(handle, index)
            known = self._marks.get(mark) or self._marks.setdefault(mark, self._mark(mark))
            text.artifact = text.artifact or known.artifact
            if known.text:
                matrix = _matrix(handle, self._matrix)
                if box := self.bounds(handle, seen):
                    known.take(box, seen.point(matrix.e, matrix.f))
                text.actual = known
        return text

    def path(self, handle: int, order: int, seen: Affine) -> None:
        """Look at a path: a line, a box, or something else that text may stand on."""
        found = self.found
        box = self.bounds(handle, seen)
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        if box is None or not native.draw_mode(handle, filled, stroked):
            return
        width, height = box[2] - box[0], box[3] - box[1]
        if min(width, height) <= _RULE:
            if (filled.value or stroked.value) and max(width, height) > _RULE:
                found.rules.append(box)
            return
        colour = self._fill(handle) if filled.value else None
        ground = PaintedBox(order, box, white=colour is not None and min(colour[:3]) >= _WHITE)
        if filled.value:
            found.grounds.append(ground)
        segments = native.segment_count(handle)
        corners = (
            _corners(handle, segments, seen.after(_matrix(handle, self._matrix)))
            if segments <= _MOST_SEGMENTS
            else None
        )
        if corners is None:
            return
        straight = [_straight(one, other) for one, other in corners]
        if stroked.value:
            found.rules.extend(line for line in straight if line)
        if colour and colour[3] == _OPAQUE and len(corners) <= _BOX_CORNERS and all(straight):
            found.boxes.append(ground)

    def _hidden(self, handle: int) -> str:
        mode = native.render_mode(handle)
        if mode in _INVISIBLE:
            return "invisible"
        if mode not in _FILLING:
            return ""
        colour = self._fill(handle)
        if colour is None:
            return ""
        if colour[3] == 0:
            return "invisible"
        return "white" if min(colour[:3]) >= _WHITE else ""

    def _fill(self, handle: int) -> tuple[int, int, int, int] | None:
        red, green, blue, alpha = self._colour
        if not native.object_fill(handle, red, green, blue, alpha):
            return None
        return red.value, green.value, blue.value, alpha.value

    def _mark(self, mark: int) -> Marked:
        name = ""
        if native.mark_name(mark, self._name, ctypes.sizeof(self._name), self._length):
            name = bytes(self._name)[: max(self._length.value - 2, 0)].decode("utf-16-le", "replace")
        return Marked(name == "Artifact", "" if name in _WITHOUT_TEXT else self._actual_text(mark))

    def _actual_text(self, mark: int) -> str:
        length = self._length
        known = native.mark_blob(mark, b"ActualText", None, 0, length)
        if not known or not 0 < length.value <= _LONGEST_ACTUAL:
            return ""
        buffer = (ctypes.c_ubyte * length.value)()
        native.mark_blob(mark, b"ActualText", buffer, length.value, length)
        return text_string(bytes(buffer))


def text_string(raw: bytes) -> str:
    """Decode a PDF's text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 if it says so, else as Latin-1."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("latin-1")


def _corners(
    handle: int, segments: int, seen: Affine
) -> list[tuple[tuple[float, float], tuple[float, float]]] | None:
    """Give the straight strokes of a path, or None if it has a curve."""
    lines = []
    start = here = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(segments):
        segment = native.segment_at(handle, index)
        native.segment_point(segment, x, y)
        point = seen.point(x.value, y.value)
        kind = native.segment_type(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return None
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        else:
            lines.append((here, point))
        here = point
        if native.segment_closes(segment) and here != start:
            lines.append((here, start))
            here = start
    return lines


def _straight(one: tuple[float, float], other: tuple[float, float]) -> Box | None:
    box = (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
    return box if min(box[2] - box[0], box[3] - box[1]) <= 1.0 else None
