"""Words that say, or leave open, whether a name is meant as a place (``ambiguous.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sijill.places.place import Place
from sijill.text import fold_text

SHORT_NAME = 3  # letters; such names stand for many other things, so only well-known places keep them
WELL_KNOWN = 300_000
# The kinds of places that a noun may stand for: a district is often written down by its town alone.
STANDS_FOR = {
    "": frozenset({"country", "unit", "city", "town", "district", "village"}),
    "unit": frozenset({"unit"}),
    "city": frozenset({"city", "town", "village"}),
    "district": frozenset({"district", "city", "town", "village"}),
    "village": frozenset({"village", "town"}),
}
LITTLE_KNOWN_KINDS = frozenset({"town", "district", "village"})


@dataclass(frozen=True, slots=True)
class Cues:
    """Folded words: ``ambiguous`` by language, ``never`` places, and what cues a place.

    ``nouns`` maps a noun before a name to the kind of place it says ("" for any), ``after`` one behind it.
    ``against`` names what stands before a name of something else. ``prepositions`` cue any name, ``movement``
    words only names that are not common words or people's.
    """

    ambiguous: dict[str, frozenset[str]]
    never: frozenset[str]
    nouns: dict[str, str]
    after: dict[str, str]
    prepositions: frozenset[str]
    movement: frozenset[str]
    against: frozenset[str]


@cache
def cues() -> Cues:
    """Return the words that come with Sijill."""
    table = tomllib.loads(resources.files("sijill.places").joinpath("ambiguous.toml").read_text("utf-8"))
    spoken = table["cues"]
    return Cues(
        ambiguous={code: _set(words) for code, words in table["ambiguous"].items()},
        never=_set(table["never"]["words"]),
        nouns=_kinds(table["nouns"]),
        after=_kinds(table["after"]),
        prepositions=_set(spoken["prepositions"]),
        movement=_set(spoken["movement"]),
        against=_set(spoken["against"]),
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(fold_text(words).split())


def _kinds(table: dict[str, str]) -> dict[str, str]:
    return {word: "" if kind == "place" else kind for kind, words in table.items() for word in _set(words)}


def is_common(words: Sequence[str], language: str) -> bool:
    """Whether a name is also a common word or a person's name in ``language``."""
    if len(words) > 1:
        return False
    by_language = cues().ambiguous
    if words[0].isascii():
        return words[0] in by_language["en"]
    languages = [language] if language in ("ar", "fa") else ["ar", "fa"]
    return any(words[0] in by_language[code] for code in languages)


def is_little_known(words: Sequence[str], places: Sequence[Place]) -> bool:
    """Whether none of the places of a name is known by its name alone."""
    return not any(_known(place, letters=sum(map(len, words))) for place in places)


def _known(place: Place, *, letters: int) -> bool:
    if place.kind in LITTLE_KNOWN_KINDS:
        return False
    if place.kind == "unit" or letters <= SHORT_NAME:
        return place.kind == "country" or place.population >= WELL_KNOWN
    return True
