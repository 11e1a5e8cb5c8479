"""What to ask a person about who is who: the open pairs on whose answer most hangs, each with its grounds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sijill.claims import CERTAIN
from sijill.store.queries import View, judged_by_people
from sijill.store.queries.judgements import OpenTie, open_ties


@dataclass(frozen=True, slots=True)
class Step:
    """What one piece of evidence weighs, in thousandths of bits; ``level`` as the model counts it."""

    what: str
    level: int
    millibits: int


@dataclass(frozen=True, slots=True)
class Side:
    """A record, whom it belongs to now, and how many records that person has."""

    record: str
    name: str | None
    person: str
    records: int

    def as_json(self) -> dict[str, Any]:
        return {"record": self.record, "name": self.name, "person": self.person, "records": self.records}


@dataclass(frozen=True, slots=True)
class Question:
    """Are these two one person? ``probability`` is in millionths, that they are.

    ``cut`` says why a tie that is likely enough was cut all the same, else it is empty; ``ties`` is how many
    open pairs the answer settles, ``weight`` what hangs on it, in pairs of records times how open it is;
    ``steps`` are empty if the run kept no grounds.
    """

    judgement: str
    left: Side
    right: Side
    probability: int
    cut: str
    ties: int
    weight: float
    reason: str
    steps: tuple[Step, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "judgement": self.judgement,
            "left": self.left.as_json(),
            "right": self.right.as_json(),
            "probability": self.probability,
            "cut": self.cut,
            "ties": self.ties,
            "weight": round(self.weight, 6),
            "reason": self.reason,
            "steps": [
                {"what": step.what, "level": step.level, "millibits": step.millibits} for step in self.steps
            ],
        }


@dataclass(frozen=True, slots=True)
class Questions:
    """A page of the queue: ``waiting`` is how many questions there are in all."""

    waiting: int
    after: int
    page: tuple[Question, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "waiting": self.waiting,
            "after": self.after,
            "questions": [question.as_json() for question in self.page],
        }


def questions(view: View, *, limit: int = 20, after: int = 0) -> Questions:
    """Give ``limit`` questions of the queue, the first ``after`` of them left out.

    They are those of the last run that what people said since has not settled, in the order of
    :func:`sijill.matching.queue.queue`, with whom the records belong to now.
    """
    import polars as pl

    from sijill.matching.queue import queue

    ties = {tie.judgement: tie for tie in open_ties(view)}
    said = judged_by_people(view)
    touched = {one for tie in ties.values() for one in (tie.left, tie.right)}
    touched |= {record for one in said for record in one.pair}
    owners = _owners(view, touched)
    pairs = pl.DataFrame(
        {
            "judgement": list(ties),
            "left": [tie.left for tie in ties.values()],
            "right": [tie.right for tie in ties.values()],
            "probability": [tie.probability / CERTAIN for tie in ties.values()],
            "verdict": ["unsure"] * len(ties),
            "cut": [_cut(tie) for tie in ties.values()],
        },
        schema_overrides=_schema(pl),
    )
    judged = pl.DataFrame(
        {
            "left": [one.left for one in said],
            "right": [one.right for one in said],
            "verdict": [str(one.verdict) for one in said],
        },
        schema_overrides={"left": pl.String(), "right": pl.String(), "verdict": pl.String()},
    )
    identities = pl.DataFrame(
        {"record": list(owners), "identity": list(owners.values())},
        schema_overrides={"record": pl.String(), "identity": pl.String()},
    )
    found = queue(pairs, identities, judged)
    page = list(found.slice(after, limit).iter_rows(named=True))
    names = _names(view, [row[side] for row in page for side in ("left", "right")])
    return Questions(
        found.height, after, tuple(_question(row, ties[row["judgement"]], names) for row in page)
    )


def _schema(pl: Any) -> dict[str, Any]:
    text = dict.fromkeys(("judgement", "left", "right", "verdict", "cut"), pl.String())
    return {**text, "probability": pl.Float64()}


def _question(row: dict[str, Any], tie: OpenTie, names: dict[str, str | None]) -> Question:
    left, right = (
        Side(row[side], names.get(row[side]), row[f"{side}_identity"], row[f"{side}_size"])
        for side in ("left", "right")
    )
    return Question(
        judgement=tie.judgement,
        left=left,
        right=right,
        probability=tie.probability,
        cut=row["cut"],
        ties=row["ties"],
        weight=row["weight"],
        reason=tie.reason,
        steps=_steps(tie),
    )


def _steps(tie: OpenTie) -> tuple[Step, ...]:
    steps = [] if tie.evidence is None else json.loads(tie.evidence)["steps"]
    return tuple(Step(what, level, millibits) for what, level, millibits in steps)


def _cut(tie: OpenTie) -> str:
    return "" if tie.evidence is None else str(json.loads(tie.evidence)["cut"])


def _owners(view: View, records: Iterable[str]) -> dict[str, str]:
    """Give whom these visible records belong to, and all other visible records of the same people."""
    query = 'SELECT id, "identity", source FROM record WHERE id IN'
    asked = list(view.tables.among(query, sorted(records)))
    stored = {row[1] for row in asked}
    wanted = {view.identity(row[0], row[1]) for row in asked if row[2] not in view.hidden}
    rows = view.tables.among('SELECT id, "identity", source FROM record WHERE "identity" IN', sorted(stored))
    here = [
        (record, view.identity(record, held)) for record, held, source in rows if source not in view.hidden
    ]
    # Records that only what is hidden held with these lie under other stored identities.
    here += [(record, owner) for record, owner in view.regrouped.items() if owner in wanted]
    return {record: owner for record, owner in here if owner in wanted}


def _names(view: View, records: Iterable[str]) -> dict[str, str | None]:
    return dict(view.tables.among("SELECT id, name FROM record WHERE id IN", sorted(set(records))))
