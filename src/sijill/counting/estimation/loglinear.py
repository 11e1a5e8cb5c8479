"""Log-linear estimates: models of how lists depend on one another, fitted to who was on which.

The number on no list is what the model says of that pattern, for which it must assume that lists depend on
one another there as everywhere else. S. E. Fienberg, Biometrika 59 (1972) 591-603; Y. M. M. Bishop, S. E.
Fienberg and P. W. Holland, Discrete Multivariate Analysis (1975), chapter 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from sijill.counting.estimation.models import Model, name
from sijill.counting.estimation.poisson import fit_all
from sijill.counting.estimation.table import ListTable

STANDING = {1: "no_maximum", 2: "not_identified", 3: "no_maximum_not_identified", 4: "not_settled"}


@dataclass(frozen=True, slots=True)
class Fit:
    """A model fitted to a table.

    ``missing`` is the estimated number on no list, ``total`` that with the documented, ``error`` the standard
    error of the total. ``degrees`` is how many patterns are left over to test the model by, ``bic`` counts
    the documented people. A :class:`Unfit` takes its place where the table does not determine the model.
    """

    model: Model
    name: str
    total: float
    error: float
    deviance: float
    degrees: int
    aic: float
    bic: float
    documented: int

    @property
    def missing(self) -> float:
        return self.total - self.documented


@dataclass(frozen=True, slots=True)
class Unfit:
    """A model that the table does not determine, and why: a value of :data:`STANDING`."""

    model: Model
    name: str
    reason: str


def fit(table: ListTable, model: Model) -> Fit | Unfit:
    """Fit one model by maximum likelihood, if there is one."""
    return fits(table, [model])[0]


def fits(table: ListTable, models: Sequence[Model]) -> tuple[Fit | Unfit, ...]:
    """Fit models by maximum likelihood.

    Deviance and criteria are of Poisson counts; the standard error of the total adds the Poisson noise of the
    missing (S. Baillargeon and L.-P. Rivest, J. Statistical Software 19/5 (2007)).
    """
    numbers = fit_table(table.cells.astype(np.float64), len(table.lists), models)
    saturated = sum(count * log(count) - count - lgamma(count + 1) for _, count in table.counts)
    return tuple(_named(table, model, row, saturated) for model, row in zip(models, numbers, strict=True))


def fit_table(cells: NDArray[np.float64], lists: int, models: Sequence[Model]) -> NDArray[np.float64]:
    """Fit models to counts by pattern; see :func:`.poisson.fit_all` for what comes back."""
    return fit_all(cells, lists, *padded(models))


def padded(models: Sequence[Model]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Write models as rows of terms, filled up with zeros, and how many terms each has."""
    lengths = np.array([len(model) for model in models], dtype=np.int64)
    terms = np.zeros((len(models), max(1, int(lengths.max(initial=0)))), dtype=np.int64)
    for row, model in zip(terms, models, strict=True):
        row[: len(model)] = sorted(model)
    return terms, lengths


def bic_weights(criteria: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weigh models by a criterion: exp(-difference / 2), summing to 1."""
    weights = np.exp((np.nanmin(criteria) - criteria) / 2)
    return np.asarray(weights / weights.sum())


@dataclass(frozen=True, slots=True)
class Averaged:
    """Models averaged by their BIC weights; 95 % ends of the mixture of their log-normal intervals."""

    total: float
    low: float
    high: float
    weights: tuple[float, ...]


def averaged(fitted: Sequence[Fit], *, level: float = 0.95) -> Averaged:
    """Average the totals of models by BIC weight (S. T. Buckland, K. P. Burnham and N. H. Augustin 1997)."""
    weights = bic_weights(np.array([item.bic for item in fitted]))
    documented = fitted[0].documented
    missing = np.array([max(item.missing, 1e-9) for item in fitted])
    spread = np.sqrt(np.log1p((np.array([item.error for item in fitted]) / missing) ** 2))
    tail = (1 - level) / 2
    low, high = (_mixture_quantile(p, np.log(missing), spread, weights) for p in (tail, 1 - tail))
    return Averaged(
        total=documented + float(weights @ missing),
        low=documented + low,
        high=documented + high,
        weights=tuple(weights.tolist()),
    )


def mixture_draws(fitted: Sequence[Fit], number: int, generator: np.random.Generator) -> NDArray[np.float64]:
    """Draw totals: a model by its BIC weight, then its log-normal number missing."""
    weights = bic_weights(np.array([item.bic for item in fitted]))
    missing = np.array([max(item.missing, 1e-9) for item in fitted])
    spread = np.sqrt(np.log1p((np.array([item.error for item in fitted]) / missing) ** 2))
    chosen = generator.choice(len(fitted), size=number, p=weights)
    drawn = missing[chosen] * np.exp(spread[chosen] * generator.normal(size=number))
    return np.asarray(fitted[0].documented + drawn)


def distinct(table: ListTable, fitted: Sequence[Fit | Unfit]) -> tuple[Fit, ...]:
    """Keep the fits that differ, the simplest of each.

    Models come to the same if they differ only in terms whose lists share nobody: those force the same
    patterns to zero, however many of them there are.
    """
    cells = table.cells
    patterns = np.arange(cells.size)
    kept: dict[tuple[frozenset[int], frozenset[int]], Fit] = {}
    empty = {term for term in range(1, cells.size) if not cells[(patterns & term) == term].any()}
    for item in sorted((item for item in fitted if isinstance(item, Fit)), key=lambda item: len(item.model)):
        gone = item.model & empty
        least = frozenset(term for term in gone if not any(other & term == other != term for other in gone))
        kept.setdefault((item.model - empty, least), item)
    return tuple(kept.values())


def _mixture_quantile(
    p: float, centre: NDArray[np.float64], spread: NDArray[np.float64], weights: NDArray[np.float64]
) -> float:
    below = NormalDist().cdf
    least, most = float((centre - 9 * spread).min()), float((centre + 9 * spread).max())
    for _ in range(80):
        middle = (least + most) / 2
        share = sum(
            w * below((middle - c) / s) for w, c, s in zip(weights, centre, spread, strict=True) if w > 1e-12
        )
        least, most = (middle, most) if share < p else (least, middle)
    return exp(least)


def _named(table: ListTable, model: Model, row: NDArray[np.float64], saturated: float) -> Fit | Unfit:
    words = name(model, table.lists)
    if row[0]:
        return Unfit(model, words, STANDING[int(row[0])])
    _, missing, error, likelihood, size, cells = row.tolist()
    return Fit(
        model=model,
        name=words,
        total=table.documented + missing,
        error=error,
        deviance=2 * (saturated - likelihood),
        degrees=int(cells - size),
        aic=-2 * likelihood + 2 * size,
        bic=-2 * likelihood + log(table.documented) * size,
        documented=table.documented,
    )
