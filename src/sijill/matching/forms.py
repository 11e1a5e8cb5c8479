"""The names that records bear, each distinct one once, with its blocking keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill import names


@dataclass(frozen=True, slots=True)
class Forms:
    """Distinct names, and for each record which of them it bears.

    The names of record ``i`` are ``bearing[start[i]:start[i + 1]]``, indices into ``distinct``. Names that
    cannot be read are left out, so a record may bear none. ``keys`` are those of each distinct name.
    """

    distinct: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    start: NDArray[np.int64]
    bearing: NDArray[np.int64]

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many names each record bears."""
        return np.diff(self.start)

    @property
    def record(self) -> NDArray[np.int64]:
        """Whose each name of ``bearing`` is."""
        return np.repeat(np.arange(len(self.start) - 1), self.counts)

    def keyed(self) -> pl.DataFrame:
        """Give ``record`` and ``key`` for every key of every name that a record bears."""
        keys = [list(self.keys[name]) for name in self.bearing]
        schema: dict[str, pl.DataType | type[pl.DataType]] = {"record": pl.Int64, "key": pl.List(pl.String)}
        return pl.DataFrame({"record": self.record, "key": keys}, schema).explode("key").unique()


def read_forms(column: pl.Series) -> Forms:
    """Read a column of lists of names."""
    keys: dict[str, tuple[str, ...]] = {}
    index: dict[str, int] = {}
    start, bearing = [0], []
    for forms in column.to_list():
        for name in dict.fromkeys(forms or ()):
            if name is None:
                continue
            if name not in keys:
                keys[name] = names.keys(name)
            if keys[name]:
                bearing.append(index.setdefault(name, len(index)))
        start.append(len(bearing))
    return Forms(
        distinct=tuple(index),
        keys=tuple(keys[name] for name in index),
        start=np.array(start, dtype=np.int64),
        bearing=np.array(bearing, dtype=np.int64),
    )
