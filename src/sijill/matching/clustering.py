"""From pairs to people: which records are held together, and which ties are cut.

Connected components alone chain strangers together: one wrong tie between two groups makes one person of
both. Here groups grow along the strongest ties first, and two groups join only if all that was seen between
them, taken together, speaks for it (average linkage: R. R. Sokal and C. D. Michener, Univ. Kansas Sci. Bull.
38, 1958), if no two of their records contradict each other, and if nobody has said that two of them are
different (constraints: K. Wagstaff and C. Cardie, Clustering with Instance-level Constraints, ICML 2000). A
pair that was never compared counts as weak evidence against. What people hold to be the same stays together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from sijill.claims import Verdict
from sijill.names.compiling import compiled

Positions = NDArray[np.int32]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

UNSEEN_BITS = -1.5
"""How far a pair of two groups that was never compared falls short of the least, in bits."""

PASSES = 3
"""How often refused ties are tried again after the groups have grown."""

_SCALE = 1024


class Cut(IntEnum):
    """Why two groups with a tie between them were kept apart."""

    NOT_CUT = 0
    BRIDGE = 1
    CONTRADICTION = 2
    ONE_LIST = 3
    JUDGED_DIFFERENT = 4


# Compiled code reads whole numbers, not members of an enumeration.
_BRIDGE, _CONTRADICTION = int(Cut.BRIDGE), int(Cut.CONTRADICTION)
_ONE_LIST, _JUDGED_DIFFERENT = int(Cut.ONE_LIST), int(Cut.JUDGED_DIFFERENT)


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs of records: positions ``left`` and ``right``, evidence in bits above the prior and all else.

    ``conflict`` marks pairs that contradict each other so strongly that they cannot be one person. All arrays
    have one element a pair; no pair comes twice.
    """

    left: Positions
    right: Positions
    bits: NDArray[np.float32]
    conflict: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Clustering:
    """The groups, and what became of each tie.

    ``identity`` holds for each record the smallest position of its group. ``kept``: both ends of the tie
    are in one group; ``cut``: why not, if the tie is strong enough (:class:`Cut`). ``contradicted`` are the
    places of judgements "same" on people who are also said to be different.
    """

    identity: Positions
    kept: NDArray[np.bool_]
    cut: NDArray[np.int8]
    contradicted: tuple[int, ...]


def cluster(
    records: int,
    ties: Ties,
    *,
    least: float,
    duplicate_free: Positions | None = None,
    judged: Sequence[tuple[int, int, Verdict]] = (),
    unseen: float = UNSEEN_BITS,
    together: Positions | None = None,
) -> Clustering:
    """Group ``records`` records by their ties of at least ``least`` bits.

    ``duplicate_free`` holds for each record the number of its list if that list has nobody twice, else -1.
    ``judged`` are the verdicts of people, which go before everything; where two of them cannot both hold,
    "different" does, and the "same" that would break it is reported. ``together`` are groups to begin with,
    as :attr:`Clustering.identity` gives them. The result depends neither on the order of the ties nor on the
    machine: bits are rounded to 1/1024 and summed as integers, and equal ties are taken in the order of
    their records.
    """
    weights = _rounded(ties.bits) - _rounded(np.float32(least))
    order = _strongest_first(ties, weights)
    left, right, weight = ties.left[order], ties.right[order], weights[order]
    state = _State(records, left, right, weight, ties.conflict[order], duplicate_free, unseen)
    if together is not None:
        _join_all(together, state.parent, state.size, state.ring)
    contradicted = state.judge(judged)
    for _ in range(PASSES):
        if not state.grow():
            break
    identity = state.identity()
    kept = np.zeros(len(order), dtype=np.bool_)
    cut = np.zeros(len(order), dtype=np.int8)
    kept[order] = identity[left] == identity[right]
    cut[order] = np.where(identity[left] == identity[right], Cut.NOT_CUT, state.why)
    return Clustering(identity, kept, cut, contradicted)


def _strongest_first(ties: Ties, weights: NDArray[np.int64]) -> Places:
    """Give the places of all ties; those too weak to join anybody come last, in no order."""
    strong = np.flatnonzero(weights >= 0)
    strong = strong[np.lexsort((ties.right[strong], ties.left[strong], -weights[strong]))]
    return np.concatenate([strong, np.flatnonzero(weights < 0)])


def _rounded(bits: NDArray[np.float32] | np.float32) -> NDArray[np.int64]:
    return np.rint(np.asarray(bits, dtype=np.float64) * _SCALE).astype(np.int64)


class _State:
    """Groups as a union-find forest with a ring of members, and the ties of each record."""

    def __init__(
        self,
        records: int,
        left: Positions,
        right: Positions,
        weight: NDArray[np.int64],
        conflict: NDArray[np.bool_],
        duplicate_free: Positions | None,
        unseen: float,
    ) -> None:
        self.left, self.right, self.weight, self.conflict = left, right, weight, conflict
        self.parent = np.arange(records, dtype=np.int32)
        self.size = np.ones(records, dtype=np.int32)
        self.ring = np.arange(records, dtype=np.int32)
        self.start, self.other, self.tie = _adjacency(records, left, right)
        self.lists = np.full(records, -1, dtype=np.int32) if duplicate_free is None else duplicate_free
        self.unseen = round(unseen * _SCALE)
        self.why = np.zeros(len(left), dtype=np.int8)
        self.apart_start = np.zeros(records + 1, dtype=np.int64)
        self.apart = np.zeros(0, dtype=np.int32)

    def judge(self, judged: Sequence[tuple[int, int, Verdict]]) -> tuple[int, ...]:
        """Join what people hold to be the same, and keep what they hold to be different."""
        different = [(one, other) for one, other, verdict in judged if verdict is Verdict.DIFFERENT]
        pairs = np.array(different, dtype=np.int32).reshape(-1, 2)
        self.apart_start, self.apart, _ = _adjacency(len(self.parent), pairs[:, 0], pairs[:, 1])
        refused = []
        for place, (one, other, verdict) in enumerate(judged):
            if verdict is not Verdict.SAME:
                continue
            a, b = _root(self.parent, one), _root(self.parent, other)
            if a == b:
                continue
            if _judged_apart(a, b, self.parent, self.ring, self.apart_start, self.apart):
                refused.append(place)
            else:
                _join(a, b, self.parent, self.size, self.ring)
        return tuple(refused)

    def grow(self) -> int:
        """Go through the ties from the strongest; say how many groups were joined."""
        joined: int = _grow(
            self.left,
            self.right,
            self.weight,
            self.conflict,
            self.parent,
            self.size,
            self.ring,
            self.start,
            self.other,
            self.tie,
            self.lists,
            self.apart_start,
            self.apart,
            self.unseen,
            self.why,
        )
        return joined

    def identity(self) -> Positions:
        """Give each record the smallest position of its group."""
        roots = _roots(self.parent)
        smallest = np.full(len(roots), len(roots), dtype=np.int32)
        np.minimum.at(smallest, roots, np.arange(len(roots), dtype=np.int32))
        return smallest[roots]


def _adjacency(
    records: int, left: Positions, right: Positions
) -> tuple[NDArray[np.int64], Positions, Positions]:
    """List for each record the others it is paired with, and by which pair (compressed sparse rows)."""
    start = np.zeros(records + 1, dtype=np.int64)
    np.cumsum(np.bincount(left, minlength=records) + np.bincount(right, minlength=records), out=start[1:])
    other = np.empty(2 * len(left), dtype=np.int32)
    tie = np.empty(2 * len(left), dtype=np.int32)
    _fill(left, right, start[:-1].copy(), other, tie)
    return start, other, tie


@compiled
def _fill(left: Positions, right: Positions, place: Places, other: Positions, tie: Positions) -> None:
    for index in range(len(left)):
        one, two = left[index], right[index]
        other[place[one]], tie[place[one]] = two, index
        place[one] += 1
        other[place[two]], tie[place[two]] = one, index
        place[two] += 1


@compiled
def _root(parent: Positions, record: int) -> int:
    while parent[record] != record:
        parent[record] = parent[parent[record]]
        record = parent[record]
    return record


@compiled
def _roots(parent: Positions) -> Positions:
    found = np.empty_like(parent)
    for record in range(len(parent)):
        found[record] = _root(parent, record)
    return found


@compiled
def _join(a: int, b: int, parent: Positions, size: Positions, ring: Positions) -> None:
    if size[a] < size[b] or (size[a] == size[b] and b < a):
        a, b = b, a
    parent[b] = a
    size[a] += size[b]
    ring[a], ring[b] = ring[b], ring[a]


@compiled
def _join_all(together: Positions, parent: Positions, size: Positions, ring: Positions) -> None:
    for record in range(len(together)):
        a, b = _root(parent, record), _root(parent, together[record])
        if a != b:
            _join(a, b, parent, size, ring)


@compiled
def _judged_apart(
    a: int, b: int, parent: Positions, ring: Positions, start: Places, apart: Positions
) -> bool:
    member = a
    while True:
        for place in range(start[member], start[member + 1]):
            if _root(parent, apart[place]) == b:
                return True
        member = ring[member]
        if member == a:
            return False


@compiled
def _share_a_list(a: int, b: int, ring: Positions, lists: Positions) -> bool:
    one = a
    while True:
        if lists[one] >= 0:
            other = b
            while True:
                if lists[other] == lists[one]:
                    return True
                other = ring[other]
                if other == b:
                    break
        one = ring[one]
        if one == a:
            return False


@compiled
def _between(
    a: int,
    b: int,
    parent: Positions,
    ring: Positions,
    start: Places,
    other: Positions,
    tie: Positions,
    weight: Places,
    conflict: Flags,
) -> tuple[int, int, bool]:
    """Give the evidence of all ties between two groups, how many there are, and whether one is a conflict."""
    total, seen = 0, 0
    member = a
    while True:
        for place in range(start[member], start[member + 1]):
            if _root(parent, other[place]) == b:
                if conflict[tie[place]]:
                    return total, seen, True
                total += weight[tie[place]]
                seen += 1
        member = ring[member]
        if member == a:
            return total, seen, False


@compiled
def _grow(
    left: Positions,
    right: Positions,
    weight: Places,
    conflict: Flags,
    parent: Positions,
    size: Positions,
    ring: Positions,
    start: Places,
    other: Positions,
    tie: Positions,
    lists: Positions,
    apart_start: Places,
    apart: Positions,
    unseen: int,
    why: NDArray[np.int8],
) -> int:
    joined = 0
    for index in range(len(left)):
        if weight[index] < 0:
            break
        a, b = _root(parent, left[index]), _root(parent, right[index])
        if a == b:
            continue
        if size[b] < size[a]:
            a, b = b, a
        if _judged_apart(a, b, parent, ring, apart_start, apart):
            why[index] = _JUDGED_DIFFERENT
            continue
        if _share_a_list(a, b, ring, lists):
            why[index] = _ONE_LIST
            continue
        total, seen, contradiction = _between(a, b, parent, ring, start, other, tie, weight, conflict)
        if contradiction:
            why[index] = _CONTRADICTION
            continue
        if total + (np.int64(size[a]) * np.int64(size[b]) - seen) * unseen < 0:
            why[index] = _BRIDGE
            continue
        _join(a, b, parent, size, ring)
        joined += 1
    return joined
