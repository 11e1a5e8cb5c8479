"""Find names of places in a text: precise rather than greedy.

A name that is also a common word or a person's name (``ambiguous.toml``) counts only beside a cue: a noun
such as "city of", a preposition in Latin script, or another place in a list. So do names of little-known
places, for which it is also a cue that a preposition stands before them and the text speaks of their
country. The rest is *doubtful* and given only to those who ask. Which of several places with one name is
meant is decided by the noun beside it, by the country said behind it, by the countries that the text speaks
of, then by importance; the others stay with the candidate as alternatives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sijill.places.gazetteer import Gazetteer
from sijill.places.packs import default_gazetteer
from sijill.places.place import Place
from sijill.places.scanning import Hit, Scanner
from sijill.text import language as language_of

# Courts are bodies, which a reader finds by other means, and their names hold those of places.
LEFT_OUT = frozenset({"court"})
MOST_ALTERNATIVES = 5

_DWARFS = (
    100  # times the people: a city that a text means even where it speaks of the smaller place's country
)
_KNOWN_KINDS = frozenset({"country", "unit", "city"})
_LANGUAGE_SAMPLE = 2000  # characters that tell the language of a text
_JOINS_LIST = re.compile(r"\s*[,،;؛/–-]\s*(?:(?:و|and|or|أو|یا)\s+)?|\s+(?:and|or|و|أو|یا)\s+|\s*[,،]?\s*و")
_SAYS_WHERE = re.compile(r"\s*[,،(]\s*|\s+(?:in|في|در)\s+")


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place a text may be speaking of.

    ``text`` is ``original[start:end]`` (code points); ``name``, ``country``, ``kind`` and ``id`` are those of
    the gazetteer's place. ``score`` (0 to 1) ranks candidates; it is no probability. ``reason`` says in a
    sentence why this place, or why it is doubtful. ``alternatives`` are other places of the same name, the
    likelier first.
    """

    start: int
    end: int
    text: str
    name: str
    country: str | None
    kind: str
    id: str
    score: float
    reason: str = ""
    doubtful: bool = False
    alternatives: tuple[PlaceCandidate, ...] = ()


class _Reading:
    """The names of one text and what they tell about one another."""

    def __init__(self, text: str, hits: list[Hit]) -> None:
        self.text = text
        self.hits = hits
        alone = [not hit.doubtful for hit in hits]
        self._spoken_of = Counter(hit.speaks_of for hit in hits if hit.speaks_of and not hit.doubtful)
        self.kept = self._kept(alone)

    def _kept(self, kept: list[bool]) -> list[bool]:
        """Tell which names are places: doubtful ones need a cue, and a place beside them is one."""
        for index, hit in enumerate(self.hits):
            kept[index] = kept[index] or self._cued(hit)
        for index, hit in enumerate(self.hits):
            if not kept[index] and not hit.against:
                before = index > 0 and kept[index - 1] and self._listed(index - 1, hit)
                after = index + 1 < len(kept) and kept[index + 1] and self._listed(index, hit)
                kept[index] = before or (after and not hit.clitic)
        return kept

    def _spoken_beyond(self, hit: Hit) -> set[str | None]:
        """Return the countries that the text speaks of in other names than this one."""
        own = None if hit.doubtful else hit.speaks_of
        return {country for country, times in self._spoken_of.items() if times > (country == own)}

    def _cued(self, hit: Hit) -> bool:
        if hit.against:
            return False
        if hit.noun or hit.preposition or hit.label:
            return True
        return (
            hit.movement
            and not hit.common
            and (self.text[hit.start].isascii() or bool(hit.countries & self._spoken_beyond(hit)))
        )

    def _listed(self, index: int, doubtful: Hit) -> bool:
        """Whether the names at ``index`` and after it stand in a list, the ``doubtful`` one with its like.

        A list may also be of people and places; so a common word stands for a known place only.
        """
        one, other = self.hits[index], self.hits[index + 1]
        gap = self.text[one.end : other.start]
        if not _JOINS_LIST.fullmatch(gap):
            return False
        sure = other if doubtful is one else one
        akin = {
            place.country for place in doubtful.places if not doubtful.common or place.kind in _KNOWN_KINDS
        }
        return bool(akin & sure.countries) or all(
            any(place.kind == "country" for place in hit.places) for hit in (one, other)
        )

    def _said(self, index: int) -> str | None:
        """Return the country said behind the name at ``index`` ("Tripoli, Lebanon")."""
        if index + 1 == len(self.hits) or not self.kept[index + 1]:
            return None
        hit, other = self.hits[index], self.hits[index + 1]
        if other.places[0].kind in ("country", "unit") and _SAYS_WHERE.fullmatch(
            self.text, hit.end, other.start
        ):
            return other.speaks_of
        return None

    def candidate(self, index: int) -> PlaceCandidate:
        """Return the candidate for a name, with its alternatives."""
        hit, said = self.hits[index], self._said(index)
        elsewhere = self._spoken_beyond(hit)
        most = max(place.importance[1] for place in hit.places)

        def rank(place: Place) -> tuple[bool, bool, bool, bool, int]:
            dwarfed = place.importance[1] * _DWARFS < most
            return (
                bool(hit.kind) and place.kind == hit.kind,
                place.country == said,
                place.country in elsewhere and not dwarfed,
                *place.importance,
            )

        ranked = sorted(hit.places, key=rank, reverse=True)
        doubtful = not self.kept[index]
        reasons = [
            _reason(hit, place, said=said, elsewhere=elsewhere, first=place is ranked[0]) for place in ranked
        ]
        rivals = tuple(
            self._made(hit, place, reason=reason, doubtful=doubtful)
            for place, reason in zip(ranked[1 : MOST_ALTERNATIVES + 1], reasons[1:], strict=False)
        )
        reason = _doubt(hit) if doubtful else reasons[0]
        return self._made(hit, ranked[0], reason=reason, doubtful=doubtful, rivals=rivals)

    def _made(
        self,
        hit: Hit,
        place: Place,
        *,
        reason: str,
        doubtful: bool,
        rivals: tuple[PlaceCandidate, ...] = (),
    ) -> PlaceCandidate:
        score = 0.95 if place.kind == "country" else 0.85
        score -= 0.1 * (len(hit.countries) > 1) + 0.1 * bool(hit.clitic) + 0.2 * hit.doubtful + 0.3 * doubtful
        return PlaceCandidate(
            start=hit.start,
            end=hit.end,
            text=self.text[hit.start : hit.end],
            name=place.name,
            country=place.country,
            kind=place.kind,
            id=place.id,
            score=round(score, 2),
            reason=reason,
            doubtful=doubtful,
            alternatives=rivals,
        )

    def candidates(self, *, doubtful: bool) -> Iterator[PlaceCandidate]:
        """Yield the candidates, in the order of the text."""
        return (self.candidate(index) for index, kept in enumerate(self.kept) if kept or doubtful)


def _doubt(hit: Hit) -> str:
    if hit.against:
        return "The word before it says that something else bears the name of this place."
    if hit.common:
        return "Also a common word or a person's name, and nothing beside it says that a place is meant."
    return "The name of a little-known place, and nothing beside it says that a place is meant."


def _reason(hit: Hit, place: Place, *, said: str | None, elsewhere: set[str | None], first: bool) -> str:
    if len(hit.places) == 1:
        return "No other place in the gazetteer has this name."
    if hit.kind and place.kind == hit.kind:
        return f"“{hit.noun}” beside the name says this kind of place: {place.kind}."
    if said and place.country == said:
        return "The country is said behind it."
    if place.country in elsewhere:
        return "The text speaks of its country elsewhere."
    if first:
        return f"The most important of {len(hit.places)} places with this name."
    return f"One of {len(hit.places)} places with this name."


def find_in(
    gazetteer: Gazetteer,
    text: str,
    *,
    language: str | None = None,
    doubtful: bool = False,
    without: Collection[str] = LEFT_OUT,
) -> tuple[PlaceCandidate, ...]:
    """Find the places of ``gazetteer`` in ``text``, as :func:`find` does."""
    spoken = language or language_of(text[:_LANGUAGE_SAMPLE])
    hits = Scanner(text, spoken, gazetteer, without=without).hits()
    return tuple(_Reading(text, hits).candidates(doubtful=doubtful))


def find(
    text: str, *, language: str | None = None, doubtful: bool = False, without: Collection[str] = LEFT_OUT
) -> tuple[PlaceCandidate, ...]:
    """Find names of places in ``text``, in its order, without overlaps.

    ``language`` (``ar``, ``fa`` or ``en``) decides which words are common words and whether a place may carry
    a clitic; without it, the text decides. ``doubtful`` also gives names of which nothing says that a place
    is meant. Places of the kinds in ``without`` are not looked for.
    """
    return find_in(default_gazetteer(), text, language=language, doubtful=doubtful, without=without)
