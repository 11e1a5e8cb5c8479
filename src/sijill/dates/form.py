"""One form of a date where it stands in a text, with its tokens at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijill.dates.calendars import Calendar
from sijill.dates.context import Context
from sijill.dates.lexing import Token
from sijill.dates.years import Year, read_year


@dataclass(slots=True)
class Match:
    """A match of a form's pattern over the parts, and what its groups say."""

    match: re.Match[str]
    tokens: list[Token]
    context: Context

    def token(self, group: str) -> Token | None:
        """Give the first token of a group, ``None`` if it did not take part."""
        if group not in self.match.re.groupindex:
            return None
        start, end = self.match.span(group)
        return self.tokens[start] if start >= 0 and start < end else None

    def inside(self) -> list[Token]:
        """Give the tokens of the match."""
        return self.tokens[self.match.start() : self.match.end()]

    def value(self, group: str) -> int:
        """Give the number that a group's token says in digits or words."""
        token = self.token(group)
        assert token is not None, f"the form has no {group}"
        return token.number if token.word is None else int(token.word.value)

    def mark(self) -> Calendar | None:
        """Give the calendar that is named after the year."""
        token = self.token("mark")
        return token.word.value if token is not None and token.word is not None else None

    def year(self, *, month: Calendar | None = None) -> Year | None:
        """Read the year."""
        token = self.token("year")
        assert token is not None, "the form has no year"
        return read_year(
            token.number,
            token.end - token.start,
            mark=self.mark(),
            month=month,
            language=self.context.language,
        )

    def month_and_year(self) -> tuple[Year, int, int] | None:
        """Read month and year: (year, first month, last month), the same month twice unless it is "A/B"."""
        best: tuple[Year, int, int] | None = None
        for calendar, number in self.month():
            year = self.year(month=calendar)
            if year is not None and (best is None or best[0].calendar is Calendar.UNSTATED):
                best = year, number, self._last_month(calendar, number)
        return best

    def month(self) -> tuple[tuple[Calendar, int], ...]:
        """Give the calendars in which the month word is a month, and its number there."""
        start, end = self.match.span("month")
        return next(
            token.word.readings for token in self.tokens[start:end] if token.word and token.part in "MW"
        )

    def _last_month(self, calendar: Calendar, first: int) -> int:
        other = self.token("other") or self.token("alias")
        if other is None or other.word is None:
            return first
        numbers = [number for system, number in other.word.readings if system is calendar]
        return numbers[0] if numbers and numbers[0] >= first else first
