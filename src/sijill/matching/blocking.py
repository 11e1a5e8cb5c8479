"""Which pairs of records are compared at all: those that share a block of bearable size.

A block holds the records that share what one rule looks at: keys of two parts of the name; a key of the
name and one of the father's; a key of the name with a year of birth and a place, and so on (:data:`RULES`).
A block that is too large is divided by each further thing its records have, twice if need be; in what is
too large even so each record is compared with its neighbours alone. So the number of pairs grows with the
number of records and not with its square, and a common name does not stop a run.

Blocks are hashes: two blocks that fall together by chance bring pairs that are compared and found different.
The hash of a block is the sum of those of the things its records share, so that what is reached in several
ways (a key and a year, then the father; a key and the father, then the year) is one block.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sijill.names.compiling import compiled, woven

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
Numbers = NDArray[np.int32]
Atoms = NDArray[np.int32]

LIMIT = 60
"""The largest block of which all pairs are compared."""

NEIGHBOURS = 4
DIVISIONS = 2
_RECORD_BITS = 28
_PARTS_AT_ONCE = 1 << 23
_NO_ROWS = np.empty(0, dtype=np.uint64)
_RECORD = np.uint64((1 << _RECORD_BITS) - 1)
_BLOCK = ~_RECORD

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
"""What records must share to be compared, one thing or two; "alone" is the key of a name of one part."""

DIVIDERS = ("father", "year", "month", "place", "prison", "name")
"""By what a block that is too large is divided."""


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


@dataclass(frozen=True, slots=True)
class Blocking:
    """Blocks, and sentences on what was left out."""

    blocks: Blocks
    notes: tuple[str, ...]


def block(
    atoms: Mapping[str, Atoms],
    *,
    rules: Iterable[tuple[str, ...]] = RULES,
    limit: int = LIMIT,
    neighbours: int = NEIGHBOURS,
    threads: int = 1,
) -> Blocking:
    """Find the blocks.

    ``atoms`` holds for each kind of thing a table with one row a record: the numbers of what it has, in any
    column, -1 where there is nothing more. A rule of one kind twice ("name", "name") asks for two different
    things of that kind. Raises ``ValueError`` for more records than can be numbered.
    """
    records = len(next(iter(atoms.values())))
    if records >= 1 << _RECORD_BITS:
        raise ValueError(f"{records} records are more than blocking can number, {(1 << _RECORD_BITS) - 1}")
    number = {kind: place for place, kind in enumerate(atoms)}
    usable = [rule for rule in rules if all(kind in atoms for kind in rule)]
    dividers = _dividers(atoms, number)
    with ThreadPoolExecutor(threads) as pool:
        found = list(pool.map(lambda rule: _by_rule(rule, atoms, number, limit), usable))
    made = [small for small, _ in found]
    large = [rows for _, rows in found]
    del found
    crowded = skipped = 0
    for division in range(DIVISIONS + 1):
        counted = [_counted(rows, dividers, last=division == DIVISIONS) for rows in large]
        for rows, (_, rest) in zip(large, counted, strict=True):
            near = _blocks(rows[rest], 1, reach=neighbours)
            made.append(near)
            size = np.diff(near.start)
            crowded += len(size)
            skipped += int((size * (size - 1) // 2).sum() - near.comparisons.sum())
        total = sum(count for count, _ in counted)
        if not total:
            break
        shares = 1 + total // max(_PARTS_AT_ONCE, records)
        cut = partial(_divided, large, dividers, limit, shares)
        with ThreadPoolExecutor(threads) as pool:
            found = list(pool.map(cut, range(shares)))
        made += [small for small, _ in found]
        large = [rows for _, rows in found]
        del found
    return Blocking(_joined(made), _notes(crowded, skipped, limit, neighbours))


def _notes(crowded: int, skipped: int, limit: int, neighbours: int) -> tuple[str, ...]:
    if not crowded:
        return ()
    return (
        f"{crowded} blocks could not be divided to {limit} records or fewer; in them each record was "
        f"compared with {neighbours} neighbours, and up to {skipped} pairs were not compared.",
    )


def _dividers(atoms: Mapping[str, Atoms], number: Mapping[str, int]) -> tuple[Atoms, Numbers]:
    """Give what divides blocks side by side in one table, and of what kind each column is."""
    used = [kind for kind in DIVIDERS if kind in atoms]
    kinds = [number[kind] for kind in used for _ in range(atoms[kind].shape[1])]
    records = len(next(iter(atoms.values())))
    table = np.concatenate([np.empty((records, 0), dtype=np.int32), *(atoms[kind] for kind in used)], axis=1)
    return table, np.array(kinds, dtype=np.int32)


def _by_rule(
    rule: tuple[str, ...], atoms: Mapping[str, Atoms], number: Mapping[str, int], limit: int
) -> tuple[Blocks, Hashes]:
    """Give the blocks of one rule, and the rows of those that are too large."""
    one, other = atoms[rule[0]], atoms[rule[-1]]
    kinds = number[rule[0]], number[rule[-1]] if len(rule) > 1 else -1
    rows = np.empty(_count_rows(one, other, *kinds), dtype=np.uint64)
    _fill_rows(one, other, *kinds, rows)
    rows.sort()
    return _blocks(rows, 1, limit), _too_large(rows, limit)


def _distinct(found: list[Hashes]) -> Hashes:
    rows = np.concatenate([np.empty(0, dtype=np.uint64), *found])
    found.clear()
    rows.sort()
    keep = np.ones(len(rows), dtype=np.bool_)
    np.not_equal(rows[1:], rows[:-1], out=keep[1:])
    return rows[keep]


def _blocks(rows: Hashes, least: int, most: int | None = None, *, reach: int | None = None) -> Blocks:
    """Give the blocks of more than ``least`` and at most ``most`` of sorted rows."""
    most = len(rows) if most is None else most
    count, held = _measure(rows, least, most)
    start, record = np.zeros(count + 1, dtype=np.int64), np.empty(held, dtype=np.int32)
    _take(rows, least, most, start, record)
    return Blocks(record, start, np.full(count, most if reach is None else reach, dtype=np.int32))


def _too_large(rows: Hashes, limit: int) -> Hashes:
    """Give the rows of blocks that are larger than ``limit``."""
    _, held = _measure(rows, limit, len(rows))
    found = np.empty(held, dtype=np.uint64)
    _take_rows(rows, limit, found)
    return found


def _joined(made: list[Blocks]) -> Blocks:
    starts = np.cumsum([0, *(one.start[-1] for one in made)])
    return Blocks(
        np.concatenate([np.zeros(0, dtype=np.int32), *(one.record for one in made)]),
        np.concatenate(
            [
                np.zeros(1, dtype=np.int64),
                *(one.start[1:] + at for one, at in zip(made, starts, strict=False)),
            ]
        ),
        np.concatenate([np.zeros(0, dtype=np.int32), *(one.reach for one in made)]),
    )


def _counted(rows: Hashes, dividers: tuple[Atoms, Numbers], *, last: bool) -> tuple[int, NDArray[np.bool_]]:
    """Count the rows of the parts that blocks divide into, and mark rows of blocks that nothing divides."""
    rest = np.ones(len(rows), dtype=np.bool_)
    return 0 if last else _count_parts(rows, *dividers, rest), rest


def _divided(
    large: list[Hashes], dividers: tuple[Atoms, Numbers], limit: int, shares: int, share: int
) -> tuple[Blocks, Hashes]:
    """Divide blocks by what else their records have; of all parts make those of one share of hashes."""
    made = []
    for rows in large:
        parts = np.empty(_fill_parts(rows, *dividers, shares, share, _NO_ROWS), dtype=np.uint64)
        _fill_parts(rows, *dividers, shares, share, parts)
        made.append(parts)
    found = _distinct(made)
    return _blocks(found, 1, limit), _too_large(found, limit)


@compiled
def mixed(value: Any) -> Any:
    """Mix a number into a hash (the finaliser of SplitMix64)."""
    found = np.uint64(value) + np.uint64(0x9E3779B97F4A7C15)
    found = (found ^ (found >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    found = (found ^ (found >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return found ^ (found >> np.uint64(31))


@woven
def _atom(value: int, kind: int) -> Any:
    return mixed((np.uint64(kind + 2) << np.uint64(32)) | np.uint64(value)) & _BLOCK


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
                    block = _atom(one[record, i], kind)
                    if other_kind >= 0:
                        block = (block + _atom(other[record, j], other_kind)) & _BLOCK
                    rows[count] = block | np.uint64(record)
                    count += 1


@woven
def _end(rows: Hashes, start: int) -> int:
    block = rows[start] & _BLOCK
    end = start + 1
    while end < len(rows) and rows[end] & _BLOCK == block:
        end += 1
    return end


@compiled
def _measure(rows: Hashes, least: int, most: int) -> tuple[int, int]:
    """Count the blocks of more than ``least`` and at most ``most``, and their records."""
    count = held = start = 0
    while start < len(rows):
        end = _end(rows, start)
        if least < end - start <= most:
            count += 1
            held += end - start
        start = end
    return count, held


@compiled
def _take(rows: Hashes, least: int, most: int, starts: Places, record: Numbers) -> None:
    count = held = start = 0
    while start < len(rows):
        end = _end(rows, start)
        if least < end - start <= most:
            for place in range(start, end):
                record[held] = np.int32(rows[place] & _RECORD)
                held += 1
            count += 1
            starts[count] = held
        start = end


@compiled
def _take_rows(rows: Hashes, least: int, found: Hashes) -> None:
    held = start = 0
    while start < len(rows):
        end = _end(rows, start)
        if end - start > least:
            found[held : held + end - start] = rows[start:end]
            held += end - start
        start = end


@woven
def _has(table: Atoms, kinds: Numbers, record: Any, value: int, kind: int) -> bool:
    found = False
    for column in range(len(kinds)):
        found = found or (kinds[column] == kind and table[record, column] == value)
    return found


@compiled
def _common(rows: Hashes, start: int, end: int, table: Atoms, kinds: Numbers, held: Atoms) -> None:
    """Write what all records of a block have, by the columns of its first record, -1 elsewhere."""
    first = np.int64(rows[start] & _RECORD)
    for column in range(len(kinds)):
        held[column] = table[first, column]
        place = start + 1
        while held[column] >= 0 and place < end:
            if not _has(table, kinds, np.int64(rows[place] & _RECORD), held[column], kinds[column]):
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
def _count_parts(rows: Hashes, table: Atoms, kinds: Numbers, rest: NDArray[np.bool_]) -> int:
    held = np.empty(len(kinds), dtype=np.int32)
    count = start = 0
    while start < len(rows):
        end = _end(rows, start)
        _common(rows, start, end, table, kinds, held)
        before = count
        for place in range(start, end):
            for column in range(len(kinds)):
                count += _divides(table, kinds, np.int64(rows[place] & _RECORD), column, held)
        rest[start:end] = count == before
        start = end
    return count


@compiled
def _fill_parts(rows: Hashes, table: Atoms, kinds: Numbers, shares: int, share: int, made: Hashes) -> int:
    """Write the rows of the parts whose hashes are of one share, if there is room, and count them."""
    held = np.empty(len(kinds), dtype=np.int32)
    count = start = 0
    while start < len(rows):
        end = _end(rows, start)
        _common(rows, start, end, table, kinds, held)
        for place in range(start, end):
            record = np.int64(rows[place] & _RECORD)
            for column in range(len(kinds)):
                if _divides(table, kinds, record, column, held):
                    part = ((rows[place] & _BLOCK) + _atom(table[record, column], kinds[column])) & _BLOCK
                    if np.int64(part >> np.uint64(_RECORD_BITS)) % shares == share:
                        if len(made):
                            made[count] = part | np.uint64(record)
                        count += 1
        start = end
    return count
