"""What each level of evidence weighs, learned from the frame itself.

The model is that of I. P. Fellegi and A. B. Sunter (A Theory for Record Linkage, JASA 64, 1969): a level
weighs the base-2 logarithm of m / u, where m is how often two records of one person show it and u how often
two records drawn at random do. u is counted on random pairs; m and the share of pairs that are of one
person are found by expectation and maximisation (A. P. Dempster, N. M. Laird, D. B. Rubin, JRSS B 39, 1977;
W. E. Winkler, Using the EM Algorithm for Weight Computation, 1988), in which pairs that blocking leaves out
count as pairs of two people. Nobody has to label anything. What is known beforehand of lists of people
(:data:`M`, :data:`U`) counts like a few seen pairs, so that ten records get sensible weights and ten
million their own.

How common a name is weighs too: two records that share a rare one agree in more. And brothers, sisters and
cousins agree in much that strangers do not: they are a third class of pairs, and how likely a pair is to be
of one family is held against its being of one person. Siblings born on one day and taken together differ in
nothing but the given name; so how often one person's given names look wholly different is not learned from
pairs that nobody has judged beyond what is known beforehand, or they would be taken for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.matching.levels import EVIDENCE, Levels

Chances = NDArray[np.float64]

NAME = "levels"
VERSION = "2"

_ROUNDS = 60
_STILL = 1e-5
_M_STRENGTH = 300.0
_U_STRENGTH = 2000.0
_PAIRS = 500_000.0
_SHARE = 1e-3

_LIKE_M = (0.015, 0.025, 0.06, 0.2, 0.7)
_TIME_M = (0.002, 0.03, 0.068, 0.1, 0.2, 0.1, 0.5)

M: Mapping[str, tuple[float, ...]] = {
    "given": (0.015, 0.03, 0.055, 0.2, 0.7),
    "family": _LIKE_M,
    "father": (0.03, 0.03, 0.07, 0.2, 0.67),
    "grandfather": (0.04, 0.04, 0.07, 0.2, 0.65),
    "birth": _TIME_M,
    "event": (0.05, 0.05, 0.1, 0.1, 0.2, 0.15, 0.35),
    "sex": (0.01, 0.99),
    "place": (0.2, 0.1, 0.7),
    "prison": (0.25, 0.05, 0.7),
    "occupation": (0.4, 0.6),
    "identity": (0.02, 0.98),
    "photo": (0.4, 0.05, 0.25, 0.3),
    "source": (0.93, 0.07),
}
"""How often records of one person show each level, the lowest first, before anything is seen."""

U: Mapping[str, tuple[float, ...]] = {
    "given": (0.91, 0.03, 0.015, 0.015, 0.03),
    "family": (0.96, 0.02, 0.01, 0.005, 0.005),
    "father": (0.91, 0.03, 0.015, 0.015, 0.03),
    "grandfather": (0.91, 0.03, 0.015, 0.015, 0.03),
    "birth": (0.85, 0.06, 0.005, 0.045, 0.035, 0.0049, 0.0001),
    "event": (0.4, 0.3, 0.05, 0.15, 0.06, 0.03, 0.01),
    "sex": (0.35, 0.65),
    "place": (0.85, 0.1, 0.05),
    "prison": (0.9, 0.02, 0.08),
    "occupation": (0.95, 0.05),
    "identity": (0.9999, 0.0001),
    "photo": (0.9985, 0.001, 0.0003, 0.0002),
    "source": (0.7, 0.3),
}
"""How often records of two people show each level, before anything is seen."""

KIN: Mapping[str, tuple[float, ...]] = {
    "given": (0.985, 0.006, 0.003, 0.002, 0.004),
    "family": _LIKE_M,
    "father": (0.4, 0.05, 0.05, 0.1, 0.4),
    "grandfather": (0.3, 0.05, 0.05, 0.1, 0.5),
    "birth": (0.68, 0.1, 0.02, 0.05, 0.05, 0.02, 0.08),
    "event": (0.35, 0.2, 0.05, 0.1, 0.1, 0.1, 0.1),
    "sex": (0.4, 0.6),
    "place": (0.4, 0.1, 0.5),
    "prison": (0.5, 0.05, 0.45),
    "occupation": (0.9, 0.1),
    "identity": (0.9999, 0.0001),
    "photo": (0.985, 0.005, 0.005, 0.005),
    "source": (0.7, 0.3),
}
"""The same of two people of one family, before anything is seen."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned chances, for each piece of evidence one a level, the lowest first.

    ``m`` are those of records of one person, ``u`` of two people, ``kin`` of two people of one family.
    ``share`` is how likely two records drawn at random are of one person, ``kin_share`` of one family.
    """

    m: Mapping[str, tuple[float, ...]]
    u: Mapping[str, tuple[float, ...]]
    kin: Mapping[str, tuple[float, ...]]
    share: float
    kin_share: float

    @property
    def prior(self) -> float:
        """Where every pair starts, in bits."""
        return log2(self.share / (1.0 - self.share))

    @property
    def kin_prior(self) -> float:
        """The same for two people of one family."""
        return log2(self.kin_share / (1.0 - self.kin_share))

    def bits(self) -> NDArray[np.float64]:
        """Give the weight of each level, a row a piece of evidence; what is missing weighs nothing."""
        return _table(self.m, self.u)

    def kin_bits(self) -> NDArray[np.float64]:
        """Give how much more likely each level is in one family than among strangers, laid out likewise."""
        return _table(self.kin, self.u)

    def as_json(self) -> dict[str, Any]:
        return {
            "share": self.share,
            "kin_share": self.kin_share,
            "m": {what: list(chances) for what, chances in self.m.items()},
            "u": {what: list(chances) for what, chances in self.u.items()},
            "kin": {what: list(chances) for what, chances in self.kin.items()},
        }


def weights_from_json(value: Mapping[str, Any]) -> Weights:
    """Read what :meth:`Weights.as_json` gave; evidence that it lacks weighs what is known beforehand."""
    before = {"m": M, "u": U, "kin": KIN}
    m, u, kin = (
        {what: tuple(map(float, value[one].get(what, before[one][what]))) for what in EVIDENCE}
        for one in before
    )
    return Weights(m, u, kin, float(value["share"]), float(value["kin_share"]))


def _table(over: Mapping[str, tuple[float, ...]], under: Mapping[str, tuple[float, ...]]) -> Chances:
    table = np.zeros((len(EVIDENCE), _MOST + 1))
    for row, what in enumerate(EVIDENCE):
        weights = np.log2(np.array(over[what]) / np.array(under[what]))
        table[row, 1 : len(weights) + 1] = weights
    return table


@dataclass(frozen=True, slots=True)
class Model:
    """A model by name and version, as it was used on one frame.

    ``notes`` are sentences on what was not compared. ``records``, ``compared`` and ``scored`` are numbers of
    records, of pairs of records (one that several blocks bring counts for each), and of distinct pairs of
    name parts.
    """

    weights: Weights
    apply_at: float
    review_at: float
    seed: int
    records: int
    compared: int
    scored: int
    notes: tuple[str, ...]
    name: str = NAME
    version: str = VERSION

    @property
    def id(self) -> str:
        """``name@version``, as judgements give it."""
        return f"{self.name}@{self.version}"

    @property
    def prior(self) -> float:
        return self.weights.prior

    def as_json(self) -> dict[str, Any]:
        return {
            "model": self.id,
            "apply_at": self.apply_at,
            "review_at": self.review_at,
            "seed": self.seed,
            "records": self.records,
            "compared": self.compared,
            "scored": self.scored,
            "prior": self.prior,
            "notes": list(self.notes),
            "weights": self.weights.as_json(),
        }


_MOST = max(len(levels) - 1 for levels in EVIDENCE.values())
_UNORDERED = frozenset(("birth", "event", "source"))
"""Evidence whose levels need not rise: a day nearby may say more than a year that may be the same, and two
lists are likelier to hold one person than one list twice."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Pairs that people have judged: their levels, and whether they are of one person."""

    levels: Levels
    same: NDArray[np.bool_]


def learn(
    random: Levels,
    candidates: Levels,
    *,
    scale: float,
    pairs: float,
    labelled: Labelled | None = None,
) -> Weights:
    """Learn the weights.

    ``random`` are the levels of random pairs, ``candidates`` those of pairs that blocking brought, each of
    which stands for ``scale`` such pairs; ``pairs`` is the number of all pairs of the frame.
    """
    # In a small frame random pairs hold people who are the same; what is known beforehand finds them.
    different = random[_ratio(random, M, U) * _SHARE < 0.5]
    u = {what: _counted(different[:, row], U[what], _U_STRENGTH) for row, what in enumerate(EVIDENCE)}
    patterns, counts = _patterns(candidates)
    weight = counts * scale
    m = {what: np.array(M[what]) for what in EVIDENCE}
    kin = {what: np.array(KIN[what]) for what in EVIDENCE}
    share = kin_share = _SHARE * _PAIRS / (_PAIRS + pairs)
    for _ in range(_ROUNDS):
        same = share * _ratio(patterns, m, u)
        family = kin_share * _ratio(patterns, kin, u)
        all_together = same + family + (1.0 - share - kin_share)
        likely, likely_kin = weight * same / all_together, weight * family / all_together
        before = share
        share = float((likely.sum() + _SHARE * _PAIRS) / (pairs + _PAIRS))
        kin_share = float((likely_kin.sum() + _SHARE * _PAIRS) / (pairs + _PAIRS))
        for row, what in enumerate(EVIDENCE):
            m[what] = _seen(patterns[:, row], likely, M[what], labelled, row)
            if what == "given":
                m[what] = _held(m[what], M[what], labelled, row)
            # That they bear another given name is what tells people of one family from one person.
            if what != "given":
                kin[what] = _seen(patterns[:, row], likely_kin, KIN[what], None, row)
        if abs(share - before) < _STILL * before:
            break
    for what in EVIDENCE:
        if what not in _UNORDERED:
            m[what] = _rising(m[what], u[what])
    return Weights(_plain(m), _plain(u), _plain(kin), share, kin_share)


def _plain(chances: Mapping[str, Chances]) -> dict[str, tuple[float, ...]]:
    return {what: tuple(of_levels.tolist()) for what, of_levels in chances.items()}


def _patterns(levels: Levels) -> tuple[Levels, NDArray[np.int64]]:
    """Give the distinct rows and how often each comes."""
    shift = 3 * np.arange(levels.shape[1], dtype=np.uint64)
    packed = np.zeros(len(levels), dtype=np.uint64)
    for column, by in enumerate(shift):
        packed |= levels[:, column].astype(np.uint64) << by
    packed.sort()
    first = np.ones(min(len(packed), 1), dtype=np.bool_)
    starts = np.flatnonzero(np.append(first, packed[1:] != packed[:-1]))
    distinct = packed[starts]
    rows = ((distinct[:, None] >> shift) & np.uint64(7)).astype(np.uint8)
    return rows, np.diff(np.append(starts, len(packed)))


def _ratio(levels: Levels, over: Mapping[str, Any], under: Mapping[str, Any]) -> Chances:
    """Give how much likelier each row of levels is under the one chances than under the others."""
    log = np.zeros(len(levels))
    for row, what in enumerate(EVIDENCE):
        ratio = np.concatenate([[0.0], np.log(np.array(over[what]) / np.array(under[what]))])
        log += ratio[levels[:, row]]
    found: Chances = np.exp(log)
    return found


def _counted(column: Levels, before: tuple[float, ...], strength: float) -> Chances:
    seen = np.bincount(column, minlength=len(before) + 1)[1:]
    found: Chances = (seen + strength * np.array(before)) / (seen.sum() + strength)
    return found


def _seen(
    column: Levels, likely: Chances, before: tuple[float, ...], labelled: Labelled | None, row: int
) -> Chances:
    seen = np.bincount(column, weights=likely, minlength=len(before) + 1)[1:]
    if labelled is not None:
        seen += np.bincount(labelled.levels[labelled.same, row], minlength=len(before) + 1)[1:]
    found: Chances = (seen + _M_STRENGTH * np.array(before)) / (seen.sum() + _M_STRENGTH)
    return found


def _held(m: Chances, before: tuple[float, ...], labelled: Labelled | None, row: int) -> Chances:
    """Let the lowest level come no oftener than what is known beforehand and judged pairs say."""
    nothing = np.zeros(0, dtype=np.uint8)
    most = _seen(nothing, np.zeros(0), before, labelled, row)[0]
    if m[0] <= most:
        return m
    held: Chances = m * (1.0 - most) / (1.0 - m[0])
    held[0] = most
    return held


def _rising(m: Chances, u: Chances) -> Chances:
    """Let no higher level weigh less than a lower one: neighbours that do share their chances (pooling)."""
    groups = [[place] for place in range(len(m))]
    place = 0
    while place + 1 < len(groups):
        one, other = groups[place], groups[place + 1]
        if m[one].sum() / u[one].sum() > m[other].sum() / u[other].sum():
            groups[place : place + 2] = [one + other]
            place = max(place - 1, 0)
        else:
            place += 1
    found = m.copy()
    for group in groups:
        found[group] = u[group] * (m[group].sum() / u[group].sum())
    return found
