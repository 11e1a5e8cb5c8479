"""What became of identities: who was merged with whom, who was split off, and where their records are now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sijill.store.models import IdentityChange
from sijill.store.queries.view import View
from sijill.store.tables import select_all


@dataclass(frozen=True, slots=True)
class Change:
    """A merge or a split (``kind``) of identities by a person, with the entry by which it was undone.

    ``left`` and ``right`` are the visible records on either side; of a split the left ones are those that
    were taken out, of a merge the first ones of the two. ``people`` are whom these records belong to now.
    """

    id: str
    kind: str
    author: str
    entry: int
    undone: int | None
    reason: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    people: tuple[str, ...]


def changes(view: View, records: Iterable[str]) -> list[Change]:
    """Give the merges and splits that touched any of these records, in the order in which they were made."""
    wanted: set[str] = set()
    for side in ("left", "right"):
        query = f'SELECT change FROM judgement WHERE change IS NOT NULL AND "{side}" IN'
        wanted |= {row[0] for row in view.tables.among(query, sorted(set(records)))}
    said: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    query = 'SELECT change, verdict, "left", "right", reason FROM judgement WHERE change IN'
    for change, verdict, left, right, reason in view.tables.among(query, sorted(wanted)):
        said[change].append((verdict, left, right, reason))
    made = view.tables.among(f"{select_all(IdentityChange)} WHERE id IN", sorted(wanted))
    now = _identities(view, {record for rows in said.values() for _, *pair, _ in rows for record in pair})
    found = []
    for identifier, kind, author, entry, undone in made:
        # What a split holds together is not what it is about.
        rows = [row for row in said[identifier] if (kind == "split") == (row[0] == "different")]
        left = tuple(sorted({row[1] for row in rows if row[1] in now}))
        right = tuple(sorted({row[2] for row in rows if row[2] in now}))
        if left and right:
            people = tuple(sorted({now[record] for record in (*left, *right)}))
            reason = rows[0][3]
            found.append(Change(identifier, kind, author, entry, undone, reason, left, right, people))
    return sorted(found, key=lambda change: change.entry)


def _identities(view: View, records: Iterable[str]) -> dict[str, str]:
    """Give whom the visible ones of these records belong to."""
    rows = view.tables.among('SELECT id, "identity", source FROM record WHERE id IN', sorted(records))
    return {
        record: view.identity(record, stored) for record, stored, source in rows if source not in view.hidden
    }
