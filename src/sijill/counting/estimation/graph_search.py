"""The likeliest decomposable graphs where there are too many to look at all: a search, best first.

From the graph without edges one edge is added or taken away at a time; all decomposable graphs can be reached
so. Always the likeliest that nobody has looked around yet is next, so that a search that has found one top
goes on to others; what is much less probable than the best is left out in the end, as in Occam's window (D.
Madigan and A. E. Raftery, J. American Statistical Association 89 (1994) 1535-1546).
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from sijill.counting.estimation.graphs import Graphs, eliminated

WINDOW = 9.2  # of log probability: 1 in 10,000
MOST_LOOKED_AROUND = 2000

Score = Callable[[dict[int, int]], float]
Edges = frozenset[tuple[int, int]]


def likely_graphs(lists: int, score: Score) -> Graphs:
    """Find the graphs whose ``score`` (log probability, from cliques and separators) is near the best.

    The graph in which nothing is independent is always among them.
    """
    pairs = list(combinations(range(lists), 2))
    whole = frozenset(pairs)
    found: dict[Edges, tuple[float, dict[int, int]]] = {}
    waiting: list[tuple[float, tuple[tuple[int, int], ...]]] = []

    def look(edges: Edges) -> None:
        parts = eliminated(_neighbours(edges, lists))
        if parts is not None:
            found[edges] = score(parts), parts
            heappush(waiting, (-found[edges][0], tuple(sorted(edges))))

    look(frozenset())
    look(whole)
    best = -np.inf
    for _ in range(MOST_LOOKED_AROUND):
        if not waiting:
            break
        value, chosen = heappop(waiting)
        best = max(best, -value)
        edges = frozenset(chosen)
        for pair in pairs:
            other = edges ^ {pair}
            if other not in found:
                look(other)
    kept = [
        (edges, parts) for edges, (value, parts) in found.items() if value >= best - WINDOW or edges == whole
    ]
    return Graphs(
        lists, tuple(_bits(edges) for edges, _ in kept), _matrix(lists, [parts for _, parts in kept])
    )


def _matrix(lists: int, rows: list[dict[int, int]]) -> NDArray[np.float64]:
    matrix = np.zeros((len(rows), 2**lists))
    for row, parts in zip(matrix, rows, strict=True):
        for part, times in parts.items():
            row[part] = times
    matrix[:, 0] = 0
    return matrix


def _neighbours(edges: Edges, lists: int) -> list[int]:
    near = [0] * lists
    for one, other in edges:
        near[one] |= 1 << other
        near[other] |= 1 << one
    return near


def _bits(edges: Edges) -> frozenset[int]:
    return frozenset((1 << one) | (1 << other) for one, other in edges)
