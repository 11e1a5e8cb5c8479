import numpy as np
import pytest
from numpy.typing import NDArray

from sijill.counting.estimation.diagnostics import diagnose, plain_sample_size


def noise(chains: int = 4, draws: int = 2000) -> NDArray[np.float64]:
    return np.random.default_rng(11).normal(size=(chains, draws))


def autoregressive(share: float) -> NDArray[np.float64]:
    steps = noise(draws=20_000)
    out = np.zeros_like(steps)
    for at in range(1, steps.shape[1]):
        out[:, at] = share * out[:, at - 1] + steps[:, at]
    return out


def test_independent_draws_count_in_full() -> None:
    found = diagnose(noise())
    assert found.r_hat == pytest.approx(1, abs=0.003)
    assert found.bulk == pytest.approx(8000, rel=0.15)
    assert found.tail == pytest.approx(8000, rel=0.15)


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_dependent_draws_count_as_the_theory_says(share: float) -> None:
    expected = 80_000 * (1 - share) / (1 + share)
    assert plain_sample_size(autoregressive(share)) == pytest.approx(expected, rel=0.12)


def test_a_chain_apart_is_seen() -> None:
    draws = noise()
    draws[0] += 1
    # Two of the eight halves have a mean of 1: the variance between is 8 x 1/4 x 3/4 / 7.
    assert diagnose(draws).r_hat == pytest.approx((1 + 1.5 / 7) ** 0.5, abs=0.01)


def test_a_chain_that_spreads_more_is_seen_though_its_middle_is_right() -> None:
    draws = noise()
    draws[0] *= 4
    assert diagnose(draws).r_hat > 1.05


def test_a_chain_that_drifts_is_seen() -> None:
    draws = noise(chains=1) + np.linspace(0, 3, 2000)
    assert diagnose(draws).r_hat > 1.2


def test_ranks_make_it_blind_to_the_scale() -> None:
    draws = noise()
    one, other = diagnose(draws), diagnose(np.exp(draws))
    assert one.bulk == pytest.approx(other.bulk)
    assert one.tail == pytest.approx(other.tail)
    assert one.r_hat == pytest.approx(other.r_hat, abs=1e-3)


def test_medians_apart_are_a_share_of_the_middle() -> None:
    draws = np.array([[9.0] * 8, [10.0] * 8, [11.0] * 8])
    assert diagnose(draws).apart == pytest.approx(0.2)
