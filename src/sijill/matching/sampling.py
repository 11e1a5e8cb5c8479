"""Who may be whom: the groups at several thresholds, and groups drawn as the ties are probable.

One set of identities says nothing of how sure it is. Here it is drawn many times over: of two groups that
are tied beyond doubt within, the evidence of what ties them is moved by logistic noise, so that a lone tie
of probability p holds in a share p of the draws, and the moved ties go through the same clustering with the
same constraints (perturb and maximise: G. Papandreou and A. L. Yuille, Perturb-and-MAP Random Fields, ICCV
2011). What is counted over each draw tells how much of a count's doubt is doubt about who is who.

Limits: pairs that were never compared join in no draw but by way of others, and the model's own weights are
held to be right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import log2

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sijill.claims import Verdict
from sijill.matching.clustering import Positions, Ties, cluster

Keys = NDArray[np.uint64]

DOUBT = 0.01
"""A tie less probable than this is never drawn, and one more probable than the rest of 1 always."""

_DOUBT_BITS = log2((1.0 - DOUBT) / DOUBT)
_CERTAIN = 64.0
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Linkage:
    """All that a run knows of who may be whom, from which people can be made anew.

    ``ids`` are the records' ids in order, by whose places all else is given: ``rows`` the place of each in
    the frame, ``ties`` the pairs with their evidence, ``duplicate_free`` and ``judged`` as
    :func:`~sijill.matching.clustering.cluster` takes them.
    """

    ids: pl.Series
    rows: Positions
    ties: Ties
    duplicate_free: Positions
    judged: tuple[tuple[int, int, Verdict], ...]

    def at(self, thresholds: Sequence[float]) -> dict[float, Positions]:
        """Give the people at each threshold, as :meth:`sample` does.

        Raises ``ValueError`` if one is not a probability above 0.
        """
        for threshold in thresholds:
            if not 0.0 < threshold <= 1.0:
                raise ValueError(f"A threshold is a probability above 0 and at most 1, not {threshold}.")
        return {threshold: self._by_row(self._clustered(bits(threshold))) for threshold in thresholds}

    def sample(self, draws: int, *, seed: int = 0) -> Iterator[Positions]:
        """Draw people as probable as the ties that hold them together.

        Each draw is an array with an element a row of the frame: the row of the first record (by id) of its
        person. What people have judged holds in every draw. A draw depends on ``seed``, on its number and on
        the ids of the records, neither on the order of rows nor on records that no tie leads to; one draw
        is held in memory at a time.
        """
        sure = self._clustered(_DOUBT_BITS)
        part = self._undecided(sure)
        for draw in range(draws):
            found = sure.copy()
            found[part.records] = part.records[part.drawn(seed, draw)]
            yield self._by_row(found)

    def _clustered(self, least: float) -> Positions:
        lists, judged = self.duplicate_free, self.judged
        return cluster(len(self.rows), self.ties, least=least, duplicate_free=lists, judged=judged).identity

    def _undecided(self, sure: Positions) -> _Undecided:
        """Cut out the records whose group could join another one."""
        ties = self.ties
        open_ties = sure[ties.left] != sure[ties.right]
        likely = open_ties & (ties.bits >= -_DOUBT_BITS)
        # With nothing that speaks against, clustering gives what is connected.
        free = np.zeros(int(likely.sum()), dtype=np.bool_)
        leads = Ties(ties.left[likely], ties.right[likely], ties.bits[likely], free)
        widest = cluster(len(sure), leads, least=-_DOUBT_BITS, unseen=0.0, together=sure).identity
        groups = np.zeros(len(sure), dtype=np.bool_)
        groups[widest[sure != widest]] = True
        records = np.flatnonzero(groups[widest]).astype(np.int32)
        place = np.full(len(sure), -1, dtype=np.int32)
        place[records] = np.arange(len(records), dtype=np.int32)
        kept = _some(ties, open_ties & groups[widest[ties.left]] & groups[widest[ties.right]])
        keys = np.zeros(len(sure), dtype=np.uint64)
        firsts = np.unique(sure[records])
        keys[firsts] = [_key(one) for one in self.ids.gather(firsts).to_list()]
        one, other = keys[sure[kept.left]], keys[sure[kept.right]]
        return _Undecided(
            records=records,
            together=place[sure[records]],
            ties=Ties(place[kept.left], place[kept.right], kept.bits, kept.conflict),
            keys=_mixed(np.minimum(one, other) * _GOLDEN ^ _mixed(np.maximum(one, other))),
            lists=self.duplicate_free[records],
            judged=tuple(
                (int(place[left]), int(place[right]), verdict)
                for left, right, verdict in self.judged
                if verdict is Verdict.DIFFERENT and place[left] >= 0 and place[right] >= 0
            ),
        )

    def _by_row(self, identity: Positions) -> Positions:
        found = np.empty_like(identity)
        found[self.rows] = self.rows[identity]
        return found


def bits(probability: float) -> float:
    """Give a probability as evidence: the base-2 logarithm of its odds, of certainty a bounded one."""
    return _CERTAIN if probability == 1.0 else min(log2(probability / (1.0 - probability)), _CERTAIN)


@dataclass(frozen=True, slots=True)
class _Undecided:
    """The records between which something is open; all else is by place among them.

    ``together`` are the groups that are sure, ``keys`` name for each tie the two groups that it ties.
    """

    records: Positions
    together: Positions
    ties: Ties
    keys: Keys
    lists: Positions
    judged: tuple[tuple[int, int, Verdict], ...]

    def drawn(self, seed: int, draw: int) -> Positions:
        """Cluster once with the evidence moved: all ties of two groups by the same."""
        stream = _mixed(np.array([seed & 0xFFFFFFFFFFFFFFFF], dtype=np.uint64))
        stream = _mixed(stream + np.array([draw], dtype=np.uint64) * _GOLDEN)
        chance = ((_mixed(self.keys + stream) >> np.uint64(11)) + 0.5) * 2.0**-53
        noise = np.clip(np.log2(chance / (1.0 - chance)), -_DOUBT_BITS, _DOUBT_BITS)
        moved = Ties(
            self.ties.left,
            self.ties.right,
            (self.ties.bits - noise).astype(np.float32),
            self.ties.conflict,
        )
        return cluster(
            len(self.records),
            moved,
            least=0.0,
            duplicate_free=self.lists,
            judged=self.judged,
            together=self.together,
        ).identity


def _some(ties: Ties, which: NDArray[np.bool_]) -> Ties:
    return Ties(ties.left[which], ties.right[which], ties.bits[which], ties.conflict[which])


def _key(identifier: str) -> int:
    return int.from_bytes(blake2b(identifier.encode(), digest_size=8).digest(), "big")


def _mixed(keys: Keys) -> Keys:
    """Scatter numbers evenly (the finaliser of SplitMix64: G. L. Steele and others, OOPSLA 2014)."""
    keys = (keys ^ (keys >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    keys = (keys ^ (keys >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return keys ^ (keys >> np.uint64(31))
