"""The report's own sentences, in three languages, with numbers in the digits of each."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from string import Formatter

from sijill.counting import Finding, Note, Span
from sijill.dates import Calendar, Precision, UncertainDate, format_date
from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.numerals import RIGHT_TO_LEFT, decimal, digits, figure, share, whole
from sijill.text import isolate

LANGUAGES = ("ar", "fa", "en")

LEAST_SHARE = 0.001

_FROM, _TO = "\ue000", "\ue001"
"""Around the number of a figure while its sentence is made; no sentence holds these signs."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a language of :data:`LANGUAGES`: calling it gives markup, ``plain`` the same as text."""

    language: str

    @property
    def right_to_left(self) -> bool:
        return self.language in RIGHT_TO_LEFT

    def __call__(self, key: str, **figures: Piece | float) -> Markup:
        """Say the sentence of ``words.toml`` called ``key`` with its figures, each isolated."""
        pieces: list[Piece] = []
        for words, name, _, _ in Formatter().parse(self._template(key)):
            pieces.append(words)
            if name is not None:
                pieces.append(self.piece(figures[name]))
        return together(pieces)

    def plain(self, key: str, **figures: str | float) -> str:
        """Say the same as plain text, for the words of a drawing."""
        written = {
            name: isolate(value if isinstance(value, str) else figure(value, self.language), "plain")
            for name, value in figures.items()
        }
        return self._template(key).format(**written)

    def has(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in sentences()

    def piece(self, value: Piece | float) -> Piece:
        """Make something to stand in a sentence: a number with its value, a name isolated."""
        if isinstance(value, (int, float)):
            return self.datum(value, figure(value, self.language))
        if isinstance(value, str) and not isinstance(value, Markup):
            return name_of(digits(value, self.language) if value.isdecimal() else value)
        return value

    def number(self, value: float) -> Markup:
        """Write a number of people."""
        return self.datum(value, whole(value, self.language))

    def plain_number(self, value: float) -> str:
        """Write a number of people as plain text."""
        return whole(value, self.language)

    def decimal(self, value: float, places: int) -> Markup:
        """Write a number with decimal places."""
        return self.datum(value, decimal(value, self.language, places=places))

    def share(self, value: float) -> Markup:
        """Write a part of one in percent; below a tenth of one percent that is what it says."""
        if 0 < value < LEAST_SHARE:
            return self("less_than", most=self.datum(value, share(LEAST_SHARE, self.language)))
        return self.datum(value, share(value, self.language))

    def range(self, low: float, high: float | None) -> Markup:
        """Write an interval; without an upper end, "at least"."""
        if high is None:
            return self("at_least", low=self.number(low))
        return element("span", self("from_to", low=self.number(low), high=self.number(high)), class_="nb")

    def plain_range(self, low: float, high: float | None) -> str:
        """Write an interval as plain text."""
        if high is None:
            return self.plain("at_least", low=self.plain_number(low))
        return self.plain("from_to", low=self.plain_number(low), high=self.plain_number(high))

    def span(self, low: int | None, high: int | None, *, approximate: bool = False) -> Markup:
        """Write how many from a least to a greatest number, either of which may be open."""
        if low is None or high is None:
            open_ended = self("at_least", low=self.number(low or 0))
            said = open_ended if high is None else self("up_to", high=self.number(high))
        else:
            said = self.number(low) if low == high else self.range(low, high)
        return self("about", number=said) if approximate else said

    def plain_span(self, number: Span) -> str:
        """Write a span as plain text."""
        return self.plain_range_of(number.min, number.max)

    def plain_range_of(self, low: int | None, high: int | None, *, approximate: bool = False) -> str:
        """Write the same as :meth:`span` as plain text."""
        if low is None or high is None:
            known = self.plain_number((low if high is None else high) or 0)
            said = self.plain("at_least", low=known) if high is None else self.plain("up_to", high=known)
        else:
            said = self.plain_number(low) if low == high else self.plain_range(low, high)
        return self.plain("about", number=said) if approximate else said

    def days(self, first: date | None, last: date | None) -> str:
        """Write a day, or the days from one to another, in the calendar of the language's readers."""
        calendar = Calendar.JALALI if self.language == "fa" else Calendar.GREGORIAN
        precision = Precision.DAY if first == last else Precision.RANGE
        told = UncertainDate(first, last, calendar=calendar, precision=precision)
        return digits(format_date(told, self.language, calendar), self.language)

    def note(self, said: Note) -> Markup:
        """Say what must be known of a count."""
        return self._marked(lambda write: said.sentence(self.language, write=write))

    def finding(self, said: Finding) -> Markup:
        """Say a finding of an estimate, each figure isolated and with its value."""
        return self._marked(lambda write: said.sentence(self.language, write=write))

    def plain_finding(self, said: Finding) -> str:
        """Say a finding as plain text."""
        return said.sentence(
            self.language, write=lambda value: isolate(figure(value, self.language), "plain")
        )

    def datum(self, value: float, written: str) -> Markup:
        """Put a written number beside the value that it stands for."""
        return element("data", written, value=json.dumps(value))

    def _marked(self, say: Callable[[Callable[[float | str], str]], str]) -> Markup:
        """Put the figures of a sentence that another room says into markup."""
        held: list[float | str] = []
        marked = say(_keeping(held))
        pieces: list[Piece] = []
        for number, part in enumerate(marked.replace(" %", "٪" if self.right_to_left else " %").split(_FROM)):
            if number == 0:
                pieces.append(part)
                continue
            index, _, rest = part.partition(_TO)
            pieces += [self.piece(held[int(index)]), rest]
        return together(pieces)

    def _template(self, key: str) -> str:
        return sentences()[key][self.language]


def name_of(words: str) -> Markup:
    """Isolate a name that somebody else gave."""
    return Markup(isolate(words, "html"))


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Read all sentences, by key and language."""
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    read: dict[str, dict[str, str]] = tomllib.loads(text)
    return read


def _keeping(held: list[float | str]) -> Callable[[float | str], str]:
    def write(value: float | str) -> str:
        held.append(value)
        return f"{_FROM}{len(held) - 1}{_TO}"

    return write
