"""Averaging over decomposable graphs of dependence: every graph, every number missing, no sampling.

D. Madigan and J. C. York, Bayesian methods for estimation of the size of a closed population, Biometrika 84
(1997) 19-31; the hyper-Dirichlet prior of A. P. Dawid and S. L. Lauritzen, Annals of Statistics 21 (1993)
1272-1317. A graph says which lists are independent given which others; the saturated graph, which says
nothing, is among them, and in it the data do not bear on the missing: its weight is part of the answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sijill.counting.estimation.graph_search import likely_graphs
from sijill.counting.estimation.graphs import MOST_LISTS, Graphs, decomposable_graphs
from sijill.counting.estimation.table import ListTable
from sijill.names.compiling import compiled

Vector = NDArray[np.float64]

LEAST_TAIL = 1e-4
FARTHEST = 100_000  # times the documented, beyond which no grid grows


@dataclass(frozen=True, slots=True)
class Posterior:
    """How probable each number missing is: ``weights`` sum to 1 over the points ``missing``.

    ``widths`` is how many whole numbers a point stands for, ``graph_weights`` the probability of each of
    ``graphs``, ``saturated`` that of the graph in which nothing is independent, ``tail`` the weight of the
    upper half of the grid's last doubling: what shows if the grid ends too early.
    """

    documented: int
    delta: float
    graphs: Graphs
    missing: Vector
    widths: Vector
    weights: Vector
    graph_weights: Vector
    saturated: float
    tail: float

    def quantile(self, share: float) -> float:
        """The least total at which so much of the probability lies at it or below."""
        at = int(np.searchsorted(np.cumsum(self.weights), share))
        return self.documented + float(self.missing[min(at, self.missing.size - 1)])

    @property
    def mean(self) -> float:
        return self.documented + float(self.weights @ self.missing)

    @property
    def mode(self) -> float:
        return self.documented + float(self.missing[np.argmax(self.weights / self.widths)])

    def draws(self, number: int, generator: np.random.Generator) -> Vector:
        """Draw totals."""
        chosen = generator.choice(self.missing.size, size=number, p=self.weights)
        within = (generator.random(number) - 0.5) * (self.widths[chosen] - 1)
        return np.asarray(self.documented + np.rint(self.missing[chosen] + within))


def average(
    table: ListTable,
    *,
    delta: float | None = None,
    missing: Vector | None = None,
    prior: Callable[[Vector], Vector] | None = None,
) -> Posterior:
    """Average over all decomposable graphs of the lists of a table (3 to 6), beyond over the likeliest.

    ``delta`` is the prior count of each full pattern, 2 ** -lists by default; ``missing`` the numbers missing
    to look at, by default all small ones, then ever sparser ones until what lies beyond is negligible;
    ``prior`` the log prior of each, by default that of 1 / total. Which graphs are likeliest is searched for
    (:mod:`.graph_search`) over the first such grid.
    """
    delta = 2.0 ** -len(table.lists) if delta is None else delta
    graphs = _graphs(table, delta, prior)
    if missing is not None:
        return _posterior(table, graphs, delta, missing, np.ones(missing.size), prior)
    end = 20 * table.documented
    while True:
        points, widths = grid(end)
        found = _posterior(table, graphs, delta, points, widths, prior)
        if found.tail < LEAST_TAIL or end >= FARTHEST * table.documented:
            return found
        end *= 8


def grid(end: int) -> tuple[Vector, Vector]:
    """Make whole numbers from 1 to about ``end``: all up to 500, then in steps of half a percent.

    Gives them and how many whole numbers each stands for.
    """
    starts = [*range(1, 500)]
    at = 500
    while at <= end:
        starts.append(at)
        at += max(1, at // 200)
    edges = np.array([*starts, at], dtype=np.float64)
    return (edges[:-1] + edges[1:] - 1) / 2, np.diff(edges)


def _graphs(table: ListTable, delta: float, prior: Callable[[Vector], Vector] | None) -> Graphs:
    lists = len(table.lists)
    if lists <= MOST_LISTS:
        return decomposable_graphs(lists)
    points, widths = grid(20 * table.documented)
    # Every eighth point tells graphs apart as well as all do.
    shared, base = _terms(table, delta, points[::8], widths[::8], prior)

    def score(parts: dict[int, int]) -> float:
        value = base.copy()
        for part, times in parts.items():
            if part:
                value += times * shared[part]
        most = float(value.max())
        return most + math.log(float(np.exp(value - most).sum()))

    return likely_graphs(lists, score)


def _terms(
    table: ListTable, delta: float, missing: Vector, widths: Vector, prior: Callable[[Vector], Vector] | None
) -> tuple[Vector, Vector]:
    """Give the log likelihood of each set of lists, and what every graph adds to its sum of them."""
    shared, base = _likelihoods(table, delta, missing)
    base += prior(missing) if prior else -np.log(table.documented + missing)
    base += np.log(widths)
    return shared, base


def _posterior(
    table: ListTable,
    graphs: Graphs,
    delta: float,
    missing: Vector,
    widths: Vector,
    prior: Callable[[Vector], Vector] | None,
) -> Posterior:
    shared, base = _terms(table, delta, missing, widths, prior)
    joint, by_graph = _summed(graphs.parts[:, 1:] @ shared[1:], base)
    weights = joint / joint.sum()
    half = missing > missing[-1] / math.sqrt(2)
    return Posterior(
        documented=table.documented,
        delta=delta,
        graphs=graphs,
        missing=missing,
        widths=widths,
        weights=weights,
        graph_weights=by_graph / by_graph.sum(),
        saturated=float(by_graph[_saturated(graphs)] / by_graph.sum()),
        tail=float(weights[half].sum()),
    )


def _saturated(graphs: Graphs) -> int:
    return int(np.argmax([len(edges) for edges in graphs.edges]))


def _likelihoods(table: ListTable, delta: float, missing: Vector) -> tuple[Vector, Vector]:
    """Give log marginal likelihoods, shape (sets of lists, points), and what all graphs share, (points,)."""
    lists = len(table.lists)
    cells = table.cells.astype(np.float64)
    whole = delta * 2**lists
    total = _log_gamma(table.documented + whole + missing) - math.lgamma(whole)
    out = np.zeros((2**lists, missing.size))
    patterns = np.arange(2**lists)
    for part in range(1, 2**lists):
        counts = np.bincount(patterns & part, weights=cells, minlength=2**lists)
        alpha = delta * 2 ** (lists - part.bit_count())
        fixed = -(2 ** part.bit_count()) * math.lgamma(alpha)
        fixed += sum(math.lgamma(counts[cell] + alpha) for cell in range(1, 2**lists) if cell & part == cell)
        out[part] = fixed + _log_gamma(counts[0] + alpha + missing) - total
    ways = _log_gamma(table.documented + missing + 1) - _log_gamma(missing + 1)
    return out, ways


@compiled
def _log_gamma(values: Vector) -> Vector:
    out = np.empty(values.shape[0])
    for i in range(values.shape[0]):
        out[i] = math.lgamma(values[i])
    return out


@compiled
def _summed(graphs: Vector, base: Vector) -> tuple[Vector, Vector]:
    """Sum exp(graphs + base) over either side, scaled by one factor; far below the greatest is nothing."""
    rows, points = graphs.shape
    most = -np.inf
    for g in range(rows):
        for p in range(points):
            graphs[g, p] += base[p]
            if graphs[g, p] > most:
                most = graphs[g, p]
    by_point = np.zeros(points)
    by_graph = np.zeros(rows)
    for g in range(rows):
        for p in range(points):
            value = graphs[g, p] - most
            if value > -45.0:
                value = math.exp(value)
                by_point[p] += value
                by_graph[g] += value
    return by_point, by_graph
