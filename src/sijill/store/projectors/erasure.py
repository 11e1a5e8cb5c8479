"""Entries about erasure. The rows themselves go by replaying a ledger that no longer holds them."""

from __future__ import annotations

from sijill.store.kinds import Act, Projection, register
from sijill.store.models import Tombstone
from sijill.store.projectors.custody import keep_history


def _erased(projection: Projection, act: Act) -> None:
    held = {
        row[0] for row in projection.tables.among("SELECT id FROM tombstone WHERE id IN", act.body["marks"])
    }
    for mark in sorted(held):
        projection.tables.update(Tombstone, mark, entry=act.seq, lifted=None)
    new = sorted(set(act.body["marks"]) - held)
    projection.tables.insert(Tombstone, ((mark, act.seq, None) for mark in new))
    # A source that is still there has lost its original or its text.
    robbed = set()
    for query in ("SELECT id FROM source WHERE sha256 IN", "SELECT source FROM document WHERE file IN"):
        robbed |= {row[0] for row in projection.tables.among(query, act.body["files"])}
    keep_history(projection, act, *sorted(robbed))


def _restored(projection: Projection, act: Act) -> None:
    for mark in act.body["marks"]:
        projection.tables.update(Tombstone, mark, lifted=act.seq)


register("erased", _erased)
register("restored", _restored)
