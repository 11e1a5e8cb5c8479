"""How right a linkage is: pairs, people, pairs across scripts, and whether what was said likely is so.

For ``linkage.py``. A linkage is two frames: ``pairs`` (``left``, ``right``, ``probability`` and ``said``,
whether the tool at its own threshold calls the two one person) and ``groups`` (``record``, ``identity``); the
truth is the column ``person`` of the frame that was linked.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

ARABIC_LISTS = ("list_ar", "list_fa", "archive")
EDGES = (0.3, 0.5, 0.7, 0.85, 0.95, 0.99, 1.01)


@dataclass(frozen=True, slots=True)
class Quality:
    """So many pairs found, so many of them right, of so many true ones."""

    found: int
    right: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.true, 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-12)

    def __str__(self) -> str:
        figures = f"precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {self.f1:.3f}"
        return f"{figures}  ({self.found:,} pairs)"

    def as_json(self) -> dict[str, float]:
        return asdict(self) | {"precision": self.precision, "recall": self.recall, "f1": self.f1}


def pairs_within(groups: pl.Series) -> int:
    """Count the pairs of records that are in one group."""
    sizes = groups.value_counts()["count"].cast(pl.Int64)
    return int((sizes * (sizes - 1) // 2).sum())


def of_one_person(pairs: pl.DataFrame, frame: pl.DataFrame) -> NDArray[np.bool_]:
    """Say which pairs of ids are of one person."""
    truth = frame.select("id", "person")
    sides = [
        pairs[side].to_frame("id").join(truth, on="id", how="left", maintain_order="left")["person"]
        for side in ("left", "right")
    ]
    return (sides[0] == sides[1]).to_numpy()


def of_pairs(pairs: pl.DataFrame, frame: pl.DataFrame) -> Quality:
    """Judge the pairs that a tool says are of one person."""
    said = pairs.filter("said")
    return Quality(said.height, int(of_one_person(said, frame).sum()), pairs_within(frame["person"]))


def in_hindsight(pairs: pl.DataFrame, frame: pl.DataFrame) -> tuple[Quality, float]:
    """Give the quality at the threshold at which F1 is best, which nobody knows without the truth."""
    true = pairs_within(frame["person"])
    ordered = pairs.sort("probability", descending=True)
    right = np.cumsum(of_one_person(ordered, frame))
    if not len(right):
        return Quality(0, 0, true), 1.0
    likely = ordered["probability"].to_numpy()
    # A threshold cannot part pairs that are said alike likely.
    ends = np.flatnonzero(np.append(likely[1:] != likely[:-1], True))
    best = ends[np.argmax(2 * right[ends] / (ends + 1 + true))]
    return Quality(int(best) + 1, int(right[best]), true), float(likely[best])


def of_groups(groups: pl.DataFrame, frame: pl.DataFrame) -> Quality:
    """Judge all pairs of records that stand in one group."""
    both = groups.join(frame.select(record="id", person="person"), on="record")
    together = pairs_within(both["identity"])
    right = pairs_within(both.select(pl.struct("identity", "person").alias("both"))["both"])
    return Quality(together, right, pairs_within(frame["person"]))


def across_scripts(groups: pl.DataFrame, frame: pl.DataFrame) -> float | None:
    """Give the recall of pairs whose two records are in different scripts; ``None`` if there are none."""
    if "source" not in frame.columns:
        return None
    sides = groups.join(
        frame.select("person", record="id", arab=pl.col("source").is_in(ARABIC_LISTS)), on="record"
    )

    def crossing(by: list[str]) -> int:
        counts = sides.group_by(by).agg(pl.col("arab").sum().cast(pl.Int64), size=pl.len().cast(pl.Int64))
        return int((counts["arab"] * (counts["size"] - counts["arab"])).sum())

    true = crossing(["person"])
    return crossing(["identity", "person"]) / true if true else None


def calibration(pairs: pl.DataFrame, frame: pl.DataFrame) -> list[tuple[float, float, float, int]]:
    """Give for runs of said probability: from, to, the share that is true, and how many pairs."""
    same = of_one_person(pairs, frame)
    probability = pairs["probability"].to_numpy()
    found = []
    for low, high in pairwise(EDGES):
        here = (probability >= low) & (probability < high)
        if here.any():
            found.append((low, min(high, 1.0), float(same[here].mean()), int(here.sum())))
    return found


def figures(pairs: pl.DataFrame, groups: pl.DataFrame, frame: pl.DataFrame) -> dict[str, Any]:
    """Judge a linkage in every way."""
    best, threshold = in_hindsight(pairs, frame)
    return {
        "pairs": of_pairs(pairs, frame).as_json(),
        "people": of_groups(groups, frame).as_json(),
        "across_scripts": across_scripts(groups, frame),
        "best": best.as_json() | {"threshold": threshold},
        "calibration": calibration(pairs, frame),
    }


def peak_memory() -> float:
    """Give the most memory that this process has held, in GB.

    Not ``ru_maxrss``, which a process has from the one that started it.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1024 / 1e9
