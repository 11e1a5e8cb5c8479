"""What is known of usual names: ``lexicon.tsv``, curated by hand.

A part of a name may be a listed name, or one with an ending that makes family names (کریم, کریمی, کریم‌زاده).
Two parts that are known and have nothing in common are two names, however near their letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from sijill.names.compounds import shared_spelling
from sijill.names.letters import spelt

_ENDINGS = 256  # more than there are endings; a sense is entry * _ENDINGS + ending, ending 0 for none
# What stands before a name as endings stand behind it: Abd al- as shared_spelling has it, پور.
_OPENINGS = (("عبد", _ENDINGS - 1), ("abd", _ENDINGS - 1), ("پور", _ENDINGS - 2), ("pur", _ENDINGS - 2))
_SHORTEST_STEM = 3
_LONGEST_ENDING = 7
_LATIN_HABITS = (
    ("ph", "f"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("q", "gh"), ("w", "v"),
)  # fmt: skip
# y as a vowel, ie at the end, doubled letters.
_LATIN_CONTEXT = re.compile(
    r"(?P<i>(?<=[^aeiou])y(?=[^aeiou]|$)|(?<=[aeo])y(?=[^aeiou]|$)|ie$|(?<=[^aeiouy])y(?=[aeou]))"
    r"|(?P<gone>(?<=i)y(?=[aeou]))|(?P<one>.)(?P=one)+"
)
# Endings that tell families apart whatever they stand behind.
_FAMILY_ENDINGS = frozenset(
    [
        "زاده",
        "پور",
        "نژاد",
        "نیا",
        "فر",
        "وند",
        "یان",
        "چی",
        "خواه",
        "دوست",
        "منش",
        "پناه",
        "پرور",
        "پرست",
        "تبار",
    ]
)
_DOUBLED = re.compile("([یو])\\1+")


@dataclass(frozen=True, slots=True)
class Senses:
    """Which names a part may be. ``own`` are those whose usual spelling it is; ``usual`` from 0 to 9."""

    every: tuple[int, ...]
    own: tuple[int, ...]
    given: bool
    family: bool
    usual: int
    male: bool
    female: bool


NONE = Senses((), (), given=False, family=False, usual=0, male=False, female=False)


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    usual: int
    first: str


class _Listed(NamedTuple):
    """The entries that have a spelling; ``own``: those of them in which it stands foremost."""

    every: tuple[int, ...]
    own: tuple[int, ...]


_UNLISTED = _Listed((), ())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Listed names; ``spellings``: by plain spelling."""

    entries: tuple[_Entry, ...]
    spellings: dict[str, _Listed]
    endings: dict[str, int]
    ending_spellings: dict[int, str]


def _in_context(found: re.Match[str]) -> str:
    return "i" if found["i"] else found["one"] or ""


@lru_cache(maxsize=1 << 17)
def plain(word: str) -> str:
    """Return ``word`` (see :func:`sijill.names.letters.spelt`) without habits of romanisation."""
    if not word.isascii():
        return _DOUBLED.sub(r"\1", word)
    for habit, replacement in _LATIN_HABITS:
        if habit in word:
            word = word.replace(habit, replacement)
    return _LATIN_CONTEXT.sub(_in_context, word).replace("ai", "ei")


def _listed(ranks: dict[int, int]) -> _Listed:
    best = min(ranks.values())
    return _Listed(tuple(ranks), tuple(entry for entry, rank in ranks.items() if rank == best))


@cache
def lexicon() -> Lexicon:
    """Load the table; it is read once."""
    entries: list[_Entry] = []
    spellings: defaultdict[str, dict[int, int]] = defaultdict(dict)
    endings: dict[str, int] = {}
    for line in resources.files("sijill.names").joinpath("lexicon.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, usual, arabic, latin = line.split("\t")
        for words in (arabic.split(), latin.split()):
            for rank, word in enumerate(words):
                form = plain(shared_spelling(spelt(word)))
                if kind == "ending":
                    endings.setdefault(form, len(entries) + 1)
                else:
                    spellings[form].setdefault(len(entries), rank)
        entries.append(_Entry(kind, int(usual), spelt(arabic.split()[0])))
    numbers = {number: position for position, number in enumerate(sorted(set(endings.values())), start=1)}
    return Lexicon(
        tuple(entries),
        {form: _listed(found) for form, found in spellings.items()},
        {form: numbers[number] for form, number in endings.items()},
        {numbers[number]: entries[number - 1].first for number in numbers},
    )


def _other_ending(form: str) -> str:
    """Return a Latin form with or without the h of a last -ah, -eh."""
    if form[-2:] in ("ah", "eh"):
        return form[:-1]
    return f"{form}h" if form[-1:] in ("a", "e") else ""


@lru_cache(maxsize=1 << 17)
def senses(word: str) -> Senses:
    """Return what the lexicon knows of one part of a name; nothing if it is not listed."""
    table = lexicon()
    form = plain(word)
    direct = table.spellings.get(form) or table.spellings.get(_other_ending(form), _UNLISTED)
    every = [entry * _ENDINGS for entry in direct.every]
    own = [entry * _ENDINGS for entry in direct.own]
    built = False
    for size in range(1, min(_LONGEST_ENDING, len(form) - _SHORTEST_STEM) + 1):
        number = table.endings.get(form[-size:])
        if number is None:
            continue
        stems = table.spellings.get(form[:-size])
        if stems is not None:
            every += [entry * _ENDINGS + number for entry in stems.every]
            own += [entry * _ENDINGS + number for entry in stems.own]
            built = True
    named = _UNLISTED
    for opening, number in _OPENINGS:
        if form.startswith(opening) and len(form) - len(opening) >= _SHORTEST_STEM:
            named = table.spellings.get(form[len(opening) :], _UNLISTED)
            every += [entry * _ENDINGS + number for entry in named.every]
            own += [entry * _ENDINGS + number for entry in named.own]
            built = built or (bool(named.every) and number != _ENDINGS - 1)
    if not every:
        return NONE
    kinds = {table.entries[entry].kind for entry in direct.every}
    given = any(kind.startswith("given") for kind in kinds)
    return Senses(
        tuple(dict.fromkeys(every)),
        tuple(dict.fromkeys(own)),
        given=given or (bool(named.every) and not direct.every and not built),
        family="family" in kinds or (built and not given),
        usual=max((table.entries[entry].usual for entry in direct.every), default=3),
        male=bool(kinds & {"given-male", "given-both"}),
        female=bool(kinds & {"given-female", "given-both"}),
    )


@lru_cache(maxsize=1 << 17)
def family_ending(word: str) -> int:
    """Return the number of the ending of two letters or more that makes ``word`` a family name, or 0."""
    form, table = plain(word), lexicon()
    for size in range(min(_LONGEST_ENDING, len(form) - _SHORTEST_STEM), 1, -1):
        number = table.endings.get(form[-size:], 0)
        if number and table.ending_spellings[number] in _FAMILY_ENDINGS:
            return number
    return 0


def listed_spelling(word: str) -> str | None:
    """Return the first Arabic-script spelling of the listed name that a part is, ``None`` if it is none."""
    own = senses(word).own
    if not own:
        return None
    table = lexicon()
    entry, ending = divmod(min(own), _ENDINGS)
    for opening, number in _OPENINGS[::2]:
        if ending == number:
            return shared_spelling(opening + table.entries[entry].first)
    return shared_spelling(table.entries[entry].first + table.ending_spellings.get(ending, ""))
