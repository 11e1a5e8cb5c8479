"""How likely somebody else bears a name: common names say less."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill import names
from sijill.matching.forms import Forms
from sijill.matching.weights import NameWeights

Signature = tuple[str, ...]


def chances(forms: Forms, sources: pl.Series, *, weights: NameWeights) -> NDArray[np.float64]:
    """Give for each distinct name the probability that another person bears it, up to spelling.

    Two names are the same up to spelling if two of their parts have the same keys (the only part, if there
    is one); of a long name the rarest two parts count. What is seen in the frame is weighed against what
    names of so many parts are like in general. Bearers are counted within one list, where one person rarely
    stands twice: over the whole frame, a person whom many lists have would make the own name common.
    """
    keyed = [_keyed(name) for name in forms.distinct]
    signatures = [_signatures(parts) for parts in keyed]
    seen = _seen(forms, signatures, sources, strength=weights.strength)
    size = len(forms.counts)
    found = np.empty(len(forms.distinct))
    for position, (parts, groups) in enumerate(zip(keyed, signatures, strict=True)):
        general = weights.chance[min(max(len(parts), 1), len(weights.chance)) - 1]
        here = min((max(seen.get(one, 0.0) for one in group) for group in groups), default=0.0)
        found[position] = here + general * weights.strength / (size + weights.strength)
    return found


def _keyed(name: str) -> list[tuple[str, ...]]:
    """Give the keys of every part of a name that can be read."""
    return [keys for keys in (names.keys(part.written) for part in names.divide(name)) if keys]


def _signatures(parts: list[tuple[str, ...]]) -> list[list[Signature]]:
    """Give for every two parts of a name the keys that they may have together."""
    if len(parts) == 1:
        return [[(key,) for key in parts[0]]]
    return [
        [(min(one, other), max(one, other)) for one, other in product(first, second)]
        for first, second in combinations(parts, 2)
    ]


def _seen(
    forms: Forms, signatures: list[list[list[Signature]]], sources: pl.Series, *, strength: int
) -> dict[Signature, float]:
    index: dict[Signature, int] = {}
    flat = [[index.setdefault(one, len(index)) for group in groups for one in group] for groups in signatures]
    borne = pl.DataFrame(
        {"record": forms.record, "signature": [flat[name] for name in forms.bearing]},
        {"record": pl.Int64, "signature": pl.List(pl.Int64)},
    )
    source = pl.DataFrame({"record": np.arange(len(sources)), "source": sources})
    alone = 1 if sources.null_count() == 0 and sources.n_unique() > 1 else 2
    bearers = (
        borne.explode("signature")
        .unique()
        .join(source, on="record")
        .group_by("signature", "source")
        .len("bearers")
        .join(source.group_by("source").len("size"), on="source", nulls_equal=True)
        .select(
            "signature",
            chance=(pl.col("bearers").cast(pl.Int64) - alone).clip(0) / (pl.col("size") + strength),
        )
        .group_by("signature")
        .agg(pl.col("chance").max())
    )
    chance = dict(bearers.iter_rows())
    return {signature: chance.get(position, 0.0) for signature, position in index.items()}
