"""The days of a season."""

from __future__ import annotations

from datetime import date, timedelta

from sijill.dates.calendars import Calendar
from sijill.dates.numeric import joined, unplaced
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.years import Year

_GREGORIAN_NOTE = "northern seasons of three whole months, as meteorologists count them"
_WINTER_NOTE = "the winter may be that at the beginning or at the end of the year"
_WINTER = 4


def in_season(year: Year, number: int) -> UncertainDate:
    """Make the date that says a season, 1 (spring) to 4 (winter), of a year.

    Solar Persian seasons are the quarters of the year. Gregorian ones are March to May and so on; "winter
    2019" may be that of January or that of December, and spans both. Lunar years have no seasons.
    """
    system, start = year.calendar, 3 * number - 2
    if system is Calendar.UNSTATED:
        return unplaced(year, Precision.SEASON)
    if system is Calendar.JALALI:
        days = system.months(year.number, start, start + 2)
        return UncertainDate(*days, system, Precision.SEASON, note=year.note)
    if system is Calendar.HIJRI:
        return UncertainDate(*system.year(year.number), system, Precision.SEASON, note=system.note)
    note = joined(year.note, _GREGORIAN_NOTE)
    if number == _WINTER:
        days = date(year.number, 1, 1), date(year.number + 1, 3, 1) - timedelta(days=1)
        return UncertainDate(*days, system, Precision.SEASON, note=joined(note, _WINTER_NOTE))
    days = system.months(year.number, start + 2, start + 4)
    return UncertainDate(*days, system, Precision.SEASON, note=note)
