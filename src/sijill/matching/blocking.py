"""Which pairs of records are compared at all: those that share a block of bearable size.

A block holds the records that share a key of a name. One that is too large is divided by each further thing
its records have: another key of the name, a key of the father's name, a year of birth, a place; and what is
still too large once more. In a block that is too large even so, and among those that nothing divides, each
record is compared with its neighbours in order of name alone. So the number of pairs grows with the number of
records and not with its square.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

LIMIT = 80
"""The largest block of which all pairs are compared."""

NEIGHBOURS = 12
DIVISIONS = 2


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs to compare, as rows of the sorted frame with ``left`` < ``right``, and what was left out."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    notes: tuple[str, ...]


def candidates(
    keyed: pl.DataFrame,
    further: pl.DataFrame,
    *,
    records: int,
    limit: int = LIMIT,
    neighbours: int = NEIGHBOURS,
) -> Candidates:
    """Find the pairs.

    ``keyed`` has ``record`` and ``key`` of names; ``further`` has ``record`` and ``key`` of anything else
    that may divide a block. Records are numbered in an order that brings like names together.
    """
    shared = keyed.select("record", atom=pl.format("name {}", "key"))
    atoms = pl.concat([shared, further.select("record", atom="key")]).with_columns(
        pl.col("atom").rank("dense").cast(pl.Int64)
    )
    blocks = atoms.head(shared.height).rename({"atom": "block"})
    codes: list[NDArray[np.int64]] = []
    stuck: list[pl.DataFrame] = []
    small, large = _by_size(blocks, limit)
    notes = _of_common_keys(large, limit)
    for _ in range(DIVISIONS):
        codes.append(_pairs(small, records=records))
        parts = _divide(large, atoms)
        # Whoever shares nothing further with anybody is still compared with the neighbours by name.
        stuck.append(large.join(parts, on=["record", "block"], how="anti"))
        small, large = _by_size(_numbered(parts, "block", "atom"), limit)
    codes.append(_pairs(small, records=records))
    left_over = _numbered(
        pl.concat([part.with_columns(stage=stage) for stage, part in enumerate([*stuck, large])]),
        "stage",
        "block",
    )
    near, skipped = _neighbours(left_over, records=records, neighbours=neighbours)
    codes.append(near)
    if skipped:
        many = left_over.get_column("block").n_unique()
        notes.append(
            f"{many} blocks could not be divided to {limit} records or fewer; in them each was compared "
            f"with {neighbours} neighbours by name, and up to {skipped} pairs were not compared."
        )
    found = np.unique(np.concatenate(codes))
    return Candidates(found // max(records, 1), found % max(records, 1), tuple(notes))


def _of_common_keys(large: pl.DataFrame, limit: int) -> list[str]:
    many = large.get_column("block").n_unique()
    if not many:
        return []
    return [
        f"{many} keys of names are borne by more than {limit} records each; of those that share such a key "
        "and nothing else, few were compared."
    ]


def _by_size(blocks: pl.DataFrame, limit: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    sized = blocks.with_columns(size=pl.len().over("block"))
    kept = sized.filter(pl.col("size") > 1)
    return (
        kept.filter(pl.col("size") <= limit).drop("size"),
        kept.filter(pl.col("size") > limit).drop("size"),
    )


def _divide(large: pl.DataFrame, atoms: pl.DataFrame) -> pl.DataFrame:
    """Divide every block by all atoms of its records; one that all of a block have divides nothing."""
    return (
        large.join(atoms, on="record")
        .with_columns(
            shared=pl.len().over("block", "atom"), members=pl.col("record").n_unique().over("block")
        )
        .filter((pl.col("shared") < pl.col("members")) & (pl.col("shared") > 1))
        .select("record", "block", "atom")
    )


def _numbered(parts: pl.DataFrame, *by: str) -> pl.DataFrame:
    return parts.select("record", block=pl.struct(*by).rank("dense").cast(pl.Int64))


def _pairs(blocks: pl.DataFrame, *, records: int) -> NDArray[np.int64]:
    """Give all pairs within each block, as left x records + right."""
    held = blocks.sort("block", "record")
    block, record = held.get_column("block").to_numpy(), held.get_column("record").to_numpy()
    return _near(block, record, records=records, reach=None)


def _neighbours(blocks: pl.DataFrame, *, records: int, neighbours: int) -> tuple[NDArray[np.int64], int]:
    held = blocks.sort("block", "record")
    block, record = held.get_column("block").to_numpy(), held.get_column("record").to_numpy()
    sizes = np.unique(block, return_counts=True)[1].astype(np.int64)
    found = _near(block, record, records=records, reach=neighbours)
    return np.unique(found), int((sizes * (sizes - 1) // 2).sum()) - len(found)


def _near(
    block: NDArray[np.int64], record: NDArray[np.int64], *, records: int, reach: int | None
) -> NDArray[np.int64]:
    """Pair each record with the next ones of its block, ``reach`` of them or all."""
    found = []
    distance = 1
    here = np.arange(len(block))
    while reach is None or distance <= reach:
        here = here[here + distance < len(block)]
        here = here[block[here] == block[here + distance]]
        if not len(here):
            break
        found.append(record[here] * records + record[here + distance])
        distance += 1
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)
