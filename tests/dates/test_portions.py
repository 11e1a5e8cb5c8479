import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.dates import Calendar, Precision, UncertainDate, parse
from sijill.dates.calendars import ONE_DAY
from sijill.dates.portions import HALVES, QUARTERS, THIRDS, portion

SYSTEMS = st.sampled_from([Calendar.GREGORIAN, Calendar.JALALI, Calendar.HIJRI])


def day(text: str) -> UncertainDate:
    found = parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "number", "count", "interval"),
    [
        ("2019", 1, THIRDS, "2019-01-01/2019-04-30"),
        ("May 2013", 3, THIRDS, "2013-05-21/2013-05-31"),
        ("1990s", 3, THIRDS, "1996-09-01/1999-12-31"),
        ("1402", 2, HALVES, "2023-09-23/2024-03-19"),
        ("May 2013", 1, HALVES, "2013-05-01/2013-05-15"),
        ("2013", 4, QUARTERS, "2013-10-01/2013-12-31"),
        ("summer 2013", 2, THIRDS, "2013-07-01/2013-07-31"),
    ],
)
def test_a_part_is_counted_in_whole_months_or_in_days_of_a_month(
    text: str, number: int, count: int, interval: str
) -> None:
    assert portion(day(text), number, count).interval == interval


@given(SYSTEMS, st.integers(1350, 1480), st.sampled_from([THIRDS, HALVES, QUARTERS]))
def test_the_parts_of_a_year_fill_it_without_gap(system: Calendar, number: int, count: int) -> None:
    year = number + 600 if system is Calendar.GREGORIAN else number
    whole = UncertainDate(*system.year(year), system, Precision.YEAR)

    parts = [portion(whole, place, count) for place in range(1, count + 1)]

    assert (parts[0].earliest, parts[-1].latest) == (whole.earliest, whole.latest)
    for one, other in itertools.pairwise(parts):
        assert one.latest is not None
        assert one.latest + ONE_DAY == other.earliest


@pytest.mark.parametrize("text", ["winter 2019", "5 May 2013", "2012-2016", "1445"])
def test_what_has_no_such_parts_stays_whole(text: str) -> None:
    assert portion(day(text), 1, THIRDS).interval == day(text).interval


def test_a_part_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no quarter 5"):
        portion(day("2013"), 5, QUARTERS)
