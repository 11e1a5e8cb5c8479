"""A table on the page: some rows around a place, the cells with claims marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.safestring import SafeString

from sijill.claims import Document
from sijill.claims.document import CELL_END, ROW_END
from sijill.store.queries import ClaimFacts
from sijill.text import direction
from sijill.web.looks import passages
from sijill.web.marks import Marked, mark_up

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
    """

    text: str
    head: tuple[int, int]
    spans: tuple[tuple[int, int, int], ...]
    in_hand: tuple[int, int] | None
    before: int | None
    after: int | None
    direction: str
    all_rows: int
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


def row_places(document: Document) -> list[tuple[int, int]]:
    """Give where each row of a table begins and ends."""
    ends = [match.end() for match in re.finditer(ROW_END, document.text)]
    return list(pairwise([0, *ends])) if ends else []


def sheet(document: Document, places: Sequence[tuple[int, int]], at: int | None) -> Sheet:
    """Give the rows around the place ``at`` of those at ``places``; the first is taken for the headings."""
    text = document.text
    body = places[1:]
    chosen = None if at is None else bisect_right(places, at, key=lambda place: place[0]) - 2
    if chosen is not None and not 0 <= chosen < len(body):
        chosen = None
    first = (chosen or 0) // _ROWS * _ROWS
    shown = body[first : first + _ROWS]
    head = places[0] if places else (0, 0)
    in_hand: tuple[int, int] | None = None
    if at is not None:
        in_hand = body[chosen] if chosen is not None else head
    return Sheet(
        text=text,
        head=head,
        spans=tuple((first + number, *place) for number, place in enumerate(shown, start=2)),
        in_hand=in_hand,
        before=body[first - _ROWS][0] if first else None,
        after=body[first + _ROWS][0] if first + _ROWS < len(body) else None,
        direction=direction(text[:_SAMPLE]) or "ltr",
        all_rows=len(body),
    )
