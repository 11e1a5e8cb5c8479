"""Whether a model's maximum likelihood exists and is the only one: linear programming, compiled."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sijill.names.compiling import inlined

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

_TINY = 1e-9


@inlined
def _reduced(a: Matrix, pivots: NDArray[np.int64]) -> int:
    """Bring ``a`` to reduced row echelon form; put its pivot columns into ``pivots`` and give its rank."""
    rows, columns = a.shape
    rank = 0
    for column in range(columns):
        best = rank
        for i in range(rank, rows):
            if abs(a[i, column]) > abs(a[best, column]):
                best = i
        if rank >= rows or abs(a[best, column]) < _TINY:
            continue
        for k in range(columns):
            a[rank, k], a[best, k] = a[best, k], a[rank, k]
        scale = a[rank, column]
        for k in range(columns):
            a[rank, k] /= scale
        for i in range(rows):
            factor = a[i, column]
            if i != rank and factor != 0.0:
                for k in range(columns):
                    a[i, k] -= factor * a[rank, k]
        pivots[rank] = column
        rank += 1
    return rank


@inlined
def _pivot(tableau: Matrix, row: int, column: int) -> None:
    scale = tableau[row, column]
    for k in range(tableau.shape[1]):
        tableau[row, k] /= scale
    for e in range(tableau.shape[0]):
        factor = tableau[e, column]
        if e != row and factor != 0.0:
            for k in range(tableau.shape[1]):
                tableau[e, k] -= factor * tableau[row, k]


@inlined
def _entering(tableau: Matrix) -> int:
    last = tableau.shape[0] - 1
    for i in range(tableau.shape[1] - 1):
        if tableau[last, i] < -_TINY:
            return i
    return -1


@inlined
def _leaving(tableau: Matrix, enters: int, basis: NDArray[np.int64]) -> int:
    leaves = -1
    least = np.inf
    for e in range(tableau.shape[0] - 1):
        if tableau[e, enters] > _TINY:
            ratio = tableau[e, -1] / tableau[e, enters]
            if ratio < least - 1e-12 or (ratio < least + 1e-12 and basis[e] < basis[leaves]):
                least = ratio
                leaves = e
    return leaves


@inlined
def _feasible(w: Matrix) -> bool:
    """Tell whether some vector of positive numbers is orthogonal to every column of ``w`` (rows, columns).

    By Stiemke's lemma just if no combination of columns is >= 0 everywhere and somewhere > 0. Phase one of
    the simplex method by Bland's rule, for numbers of at least 1.
    """
    many, equations = w.shape
    tableau = np.zeros((equations + 1, many + 1))
    for e in range(equations):
        right = 0.0
        for i in range(many):
            right -= w[i, e]
        sign = 1.0 if right >= 0 else -1.0
        for i in range(many):
            tableau[e, i] = sign * w[i, e]
        tableau[e, many] = sign * right
        for i in range(many + 1):
            tableau[equations, i] -= tableau[e, i]
    basis = np.full(equations, -1)
    for _ in range(50 * (many + equations) + 100):
        enters = _entering(tableau)
        leaves = _leaving(tableau, enters, basis) if enters >= 0 else -1
        if leaves < 0:
            break
        _pivot(tableau, leaves, enters)
        basis[leaves] = enters
    return bool(tableau[equations, many] > -1e-7)


@inlined
def standing(x: Matrix, y: Vector) -> int:
    """Tell how the maximum likelihood of a model stands: 0 well, 1 none exists, 2 not the only one, 3 both.

    ``x`` (cells, terms) is the matrix of the model, ``y`` the counts. It exists just if no combination of
    columns vanishes where people are, is nowhere negative, and is positive somewhere; it is the only one if
    the columns are independent. S. E. Fienberg and A. Rinaldo, Annals of Statistics 40 (2012) 996-1023; the
    numbers as in L. Chan, B. W. Silverman and K. Vincent, J. American Statistical Association 116 (2021)
    1297-1306.
    """
    cells, size = x.shape
    filled = 0
    for i in range(cells):
        filled += y[i] > 0
    there = np.empty((max(filled, 1), size))
    there[:] = 0.0
    empty = np.empty((cells - filled, size))
    one = other = 0
    for i in range(cells):
        if y[i] > 0:
            there[one] = x[i]
            one += 1
        else:
            empty[other] = x[i]
            other += 1
    pivots = np.empty(size, np.int64)
    rank = _reduced(there, pivots)
    if rank == size:
        return 0
    # The directions in which the fit where people are stays as it is: one for each column without a pivot.
    free = size - rank
    kernel = np.zeros((size, free))
    at = 0
    column = 0
    for k in range(size):
        if at < rank and pivots[at] == k:
            at += 1
            continue
        kernel[k, column] = 1.0
        for p in range(rank):
            kernel[pivots[p], column] = -there[p, k]
        column += 1
    w = np.zeros((cells - filled, free))
    for i in range(cells - filled):
        for c in range(free):
            total = 0.0
            for k in range(size):
                total += empty[i, k] * kernel[k, c]
            w[i, c] = total
    answer = 0 if _feasible(w) else 1
    whole = w.copy()
    if _reduced(whole, np.empty(free, np.int64)) < free:
        answer += 2
    return answer
