"""Decomposable graphs on a few lists, each as the sets that its likelihood is multiplied and divided by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from sijill.counting.estimation.models import generators, name

MOST_LISTS = 6  # 8 graphs of 3 lists, 61 of 4, 822 of 5, 18,154 of 6, 617,675 of 7


@dataclass(frozen=True, slots=True)
class Graphs:
    """All decomposable graphs on some lists.

    ``parts`` is of shape (graphs, 2 ** lists), with a column for each set of lists: +1 for a clique, -1 for a
    separator (as often as it separates). ``edges`` holds the pairs of each graph as bits.
    """

    lists: int
    edges: tuple[frozenset[int], ...]
    parts: NDArray[np.float64]

    def name(self, graph: int, lists: Sequence[str]) -> str:
        cliques = frozenset(
            int(term) for term in np.flatnonzero(self.parts[graph] > 0) if int(term).bit_count() > 1
        )
        return name(cliques, lists) if generators(cliques, self.lists) else ""


@cache
def decomposable_graphs(lists: int) -> Graphs:
    """Find every graph on so many lists in which each cycle of four or more has a chord."""
    pairs = list(combinations(range(lists), 2))
    edges: list[frozenset[int]] = []
    rows: list[dict[int, int]] = []
    for chosen in range(2 ** len(pairs)):
        near = [0] * lists
        for at, (one, other) in enumerate(pairs):
            if chosen >> at & 1:
                near[one] |= 1 << other
                near[other] |= 1 << one
        parts = eliminated(near)
        if parts is not None:
            edges.append(
                frozenset((1 << a) | (1 << b) for at, (a, b) in enumerate(pairs) if chosen >> at & 1)
            )
            rows.append(parts)
    matrix = np.zeros((len(rows), 2**lists))
    for row, parts in zip(matrix, rows, strict=True):
        for part, times in parts.items():
            row[part] = times
    matrix[:, 0] = 0
    return Graphs(lists, tuple(edges), matrix)


def eliminated(near: list[int]) -> dict[int, int] | None:
    """Take away list after list whose neighbours all know one another; None if the graph does not allow it.

    A list with its neighbours counts up, the neighbours alone count down: what is left are the cliques and
    the separators (D. J. Rose 1970).
    """
    left = (1 << len(near)) - 1
    parts: dict[int, int] = {}
    while left:
        for i, neighbours in enumerate(near):
            around = neighbours & left
            if left >> i & 1 and _complete(around, near):
                parts[around | 1 << i] = parts.get(around | 1 << i, 0) + 1
                parts[around] = parts.get(around, 0) - 1
                left &= ~(1 << i)
                break
        else:
            return None
    return {part: times for part, times in parts.items() if times}


def _complete(members: int, near: list[int]) -> bool:
    rest = members
    while rest:
        i = (rest & -rest).bit_length() - 1
        if members & ~(near[i] | 1 << i):
            return False
        rest &= rest - 1
    return True
