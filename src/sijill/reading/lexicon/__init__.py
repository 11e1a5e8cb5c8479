"""The general vocabulary that the rules look for: one folder a language, one file a subject.

``[terms.<category>]`` holds ``<key> = [phrases]``: the category says what a phrase does in a sentence, the
key what it means. Phrases are folded when they are first needed (English ones are written in lower case).
Common Arabic clitics and endings are taken off the words of a text, so that forms with و ب ل ال and the
accusative need no entries of their own; an entry with a zero-width non-joiner also stands for its spelling
with a space. ``[verbs.<category>]`` holds verbs of which every form is a phrase
(:mod:`~sijill.reading.inflection`), ``[nouns.<category>]`` nouns for what somebody is
(:mod:`~sijill.reading.noun_forms`). ``[numbers.words]``, ``[numbers.scales]`` and ``[numbers.vague]`` give
number words their value.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from sijill.reading.inflection import forms
from sijill.reading.noun_forms import noun_forms
from sijill.text import fold_text

LANGUAGES = ("ar", "en", "fa")
ARTICLE = "ال"
NAMES = frozenset(("given", "family", "family_ending", "ending_word", "person_part", "surname"))
"""Categories of what stands in people's names."""
_ZWNJ = "\u200c"


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase as folded words; ``category`` says what it does in a sentence, ``key`` what it means."""

    words: tuple[str, ...]
    category: str
    key: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary of one language: entries by their first word, and number words by their value.

    ``starts``: the same entries by their first word and their second without its article, "" for none.
    ``common``: folded words that alone are an entry of anything else than names.
    """

    language: str
    entries: dict[str, tuple[Entry, ...]]
    numbers: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, int]

    singles: dict[str, frozenset[str]]
    starts: dict[str, dict[str, tuple[Entry, ...]]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()

    def knows(self, word: str, category: str) -> bool:
        """Whether a folded word alone is an entry of the category."""
        return word in self.singles.get(category, ())

    def words(self, category: str) -> tuple[str, ...]:
        """Give the one-word entries of a category."""
        return tuple(self.singles.get(category, ()))


@cache
def lexicon(language: str) -> Lexicon:
    """Read the vocabulary of ``ar``, ``en`` or ``fa``; any other language gets an empty one."""
    if language not in LANGUAGES:
        return Lexicon(language, {}, {}, {}, {}, {})
    entries: defaultdict[str, dict[Entry, None]] = defaultdict(dict)
    numbers: dict[str, dict[str, int]] = {}
    for data in _files(language):
        numbers |= data.get("numbers", {})
        for category, key, phrase in _phrases(data, language):
            for spelling in {phrase, phrase.replace(_ZWNJ, " ")}:
                words = tuple(fold_text(spelling).split())
                entries[words[0]][Entry(words, category, key)] = None
    singles = _singles(entry for found in entries.values() for entry in found)
    return Lexicon(
        language,
        {first: tuple(found) for first, found in entries.items()},
        _folded(numbers["words"]),
        _folded(numbers["scales"]),
        _folded(numbers["vague"]),
        singles,
        {first: _by_second(found) for first, found in entries.items()},
        frozenset(word for category, words in singles.items() if category not in NAMES for word in words),
    )


def _phrases(data: dict[str, Any], language: str) -> Iterator[tuple[str, str, str]]:
    """Give category, key and phrase of each term, and of each form of each verb."""
    for category, keys in data.get("terms", {}).items():
        for key, phrases in keys.items():
            yield from ((category, key, phrase) for phrase in phrases)
    for category, keys in data.get("verbs", {}).items():
        for key, verbs in keys.items():
            yield from ((category, key, form) for verb in verbs for form in forms(verb, language))
    for category, keys in data.get("nouns", {}).items():
        for key, nouns in keys.items():
            yield from ((category, key, form) for noun in nouns for form in noun_forms(noun, language))


def _files(language: str) -> Iterator[dict[str, Any]]:
    folder = resources.files(__name__).joinpath(language)
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            yield tomllib.loads(file.read_text("utf-8"))


def _singles(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    singles: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if len(entry.words) == 1:
            singles[entry.category].add(entry.words[0])
    return {category: frozenset(words) for category, words in singles.items()}


def _by_second(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.words[1].removeprefix(ARTICLE) if len(entry.words) > 1 else ""].append(entry)
    return {second: tuple(these) for second, these in found.items()}


def _folded(table: dict[str, int]) -> dict[str, int]:
    return {fold_text(word): value for word, value in table.items()}
