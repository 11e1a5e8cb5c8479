"""What dates that stand together say of one another: days that share a year, one day in two calendars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sijill.dates.calendars import ONE_DAY, Calendar
from sijill.dates.reading import DateMention
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.yearless import in_year

_LISTED = re.compile(r"\s*(?:[,،]?\s*(?:and|or|then|و|أو|یا|ثم)?\s*(?:on|في|در|یوم|يوم)?\s*)[,،]?\s*")
_TWIN = re.compile(
    r"[\s(/،,=–-]*(?:هـ|ه|م|الموافق(?: ل)?|برابر با|مطابق با|مصادف با|corresponding to)?[\s(/،,=–-]*"
)
_YEARLESS = re.compile(r"XXXX-\d\d(?:-\d\d)?")


def together(text: str, found: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """Settle each date of a stretch by the one beside it, where that one says more."""
    settled = list(found)
    for place in range(len(settled) - 2, -1, -1):
        one, other = settled[place], settled[place + 1]
        between = text[one.end : other.start]
        if _LISTED.fullmatch(between):
            settled[place] = replace(one, date=_with_year_of(one.date, other.date))
        if _TWIN.fullmatch(between):
            settled[place] = replace(one, date=_lunar(settled[place].date, other.date))
            settled[place + 1] = replace(other, date=_lunar(other.date, one.date))
    return tuple(settled)


def _with_year_of(one: UncertainDate, other: UncertainDate) -> UncertainDate:
    """Read "2 August, 9 August and 30 September 2023": who writes one year means it for all before it."""
    listed = _YEARLESS.fullmatch(one.relative or "") is not None and one.calendar is other.calendar
    if not listed or other.relative is not None or other.earliest is None or other.latest is None:
        return one
    placed = in_year(one, other.calendar.parts(other.earliest)[0])
    return replace(placed, original=one.original, relative=None) if placed is not None else one


def _lunar(one: UncertainDate, other: UncertainDate) -> UncertainDate:
    """Take the day of a lunar date, which may be off by one, from the same day in another calendar."""
    days = one.calendar is Calendar.HIJRI is not other.calendar and Precision.DAY is one.precision
    if not days or other.precision is not Precision.DAY or one.earliest is None or other.earliest is None:
        return one
    return (
        replace(one, earliest=other.earliest, latest=other.latest)
        if abs(one.earliest - other.earliest) <= ONE_DAY
        else one
    )
