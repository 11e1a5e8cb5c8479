from datetime import date

import pytest

from sijill.counting.ages import Bands, ages_at, minority

BORN = [(date(2005, 3, 1), date(2005, 3, 31))]
TAKEN = [(date(2022, 9, 16), date(2022, 9, 16))]


def test_an_age_is_reckoned_from_birth_and_event() -> None:
    assert ages_at(BORN, TAKEN, ()) == {(17, 17)}


def test_what_was_said_narrows_what_is_reckoned() -> None:
    year = [(date(2004, 1, 1), date(2005, 12, 31))]

    assert ages_at(year, TAKEN, ()) == {(16, 18)}
    assert ages_at(year, TAKEN, (18,)) == {(18, 18)}


def test_a_year_apart_is_no_contradiction_and_more_is() -> None:
    assert ages_at((), (), (17, 18)) == {(17, 18)}
    assert ages_at((), (), (17, 21)) == {(17, 17), (21, 21)}


def test_half_open_days_tell_what_they_can() -> None:
    before_1980 = [(None, date(1979, 12, 31))]

    assert minority(before_1980, [(date(2003, 1, 1), None)], ()) == {"no"}
    assert minority(before_1980, (), ()) == {"no", "yes"}
    assert minority((), TAKEN, ()) == set()
    assert minority(BORN, TAKEN, ()) == {"yes"}


def test_bands_are_named_by_their_ends_and_an_age_may_lie_in_two() -> None:
    bands = Bands((0, 12, 18))

    assert bands.names == ("0-11", "12-17", "18+")
    assert bands.possible([(11, 12)]) == {"0-11", "12-17"}
    assert bands.possible([(60, 60)]) == {"18+"}


@pytest.mark.parametrize("starts", [(), (5, 10), (0, 10, 10), (0, 20, 10)])
def test_bands_that_do_not_rise_from_nought_are_refused(starts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="rise"):
        Bands(starts)
