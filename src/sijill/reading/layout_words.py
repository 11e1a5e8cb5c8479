"""The words by which a glued heading is told: what opens a paragraph, and what a heading ends with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sijill.places import well_known
from sijill.reading.lexicon import LANGUAGES
from sijill.text import fold_text


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """Folded words of one language.

    ``openers`` begin a paragraph, ``phrases`` (pairs) and ``strong`` do so surely; ``plain`` may end a
    heading, ``closing`` end a clause and begin no other word. ``endings``, ``prefixes`` are parts of words,
    never glued ones. ``labels`` stand before a colon, ``short`` are left parts of two letters,
    ``before_dates`` stand before a date in running text. ``camel`` and ``abbreviations`` are as written.
    """

    openers: frozenset[str]
    phrases: frozenset[tuple[str, str]]
    plain: frozenset[str]
    closing: tuple[str, ...]
    endings: frozenset[str]
    prefixes: frozenset[str]
    strong: frozenset[str]
    labels: frozenset[str]
    short: frozenset[str]
    months: frozenset[str]
    before_dates: frozenset[str]
    camel: frozenset[str]
    abbreviations: frozenset[str]


@cache
def layout_words(language: str) -> LayoutWords:
    """Read the words of a language; any that has none gets empty sets."""
    data: dict[str, list[str]] = {}
    if language in LANGUAGES:
        file = resources.files("sijill.reading.lexicon").joinpath(language, "layout.toml")
        data = tomllib.loads(file.read_text("utf-8")).get("layout", {})

    def folded(key: str) -> frozenset[str]:
        return frozenset(map(fold_text, data.get(key, ())))

    pairs = (tuple(fold_text(phrase).split()) for phrase in data.get("phrases", ()))
    return LayoutWords(
        openers=folded("openers"),
        phrases=frozenset((pair[0], pair[1]) for pair in pairs),
        plain=folded("plain"),
        closing=tuple(sorted(folded("closing"), key=len, reverse=True)),
        endings=folded("endings"),
        prefixes=folded("prefixes"),
        strong=folded("strong"),
        labels=folded("labels"),
        short=folded("short"),
        months=folded("months"),
        before_dates=folded("before_dates"),
        camel=frozenset(data.get("camel", ())),
        abbreviations=frozenset(data.get("abbreviations", ())),
    )


@cache
def listed_words() -> frozenset[str]:
    """Give every folded word that is a usual personal name or the one-word name of a well-known place."""
    # Read as a file: its own room takes long to load.
    rows = resources.files("sijill").joinpath("names", "lexicon.tsv").read_text("utf-8").splitlines()
    names = (row.split("\t")[2].split() for row in rows if row.count("\t") >= 2 and not row.startswith("#"))
    places = (name for place in well_known() for names in place.names.values() for name in names)
    return frozenset(
        fold_text(word) for words in (*names, tuple(places)) for word in words if " " not in word
    )
