from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.dates import Minority, Precision, UncertainDate, age_at, born_between, parse, was_minor


def day(text: str) -> UncertainDate:
    found = parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("birth", "on", "ages"),
    [
        ("5 May 2000", "4 May 2018", (17, 17)),
        ("5 May 2000", "5 May 2018", (18, 18)),
        ("2000", "2018", (17, 18)),
        ("1372", "1390", (17, 18)),
        ("29 February 2000", "28 February 2018", (17, 17)),
        ("2020", "2020", (0, 0)),
    ],
)
def test_ages_span_what_the_two_dates_allow(birth: str, on: str, ages: tuple[int, int]) -> None:
    assert age_at(day(birth), day(on)) == ages


@pytest.mark.parametrize(
    ("birth", "on"), [("before 1988", "2000"), ("2001", "2000"), ("two years ago", "2000")]
)
def test_no_age_is_given_where_none_can_be_told(birth: str, on: str) -> None:
    assert age_at(day(birth), day(on)) is None


@pytest.mark.parametrize(
    ("birth", "on", "answer"),
    [
        ("6 May 2000", "5 May 2018", Minority.YES),
        ("5 May 2000", "5 May 2018", Minority.NO),
        ("2000", "2018", Minority.CANNOT_TELL),
        ("2000", "2017", Minority.YES),
        ("1372", "1391", Minority.NO),
        ("after 2005", "2010", Minority.YES),
        ("before 1988", "2010", Minority.NO),
        ("before 2000", "2010", Minority.CANNOT_TELL),
        ("two years ago", "2010", Minority.CANNOT_TELL),
        ("2020", "2010", Minority.CANNOT_TELL),
    ],
)
def test_minority_has_three_answers(birth: str, on: str, answer: Minority) -> None:
    assert was_minor(day(birth), day(on)) is answer


def test_a_stated_age_answers_by_itself() -> None:
    assert was_minor(17) is Minority.YES
    assert was_minor(18) is Minority.NO
    assert was_minor((17, 18)) is Minority.CANNOT_TELL
    assert was_minor((15, 16)) is Minority.YES
    assert was_minor(20, limit=21) is Minority.YES


def test_a_birth_without_a_day_to_ask_about_cannot_tell() -> None:
    assert was_minor(day("2000")) is Minority.CANNOT_TELL


@pytest.mark.parametrize(
    ("age", "on", "interval"),
    [
        (17, "5 May 2018", "2000-05-06/2001-05-05"),
        (0, "5 May 2018", "2017-05-06/2018-05-05"),
        (17, "2018", "2000-01-02/2001-12-31"),
        (17, "29 February 2020", "2002-03-01/2003-02-28"),
        ((16, 17), "5 May 2018", "2000-05-06/2002-05-05"),
        (17, "before 2018", "../2000-12-31"),
        (17, "two years ago", ""),
    ],
)
def test_an_age_gives_the_days_on_which_somebody_was_born(
    age: int | tuple[int, int], on: str, interval: str
) -> None:
    assert born_between(age, day(on)).interval == interval


@given(st.integers(0, 110), st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31)))
def test_an_age_is_found_again_from_the_birth_and_from_no_day_outside_it(age: int, on: date) -> None:
    then = UncertainDate(on, on, precision=Precision.DAY)
    born = born_between(age, then)
    assert born.earliest is not None
    assert born.latest is not None

    assert age_at(born, then) == (age, age)
    for outside in (born.earliest.toordinal() - 1, born.latest.toordinal() + 1):
        birth = date.fromordinal(outside)
        if birth <= on:
            assert age_at(UncertainDate(birth, birth), then) != (age, age)


@pytest.mark.parametrize("age", [-1, (18, 17)])
def test_an_age_that_cannot_be_is_refused(age: int | tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is no age"):
        born_between(age, day("2018"))
