"""How alike two parts of names are: each distinct pair is scored once and then looked up.

The score is that of :mod:`sijill.names` in 1/255. Parts whose consonants cannot be those of one name are not
scored at all: two thirds of the pairs that candidates bring, and hopeless ones.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sijill.matching.parts import Keys, Numbers, Parts
from sijill.names.compiling import compiled
from sijill.names.likeness import Scorer

Codes = NDArray[np.int64]

SAME = 255
_EMPTY = np.int64(-1)
_FREE = 0.4
_TOO_FAR = 3
_SLICE = 50_000


class Table(NamedTuple):
    """Pairs of parts as ``smaller << 32 | larger`` by hash, -1 where a place is free, and their scores.

    ``sure`` and ``may`` are the consonant classes of parts, as in :class:`Keys`.
    """

    codes: Codes
    scores: NDArray[np.uint8]
    sure: NDArray[np.uint32]
    may: NDArray[np.uint32]


class Likenesses:
    """A table of pairs of parts and how alike they are (0 to 255); it grows with what is asked."""

    def __init__(self, parts: Parts, keys: Keys, *, threads: int) -> None:
        self._scorer = Scorer(list(parts.number))
        self._threads = threads
        self._size = 1 << 16
        self.table = _empty(self._size, keys)
        self._held = 0
        self._keys = keys

    @property
    def held(self) -> int:
        """How many pairs have been scored."""
        return self._held

    def ask(self, one: Numbers, other: Numbers) -> None:
        """Make sure that every pair ``one[i]``, ``other[i]`` can be looked up; -1 stands for no part."""
        wanted = _wanted(one, other, self.table)
        wanted = np.unique(wanted)
        if not len(wanted):
            return
        left, right = (wanted >> 32).astype(np.int64), (wanted & 0xFFFFFFFF).astype(np.int64)
        slices = [slice(at, at + _SLICE) for at in range(0, len(wanted), _SLICE)]
        with ThreadPoolExecutor(self._threads) as pool:
            scored = list(pool.map(lambda here: self._scorer.scores(left[here], right[here]), slices))
        found = np.rint(np.concatenate(scored) * (SAME - 1)).astype(np.uint8)
        self._grow(len(wanted))
        _store(wanted, found, self.table)
        self._held += len(wanted)

    def known(self) -> tuple[Codes, NDArray[np.uint8]]:
        """Give every pair that was scored, as ``smaller << 32 | larger``, with its score."""
        some = self.table.codes != _EMPTY
        return self.table.codes[some], self.table.scores[some]

    def _grow(self, more: int) -> None:
        size = self._size
        while (self._held + more) > size * _FREE:
            size *= 2
        if size == self._size:
            return
        codes, scores = self.known()
        self._size = size
        self.table = _empty(size, self._keys)
        _store(codes, scores, self.table)


def _empty(size: int, keys: Keys) -> Table:
    return Table(np.full(size, _EMPTY, dtype=np.int64), np.zeros(size, dtype=np.uint8), keys.sure, keys.may)


@compiled
def _place(code: Any, mask: int) -> int:
    mixed = np.uint64(code) * np.uint64(0x9E3779B97F4A7C15)
    return int(np.int64(mixed >> np.uint64(20)) & mask)


@compiled
def _store(codes: Codes, scores: NDArray[np.uint8], table: Table) -> None:
    mask = len(table.codes) - 1
    for index in range(len(codes)):
        at = _place(codes[index], mask)
        while table.codes[at] != -1 and table.codes[at] != codes[index]:
            at = (at + 1) & mask
        table.codes[at] = codes[index]
        table.scores[at] = scores[index]


@compiled
def _bits(signs: Any) -> int:
    count = 0
    while signs:
        signs &= signs - 1
        count += 1
    return count


@compiled
def too_far(one: int, other: int, sure: NDArray[np.uint32], may: NDArray[np.uint32]) -> bool:
    """Whether the consonants of two parts differ in so many classes that they are not one name."""
    lacking = _bits(np.int64(sure[one]) & ~np.int64(may[other]))
    return bool(lacking + _bits(np.int64(sure[other]) & ~np.int64(may[one])) >= _TOO_FAR)


@compiled
def look_up(one: int, other: int, known: Table) -> int:
    """Give how alike two parts are; what was never scored is not alike at all."""
    if one == other:
        return 255
    if too_far(one, other, known.sure, known.may):
        return 0
    code = (np.int64(min(one, other)) << 32) | np.int64(max(one, other))
    mask = len(known.codes) - 1
    at = _place(code, mask)
    while known.codes[at] != -1:
        if known.codes[at] == code:
            return int(known.scores[at])
        at = (at + 1) & mask
    return 0


@compiled
def _wanted(one: Numbers, other: Numbers, table: Table) -> Codes:
    found = np.empty(len(one), dtype=np.int64)
    count = 0
    mask = len(table.codes) - 1
    for index in range(len(one)):
        a, b = one[index], other[index]
        if a < 0 or b < 0 or a == b or too_far(a, b, table.sure, table.may):
            continue
        code = (np.int64(min(a, b)) << 32) | np.int64(max(a, b))
        at = _place(code, mask)
        while table.codes[at] != -1 and table.codes[at] != code:
            at = (at + 1) & mask
        if table.codes[at] == -1:
            found[count] = code
            count += 1
    return found[:count]
