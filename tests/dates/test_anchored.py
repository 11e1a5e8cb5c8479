from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.dates import Calendar, Precision, parse
from sijill.dates.anchored import latest_before

ANCHOR = date(2022, 9, 17)


@pytest.mark.parametrize(
    ("text", "language", "interval", "relative"),
    [
        ("March last year", "en", "2021-03-01/2021-03-31", "P-1Y/XXXX-03"),
        ("15 March last year", "en", "2021-03-15", "P-1Y/XXXX-03-15"),
        ("مارس من العام الماضي", "ar", "2021-03-01/2021-03-31", "P-1Y/XXXX-03"),
        ("مهر سال گذشته", "fa", "2021-09-23/2021-10-22", "P-1Y/XXXX-07"),
        ("تابستان پارسال", "fa", "2021-06-22/2021-09-22", "P-1Y/XXXX-22"),
        ("last December", "en", "2021-12-01/2021-12-31", "XXXX-12"),
        ("last summer", "en", "2022-06-01/2022-08-31", "XXXX-22"),
        ("الصيف الماضي", "ar", "2022-06-01/2022-08-31", "XXXX-22"),
    ],
)
def test_a_month_or_season_of_a_year_said_from_today(
    text: str, language: str, interval: str, relative: str
) -> None:
    found = parse(text, language=language, anchor=ANCHOR)
    without = parse(text, language=language)

    assert found is not None
    assert without is not None
    assert (found.interval, found.relative) == (interval, relative)
    assert (without.interval, without.precision, without.relative) == ("", Precision.RELATIVE, relative)


@given(
    st.dates(min_value=date(1925, 1, 1), max_value=date(2070, 1, 1)),
    st.sampled_from([Calendar.GREGORIAN, Calendar.JALALI, Calendar.HIJRI]),
    st.integers(1, 12),
    st.integers(1, 29),
)
def test_a_day_without_its_year_is_that_day_and_the_last_one(
    anchor: date, system: Calendar, month: int, day: int
) -> None:
    found = latest_before(anchor, system, month, day)

    assert found.earliest is not None
    assert found.earliest <= anchor
    year, *rest = system.parts(found.earliest)
    assert rest == [month, day]
    # A 29 February comes every fourth or eighth year; any other of these days the next year.
    if (system, month, day) != (Calendar.GREGORIAN, 2, 29):
        assert system.day(year + 1, month, min(day, system.month_length(year + 1, month))) > anchor


def test_a_day_that_no_year_has_is_refused() -> None:
    with pytest.raises(ValueError, match="has no day 31"):
        latest_before(ANCHOR, Calendar.GREGORIAN, 4, 31)
