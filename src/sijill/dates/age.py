"""Ages between uncertain dates, and whether somebody was a minor."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sijill.dates.calendars import ONE_DAY
from sijill.dates.numeric import joined
from sijill.dates.uncertain import Precision, UncertainDate

MAJORITY = 18  # Convention on the Rights of the Child, article 1


class Minority(StrEnum):
    """Whether a person was a minor; the third answer is an answer."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


def age_at(birth: UncertainDate, on: UncertainDate) -> tuple[int, int] | None:
    """Give the least and the greatest age in full years that the two dates allow.

    ``None`` if a side of either is open, or if the birth is surely later.
    """
    if not (birth.earliest and birth.latest and on.earliest and on.latest) or on.latest < birth.earliest:
        return None
    return max(0, _full_years(birth.latest, on.earliest)), _full_years(birth.earliest, on.latest)


def born_between(age: int | tuple[int, int], on: UncertainDate) -> UncertainDate:
    """Give the days on which somebody was born who was of an age, in full years, at a date.

    ``age`` may be the least and greatest. Somebody of 17 on 5 May 2018 was born between 6 May 2000 and
    5 May 2001; an open side of ``on`` leaves the same side open. Raises ``ValueError`` for an age that is
    negative, or whose greatest is below its least.

    >>> from sijill.dates import parse
    >>> born_between(17, parse("5 May 2018")).interval
    '2000-05-06/2001-05-05'
    """
    least, most = (age, age) if isinstance(age, int) else age
    if not 0 <= least <= most:
        raise ValueError(f"{least} to {most} is no age")
    earliest = _years_before(on.earliest, most + 1) if on.earliest else None
    latest = _years_before(on.latest, least) if on.latest else None
    said = str(least) if least == most else f"{least} to {most}"
    note = joined(f"reckoned from an age of {said} on {on.interval or 'an unknown day'}", on.note)
    return UncertainDate(
        earliest + ONE_DAY if earliest else None, latest, on.calendar, Precision.RANGE, note=note
    )


def was_minor(
    birth_or_age: UncertainDate | int | tuple[int, int],
    on: UncertainDate | None = None,
    *,
    limit: int = MAJORITY,
) -> Minority:
    """Say whether a person was under ``limit`` full years.

    With a date of birth, ``on`` is the day asked about; half-open dates serve as far as they reach. An age
    in full years, or the least and greatest, is taken as the age on that day.
    """
    if isinstance(birth_or_age, UncertainDate):
        birth = birth_or_age
        if on is None:
            return Minority.CANNOT_TELL
        least = _full_years(birth.latest, on.earliest) if birth.latest and on.earliest else None
        most = _full_years(birth.earliest, on.latest) if birth.earliest and on.latest else None
    elif isinstance(birth_or_age, int):
        least = most = birth_or_age
    else:
        least, most = birth_or_age
    if most is not None and most < limit:
        return Minority.YES if most >= 0 else Minority.CANNOT_TELL  # born later: the dates contradict
    if least is not None and least >= limit:
        return Minority.NO
    return Minority.CANNOT_TELL


def _years_before(day: date, years: int) -> date:
    """Give the last day whose birthday, ``years`` later, has come by a day; 29 February waits for 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def _full_years(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
