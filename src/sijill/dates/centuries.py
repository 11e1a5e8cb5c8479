"""Centuries: their hundred years, and decades named within one."""

from __future__ import annotations

from datetime import date

from sijill.dates.calendars import Calendar
from sijill.dates.numeric import joined, unplaced
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.years import Year

_EASTERN = range(13, 16)
TWENTIETH = 20


def century(number: int, mark: Calendar | None, language: str | None) -> UncertainDate:
    """Give the years 100(n-1)+1 to 100n of a calendar.

    Without its name, a 13th to 15th century is left open in Arabic and Persian: it may be of three calendars.
    """
    if mark is None and number in _EASTERN and language != "en":
        return unplaced(
            Year(Calendar.UNSTATED, 0, f"the calendar of century {number} is not stated"), Precision.RANGE
        )
    system = mark or Calendar.GREGORIAN
    days = system.years(100 * number - 99, 100 * number)
    return UncertainDate(*days, system, Precision.RANGE, note=system.note)


def near_century(shift: int, anchor: date | None) -> UncertainDate:
    """Give the century before (-1), of (0) or after the anchor's; unplaced without one."""
    if anchor is None:
        note = "the day from which it is reckoned is not known"
        return UncertainDate(
            None, None, Calendar.GREGORIAN, Precision.RELATIVE, note=note, relative=f"P{100 * shift}Y"
        )
    said = century(century_of(anchor) + shift, Calendar.GREGORIAN, None)
    return UncertainDate(
        said.earliest,
        said.latest,
        said.calendar,
        Precision.RANGE,
        note=f"reckoned from {anchor}",
        relative=f"P{100 * shift}Y",
    )


def century_of(day: date) -> int:
    """Number the century of a day."""
    return (day.year - 1) // 100 + 1


def decade_within(tens: int, number: int, note: str) -> Year:
    """Give the first year of a decade (20 to 90) of a century of the Gregorian calendar."""
    return Year(Calendar.GREGORIAN, 100 * (number - 1) + tens, joined(note))
