"""Parts of a month, year, season or decade: early, mid, late, the second half, the first quarter."""

from __future__ import annotations

from dataclasses import replace

from sijill.dates.calendars import Calendar
from sijill.dates.numeric import joined
from sijill.dates.uncertain import Precision, UncertainDate

THIRDS, HALVES, QUARTERS = 3, 2, 4
_NAMES = {THIRDS: "third", HALVES: "half", QUARTERS: "quarter"}
_FIRST_DAYS = {THIRDS: (1, 11, 21), HALVES: (1, 16)}
_MONTHS = {Precision.YEAR: 12, Precision.DECADE: 120, Precision.SEASON: 3}


def portion(said: UncertainDate, number: int, count: int) -> UncertainDate:
    """Give part ``number`` (from 1) of ``count`` equal parts, in whole months; of a month, in days.

    "Early", "mid" and "late" are thirds: of a month the days 1 to 10, 11 to 20 and the rest, of a year four
    months each. That is how people mostly mean them and no rule, so the note says it. What cannot be parted
    so (a century, a winter that may be either of two) stays whole. Raises ``ValueError`` if there is no such
    part.
    """
    if not 1 <= number <= count:
        raise ValueError(f"there is no {_NAMES[count]} {number}")
    if said.earliest is None or said.latest is None or said.calendar is Calendar.UNSTATED:
        return said
    system = said.calendar
    year, month, _ = system.parts(said.earliest)
    if said.precision is Precision.MONTH and count in _FIRST_DAYS:
        firsts = _FIRST_DAYS[count]
        last = firsts[number] - 1 if number < count else system.month_length(year, month)
        days = system.day(year, month, firsts[number - 1]), system.day(year, month, last)
    else:
        months = _MONTHS.get(said.precision, 0) // count
        first = year * 12 + month - 1 + months * (number - 1)
        end = first + months - 1
        if not months or system.parts(said.latest)[:2] != _month(first + months * (count - number + 1) - 1):
            return replace(said, note=joined("which part of it is said in words only", said.note))
        days = system.month(*_month(first))[0], system.month(*_month(end))[1]
    note = joined(f"read as {_NAMES[count]} {number} of the {said.precision}", said.note)
    return replace(said, earliest=days[0], latest=days[1], precision=Precision.RANGE, note=note)


def _month(months: int) -> tuple[int, int]:
    return months // 12, months % 12 + 1
