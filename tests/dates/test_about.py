import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.dates import Calendar, Precision, UncertainDate, named_days, parse
from sijill.dates.about import about


def day(text: str) -> UncertainDate:
    found = parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("5 May 2012", "2012-05-04/2012-05-06"),
        ("May 2012", "2012-04-01/2012-06-30"),
        ("1980s", "1970-01-01/1999-12-31"),
        ("1402", "2022-03-21/2025-03-20"),
        ("spring 2012", "2011-11-30/2012-08-31"),
        ("03/04/2021", "2021-03-04/2021-04-03"),
        ("before 1988", "../1987-12-31"),
    ],
)
def test_about_reaches_one_unit_of_what_was_said_to_either_side(text: str, interval: str) -> None:
    assert about(day(text)).interval == interval


@given(
    st.sampled_from([Calendar.GREGORIAN, Calendar.JALALI, Calendar.HIJRI]),
    st.integers(1350, 1480),
    st.integers(1, 12),
    st.sampled_from([Precision.DAY, Precision.MONTH, Precision.YEAR]),
)
def test_the_days_that_were_named_are_found_again(
    system: Calendar, number: int, month: int, precision: Precision
) -> None:
    year = number + 600 if system is Calendar.GREGORIAN else number
    days = system.month(year, month)
    if precision is Precision.YEAR:
        days = system.year(year)
    elif precision is Precision.DAY:
        days = days[0], days[0]

    assert named_days(about(UncertainDate(*days, system, precision))) == days


def test_any_other_date_names_its_interval() -> None:
    assert named_days(day("before 1988")) == (None, day("before 1988").latest)
