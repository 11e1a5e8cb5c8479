"""Which year of which calendar a number is."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.dates.calendars import Calendar

_GREGORIAN = range(1500, 2200)
_EASTERN = range(1200, 1501)
# Unmarked, a number up to here is read as a solar year, which gives days up to 2041; higher ones are lunar
# years of our time or solar years of the future, so that they need a mark or an Arabic context.
_SOLAR_UNMARKED = range(1200, 1420)


@dataclass(frozen=True, slots=True)
class Year:
    """A year; ``UNSTATED`` if it cannot be placed; ``note`` says why, or how it was read."""

    calendar: Calendar
    number: int
    note: str = ""


def read_year(
    number: int,
    digits: int,
    *,
    mark: Calendar | None = None,
    month: Calendar | None = None,
    language: str | None = None,
) -> Year | None:
    """Place a year by its calendar word, the calendar of its month, or its size; ``None``: no year."""
    if digits <= 2:
        return _two_digits(number, mark or month)
    if mark is not None and month is not None and mark is not month:
        if {mark, month} == {Calendar.JALALI, Calendar.HIJRI} and month is Calendar.JALALI:
            mark = None  # "hijri" also begins the solar calendar's full name
        else:
            return Year(Calendar.UNSTATED, number, f"a {month} month stands with a {mark} year")
    if mark is not None:
        return Year(mark, number)
    if month is Calendar.GREGORIAN or (month is None and number in _GREGORIAN):
        return _only_in(_GREGORIAN, Calendar.GREGORIAN, number)
    if month is not None:
        return _only_in(_EASTERN, month, number)
    if number not in _EASTERN:
        return None
    if language == "ar":
        if number not in _SOLAR_UNMARKED:
            return Year(Calendar.HIJRI, number)
    elif number in _SOLAR_UNMARKED:
        return Year(Calendar.JALALI, number)
    return Year(Calendar.UNSTATED, number, f"{number} may be a lunar or a solar year")


def _only_in(years: range, calendar: Calendar, number: int) -> Year:
    if number in years:
        return Year(calendar, number)
    return Year(Calendar.UNSTATED, number, f"{number} does not look like a {calendar} year")


def _two_digits(number: int, calendar: Calendar | None) -> Year:
    if calendar is Calendar.JALALI and (number >= 20 or number < 10):
        full = number + (1300 if number >= 20 else 1400)
        return Year(calendar, full, f"the two-digit year {number:02} is read as {full}")
    return Year(Calendar.UNSTATED, number, f"the century of the two-digit year {number:02} is not stated")
