"""What a model said beside what people answered; few answers say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.matching.calibration import ENOUGH, Bin, calibration


def test_answers_are_gathered_by_what_was_said() -> None:
    found = calibration([(0.92, True), (0.94, False), (0.5, True), (1.0, True)])

    assert [(one.least, one.most, one.answered, one.same) for one in found.bins] == [
        (0.5, 0.7, 1, 1),
        (0.9, 0.97, 2, 1),
        (0.97, 1.0, 1, 1),
    ]
    assert found.bins[1].said == pytest.approx(0.93)


def test_a_model_whose_word_holds_lies_within_the_interval() -> None:
    (one,) = calibration([(0.8, number < 80) for number in range(100)]).bins

    assert one.share == 0.8
    assert one.interval == pytest.approx((0.7112, 0.8666), abs=1e-4)
    assert one.holds is True


def test_a_model_that_is_too_sure_is_told_so() -> None:
    (one,) = calibration([(0.93, number < 50) for number in range(100)]).bins

    assert one.holds is False


def test_few_answers_say_nothing() -> None:
    (few,) = calibration([(0.8, True)] * 4).bins

    assert (few.share, few.holds) == (None, None)
    assert not calibration([(0.8, True)] * (ENOUGH - 1)).enough
    assert calibration([(0.8, True)] * ENOUGH).enough


def test_without_answers_there_is_nothing() -> None:
    assert (calibration([]).bins, calibration([]).enough) == ((), False)


@pytest.mark.parametrize("said", [-0.1, 1.1, float("nan")])
def test_what_is_no_probability_is_refused(said: float) -> None:
    with pytest.raises(ValueError, match="no probability"):
        calibration([(said, True)])


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60))
def test_every_answer_is_in_one_bin_that_holds_what_was_said(answers: list[tuple[float, bool]]) -> None:
    found = calibration(answers)

    assert found.answered == len(answers)
    assert sum(one.same for one in found.bins) == sum(same for _, same in answers)
    assert all(one.least <= one.said <= one.most + 1e-9 for one in found.bins)


@given(st.integers(1, 500), st.data())
def test_the_share_lies_within_its_interval(answered: int, data: st.DataObject) -> None:
    same = data.draw(st.integers(0, answered))
    low, high = Bin(0.0, 1.0, 0.5, answered, same).interval

    assert 0.0 <= low <= same / answered + 1e-12
    assert same / answered - 1e-12 <= high <= 1.0
