"""Weigh pairs: add up the evidence of every level, and how rare what they share is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sijill.matching.levels import BIRTH, FAMILY, FATHER, GIVEN, Comparison, Levels, Likeness, Time
from sijill.matching.model import Weights
from sijill.matching.parts import Numbers
from sijill.matching.people import People
from sijill.matching.rarity import Rarity, first_parts, last_parts, rarity
from sijill.matching.sieve import Sieve

Bits = NDArray[np.float32]

AT_ONCE = 500_000
"""Pairs compared in one go, so that memory stays bounded."""

_RARE_WEIGHS = np.array([0.0, 0.0, 0.0, 0.5, 1.0, 1.0], dtype=np.float32)
"""How much of a name's rarity counts at each level of likeness."""

_TURNED = np.float32(4.0)
"""So many bits less weigh names that agree only crosswise: one name in sixteen or so is turned."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs with their evidence: ``bits`` with the prior, ``levels``, rarity of given and family name.

    ``kin`` is what speaks for two people of one family instead, taken off ``bits`` already.
    """

    left: Numbers
    right: Numbers
    bits: Bits
    levels: Levels
    rare_given: Bits
    rare_family: Bits
    kin: Bits
    conflict: NDArray[np.bool_]


class Scorer:
    """Weighs pairs of one frame's records with learned weights."""

    def __init__(self, people: People, comparison: Comparison, weights: Weights) -> None:
        self._people = people
        self._comparison = comparison
        self._weights = weights
        self._table = weights.bits().astype(np.float32)
        self._kin_table = weights.kin_bits().astype(np.float32)
        keys, likenesses = people.keys, comparison.likenesses
        self._given = rarity(first_parts(people.name), likenesses, keys=keys)
        self._family = rarity(last_parts(people.name), likenesses, keys=keys)

    def sieve(self, *, least: float) -> Sieve:
        """Give what lets only pairs through that may weigh ``least`` bits."""
        return Sieve(
            self._people,
            self._comparison,
            bits=self._table,
            rare=np.stack([self._given.bits, self._family.bits], axis=1),
            counts=_RARE_WEIGHS,
            prior=self._weights.prior,
            least=least,
        )

    def score(self, left: Numbers, right: Numbers, *, least: float) -> Scored:
        """Weigh pairs and keep those of at least ``least`` bits."""
        kept = [
            self._weigh(left[at : at + AT_ONCE], right[at : at + AT_ONCE], least)
            for at in range(0, max(len(left), 1), AT_ONCE)
        ]
        return Scored(*(np.concatenate([getattr(one, name) for one in kept]) for name in Scored.__slots__))

    def _weigh(self, left: Numbers, right: Numbers, least: float) -> Scored:
        compared = self._comparison.compare(left, right)
        rare_given = _rare(self._given, compared.levels[:, GIVEN], compared.given)
        rare_given[compared.turned] -= _TURNED
        rare_family = _rare(self._family, compared.levels[:, FAMILY], compared.family)
        bits = np.full(len(left), self._weights.prior, dtype=np.float32) + rare_given + rare_family
        kin = np.full(len(left), self._weights.kin_prior, dtype=np.float32) + rare_family
        for row in range(compared.levels.shape[1]):
            bits += self._table[row][compared.levels[:, row]]
            kin += self._kin_table[row][compared.levels[:, row]]
        kin = np.logaddexp2(np.float32(0.0), kin).astype(np.float32)
        bits -= kin
        keep = (bits >= least) & (compared.levels[:, GIVEN] > 0)
        levels = compared.levels[keep]
        one, other = left[keep], right[keep]
        return Scored(
            left=one,
            right=other,
            bits=bits[keep],
            levels=levels,
            rare_given=rare_given[keep],
            rare_family=rare_family[keep],
            kin=kin[keep],
            conflict=self._conflict(levels, one, other),
        )

    def _conflict(self, levels: Levels, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
        """Mark pairs that cannot be one person: born on two days more than a year apart, of two fathers."""
        birth = self._people.birth
        exact = (birth.first[left] == birth.last[left]) & (birth.first[right] == birth.last[right])
        apart = (levels[:, BIRTH] == Time.APART) & exact
        fathers = (levels[:, FATHER] == Likeness.DIFFERENT) & (levels[:, BIRTH] <= Time.WITHIN_A_YEAR)
        found: NDArray[np.bool_] = apart | (fathers & (levels[:, BIRTH] > Time.MISSING))
        return found


def _rare(rarity: Rarity, levels: Levels, parts: Numbers) -> Bits:
    there = parts[:, 0] >= 0
    found = np.zeros(len(levels), dtype=np.float32)
    found[there] = rarity.of(parts[there, 0], parts[there, 1])
    weighed: Bits = found * _RARE_WEIGHS[levels]
    return weighed
