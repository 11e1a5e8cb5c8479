"""Dates in the Extended Date/Time Format, level 1 (ISO 8601-2:2019; Library of Congress, February 2019).

Read: days, months and years; times (ignored); seasons 21 to 24; digits not given (``198X``, ``2004-XX``);
``?``, ``~`` and ``%`` after a whole date; intervals, open (``..``) or unknown at an end. Years before 1 and
after 9999 are refused: Python's calendar ends there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sijill.dates.about import about, named_days
from sijill.dates.calendars import Calendar
from sijill.dates.numeric import in_month, in_year, joined, on_day
from sijill.dates.seasons import in_season
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.years import Year

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?)?(?P<doubt>[?~%]?)"
)
_DOUBTS = {
    "?": "uncertain in its source (EDTF ?)",
    "~": "",
    "%": "uncertain in its source (EDTF %)",
}
_OPEN = frozenset({"", ".."})
_SEASONS = range(21, 25)


def read_edtf(text: str) -> UncertainDate:
    """Read an EDTF string as Gregorian days.

    What is marked uncertain or approximate is :attr:`Precision.ABOUT`. ``1985-XX-XX`` and ``1985-XX`` are the
    year, ``XX`` of a century its hundred years. An end that is unknown is as open as one that is ``..``.
    Raises ``ValueError`` if the string is not EDTF of level 1 or names a day that cannot be.

    >>> read_edtf("198X").interval
    '1980-01-01/1989-12-31'
    """
    begin, slash, end = text.partition("/")
    if not slash:
        return replace(_date(text), original=text)
    if begin in _OPEN and end in _OPEN:
        raise ValueError(f"“{text}” is open at both ends")
    first = None if begin in _OPEN else _date(begin)
    last = None if end in _OPEN else _date(end)
    return UncertainDate(
        first.earliest if first else None,
        last.latest if last else None,
        Calendar.GREGORIAN,
        Precision.RANGE,
        text,
        joined(first.note if first else "", last.note if last else ""),
    )


def write_edtf(value: UncertainDate) -> str | None:
    """Write a date as EDTF of level 1, which covers its days exactly; ``None`` if it is not placed.

    Two readings of one date (03/04/2021) have no form at this level: the interval between them is written.
    Only Gregorian days can be said, so that the solar year 1402 is ``2023-03-21/2024-03-19``.
    """
    if not value.is_placed:
        return None
    earliest, latest = named_days(value)
    written = _written(value, earliest, latest)
    if value.precision is not Precision.ABOUT or earliest is None or latest is None:
        return written
    # A doubt marks a date and not an interval; an interval that stands for "about" says all its days.
    if "/" in written or about(_date(written)).interval != value.interval:
        return f"{value.earliest}/{value.latest}"
    return f"{written}~"


def _date(text: str) -> UncertainDate:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}” is not EDTF of level 1")
    said = _unmarked(match["year"], match["month"], match["day"], text)
    if not match["doubt"]:
        return said
    doubted = about(said)
    return replace(doubted, note=joined(_DOUBTS[match["doubt"]], doubted.note))


def _unmarked(year: str, month: str | None, day: str | None, text: str) -> UncertainDate:
    unspecified = year.count("X")
    if unspecified:
        if month not in (None, "XX"):
            raise ValueError(f"“{text}” is not EDTF of level 1")
        first = int(year.replace("X", "0"))
        days = Calendar.GREGORIAN.years(first, first + 10**unspecified - 1)
        precision = Precision.DECADE if unspecified == 1 else Precision.RANGE
        return UncertainDate(*days, Calendar.GREGORIAN, precision)
    placed = Year(Calendar.GREGORIAN, int(year))
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"“{text}” is not EDTF of level 1")
        return in_year(placed)
    if int(month) in _SEASONS and day is None:
        return in_season(placed, int(month) - _SEASONS.start + 1)
    if int(month) == 0 or (day is not None and day != "XX" and int(day) == 0):
        raise ValueError(f"“{text}” names a month or day 0")
    if day is None or day == "XX":
        return in_month(placed, int(month))
    return on_day(placed, int(month), int(day))


def _written(value: UncertainDate, earliest: date | None, latest: date | None) -> str:
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest == latest:
        return str(earliest)
    year, month = earliest.year, earliest.month
    for days, said in (
        (Calendar.GREGORIAN.month(year, month), f"{year:04}-{month:02}"),
        (Calendar.GREGORIAN.year(year), f"{year:04}"),
    ):
        if (earliest, latest) == days:
            return said
    if year % 10 == 0 and (earliest, latest) == Calendar.GREGORIAN.years(year, year + 9):
        return f"{year // 10:03}X"
    if year % 100 == 0 and (earliest, latest) == Calendar.GREGORIAN.years(year, year + 99):
        return f"{year // 100:02}XX"
    if value.calendar is Calendar.GREGORIAN and value.precision is Precision.SEASON:
        for number in range(1, 5):
            season = in_season(Year(Calendar.GREGORIAN, year), number)
            if (season.earliest, season.latest) == (earliest, latest):
                return f"{year:04}-{number + 20}"
    return f"{earliest}/{latest}"
