"""Periods to count by, and which of them an uncertain date may lie in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sijill.dates import Calendar

OUTSIDE = "outside"
ONE_DAY = timedelta(days=1)

Interval = tuple[date | None, date | None]


class Every(StrEnum):
    """How long the periods of a calendar are."""

    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends within it. Raises ``ValueError`` if it ends before it begins."""

    name: str
    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"the period {self.name} ends before it begins")


def year_periods(first: int, last: int, *, calendar: Calendar = Calendar.GREGORIAN) -> tuple[Period, ...]:
    """Give the years of a calendar as periods, both years included."""
    return tuple(Period(str(year), *calendar.year(year)) for year in range(first, last + 1))


def month_periods(first: int, last: int, *, calendar: Calendar = Calendar.GREGORIAN) -> tuple[Period, ...]:
    """Give the months of a calendar's years, both included, named ``2023-04`` or ``1402-01``."""
    return tuple(
        Period(f"{year}-{month:02}", *calendar.month(year, month))
        for year in range(first, last + 1)
        for month in range(1, 13)
    )


def periods_of(
    intervals: Iterable[Interval], *, calendar: Calendar = Calendar.GREGORIAN, every: Every = Every.YEAR
) -> tuple[Period, ...]:
    """Give the years or months of a calendar from the earliest to the latest day that any interval names.

    A year that the calendar cannot number is left out; what lies in it is outside of all periods.
    """
    days = [day for interval in intervals for day in interval if day is not None]
    if not days:
        return ()
    made = month_periods if every is Every.MONTH else year_periods
    first, last = (_year(day, calendar) for day in (min(days), max(days)))
    return tuple(_numbered(made, first, last, calendar))


def _numbered(made: object, first: int, last: int, calendar: Calendar) -> Iterator[Period]:
    for year in range(first, last + 1):
        try:
            yield from made(year, year, calendar=calendar)  # type: ignore[operator]  # one of the two above
        except (ValueError, OverflowError):
            continue


def _year(day: date, calendar: Calendar) -> int:
    """Give a day's year; where the calendar does not reach, one that is near."""
    if calendar is Calendar.GREGORIAN:
        return day.year
    elapsed = day.year - (621 if calendar is Calendar.JALALI else 622)
    try:
        return calendar.parts(day)[0]
    except (ValueError, OverflowError):
        return elapsed if calendar is Calendar.JALALI else elapsed * 33 // 32


def years_of(intervals: Iterable[Interval]) -> tuple[Period, ...]:
    """Give the Gregorian years from the earliest to the latest day that any interval names."""
    return periods_of(intervals)


def narrowed(intervals: Iterable[Interval]) -> frozenset[Interval]:
    """Bring several statements of one date together.

    If one day can be meant by all, only the days common to all remain; else they are rivals and all stand.
    Intervals open on both sides say nothing and are left out.
    """
    stated = {interval for interval in intervals if interval != (None, None)}
    if not stated:
        return frozenset()
    start = max((first for first, _ in stated if first), default=None)
    end = min((last for _, last in stated if last), default=None)
    if start is None or end is None or start <= end:
        return frozenset({(start, end)})
    return frozenset(stated)


def possible_periods(intervals: Iterable[Interval], periods: Sequence[Period]) -> frozenset[str]:
    """Name the periods in which the date may lie, ``OUTSIDE`` if it may also lie in none of them."""
    return Timeline(periods).possible(intervals)


class Timeline:
    """Periods in their order, ready to be asked about many dates; they may overlap."""

    def __init__(self, periods: Sequence[Period]) -> None:
        self._periods = sorted(periods, key=lambda period: period.first)
        self._firsts = [period.first for period in self._periods]
        self._lasts = [period.last for period in self._periods]
        self._apart = all(
            before < after for before, after in zip(self._lasts, self._firsts[1:], strict=False)
        )

    def possible(self, intervals: Iterable[Interval]) -> frozenset[str]:
        """Name the periods in which the date may lie, ``OUTSIDE`` if it may also lie in none of them."""
        found: set[str] = set()
        for first, last in intervals:
            start, end = first or date.min, last or date.max
            touched = self._touched(start, end)
            found.update(period.name for period in touched)
            if not _covered(start, end, touched):
                found.add(OUTSIDE)
        return frozenset(found)

    def _touched(self, start: date, end: date) -> Sequence[Period]:
        if self._apart:
            return self._periods[bisect_left(self._lasts, start) : bisect_right(self._firsts, end)]
        return [period for period in self._periods if period.first <= end and start <= period.last]


def _covered(start: date, end: date, touched: Sequence[Period]) -> bool:
    reached = start - ONE_DAY if start > date.min else None
    for period in touched:
        if reached is None or period.first > reached + ONE_DAY:
            return False
        reached = max(reached, period.last)
    return reached is not None and reached >= end
