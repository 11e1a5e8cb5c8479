"""Rows, from which blocks are made: the hash of a block and a record's number in one whole number.

Sorted, the records of one block stand side by side. The hash of a block is the sum of those of the things its
records share, so that what is reached in several ways (a key and a year, then the father; a key and the
father, then the year) is one block.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sijill.names.compiling import compiled, woven

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
Numbers = NDArray[np.int32]

RECORD_BITS = 28
RECORD = np.uint64((1 << RECORD_BITS) - 1)
BLOCK = ~RECORD


class Blocks(NamedTuple):
    """Blocks as ``record[start[i] : start[i + 1]]``, ascending; each record is compared with the next
    ``reach[i]``."""

    record: Numbers
    start: Places
    reach: Numbers

    @property
    def comparisons(self) -> Places:
        """How many pairs each block brings."""
        size = np.diff(self.start)
        reach = np.minimum(self.reach, np.maximum(size - 1, 0))
        found: Places = reach * (size - reach) + reach * (reach - 1) // 2
        return found


def blocks(rows: Hashes, least: int, most: int | None = None, *, reach: int | None = None) -> Blocks:
    """Give the blocks of more than ``least`` and at most ``most`` of sorted rows."""
    most = len(rows) if most is None else most
    count, held = _measure(rows, least, most)
    start, record = np.zeros(count + 1, dtype=np.int64), np.empty(held, dtype=np.int32)
    _take(rows, least, most, start, record)
    return Blocks(record, start, np.full(count, most if reach is None else reach, dtype=np.int32))


def too_large(rows: Hashes, limit: int) -> Hashes:
    """Give the rows of blocks that are larger than ``limit``."""
    _, held = _measure(rows, limit, len(rows))
    found = np.empty(held, dtype=np.uint64)
    _take_rows(rows, limit, found)
    return found


def joined(made: list[Blocks]) -> Blocks:
    """Give the blocks of several as one; the list is emptied, so that no two copies are held at once."""
    count, held = sum(len(one.reach) for one in made), sum(len(one.record) for one in made)
    record = np.empty(held, dtype=np.int32)
    start, reach = np.zeros(count + 1, dtype=np.int64), np.empty(count, dtype=np.int32)
    block = at = 0
    made.reverse()
    while made:
        one = made.pop()
        record[at : at + len(one.record)] = one.record
        start[block + 1 : block + len(one.start)] = one.start[1:] + at
        reach[block : block + len(one.reach)] = one.reach
        block, at = block + len(one.reach), at + len(one.record)
    return Blocks(record, start, reach)


def distinct(found: list[Hashes]) -> Hashes:
    """Give whole numbers in order, each once; the list is emptied."""
    rows = np.concatenate([np.empty(0, dtype=np.uint64), *found])
    found.clear()
    rows.sort()
    keep = np.ones(len(rows), dtype=np.bool_)
    np.not_equal(rows[1:], rows[:-1], out=keep[1:])
    return rows[keep]


@compiled
def mixed(value: Any) -> Any:
    """Mix a number into a hash (the finaliser of SplitMix64)."""
    found = np.uint64(value) + np.uint64(0x9E3779B97F4A7C15)
    found = (found ^ (found >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    found = (found ^ (found >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return found ^ (found >> np.uint64(31))


@woven
def atom(value: int, kind: int) -> Any:
    """Give the hash of one thing of a kind."""
    return mixed((np.uint64(kind + 2) << np.uint64(32)) | np.uint64(value)) & BLOCK


@compiled
def end_of_block(rows: Hashes, start: int) -> int:
    """Give where the block ends that the row at ``start`` is of."""
    block = rows[start] & BLOCK
    end = start + 1
    while end < len(rows) and rows[end] & BLOCK == block:
        end += 1
    return end


@compiled
def _measure(rows: Hashes, least: int, most: int) -> tuple[int, int]:
    """Count the blocks of more than ``least`` and at most ``most``, and their records."""
    count = held = start = 0
    while start < len(rows):
        end = end_of_block(rows, start)
        if least < end - start <= most:
            count += 1
            held += end - start
        start = end
    return count, held


@compiled
def _take(rows: Hashes, least: int, most: int, starts: Places, record: Numbers) -> None:
    count = held = start = 0
    while start < len(rows):
        end = end_of_block(rows, start)
        if least < end - start <= most:
            for place in range(start, end):
                record[held] = np.int32(rows[place] & RECORD)
                held += 1
            count += 1
            starts[count] = held
        start = end


@compiled
def _take_rows(rows: Hashes, least: int, found: Hashes) -> None:
    held = start = 0
    while start < len(rows):
        end = end_of_block(rows, start)
        if end - start > least:
            found[held : held + end - start] = rows[start:end]
            held += end - start
        start = end
