"""Who is who: runs of the matcher, and the verdicts of people."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sijill.claims import CERTAIN, Judgement, Verdict, random_id
from sijill.ledger import Frontier, encode, write_rows
from sijill.store.door import Written
from sijill.store.kinds import Draft
from sijill.store.queries import View, judged_by_people, matching_frame
from sijill.store.queries.judgements import answered
from sijill.store.queries.people import people_count
from sijill.store.register import Register

if TYPE_CHECKING:
    from sijill.matching.calibration import Calibration
    from sijill.matching.engine import Engine
    from sijill.matching.model import Model, Weights


@dataclass(frozen=True, slots=True)
class MatchingAnswer:
    """What a run of the matcher found: pairs that are the same, pairs to look at, people before and after."""

    model: str
    records: int
    compared: int
    same: int
    unsure: int
    people_before: int
    people_after: int
    notes: tuple[str, ...]
    entry: int
    calibration: Calibration
    learned: Model

    def as_json(self) -> dict[str, Any]:
        return {
            "model": self.model,
            "records": self.records,
            "compared": self.compared,
            "same": self.same,
            "unsure": self.unsure,
            "people": {"before": self.people_before, "after": self.people_after},
            "notes": list(self.notes),
            "entry": self.entry,
            "calibration": _calibration_json(self.calibration),
        }


def _calibration_json(found: Calibration) -> dict[str, Any]:
    return {
        "answered": found.answered,
        "enough": found.enough,
        "bins": [
            {
                "from": round(one.least * CERTAIN),
                "to": round(one.most * CERTAIN),
                "said": round(one.said * CERTAIN),
                "answered": one.answered,
                "same": one.same,
                "share": None if one.share is None else round(one.share * CERTAIN),
                "interval": [round(end * CERTAIN) for end in one.interval],
                "holds": one.holds if found.enough else None,
            }
            for one in found.bins
        ],
    }


def run_matching(
    register: Register,
    *,
    author: str,
    apply_at: float = 0.8,
    review_at: float = 0.3,
    weights: Weights | None = None,
    engine: Engine | None = None,
) -> MatchingAnswer:
    """Match all records of persons; the run's verdicts take the place of those of earlier runs.

    What people have judged stays and goes before, and the model learns from it. Probabilities at or above
    ``apply_at`` bring records together until a person says otherwise, unless that would make one person of
    two groups (then the pair waits too); those from ``review_at`` on wait for one. The answer says how what
    was said before fared with those who were asked. With ``weights`` those are used and nothing is learned;
    an ``engine`` does elsewhere what takes long.
    """
    from sijill.matching import Columns, match
    from sijill.matching.calibration import calibration
    from sijill.matching.waterfall import waterfalls

    view = View(register)
    before = people_count(view)
    frame = matching_frame(view)
    columns = Columns(**{name: name for name in frame.columns})
    judged = [(one.left, one.right, one.verdict) for one in judged_by_people(view)]
    matching = match(
        frame,
        columns=columns,
        apply_at=apply_at,
        review_at=review_at,
        weights=weights,
        judged=judged,
        engine=engine,
    )
    pairs = matching.pairs.select(
        "left", "right", "probability", "verdict", matching.explained().alias("reason"), "cut"
    )
    steps = waterfalls(matching.pairs, prior=matching.model.prior)

    def bodies() -> Iterator[bytes]:
        for row, made_of in zip(pairs.iter_rows(), steps, strict=True):
            left, right, probability, verdict, reason, cut = row
            body = {
                "evidence": {
                    "cut": "" if cut == "not_cut" else cut,
                    "steps": [[step.what, step.level, step.millibits] for step in made_of],
                },
                "left": left,
                "right": right,
                "probability": round(probability * CERTAIN),
                "verdict": verdict,
                "reason": reason,
            }
            yield encode(body)

    frontier = Frontier()
    salts = (os.urandom(32) for _ in range(pairs.height))
    staged = register.files.stage_rows(write_rows(bodies(), salts, frontier=frontier))
    root = frontier.root().hex()
    register.files.place_rows(staged, root)
    body = {
        "program": matching.model.id,
        "root": root,
        "rows": frontier.size,
        "details": _without_fractions(matching.model.as_json()),
    }
    written = register.door.write([Draft("matching.made", body)], author=author)
    verdicts = pairs.get_column("verdict").to_list()
    return MatchingAnswer(
        model=matching.model.id,
        records=frame.height,
        compared=matching.model.compared,
        same=verdicts.count(str(Verdict.SAME)),
        unsure=verdicts.count(str(Verdict.UNSURE)),
        people_before=before,
        people_after=people_count(View(register)),
        notes=matching.model.notes,
        entry=written.acts[0].seq,
        learned=matching.model,
        calibration=calibration((said / CERTAIN, same) for said, same in answered(View(register))),
    )


def judge(
    register: Register, left: str, right: str, verdict: Verdict, *, reason: str, author: str
) -> Written:
    """Say that two records are the same, different, or that one cannot tell; the last verdict counts."""
    probability = {Verdict.SAME: CERTAIN, Verdict.DIFFERENT: 0, Verdict.UNSURE: CERTAIN // 2}[verdict]
    made = Judgement(random_id(), left, right, verdict, by_person=True, probability=probability)
    body = {
        "judgement": made.id,
        "left": left,
        "right": right,
        "verdict": str(verdict),
        "probability": probability,
        "reason": reason,
    }
    return register.door.write([Draft("judgement.made", body)], author=author)


def take_back(register: Register, judgement: str, *, reason: str, author: str) -> Written:
    """Withdraw a judgement; whom it held together part again, unless something else holds them."""
    body = {"judgement": judgement, "reason": reason}
    return register.door.write([Draft("judgement.withdrawn", body)], author=author)


def _without_fractions(value: Any) -> Any:
    """Write fractions as text, since the ledger holds none."""
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict):
        return {name: _without_fractions(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_fractions(part) for part in value]
    return value
