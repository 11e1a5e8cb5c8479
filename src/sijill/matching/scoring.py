"""Weigh pairs: add up the evidence, and drop early what can reach no verdict."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill.matching.evidence import places, sexes
from sijill.matching.people import People
from sijill.matching.weights import Weights

Codes = NDArray[np.int64]

PROPERTIES = ("name", "father", "birth", "event", "sex", "place", "source")


def score(people: People, left: Codes, right: Codes, *, weights: Weights, least: float) -> pl.DataFrame:
    """Weigh pairs and keep those of at least ``least`` bits, the prior included.

    Columns: ``left`` and ``right`` (numbers of records), ``bits``, for each property ``…_bits``, for some of
    them ``…_found``, and the forms that were compared: ``name_left``, ``name_right``, ``father_left``,
    ``father_right`` (-1 if there were none).
    """
    pairs = _beside_names(people, left, right, weights=weights).with_columns(
        name_most=people.name.most(left, right), father_most=people.father.most(left, right)
    )
    # Comparing names costs most, so it is left for where they can still lift a pair to ``least``.
    pairs = pairs.filter(pl.col("bits") + pl.col("name_most") + pl.col("father_most") >= least)
    pairs = _with_fathers(pairs, people).filter(pl.col("bits") + pl.col("name_most") >= least)
    pairs = _with_names(pairs, people).filter((pl.col("bits") >= least) & (pl.col("name_left") >= 0))
    return pairs.drop("name_most", "father_most")


def _beside_names(people: People, left: Codes, right: Codes, *, weights: Weights) -> pl.DataFrame:
    birth, birth_found = people.birth.compare(left, right, weights=weights.birth)
    event, event_found = people.event.compare(left, right, weights=weights.event)
    sex, sex_found = sexes(people.sex, left, right, weights=weights)
    place, place_found = places(people.place, left, right, weights=weights)
    source = np.where(people.source.same(left, right), weights.same_source, 0.0)
    return pl.DataFrame(
        {
            "left": left,
            "right": right,
            "bits": people.prior(weights) + birth + event + sex + place + source,
            "birth_bits": birth,
            "event_bits": event,
            "sex_bits": sex,
            "place_bits": place,
            "source_bits": source,
            "birth_found": birth_found,
            "event_found": event_found,
            "sex_found": sex_found,
            "place_found": place_found,
        }
    )


def _with_fathers(pairs: pl.DataFrame, people: People) -> pl.DataFrame:
    bits, one, other = people.father.compare(pairs["left"].to_numpy(), pairs["right"].to_numpy())
    named = pairs.with_columns(father_bits=bits, father_left=one, father_right=other)
    return named.with_columns(bits=pl.col("bits") + pl.col("father_bits"))


def _with_names(pairs: pl.DataFrame, people: People) -> pl.DataFrame:
    bits, one, other = people.name.compare(pairs["left"].to_numpy(), pairs["right"].to_numpy())
    named = pairs.with_columns(name_bits=bits, name_left=one, name_right=other)
    return named.with_columns(bits=pl.col("bits") + pl.col("name_bits"))
