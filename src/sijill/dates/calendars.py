"""Three calendars, and the days that their years and months cover."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

ONE_DAY = timedelta(days=1)

# hijridate carries the Umm al-Qura tables for these years only; outside them the tabular calendar serves.
_UMM_AL_QURA_YEARS = range(1343, 1501)
_JALALI_LONG_MONTHS = 6
_TABULAR_EPOCH = 227015  # 19 July 622 in the Gregorian calendar, as Python counts days
_HIJRI_YEARS = range(1, 1700)
# Leap years in cycles of 33: in these years the observed equinox keeps to the cycle (K. M. Borkowski, "The
# Persian calendar for 3000 years", Earth, Moon and Planets 74, 1996), a few before the reform of 1304 aside.
_JALALI_YEARS = range(1178, 1634)
_NEW_YEAR_1400 = date(2021, 3, 21).toordinal()


class Calendar(StrEnum):
    """The calendar in which a date was written.

    ``UNSTATED``: the words leave it open, so that the date cannot be placed. Months are numbered from 1.
    Functions that place a day raise ``ValueError`` if the calendar has no such year, month or day, and
    always for ``UNSTATED``.
    """

    GREGORIAN = "gregorian"
    JALALI = "jalali"
    HIJRI = "hijri"
    UNSTATED = "unstated"

    @property
    def note(self) -> str:
        """What a reader must know of every day converted from this calendar."""
        return _HIJRI_NOTE if self is Calendar.HIJRI else ""

    def day(self, year: int, month: int, day: int) -> date:
        """Give the day in the Gregorian calendar."""
        length = self.month_length(year, month)
        if not 1 <= day <= length:
            raise ValueError(f"month {month} of {year} ({self}) has {length} days, not {day}")
        return _month_start(self, year, month) + timedelta(days=day - 1)

    def month_length(self, year: int, month: int) -> int:
        """Count the days of a month."""
        if not 1 <= month <= 12:
            raise ValueError(f"there is no month {month}")
        following = (year, month + 1) if month < 12 else (year + 1, 1)
        return (_month_start(self, *following) - _month_start(self, year, month)).days

    def month(self, year: int, month: int) -> tuple[date, date]:
        """Give the first and last day of a month."""
        first = _month_start(self, year, month)
        return first, first + timedelta(days=self.month_length(year, month) - 1)

    def months(self, year: int, first: int, last: int) -> tuple[date, date]:
        """Give the first and last day of a run of months within one year."""
        return self.month(year, first)[0], self.month(year, last)[1]

    def year(self, year: int) -> tuple[date, date]:
        """Give the first and last day of a year."""
        return self.months(year, 1, 12)

    def years(self, first: int, last: int) -> tuple[date, date]:
        """Give the first and last day of a run of years."""
        return self.year(first)[0], self.year(last)[1]

    def parts(self, day: date) -> tuple[int, int, int]:
        """Give year, month and day as this calendar numbers them."""
        if self is Calendar.GREGORIAN:
            return day.year, day.month, day.day
        if self is Calendar.JALALI:
            year = day.year - 621
            elapsed = (day - _month_start(self, year, 1)).days
            if elapsed < 0:
                year -= 1
                elapsed = (day - _month_start(self, year, 1)).days
            long_days = _JALALI_LONG_MONTHS * 31
            if elapsed < long_days:
                return year, elapsed // 31 + 1, elapsed % 31 + 1
            return year, (elapsed - long_days) // 30 + 7, (elapsed - long_days) % 30 + 1
        # A lunar year is 354.367 days; the guess is at most one month late or early.
        months = int(((day - date(622, 7, 19)).days) / 29.530588853) + 1
        while _month_start(self, *_lunar(months)) <= day:
            months += 1
        while _month_start(self, *_lunar(months)) > day:
            months -= 1
        year, month = _lunar(months)
        return year, month, (day - _month_start(self, year, month)).days + 1


_HIJRI_NOTE = "converted from the lunar calendar: the day may be off by one"


def _lunar(months: int) -> tuple[int, int]:
    return months // 12 + 1, months % 12 + 1


@lru_cache(maxsize=8192)
def _month_start(calendar: Calendar, year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if calendar is Calendar.GREGORIAN:
        return date(year, month, 1)
    if calendar is Calendar.UNSTATED:
        raise ValueError("the calendar is not stated")
    if year not in (_JALALI_YEARS if calendar is Calendar.JALALI else _HIJRI_YEARS):
        raise ValueError(f"the {calendar} year {year} is out of range")
    if calendar is Calendar.JALALI:
        offset = (month - 1) * 31 if month <= _JALALI_LONG_MONTHS else (month - 1) * 30 + _JALALI_LONG_MONTHS
        leap_days = _leap_days_before(year) - _leap_days_before(1400)
        return date.fromordinal(_NEW_YEAR_1400 + 365 * (year - 1400) + leap_days + offset)
    return _hijri_month_start(year, month)


def _leap_days_before(year: int) -> int:
    return (8 * year + 21) // 33


def _hijri_month_start(year: int, month: int) -> date:
    if year in _UMM_AL_QURA_YEARS:
        from hijridate import Hijri  # imported late: most commands never need it

        return date(*Hijri(year, month, 1).to_gregorian().datetuple())
    # The tabular calendar: months of 30 and 29 days in turn, 11 leap days in 30 years.
    days = 354 * (year - 1) + (11 * year + 3) // 30 + (59 * (month - 1) + 1) // 2
    return date.fromordinal(_TABULAR_EPOCH + days)
