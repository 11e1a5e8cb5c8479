"""The figures of SparseMSE at its threshold of 0.02."""

import numpy as np
import pytest

from sijill.counting.estimation.loglinear import Fit, fit
from sijill.counting.estimation.stepwise import stepwise
from sijill.counting.estimation.table import ListTable
from tests.counting.estimation.tables import NETHERLANDS, SPARSE, UK, UK_SIX


def total(table: ListTable) -> float:
    found = fit(table, stepwise(table.cells.astype(np.float64), len(table.lists)))
    assert isinstance(found, Fit)
    return found.total


@pytest.mark.parametrize(("table", "figure"), [(UK_SIX, 11417.99), (UK, 11312.99), (NETHERLANDS, 121521.6)])
def test_the_total_of_the_model_built_step_by_step(table: ListTable, figure: float) -> None:
    digits = 1 if figure == 121521.6 else 2
    assert round(total(table), digits) == figure


def test_a_model_that_determines_nothing_is_not_chosen() -> None:
    assert stepwise(SPARSE.cells.astype(np.float64), 3) == frozenset()


def test_with_a_strict_threshold_the_lists_stay_independent() -> None:
    assert stepwise(UK.cells.astype(np.float64), 5, threshold=0.0) == frozenset()
