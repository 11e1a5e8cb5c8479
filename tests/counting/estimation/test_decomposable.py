"""Medians and intervals of dga, exact where its grid of numbers missing is used."""

from math import lgamma, log

import numpy as np
import pytest
from numpy.typing import NDArray

from sijill.counting.estimation.decomposable import Posterior, average, grid
from sijill.counting.estimation.table import ListTable
from tests.counting.estimation.tables import FIVE, KOREA, KOSOVO, NETHERLANDS, NEW_ORLEANS, THREE, UK


def up_to(end: int, step: int = 1) -> NDArray[np.float64]:
    return np.arange(1, end + 1, step, dtype=np.float64)


def figures(found: Posterior) -> list[float]:
    return [found.quantile(0.5), found.quantile(0.025), found.quantile(0.975)]


@pytest.mark.parametrize(
    ("delta", "median", "low", "high", "saturated"),
    [
        (1 / 16, 12595, 9827, 16544, 0.0000004),
        (0.5, 11323, 4500, 14486, 0.061),
        (1, 4617, 4408, 6860, 0.976),
    ],
)
def test_kosovo_by_prior_count(
    delta: float, median: float, low: float, high: float, saturated: float
) -> None:
    found = average(KOSOVO, delta=delta, missing=up_to(22000))
    assert figures(found) == [median, low, high]
    assert found.saturated == pytest.approx(saturated, rel=0.02, abs=5e-8)


def test_the_mean_and_the_mode_of_kosovo() -> None:
    found = average(KOSOVO, missing=up_to(22000))
    assert [round(found.mean), found.mode] == [12749, 12267]


@pytest.mark.parametrize(
    ("table", "missing", "expected"),
    [
        (UK, up_to(27440), [22365, 10343, 29446]),
        (UK, up_to(82320, 80), [22985, 10425, 33545]),
        (NETHERLANDS, up_to(247020, 250), [50485, 41735, 203485]),
        (NEW_ORLEANS, up_to(5550), [869, 511, 1762]),
        (KOREA, up_to(3690), [163, 127, 468]),
    ],
)
def test_other_tables_by_the_default_prior(
    table: ListTable, missing: NDArray[np.float64], expected: list[float]
) -> None:
    assert figures(average(table, missing=missing)) == expected


@pytest.mark.parametrize(
    ("table", "missing", "mean"),
    [
        (UK, up_to(82320, 80), 21282),
        (NETHERLANDS, up_to(247020, 250), 88569),
        (NEW_ORLEANS, up_to(5550), 936),
    ],
)
def test_means_by_the_default_prior(table: ListTable, missing: NDArray[np.float64], mean: float) -> None:
    assert round(average(table, missing=missing).mean) == mean


def test_the_end_of_the_grid_of_the_united_kingdom_is_not_far_enough() -> None:
    short, far = average(UK, missing=up_to(27440)), average(UK, missing=up_to(82320, 80))
    assert short.weights[short.missing > 0.99 * 27440].sum() == pytest.approx(0.009, abs=5e-4)
    assert far.mode == 11705


def test_the_mean_of_korea() -> None:
    assert round(average(KOREA, missing=up_to(3690)).mean) == 208


def test_five_lists_of_madigan_and_york() -> None:
    found = average(FIVE, delta=0.5, missing=up_to(300))
    assert figures(found) == [616, 588, 655]
    assert round(found.mean, 1) == 617.8


def test_three_lists_of_madigan_and_york_with_their_prior_of_the_total() -> None:
    a, b = 13.14, 55.17

    def prior(missing: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.array(
            [
                total * log(b) - (total + a) * log(1 + b) + lgamma(total + a) - lgamma(total + 1)
                for total in (missing + THREE.documented).tolist()
            ]
        )

    found = average(THREE, delta=1.0, missing=up_to(300), prior=prior)
    assert figures(found) == [731, 682, 797]
    assert round(found.mean, 1) == 733.5


@pytest.mark.parametrize("table", [KOSOVO, UK, NEW_ORLEANS])
def test_the_growing_grid_agrees_with_a_full_one(table: ListTable) -> None:
    sparse = average(table)
    full = average(table, missing=up_to(int(sparse.missing[-1]) // 2))
    assert sparse.tail < 1e-3
    assert figures(sparse) == pytest.approx(figures(full), rel=0.005)


def test_the_grid_stands_for_every_whole_number_once() -> None:
    points, widths = grid(40_000)
    assert points[:3].tolist() == [1, 2, 3]
    edges = np.concatenate([[0.5], 0.5 + np.cumsum(widths)])
    assert points == pytest.approx((edges[:-1] + edges[1:]) / 2)


def test_draws_follow_the_posterior() -> None:
    found = average(KOSOVO)
    draws = found.draws(20_000, np.random.default_rng(5))
    assert np.quantile(draws, [0.025, 0.5, 0.975]) == pytest.approx(
        [found.quantile(0.025), found.quantile(0.5), found.quantile(0.975)], rel=0.01
    )
