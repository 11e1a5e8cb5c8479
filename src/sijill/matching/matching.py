"""Match records: which of them are of one person, how probable that is, and why."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf, log2
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill.claims import Verdict
from sijill.matching.clustering import Clustering, Cut, Positions, Ties, cluster
from sijill.matching.columns import ById, Columns
from sijill.matching.engine import Engine, Threads
from sijill.matching.levels import EVIDENCE, Comparison, Levels
from sijill.matching.model import Labelled, Model, Weights, learn
from sijill.matching.people import People
from sijill.matching.reason import sentences
from sijill.matching.sampling import Linkage
from sijill.matching.scoring import Scored, Scorer
from sijill.matching.spilling import MEMORY
from sijill.matching.splink import splink_settings
from sijill.matching.weighing import LEARNED_FROM, evidence

_RANDOM_PAIRS = 400_000
_AGAINST = -8.0
"""Pairs of so few bits are not looked at again, save that they weigh against a group that would hold both."""

_CERTAIN = 64.0
_NAME_ALONE = 1.2
"""So many bits more it takes to bring two records together that share a name and nothing else: namesakes are
what the weights of names know least of."""

Judged = Sequence[tuple[str, str, Verdict]]


@dataclass(frozen=True, slots=True)
class Matching:
    """The result of a run.

    ``pairs`` has a row for each pair worth a verdict, likeliest first: ``left`` and ``right`` (ids, the
    smaller one left), ``probability``, ``verdict`` (``same`` or ``unsure``), ``cut`` (why a likely pair is
    kept apart, else empty), and the evidence in bits: ``bits`` is ``model.prior`` and the ``…_bits`` of
    every piece added up; the level of each piece is in ``…_level``. ``identities`` has ``record`` and
    ``identity`` (the id of its first record) for every record, in the order of the frame. The pairs that
    are ``same`` hold just these identities together.
    """

    pairs: pl.DataFrame
    identities: pl.DataFrame
    model: Model
    linkage: Linkage = field(repr=False)

    def at(self, thresholds: Sequence[float]) -> dict[float, Positions]:
        """Give the people at each of several thresholds (see :meth:`Linkage.at`)."""
        return self.linkage.at(thresholds)

    def sample(self, draws: int, *, seed: int = 0) -> Iterator[Positions]:
        """Draw people as probable as their ties, for counts that carry the doubt (:meth:`Linkage.sample`)."""
        return self.linkage.sample(draws, seed=seed)

    def splink_settings(self) -> dict[str, Any]:
        """Give the model as settings of Splink; the frame that they are for comes of
        :func:`~sijill.matching.splink.splink_export`."""
        return splink_settings(self.model.weights)

    def explained(self, pairs: pl.DataFrame | None = None) -> pl.Series:
        """Give for each pair (of ``pairs``) the sentence that says what its probability rests on."""
        return sentences(self.pairs if pairs is None else pairs)


def match(
    records: pl.DataFrame,
    *,
    columns: Columns,
    seed: int = 0,
    threads: int | None = None,
    apply_at: float = 0.8,
    review_at: float = 0.3,
    weights: Weights | None = None,
    judged: Judged = (),
    duplicate_free: Collection[str] = (),
    memory: int = MEMORY,
    engine: Engine | None = None,
) -> Matching:
    """Find the records that are of one person.

    A pair of probability ``apply_at`` or more is the same (where the name is all that is known, it takes
    twice the odds), from ``review_at`` up a person should look at
    it, and below nothing is said. ``weights`` are those of an earlier run; else they are learned from the
    frame. ``judged`` are verdicts of people on pairs of ids: they hold whatever the model says, and it
    learns from them. ``duplicate_free`` names the sources that have nobody twice. Records without a
    readable name match nothing. ``seed`` chooses the pairs from which weights are learned.

    The answer depends neither on the order of the rows nor on the number of ``threads`` (all cores, if not
    given) nor on ``memory``: so many bytes of rows wait in memory while blocks are made, and what is more
    waits in a temporary file of which nothing is left. All else takes about a kilobyte a record. An
    ``engine`` makes blocks and weighs pairs elsewhere (:class:`~sijill.matching.spark.Spark`), with the same
    answer.

    Raises :class:`InvalidRecords` if a column is missing or unusable, :class:`NoRoom` if the folder for
    temporary files is full, ``ValueError`` if the two thresholds are not probabilities in order.
    """
    if not 0.0 < review_at <= apply_at <= 1.0:
        raise ValueError(f"0 < review_at ({review_at}) <= apply_at ({apply_at}) <= 1 does not hold")
    frame = columns.by_id(records)
    people = People.read(frame)
    place = _places(people, judged)
    threads = threads or os.cpu_count() or 1
    comparison = Comparison(people, threads=threads)
    works: Engine = engine or Threads(threads, memory)
    found = works.block(people.atoms())
    sample = works.draw(found, LEARNED_FROM, seed=seed)
    # Compared even if there is nothing to learn: how rare a name is rests on what is written like it.
    seen = comparison.compare(sample.left, sample.right).levels
    if weights is None:
        labelled = _labelled(comparison, place)
        weights = _learn(comparison, seen, people, scale=sample.scale, seed=seed, labelled=labelled)
    scorer = Scorer(people, comparison, weights)
    scored = works.weigh(found, scorer, comparison, least=_AGAINST)
    held = scored.bits - np.where(_is_name_alone(scored.levels), _NAME_ALONE, 0.0).astype(np.float32)
    ties = Ties(scored.left, scored.right, held, scored.conflict)
    lists = _duplicate_free(frame["source"], duplicate_free)
    groups = cluster(
        len(people), ties, least=min(_logit(apply_at), _CERTAIN), duplicate_free=lists, judged=place
    )
    model = Model(
        weights=weights,
        apply_at=apply_at,
        review_at=review_at,
        seed=seed,
        records=len(frame),
        compared=found.compared,
        scored=comparison.likenesses.held,
        notes=(*found.notes, *_unreadable(people), *people.photo.notes),
    )
    pairs = _pairs(scored, groups, people, weights, apply_at=apply_at, review_at=review_at)
    linkage = Linkage(frame["id"], frame["row"].cast(pl.Int32).to_numpy(), ties, lists, tuple(place))
    return Matching(pairs, _identities(frame, groups), model, linkage)


def _is_name_alone(levels: Levels) -> NDArray[np.bool_]:
    """Mark pairs of which nothing but the name, the sex and the list is known of both."""
    others = [row for row, what in enumerate(EVIDENCE) if what not in ("given", "family", "sex", "source")]
    found: NDArray[np.bool_] = (levels[:, others] == 0).all(axis=1)
    return found


def _duplicate_free(sources: pl.Series, named: Collection[str]) -> NDArray[np.int32]:
    number = {source: place for place, source in enumerate(sorted(named))}
    return sources.replace_strict(number, default=-1, return_dtype=pl.Int32).to_numpy()


def _logit(probability: float) -> float:
    return inf if probability == 1.0 else log2(probability / (1.0 - probability))


def _places(people: People, judged: Judged) -> list[tuple[int, int, Verdict]]:
    """Give judgements by the places of their records; those on records that are not here say nothing."""
    wanted = {one for left, right, _ in judged for one in (left, right)}
    if not wanted:
        return []
    ids = people.ids.to_list()
    place = {record: at for at, record in enumerate(ids) if record in wanted}
    return [
        (place[left], place[right], verdict)
        for left, right, verdict in judged
        if left in place and right in place and left != right
    ]


def _labelled(comparison: Comparison, judged: Sequence[tuple[int, int, Verdict]]) -> Labelled | None:
    sure = [one for one in judged if one[2] is not Verdict.UNSURE]
    if not sure:
        return None
    left, right = (np.array([one[side] for one in sure], dtype=np.int32) for side in (0, 1))
    same = np.array([one[2] is Verdict.SAME for one in sure])
    return Labelled(comparison.compare(left, right).levels, same)


def _learn(
    comparison: Comparison,
    candidates: Levels,
    people: People,
    *,
    scale: float,
    seed: int,
    labelled: Labelled | None,
) -> Weights:
    random = np.random.default_rng(seed)
    size = len(people)
    pairs = size * (size - 1) / 2
    drawn = random.integers(0, max(size, 1), (2, min(_RANDOM_PAIRS, int(pairs)))).astype(np.int32)
    drawn = drawn[:, drawn[0] != drawn[1]]
    levels = comparison.compare(drawn[0], drawn[1]).levels
    return learn(levels, candidates, scale=scale, pairs=pairs, labelled=labelled)


def _unreadable(people: People) -> tuple[str, ...]:
    without = int((np.diff(people.name.form) == 0).sum())
    return (f"{without} records have no readable name and match nothing.",) if without else ()


def _pairs(
    scored: Scored, groups: Clustering, people: People, weights: Weights, *, apply_at: float, review_at: float
) -> pl.DataFrame:
    shown = np.flatnonzero((scored.bits >= _logit(review_at)) | groups.kept)
    # Places stand in the order of ids.
    shown = shown[np.lexsort((scored.right[shown], scored.left[shown], -scored.bits[shown]))]
    probability = 1.0 / (1.0 + np.exp2(-scored.bits[shown].astype(np.float64)))
    reasons = {int(one): one.name.lower() for one in Cut}
    verdicts = {True: str(Verdict.SAME), False: str(Verdict.UNSURE)}
    return pl.DataFrame(
        {
            "left": people.ids.gather(scored.left[shown]),
            "right": people.ids.gather(scored.right[shown]),
            "probability": probability,
            "verdict": pl.Series(groups.kept[shown]).replace_strict(verdicts, return_dtype=pl.String),
            "cut": pl.Series(groups.cut[shown]).replace_strict(reasons, return_dtype=pl.String),
            "bits": scored.bits[shown],
        }
        | evidence(scored, weights, shown)
    )


def _identities(frame: ById, groups: Clustering) -> pl.DataFrame:
    place = np.empty(len(frame), dtype=np.int32)
    place[frame.order.to_numpy()] = np.arange(len(frame), dtype=np.int32)
    ids = frame.ids
    return pl.DataFrame({"record": ids.gather(place), "identity": ids.gather(groups.identity[place])})
