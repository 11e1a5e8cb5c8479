"""Pairs of records that somebody or some model has judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sijill.claims import Judgement, Verdict
from sijill.claims.judgement import standing
from sijill.store.queries.view import View
from sijill.store.ties import judgement_of


@dataclass(frozen=True, slots=True)
class PairFacts:
    """A standing judgement on two visible records, with their names; probability in millionths."""

    id: str
    left: str
    right: str
    left_name: str | None
    right_name: str | None
    verdict: Verdict
    by_person: bool
    author: str
    probability: int
    reason: str
    entry: int


def pairs(
    view: View, *, verdict: Verdict | None = None, records: list[str] | None = None, limit: int = 200
) -> list[PairFacts]:
    """Give judgements that have not been taken back: a person's first, then by probability.

    ``records`` restricts them to those that touch one of these records. A model's judgement on a pair that
    a person has judged is left out.
    """
    conditions = ["j.withdrawn IS NULL"]
    values: list[object] = []
    if verdict is not None:
        conditions.append("j.verdict = %s")
        values.append(str(verdict))
    if records is not None:
        marks = ",".join(["%s"] * len(records)) or "NULL"
        conditions.append(f'(j."left" IN ({marks}) OR j."right" IN ({marks}))')
        values += [*records, *records]
    for side in ("l", "r"):
        condition, hidden = view.visible(f"{side}.source")
        conditions.append(condition)
        values += hidden
    rows = view.tables.select(
        'SELECT j.id, j."left", j."right", l.name, r.name, j.verdict, j.by_person, j.author,'
        ' j.probability, j.reason, j.entry FROM judgement j JOIN record l ON l.id = j."left"'
        ' JOIN record r ON r.id = j."right"'
        f" WHERE {' AND '.join(conditions)} AND (j.by_person = %s OR NOT EXISTS (SELECT 1 FROM judgement p"
        ' WHERE p.by_person = %s AND p.withdrawn IS NULL AND ((p."left" = j."left" AND p."right" = j."right")'
        ' OR (p."left" = j."right" AND p."right" = j."left"))))'
        " ORDER BY j.by_person DESC, j.probability DESC, j.id LIMIT %s",
        [*values, True, True, limit],
    )
    return [_pair(row) for row in rows]


def _pair(row: tuple[Any, ...]) -> PairFacts:
    identifier, left, right, left_name, right_name, said, by_person, author, probability, reason, entry = row
    return PairFacts(
        id=identifier,
        left=left,
        right=right,
        left_name=left_name,
        right_name=right_name,
        verdict=Verdict(said),
        by_person=bool(by_person),
        author=author,
        probability=probability,
        reason=reason,
        entry=entry,
    )


def judged_by_people(view: View) -> list[Judgement]:
    """Give what people hold of pairs that the viewer may see: the last word on each, in ledger order."""
    conditions, values = [], []
    for side in ("l", "r"):
        condition, hidden = view.visible(f"{side}.source")
        conditions.append(condition)
        values += hidden
    rows = view.tables.select(
        'SELECT j.id, j."left", j."right", j.verdict, j.by_person, j.probability, j.entry FROM judgement j'
        ' JOIN record l ON l.id = j."left" JOIN record r ON r.id = j."right"'
        f" WHERE j.withdrawn IS NULL AND j.by_person = %s AND {' AND '.join(conditions)}",
        [True, *values],
    )
    return sorted(standing(map(judgement_of, rows)), key=lambda one: (one.seq, one.id))
