"""How alike two parts of names are: each distinct pair is scored once and then looked up.

The score is that of :mod:`sijill.names` in 1/255; where that is low, slips of the pen are looked for
(:mod:`sijill.matching.slips`). Parts whose consonants cannot be those of one name are not
scored at all: two thirds of the pairs that candidates bring, and hopeless ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sijill.matching.parts import Keys, Parts
from sijill.matching.slips import PRICES, SHORTER, look_again
from sijill.names.compiling import compiled, woven
from sijill.names.likeness import Scorer

Codes = NDArray[np.int64]

SAME = 255
UNKNOWN = -1
"""What :func:`find` gives for parts that nobody has scored."""

_EMPTY = np.int64(-1)
_FREE = 0.4
_TOO_FAR = 3
_SLICE = 20_000
_LOW = 140


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
        self._borne = self._scorer.borne()[: len(parts.number)]
        self._threads = threads
        self._size = 1 << 16
        self.table = _empty(self._size, keys)
        self._held = 0
        self._keys = keys

    @property
    def held(self) -> int:
        """How many pairs have been scored."""
        return self._held

    def ask(self, wanted: Sequence[Codes]) -> bool:
        """Score pairs of parts that have not been scored yet, so that they can be looked up.

        Says whether there were any.
        """
        codes = np.unique(np.concatenate([np.empty(0, dtype=np.int64), *wanted]))
        if not len(codes):
            return False
        slices = [slice(at, at + _SLICE) for at in range(0, len(codes), _SLICE)]
        with ThreadPoolExecutor(self._threads) as pool:
            found = np.concatenate(list(pool.map(lambda here: self.scored(codes[here]), slices)))
        self.keep(codes, found)
        return True

    def keep(self, codes: Codes, scores: NDArray[np.uint8]) -> None:
        """Put pairs that were scored elsewhere into the table, each for the first time."""
        self._grow(len(codes))
        _store(codes, scores, self.table)
        self._held += len(codes)

    def scored(self, codes: Codes) -> NDArray[np.uint8]:
        """Score packed pairs, and leave the table as it is."""
        left, right = codes >> 32, codes & 0xFFFFFFFF
        found = np.rint(self._scorer.scores(left, right) * (SAME - 1)).astype(np.uint8)
        found[found == SHORTER] -= 1  # that number says what it says
        keys = self._keys
        look_again(left, right, found, _LOW, keys.begins, keys.heard, self._borne, PRICES)
        return found

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


@woven
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


@woven
def _bits(signs: Any) -> Any:
    """Count the bits of a number of 32 (H. S. Warren, Hacker's Delight)."""
    signs = signs - ((signs >> np.uint32(1)) & np.uint32(0x55555555))
    signs = (signs & np.uint32(0x33333333)) + ((signs >> np.uint32(2)) & np.uint32(0x33333333))
    signs = (signs + (signs >> np.uint32(4))) & np.uint32(0x0F0F0F0F)
    return np.uint32(signs * np.uint32(0x01010101)) >> np.uint32(24)


@woven
def too_far_apart(sure: Any, may: Any, other_sure: Any, other_may: Any) -> bool:
    """Whether consonants differ in so many classes that they are not those of one name."""
    lacking = _bits(np.uint32(sure & ~other_may)) + _bits(np.uint32(other_sure & ~may))
    return bool(lacking >= _TOO_FAR)


@woven
def too_far(one: int, other: int, sure: NDArray[np.uint32], may: NDArray[np.uint32]) -> bool:
    """Say so of two parts by number."""
    return bool(too_far_apart(sure[one], may[one], sure[other], may[other]))


@woven
def packed(one: int, other: int) -> Any:
    """Give a pair of parts as one number, whichever comes first."""
    return (np.int64(min(one, other)) << 32) | np.int64(max(one, other))


@compiled
def find(one: int, other: int, known: Table) -> int:
    """Give how alike two parts are, :data:`UNKNOWN` if nobody has scored them yet."""
    return find_in(one, other, known.codes, known.scores, known.sure, known.may)


@woven
def find_in(
    one: int, other: int, codes: Codes, scores: NDArray[np.uint8],
    sure: NDArray[np.uint32], may: NDArray[np.uint32],
) -> int:  # fmt: skip
    """Do what :func:`find` does, from the arrays of a table, for inner loops."""
    if one == other:
        return 255
    if too_far(one, other, sure, may):
        return 0
    code = packed(one, other)
    mask = len(codes) - 1
    at = _place(code, mask)
    while codes[at] != -1:
        if codes[at] == code:
            return int(scores[at])
        at = (at + 1) & mask
    return -1


@compiled
def look_up(one: int, other: int, known: Table) -> int:
    """Give how alike two parts are; what was never scored is not alike at all."""
    return max(find(one, other, known), 0)
