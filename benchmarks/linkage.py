"""How right, how fast and how large matching is on synthetic lists whose truth is known.

    python benchmarks/linkage.py --mode mixed --size 200000

All figures are at the model's own threshold: pairs that it calls the same, and identities. "Pairs" of
identities are all pairs of records within one. Calibration: of pairs of which the model says so much, how
many are true. ``linkage_data.py`` says what the lists are like.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from itertools import pairwise

import numpy as np
import polars as pl
from linkage_data import describe, latin, mixed
from numpy.typing import NDArray

from sijill.matching import Columns, Matching, match

ARABIC_LISTS = ["list_ar", "list_fa", "archive"]
EDGES = (0.3, 0.5, 0.7, 0.85, 0.95, 0.99, 1.01)


def columns(frame: pl.DataFrame) -> Columns:
    """Say which columns of a frame are what: they have our names."""
    return Columns(**{name: name for name in Columns.__slots__ if name in frame.columns})


def pairs_within(groups: pl.Series) -> int:
    """Count the pairs of records that are in one group."""
    sizes = groups.value_counts()["count"].cast(pl.Int64)
    return int((sizes * (sizes - 1) // 2).sum())


def quality(found: int, right: int, true: int) -> str:
    """Write precision, recall and F1 of ``found`` pairs."""
    precision, recall = right / max(found, 1), right / max(true, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-12)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({found:,} pairs)"


def of_pairs(pairs: pl.DataFrame, person: dict[str, int]) -> NDArray[np.bool_]:
    """Say which pairs of ids are of one person."""
    truth = pl.DataFrame({"id": list(person), "person": list(person.values())})
    sides = [
        pairs[side].to_frame("id").join(truth, on="id", how="left", maintain_order="left")
        for side in ("left", "right")
    ]
    return (sides[0]["person"] == sides[1]["person"]).to_numpy()


def report(frame: pl.DataFrame, matching: Matching) -> None:
    """Print how right a run was."""
    person = dict(frame.select("id", "person").iter_rows())
    true = pairs_within(frame["person"])
    pairs = matching.pairs
    same = of_pairs(pairs, person)
    said = (pairs["verdict"] == "same").to_numpy()
    print("pairs     ", quality(int(said.sum()), int((same & said).sum()), true))
    groups = matching.identities.join(frame.select(record="id", person="person"), on="record")
    together = pairs_within(groups["identity"])
    right = pairs_within(groups.select(pl.struct("identity", "person").alias("both"))["both"])
    print("identities", quality(together, right, true))
    if frame["source"].n_unique() > 1:
        across_scripts(frame, groups)
    probability = pairs["probability"].to_numpy()
    for low, high in pairwise(EDGES):
        here = (probability >= low) & (probability < high)
        if here.any():
            print(f"  said {low:.2f}–{min(high, 1):.2f}: {same[here].mean():.3f} true of {here.sum():,}")


def across_scripts(frame: pl.DataFrame, groups: pl.DataFrame) -> None:
    """Print the recall of pairs whose two records are in different scripts."""
    arab = frame.select(record="id", arab=pl.col("source").is_in(ARABIC_LISTS))
    sides = groups.join(arab, on="record")

    def crossing(by: list[str]) -> int:
        counts = sides.group_by(by).agg(pl.col("arab").sum().cast(pl.Int64), size=pl.len().cast(pl.Int64))
        return int((counts["arab"] * (counts["size"] - counts["arab"])).sum())

    print(f"across scripts: recall {crossing(['identity', 'person']) / max(crossing(['person']), 1):.3f}")


def main() -> int:
    """Match a frame and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mode", choices=("mixed", "latin"), default="mixed")
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int)
    given = parser.parse_args()
    frame = {"mixed": mixed, "latin": latin}[given.mode](given.size, given.seed)
    print(given.mode, describe(frame))
    warm = {"mixed": mixed, "latin": latin}[given.mode](2_000, given.seed + 1)
    match(warm, columns=columns(warm))
    wall, used = time.perf_counter(), time.process_time()
    matching = match(frame.drop("person"), columns=columns(frame), threads=given.threads)
    wall, used = time.perf_counter() - wall, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    model = matching.model
    print(f"{wall:.1f} s ({used:.1f} s of processor time), peak {peak:.2f} GB")
    print(f"{model.compared:,} pairs of records compared")
    print(f"{model.scored:,} pairs of name parts scored; prior {model.prior:.1f} bits")
    for note in model.notes:
        print(f"  {note}")
    report(frame, matching)
    return 0


if __name__ == "__main__":
    sys.exit(main())
