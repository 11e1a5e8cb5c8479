"""Who else may be whom: people drawn anew from what the last run of the matcher held probable."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import polars as pl

from sijill.claims import CERTAIN
from sijill.matching.clustering import Ties
from sijill.matching.sampling import Linkage, bits
from sijill.store.queries import View, judged_by_people
from sijill.store.queries.judgements import model_ties

_LEAST = 1e-6


def doubtful(view: View) -> int:
    """Count the pairs on which the last run of the matcher was not certain and nobody has decided since."""
    decided = {frozenset(one.pair) for one in judged_by_people(view)}
    ties = model_ties(view)
    return sum(
        probability < CERTAIN and frozenset((left, right)) not in decided
        for left, right, probability, _ in ties
    )


def drawn_people(
    view: View, records: Iterable[str], *, draws: int, seed: int = 0
) -> Iterator[dict[str, str]]:
    """Draw who is who ``draws`` times over: for each of the records the first record of its person.

    Ties are drawn by the probability that the last run gave them; what people have judged holds in every
    draw, and pairs below what the run kept are never drawn.
    """
    linkage = _linkage(view, sorted(records))
    ids = linkage.ids.to_list()
    for people in linkage.sample(draws, seed=seed):
        yield {record: ids[first] for record, first in zip(ids, people.tolist(), strict=True)}


def people_at(view: View, records: Iterable[str], thresholds: Sequence[float]) -> dict[float, dict[str, str]]:
    """Give who is who at each threshold, as :func:`drawn_people` does."""
    linkage = _linkage(view, sorted(records))
    ids = linkage.ids.to_list()
    return {
        threshold: {record: ids[first] for record, first in zip(ids, people.tolist(), strict=True)}
        for threshold, people in linkage.at(thresholds).items()
    }


def _linkage(view: View, records: list[str]) -> Linkage:
    place = {record: number for number, record in enumerate(records)}
    held: dict[tuple[int, int], tuple[float, bool]] = {}
    for one, other, probability, evidence in model_ties(view):
        if one in place and other in place:
            left, right = sorted((place[one], place[other]))
            held[left, right] = bits(max(probability / CERTAIN, _LEAST)), _contradicts(evidence)
    ties = Ties(
        np.array([left for left, _ in held], dtype=np.int32),
        np.array([right for _, right in held], dtype=np.int32),
        np.array([evidence for evidence, _ in held.values()], dtype=np.float32),
        np.array([conflict for _, conflict in held.values()], dtype=np.bool_),
    )
    judged = [
        (place[one.left], place[one.right], one.verdict)
        for one in judged_by_people(view)
        if one.left in place and one.right in place
    ]
    return Linkage(
        ids=pl.Series(records, dtype=pl.String),
        rows=np.arange(len(records), dtype=np.int32),
        ties=ties,
        duplicate_free=np.full(len(records), -1, dtype=np.int32),
        judged=tuple(judged),
    )


def _contradicts(evidence: str | None) -> bool:
    return evidence is not None and json.loads(evidence).get("cut") == "contradiction"
