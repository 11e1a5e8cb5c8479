"""How much more a rare name weighs than a common one.

Two people share a name as often as it is common, in whatever script it is written: a part's bearers are
those of all parts that are writings of it (term frequencies: W. E. Winkler, Frequency-based Matching in the
Fellegi-Sunter Model, 1989). Which parts are that is asked of all common ones: what the drawn pairs happen to
bring would miss the more, the larger a frame is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sijill.matching.likeness import UNKNOWN, Codes, Likenesses, Table, find, packed
from sijill.matching.parts import Keys, Numbers, Starts, Written
from sijill.names.compiling import compiled

Bits = NDArray[np.float32]

_ONE_NAME = round(0.9 * 254)
_SEEN_BEFORE = 3.0
_MOST = 9.0
_COMMON = 4
"""Parts with so many bearers are compared with each other if they share a blocking key."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """For each part of a name, how many bits more (or less) than usual sharing it weighs."""

    bits: Bits

    def of(self, one: Numbers, other: Numbers) -> Bits:
        """Give the bits of pairs of parts that agree; the more common of two spellings counts."""
        found: Bits = np.minimum(self.bits[one], self.bits[other])
        return found


def rarity(borne: Numbers, likenesses: Likenesses, *, keys: Keys) -> Rarity:
    """Weigh the parts that records bear (-1: none) in one position."""
    some = borne[borne >= 0]
    counts = np.bincount(some, minlength=len(keys.start) - 1).astype(np.float64)
    likenesses.ask([_meeting(*_common(counts, keys), likenesses.table)])
    codes, scores = likenesses.known()
    alike = codes[scores >= _ONE_NAME]
    one, other = alike >> 32, alike & 0xFFFFFFFF
    bearers = counts.copy()
    np.add.at(bearers, one, counts[other])
    np.add.at(bearers, other, counts[one])
    total = max(len(some), 1)
    chance = (bearers + _SEEN_BEFORE) / (total + _SEEN_BEFORE)
    usual = float((counts * chance).sum() / total) if len(some) else 1.0
    bits = np.clip(np.log2(usual / chance), -_MOST, _MOST)
    return Rarity(bits.astype(np.float32))


def _common(counts: NDArray[np.float64], keys: Keys) -> tuple[Numbers, Starts]:
    """Give the common parts key by key, and where each key's parts begin and the last ones end."""
    parts = np.flatnonzero(counts >= _COMMON)
    many = np.diff(keys.start)[parts]
    part = np.repeat(parts, many).astype(np.int32)
    place = np.repeat(keys.start[parts] - (np.cumsum(many) - many), many) + np.arange(len(part))
    key = keys.key[place]
    order = np.lexsort((part, key))
    begins = np.flatnonzero(np.diff(key[order], prepend=-1))
    return part[order], np.append(begins, len(part)).astype(np.int64)


@compiled
def _meeting(parts: Numbers, begins: Starts, known: Table) -> Codes:
    """Give the pairs of parts of one key that nobody has scored yet."""
    count = 0
    for key in range(len(begins) - 1):
        size = begins[key + 1] - begins[key]
        count += size * (size - 1) // 2
    found = np.empty(count, dtype=np.int64)
    count = 0
    for key in range(len(begins) - 1):
        for one in range(begins[key], begins[key + 1]):
            for other in range(one + 1, begins[key + 1]):
                if find(parts[one], parts[other], known) == UNKNOWN:
                    found[count] = packed(parts[one], parts[other])
                    count += 1
    return found[:count].copy()


def last_parts(written: Written) -> Numbers:
    """Give the last part of each form of two or more parts."""
    long = np.diff(written.start) > 1
    found: Numbers = written.part[written.start[1:][long] - 1]
    return found


def first_parts(written: Written) -> Numbers:
    """Give the first part of each form."""
    found: Numbers = written.part[written.start[:-1]]
    return found
