"""The words of ``words.toml``, folded, each with the part it plays in a date."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sijill.dates.calendars import Calendar
from sijill.text import fold_text

LETTERS = re.compile(r"[^\W\d_]+")

# One letter a part, so that the grammar can be regular expressions over a string of parts.
PARTICLES = {
    "decade_of": "D",
    "decade_mark": "g",
    "century": "H",
    "ordinal_mark": "t",
    "of": "i",
    "in": "j",
    "same_day": "=",
    "date_word": "f",
    "about": "~",
    "before": "<",
    "after": ">",
    "from": "{",
    "until": "}",
    "between": "b",
    "and": "&",
    "more_than": "m",
    "ago": "G",
    "qabl": "q",
    "pish": "p",
    "mundhu": "Z",
    "past": "L",
    "coming": "K",
    "present": "T",
    "onwards": "O",
    "or": "P",
    "few": "U",
    "half": "A",
    "quarter": "B",
    "time_of_day": "z",
    "observance": "l",
    "at_the_time": "V",
}
PORTIONS = ("early", "mid", "late")
UNIT_PARTS = {"year": "a", "month": "e", "day": "d", "week": "k", "decade": "D"}
# Parts that Arabic may write with its article or a one-letter particle before the word.
ARTICLE_PARTS = frozenset("MWSoaekduvcEwCDLKTHABz")
PARTICLE_PARTS = frozenset("MSoaekduvEwDRfZq{}<>b~hjHABzO")


@dataclass(frozen=True, slots=True)
class Word:
    """What a word (or a few together) can mean in a date; ``part`` is its letter in the grammar."""

    part: str
    value: Any = None
    readings: tuple[tuple[Calendar, int], ...] = ()
    """For a month or season: the calendars in which it is one, and its number there."""
    is_persian: bool = False


@dataclass(slots=True)
class Lexicon:
    """Every word, and for the first word of a longer term the terms that begin with it, longest first."""

    words: dict[str, Word] = field(default_factory=dict)
    terms: dict[str, list[tuple[str, Word]]] = field(default_factory=dict)
    month_names: dict[tuple[Calendar, str], tuple[str, ...]] = field(default_factory=dict)
    season_names: dict[tuple[Calendar, str], tuple[str, ...]] = field(default_factory=dict)

    def add(self, spelling: str, word: Word) -> None:
        """Add a word; one that is already there keeps its part, and a month gains a reading."""
        folded = fold_text(spelling)
        known = self.words.get(folded)
        if known is not None and known.part in "MW" and word.part in "MW":
            readings = tuple(dict.fromkeys(known.readings + word.readings))
            word = Word("W" if "W" in (known.part, word.part) else "M", None, readings)
        elif known is not None:
            return
        self.words[folded] = word
        first = LETTERS.match(folded).group()  # type: ignore[union-attr]  # every spelling begins with a letter
        if first != folded:
            terms = [term for term in self.terms.get(first, []) if term[0] != folded]
            self.terms[first] = sorted([*terms, (folded, word)], key=lambda term: -len(term[0]))

    def add_all(self, spellings: Iterable[str], word: Word) -> None:
        """Add several spellings of one word."""
        for spelling in spellings:
            self.add(spelling, word)


@lru_cache(maxsize=1)
def word_list() -> dict[str, Any]:
    """Read ``words.toml`` as it stands."""
    return tomllib.loads(files("sijill.dates").joinpath("words.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Make the lexicon of the word list once."""
    data = word_list()
    built = Lexicon()
    _add_months(built, data["months"])
    _add_named(built, data)
    for name, spellings in data["particles"].items():
        built.add_all(spellings, Word(PARTICLES[name]))
    for number, name in enumerate(PORTIONS):
        built.add_all(data["portions"][name], Word("h", number))
    return built


def _add_months(built: Lexicon, months: dict[str, Any]) -> None:
    weak = {fold_text(word) for word in months["weak"]}
    # The common way of joining "month" to a Persian month's name.
    suffix = {"fa": "ماه"}
    for calendar in (Calendar.GREGORIAN, Calendar.JALALI, Calendar.HIJRI):
        for language, row in months[calendar].items():
            names = [entry.split("|") for entry in row]
            built.month_names[calendar, language] = tuple(spellings[0] for spellings in names)
            for number, spellings in enumerate(names, start=1):
                for spelling in spellings:
                    reading = ((calendar, number),)
                    built.add(spelling, Word("W" if fold_text(spelling) in weak else "M", None, reading))
                    if language in suffix and calendar is Calendar.JALALI:
                        built.add(spelling + suffix[language], Word("M", None, reading))


def _add_named(built: Lexicon, data: dict[str, Any]) -> None:
    for calendar, languages in data["seasons"].items():
        for language, row in languages.items():
            names = [entry.split("|") for entry in row]
            built.season_names[Calendar(calendar), language] = tuple(spellings[0] for spellings in names)
            for number, spellings in enumerate(names, start=1):
                built.add_all(spellings, Word("S", None, ((Calendar(calendar), number),)))
    for part, table in (("w", "weekdays"), ("o", "ordinals")):
        for row in data[table].values():
            for number, entry in enumerate(row, start=1):
                built.add_all(entry.split("|"), Word(part, number))
                if part == "w":
                    built.add_all((f"{name}\u200cشب" for name in entry.split("|")), Word(part, number))
    for name, spellings in data["calendars"].items():
        built.add_all(spellings, Word("C", Calendar(name)))
    for part, table, read in (("c", "cardinals", int), ("E", "named_decades", int), ("R", "fixed", str)):
        for value, spellings in data[table].items():
            built.add_all(spellings, Word(part, read(value)))
    built.add_all(data["persian"]["year"], Word("a", "year", is_persian=True))
    for unit in UNIT_PARTS:
        built.add_all(data["units"][unit], Word(UNIT_PARTS[unit], unit))
        built.add_all(data["plurals"][unit], Word("u", unit))
        built.add_all(data["duals"][unit], Word("v", unit))
