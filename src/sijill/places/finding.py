"""Find names of places in a text: precise rather than greedy.

A name must stand as whole words, the longest first. The first word may carry an Arabic clitic (و ف ب ل ك),
which the span leaves out. In Latin script the name must begin with a capital. A name that is also a common
word or a personal name (``ambiguous.toml``) counts only beside a cue: a word such as "city of", or another
place. So do short names of little-known places. Which of several places with one name is meant is decided by
the countries that the text speaks of, then by importance.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from sijill.places.gazetteer import Gazetteer, Place, default_gazetteer, respelt
from sijill.text import Token, fold_text, tokens
from sijill.text import language as language_of

_LANGUAGE_SAMPLE = 2000  # characters that tell the language of a text
_SHORT_NAME = 3  # letters; such names stand for many other things, so only well-known places keep them
_WELL_KNOWN = 300_000
_CLITICS = (re.compile("[وفبلک]"), re.compile("[وف][بلک]"))
_TO_THE = re.compile("[وف]?لل")  # ل and the article, whose alef is not written
_JOINS_NAME = re.compile("[ \u00a0\u200c\n-]{1,2}")
_JOINS_LIST = re.compile(r"\s*[,،;؛/–-]?\s*(?:(?:و|أو|یا)\s+)?|\s*[,،]?\s*و")


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place a text may be speaking of.

    ``text`` is ``original[start:end]`` (code points); ``name``, ``country``, ``kind`` and ``id`` are those of
    the gazetteer's place. ``score`` (0 to 1) ranks candidates; it is no probability.
    """

    start: int
    end: int
    text: str
    name: str
    country: str | None
    kind: str
    id: str
    score: float


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that need a cue, by language, and the cues."""

    ambiguous: dict[str, frozenset[str]]
    nouns: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int  # tokens, last exclusive
    last: int
    start: int
    end: int
    places: Sequence[Place]
    clitic: bool
    doubtful: bool
    cued: bool


@cache
def _known_words() -> _Words:
    table = tomllib.loads(resources.files("sijill.places").joinpath("ambiguous.toml").read_text("utf-8"))
    ambiguous = {
        language: frozenset(fold_text(words).split()) for language, words in table["ambiguous"].items()
    }
    cues = {kind: frozenset(fold_text(words).split()) for kind, words in table["cues"].items()}
    return _Words(ambiguous, cues["nouns"], cues["prepositions"])


def _doubtful(words: Sequence[str], language: str) -> bool:
    if len(words) > 1:
        return False
    by_language = _known_words().ambiguous
    if words[0].isascii():
        return words[0] in by_language["en"]
    languages = [language] if language in ("ar", "fa") else ["ar", "fa"]
    return any(words[0] in by_language[code] for code in languages)


def _heads(token: Token, language: str) -> Iterator[tuple[str, int, int]]:
    """Yield the ways to read the first word of a name: its folded text, and what to leave out at its ends."""
    word = token.folded
    if word.isascii():
        if token.text[0].isupper():
            yield word.replace("'", ""), 0, 0
            if word.endswith("'s"):
                yield word[:-2].replace("'", ""), 0, 2
        return
    yield word, 0, 0
    # Harakat between clitic and name would need offsets; such texts are rare and keep their whole words.
    if language == "fa" or len(token.text) != len(word) or _doubtful([word], language):
        return
    if to_the := _TO_THE.match(word):
        yield "ال" + word[to_the.end() :], to_the.end(), 0
    for clitic in _CLITICS:
        if found := clitic.match(word):
            yield word[found.end() :], found.end(), 0


class _Finder:
    def __init__(self, text: str, language: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.language = language
        self.gazetteer = gazetteer
        self.tokens = tokens(text)

    def _follow(self, first: int, head: str, length: int) -> tuple[str, ...] | None:
        """Return the folded words of a name of ``length`` words from ``first`` on, if they hang together."""
        run = self.tokens[first : first + length]
        if len(run) < length:
            return None
        for one, other in pairwise(run):
            if not _JOINS_NAME.fullmatch(self.text, one.end, other.start):
                return None
        return (head, *(token.folded.replace("'", "") for token in run[1:]))

    def _named(self, first: int, head: str) -> tuple[int, tuple[str, ...], Sequence[Place]] | None:
        """Return the longest name that starts at ``first`` with ``head``: length, words, places."""
        lengths = {*self.gazetteer.lengths(head), *self.gazetteer.lengths(head.replace("غ", "ج"))}
        for length in sorted(lengths, reverse=True):
            words = self._follow(first, head, length)
            places = (self.gazetteer.named(words) or self.gazetteer.named(respelt(words))) if words else ()
            if words and places:
                return length, words, places
        return None

    def _cued(self, first: int, *, latin: bool) -> bool:
        if first == 0:
            return False
        known, before = _known_words(), self.tokens[first - 1]
        if before.folded in known.nouns:
            return True
        return latin and before.folded in known.prepositions

    def _hit(self, first: int) -> _Hit | None:
        token = self.tokens[first]
        for head, left, right in _heads(token, self.language):
            found = self._named(first, head)
            if found is None:
                continue
            length, words, places = found
            letters = sum(map(len, words))
            well_known = places[0].kind == "country" or places[0].population >= _WELL_KNOWN
            doubtful = _doubtful(words, self.language) or (letters <= _SHORT_NAME and not well_known)
            if left and (doubtful or letters < _SHORT_NAME):
                continue
            last = first + length
            return _Hit(
                first=first,
                last=last,
                start=token.start + left,
                end=self.tokens[last - 1].end - right,
                places=places,
                clitic=left > 0,
                doubtful=doubtful,
                cued=self._cued(first, latin=head.isascii()),
            )
        return None

    def _hits(self) -> list[_Hit]:
        hits: list[_Hit] = []
        position = 0
        while position < len(self.tokens):
            hit = self._hit(position)
            if hit:
                hits.append(hit)
            position = hit.last if hit else position + 1
        return hits

    def _sure(self, hits: list[_Hit]) -> list[_Hit]:
        """Drop doubtful names without a cue; a sure name beside one in a list is a cue."""

        def beside(one: _Hit, other: _Hit) -> bool:
            return _JOINS_LIST.fullmatch(self.text, one.end, other.start) is not None

        kept = [not hit.doubtful or hit.cued for hit in hits]
        for index, hit in enumerate(hits):
            if not kept[index]:
                before = index > 0 and kept[index - 1] and beside(hits[index - 1], hit)
                after = (
                    index + 1 < len(hits) and not hits[index + 1].doubtful and beside(hit, hits[index + 1])
                )
                kept[index] = before or after
        return [hit for hit, keep in zip(hits, kept, strict=True) if keep]

    def candidates(self) -> Iterator[PlaceCandidate]:
        """Yield the places found, in the order of the text."""
        hits = self._sure(self._hits())
        countries = [{place.country for place in hit.places} for hit in hits]
        spoken_of = set().union(*(found for found in countries if len(found) == 1))
        for hit, rivals in zip(hits, countries, strict=True):
            place = max(hit.places, key=lambda p: (p.country in spoken_of, p.importance))
            score = 0.95 if place.kind == "country" else 0.85
            score -= 0.1 * (len(rivals) > 1) + 0.1 * hit.clitic + 0.2 * hit.doubtful
            yield PlaceCandidate(
                start=hit.start,
                end=hit.end,
                text=self.text[hit.start : hit.end],
                name=place.name,
                country=place.country,
                kind=place.kind,
                id=place.id,
                score=round(score, 2),
            )


def find_in(gazetteer: Gazetteer, text: str, *, language: str | None = None) -> tuple[PlaceCandidate, ...]:
    """Find the places of ``gazetteer`` in ``text``, as :func:`find` does."""
    spoken = language or language_of(text[:_LANGUAGE_SAMPLE])
    return tuple(_Finder(text, spoken, gazetteer).candidates())


def find(text: str, *, language: str | None = None) -> tuple[PlaceCandidate, ...]:
    """Find names of countries and cities in ``text``, in its order, without overlaps.

    ``language`` (``ar``, ``fa`` or ``en``) decides which words are common words and whether a place may carry
    a clitic; without it, the text decides.
    """
    return find_in(default_gazetteer(), text, language=language)
