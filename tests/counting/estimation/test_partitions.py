import numpy as np
import polars as pl
import pytest

from sijill.counting import Estimate, Family, Refusal, estimate, found, list_table
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
    spread, share = over.warnings[-2:]
    counted = [list_table(appearances(cut)).get_column("count").sum() for cut in (0, 30)]
    assert dict(spread.figures) == {"runs": 3, "low": counted[0], "high": counted[1]}
    assert share.code == "linkage_share"
    assert 0 < dict(share.figures)["percent"] < 100  # type: ignore[operator]  # it is a number


def test_without_doubt_none_of_the_variance_comes_from_it() -> None:
    over = estimate_over([appearances()] * 3, methods=QUICK)
    assert isinstance(over, Estimate)
    assert over.warnings[-1] == found("linkage_share", percent=0)


def test_one_way_to_match_gives_what_its_table_gives() -> None:
    one = estimate(list_table(appearances()), methods=QUICK)
    over = estimate_over([appearances()], methods=QUICK)
    assert isinstance(one, Estimate)
    assert isinstance(over, Estimate)
    assert one.high is not None
    assert over.low == pytest.approx(one.low, rel=1e-3)
    assert over.high == pytest.approx(one.high, rel=1e-3)


def test_too_many_matchings_without_an_estimate_are_refused() -> None:
    alone = pl.DataFrame({"identity": ["p", "q"], "source": ["x", "x"]})
    over = estimate_over([appearances(), alone], methods=QUICK)
    assert isinstance(over, Refusal)
    assert [item.code for item in over.reasons] == ["matchings_refused", "one_list"]


def test_there_must_be_something_to_estimate_over() -> None:
    with pytest.raises(ValueError, match="at least one way"):
        estimate_over([])
