"""The days of a season."""

from __future__ import annotations

from datetime import date

from sijill.dates.calendars import Calendar
from sijill.dates.numeric import joined, unplaced
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.years import Year

_GREGORIAN_NOTE = (
    "northern seasons, from the first day of a month or the equinox or solstice, whichever is wider"
)
_WINTER_NOTE = "the winter may be that at the beginning or at the end of the year"
# First and last day by either way of reckoning: (month, day).
_GREGORIAN = {1: ((3, 1), (6, 21)), 2: ((6, 1), (9, 23)), 3: ((9, 1), (12, 22))}


def in_season(year: Year, number: int) -> UncertainDate:
    """Make the date that says a season, 1 (spring) to 4 (winter), of a year.

    Solar Persian seasons are exactly three months. Gregorian ones are as wide as usage.
    """
    if year.calendar is Calendar.UNSTATED:
        return unplaced(year, Precision.SEASON)
    if year.calendar is Calendar.JALALI:
        days = year.calendar.months(year.number, 3 * number - 2, 3 * number)
        return UncertainDate(*days, year.calendar, Precision.SEASON, note=year.note)
    if year.calendar is Calendar.HIJRI:
        whole = year.calendar.year(year.number)
        return UncertainDate(*whole, year.calendar, Precision.SEASON, note=year.calendar.note)
    if number == 4:
        first, last = date(year.number - 1, 12, 1), date(year.number + 1, 3, 21)
        note = joined(year.note, _GREGORIAN_NOTE, _WINTER_NOTE)
    else:
        start, end = _GREGORIAN[number]
        first, last = date(year.number, *start), date(year.number, *end)
        note = joined(year.note, _GREGORIAN_NOTE)
    return UncertainDate(first, last, year.calendar, Precision.SEASON, note=note)
