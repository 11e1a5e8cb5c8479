"""Which pairs of records are compared at all: those that share a block of bearable size.

A block holds the records that share what one rule looks at: keys of two parts of the name; a key of the
name and one of the father's; a key of the name with a year of birth and a place, and so on (:data:`RULES`).
A block that is too large is divided by each further thing its records have, twice if need be; in what is
too large even so each record is compared with its neighbours alone. So the number of pairs grows with the
number of records and not with its square, and a common name does not stop a run.

Blocks are hashes: two blocks that fall together by chance bring pairs that are compared and found different.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from sijill.names.compiling import compiled

Hashes = NDArray[np.uint64]
Rows = NDArray[np.int64]
Atoms = NDArray[np.int64]

LIMIT = 30
"""The largest block of which all pairs are compared."""

NEIGHBOURS = 4
DIVISIONS = 2
_RECORD_BITS = 28

RULES: tuple[tuple[str, ...], ...] = (
    ("name", "name"),
    ("name", "father"),
    ("name", "year"),
    ("name", "month"),
    ("name", "place"),
    ("name", "prison"),
    ("father", "day"),
    ("identity",),
    ("alone", "year"),
    ("alone", "place"),
    ("alone", "father"),
)
"""What records must share to be compared; "alone" is the key of a name of one part."""

DIVIDERS = ("father", "year", "month", "place", "prison", "name")
"""By what a block that is too large is divided."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs to compare, ``left`` < ``right`` and in order, and sentences on what was left out."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    notes: tuple[str, ...]


def candidates(
    atoms: dict[str, Atoms],
    *,
    rules: Iterable[tuple[str, ...]] = RULES,
    limit: int = LIMIT,
    neighbours: int = NEIGHBOURS,
) -> Candidates:
    """Find the pairs.

    ``atoms`` holds for each kind of thing a table with one row a record: the numbers of what it has, in any
    column, -1 where there is nothing more. Pairs of a rule's own kind twice ("name", "name") are of two
    different columns. Raises ``ValueError`` for more records than can be numbered.
    """
    records = len(next(iter(atoms.values())))
    if records >= 1 << _RECORD_BITS:
        raise ValueError(f"{records} records are more than blocking can number, {(1 << _RECORD_BITS) - 1}")
    dividers = {kind: atoms[kind] for kind in DIVIDERS if kind in atoms}
    found: list[NDArray[np.uint64]] = []
    crowded = skipped = 0
    for number, rule in enumerate(rules):
        if not all(kind in atoms for kind in rule):
            continue
        rows = _rows(number, [atoms[kind] for kind in rule], same=len(set(rule)) < len(rule))
        for division in range(DIVISIONS + 1):
            rows.sort()
            starts, sizes = _blocks(rows)
            small = (sizes > 1) & (sizes <= limit)
            found.append(_pairs(rows, starts[small], sizes[small]))
            large = sizes > limit
            if not large.any():
                break
            # Whoever shares nothing further with anybody is still compared with the neighbours.
            near = _near(rows, starts[large], sizes[large], neighbours)
            found.append(near)
            parts = _divided(rows[np.repeat(large, sizes)], dividers) if division < DIVISIONS else rows[:0]
            if not len(parts):
                crowded += int(large.sum())
                skipped += int((sizes[large] * (sizes[large] - 1) // 2).sum()) - len(near)
            rows = parts
    pairs = _distinct(found)
    return Candidates(
        (pairs >> np.uint64(32)).astype(np.int32),
        (pairs & np.uint64(0xFFFFFFFF)).astype(np.int32),
        _notes(crowded, skipped, limit, neighbours),
    )


def _notes(crowded: int, skipped: int, limit: int, neighbours: int) -> tuple[str, ...]:
    if not crowded:
        return ()
    return (
        f"{crowded} blocks could not be divided to {limit} records or fewer; in them each record was "
        f"compared with {neighbours} neighbours, and up to {skipped} pairs were not compared.",
    )


def _distinct(found: list[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    pairs = np.concatenate(found) if found else np.empty(0, dtype=np.uint64)
    found.clear()
    pairs.sort()
    if not len(pairs):
        return pairs
    keep = np.empty(len(pairs), dtype=np.bool_)
    keep[0] = True
    np.not_equal(pairs[1:], pairs[:-1], out=keep[1:])
    return pairs[keep]


def _rows(number: int, columns: list[Atoms], *, same: bool) -> Hashes:
    """Give a row for each record and combination of its atoms: the hash of the block over the record."""
    made: list[Hashes] = []
    for choice in _choices(columns, same=same):
        block = np.full(len(columns[0]), number + 1, dtype=np.uint64)
        there = np.ones(len(block), dtype=np.bool_)
        if same:
            # Two keys of one name make one block, whichever of them comes first.
            one, other = choice
            block = _mixed(_mixed(block, np.minimum(one, other)), np.maximum(one, other))
            there = (one >= 0) & (other >= 0) & (one != other)
        else:
            for column in choice:
                there &= column >= 0
                block = _mixed(block, column)
        record = np.flatnonzero(there).astype(np.uint64)
        made.append(_packed(block[there], record))
    return np.concatenate(made) if made else np.empty(0, dtype=np.uint64)


def _choices(columns: list[Atoms], *, same: bool) -> Iterator[tuple[Atoms, ...]]:
    if same:
        table = columns[0]
        yield from ((table[:, i], table[:, j]) for i, j in combinations(range(table.shape[1]), 2))
        return
    places = np.indices([table.shape[1] for table in columns]).reshape(len(columns), -1).T
    yield from (tuple(table[:, at] for table, at in zip(columns, place, strict=True)) for place in places)


def _mixed(block: Hashes, value: Atoms) -> Hashes:
    """Mix a number into a hash (the finaliser of SplitMix64)."""
    mixed = (block ^ value.astype(np.uint64)) + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    found: Hashes = mixed ^ (mixed >> np.uint64(31))
    return found


def _packed(block: Hashes, record: Hashes) -> Hashes:
    packed: Hashes = (block & ~np.uint64((1 << _RECORD_BITS) - 1)) | record
    return packed


def _record(rows: Hashes) -> Rows:
    return (rows & np.uint64((1 << _RECORD_BITS) - 1)).astype(np.int64)


def _blocks(rows: Hashes) -> tuple[Rows, Rows]:
    """Give where each block of sorted rows starts, and how many rows it has."""
    block = rows >> np.uint64(_RECORD_BITS)
    starts = (
        np.flatnonzero(np.concatenate([[True], block[1:] != block[:-1]]))
        if len(rows)
        else np.empty(0, np.int64)
    )
    return starts, np.diff(np.append(starts, len(rows)))


def _divided(members: Hashes, dividers: dict[str, Atoms]) -> Hashes:
    """Divide blocks by what else their records have; what all of a block have divides nothing."""
    record = _record(members)
    block = members & ~np.uint64((1 << _RECORD_BITS) - 1)
    _, of_block, sizes = np.unique(block, return_inverse=True, return_counts=True)
    made = []
    for number, table in enumerate(dividers.values()):
        for place in range(table.shape[1]):
            value = table[record, place]
            there = np.flatnonzero(value >= 0)
            mixed = _mixed(_mixed(block[there], value[there]), np.full(len(there), number))
            _, of_part, parts = np.unique(mixed, return_inverse=True, return_counts=True)
            divides = parts[of_part] < sizes[of_block[there]]
            made.append(_packed(mixed[divides], record[there[divides]].astype(np.uint64)))
    return np.unique(np.concatenate(made)) if made else np.empty(0, dtype=np.uint64)


def _pairs(rows: Hashes, starts: Rows, sizes: Rows) -> NDArray[np.uint64]:
    """Give all pairs within blocks, as left << 32 | right."""
    found = np.empty(int((sizes * (sizes - 1) // 2).sum()), dtype=np.uint64)
    return found[: _fill(rows, starts, sizes, len(rows), found)]


def _near(rows: Hashes, starts: Rows, sizes: Rows, reach: int) -> NDArray[np.uint64]:
    """Pair each record with the next ones of its block."""
    found = np.empty(int((sizes * reach).sum()), dtype=np.uint64)
    return found[: _fill(rows, starts, sizes, reach, found)]


@compiled
def _fill(rows: Hashes, starts: Rows, sizes: Rows, reach: int, found: NDArray[np.uint64]) -> int:
    mask = np.uint64((1 << _RECORD_BITS) - 1)
    count = 0
    for index in range(len(starts)):
        first, last = starts[index], starts[index] + sizes[index]
        for one in range(first, last):
            left = rows[one] & mask
            for other in range(one + 1, min(last, one + 1 + reach)):
                right = rows[other] & mask
                if left != right:
                    found[count] = (left << np.uint64(32)) | right
                    count += 1
    return count
