import pytest

from sijill.counting.estimation.loglinear import Fit, fit
from sijill.counting.estimation.models import no_highest, pairwise
from sijill.counting.estimation.profile import profile_interval
from tests.counting.estimation.tables import KOSOVO


@pytest.mark.parametrize(
    ("model", "low", "high", "digits"),
    [
        (frozenset[int](), 7147.75, 7656.20, 2),
        (pairwise(4), 12523, 16668, None),
        (no_highest(4), 9115, 35336, None),
    ],
)
def test_profile_intervals_of_kosovo(
    model: frozenset[int], low: float, high: float, digits: int | None
) -> None:
    found = fit(KOSOVO, model)
    assert isinstance(found, Fit)
    interval = profile_interval(KOSOVO, found)
    assert interval.high is not None
    assert (round(interval.low, digits), round(interval.high, digits)) == (low, high)
    assert interval.low < interval.point < interval.high
