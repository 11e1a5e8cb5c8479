"""A frame of records, read into what can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

import numpy as np
import polars as pl

from sijill.matching.evidence import Days, Words
from sijill.matching.forms import read_forms
from sijill.matching.naming import Naming
from sijill.matching.weights import Weights

MANY_YEARS = 3
"""An interval of birth over more years than this divides no block."""


@dataclass(frozen=True, slots=True)
class People:
    """Records in an order that brings like names together, property by property."""

    ids: pl.Series
    name: Naming
    father: Naming
    birth: Days
    event: Days
    sex: Words
    place: Words
    source: Words
    dividing: pl.DataFrame

    @classmethod
    def read(cls, frame: pl.DataFrame, *, weights: Weights) -> People:
        """Read what :meth:`Columns.select` gave."""
        fathers = read_forms(frame.get_column("father"))
        place = Words.read(frame.get_column("place"), weights=weights)
        sources = frame.get_column("source")
        return cls(
            ids=frame.get_column("id"),
            name=Naming.of(read_forms(frame.get_column("name")), sources, weights=weights.name),
            father=Naming.of(fathers, sources, weights=weights.father),
            birth=Days.read(frame.get_column("birth_earliest"), frame.get_column("birth_latest")),
            event=Days.read(frame.get_column("event_earliest"), frame.get_column("event_latest")),
            sex=Words.read(frame.get_column("sex"), weights=weights),
            place=place,
            source=Words.read(sources, weights=weights),
            dividing=pl.concat(
                [
                    fathers.keyed().with_columns(key=pl.format("father {}", "key")),
                    _years(frame),
                    _places(place),
                ]
            ),
        )

    def prior(self, weights: Weights) -> float:
        """Give the bits from which every pair starts: one other record in the frame is of the same person."""
        return -log2(max(len(self.ids), weights.smallest_frame))


def _years(frame: pl.DataFrame) -> pl.DataFrame:
    first, last = pl.col("birth_earliest").dt.year(), pl.col("birth_latest").dt.year()
    years = frame.select(
        record=pl.int_range(pl.len(), dtype=pl.Int64),
        key=pl.when((last >= first) & (last - first < MANY_YEARS)).then(pl.int_ranges(first, last + 1)),
    )
    return years.explode("key").drop_nulls().with_columns(key=pl.format("born {}", "key"))


def _places(places: Words) -> pl.DataFrame:
    coded = pl.DataFrame({"record": np.arange(len(places.code)), "key": places.code})
    return coded.filter(pl.col("key") >= 0).with_columns(key=pl.format("place {}", "key"))
