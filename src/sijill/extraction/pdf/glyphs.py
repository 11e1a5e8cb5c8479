"""The glyphs of a page with their places, from the library's text page but in no order of its making."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from sijill.extraction.pdf import native
from sijill.extraction.pdf.clusters import is_mark, joined, plain
from sijill.extraction.pdf.geometry import Affine, Box, as_seen, straightened, turned, union
from sijill.extraction.pdf.painted import Painted, PaintedText

MOST_GLYPHS = 1_000_000
ON_TOP = 1 << 40
"""The order of what lies on the page and is not painted with it: filled fields."""
_HYPHENS = (0x02, 0xFFFE)
_LINE_ENDS = (0x0A, 0x0D)
_FIRST_MARK = "\u02ff"
_FARTHEST = 1e6
_SPACES = (0x09, 0x20, 0xA0, 0x3000)
_THIN = 0.02


@dataclass(frozen=True, slots=True)
class Glyph:
    """What stands at one place: one character or more, in logical order; a blank is a space that was painted.

    ``x0`` (where the pen was), ``x1`` (where it went), ``top``, ``bottom`` and ``base`` in points of a frame
    in which lines run to the right and down the page: the page as seen, turned by ``turn`` degrees.
    ``middle`` is that of the ink, by which marks are attached. ``order`` is that of painting.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    middle: float
    turn: float
    order: int
    artifact: bool
    hidden: str

    @property
    def box(self) -> Box:
        """The box in the frame of its line."""
        return self.x0, self.top, self.x1, self.bottom


@dataclass(frozen=True, slots=True)
class Lettering:
    """The glyphs of a page, ``unread`` of which have no character in the file's own tables.

    ``cut``: there was more than is looked at.
    """

    glyphs: tuple[Glyph, ...]
    unread: int
    cut: bool


@dataclass(slots=True)
class _Style:
    """What all glyphs of one text object share."""

    painted: PaintedText
    to_line: Affine
    turn: float
    size: float
    backwards: bool


@dataclass(slots=True)
class _Place:
    """Characters that the library puts at one place, the first of them at ``index``."""

    style: _Style
    index: int
    origin: tuple[float, float]
    loose: Box
    ink: Box | None
    parts: list[str]
    one_glyph: bool = True


class _Page:
    """Reads one text page; its buffers are made once, for a page has thousands of glyphs."""

    def __init__(self, text_page: int, seen: Affine, painted: Painted) -> None:
        self.handle = text_page
        self.seen = seen
        self.painted = painted
        self.styles: dict[int, _Style] = {}
        self.unread = 0
        self._rectangle = pdfium.FS_RECTF()
        self._four = tuple(ctypes.c_double() for _ in range(4))
        self._two = (ctypes.c_double(), ctypes.c_double())
        self._matrix = pdfium.FS_MATRIX()

    def places(self, count: int) -> list[_Place]:
        found: list[_Place] = []
        # A glyph's characters need not follow each other: the library orders them by direction.
        at_place: dict[tuple[int, float, float], _Place] = {}
        replaced: set[int] = set()
        high = 0
        for index in range(count):
            code = native.letter_code(self.handle, index)
            handle = native.letter_object(self.handle, index)
            if not handle or code in _LINE_ENDS:
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            character, high = _character(code, high), 0
            if character == "�" or native.letter_unread(self.handle, index) == 1:
                self.unread += 1
            place = self._place(index, handle, character)
            actual = place.style.painted.actual
            if actual is not None:
                if id(actual) not in replaced:
                    replaced.add(id(actual))
                    place.parts = [actual.text]
                    found.append(place)
                continue
            if character == " ":
                if (
                    place.loose[0] < place.loose[2]
                ):  # else it is the library's own, put in where it sees a gap
                    found.append(place)
                continue
            key = (handle, *place.origin)
            known = at_place.setdefault(key, place)
            if known is place:
                found.append(place)
            else:
                self._add(known, place)
        return found

    def _place(self, index: int, handle: int, character: str) -> _Place:
        style = self.styles.get(handle) or self._new_style(index, handle)
        x, y = self._two
        native.letter_origin(self.handle, index, x, y)
        rectangle = self._rectangle
        native.letter_loose(self.handle, index, rectangle)
        loose = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        ink = self._ink(index) if character > _FIRST_MARK and is_mark(character) else None
        return _Place(style, index, (x.value, y.value), loose, ink, [character])

    def _ink(self, index: int) -> Box:
        left, right, bottom, top = self._four
        native.letter_ink(self.handle, index, left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def _add(self, known: _Place, place: _Place) -> None:
        known.ink = known.ink or self._ink(known.index)
        known.one_glyph = known.one_glyph and known.ink == (place.ink or self._ink(place.index))
        known.parts += place.parts
        known.loose = union((known.loose, place.loose))

    def _new_style(self, index: int, handle: int) -> _Style:
        matrix = self._matrix
        native.letter_matrix(self.handle, index, matrix)
        turn = straightened(self.seen.turn(matrix.a, matrix.b))
        size = abs(native.letter_size(self.handle, index)) * max((matrix.c**2 + matrix.d**2) ** 0.5, 1e-6)
        painted = self.painted.texts.get(handle) or PaintedText(0)
        style = _Style(
            painted=painted,
            to_line=turned(turn).after(self.seen) if turn else self.seen,
            turn=turn,
            size=min(max(size, 0.1), 2_000.0),
            backwards=matrix.a * matrix.d < 0,
        )
        self.styles[handle] = style
        return style


def lettering(page: Any, text_page: Any, painted: Painted, *, crop: Box) -> Lettering:
    """Collect the glyphs of a page."""
    seen = as_seen(crop, pdfium.FPDFPage_GetRotation(page))
    text_handle = native.handle(text_page)
    count = max(native.letter_count(text_handle), 0)
    reader = _Page(text_handle, seen, painted)
    places = reader.places(min(count, MOST_GLYPHS))
    glyphs = [glyph for place in places if (glyph := _glyph(place))]
    return Lettering(tuple(glyphs), reader.unread, count > MOST_GLYPHS)


def _glyph(place: _Place) -> Glyph | None:
    style = place.style
    text = _text(place)
    line = style.to_line
    x0, top, x1, bottom = line.box(place.loose)
    pen, base = line.point(*place.origin)
    actual = style.painted.actual
    if actual is not None and actual.span is not None:
        turn = turned(style.turn)
        x0, top, x1, bottom = turn.box(actual.span)
        pen, base = turn.point(*actual.pen)
        pen = pen if 0 <= x0 - pen < style.size else x0
    ink = line.box(place.ink) if place.ink and actual is None else (x0, top, x1, bottom)
    if not -_FARTHEST < x0 <= x1 < _FARTHEST or not -_FARTHEST < base < _FARTHEST:
        return None
    if text.isspace():
        text = " " if x1 - x0 > _THIN * style.size else ""
    if not text:
        return None
    return Glyph(
        text=text,
        x0=min(pen, x1),
        x1=x1,
        top=top,
        bottom=bottom,
        base=base,
        size=style.size,
        middle=(ink[0] + ink[2]) / 2,
        turn=style.turn,
        order=style.painted.order,
        artifact=style.painted.artifact,
        hidden=style.painted.hidden,
    )


def _text(place: _Place) -> str:
    if len(place.parts) == 1:
        return plain(place.parts[0])
    return plain(joined(place.parts, one_glyph=place.one_glyph, painted_backwards=place.style.backwards))


def _character(code: int, high: int) -> str:
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else "�"
    if code in _HYPHENS:
        return "-"
    if code in _SPACES:
        return " "
    if code > 0x10FFFF or code < 0x20 or 0x7F <= code < 0xA0:
        return "�"
    return chr(code)
