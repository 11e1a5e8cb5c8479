"""Which pairs of records are compared at all: those that share a block of bearable size.

A block holds the records that share what one rule looks at: keys of two parts of the name; a key of the
name and one of the father's; a key of the name with a year of birth and a place, and so on (:data:`RULES`).
A block that is too large is divided by each further thing its records have, twice if need be; in what is
too large even so each record is compared with its neighbours alone. So the number of pairs grows with the
number of records and not with its square, and a common name does not stop a run.

Blocks are hashes (:mod:`~sijill.matching.rows`): two blocks that fall together by chance bring pairs that are
compared and found different.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sijill.matching.dividing import Atoms, Divider, in_turn, keep
from sijill.matching.rows import (
    BLOCK,
    RECORD_BITS,
    Blocks,
    Hashes,
    atom,
    blocks,
    joined,
    too_large,
)
from sijill.matching.spilling import MEMORY, Kept, Spill
from sijill.names.compiling import compiled, woven

LIMIT = 60
"""The largest block of which all pairs are compared."""

NEIGHBOURS = 4
DIVISIONS = 2

RULES: tuple[tuple[str, ...], ...] = (
    ("name", "name"),
    ("name", "father"),
    ("name", "year"),
    ("name", "month"),
    ("name", "place"),
    ("name", "prison"),
    ("father", "day"),
    ("identity",),
    ("photo",),
    ("alone", "year"),
    ("alone", "place"),
    ("alone", "father"),
)
"""What records must share to be compared, one thing or two; "alone" is the key of a name of one part."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """Blocks, and sentences on what was left out."""

    blocks: Blocks
    notes: tuple[str, ...]

    @property
    def compared(self) -> int:
        """How many pairs the blocks bring, one that several of them bring counted for each."""
        return int(self.blocks.comparisons.sum())


def block(
    atoms: Mapping[str, Atoms],
    *,
    rules: Iterable[tuple[str, ...]] = RULES,
    limit: int = LIMIT,
    neighbours: int = NEIGHBOURS,
    threads: int = 1,
    memory: int = MEMORY,
) -> Blocking:
    """Find the blocks.

    ``atoms`` holds for each kind of thing a table with one row a record: the numbers of what it has, in any
    column, -1 where there is nothing more. A rule of one kind twice ("name", "name") asks for two different
    things of that kind. Rows of blocks that are too large wait on disk if they take more than ``memory``
    bytes. Raises ``ValueError`` for more records than can be numbered, and :class:`NoRoom`.
    """
    records = len(next(iter(atoms.values())))
    if records >= 1 << RECORD_BITS:
        raise ValueError(f"{records} records are more than blocking can number, {(1 << RECORD_BITS) - 1}")
    usable = [rule for rule in rules if all(kind in atoms for kind in rule)]
    divider = Divider.of(atoms, limit=limit, neighbours=neighbours, threads=threads)
    with Spill(memory) as spill:
        made, crowded = _made(atoms, usable, divider, spill)
    notes = _notes(crowded, limit, neighbours)
    made += crowded
    crowded.clear()
    return Blocking(joined(made), notes)


def _made(
    atoms: Mapping[str, Atoms], rules: Sequence[tuple[str, ...]], divider: Divider, spill: Spill
) -> tuple[list[Blocks], list[Blocks]]:
    """Give the blocks of bearable size, and those in which records are compared with neighbours alone."""
    number = {kind: place for place, kind in enumerate(atoms)}
    made, crowded, large = list[Blocks](), list[Blocks](), list[Kept]()
    for small, rows in in_turn(
        lambda rule: _by_rule(rule, atoms, number, divider.limit), rules, divider.threads
    ):
        made.append(small)
        large += keep(rows, spill)
    for _ in range(DIVISIONS):
        divided = divider.divide(large, spill)
        made += divided.small
        crowded += divided.crowded
        large = divided.large
    crowded += (divider.with_neighbours(spill.take(kept)) for kept in large)
    return made, crowded


def _notes(crowded: Iterable[Blocks], limit: int, neighbours: int) -> tuple[str, ...]:
    return crowding(*skipped_in(crowded), limit=limit, neighbours=neighbours)


def skipped_in(crowded: Iterable[Blocks]) -> tuple[int, int]:
    """Count blocks in which records are compared with neighbours alone, and the pairs left out by that."""
    count = skipped = 0
    for near in crowded:
        size = np.diff(near.start)
        count += len(size)
        skipped += int((size * (size - 1) // 2).sum() - near.comparisons.sum())
    return count, skipped


def crowding(count: int, skipped: int, *, limit: int, neighbours: int) -> tuple[str, ...]:
    """Say what was left out."""
    if not count:
        return ()
    return (
        f"{count} blocks could not be divided to {limit} records or fewer; in them each record was "
        f"compared with {neighbours} neighbours, and up to {skipped} pairs were not compared.",
    )


def _by_rule(
    rule: tuple[str, ...], atoms: Mapping[str, Atoms], number: Mapping[str, int], limit: int
) -> tuple[Blocks, Hashes]:
    """Give the blocks of one rule, and the rows of those that are too large."""
    one, other = atoms[rule[0]], atoms[rule[-1]]
    kinds = number[rule[0]], number[rule[-1]] if len(rule) > 1 else -1
    rows = rows_of(one, other, *kinds)
    rows.sort()
    return blocks(rows, 1, limit), too_large(rows, limit)


def rows_of(one: Atoms, other: Atoms, kind: int, other_kind: int) -> Hashes:
    """Give the rows of a rule on one or two kinds of things (else -1), in the order of the records."""
    rows = np.empty(_count_rows(one, other, kind, other_kind), dtype=np.uint64)
    _fill_rows(one, other, kind, other_kind, rows)
    return rows


@woven
def _shared(one: Atoms, other: Atoms, kind: int, other_kind: int, record: int, i: int, j: int) -> bool:
    """Whether columns ``i`` and ``j`` of a record make a block."""
    if one[record, i] < 0 or other[record, j] < 0:
        return False
    if kind != other_kind:
        return other_kind >= 0 or i == j
    # Two keys of one name make one block, whichever of them comes first.
    return bool(one[record, i] != other[record, j] and i < j)


@compiled
def _count_rows(one: Atoms, other: Atoms, kind: int, other_kind: int) -> int:
    count = 0
    for record in range(len(one)):
        for i in range(one.shape[1]):
            for j in range(other.shape[1]):
                count += _shared(one, other, kind, other_kind, record, i, j)
    return count


@compiled
def _fill_rows(one: Atoms, other: Atoms, kind: int, other_kind: int, rows: Hashes) -> None:
    count = 0
    for record in range(len(one)):
        for i in range(one.shape[1]):
            for j in range(other.shape[1]):
                if _shared(one, other, kind, other_kind, record, i, j):
                    block = atom(one[record, i], kind)
                    if other_kind >= 0:
                        block = (block + atom(other[record, j], other_kind)) & BLOCK
                    rows[count] = block | np.uint64(record)
                    count += 1
