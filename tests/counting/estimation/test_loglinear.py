"""Figures of the notes' tables, to the digits printed there."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.counting.estimation.loglinear import Fit, Unfit, averaged, distinct, fit, fits, mixture_draws
from sijill.counting.estimation.models import all_models, no_highest, pairwise
from sijill.counting.estimation.table import ListTable
from tests.counting.estimation.tables import (
    HIV,
    KOREA,
    KOSOVO,
    NEW_ORLEANS,
    SPARSE,
    by_binary,
)

INDEPENDENCE = frozenset[int]()


def fitted(table: ListTable, *terms: str) -> Fit:
    found = fit(table, frozenset(sum(1 << table.lists.index(name) for name in term) for term in terms))
    assert isinstance(found, Fit)
    return found


def determined(table: ListTable) -> list[Fit]:
    return [item for item in fits(table, all_models(len(table.lists))) if isinstance(item, Fit)]


def test_the_best_of_113_models_of_kosovo_by_bic() -> None:
    ranked = sorted(determined(KOSOVO), key=lambda item: item.bic)
    assert len(ranked) == 113
    best = ranked[0]
    assert best.name == "[E A O][E H][O H]"
    assert [round(best.total, 2), round(best.error, 2)] == [10356.52, 785.90]
    assert [round(best.deviance, 4), best.degrees] == [9.3227, 4]
    assert [round(best.aic, 4), round(best.bic, 4)] == [132.7467, 203.0296]
    assert ranked[2].bic - best.bic < 0.93
    third = ranked[2]
    assert third.name == "[E O H][E A][A O]"
    assert [round(third.total, 2), round(third.error, 2), round(third.bic, 4)] == [
        18393.31,
        1738.83,
        203.9573,
    ]


def test_the_best_model_of_kosovo_by_aic() -> None:
    best = min(determined(KOSOVO), key=lambda item: item.aic)
    assert [round(best.total, 2), round(best.error, 2)] == [12740.97, 1600.71]
    assert [round(best.aic, 2), round(best.bic, 4)] == [126.44, 203.1134]


def test_the_models_of_kosovo_run_from_6728_to_22888() -> None:
    totals = [item.total for item in determined(KOSOVO)]
    assert [round(min(totals), 1), round(max(totals), 1)] == [6728.6, 22888.7]


@pytest.mark.parametrize(
    ("model", "total"),
    [(INDEPENDENCE, 7394.59), (pairwise(4), 14402.49), (no_highest(4), 16941.88)],
)
def test_standard_models_of_kosovo(model: frozenset[int], total: float) -> None:
    found = fit(KOSOVO, model)
    assert isinstance(found, Fit)
    assert round(found.total, 2) == total


def test_the_error_without_the_highest_interaction() -> None:
    found = fit(KOSOVO, no_highest(4))
    assert isinstance(found, Fit)
    assert round(found.error, 2) == 5937.58


@pytest.mark.parametrize(
    ("terms", "total", "bic"),
    [
        (("bc", "cd"), 157.1667, 57.14081),
        (("bc",), 268.7778, 58.96860),
        (("bd", "cd"), 123.4630, None),
        ((), 141.9926, None),
    ],
)
def test_models_of_korea(terms: tuple[str, ...], total: float, bic: float | None) -> None:
    found = fitted(KOREA, *terms)
    assert round(found.total, 4) == total
    assert bic is None or round(found.bic, 5) == bic


def test_the_error_of_independence_in_korea() -> None:
    assert round(fitted(KOREA).error, 2) == 6.30


def test_all_pairs_of_korea_have_no_maximum() -> None:
    assert fit(KOREA, pairwise(3)) == Unfit(pairwise(3), "[b c][b d][c d]", "no_maximum")


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        (("AB", "AC", "BC"), "not_identified"),
        (("AB",), "no_maximum"),
        (("AB", "AC"), "no_maximum"),
        (("AB", "BC"), "no_maximum"),
    ],
)
def test_what_the_sparse_table_does_not_determine(terms: tuple[str, ...], reason: str) -> None:
    model = frozenset(sum(1 << "ABC".index(name) for name in term) for term in terms)
    found = fit(SPARSE, model)
    assert isinstance(found, Unfit)
    assert found.reason == reason


def test_models_of_hiv() -> None:
    alone = fitted(HIV)
    assert [round(alone.total, 1), round(alone.error, 1)] == [11124.6, 904.8]
    assert [round(alone.deviance, 2), alone.degrees] == [13.03, 10]
    pair = fitted(HIV, "AB")
    assert [round(pair.total, 1), round(pair.error, 1)] == [12318.5, 1188.7]
    assert [round(pair.deviance, 2), pair.degrees] == [7.61, 9]
    pairs = fit(HIV, pairwise(4))
    assert isinstance(pairs, Fit)
    assert [round(pairs.total, 1), round(pairs.error, 1)] == [23443.5, 9594.9]
    assert [round(pairs.deviance, 2), pairs.degrees] == [3.04, 4]


def test_of_all_models_of_pairs_of_hiv_independence_is_best_by_bic_and_one_pair_by_aic() -> None:
    pairs = sorted(pairwise(4))
    models = [frozenset(chosen) for size in range(7) for chosen in combinations(pairs, size)]
    found = [item for item in fits(HIV, models) if isinstance(item, Fit)]
    assert min(found, key=lambda item: item.bic).name == "[A][B][C][D]"
    assert min(found, key=lambda item: item.aic).name == "[A B][C][D]"


def test_hiv_does_not_determine_the_model_without_the_highest_interaction() -> None:
    assert isinstance(fit(HIV, no_highest(4)), Unfit)


def test_independence_in_new_orleans() -> None:
    found = fitted(NEW_ORLEANS)
    assert [round(found.total, 1), round(found.error, 1)] == [1034.2, 254.9]


def test_models_that_come_to_the_same_count_once() -> None:
    # a and b share nobody: with or without it, the pattern of all three is forced to zero by the pair.
    table = by_binary("abc", [0, 30, 20, 9, 25, 7, 0, 0])
    models = all_models(3)
    pairs = {item.name for item in distinct(table, fits(table, models))}
    assert len(pairs) == len({round(item.total, 6) for item in determined(table)})


def test_the_average_lies_between_the_models() -> None:
    found = determined(KOSOVO)
    average = averaged(found)
    assert min(item.total for item in found) < average.low < average.total < average.high
    assert sum(average.weights) == pytest.approx(1)
    draws = mixture_draws(found, 20_000, np.random.default_rng(1))
    assert np.quantile(draws, [0.025, 0.975]) == pytest.approx([average.low, average.high], rel=0.03)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 300), min_size=7, max_size=7))
def test_all_pairs_of_three_full_lists_have_the_closed_formula(counts: list[int]) -> None:
    table = by_binary("abc", [0, *counts])
    c, b, bc, a, ac, ab, abc = counts
    found = fit(table, pairwise(3))
    assert isinstance(found, Fit)
    assert found.missing == pytest.approx(a * b * c * abc / (ab * ac * bc), rel=1e-6)
