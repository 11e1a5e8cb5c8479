"""Blocks that are too large, divided by what else their records have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sijill.matching.rows import (
    BLOCK,
    RECORD,
    RECORD_BITS,
    Blocks,
    Hashes,
    Numbers,
    Places,
    atom,
    blocks,
    distinct,
    end_of_block,
    too_large,
)
from sijill.matching.spilling import Kept, Spill
from sijill.names.compiling import compiled, woven

Atoms = NDArray[np.int32]
Given = TypeVar("Given")
Found = TypeVar("Found")

DIVIDERS = ("father", "year", "month", "place", "prison", "name")
"""By what a block that is too large is divided."""

ROWS_AT_ONCE = 1 << 20
SHARE = 1 << 23
"""About so many rows are looked at, and put in order, in one go."""

_MOST_SHARES = 256


@dataclass(frozen=True, slots=True)
class Divided:
    """What became of large blocks: the small ones among their parts, those of records that nothing divides,
    and the rows of parts that are still too large."""

    small: list[Blocks]
    crowded: list[Blocks]
    large: list[Kept]


@dataclass(frozen=True, slots=True)
class Divider:
    """Divides blocks of one frame: what its records have side by side, and of what kind each column is."""

    table: Atoms
    kinds: Numbers
    limit: int
    neighbours: int
    threads: int

    @classmethod
    def of(cls, atoms: Mapping[str, Atoms], *, limit: int, neighbours: int, threads: int) -> Divider:
        """Take what divides from all that blocking looks at."""
        used = [kind for kind in DIVIDERS if kind in atoms]
        number = {kind: place for place, kind in enumerate(atoms)}
        kinds = [number[kind] for kind in used for _ in range(atoms[kind].shape[1])]
        records = len(next(iter(atoms.values())))
        table = np.concatenate(
            [np.empty((records, 0), dtype=np.int32), *(atoms[kind] for kind in used)], axis=1
        )
        return cls(table, np.array(kinds, dtype=np.int32), limit, neighbours, threads)

    def divide(self, large: list[Kept], spill: Spill) -> Divided:
        """Divide blocks by each further thing that some of their records have.

        Parts go through the spill in shares of their hashes, so that a block that is reached in several ways
        is in one share and no more than a share has to be put in order at once.
        """
        rows = sum(map(len, large))
        shares = int(min(1 + rows * len(self.kinds) // (2 * SHARE), _MOST_SHARES))
        waiting: list[list[Kept]] = [[] for _ in range(shares)]
        crowded = []

        def cut(kept: Kept) -> tuple[Blocks, Hashes, Places]:
            here = spill.take(kept)
            rest = np.ones(len(here), dtype=np.bool_)
            parts = parts_of(here, self.table, self.kinds, rest)
            ordered = np.empty_like(parts)
            ends = in_shares(parts, shares, ordered)
            return self.with_neighbours(here[rest]), ordered, ends

        def join(share: list[Kept]) -> tuple[Blocks, Hashes]:
            found = distinct([spill.take(kept) for kept in share])
            return blocks(found, 1, self.limit), too_large(found, self.limit)

        for near, parts, ends in in_turn(cut, large, self.threads):
            crowded.append(near)
            for share, (begin, end) in enumerate(zip([0, *ends], ends, strict=False)):
                if end > begin:
                    waiting[share].append(spill.keep(parts[begin:end].copy()))
        small, still = [], []
        for made, rest in in_turn(join, waiting, self.threads):
            small.append(made)
            still += keep(rest, spill)
        return Divided(small, crowded, still)

    def with_neighbours(self, rows: Hashes) -> Blocks:
        """Give blocks that cannot be divided, in which each record is compared with its neighbours alone."""
        return blocks(rows, 1, reach=self.neighbours)


def keep(rows: Hashes, spill: Spill) -> list[Kept]:
    """Put sorted rows aside in runs of whole blocks."""
    found, begin = [], 0
    while begin < len(rows):
        end = end_of_block(rows, min(begin + ROWS_AT_ONCE, len(rows)) - 1)
        found.append(spill.keep(rows[begin:end].copy()))
        begin = end
    return found


def in_turn(function: Callable[[Given], Found], over: Iterable[Given], threads: int) -> Iterator[Found]:
    """Do what ``map`` does in threads, so many at a time that what waits to be looked at stays bounded."""
    left = iter(over)
    with ThreadPoolExecutor(threads) as pool:
        while group := list(islice(left, threads)):
            yield from pool.map(function, group)


@woven
def _has(table: Atoms, kinds: Numbers, record: Any, value: int, kind: int) -> bool:
    found = False
    for column in range(len(kinds)):
        found = found or (kinds[column] == kind and table[record, column] == value)
    return found


@compiled
def _common(rows: Hashes, start: int, end: int, table: Atoms, kinds: Numbers, held: Atoms) -> None:
    """Write what all records of a block have, by the columns of its first record, -1 elsewhere."""
    first = np.int64(rows[start] & RECORD)
    for column in range(len(kinds)):
        held[column] = table[first, column]
        place = start + 1
        while held[column] >= 0 and place < end:
            if not _has(table, kinds, np.int64(rows[place] & RECORD), held[column], kinds[column]):
                held[column] = -1
            place += 1


@woven
def _divides(table: Atoms, kinds: Numbers, record: Any, column: int, held: Atoms) -> bool:
    value = table[record, column]
    if value < 0:
        return False
    shared = False
    for other in range(len(kinds)):
        shared = shared or (kinds[other] == kinds[column] and held[other] == value)
    return not shared


@compiled
def parts_of(rows: Hashes, table: Atoms, kinds: Numbers, rest: NDArray[np.bool_]) -> Hashes:
    """Give the rows of the parts that blocks divide into, and leave rows of what nothing divides marked."""
    held = np.empty(len(kinds), dtype=np.int32)
    found = np.empty(2 * len(rows), dtype=np.uint64)
    count = start = 0
    while start < len(rows):
        end = end_of_block(rows, start)
        _common(rows, start, end, table, kinds, held)
        before = count
        for place in range(start, end):
            record = np.int64(rows[place] & RECORD)
            if count + len(kinds) > len(found):
                found = np.append(found, np.empty(count + len(kinds), dtype=np.uint64))
            for column in range(len(kinds)):
                if _divides(table, kinds, record, column, held):
                    part = ((rows[place] & BLOCK) + atom(table[record, column], kinds[column])) & BLOCK
                    found[count] = part | np.uint64(record)
                    count += 1
        rest[start:end] = count == before
        start = end
    return found[:count]


@woven
def _share(part: Any, shares: int) -> int:
    return int(np.int64(part >> np.uint64(RECORD_BITS)) % shares)


@compiled
def in_shares(parts: Hashes, shares: int, ordered: Hashes) -> Places:
    """Put rows in the order of the shares of their hashes; give where each share ends."""
    place = np.zeros(shares + 1, dtype=np.int64)
    for part in parts:
        place[_share(part, shares) + 1] += 1
    place = np.cumsum(place)
    for part in parts:
        share = _share(part, shares)
        ordered[place[share]] = part
        place[share] += 1
    return place[:shares]
