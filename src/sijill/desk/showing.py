"""Showing a register as data, in the shape of ``schemas/show.json``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sijill.store.queries import PersonSummary, View, people, person
from sijill.store.queries.rows import claims_where

_PAGE = 1_000


def show(view: View, identity: str | None = None, *, source: str | None = None) -> dict[str, Any]:
    """Give people and claims: of the whole register, of one person, or of one source.

    Raises :class:`~sijill.store.NotFound` for a person or source that is not there.
    """
    if identity is not None:
        found = person(view, identity)
        one = {
            "id": found.id,
            "names": list(found.names),
            "records": [record.id for record in found.records],
            "claims": [claim.id for claim in found.claims],
        }
        return {"people": [one], "claims": [claim.as_json() for claim in found.claims]}
    condition, values = view.visible("source")
    if source is not None:
        condition, values = "source = %s", [view.source(source).id]
    claims = list(claims_where(view.tables, f'{condition} ORDER BY source, start, "end", id', values))
    by_record: dict[str, list[str]] = {}
    for claim in claims:
        if claim.record is not None:
            by_record.setdefault(claim.record, []).append(claim.id)
    shown = []
    for summary in _all_people(view):
        records = _with_events(view, summary)
        said = [claim for record in records for claim in by_record.get(record, ())]
        if said or source is None:
            shown.append(
                {
                    "id": summary.id,
                    "names": list(summary.names),
                    "records": list(summary.records),
                    "claims": said,
                }
            )
    return {"people": shown, "claims": [claim.as_json() for claim in claims]}


def _all_people(view: View) -> Iterator[PersonSummary]:
    after = -1
    while page := people(view, after=after, limit=_PAGE):
        yield from page
        after = page[-1].place


def _with_events(view: View, summary: PersonSummary) -> list[str]:
    """Give a person's records and those of the events of the person's life."""
    events = view.tables.among("SELECT id, source FROM record WHERE subject IN", summary.records)
    return [*summary.records, *(record for record, source in events if source not in view.hidden)]
