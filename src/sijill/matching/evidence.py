"""What two records say of each other beside their names: weights in bits, and in words what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill.matching.weights import DayWeights, Weights
from sijill.text import fold_text, script

Bits = NDArray[np.float64]
Codes = NDArray[np.int64]
Found = NDArray[np.int8]


class Finding(IntEnum):
    """What the comparison of one property came to."""

    NOTHING = 0
    SAME = 1
    POSSIBLE = 2
    NEAR = 3
    DIFFERENT = 4


@dataclass(frozen=True, slots=True)
class Days:
    """Intervals as day numbers; an open side is minus or plus infinity."""

    first: NDArray[np.float64]
    last: NDArray[np.float64]

    @classmethod
    def read(cls, first: pl.Series, last: pl.Series) -> Days:
        """Read two columns of dates; an interval that runs backward says nothing."""
        start = first.cast(pl.Int32).cast(pl.Float64).fill_null(-np.inf).to_numpy()
        end = last.cast(pl.Int32).cast(pl.Float64).fill_null(np.inf).to_numpy()
        backward = start > end
        return cls(np.where(backward, -np.inf, start), np.where(backward, np.inf, end))

    def compare(self, left: Codes, right: Codes, *, weights: DayWeights) -> tuple[Bits, Found]:
        """Weigh the intervals of each pair."""
        length = self.last - self.first + 1
        both = length[left] + length[right]
        gap = np.maximum(self.first[left], self.first[right]) - np.minimum(self.last[left], self.last[right])
        bits = np.zeros(len(left))
        found = np.full(len(left), Finding.NOTHING, dtype=np.int8)
        meets = (gap <= 0) & np.isfinite(both)
        bits[meets] = np.clip(np.log2(weights.m * weights.span / (both[meets] - 1)), 0.0, weights.most)
        found[meets] = Finding.POSSIBLE
        found[meets & (both <= 2)] = Finding.SAME
        lower = 0
        for days, m in ((weights.near_days, weights.near), (weights.about_days, weights.about)):
            here = (gap > lower) & (gap <= days)
            # Of an interval open on one side it cannot be told how easily it comes this near.
            likely = m * weights.span / (np.where(np.isfinite(both), both, weights.span)[here] + 2 * days)
            bits[here] = np.log2(likely)
            found[here] = Finding.NEAR
            lower = days
        bits[gap > lower] = weights.apart
        bits[gap > weights.far_days] = weights.far
        found[gap > lower] = Finding.DIFFERENT
        return bits, found


@dataclass(frozen=True, slots=True)
class Words:
    """Short texts (a sex, a place, a list) as numbers, -1 where there is none, and how common each is."""

    code: Codes
    chance: NDArray[np.float64]
    script: Codes

    @classmethod
    def read(cls, column: pl.Series, *, weights: Weights) -> Words:
        """Read a column; spellings that fold alike are one word."""
        folded = {text: fold_text(text).strip() for text in column.unique().drop_nulls().to_list()}
        words = {word: position for position, word in enumerate(sorted(set(folded.values()) - {""}))}
        code = np.array([words.get(folded.get(text, ""), -1) for text in column.to_list()], dtype=np.int64)
        seen = np.bincount(code[code >= 0], minlength=len(words))
        chance = (np.maximum(seen - 1, 0) + weights.place_strength * weights.place_chance) / (
            seen.sum() + weights.place_strength
        )
        scripts: dict[str, int] = {}
        written = [scripts.setdefault(script(word) or "", len(scripts)) for word in words]
        return cls(code, np.append(chance, 1.0), np.array([*written, -1], dtype=np.int64))

    def both(self, left: Codes, right: Codes) -> NDArray[np.bool_]:
        """Say of which pairs both records have a word."""
        found: NDArray[np.bool_] = (self.code[left] >= 0) & (self.code[right] >= 0)
        return found

    def same(self, left: Codes, right: Codes) -> NDArray[np.bool_]:
        """Say of which pairs both records have one and the same word."""
        found: NDArray[np.bool_] = (self.code[left] == self.code[right]) & (self.code[left] >= 0)
        return found


def sexes(words: Words, left: Codes, right: Codes, *, weights: Weights) -> tuple[Bits, Found]:
    """Weigh whether two records give the same sex."""
    both, same = words.both(left, right), words.same(left, right)
    bits = np.where(same, weights.same_sex, weights.other_sex)
    return np.where(both, bits, 0.0), _found(both, same)


def places(words: Words, left: Codes, right: Codes, *, weights: Weights) -> tuple[Bits, Found]:
    """Weigh whether two records give the same place; names in two scripts are not compared."""
    same = words.same(left, right)
    both = words.both(left, right) & (words.script[words.code[left]] == words.script[words.code[right]])
    agreeing = np.clip(np.log2(weights.place_m / words.chance[words.code[left]]), 0.0, weights.place_most)
    return np.where(same, agreeing, np.where(both, weights.other_place, 0.0)), _found(both, same)


def _found(both: NDArray[np.bool_], same: NDArray[np.bool_]) -> Found:
    return np.select([same, both], [Finding.SAME, Finding.DIFFERENT], Finding.NOTHING).astype(np.int8)
