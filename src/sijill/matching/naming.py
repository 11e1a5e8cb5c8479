"""What the names of two records say of each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill import names
from sijill.matching.forms import Forms
from sijill.matching.rarity import chances
from sijill.matching.weights import NameWeights

Codes = NDArray[np.int64]
Bits = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Naming:
    """Names of one kind (the own, the father's), and how they weigh."""

    forms: Forms
    chance: Bits
    weights: NameWeights

    @classmethod
    def of(cls, forms: Forms, sources: pl.Series, *, weights: NameWeights) -> Naming:
        return cls(forms, chances(forms, sources, weights=weights), weights)

    def most(self, left: Codes, right: Codes) -> Bits:
        """Give the most that the names of each pair can weigh, whatever their likeness."""
        rarest = np.ones(len(self.forms.counts))
        np.minimum.at(rarest, self.forms.record, self.chance[self.forms.bearing])
        best = max(level.m / level.chance for level in self.weights.levels)
        bits = self._capped(np.log2(best / np.maximum(rarest[left], rarest[right])))
        return np.where(self._both(left, right), bits, 0.0)

    def compare(self, left: Codes, right: Codes) -> tuple[Bits, Codes, Codes]:
        """Weigh the names of each pair: bits, and which two names (-1: none to compare) weigh so much."""
        bits = np.zeros(len(left))
        one, other = np.full(len(left), -1), np.full(len(left), -1)
        here = np.flatnonzero(self._both(left, right))
        if not len(here):
            return bits, one, other
        counts = self.forms.counts
        ways = counts[left[here]] * counts[right[here]]
        begin = np.concatenate([[0], np.cumsum(ways)[:-1]])
        way = np.arange(ways.sum()) - np.repeat(begin, ways)
        pair = np.repeat(here, ways)
        first = self.forms.bearing[self.forms.start[left[pair]] + way // counts[right[pair]]]
        second = self.forms.bearing[self.forms.start[right[pair]] + way % counts[right[pair]]]
        score = self._scores(first, second)
        weighed = self._weigh(score, np.maximum(self.chance[first], self.chance[second]))
        # The last key settles ties, so that the same names are quoted every time.
        order = np.lexsort((way, -score, -weighed, pair))
        best = order[begin]
        bits[here], one[here], other[here] = weighed[best], first[best], second[best]
        return bits, one, other

    def _both(self, left: Codes, right: Codes) -> NDArray[np.bool_]:
        return (self.forms.counts[left] > 0) & (self.forms.counts[right] > 0)

    def _weigh(self, score: NDArray[np.float32], chance: Bits) -> Bits:
        bits = np.full(len(score), self.weights.different)
        for level in reversed(self.weights.levels):
            weight = self._capped(np.log2(level.m / np.minimum(level.chance * chance, 1.0)))
            bits = np.where(score >= level.score, weight, bits)
        return bits

    def _scores(self, first: Codes, second: Codes) -> NDArray[np.float32]:
        """Score each distinct pair of names once."""
        size = len(self.forms.distinct)
        distinct, where = np.unique(
            np.minimum(first, second) * size + np.maximum(first, second), return_inverse=True
        )
        known = self.forms.distinct
        found = names.scores(
            [known[name] for name in distinct // size], [known[name] for name in distinct % size]
        )
        return found[where]

    def _capped(self, bits: Bits) -> Bits:
        return np.clip(bits, self.weights.least, self.weights.most)
