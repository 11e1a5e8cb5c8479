"""Ties: the judgements that stand, and the records that they tie together, however far away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sijill.claims import Judgement, Verdict
from sijill.store.tables import Tables

STANDING = (
    'SELECT id, "left", "right", verdict, by_person, probability, entry FROM judgement'
    " WHERE withdrawn IS NULL"
)


def tied(tables: Tables, records: Iterable[str]) -> tuple[set[str], list[Judgement]]:
    """Give all records that "same" ties to ``records``, and every judgement on any of them.

    Which ties hold is for :func:`sijill.claims.identities` to say; nobody outside can be of one identity
    with somebody inside.
    """
    seen: set[str] = set()
    judgements: dict[str, Judgement] = {}
    edge = set(records)
    while edge:
        seen |= edge
        found = set()
        for side in ("left", "right"):
            for row in tables.among(f'{STANDING} AND "{side}" IN', sorted(edge)):
                judgement = judgement_of(row)
                judgements[judgement.id] = judgement
                if judgement.verdict is Verdict.SAME:
                    found |= set(judgement.pair)
        edge = found - seen
    return seen, list(judgements.values())


def judgement_of(row: tuple[Any, ...]) -> Judgement:
    """Read a row of :data:`STANDING`."""
    identifier, left, right, verdict, by_person, probability, entry = row
    return Judgement(
        id=identifier,
        left=left,
        right=right,
        verdict=Verdict(verdict),
        by_person=bool(by_person),
        probability=probability,
        seq=entry,
    )


def version(tables: Tables, members: Iterable[str]) -> int:
    """Give the last entry that brought one of the records or said who it is, or took such a word back."""
    known = sorted(members)
    found = [row[0] for row in tables.among("SELECT entry FROM record WHERE id IN", known)]
    for side in ("left", "right"):
        query = f'SELECT entry, withdrawn FROM judgement WHERE "{side}" IN'
        found += [entry for row in tables.among(query, known) for entry in row if entry is not None]
    return max(found, default=0)
