"""A stretch of a report while its dates are read: its tokens, and what was told before it."""

from __future__ import annotations

from datetime import date

from sijill.dates.calendars import Calendar
from sijill.dates.context import Context
from sijill.dates.lexing import Token, lex
from sijill.dates.story import story
from sijill.dates.tense import is_to_come
from sijill.dates.uncertain import UncertainDate
from sijill.text import fold

LEADING = frozenset("ijf:,")
SHIFTS = {"L": -1, "T": 0, "K": 1}
ISO_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
Placed = tuple[int, UncertainDate]
_A_YEAR = 366


class Memory:
    """The dates that a report told last, in all and in the stretch that is read."""

    def __init__(self, *, published: date | None) -> None:
        self.told: UncertainDate | None = None
        self._here: UncertainDate | None = None
        self._is_dated = published is not None

    @property
    def told_here(self) -> UncertainDate | None:
        """The last date of the stretch; without a day of publication, of the whole report."""
        return self._here or (None if self._is_dated else self.told)

    def begin(self) -> None:
        """Begin a new stretch."""
        self._here = None

    def remember(self, said: UncertainDate) -> None:
        """Keep a placed date in mind, if it is one that what follows may go on from."""
        if said.earliest and said.latest and (said.latest - said.earliest).days <= _A_YEAR:
            self.told = self._here = said


class Stretch:
    """The text of a stretch, folded and lexed; ``anchor`` is the day of publication."""

    def __init__(self, text: str, *, language: str | None, anchor: date | None, memory: Memory) -> None:
        self.text = text
        self.language = language
        self.anchor = anchor
        self.memory = memory
        self.folded = fold(text)
        self.parts, self.tokens = lex(self.folded.text)
        self.story = story(self.folded.text, self.parts, self.tokens, language)

    @property
    def own(self) -> Calendar:
        """The calendar in which the language counts."""
        return Calendar.JALALI if self.language == "fa" else Calendar.GREGORIAN

    @property
    def context(self) -> Context:
        """What is known around its dates."""
        return Context(self.language, self.anchor)

    def written(self, token: Token) -> str:
        """Give the folded words of a token."""
        return self.folded.text[token.start : token.end]

    def word(self, index: int) -> str:
        """Give what the word at a token means, empty if nothing."""
        word = self.tokens[index].word
        return str(word.value) if word is not None else ""

    def value(self, index: int) -> int:
        """Give the number that the word at a token means, else 0."""
        said = self.word(index)
        return int(said) if said.isdigit() else 0

    def is_capital(self, token: Token) -> bool:
        """Whether a token begins with a capital."""
        return self.text[self.folded.offsets[token.start]].isupper()

    def is_to_come(self, start: int, end: int) -> bool:
        """Whether the sentence around tokens speaks of the future."""
        last = min(end, len(self.tokens)) - 1
        while start < last and self.parts[start] in LEADING:
            start += 1
        return is_to_come(self.folded.text, self.tokens[start].start, self.tokens[last].end, self.language)
