"""Records that claims mention, by id."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.store.queries import RecordFacts, View
from sijill.store.queries.rows import records_where
from sijill.store.tables import VARIABLES, chunks


def records_among(view: View, ids: Iterable[str | None]) -> dict[str, RecordFacts]:
    """Give the records with these ids; there may be none with some."""
    found: dict[str, RecordFacts] = {}
    for part in chunks(sorted({one for one in ids if one}), VARIABLES):
        marks = ",".join(["%s"] * len(part))
        found.update((record.id, record) for record in records_where(view.tables, f"id IN ({marks})", part))
    return found
