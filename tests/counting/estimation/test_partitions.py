import numpy as np
import polars as pl
import pytest

from sijill.counting import Estimate, Family, Refusal, estimate, list_table
from sijill.counting.estimation.partitions import estimate_over

QUICK = (Family.LOG_LINEAR, Family.DECOMPOSABLE)


def appearances(cut: int = 0) -> pl.DataFrame:
    """800 people on three lists; ``cut`` of the appearances on the first are not recognised."""
    there = np.random.default_rng(3).random((800, 3)) < [0.5, 0.4, 0.3]
    person, source = np.nonzero(there)
    twice = np.flatnonzero((source == 0) & (there.sum(axis=1)[person] > 1))[:cut]
    person[twice] += 1000
    return pl.DataFrame({"identity": person, "source": [f"list {i}" for i in source]})


def test_doubt_about_who_is_who_widens_the_interval() -> None:
    one = estimate(list_table(appearances()), methods=QUICK)
    over = estimate_over([appearances(cut) for cut in (0, 15, 30)], methods=QUICK)
    assert isinstance(one, Estimate)
    assert isinstance(over, Estimate)
    assert one.high is not None
    assert over.high is not None
    assert over.point > one.point
    assert over.high - over.low > one.high - one.low
    last = over.warnings[-1]
    counted = [list_table(appearances(cut)).get_column("count").sum() for cut in (0, 30)]
    assert dict(last.figures) == {"runs": 3, "low": counted[0], "high": counted[1]}


def test_one_way_to_match_gives_what_its_table_gives() -> None:
    one = estimate(list_table(appearances()), methods=QUICK)
    over = estimate_over([appearances()], methods=QUICK)
    assert isinstance(one, Estimate)
    assert isinstance(over, Estimate)
    assert (over.low, over.high) == (one.low, one.high)


def test_too_many_matchings_without_an_estimate_are_refused() -> None:
    alone = pl.DataFrame({"identity": ["p", "q"], "source": ["x", "x"]})
    over = estimate_over([appearances(), alone], methods=QUICK)
    assert isinstance(over, Refusal)
    assert [item.code for item in over.reasons] == ["matchings_refused", "one_list"]


def test_there_must_be_something_to_estimate_over() -> None:
    with pytest.raises(ValueError, match="at least one way"):
        estimate_over([])
