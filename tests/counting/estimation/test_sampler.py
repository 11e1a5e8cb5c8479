"""Chains go where the prior lets them, also where alpha is next to 0 and sticks are almost whole."""

import numpy as np
import pytest
from numpy.typing import NDArray

from sijill.counting.estimation.sampler import chain

NOBODY = np.array([1e-9])
PATTERNS = np.array([[1]], dtype=np.int8)
PRIOR = np.array([0.25, 0.25, 1.0, 1.0, 1e12])


def ran(rounds: int, *, classes: int, seeds: int) -> NDArray[np.float64]:
    """Give the states after each run of so many rounds, without data; each run goes on from the last."""
    states, steps = np.zeros((1, 2 * classes - 1)), np.array([0.02])
    chain(5, states, PATTERNS, NOBODY, np.array([1.0]), PRIOR, 4.0, steps, 300, 10)
    found = []
    for seed in range(seeds):
        chain(seed, states, PATTERNS, NOBODY, np.array([1.0]), PRIOR, 4.0, steps, 0, rounds)
        found.append(states[0].copy())
    return np.array(found)


def test_without_data_chances_are_uniform() -> None:
    chances = 1 / (1 + np.exp(-ran(4, classes=2, seeds=1500)[:, 1:]))
    assert np.quantile(chances, [0.25, 0.5, 0.75]) == pytest.approx([0.25, 0.5, 0.75], abs=0.06)


def test_without_data_sticks_are_as_alpha_s_prior_makes_them() -> None:
    logits = ran(6, classes=2, seeds=4000)[:, 0]
    kept_back = np.logaddexp(0, logits)  # -log(1 - stick), exponential of rate alpha
    generator = np.random.default_rng(1)
    alpha = generator.gamma(0.25, 4.0, size=200_000)
    alone = generator.exponential(size=alpha.size) / alpha
    shares = np.array([0.2, 0.4, 0.6, 0.8])
    expected = np.quantile(alone, shares)
    assert [float((kept_back <= end).mean()) for end in expected] == pytest.approx(shares.tolist(), abs=0.05)


def test_a_chain_that_is_gone_on_with_keeps_its_steps() -> None:
    steps = np.array([0.02])
    states = np.zeros((1, 3))
    chain(1, states, PATTERNS, NOBODY, np.array([1.0]), PRIOR, 4.0, steps, 200, 1)
    tuned = steps.copy()
    chain(2, states, PATTERNS, NOBODY, np.array([1.0]), PRIOR, 4.0, steps, 0, 5)
    assert tuned != 0.02
    assert steps == tuned
