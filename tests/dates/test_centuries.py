from datetime import date

import pytest

from sijill.dates import Calendar, Precision
from sijill.dates.centuries import century, century_of, near_century


@pytest.mark.parametrize(
    ("number", "mark", "interval"),
    [
        (20, None, "1901-01-01/2000-12-31"),
        (14, Calendar.JALALI, "1922-03-22/2022-03-20"),
        (15, Calendar.HIJRI, "1980-11-09/2077-11-16"),
    ],
)
def test_a_century_ends_with_its_hundredth_year(number: int, mark: Calendar | None, interval: str) -> None:
    assert century(number, mark, "en").interval == interval


def test_a_century_that_may_be_of_three_calendars_stays_open() -> None:
    assert century(14, None, "fa").calendar is Calendar.UNSTATED
    assert century(14, None, "en").calendar is Calendar.GREGORIAN


@pytest.mark.parametrize(("year", "number"), [(2000, 20), (2001, 21), (1900, 19)])
def test_the_year_that_ends_in_00_ends_its_century(year: int, number: int) -> None:
    assert century_of(date(year, 6, 1)) == number


def test_the_last_century_needs_an_anchor() -> None:
    assert near_century(-1, None).precision is Precision.RELATIVE
    assert near_century(-1, date(2014, 5, 10)).interval == "1901-01-01/2000-12-31"
