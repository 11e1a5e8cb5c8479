"""What to ask a person first: the pairs on whose answer most hangs.

An answer is worth asking for if it is open and if much follows from it. How open it is, is the variance of
the answer, p (1 - p); a tie that the clustering cut although its own evidence was enough is as open as can
be. What follows from it is told by the sizes of the two groups: so many pairs of records become one person,
or stay two, at once (uncertainty sampling: D. D. Lewis and W. A. Gale, SIGIR 1994). Two groups are asked
about once, however many ties are between them.
"""

from __future__ import annotations

import polars as pl

from sijill.claims import Verdict
from sijill.matching.clustering import Cut

_CUT = [cut.name.lower() for cut in Cut if cut is not Cut.NOT_CUT]
_MOST_OPEN = 0.25
_SCHEMA = {"left": pl.String(), "right": pl.String(), "verdict": pl.String()}


def queue(pairs: pl.DataFrame, identities: pl.DataFrame, judged: pl.DataFrame | None = None) -> pl.DataFrame:
    """Give the pairs to ask about, those first on which most hangs.

    ``pairs`` and ``identities`` are as :class:`~sijill.matching.Matching` has them, or as they stand since;
    ``judged`` has what people said so far (``left``, ``right``, ``verdict``). Left out is what their words
    settle: pairs that they judged, if only as unsure; groups that are one; groups that cannot be one since
    two of their records are different. Added to the columns of ``pairs`` are ``left_identity`` and
    ``right_identity`` with their numbers of records, ``left_size`` and ``right_size``; ``ties``, the number
    of open pairs between the two groups; ``weight``, by which the rows are sorted. The order depends on
    nothing but what is given: equal weights come in the order of their records.
    """
    said = pl.DataFrame(schema=_SCHEMA) if judged is None else judged.select(list(_SCHEMA))
    owners = identities.with_columns(size=pl.len().over("identity").cast(pl.Int64))
    waiting = _owned(pairs.filter(pl.col("verdict") == str(Verdict.UNSURE)), owners)
    waiting = waiting.filter(pl.col("left_identity") != pl.col("right_identity"))
    asked = _unordered(said, "left", "right").select("first", "second")
    waiting = _unordered(waiting, "left", "right").join(asked, on=["first", "second"], how="anti")
    apart = _owned(said.filter(pl.col("verdict") == str(Verdict.DIFFERENT)), owners)
    apart = _unordered(apart, "left_identity", "right_identity").select("first", "second")
    groups = _unordered(waiting, "left_identity", "right_identity")
    groups = groups.join(apart, on=["first", "second"], how="anti")
    likely = pl.col("probability").cast(pl.Float64)
    doubt = pl.when(pl.col("cut").is_in(_CUT)).then(_MOST_OPEN).otherwise(likely * (1.0 - likely))
    return (
        groups.with_columns(
            ties=pl.len().over("first", "second").cast(pl.Int64),
            weight=doubt * pl.col("left_size") * pl.col("right_size"),
        )
        .sort(["weight", "left", "right"], descending=[True, False, False])
        .unique(["first", "second"], keep="first", maintain_order=True)
        .drop("first", "second")
    )


def _owned(pairs: pl.DataFrame, owners: pl.DataFrame) -> pl.DataFrame:
    """Add whom both records belong to; pairs of records that nobody knows are left out."""
    for side in ("left", "right"):
        named = owners.select(
            pl.col("record").alias(side),
            pl.col("identity").alias(f"{side}_identity"),
            pl.col("size").alias(f"{side}_size"),
        )
        pairs = pairs.join(named, on=side, how="inner")
    return pairs


def _unordered(pairs: pl.DataFrame, left: str, right: str) -> pl.DataFrame:
    """Add the two of a pair in one order, whichever way it is written."""
    return pairs.with_columns(first=pl.min_horizontal(left, right), second=pl.max_horizontal(left, right))
