from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.dates import Calendar, Precision, UncertainDate, format_date, month_name, parse

# The solar years 1300 to 1500.
LAST_DAY = date(2122, 3, 20)
DAYS = st.dates(min_value=date(1921, 3, 21), max_value=LAST_DAY)
SYSTEMS = st.sampled_from([Calendar.GREGORIAN, Calendar.JALALI, Calendar.HIJRI])
LANGUAGES = st.sampled_from(["en", "ar", "fa"])


def day(text: str) -> UncertainDate:
    found = parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "language", "calendar", "said"),
    [
        ("1402", "en", None, "1402 (solar Hijri)"),
        ("1402", "fa", None, "۱۴۰۲"),
        ("1402", "en", Calendar.GREGORIAN, "21 March 2023 to 19 March 2024"),
        ("2023-03-21", "fa", Calendar.JALALI, "۱ فروردین ۱۴۰۲"),
        ("2023-03-21", "ar", None, "21 مارس 2023"),
        ("2023-03-21", "fa", None, "۲۱ مارس ۲۰۲۳ میلادی"),
        ("نوفمبر 2019", "en", None, "November 2019"),
        ("15 رمضان 1445", "en", None, "15 Ramadan 1445 AH"),
        ("03/04/2021", "en", None, "4 March 2021 or 3 April 2021"),
        ("about 1988", "en", None, "about 1988"),
        ("حدود ۱۳۶۲", "fa", None, "حدود ۱۳۶۲"),
        ("حدود ۱۳۶۲", "en", Calendar.GREGORIAN, "21 March 1982 to 20 March 1985"),
        ("before 1988", "ar", None, "حتى 31 ديسمبر 1987"),
        ("two years ago", "ar", None, "two years ago"),
    ],
)
def test_a_date_is_said_without_gaining_precision(
    text: str, language: str, calendar: Calendar | None, said: str
) -> None:
    assert format_date(day(text), language, calendar) == said


def test_another_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="en, ar, fa"):
        format_date(day("1402"), "xx")


def test_a_date_without_words_or_days_says_that_it_is_not_known() -> None:
    empty = UncertainDate(None, None, Calendar.GREGORIAN, Precision.RELATIVE)

    assert format_date(empty, "ar") == "تاريخ غير معروف"


def test_months_are_named_in_three_languages_and_calendars() -> None:
    assert month_name(8, "fa", Calendar.JALALI) == "آبان"
    assert month_name(8, "ar") == "أغسطس"
    assert month_name(9, "en", Calendar.HIJRI) == "Ramadan"


@given(DAYS, LANGUAGES, SYSTEMS)
def test_what_is_said_of_a_day_is_read_as_that_day(value: date, language: str, system: Calendar) -> None:
    said = format_date(UncertainDate(value, value, system, Precision.DAY), language)

    found = parse(said, language=language)

    assert found is not None, said
    assert (found.earliest, found.latest, found.calendar) == (value, value, system)


@given(DAYS, st.integers(0, 800), LANGUAGES, SYSTEMS)
def test_what_is_said_of_an_interval_is_read_as_covering_it(
    start: date, days: int, language: str, system: Calendar
) -> None:
    end = min(date.fromordinal(start.toordinal() + days), LAST_DAY)
    said = format_date(UncertainDate(start, end, system, Precision.RANGE), language)

    found = parse(said, language=language)

    assert found is not None, said
    assert found.covers(start)
    assert found.covers(end)
