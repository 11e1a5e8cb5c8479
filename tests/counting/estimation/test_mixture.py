import numpy as np
import pytest
from numpy.typing import NDArray

from sijill.counting.estimation.mixture import density

PATTERNS = np.array(
    [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1], [1, 1, 1]], dtype=np.int8
)
COUNTS = np.array([30.0, 21, 18, 9, 7, 6, 4])
CLASSES, LISTS = 4, 3
SIZE = CLASSES - 1 + CLASSES * LISTS
PRIOR = np.array([0.25, 0.25, 1.5, 2.0, 20.0])


def at(theta: NDArray[np.float64], heat: float = 1.0) -> tuple[float, NDArray[np.float64], float, float]:
    gradient = np.empty(SIZE)
    space = np.empty((4 + 2 * LISTS + len(PATTERNS), CLASSES))
    value, likelihood, odds = density(theta, PATTERNS, COUNTS, 0.7, heat, PRIOR, space, gradient)
    return value, gradient, likelihood, odds


def test_the_density_is_that_of_the_model_written_out() -> None:
    theta = np.random.default_rng(1).normal(size=SIZE)
    sticks = 1 / (1 + np.exp(-theta[: CLASSES - 1]))
    weights = np.append(sticks, 1) * np.cumprod(np.append(1, 1 - sticks))
    reach = 1 / (1 + np.exp(-theta[CLASSES - 1 :].reshape(CLASSES, LISTS)))
    shares = [float(weights @ np.prod(np.where(pattern, reach, 1 - reach), axis=1)) for pattern in PATTERNS]
    missed = float(weights @ np.prod(1 - reach, axis=1))
    likelihood = float(COUNTS @ np.log(np.array(shares) / (1 - missed)))
    prior = np.sum(np.log(sticks) + 0.7 * np.log(1 - sticks))
    prior += np.sum(1.5 * np.log(reach) + 2.0 * np.log(1 - reach))
    value, _, seen, odds = at(theta)
    assert seen == pytest.approx(likelihood)
    assert value == pytest.approx(prior + likelihood)
    assert odds == pytest.approx(missed / (1 - missed))


@pytest.mark.parametrize("heat", [0.0, 0.3, 1.0])
def test_the_gradient_is_the_slope_of_the_density(heat: float) -> None:
    theta = np.random.default_rng(2).normal(size=SIZE)
    _, gradient, _, _ = at(theta, heat)
    step = 1e-6
    slopes = []
    for i in range(SIZE):
        nudge = np.zeros(SIZE)
        nudge[i] = step
        slopes.append((at(theta + nudge, heat)[0] - at(theta - nudge, heat)[0]) / (2 * step))
    assert gradient == pytest.approx(slopes, rel=1e-4, abs=1e-5)
