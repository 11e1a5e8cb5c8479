"""Maximum likelihood of log-linear models of counts.

Compiled. A term whose lists share nobody is estimated as minus infinity: it goes, and with it the cells that
it forces to zero (Chan, Silverman and Vincent 2021), so such a model can still have a maximum.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sijill.counting.estimation.existence import standing
from sijill.names.compiling import compiled, inlined

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

REACH = -1  # in the place of a term: people differ in reach, see :data:`.models.REACH`


@inlined
def _factor(a: Matrix) -> bool:
    """Put the Cholesky factor of ``a`` into its lower half; False if it is not positive definite."""
    size = a.shape[0]
    for j in range(size):
        total = a[j, j]
        scale = total
        for k in range(j):
            total -= a[j, k] * a[j, k]
        if total <= 1e-13 * scale or not total > 0.0:
            return False
        a[j, j] = math.sqrt(total)
        for i in range(j + 1, size):
            total = a[i, j]
            for k in range(j):
                total -= a[i, k] * a[j, k]
            a[i, j] = total / a[j, j]
    return True


@inlined
def _solve(factor: Matrix, b: Vector) -> None:
    """Solve in place, with a factor of :func:`_factor`."""
    size = b.shape[0]
    for i in range(size):
        total = b[i]
        for k in range(i):
            total -= factor[i, k] * b[k]
        b[i] = total / factor[i, i]
    for i in range(size - 1, -1, -1):
        total = b[i]
        for k in range(i + 1, size):
            total -= factor[k, i] * b[k]
        b[i] = total / factor[i, i]


@inlined
def _likelihood(x: Matrix, y: Vector, beta: Vector, mean: Vector) -> float:
    total = 0.0
    for i in range(x.shape[0]):
        eta = 0.0
        for k in range(x.shape[1]):
            eta += x[i, k] * beta[k]
        mean[i] = math.exp(min(eta, 600.0))
        total += y[i] * eta - mean[i]
    return total


@inlined
def _slopes(x: Matrix, y: Vector, mean: Vector, step: Vector, hessian: Matrix) -> float:
    """Fill gradient and (the lower half of the) negative Hessian; give the gradient's greatest size."""
    step[:] = 0.0
    hessian[:] = 0.0
    for i in range(x.shape[0]):
        for k in range(x.shape[1]):
            if x[i, k] != 0.0:
                step[k] += x[i, k] * (y[i] - mean[i])
                weight = x[i, k] * mean[i]
                for m in range(k + 1):
                    hessian[k, m] += weight * x[i, m]
    return float(np.abs(step).max())


@inlined
def newton(x: Matrix, y: Vector, beta: Vector, mean: Vector) -> tuple[bool, float]:
    """Fit counts ``y`` (cells,) to the matrix ``x`` (cells, terms) by Newton's method.

    Starts at ``beta`` and leaves there the estimate, in ``mean`` the fitted counts. Gives whether it settled
    and the variance of the first coefficient (the intercept).
    """
    size = x.shape[1]
    hessian = np.empty((size, size))
    step = np.empty(size)
    tried = np.empty(size)
    value = _likelihood(x, y, beta, mean)
    settled = False
    for _ in range(200):
        gradient = _slopes(x, y, mean, step, hessian)
        if not _factor(hessian):
            return False, np.inf
        if settled:
            break
        _solve(hessian, step)
        share = 1.0
        moved = -np.inf
        while share > 1e-12:
            tried[:] = beta + share * step
            moved = _likelihood(x, y, tried, mean)
            if moved >= value - 1e-12 * abs(value):
                break
            share *= 0.5
        if share <= 1e-12:
            _likelihood(x, y, beta, mean)
            settled = gradient < 1e-6 * (1.0 + abs(value))
            break
        beta[:] = tried
        value = moved
        settled = share * np.abs(step).max() < 1e-9
    step[:] = 0.0
    step[0] = 1.0
    _solve(hessian, step)
    return settled, step[0]


@inlined
def _shared(cells: Vector, term: int) -> float:
    total = 0.0
    for i in range(1, cells.shape[0]):
        if i & term == term:
            total += cells[i]
    return total


@inlined
def _chosen(
    cells: Vector, lists: int, terms: NDArray[np.int64], columns: NDArray[np.int64], kept: NDArray[np.bool_]
) -> int:
    """Put the columns of a model into ``columns`` and the patterns that it allows into ``kept``.

    A term whose lists share nobody goes, with the patterns that hold it. Gives the number of columns.
    """
    columns[0] = 0
    for i in range(lists):
        columns[1 + i] = 1 << i
    size = 1 + lists
    kept[:] = True
    kept[0] = False
    for term in terms:
        if term == REACH or _shared(cells, term) > 0:
            columns[size] = term
            size += 1
            continue
        for i in range(1, cells.shape[0]):
            if i & term == term:
                kept[i] = False
    return size


@inlined
def _entry(pattern: int, column: int, lists: int) -> float:
    if column != REACH:
        return 1.0 if pattern & column == column else 0.0
    on = 0
    for i in range(lists):
        on += pattern >> i & 1
    return on * (on - 1) / 2


@inlined
def _arranged(
    cells: Vector, lists: int, terms: NDArray[np.int64]
) -> tuple[Matrix, Vector, NDArray[np.int64]]:
    """Give the matrix of a model, the counts that it is fitted to, and their patterns."""
    columns = np.empty(1 + lists + terms.shape[0], np.int64)
    kept = np.empty(cells.shape[0], np.bool_)
    size = _chosen(cells, lists, terms, columns, kept)
    rows = kept.sum()
    x = np.empty((rows, size))
    y = np.empty(rows)
    patterns = np.empty(rows, np.int64)
    row = 0
    for i in range(cells.shape[0]):
        if kept[i]:
            patterns[row] = i
            y[row] = cells[i]
            for k in range(size):
                x[row, k] = _entry(i, columns[k], lists)
            row += 1
    return x, y, patterns


@compiled
def fitted_counts(cells: Vector, lists: int, terms: NDArray[np.int64]) -> Vector:
    """Give the fitted counts by pattern, shape (2 ** lists,), of one model that has a maximum; 0 at 0."""
    x, y, patterns = _arranged(cells, lists, terms)
    beta = np.zeros(x.shape[1])
    beta[0] = math.log(y.sum() / y.shape[0])
    mean = np.empty(y.shape[0])
    newton(x, y, beta, mean)
    out = np.zeros(cells.shape[0])
    for i in range(patterns.shape[0]):
        out[patterns[i]] = mean[i]
    return out


@compiled
def fit_all(cells: Vector, lists: int, terms: NDArray[np.int64], lengths: NDArray[np.int64]) -> Matrix:
    """Fit every model, shape (models, 6): standing, missing, s.e., log-likelihood, parameters, cells fitted.

    ``cells`` holds the counts by pattern, shape (2 ** lists,); ``terms`` (models, most terms) the
    interactions of each model as bits, of which the first ``lengths`` count. Missing is the fitted count of
    the pattern of no list; its standard error is of missing + Poisson noise, as for a total. Standing is as
    in :func:`standing`, 4 if the search did not settle; then and above 0 the others are not a number.
    """
    models = terms.shape[0]
    out = np.full((models, 6), np.nan)
    constant = 0.0
    for i in range(1, cells.shape[0]):
        constant -= math.lgamma(cells[i] + 1.0)
    for m in range(models):
        x, y, _ = _arranged(cells, lists, terms[m, : lengths[m]])
        rows, size = x.shape
        code = standing(x, y)
        out[m, 0] = code
        out[m, 4] = size
        out[m, 5] = rows
        if code:
            continue
        beta = np.zeros(size)
        beta[0] = math.log(y.sum() / rows)
        mean = np.empty(rows)
        settled, variance = newton(x, y, beta, mean)
        if not settled:
            out[m, 0] = 4
            continue
        likelihood = constant
        for i in range(rows):
            likelihood -= mean[i]
            if y[i] > 0:
                likelihood += y[i] * math.log(mean[i])
        missing = math.exp(beta[0])
        out[m, 1] = missing
        out[m, 2] = math.sqrt(missing + missing * missing * variance)
        out[m, 3] = likelihood
    return out


@compiled
def profiled(cells: Vector, lists: int, terms: NDArray[np.int64], missing: Vector) -> Vector:
    """Give the multinomial log-likelihood of a model, up to a constant, at each number of ``missing``.

    The pattern of no list holds that number; the model is fitted to all patterns. R. M. Cormack, Biometrics
    48 (1992) 567-576.
    """
    x, y, _ = _arranged(cells, lists, terms)
    rows, size = x.shape
    whole = np.zeros((rows + 1, size))
    whole[0, 0] = 1.0
    whole[1:] = x
    counts = np.empty(rows + 1)
    counts[1:] = y
    beta = np.zeros(size)
    beta[0] = math.log(y.sum() / rows)
    mean = np.empty(rows + 1)
    out = np.empty(missing.shape[0])
    for m in range(missing.shape[0]):
        counts[0] = missing[m]
        newton(whole, counts, beta, mean)
        total = counts.sum()
        value = math.lgamma(total + 1.0) - math.lgamma(missing[m] + 1.0) - total * math.log(total)
        for i in range(rows + 1):
            if counts[i] > 0:
                value += counts[i] * math.log(mean[i])
        out[m] = value
    return out
