"""The curve of how probable each number is."""

from __future__ import annotations

import numpy as np
import pytest

from sijill.documents.drawing import density, scale
from sijill.documents.drawing.density import smoothed


def test_the_curve_is_highest_where_most_draws_are() -> None:
    draws = np.random.default_rng(1).normal(1000, 50, size=4000)
    at = np.linspace(700, 1300, 200)

    heights = smoothed(draws, at, documented=500.0)

    assert at[heights.argmax()] == pytest.approx(1000, abs=20)


def test_two_humps_stay_two() -> None:
    generator = np.random.default_rng(1)
    draws = np.concatenate([generator.normal(1000, 40, 2000), generator.normal(2000, 40, 2000)])
    at = np.linspace(500, 2500, 400)

    heights = smoothed(draws, at, documented=100.0)

    middle = heights[np.abs(at - 1500).argmin()]
    assert middle < 0.2 * heights.max()


def test_nothing_is_said_to_be_probable_below_the_documented() -> None:
    draws = 100 + np.abs(np.random.default_rng(1).normal(0, 20, size=2000))
    at = np.linspace(0, 200, 200)

    heights = smoothed(draws, at, documented=100.0)

    assert heights[at < 100].max() == 0
    assert heights[at >= 100][0] > 0.8 * heights.max()


def test_draws_that_are_all_one_number_are_drawn() -> None:
    on = scale([0, 200], right_to_left=True)

    assert "<polygon" in density(on, np.full(50, 120.0), documented=100.0)
