"""Ages between uncertain dates, and whether somebody was a minor."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sijill.dates.uncertain import UncertainDate

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


def _full_years(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
