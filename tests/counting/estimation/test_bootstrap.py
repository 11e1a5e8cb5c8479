"""Intervals that Silverman, Chan and Vincent (2024) print for Kosovo, to the two digits that they give."""

import numpy as np
import pytest

from sijill.counting.estimation.bootstrap import bootstrap, by_bic, by_steps
from sijill.counting.estimation.models import all_models
from sijill.counting.estimation.table import ListTable
from tests.counting.estimation.tables import KOREA, KOSOVO, NETHERLANDS, UK, UK_SIX

BEST = frozenset({0b0011, 0b0101, 0b0110, 0b0111, 0b1001, 0b1100})


def test_the_best_model_of_kosovo_alone() -> None:
    found = bootstrap(KOSOVO, by_bic(4, [BEST]), repeats=2000, seed=1)
    assert found.point == pytest.approx(10356.52, abs=0.01)
    assert found.interval() == pytest.approx((9_100, 12_000), rel=0.03)
    assert found.interval(0.8) == pytest.approx((9_500, 11_300), rel=0.03)


def test_with_the_choice_among_all_models_the_interval_of_kosovo_is_wider() -> None:
    found = bootstrap(KOSOVO, by_bic(4, all_models(4)), repeats=1000, seed=1)
    low, high = found.interval()
    assert low == pytest.approx(6_900, rel=0.06)
    assert high == pytest.approx(18_000, rel=0.06)
    assert found.interval(0.8) == pytest.approx((7_400, 12_200), rel=0.03)
    assert found.failed == 0


def test_with_the_choice_among_all_models_of_korea() -> None:
    found = bootstrap(KOREA, by_bic(3, all_models(3)), repeats=2000, seed=1)
    assert found.interval() == pytest.approx((128, 349), rel=0.08)


@pytest.mark.parametrize(
    ("table", "point", "low", "high"),
    [
        (UK, 11312.99, 8_965, 16_138),
        (UK_SIX, 11417.99, 9_697, 14_372),
        (NETHERLANDS, 121521.6, 47_422, 149_910),
    ],
)
def test_the_model_is_built_step_by_step_in_every_table(
    table: ListTable, point: float, low: float, high: float
) -> None:
    # SparseMSE draws 200 tables too: ends of two seeds lie up to a tenth apart.
    found = bootstrap(table, by_steps(len(table.lists)), repeats=200, seed=1)
    assert found.point == pytest.approx(point, abs=0.1)
    assert found.interval() == pytest.approx((low, high), rel=0.1)


def test_a_table_without_an_estimate_says_so() -> None:
    with pytest.raises(ValueError, match="No model has an estimate"):
        bootstrap(KOREA, lambda cells: float("nan"), repeats=3)


def test_equal_seeds_give_equal_draws() -> None:
    choose = by_bic(4, [BEST])
    one, other = (bootstrap(KOSOVO, choose, repeats=50, seed=8).totals for _ in range(2))
    assert np.array_equal(one, other)
