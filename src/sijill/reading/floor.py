"""Who may speak in a stretch of text: its people and organisations by words, and who spoke before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sijill.claims.kinds import Kind
from sijill.claims.values import Name, Organisation, value_json
from sijill.reading.mention import Mention
from sijill.reading.quotation import Marked
from sijill.reading.wording import Wording
from sijill.text import fold_text

Topic = Mention | Callable[[], Mention | None]
"""Of whom a text speaks: found, or somebody nameless who is only made if he turns out to speak."""

_OFTEN = 3
_NO_WORDS: frozenset[str] = frozenset()
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "my"))
_ENDS = " \xa0\n\u200c"


@dataclass(slots=True)
class Speakers:
    """Who may be speaking: the person of the heading above, who spoke last and of whom the text spoke last.

    ``found`` are the people, organisations and roles of the whole text; ``made`` those whom grammar showed to
    be speakers and nobody had found. ``open``: the paragraph before left a quote open.
    """

    heading: Mention | None = None
    last: Mention | None = None
    topic: Topic | None = None
    story: Topic | None = None
    found: Sequence[Mention] = ()
    made: list[Mention] = field(default_factory=list)
    open: bool = False
    introduced: bool = False
    counted: bool = False
    given: set[int] = field(default_factory=set)
    hero: Mention | None = None
    heard: list[Mention] = field(default_factory=list)

    def enter(self, heading: Mention | None) -> None:
        """Begin a paragraph: whoever the heading names speaks; else who spoke last is only remembered."""
        self.heading = heading
        if heading is not None:
            self.last = self.topic = self.story = None

    def protagonist(self) -> Mention | None:
        """Give the person whom the whole text names far more often than any other, if there is one."""
        if not self.counted:
            self.counted = True
            names: Counter[str] = Counter()
            first: dict[str, Mention] = {}
            for one in self.found:
                if one.kind is Kind.PERSON and one.value.get("name"):
                    word = fold_text(one.value["name"]).split()[0]
                    names[word] += 1
                    first.setdefault(word, one)
            usual = names.most_common(2)
            if usual and usual[0][1] >= _OFTEN and (len(usual) == 1 or usual[0][1] >= usual[1][1] + 2):
                self.hero = first[usual[0][0]]
        return self.hero

    def take_made(self) -> list[Mention]:
        """Give the speakers that were made since this was last asked."""
        made, self.made = self.made, []
        self.given |= {id(one) for one in made}
        return made


@dataclass(frozen=True, slots=True)
class Someone:
    """A person or organisation at the words ``[first, last)``."""

    first: int
    last: int
    mention: Mention

    @property
    def named(self) -> bool:
        """Whether it is a person with a name."""
        return self.mention.kind is Kind.PERSON and bool(self.mention.value.get("name"))


class Floor:
    """One stretch of text for those who look for its speakers."""

    def __init__(
        self, wording: Wording, people: Iterable[Mention], marked: Sequence[Marked], speakers: Speakers
    ) -> None:
        self.wording = wording
        self._starts = [word.start for word in wording.words]
        self.speakers = speakers
        self.marked = marked
        self.outer = [one for one in marked if one.level == 0]
        prepositions = self.words("preposition")
        self.people = [
            self._someone(one)
            for one in people
            if fold_text(wording.text[one.start : one.end]) not in prepositions
        ]
        self._inside = self._quoted()

    def _someone(self, found: Mention) -> Someone:
        return Someone(*self.words_of(found.start, found.end), found)

    def words_of(self, start: int, end: int) -> tuple[int, int]:
        """Give the words that begin between two code points, as a range; the first may begin before."""
        return self.wording.word_at(start), bisect_left(self._starts, end)

    def _quoted(self) -> dict[int, Marked]:
        return {index: one for one in self.outer for index in range(*self.words_of(one.start, one.end))}

    def words(self, category: str) -> frozenset[str]:
        """Give the one-word entries of a category of the vocabulary."""
        return self.wording.lexicon.singles.get(category, _NO_WORDS)

    def quote_of(self, index: int) -> Marked | None:
        """Give the outermost quotation that holds a word."""
        return self._inside.get(index)

    def cut(self, index: int) -> bool:
        """Whether a mark stands before a word."""
        return index <= 0 or index >= len(self.wording) or bool(self.wording.gap(index).strip(_ENDS + "-ـ"))

    def governed(self, one: Someone) -> bool:
        """Whether a preposition or an owner's mark shows that somebody is not the subject."""
        wording, first = self.wording, one.first
        if wording.language == "ar":
            word = wording.words[first]
            clitic = word.folded[: max(0, one.mention.start - word.start)].lstrip("وف")
            if clitic[:1] in ("ب", "ل", "ک"):
                return True
        if wording.language == "en" and wording.text[one.mention.end : one.mention.end + 2] in ("'s", "’s"):
            return True
        first = self.lead(one)
        before = wording.folded(first - 1) if first > 0 and not self.cut(first) else ""
        return before in self.words("preposition")

    def _leads(self, index: int) -> bool:
        if self.wording.language == "en" and self.wording.folded(index) in _DETERMINERS:
            return True
        return self.wording.is_known(index, "title", "office", "occupation", "former", "honorific")

    def lead(self, one: Someone) -> int:
        """Give the word with which the titles before somebody begin."""
        first = one.first
        while first > 0 and not self.cut(first) and self._leads(first - 1):
            first -= 1
        return first

    def preposition(self, index: int) -> bool:
        """Whether a word is a preposition."""
        return self.wording.folded(index) in self.words("preposition")

    def starting(self, index: int) -> Someone | None:
        """Give who starts at a word: a named person, else the longest."""
        return self._best([one for one in self.people if one.first == index])

    def opening(self, index: int) -> Someone | None:
        """Give who starts at a word, or is named in quotation marks after it: «صحيفة «…»»."""
        found = self.starting(index)
        if found is None and self.wording.is_known(index, "medium", "organisation"):
            within = self.starting(index + 1)
            if within is not None and within.mention.kind is Kind.ORGANISATION and self.quote_of(index + 1):
                return within
        return found

    def ending(self, index: int) -> Someone | None:
        """Give who ends right before a word."""
        return self._best([one for one in self.people if one.last == index])

    def text_of(self, found: Mention) -> str:
        """Give somebody's words."""
        return self.wording.text[found.start : found.end]

    def named_at(self, index: int) -> Someone | None:
        """Give the named person who starts at a word."""
        return next((one for one in self.people if one.first == index and one.named), None)

    @staticmethod
    def _best(found: list[Someone]) -> Someone | None:
        return max(found, key=lambda one: (one.named, one.last - one.first), default=None)

    def between(self, first: int, last: int) -> list[Someone]:
        """Give who stands within the words, the outermost of each."""
        found = [one for one in self.people if first <= one.first and one.last <= last]
        return [
            one
            for one in found
            if one.named
            or not any(
                other is not one
                and other.first <= one.first
                and one.last <= other.last
                and (other.last - other.first > one.last - one.first)
                for other in found
            )
        ]

    def someone_new(self, first: int, last: int, *, start: int | None = None) -> Mention:
        """Make a nameless speaker of the words, unless one was found there before."""
        begin, end = self.wording.span(first, last)
        begin = begin if start is None else start
        for one in self.people:
            nameless = one.mention.kind is Kind.PERSON and not one.named
            if nameless and one.mention.start < end and begin < one.mention.end and one.first <= first + 1:
                return one.mention
        found = Mention(Kind.PERSON, begin, end, value_json(Name(None)), "person.speaker")
        self.speakers.made.append(found)
        self.speakers.heard.append(found)
        self.people.append(Someone(first, last, found))
        return found

    def body_new(self, first: int, last: int) -> Mention:
        """Make a body of words that only grammar shows to be one, because it speaks."""
        start, end = self.wording.span(first, last)
        value = value_json(Organisation(self.wording.text[start:end]))
        found = Mention(Kind.ORGANISATION, start, end, value, "organisation.speaker")
        self.speakers.made.append(found)
        self.people.append(Someone(first, last, found))
        return found

    def earlier(self, place: int, kind: Kind) -> list[Mention]:
        """Give those of a kind that stand before a place in the whole text, the nearest first."""
        found = [one for one in self.speakers.found if one.kind is kind and one.start < place]
        return sorted(found, key=lambda one: -one.start)
