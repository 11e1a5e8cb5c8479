"""A table on the page: some rows around a place, the cells with claims marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.safestring import SafeString

from sijill.claims import Block, Document
from sijill.claims.document import CELL_END, ROW_END
from sijill.store.queries import ClaimFacts
from sijill.text import direction
from sijill.web.looks import passages
from sijill.web.marks import Marked, mark_up
from sijill.web.wording import tame

_ROWS = 12
_SAMPLE = 4_000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its number as a spreadsheet shows it, where it begins, its cells as HTML."""

    number: int
    start: int
    in_hand: bool
    cells: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some rows of a table: ``spans`` are their numbers and places, ``head`` the place of the first row.

    ``in_hand`` is the place of the chosen row, ``before`` and ``after`` places in the neighbouring pages.
    ``tables`` are the sheets of a workbook of several: name, place, and whether it is this one.
    """

    text: str
    head: tuple[int, int]
    spans: tuple[tuple[int, int, int], ...]
    in_hand: tuple[int, int] | None
    before: int | None
    after: int | None
    direction: str
    all_rows: int
    tables: tuple[tuple[str, int, bool], ...] = ()
    headings: tuple[SafeString, ...] = ()
    rows: tuple[SheetRow, ...] = ()

    @property
    def window(self) -> tuple[int, int]:
        """The code points that the rows span."""
        return (self.spans[0][1], self.spans[-1][2]) if self.spans else self.head

    @property
    def head_in_hand(self) -> bool:
        """Whether the chosen row is the one with the headings."""
        return self.in_hand is not None and self.in_hand == self.head

    def marked(self, claims: Sequence[ClaimFacts], *, cards: Sequence[tuple[int, ClaimFacts]]) -> Sheet:
        """Give the same rows with their cells; passages of the chosen row bear the numbers of their cards."""
        numbered = passages(cards, in_hand=None)
        on_card = {claim.id for _, claim in cards}
        others = passages([(0, claim) for claim in claims if claim.id not in on_card], in_hand=None)
        rows = tuple(
            SheetRow(number, start, chosen, tuple(self._cells(start, end, numbered if chosen else others)))
            for number, start, end in self.spans
            for chosen in (self.in_hand == (start, end),)
        )
        headings = tuple(self._cells(*self.head, numbered if self.head_in_hand else ()))
        return replace(self, headings=headings, rows=rows)

    def _cells(self, start: int, end: int, marks: Sequence[Marked]) -> Iterator[SafeString]:
        within = [mark for mark in marks if mark.start < end and mark.end > start]
        for cell in self.text[start:end].rstrip(ROW_END).split(CELL_END)[:-1]:
            yield mark_up(self.text, within, start=start, end=start + len(cell)) if cell else SafeString()
            start += len(cell) + 1


def table_at(document: Document, at: int | None) -> Block:
    """Give the table that holds the place ``at``, else the first."""
    tables = document.tables()
    return next((table for table in tables if at is not None and table.start <= at < table.end), tables[0])


def row_places(document: Document, table: Block) -> list[tuple[int, int]]:
    """Give where each row of a table begins and ends."""
    within = document.text[table.start : table.end]
    ends = [table.start + match.end() for match in re.finditer(ROW_END, within)]
    return list(pairwise([table.start, *ends])) if ends else []


def sheet(document: Document, table: Block, places: Sequence[tuple[int, int]], at: int | None) -> Sheet:
    """Give the rows around the place ``at`` of those at ``places``; the first is taken for the headings."""
    text = document.text
    body = places[1:]
    chosen = None if at is None else bisect_right(places, at, key=lambda place: place[0]) - 2
    if chosen is not None and not 0 <= chosen < len(body):
        chosen = None
    first = (chosen or 0) // _ROWS * _ROWS
    shown = body[first : first + _ROWS]
    head = places[0] if places else (table.start, table.start)
    in_hand: tuple[int, int] | None = None
    if at is not None:
        in_hand = body[chosen] if chosen is not None else head
    below_head = int(table.place.get("row", 1)) + 1
    return Sheet(
        text=text,
        head=head,
        spans=tuple((first + number, *place) for number, place in enumerate(shown, start=below_head)),
        in_hand=in_hand,
        before=body[first - _ROWS][0] if first else None,
        after=body[first + _ROWS][0] if first + _ROWS < len(body) else None,
        direction=direction(text[table.start : table.start + _SAMPLE]) or "ltr",
        all_rows=len(body),
        tables=_tables(document, table),
    )


def _tables(document: Document, shown: Block) -> tuple[tuple[str, int, bool], ...]:
    tables = document.tables()
    if len(tables) < 2:
        return ()
    return tuple(
        (tame(str(table.place.get("sheet") or number)), table.start, table.start == shown.start)
        for number, table in enumerate(tables, 1)
    )
