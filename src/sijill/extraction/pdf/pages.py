"""One page of a PDF to pieces of text and tables in reading order, each with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sijill.claims.document import TABLE, tabular_text
from sijill.extraction.pdf.aligned import aligned_table
from sijill.extraction.pdf.columns import strips
from sijill.extraction.pdf.direction import is_right_to_left
from sijill.extraction.pdf.geometry import Box, turned
from sijill.extraction.pdf.glyphs import Glyph
from sijill.extraction.pdf.paragraphs import body_size, pieces
from sijill.extraction.pdf.rows import Row, Word, rows_of
from sijill.extraction.pdf.ruled import Table, take_tables
from sijill.extraction.pdf.wording import Wording, wording_of


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading, item or table of a page; ``box`` in points of the page as seen.

    ``rows`` are a table's, from the first column that is read. ``artifact``: its producer marked it as no
    part of the matter. ``note`` is what the place says besides page and box.
    """

    text: str
    kind: str
    box: Box
    rows: tuple[tuple[str, ...], ...] = ()
    artifact: bool = False
    note: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Laid:
    """A page's parts in reading order, and the wordings whose order is in doubt."""

    parts: tuple[Part, ...]
    doubts: tuple[str, ...]


def lay_out(glyphs: Sequence[Glyph], rules: Sequence[Box]) -> Laid:
    """Find the parts of a page; what runs in another direction comes after what runs in the main one."""
    turns: dict[float, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        turns[glyph.turn].append(glyph)
    parts: list[Part] = []
    doubts: list[str] = []
    for turn in sorted(turns, key=lambda turn: (-len(turns[turn]), turn)):
        laid = _lay_out(turns[turn], [turned(turn).box(box) for box in rules] if turn else rules)
        back = turned(-turn)
        parts += (
            laid.parts
            if not turn
            else [
                Part(part.text, part.kind, back.box(part.box), part.rows, part.artifact, part.note)
                for part in laid.parts
            ]
        )
        doubts += laid.doubts
    return Laid(tuple(parts), tuple(doubts))


def _lay_out(glyphs: Sequence[Glyph], rules: Sequence[Box]) -> Laid:
    rows = rows_of(glyphs)
    if not rows:
        return Laid((), ())
    wording = wording_of(rows)
    body = body_size(rows)
    tables, rest = take_tables(rows, rules)
    parts: list[Part] = []
    for between, table in _between(rest, tables):
        for strip in strips(between, rtl=wording.rtl):
            found = aligned_table(strip.rows) if strip.aligned else None
            if found is None:
                parts += _prose(strip.rows, wording, body)
            else:
                parts += _prose(found.above, wording, body)
                parts.append(_table_part(found.table, wording))
                parts += _prose(found.below, wording, body)
        if table is not None:
            parts.append(_table_part(table, wording))
    return Laid(tuple(parts), tuple(wording.doubts))


def _prose(rows: Sequence[Row], wording: Wording, body: float) -> list[Part]:
    return [
        Part(piece.text, piece.kind, piece.box, artifact=_artifact(piece.rows))
        for piece in pieces(rows, wording, body=body)
        if piece.text
    ]


def _between(rows: Sequence[Row], tables: Sequence[Table]) -> list[tuple[list[Row], Table | None]]:
    """Give the rows above each table with it, and the rows below the last."""
    left = list(rows)
    found: list[tuple[list[Row], Table | None]] = []
    for table in sorted(tables, key=lambda table: (table.box[1], table.box[0])):
        above = [row for row in left if row.base <= (table.box[1] + table.box[3]) / 2]
        left = [row for row in left if row.base > (table.box[1] + table.box[3]) / 2]
        found.append((above, table))
    return [*found, (left, None)]


def _table_part(table: Table, wording: Wording) -> Part:
    rtl = wording.rtl if not _letters(table) else _runs_right_to_left(table)
    rows = tuple(
        tuple(
            wording.text(cell, rtl=rtl if not _letters_of(cell) else None)
            for cell in (row[::-1] if rtl else row)
        )
        for row in table.cells
    )
    return Part(tabular_text(rows), TABLE, table.box, rows)


def _runs_right_to_left(table: Table) -> bool:
    """Say whether a table is read from right to left."""
    return is_right_to_left(_letters(table))


def _letters(table: Table) -> str:
    return "".join(_letters_of(cell) for row in table.cells for cell in row)


def _letters_of(cell: Sequence[Sequence[Word]]) -> str:
    return "".join(
        character
        for words in cell
        for word in words
        for glyph in word.glyphs
        for character in glyph.text
        if character.isalpha()
    )


def _artifact(rows: Sequence[Row]) -> bool:
    return all(glyph.artifact for row in rows for word in row.words for glyph in word.glyphs)
