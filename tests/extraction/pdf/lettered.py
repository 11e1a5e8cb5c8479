"""Glyphs, words and rows set by hand, as a fixed-width font would place them."""

from __future__ import annotations

from sijill.extraction.pdf.glyphs import Glyph
from sijill.extraction.pdf.rows import Row, Word, rows_of

WIDE = 6.0
SIZE = 10.0


def glyphs_of(text: str, x: float, base: float, *, size: float = SIZE, order: int = 0) -> list[Glyph]:
    """Set characters from left to right as they are seen; spaces are left, not painted."""
    step = WIDE * size / SIZE
    return [
        glyph_at(character, x + index * step, base, size=size, order=order)
        for index, character in enumerate(text)
        if character != " "
    ]


def glyph_at(
    text: str, x: float, base: float, *, size: float = SIZE, width: float | None = None, order: int = 0
) -> Glyph:
    wide = WIDE * size / SIZE if width is None else width
    return Glyph(
        text=text,
        x0=x,
        x1=x + wide,
        top=base - 0.8 * size,
        bottom=base + 0.2 * size,
        base=base,
        size=size,
        middle=x + wide / 2,
        turn=0.0,
        order=order,
        artifact=False,
        hidden="",
    )


def rows_at(*lines: tuple[str, float, float]) -> list[Row]:
    """Give the rows of lines, each a text with the x of its first letter and its base line."""
    return rows_of([glyph for text, x, base in lines for glyph in glyphs_of(text, x, base)])


def text_of(row: Row) -> str:
    return " ".join(word_text(word) for word in row.words)


def word_text(word: Word) -> str:
    return "".join(glyph.text for glyph in word.glyphs)
