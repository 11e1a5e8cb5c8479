"""Periods to count by, and which of them an uncertain date may lie in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sijill.dates import Calendar

OUTSIDE = "outside"
ONE_DAY = timedelta(days=1)

Interval = tuple[date | None, date | None]


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


def years_of(intervals: Iterable[Interval]) -> tuple[Period, ...]:
    """Give the Gregorian years from the earliest to the latest day that any interval names."""
    days = [day for interval in intervals for day in interval if day is not None]
    return year_periods(min(days).year, max(days).year) if days else ()


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
    found: set[str] = set()
    for first, last in intervals:
        start, end = first or date.min, last or date.max
        touched = sorted(
            (period for period in periods if period.first <= end and start <= period.last),
            key=lambda period: period.first,
        )
        found.update(period.name for period in touched)
        if not _covered(start, end, touched):
            found.add(OUTSIDE)
    return frozenset(found)


def _covered(start: date, end: date, touched: Sequence[Period]) -> bool:
    reached = start - ONE_DAY if start > date.min else None
    for period in touched:
        if reached is None or period.first > reached + ONE_DAY:
            return False
        reached = max(reached, period.last)
    return reached is not None and reached >= end
