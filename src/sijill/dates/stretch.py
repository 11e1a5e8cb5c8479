"""A stretch of a report while its dates are read: its tokens, and what was told before it."""

from __future__ import annotations

from datetime import date
from functools import cache

from sijill.dates.calendars import Calendar
from sijill.dates.context import Context
from sijill.dates.counts import compounded
from sijill.dates.lexicon import word_list
from sijill.dates.lexing import UNKNOWN, Token, lex
from sijill.dates.story import story
from sijill.dates.tense import begins, is_demanded, is_to_come
from sijill.dates.uncertain import Precision, UncertainDate
from sijill.text import fold, fold_text

LEADING = frozenset("ijf:,")
SHIFTS = {"L": -1, "T": 0, "K": 1}
ISO_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
Placed = tuple[int, UncertainDate]
_A_YEAR = 366


class Memory:
    """The dates that a report told last, in all and in the stretch that is read."""

    def __init__(self, *, published: date | None) -> None:
        self.told: UncertainDate | None = None
        self.year: tuple[UncertainDate, int] | None = None
        """The year that was last told as "three years ago", and where in the stretch it ends."""
        self.calendar: Calendar | None = None
        """The calendar of the first whole day that the text names: of its head, in most."""
        self._here: UncertainDate | None = None
        self._is_dated = published is not None

    @property
    def told_here(self) -> UncertainDate | None:
        """The last date of the stretch; without a day of publication, of the whole report."""
        return self._here or (None if self._is_dated else self.told)

    def begin(self) -> None:
        """Begin a new stretch."""
        self._here = self.year = None

    def remember(self, said: UncertainDate, end: int) -> None:
        """Keep a placed date in mind, if it is one that what follows may go on from."""
        if said.relative is not None and not said.relative.startswith("XXXX"):
            self.year = (said, end) if said.precision is Precision.YEAR else self.year
            return
        self.year = None
        if self.calendar is None and said.relative is None and said.precision is Precision.DAY:
            self.calendar = said.calendar if said.calendar is not Calendar.HIJRI else None
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
        _, tokens = compounded(*lex(self.folded.text))
        self.tokens = [_own_word(token, self.folded.text, language) for token in tokens]
        self.parts = "".join([token.part for token in self.tokens])
        self.story = story(self.folded.text, self.parts, self.tokens, language)

    @property
    def own(self) -> Calendar:
        """The calendar in which the language counts."""
        return self.context.own

    @property
    def context(self) -> Context:
        """What is known around its dates."""
        return Context(
            self.language, self.anchor, calendar=self.memory.calendar if self.language == "fa" else None
        )

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

    def number(self, index: int) -> int:
        """Give the number that the token says in digits or words."""
        token = self.tokens[index]
        return token.number if token.word is None else int(str(token.word.value))

    def word_before(self, index: int) -> str:
        """Give the last folded word of the token before another, empty if there is none."""
        return self.written(self.tokens[index - 1]).split()[-1] if index else ""

    def is_capital(self, token: Token) -> bool:
        """Whether a token begins with a capital."""
        return self.text[self.folded.offsets[token.start]].isupper()

    def begins(self, start: int, end: int) -> bool:
        """Whether the clause says that something begins at the time between two tokens."""
        return begins(self.folded.text, self.tokens[start].start, self.tokens[end - 1].end)

    def is_demanded(self, start: int) -> bool:
        """Whether the sentence before a token demands or orders something."""
        return is_demanded(self.folded.text, self.tokens[start].start)

    def is_to_come(self, start: int, end: int) -> bool:
        """Whether the sentence around tokens speaks of the future."""
        last = min(end, len(self.tokens)) - 1
        while start < last and self.parts[start] in LEADING:
            start += 1
        return is_to_come(self.folded.text, self.tokens[start].start, self.tokens[last].end, self.language)


def _own_word(token: Token, folded: str, language: str | None) -> Token:
    """Take from a word the meaning that it has only in the other language of these letters."""
    if token.word is None or folded[token.start : token.end] not in _foreign(language):
        return token
    return Token(token.start, token.end, UNKNOWN)


@cache
def _foreign(language: str | None) -> frozenset[str]:
    return frozenset(fold_text(word) for word in word_list()["foreign"].get(language or "", ()))
