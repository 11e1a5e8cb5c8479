import numpy as np
import polars as pl
import pytest

from sijill.counting import Family, Meaning, Refusal
from sijill.counting.estimation.strata import Strata, estimate_strata

QUICK = (Family.LOG_LINEAR, Family.DECOMPOSABLE)


def stratum(scale: int) -> pl.DataFrame:
    """Of 1,000 x scale people, independent lists of 1/2, 2/5 and 3/10."""
    counts = {(1, 0, 0): 210, (0, 1, 0): 140, (0, 0, 1): 90, (1, 1, 0): 140, (1, 0, 1): 90, (0, 1, 1): 60}
    rows = [(*pattern, count) for pattern, count in {**counts, (1, 1, 1): 60}.items()]
    return pl.DataFrame(rows, schema=["a", "b", "c", "count"], orient="row").with_columns(
        pl.col("count") * scale
    )


def test_the_sum_comes_from_draws_and_is_narrower_than_the_sum_of_the_ends() -> None:
    total = estimate_strata({"north": stratum(1), "south": stratum(2)}, methods=QUICK)
    assert isinstance(total, Strata)
    assert total.documented == 3 * 790
    assert total.point == pytest.approx(3000, rel=0.03)
    assert total.high is not None
    ends = [(part.low, part.high) for part in total.parts.values() if not isinstance(part, Refusal)]
    assert total.low > sum(low for low, _ in ends)
    assert total.high < sum(high for _, high in ends if high is not None)
    assert np.quantile(total.draws, 0.5) == total.point


def test_a_stratum_without_an_estimate_leaves_a_lower_bound() -> None:
    alone = pl.DataFrame({"a": [1], "count": [17]})
    total = estimate_strata({"north": stratum(1), "east": alone}, methods=QUICK)
    assert isinstance(total, Strata)
    assert total.meaning is Meaning.LOWER_BOUND
    assert total.high is None
    assert total.documented == 790 + 17
    assert total.warnings[0].sentence() == (
        "No estimate for east: there only the documented 17 people are counted, so the sum is a minimum."
    )


def test_without_any_estimate_there_is_no_sum() -> None:
    alone = pl.DataFrame({"a": [1], "count": [17]})
    total = estimate_strata({"east": alone, "west": alone}, methods=QUICK)
    assert isinstance(total, Refusal)
    assert total.documented == 34
