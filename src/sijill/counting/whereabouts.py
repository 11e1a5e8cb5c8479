"""Places to count by: what a stated place lies in, and where somebody may have been by all that is stated.

A town counts in its province and its country. What no gazetteer knows stays in the words of the source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from sijill.names import keys, scores
from sijill.places import Gazetteer, Place, find_in
from sijill.places.cues import is_common
from sijill.places.place import name_words
from sijill.text import fold_text, script

Stated = tuple[str, str | None]
"""A place as a claim has it: its name, and its country (ISO 3166-1 alpha-2) if that is sure."""

Chain = tuple[str, ...]
"""A place and what it lies in, the nearest first: ids of the gazetteer, or ``=`` and folded words."""

WRITTEN = "="
"""Begins the key of a place that the gazetteer does not know."""

_DWARFS = 100  # times the people: the place that a bare name means
_ONE_NAME = 0.98  # likeness from which two spellings are taken for one name
_PARTS = re.compile(r"\s*[,،;؛/]\s*|\s+[-–—]\s+")
_NO_TOWN = frozenset({"country", "unit", "prison", "court", "district"})


class Level(StrEnum):
    """How far places are gathered; ``PLACE``: not at all."""

    PLACE = "place"
    TOWN = "town"
    UNIT = "unit"
    COUNTRY = "country"


class Whereabouts:
    """Places of a gazetteer, gathered to one level; ``written`` are all wordings of a register.

    Of wordings that the gazetteer does not know, those that spell one name in several scripts are one place,
    and "Square, Keltab" lies in "Keltab" where that is a wording of its own. What is only known more widely
    than the level (a province, by town) stays itself.
    """

    def __init__(self, gazetteer: Gazetteer, level: Level, written: Iterable[str] = ()) -> None:
        self.gazetteer = gazetteer
        self.level = level
        self._wordings = {fold_text(name).strip(): name for name in sorted(set(written), reverse=True)}
        self._chains: dict[Stated, frozenset[Chain]] = {}

    def possible(self, stated: Iterable[Stated]) -> frozenset[str]:
        """Give the keys of where it may have been, by all that is stated; rivals all stand.

        A place within another is no rival to it; a name that several places bear may be any of them, those
        aside of which another has a hundred times the people.
        """
        told = [
            self.chains(place) for place in sorted(set(stated), key=lambda place: (place[0], place[1] or ""))
        ]
        finest = _nested_in(told)
        return frozenset(self._gathered(chain) for chain in finest)

    def lies_in(self, stated: Iterable[Stated], wider: Iterable[Stated]) -> bool | None:
        """Say whether what is stated lies in another place: for sure, surely not, or ``None``: perhaps."""
        inner = {chain for place in stated for chain in self.chains(place)}
        outer = {chain for place in wider for chain in self.chains(place)}
        within = [any(other[0] in chain for other in outer) for chain in inner]
        if within and all(within):
            return True
        touching = any(chain[0] in other for chain in inner for other in outer)
        return None if touching or any(within) else False

    def name(self, key: str, language: str) -> str:
        """Say a place in a language, as far as its name is known there."""
        if key.startswith(WRITTEN):
            return self._spelling(key[1:], language)
        place = self.gazetteer.place(key)
        if place is None:
            return key
        return next(iter(place.names.get(language, ())), place.name)

    def chains(self, stated: Stated) -> frozenset[Chain]:
        """Give what a stated place may be, each with what it lies in."""
        found = self._chains.get(stated)
        if found is None:
            found = self._chains[stated] = frozenset(self._read(*stated))
        return found

    def _read(self, name: str, country: str | None) -> Iterable[Chain]:
        """Look a wording up whole, then as "Keltab, Lower Province", then as words around a place."""
        known = self._known(self.gazetteer.lookup(name), country)
        if known:
            return known
        parts = [part for part in _PARTS.split(name) if part]
        told = [self._part(part, country) for part in parts[1:] and parts]
        nested = _nested_in([chains for chains in told if chains])
        if nested:
            return nested
        within = find_in(self.gazetteer, name)
        places = [place for hit in within if (place := self.gazetteer.place(hit.id)) is not None]
        return self._known(places, country) or self._unknown(name, parts, country)

    def _part(self, part: str, country: str | None) -> list[Chain]:
        """Look a part of a wording up; a common word ("square") is no place here."""
        words = name_words(part)
        if not words or is_common(words, ""):
            return []
        return self._known(self.gazetteer.lookup(part), country)

    def _known(self, places: Iterable[Place], country: str | None) -> list[Chain]:
        found = [place for place in places if country is None or place.country in (None, country)]
        most = max((place.importance[1] for place in found), default=0)
        found = [place for place in found if place.importance[1] * _DWARFS >= most or place.kind == "country"]
        return [(place.id, *(wider.id for wider in self.gazetteer.around(place))) for place in found]

    def _unknown(self, name: str, parts: list[str], country: str | None) -> list[Chain]:
        whole = fold_text(name).strip()
        around = [country] if country is not None and self.gazetteer.place(country) else []
        alone = [fold_text(part).strip() for part in parts[1:] and parts]
        wider = [self._written(part) for part in alone if part in self._wordings and part != whole]
        return [(self._written(whole), *wider[:1], *around)]

    def _written(self, folded: str) -> str:
        return WRITTEN + self._one_name.get(folded, folded)

    @cached_property
    def _one_name(self) -> dict[str, str]:
        """Give the first of all spellings of one name, for each that the gazetteer does not know."""
        unknown = [
            folded for folded, name in sorted(self._wordings.items()) if not self.gazetteer.lookup(name)
        ]
        near: dict[str, list[str]] = defaultdict(list)
        for folded in unknown:
            for key in keys(self._wordings[folded]):
                near[key].append(folded)
        pairs = sorted({pair for found in near.values() for pair in combinations(found, 2)})
        left, right = ([self._wordings[pair[side]] for pair in pairs] for side in (0, 1))
        first = {folded: folded for folded in unknown}
        for (one, other), score in zip(pairs, scores(left, right), strict=True):
            if score >= _ONE_NAME and first[one] != first[other]:
                gone, kept = sorted((first[one], first[other]), reverse=True)
                first = {folded: kept if now == gone else now for folded, now in first.items()}
        return first

    def _spelling(self, folded: str, language: str) -> str:
        """Choose the spelling that readers of a language read most easily."""
        spellings = [self._wordings[one] for one, first in self._one_name.items() if first == folded]
        wanted = "Latn" if language == "en" else "Arab"
        return next((one for one in spellings if script(one) == wanted), self._wordings.get(folded, folded))

    def _gathered(self, chain: Chain) -> str:
        if self.level is Level.PLACE:
            return chain[0]
        fitting = [key for key in chain if self._fits(key)]
        if self.level is Level.TOWN and fitting:
            # A square of a town no gazetteer knows counts in the town.
            return fitting[-1] if fitting[0].startswith(WRITTEN) else fitting[0]
        return fitting[0] if fitting else chain[0]

    def _fits(self, key: str) -> bool:
        if key.startswith(WRITTEN):
            return self.level is Level.TOWN
        kind = self._kinds.setdefault(key, getattr(self.gazetteer.place(key), "kind", ""))
        return kind not in _NO_TOWN if self.level is Level.TOWN else kind == str(self.level)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {}


def _nested_in(told: Sequence[Iterable[Chain]]) -> set[Chain]:
    """Give the narrowest that several statements can all mean; where they cannot, what each can."""
    every = {chain for chains in told for chain in chains}
    fitting = {
        chain for chain in every if all(any(_nested(chain, other) for other in chains) for chains in told)
    }
    kept = fitting or every
    return {chain for chain in kept if not any(chain != other and chain[0] in other for other in kept)}


def _nested(one: Chain, other: Chain) -> bool:
    return one[0] in other or other[0] in one
