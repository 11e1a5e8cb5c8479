"""How much more a rare name weighs than a common one.

Two people share a name as often as it is common, in whatever script it is written: a part's bearers are
those of all parts that are writings of it (term frequencies: W. E. Winkler, Frequency-based Matching in the
Fellegi-Sunter Model, 1989).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sijill.matching.likeness import Likenesses
from sijill.matching.parts import Numbers, Written

Bits = NDArray[np.float32]

_ONE_NAME = round(0.9 * 254)
_SEEN_BEFORE = 3.0
_MOST = 9.0


@dataclass(frozen=True, slots=True)
class Rarity:
    """For each part of a name, how many bits more (or less) than usual sharing it weighs."""

    bits: Bits

    def of(self, one: Numbers, other: Numbers) -> Bits:
        """Give the bits of pairs of parts that agree; the more common of two spellings counts."""
        found: Bits = np.minimum(self.bits[one], self.bits[other])
        return found


def rarity(borne: Numbers, likenesses: Likenesses, *, parts: int) -> Rarity:
    """Weigh the parts that records bear (-1: none) in one position."""
    some = borne[borne >= 0]
    counts = np.bincount(some, minlength=parts).astype(np.float64)
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


def last_parts(written: Written) -> Numbers:
    """Give the last part of each form of two or more parts."""
    long = np.diff(written.start) > 1
    found: Numbers = written.part[written.start[1:][long] - 1]
    return found


def first_parts(written: Written) -> Numbers:
    """Give the first part of each form."""
    found: Numbers = written.part[written.start[:-1]]
    return found
