"""Find names of places in a text: precise rather than greedy.

A name must stand as whole words, the longest first. The first word may carry an Arabic clitic (و ف ب ل ك),
which the span leaves out. In Latin script the name must begin with a capital. A name that is also a common
word or a personal name (``ambiguous.toml``) counts only beside a cue: a word such as "city of", or another
place. Which of several places with one name is meant is decided by the countries that the text speaks of, then
by population.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from sijill.places.gazetteer import Gazetteer, Place, default_gazetteer, respelt
from sijill.text import Token, tokens
from sijill.text import language as language_of

_LANGUAGE_SAMPLE = 2000  # characters that tell the language of a text
_SHORT_NAME = 3  # letters; such names stand for many other things, so only well-known places keep them
_WELL_KNOWN = 300_000
_CLITIC_REST = 4  # letters that must be left when a clitic is taken off
_CLITICS = re.compile("(?:[وف]?[بلک]|[وف])(?=ال)|[وف]?ل(?=ل)|[وف]?[بلک]|[وف]")
_JOINS_NAME = re.compile("[ \u00a0\u200c\n-]{1,2}")
_JOINS_LIST = re.compile(r"\s*[,،;؛/–-]?\s*(?:(?:and|or|و|أو|یا)\s+)?|\s*[,،]?\s*و")


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place a text may be speaking of.

    ``text`` is ``original[start:end]`` (code points); ``name``, ``country``, ``kind`` and ``id`` are those of the
    gazetteer's place. ``score`` (0 to 1) ranks candidates; it is no probability.
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
    ambiguous = {language: frozenset(words.split()) for language, words in table["ambiguous"].items()}
    cues = table["cues"]
    return _Words(ambiguous, frozenset(cues["nouns"].split()), frozenset(cues["prepositions"].split()))


def _is_latin(folded: str) -> bool:
    return folded[0].isascii()


def _doubtful(words: Sequence[str], language: str) -> bool:
    if len(words) > 1:
        return False
    by_language = _known_words().ambiguous
    if _is_latin(words[0]):
        return words[0] in by_language["en"]
    languages = [language] if language in ("ar", "fa") else ["ar", "fa"]
    return any(words[0] in by_language[code] for code in languages)


def _heads(token: Token, language: str) -> Iterator[tuple[str, int, int]]:
    """Yield the ways to read the first word of a name: its folded text, and what to leave out on both sides."""
    if _is_latin(token.folded):
        if token.text[0].isupper():
            yield token.folded, 0, 0
            if token.folded.endswith("'s"):
                yield token.folded[:-2], 0, 2
        return
    yield token.folded, 0, 0
    if language == "fa" or len(token.text) != len(token.folded):
        return
    for width in (1, 2):
        clitic, rest = token.folded[:width], token.folded[width:]
        if len(rest) >= _CLITIC_REST and _CLITICS.fullmatch(token.folded, 0, width):
            yield rest, width, 0
            if rest.startswith("ل") and clitic.endswith("ل"):
                yield "ا" + rest, width, 0


class _Finder:
    def __init__(self, text: str, language: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.language = language
        self.gazetteer = gazetteer
        self.tokens = tokens(text)

    def _follow(self, first: int, head: str, length: int) -> tuple[str, ...] | None:
        """Return the folded words of a name of ``length`` words that starts at ``first``, if they hang together."""
        run = self.tokens[first : first + length]
        if len(run) < length:
            return None
        for one, other in zip(run, run[1:], strict=False):
            if not _JOINS_NAME.fullmatch(self.text, one.end, other.start):
                return None
        return (head, *(token.folded for token in run[1:]))

    def _named(self, first: int, head: str) -> tuple[int, tuple[str, ...], Sequence[Place]] | None:
        for spelling in dict.fromkeys((head, respelt(head))):
            for length in self.gazetteer.lengths(spelling):
                words = self._follow(first, spelling, length)
                places = self.gazetteer.named(words) if words else ()
                if words and places:
                    return length, words, places
        return None

    def _cued(self, first: int, latin: bool) -> bool:
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
            if sum(map(len, words)) <= _SHORT_NAME:
                places = [p for p in places if p.kind == "country" or p.population >= _WELL_KNOWN]
            doubtful = _doubtful(words, self.language)
            if not places or (left and doubtful):
                continue
            last = first + length
            return _Hit(
                first, last, token.start + left, self.tokens[last - 1].end - right, places,
                clitic=left > 0, doubtful=doubtful, cued=self._cued(first, _is_latin(head)),
            )  # fmt: skip
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
                after = index + 1 < len(hits) and not hits[index + 1].doubtful and beside(hit, hits[index + 1])
                kept[index] = before or after
        return [hit for hit, keep in zip(hits, kept, strict=True) if keep]

    def candidates(self) -> Iterator[PlaceCandidate]:
        """Yield the places found, in the order of the text."""
        hits = self._sure(self._hits())
        spoken_of = {hit.places[0].country for hit in hits if hit.places[0].kind == "country"}
        for hit in hits:
            place = max(hit.places, key=lambda p: (p.kind == "country", p.country in spoken_of, p.importance))
            score = 0.95 if place.kind == "country" else 0.85
            score -= 0.1 * (len(hit.places) > 1) + 0.1 * hit.clitic + 0.2 * hit.doubtful
            yield PlaceCandidate(
                hit.start, hit.end, self.text[hit.start : hit.end], place.name, place.country, place.kind, place.id,
                round(score, 2),
            )  # fmt: skip


def find_in(gazetteer: Gazetteer, text: str, *, language: str | None = None) -> tuple[PlaceCandidate, ...]:
    """Find the places of ``gazetteer`` in ``text``, as :func:`find` does."""
    spoken = language or language_of(text[:_LANGUAGE_SAMPLE])
    return tuple(_Finder(text, spoken, gazetteer).candidates())


def find(text: str, *, language: str | None = None) -> tuple[PlaceCandidate, ...]:
    """Find names of countries and cities in ``text``, in its order, without overlaps.

    ``language`` (``ar``, ``fa`` or ``en``) decides which words are common words and whether a place may carry a
    clitic; without it, the text decides.
    """
    return find_in(default_gazetteer(), text, language=language)
