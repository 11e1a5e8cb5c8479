"""Dates written in numbers: 2023-03-21, 21/3/2023, 1402/01/01, 07/1402."""

from __future__ import annotations

from datetime import date, timedelta

from sijill.dates.calendars import Calendar
from sijill.dates.context import Context
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.dates.years import Year, read_year

_LAST_LUNAR_DAYS = (29, 30)
DAY_FIRST_NOTE = "read as day, month, year"


def unplaced(year: Year, precision: Precision) -> UncertainDate:
    """Make a date of which only the precision is known, and why."""
    return UncertainDate(None, None, Calendar.UNSTATED, precision, note=year.note)


def in_year(year: Year) -> UncertainDate:
    """Make the date that says no more than its year; ``ValueError`` if the calendar has no such year."""
    if year.calendar is Calendar.UNSTATED:
        return unplaced(year, Precision.YEAR)
    return UncertainDate(
        *year.calendar.year(year.number),
        year.calendar,
        Precision.YEAR,
        note=joined(year.note, year.calendar.note),
    )


def in_month(year: Year, month: int) -> UncertainDate:
    """Make the date that says year and month; month 0, as some lists write it, is not known."""
    if month == 0:
        return in_year(year)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if year.calendar is Calendar.UNSTATED:
        return unplaced(year, Precision.MONTH)
    days = year.calendar.month(year.number, month)
    return UncertainDate(*days, year.calendar, Precision.MONTH, note=joined(year.note, year.calendar.note))


def on_day(year: Year, month: int, day: int, *, note: str = "") -> UncertainDate:
    """Make the date of one day; day 0 is not known. ``ValueError`` if the calendar has no such day."""
    if not 0 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if not 0 <= day <= 31:
        raise ValueError(f"no month has {day} days")
    if day == 0 or month == 0:
        return in_month(year, month)
    if year.calendar is Calendar.UNSTATED:
        return unplaced(year, Precision.DAY)
    if year.calendar is Calendar.HIJRI and day in _LAST_LUNAR_DAYS:
        # Where the moon was seen later, the month had more days than in the tables.
        placed = year.calendar.day(year.number, month, 1) + timedelta(days=day - 1)
    else:
        placed = year.calendar.day(year.number, month, day)
    notes = joined(year.note, note, year.calendar.note)
    return UncertainDate(placed, placed, year.calendar, Precision.DAY, note=notes)


def year_first(year: Year, month: int, day: int) -> UncertainDate:
    """Read year, month, day."""
    return on_day(year, month, day)


def year_last(first: int, second: int, year: Year, context: Context, *, separator: str) -> UncertainDate:
    """Read day and month before a year, keeping both orders where both are possible.

    The order is sure if a number is above 12, if digits, language or calendar exclude the American order, or
    if the numbers stand between full stops in a text that is not known to be English.
    """
    if first > 12 and second > 12:
        raise ValueError(f"neither {first} nor {second} is a month")
    if second > 12 and first == 0:
        raise ValueError(f"there is no month {second}")
    if second > 12:
        return on_day(year, first, second, note="read as month, day, year")
    if first > 12 or first == second or 0 in (first, second):
        return on_day(year, second, first)
    eastern_calendar = year.calendar in (Calendar.JALALI, Calendar.HIJRI)
    if eastern_calendar or (separator == "." and context.language != "en") or context.day_comes_first:
        return on_day(year, second, first, note=DAY_FIRST_NOTE)
    if year.calendar is Calendar.UNSTATED:
        return unplaced(year, Precision.DAY)
    days = sorted((date(year.number, second, first), date(year.number, first, second)))
    return UncertainDate(
        days[0],
        days[1],
        year.calendar,
        Precision.EITHER,
        note=f"day and month may stand in either order: {days[0]} or {days[1]}",
    )


def two_digit_year(
    numbers: tuple[int, int, int], context: Context, *, mark: Calendar | None
) -> UncertainDate | None:
    """Read three short numbers, of which one is a year without its century."""
    first, second, third = numbers
    solar = mark or (Calendar.JALALI if context.language == "fa" or context.eastern_digits else None)
    if first > 31 and second <= 12:
        return on_day(short_year(first, solar), second, third)
    if third > 31:
        return year_last(first, second, short_year(third, solar), context, separator="/")
    if max(numbers) > 99 or (first > 31 and third > 31):
        return None
    note = "which of the three numbers is the year is not stated"
    return UncertainDate(None, None, Calendar.UNSTATED, Precision.DAY, note=note)


def short_year(number: int, mark: Calendar | None) -> Year:
    """Read a year of two digits."""
    year = read_year(number, 2, mark=mark)
    assert year is not None, "two digits always give a year, if an unstated one"
    return year


def joined(*notes: str) -> str:
    """Join notes that are not empty."""
    return "; ".join(dict.fromkeys(note for note in notes if note))
