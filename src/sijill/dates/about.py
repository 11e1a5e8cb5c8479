"""About a date: the interval that "about" allows, and what its words name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sijill.dates.calendars import ONE_DAY, Calendar
from sijill.dates.numeric import joined
from sijill.dates.uncertain import Precision, UncertainDate

_SPANS = {Precision.MONTH: 0, Precision.YEAR: 1, Precision.DECADE: 10}
_UNITED = frozenset({Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE})


def about(said: UncertainDate) -> UncertainDate:
    """Widen a date by one of the unit that was said, on both sides: "about 1988" is 1987 to 1989."""
    if said.earliest is None or said.latest is None or said.precision in (Precision.ABOUT, Precision.EITHER):
        return said
    first, last = said.earliest - ONE_DAY, said.latest + ONE_DAY
    years = _SPANS.get(said.precision)
    if years is None or said.calendar is Calendar.UNSTATED:
        length = said.latest - said.earliest
        earliest, latest = first - length, last + length
    else:
        earliest, latest = _unit(said.calendar, first, years)[0], _unit(said.calendar, last, years)[1]
    unit = said.precision if said.precision in _UNITED else "length of it"
    note = joined(f"about: one {unit} on either side", said.note)
    return replace(said, earliest=earliest, latest=latest, precision=Precision.ABOUT, note=note)


def named_days(said: UncertainDate) -> tuple[date | None, date | None]:
    """Give the days that the words name; narrower than the interval only for :attr:`Precision.ABOUT`.

    >>> from sijill.dates import parse
    >>> [str(day) for day in named_days(parse("about 1988"))]
    ['1988-01-01', '1988-12-31']
    """
    earliest, latest = said.earliest, said.latest
    if said.precision is not Precision.ABOUT or earliest is None or latest is None:
        return earliest, latest
    for years in (10, 1, 0):
        try:
            first = _unit(said.calendar, earliest, years)
            middle = _unit(said.calendar, first[1] + ONE_DAY, years)
            last = _unit(said.calendar, middle[1] + ONE_DAY, years)
        except (ValueError, OverflowError):
            continue  # at the ends of what the calendar reaches
        if (first[0], last[1]) == (earliest, latest):
            return middle
    third = ((latest - earliest).days + 1) // 3 * ONE_DAY
    return earliest + third, latest - third


def _unit(system: Calendar, day: date, years: int) -> tuple[date, date]:
    """Give the month (``years`` is 0), year or decade that holds a day."""
    year, month, _ = system.parts(day)
    if not years:
        return system.month(year, month)
    first = year - year % years
    return system.years(first, first + years - 1)
