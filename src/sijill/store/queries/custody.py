"""The history of a source: what befell it, outside and in the register, entry by entry.

Events are named by the event types of PREMIS 3 (id.loc.gov/vocabulary/preservation/eventType); ``text
extraction``, for making the text of an original, is a term of our own beside them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sijill.store.queries.view import View

Detail = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One event in the life of a source; ``seq``, ``at`` (UTC) and ``author`` are of the entry that says so.

    ``detail`` depends on the event: of an ingestion ``name`` and ``size`` in bytes; of a message digest
    calculation ``algorithm`` and ``sha256``; of a text extraction ``outcome``, ``extractor`` and
    ``text_sha256``; of a metadata modification ``fields``; of a metadata extraction ``program`` or ``list``
    and ``rows``; of a deletion ``what`` (``original``, ``text``); of what somebody noted ``at_said``, ``by``
    and ``note``, and ``outside`` is true.
    """

    seq: int
    at: str
    author: str
    event: str
    detail: Detail
    outside: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "seq": self.seq,
            "at": self.at,
            "author": self.author,
            "event": self.event,
            "detail": self.detail,
            "outside": self.outside,
        }


def custody(view: View, source: str) -> tuple[CustodyEvent, ...]:
    """Give the history of a source in the order of the ledger.

    Raises :class:`~sijill.store.NotFound`, also if it is there but not for this viewer.
    """
    source = view.source(source).id
    rows = view.tables.select(
        "SELECT e.seq, e.at, e.author, e.kind, e.body FROM custody c JOIN entry e ON e.seq = c.entry"
        " WHERE c.source = %s AND e.body IS NOT NULL ORDER BY c.entry",
        (source,),
    )
    history = _History()
    events = []
    for seq, at, author, kind, body in rows:
        for event, detail in history.events(kind, json.loads(body)):
            events.append(CustodyEvent(seq, at, author, event, detail, kind == "custody.noted"))
    return tuple(events)


@dataclass(slots=True)
class _History:
    """What is known of a source on the way through its entries."""

    sha256: str = ""
    text: str | None = None
    details: Detail = field(default_factory=dict)

    def events(self, kind: str, body: Detail) -> Iterator[tuple[str, Detail]]:
        """Give the events of an entry; none for one of a kind that says nothing of custody."""
        if kind in _EVENTS:
            yield from _EVENTS[kind](self, body)

    def added(self, body: Detail) -> Iterator[tuple[str, Detail]]:
        self.sha256, self.details = body["sha256"], body["details"]
        yield "ingestion", {"name": body["name"], "size": body["size"]}
        yield "message digest calculation", {"algorithm": "SHA-256", "sha256": body["sha256"]}

    def described(self, body: Detail) -> Iterator[tuple[str, Detail]]:
        before, self.details = self.details, body["details"]
        changed = {name for name, value in self.details.items() if before.get(name) != value}
        yield "metadata modification", {"fields": sorted(changed)}

    def extracted(self, body: Detail) -> Iterator[tuple[str, Detail]]:
        self.text = body["file"]
        yield "text extraction", {name: body[name] for name in ("outcome", "extractor", "text_sha256")}

    def imported(self, body: Detail) -> Iterator[tuple[str, Detail]]:
        yield "metadata extraction", {"list": body["name"], "rows": body["rows"]}

    def read(self, body: Detail) -> Iterator[tuple[str, Detail]]:
        yield "metadata extraction", {"program": body["program"], "rows": body["rows"]}

    def noted(self, body: Detail) -> Iterator[tuple[str, Detail]]:
        yield body["event"], {name: body[name] for name in ("at_said", "by", "note")}

    def erased(self, body: Detail) -> Iterator[tuple[str, Detail]]:
        held = {"original": self.sha256, "text": self.text}
        yield "deletion", {"what": [name for name, file in held.items() if file in body["files"]]}


_EVENTS: dict[str, Callable[[_History, Detail], Iterator[tuple[str, Detail]]]] = {
    "source.added": _History.added,
    "source.described": _History.described,
    "document.extracted": _History.extracted,
    "list.imported": _History.imported,
    "reading.made": _History.read,
    "custody.noted": _History.noted,
    "erased": _History.erased,
}
