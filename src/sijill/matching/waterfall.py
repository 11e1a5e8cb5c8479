"""What a probability is made of, step by step: from where every pair starts, down or up by each evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

MILLI = 1000
PRIOR = "prior"


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of evidence: its ``level`` (0 where it has none) and its weight in thousandths of bits."""

    what: str
    level: int
    millibits: int


def waterfalls(pairs: pl.DataFrame, *, prior: float) -> Iterator[tuple[Step, ...]]:
    """Give the steps of each row of :attr:`~sijill.matching.Matching.pairs`; their sum is its evidence.

    ``prior`` is where every pair starts, in bits. What neither speaks for nor against is left out.
    """
    whats = [name.removesuffix("_bits") for name in pairs.columns if name.endswith("_bits")]
    first = Step(PRIOR, 0, round(prior * MILLI))
    levels = [f"{what}_level" if f"{what}_level" in pairs.columns else None for what in whats]
    said = pairs.select(
        *(f"{what}_bits" for what in whats),
        *(
            (pl.lit(0) if level is None else pl.col(level)).cast(pl.Int64).alias(f"{what}_level")
            for what, level in zip(whats, levels, strict=True)
        ),
    )
    for row in said.iter_rows():
        weighed = zip(whats, row[len(whats) :], row[: len(whats)], strict=True)
        steps = (Step(what, level, round(bits * MILLI)) for what, level, bits in weighed)
        yield (first, *(step for step in steps if step.level or step.millibits))
