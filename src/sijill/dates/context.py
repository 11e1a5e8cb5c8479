"""What is known around a date while it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sijill.dates.calendars import Calendar


@dataclass(frozen=True, slots=True)
class Context:
    """``whole``: the text is nothing but a date (a cell), so that readings too risky in prose are allowed.

    ``eastern_digits``: the numbers are written in Arabic-Indic or Persian digits. ``yearless``: the day up
    to which a day without its year is reckoned; only for cells, since in prose it is often an anniversary.
    ``calendar``: in which the text counts its years; else that of the language.
    """

    language: str | None = None
    anchor: date | None = None
    whole: bool = False
    eastern_digits: bool = False
    yearless: date | None = None
    calendar: Calendar | None = None

    @property
    def own(self) -> Calendar:
        """In which years and months are counted that the text gives no calendar."""
        return self.calendar or (Calendar.JALALI if self.language == "fa" else Calendar.GREGORIAN)

    @property
    def day_comes_first(self) -> bool:
        """Whether 3/4/2021 can only be 3 April: nobody writes the month first in Arabic or Persian."""
        return self.eastern_digits or self.language in ("ar", "fa")

    def as_whole(self) -> Context:
        """Give the context for a place that only a date can fill."""
        return self if self.whole else replace(self, whole=True)
