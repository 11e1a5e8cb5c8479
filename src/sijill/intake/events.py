"""The events of a row: one of each kind that its cells say happened, and no other."""

from __future__ import annotations

from typing import Any, Protocol

from sijill.claims import record_id
from sijill.intake.cells import written_words

Line = list[Any]

SENTENCE = "sentence"

# A charge, a court or a lawyer does not say that there was a sentence: a penalty does, or its date. Without
# one they are said of the trial; a charge only of what else is known, since the charged are not always tried.
_ASSERTING = frozenset({"penalty", "date"})
_ACCUSED = frozenset({"charge", "age_at_act"})
_OF_THE_ACCUSED = (SENTENCE, "trial", "arrest", "detention")
_OF_A_PROCEEDING = (SENTENCE, "trial")


class EventColumn(Protocol):
    """The column of a cell that belongs to an event."""

    key: str
    header: str
    header_start: int
    property: str
    event: str | None


class Events:
    """Collects the claims of a row that are said of its events."""

    __slots__ = ("anchor", "key", "known", "list_id", "ordinal", "row", "waiting")

    def __init__(self, key: bytes, list_id: str, *, row: str, anchor: str, ordinal: int) -> None:
        self.key = key
        self.list_id = list_id
        self.row = row
        self.anchor = anchor
        self.ordinal = ordinal
        self.known: dict[str, tuple[str, EventColumn]] = {}
        self.waiting: list[tuple[Line, EventColumn, bool]] = []

    def add(self, claim: Line, column: EventColumn, *, affirms: bool) -> None:
        """Take a claim whose record is still that of the row.

        ``affirms``: whether the cell says anything that cannot be unless the event happened.
        """
        event = column.event
        assert event is not None
        if affirms and (event != SENTENCE or column.property in _ASSERTING):
            claim[0] = self._happened(event, column)
        else:
            self.waiting.append((claim, column, affirms))

    def close(self, records: list[Line], claims: list[Line]) -> None:
        """Settle whose the waiting claims are, and add the records of the events and their kinds."""
        if self.waiting:
            self._settle()
        for event, (identifier, column) in self.known.items():
            start = column.header_start
            end = start + len(column.header)
            records.append([identifier, "event", event, self.row, None])
            claims.append(
                [
                    identifier,
                    "type",
                    "event",
                    written_words("type", event),
                    column.header,
                    start,
                    end,
                    column.header,
                    None,
                    None,
                    "stated",
                ]
            )

    def _settle(self) -> None:
        # Courts before charges: what a court makes known, a charge can be said of.
        for claim, column, affirms in sorted(self.waiting, key=lambda item: item[1].property in _ACCUSED):
            places: tuple[str, ...] = (column.event,) if column.event else ()
            if column.event == SENTENCE:
                places = _OF_THE_ACCUSED if column.property in _ACCUSED else _OF_A_PROCEEDING
            known = next((event for event in places if event in self.known), None)
            if known is None and affirms and places == _OF_A_PROCEEDING:
                self._happened("trial", column)
                known = "trial"
            if known is not None:
                claim[0] = self.known[known][0]

    def _happened(self, event: str, column: EventColumn) -> str:
        held = self.known.get(event)
        if held is None:
            identifier = record_id(
                self.key, origin=self.list_id, anchor=self.anchor, ordinal=self.ordinal, role=event
            )
        elif column.key >= held[1].key:
            return held[0]
        else:
            identifier = held[0]
        self.known[event] = (identifier, column)
        return identifier
