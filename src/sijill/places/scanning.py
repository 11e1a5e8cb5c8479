"""The names of a gazetteer in a text, the longest first, before anybody asks whether a place is meant.

A name must stand as whole words. The first word may carry an Arabic clitic (و ف ب ل ك), which the span leaves
out. In Latin script the name must begin with a capital and may end in the possessive.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sijill.places.cues import SHORT_NAME, STANDS_FOR, cues, is_common, is_little_known
from sijill.places.gazetteer import Gazetteer
from sijill.places.place import Place, Words, respelt
from sijill.text import Token, tokens

_CLITICS = (re.compile("[وفبلک]"), re.compile("[وف][بلک]"))
_TO_THE = re.compile("[وف]?لل")  # ل and the article, whose alef is not written
_LABEL = re.compile(r"(?:\b[Pp]lace|\b[Cc]ity|محل|مكان|المكان|مدينة|المدينة|شهر)[^\n:.،,]{0,20}:\s*\Z")
_LABEL_REACH = 40  # characters
_ACRONYM = 4  # letters; such words in capitals are names of places only if written so (UAE)
_AND = "و"
_OUTSHINES = 10  # times the people: a place is meant rather than those of its name in other countries
_JOINS_NAME = re.compile("[ \u00a0\u200c\n-]{1,2}")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text: its span, the places that go by it, and what is around it.

    ``common``: also a common word or a person's name; ``little_known``: no place of this name is known to
    everybody. ``noun`` and ``kind``: the cue beside it and the kind of place it says; ``preposition`` and
    ``movement``: such a word stands before it; ``label``: a field's label does ("place of birth:");
    ``against``: a word that makes it the name of a street or the like.
    """

    start: int
    end: int
    places: tuple[Place, ...]
    clitic: str
    common: bool
    little_known: bool
    noun: str
    kind: str
    preposition: bool
    movement: bool
    label: bool
    against: bool

    @property
    def doubtful(self) -> bool:
        """Whether the name alone does not say that a place is meant."""
        return self.common or self.little_known or self.against

    @property
    def countries(self) -> set[str | None]:
        """The countries of the places with this name."""
        return {place.country for place in self.places}

    @property
    def speaks_of(self) -> str | None:
        """The country that this name speaks of; None if places in several countries are meant as easily."""
        first, *others = self.places
        if first.kind == "country" or all(place.country == first.country for place in others):
            return first.country
        most = max(place.importance[1] for place in others if place.country != first.country)
        return first.country if first.importance[1] > _OUTSHINES * most else None


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
    if language == "fa" or len(token.text) != len(word):
        return
    if is_common([word], language):
        return
    if to_the := _TO_THE.match(word):
        yield "ال" + word[to_the.end() :], to_the.end(), 0
    for clitic in _CLITICS:
        if found := clitic.match(word):
            yield word[found.end() :], found.end(), 0


def _is_acronym(word: str) -> bool:
    return word.isascii() and word.isupper() and len(word) <= _ACRONYM


def _latin(places: Sequence[Place]) -> Iterator[tuple[str, ...]]:
    return (place.names.get("en", ()) for place in places)


class Scanner:
    """Scans one text for the names of a gazetteer, leaving out places of some kinds."""

    def __init__(self, text: str, language: str, gazetteer: Gazetteer, *, without: Collection[str]) -> None:
        self._text = text
        self._language = language
        self._gazetteer = gazetteer
        self._without = without
        self._tokens = tokens(text)

    def hits(self) -> list[Hit]:
        """Return the names, in the order of the text, without overlaps."""
        hits: list[Hit] = []
        position = 0
        while position < len(self._tokens):
            found = self._hit(position)
            if found:
                hits.append(found[0])
            position = found[1] if found else position + 1
        return hits

    def _follow(self, first: int, head: str, length: int) -> Words | None:
        """Return the folded words of a name of ``length`` words from ``first`` on, if they hang together."""
        run = self._tokens[first : first + length]
        if len(run) < length:
            return None
        for one, other in pairwise(run):
            if not _JOINS_NAME.fullmatch(self._text, one.end, other.start):
                return None
        return (head, *(token.folded.replace("'", "") for token in run[1:]))

    def _named(self, first: int, head: str) -> tuple[Words, tuple[Place, ...]] | None:
        """Return the longest name that starts at ``first`` with ``head``, and its places."""
        lengths = self._gazetteer.lengths(head)
        if "غ" in head:
            lengths = tuple(sorted({*lengths, *self._gazetteer.lengths(respelt((head,))[0])}, reverse=True))
        for length in lengths:
            words = self._follow(first, head, length)
            if words is None:
                continue
            places = self._gazetteer.named(words) or self._respelt(words)
            if not places:
                continue
            kept = tuple(place for place in places if place.kind not in self._without)
            if kept:
                return words, kept
        return None

    def _respelt(self, words: Words) -> tuple[Place, ...]:
        other = respelt(words)
        return self._gazetteer.named(other) if other != words else ()

    def _hit(self, first: int) -> tuple[Hit, int] | None:
        token = self._tokens[first]
        for head, left, right in _heads(token, self._language):
            found = self._named(first, head)
            if found is None or (len(found[0]) == 1 and head in cues().never):
                continue
            words, places = found
            if _is_acronym(token.text) and not any(token.text in names for names in _latin(places)):
                continue
            common = is_common(words, self._language)
            little_known = is_little_known(words, places)
            clitic = token.folded[:left]
            # A clitic and a common word make many other words; "and" still joins a list.
            if left and sum(map(len, words)) < SHORT_NAME:
                continue
            if left and (common or little_known) and clitic != _AND:
                continue
            last = first + len(words)
            noun, kind = self._noun(first, last, places)
            before = self._tokens[first - 1].folded if first else ""
            # "at Liberty Hall": what begins a longer name is not where something is.
            alone = not left and self._behind(last) is None
            return (
                Hit(
                    start=token.start + left,
                    end=self._tokens[last - 1].end - (right if len(words) == 1 else self._possessive(last)),
                    places=places,
                    clitic=clitic,
                    common=common,
                    little_known=little_known,
                    noun="" if left else noun,
                    kind="" if left else kind,
                    preposition=before in cues().prepositions and alone,
                    movement=before in cues().movement and alone,
                    label=_LABEL.search(self._text, max(0, token.start - _LABEL_REACH), token.start)
                    is not None,
                    against=before in cues().against and not left,
                ),
                last,
            )
        return None

    def _possessive(self, last: int) -> int:
        return 2 if self._tokens[last - 1].folded.endswith("'s") else 0

    def _noun(self, first: int, last: int, places: Sequence[Place]) -> tuple[str, str]:
        """Return the noun beside a name and the kind it says, if any of the places is of such a kind."""
        known = cues()
        kinds = {place.kind for place in places}
        behind = self._behind(last)
        if behind and behind.folded in known.after and kinds & STANDS_FOR[known.after[behind.folded]]:
            return behind.text, known.after[behind.folded]
        before = self._tokens[first - 1] if first else None
        if before and before.folded in known.nouns and kinds & STANDS_FOR[known.nouns[before.folded]]:
            return before.text, known.nouns[before.folded]
        return "", ""

    def _behind(self, last: int) -> Token | None:
        """Return the capitalised word right behind a name."""
        for token in self._tokens[last : last + 1]:
            joined = _JOINS_NAME.fullmatch(self._text, self._tokens[last - 1].end, token.start)
            if joined and token.text[0].isupper():
                return token
        return None
