"""Match records: which of them are of one person, how probable that is, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, log2

import polars as pl

from sijill import names
from sijill.claims import CERTAIN, Judgement, Verdict, identities
from sijill.matching.blocking import candidates
from sijill.matching.columns import Columns
from sijill.matching.model import Model
from sijill.matching.people import People
from sijill.matching.reason import sentence
from sijill.matching.scoring import PROPERTIES, score
from sijill.matching.weights import WEIGHTS

AT_ONCE = 500_000
"""Pairs weighed in one go, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The result of a run.

    ``pairs`` has a row for each pair worth a verdict, likeliest first: ``left`` and ``right`` (ids, the
    smaller one left), ``probability``, ``verdict`` (``same`` or ``unsure``), ``reason``, and the evidence in
    bits: ``bits`` is ``model.prior`` and the ``…_bits`` of every property added up. ``identities`` has
    ``record`` and ``identity`` (the id of its first record) for every record, in the order of the frame.
    """

    pairs: pl.DataFrame
    identities: pl.DataFrame
    model: Model


def match(
    records: pl.DataFrame,
    *,
    columns: Columns,
    seed: int = 0,
    threads: int | None = None,
    apply_at: float = 0.95,
    review_at: float = 0.5,
) -> Matching:
    """Find the records that are of one person.

    A pair of probability ``apply_at`` or more is the same, from ``review_at`` up a person should look at it,
    and below nothing is said. Records without a readable name match nothing. The answer does not depend on
    the order of the rows, save which record an identity is named after. This model draws nothing at random
    and scores in one thread: ``seed`` is kept in the answer, and ``threads`` changes nothing yet.

    Raises :class:`InvalidRecords` if a column is missing or unusable, ``ValueError`` if the two thresholds
    are not probabilities in order.
    """
    if not 0.0 < review_at <= apply_at <= 1.0:
        raise ValueError(f"0 < review_at ({review_at}) <= apply_at ({apply_at}) <= 1 does not hold")
    frame = columns.select(records)
    people = People.read(frame, weights=WEIGHTS)
    found = candidates(people.name.forms.keyed(), people.dividing, records=frame.height)
    least = inf if review_at == 1.0 else log2(review_at / (1.0 - review_at))
    chunks = [
        score(people, found.left[here], found.right[here], weights=WEIGHTS, least=least)
        for here in _slices(len(found.left))
    ]
    pairs = _pairs(pl.concat(chunks), people, apply_at=apply_at)
    model = Model(
        weights=WEIGHTS,
        apply_at=apply_at,
        review_at=review_at,
        seed=seed,
        records=frame.height,
        compared=len(found.left),
        prior=people.prior(WEIGHTS),
        notes=(*found.notes, *_unreadable(people)),
    )
    return Matching(pairs, _identities(frame, pairs), model)


def _slices(length: int) -> Iterator[slice]:
    return (slice(start, start + AT_ONCE) for start in range(0, max(length, 1), AT_ONCE))


def _unreadable(people: People) -> tuple[str, ...]:
    without = int((people.name.forms.counts == 0).sum())
    return (f"{without} records have no readable name and match nothing.",) if without else ()


def _pairs(scored: pl.DataFrame, people: People, *, apply_at: float) -> pl.DataFrame:
    ids = people.ids
    named = scored.with_columns(
        probability=1.0 / (1.0 + pl.lit(2.0).pow(-pl.col("bits"))),
        one=ids.gather(scored["left"]),
        other=ids.gather(scored["right"]),
    ).with_columns(
        left_id=pl.min_horizontal("one", "other"),
        right_id=pl.max_horizontal("one", "other"),
        verdict=pl.when(pl.col("probability") >= apply_at)
        .then(pl.lit(str(Verdict.SAME)))
        .otherwise(pl.lit(str(Verdict.UNSURE))),
    )
    named = named.sort(["bits", "left_id", "right_id"], descending=[True, False, False])
    return named.select(
        pl.col("left_id").alias("left"),
        pl.col("right_id").alias("right"),
        "probability",
        "verdict",
        pl.Series("reason", list(_reasons(named, people)), dtype=pl.String),
        "bits",
        *(f"{item}_bits" for item in PROPERTIES),
    )


def _reasons(named: pl.DataFrame, people: People) -> Iterator[str]:
    own, fathers = people.name.forms.distinct, people.father.forms.distinct
    said: dict[tuple[str, str], str] = {}

    def compared(one: str, other: str) -> str:
        # Asked in the order of the ids, so that "first" and "second" name are left and right.
        if (one, other) not in said:
            said[one, other] = names.compare(one, other).reason
        return said[one, other]

    for row in named.iter_rows(named=True):
        way = 1 if row["left_id"] == row["one"] else -1
        name_one, name_other = (row["name_left"], row["name_right"])[::way]
        father_one, father_other = (row["father_left"], row["father_right"])[::way]
        yield sentence(
            name=compared(own[name_one], own[name_other]),
            father=compared(fathers[father_one], fathers[father_other]) if father_one >= 0 else None,
            findings=[(what, row[f"{what}_found"]) for what in ("birth", "event", "sex", "place")],
            same_source=row["source_bits"] < 0,
            probability=row["probability"],
        )


def _identities(frame: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    same = pairs.filter(pl.col("verdict") == str(Verdict.SAME)).select("left", "right", "probability")
    judgements = [
        Judgement(
            id=f"{left} {right}",
            left=left,
            right=right,
            verdict=Verdict.SAME,
            by_person=False,
            probability=min(round(probability * CERTAIN), CERTAIN),
        )
        for left, right, probability in same.iter_rows()
    ]
    in_order = frame.sort("row").get_column("id").to_list()
    found = identities({record: place for place, record in enumerate(in_order)}, judgements)
    return pl.DataFrame(
        {"record": in_order, "identity": [found[record] for record in in_order]},
        {"record": pl.String, "identity": pl.String},
    )
