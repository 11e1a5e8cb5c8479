"""A date as somebody said it: the days between which it must lie, never more precise than the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sijill.dates.calendars import Calendar


class Precision(StrEnum):
    """How closely the words place a date."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    """Between two days; an open side is ``None`` ("before 1988")."""
    ABOUT = "about"
    """The interval is widened by one unit of what was said ("about 1988": 1987 to 1989)."""
    EITHER = "either"
    """One of two days, the ends of the interval, and none between: 03/04/2021."""
    RELATIVE = "relative"
    """Said from another day that is not known; nothing is placed."""

    @property
    def is_one_day(self) -> bool:
        """Whether the words name one single day, if only by two readings."""
        return self in (Precision.DAY, Precision.EITHER)


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """An inclusive interval of Gregorian days.

    ``None`` is an open side; both sides ``None`` means that the date could not be placed, and ``note`` says
    why. ``calendar`` and ``original`` keep how it was written. ``relative`` keeps what was said of another
    day: an ISO 8601 duration (``P-2Y``; ``P-XY``: some years; ``../P-2Y``: more than two; ``P-20Y~``: two
    decades), a day, month or season without its year (``XXXX-03-15``, ``XXXX-03``, ``XXXX-21``), a month of
    such a year (``P-1Y/XXXX-03``), the last weekday (``XXXX-WXX-2``) or the next (``+XXXX-WXX-2``), two of
    these (``XXXX-05-03/XXXX-05-07``), or the day of something else (``XXXX-XX-XX``).

    Raises ``ValueError`` if the interval ends before it begins.
    """

    earliest: date | None
    latest: date | None
    calendar: Calendar = Calendar.GREGORIAN
    precision: Precision = Precision.RANGE
    original: str = ""
    note: str = ""
    relative: str | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}")

    @property
    def is_placed(self) -> bool:
        """Whether at least one side is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def interval(self) -> str:
        """The days in short: ``2023-03-21``, ``2023-03-21/2024-03-19``, ``../1987-12-31``; empty if open."""
        if not self.is_placed:
            return ""
        if self.earliest == self.latest:
            return str(self.earliest)
        return f"{self.earliest or '..'}/{self.latest or '..'}"

    def covers(self, day: date) -> bool:
        """Whether the date may have been this day."""
        if self.precision is Precision.EITHER:
            return day in (self.earliest, self.latest)
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def as_json(self) -> dict[str, Any]:
        """Give the value of a date proposal or claim; the wording is kept by the claim itself."""
        return {
            "earliest": str(self.earliest) if self.earliest else None,
            "latest": str(self.latest) if self.latest else None,
            "calendar": str(self.calendar),
            "precision": str(self.precision),
            "relative": self.relative,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any], *, original: str = "", note: str = "") -> UncertainDate:
        """Read what :meth:`as_json` gave; raises ``ValueError`` or ``KeyError`` on anything else."""
        earliest, latest = value["earliest"], value["latest"]
        return cls(
            earliest=date.fromisoformat(earliest) if earliest else None,
            latest=date.fromisoformat(latest) if latest else None,
            calendar=Calendar(value["calendar"]),
            precision=Precision(value["precision"]),
            original=original,
            note=note,
            relative=value.get("relative"),
        )
