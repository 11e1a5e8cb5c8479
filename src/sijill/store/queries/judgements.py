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
    condition, hidden = _visible_pair(view)
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
    condition, values = _visible_pair(view)
    rows = view.tables.select(
        'SELECT j.id, j."left", j."right", j.verdict, j.by_person, j.probability, j.entry FROM judgement j'
        ' JOIN record l ON l.id = j."left" JOIN record r ON r.id = j."right"'
        f" WHERE j.withdrawn IS NULL AND j.by_person = %s AND {condition}",
        [True, *values],
    )
    return sorted(standing(map(judgement_of, rows)), key=lambda one: (one.seq, one.id))


@dataclass(frozen=True, slots=True)
class OpenTie:
    """A pair that a model is unsure of; ``evidence`` is canonical JSON, ``None`` if the run kept none."""

    judgement: str
    left: str
    right: str
    probability: int
    reason: str
    evidence: str | None


def open_ties(view: View) -> list[OpenTie]:
    """Give all visible pairs that the last run of the matcher is unsure of."""
    condition, values = _visible_pair(view)
    rows = view.tables.select(
        'SELECT j.id, j."left", j."right", j.probability, j.reason, j.evidence FROM judgement j'
        ' JOIN record l ON l.id = j."left" JOIN record r ON r.id = j."right"'
        f" WHERE j.withdrawn IS NULL AND j.by_person = %s AND j.verdict = %s AND {condition} ORDER BY j.id",
        [False, str(Verdict.UNSURE), *values],
    )
    return [OpenTie(*row) for row in rows]


def model_ties(view: View) -> list[tuple[str, str, int, str | None]]:
    """Give all visible pairs that the last run of the matcher judged: ids, probability, evidence."""
    condition, values = _visible_pair(view)
    return view.tables.select(
        'SELECT j."left", j."right", j.probability, j.evidence FROM judgement j'
        ' JOIN record l ON l.id = j."left" JOIN record r ON r.id = j."right"'
        f" WHERE j.withdrawn IS NULL AND j.by_person = %s AND {condition} ORDER BY j.id",
        [False, *values],
    )


@dataclass(frozen=True, slots=True)
class WeighedPair:
    """What the last run said of a pair; ``evidence`` is canonical JSON."""

    probability: int
    verdict: str
    reason: str
    evidence: str


def weighed_pair(view: View, left: str, right: str) -> WeighedPair | None:
    """Give what the last run said of two visible records, in either order, if it kept its grounds."""
    condition, values = _visible_pair(view)
    rows = view.tables.select(
        "SELECT j.probability, j.verdict, j.reason, j.evidence FROM judgement j"
        ' JOIN record l ON l.id = j."left" JOIN record r ON r.id = j."right"'
        " WHERE j.withdrawn IS NULL AND j.by_person = %s AND j.evidence IS NOT NULL"
        f' AND j."left" IN (%s, %s) AND j."right" IN (%s, %s) AND {condition}',
        [False, left, right, left, right, *values],
    )
    return WeighedPair(*rows[0]) if rows else None


def answered(view: View) -> list[tuple[int, bool]]:
    """Give what was said of each visible pair before people called it the same or different.

    That is the probability in millionths of the last run before the answer, and whether the answer was
    "same". Pairs of which no run said anything, and those of merged or split identities, are left out.
    """
    condition, values = _visible_pair(view)
    last: dict[str, tuple[int, int, bool]] = {}
    for left, right in (("left", "right"), ("right", "left")):
        rows = view.tables.select(
            "SELECT j.id, j.verdict, m.entry, m.probability FROM judgement j"
            f' JOIN judgement m ON m."{left}" = j."left" AND m."{right}" = j."right"'
            ' JOIN record l ON l.id = j."left" JOIN record r ON r.id = j."right"'
            " WHERE j.by_person = %s AND j.withdrawn IS NULL AND j.change IS NULL AND j.verdict <> %s"
            f" AND m.by_person = %s AND m.entry < j.entry AND {condition}",
            [True, str(Verdict.UNSURE), False, *values],
        )
        for judgement, verdict, entry, probability in rows:
            said = (entry, probability, verdict == Verdict.SAME)
            last[judgement] = max(said, last.get(judgement, said))
    standing_now = {one.id for one in judged_by_people(view)}
    return [said[1:] for judgement, said in sorted(last.items()) if judgement in standing_now]


def _visible_pair(view: View) -> tuple[str, list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    for side in ("l", "r"):
        condition, hidden = view.visible(f"{side}.source")
        conditions.append(condition)
        values += hidden
    return " AND ".join(conditions), values
