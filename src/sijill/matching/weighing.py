"""What pairs weigh, piece by piece: as columns of a table, and for pairs that somebody names."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill.claims import Verdict
from sijill.matching.blocking import block
from sijill.matching.columns import Columns
from sijill.matching.errors import InvalidRecords
from sijill.matching.levels import EVIDENCE, Comparison
from sijill.matching.model import Weights
from sijill.matching.pairs import draw
from sijill.matching.people import People
from sijill.matching.scoring import Scored, Scorer

LEARNED_FROM = 1_500_000
"""Pairs at most from which weights are learned, and how rare names are."""


def evidence(scored: Scored, weights: Weights, which: NDArray[np.bool_ | np.int64]) -> dict[str, pl.Series]:
    """Give the bits and the level of each piece of evidence of some of the pairs, as columns."""
    table = weights.bits().astype(np.float32)
    levels = scored.levels[which]
    rare = {"given": scored.rare_given[which], "family": scored.rare_family[which]}
    weighed = {
        f"{what}_bits": table[row][levels[:, row]] + rare.get(what, np.float32(0.0))
        for row, what in enumerate(EVIDENCE)
    }
    weighed["kin_bits"] = -scored.kin[which]
    marked = {f"{what}_level": levels[:, row] for row, what in enumerate(EVIDENCE)}
    return {name: pl.Series(name, values) for name, values in {**weighed, **marked}.items()}


def weigh(
    records: pl.DataFrame,
    pairs: Sequence[tuple[str, str]],
    *,
    columns: Columns,
    weights: Weights,
    seed: int = 0,
    threads: int | None = None,
) -> pl.DataFrame:
    """Weigh these pairs of ids, whatever comes of them, as :attr:`Matching.pairs` has them.

    Nothing is grouped: ``verdict`` is ``unsure`` and ``cut`` empty. Pairs with a record that has no readable
    name are left out. Raises :class:`InvalidRecords` for an id that no record has.
    """
    people = People.read(columns.by_id(records))
    place = {record: at for at, record in enumerate(people.ids.to_list())}
    unknown = [one for pair in pairs for one in pair if one not in place]
    if unknown:
        raise InvalidRecords(columns.id, f"holds no {unknown[0]!r}")
    threads = threads or os.cpu_count() or 1
    comparison = Comparison(people, threads=threads)
    sample = draw(block(people.atoms(), threads=threads).blocks, LEARNED_FROM, seed=seed, threads=threads)
    # How rare a name is rests on what is written like it.
    comparison.compare(sample.left, sample.right)
    ends = np.array([sorted((place[one], place[other])) for one, other in pairs], dtype=np.int32)
    left, right = ends.reshape(-1, 2).T.copy()
    scored = Scorer(people, comparison, weights).score(left, right, least=-np.inf)
    every = np.ones(len(scored.left), dtype=np.bool_)
    return pl.DataFrame(
        {
            "left": people.ids.gather(scored.left),
            "right": people.ids.gather(scored.right),
            "probability": 1.0 / (1.0 + np.exp2(-scored.bits.astype(np.float64))),
            "verdict": [str(Verdict.UNSURE)] * len(scored.left),
            "cut": pl.Series([""] * len(scored.left), dtype=pl.String),
            "bits": scored.bits,
        }
    ).with_columns(**evidence(scored, weights, every))
