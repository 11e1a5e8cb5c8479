"""A place: what it is called, what it lies in and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from sijill.text import fold_text

Words = tuple[str, ...]

EARTH_RADIUS = 6371.0088  # km, the mean radius of WGS 84 (IUGG)

_WORD = re.compile(r"[^\W_]+")
_LONG = 5  # letters
_UNIT_SHARE = 10  # a unit counts as much as a city with a tenth of its people


@dataclass(frozen=True, slots=True)
class Place:
    """A place. ``names`` holds, for each language, its names, the usual one first.

    ``kind`` is ``country``, ``unit`` (of the first order: province, governorate, state), ``city``, ``town``
    (a place whose name alone is not known to everybody) or whatever a pack or a team's own table says
    (``prison``, ``court``, ``district``, ``village``); ``country`` is the ISO 3166-1 alpha-2 code or None;
    ``population`` is 0 if unknown (of a unit: of its cities and towns together); ``parent`` is the id of the
    place that it lies in; ``latitude`` and ``longitude`` are degrees (WGS 84), both or neither. Those of a
    unit are the middle of its people, no border's.
    """

    id: str
    kind: str
    country: str | None
    population: int
    names: Mapping[str, tuple[str, ...]]
    parent: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def name(self) -> str:
        """The English name, or the first in any language."""
        return next(
            (names[0] for names in (self.names.get("en", ()), *self.names.values()) if names), self.id
        )

    @property
    def importance(self) -> tuple[bool, int]:
        """What decides between places of one name: a country first, then the larger population.

        A unit counts a tenth of its people, so that *Tehran* is the city and *California* the state.
        """
        share = _UNIT_SHARE if self.kind == "unit" else 1
        return self.kind == "country", self.population // share


def distance(one: Place, other: Place) -> float | None:
    """Return the great-circle distance in km, None if the coordinates of either are unknown.

    Haversine on a sphere of mean radius: up to 0.6 % off the ellipsoid.
    """
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, further = radians(one.latitude), radians(other.latitude)
    turn = radians(other.longitude - one.longitude)
    chord = sin((further - north) / 2) ** 2 + cos(north) * cos(further) * sin(turn / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(chord)))


def respelt(words: Words) -> Words:
    """Return folded words in one spelling of the foreign ``g`` (أنغلوس, أنجلوس); short names as they are."""
    return tuple(word.replace("غ", "ج") for word in words) if sum(map(len, words)) >= _LONG else words


def name_words(name: str) -> Words:
    """Return the folded words of a name, without apostrophes (Sana'a, Sanaa)."""
    return tuple(_WORD.findall(fold_text(name).replace("'", "")))


def spellings(name: str) -> Iterator[Words]:
    """Yield the folded words a name is known by: as written, joined, and with one spelling of ``g``."""
    folded = fold_text(name)
    words = (folded,) if folded.isalpha() else tuple(_WORD.findall(folded.replace("'", "")))
    if not words:
        return
    yield words
    if not folded.isascii():
        if len(words) > 1 and not words[0].isascii():
            yield ("".join(words),)
        if "غ" in folded:
            yield respelt(words)
