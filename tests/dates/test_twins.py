import pytest

from sijill.dates import Calendar, Precision, UncertainDate, parse


def day(text: str) -> UncertainDate:
    found = parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "interval", "calendar", "precision"),
    [
        ("10 August 2022 (19 مرداد 1401)", "2022-08-10", "gregorian", "day"),
        ("15 رمضان 1445 هـ الموافق 25 مارس 2024", "2024-03-25", "hijri", "day"),
        ("16 رمضان 1445 هـ الموافق 25 مارس 2024", "2024-03-25", "hijri", "day"),
        ("1402 (2023)", "2023-03-21/2023-12-31", "jalali", "range"),
        ("1402 (5 May 2023)", "2023-05-05", "jalali", "day"),
    ],
)
def test_one_date_in_two_calendars_is_what_both_allow_in_the_calendar_of_the_first(
    text: str, interval: str, calendar: str, precision: str
) -> None:
    found = day(text)

    assert (found.interval, found.calendar, found.precision) == (interval, calendar, precision)


def test_two_days_that_disagree_are_either_of_them_and_say_so() -> None:
    found = day("10 August 2022 (25 مرداد 1401)")

    assert (found.interval, found.precision) == ("2022-08-10/2022-08-16", Precision.EITHER)
    assert found.note.endswith("the two do not agree")


def test_wider_dates_that_disagree_are_everything_between() -> None:
    found = day("March 2022 (مرداد 1401)")

    assert (found.interval, found.precision) == ("2022-03-01/2022-08-22", Precision.RANGE)
    assert found.calendar is Calendar.GREGORIAN
