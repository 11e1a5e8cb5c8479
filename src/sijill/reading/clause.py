"""A sentence as the grammar of its events sees it: who stands where, joined to whom, with what between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from sijill.claims.kinds import Kind
from sijill.reading.genders import Gender
from sijill.reading.kin import is_somebody_elses
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording


class Reference(Enum):
    """How a clause refers to whom its event befell."""

    NAMED = auto()
    HE = auto()
    """One who was spoken of before: "he was arrested", «اعتقاله», «بازداشتش»."""
    THEY = auto()
    SELF = auto()
    """Whoever speaks: "they beat me"."""
    OPEN = auto()
    """The clause says nothing of it: "the trial lasted an hour"."""
    OTHERS = auto()
    """Somebody who is no person of the text: "17 people were arrested"."""


@dataclass(frozen=True, slots=True)
class Undergone:
    """Whom an event befell, as its clause says it."""

    reference: Reference
    people: tuple[Mention, ...] = ()
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of a language that the search for a subject or an object stops at or passes over."""

    joins: frozenset[str]
    """"And"."""
    passed: frozenset[str]
    """Words that may stand between an event and the name it governs."""
    oblique: frozenset[str]
    """Prepositions: whoever follows one is no subject."""
    report: frozenset[str] = frozenset(("that",))


_STRONG = frozenset('.؛;:!?؟«»"“”\n')
_WHAT = ("title", "occupation", "office", "former", "kin", "minor", "people", "age", "nameless", "unit")
_WHATS = (Kind.ROLE, Kind.AGE)
_ASIDE = (Kind.ROLE, Kind.AGE, Kind.DATE, Kind.PLACE)


class Clause:
    """The people, groups and bodies of one sentence, in order."""

    def __init__(
        self, wording: Wording, span: tuple[int, int], beside: Sequence[Mention], grammar: Grammar
    ) -> None:
        self.wording = wording
        self.span = span
        self.grammar = grammar
        self.people = sorted((one for one in beside if one.kind is Kind.PERSON), key=lambda one: one.start)
        self.groups = sorted((one for one in beside if one.kind is Kind.FIGURE), key=lambda one: one.start)
        self.bodies = sorted(
            (one for one in beside if one.kind is Kind.ORGANISATION), key=lambda one: one.start
        )
        self.beside = beside
        self._covered: dict[int, set[Kind]] = {}
        for one in beside:
            if one.kind in (*_ASIDE, Kind.ORGANISATION, Kind.PENALTY, Kind.CHARGE):
                for index in range(wording.word_at(one.start), wording.word_at(one.end - 1) + 1):
                    self._covered.setdefault(index, set()).add(one.kind)

    def words(self, event: Mention) -> tuple[int, int]:
        """Give the words of a mention as a range."""
        return self.wording.word_at(event.start), self.wording.word_at(event.end - 1) + 1

    def folded(self, index: int) -> str:
        """Give a word's folded spelling, empty outside the sentence."""
        first, last = self.span
        return self.wording.folded(index) if first <= index < last else ""

    def marked(self, index: int) -> bool:
        """Whether a mark that ends a clause stands before a word, or the sentence ends there."""
        if not self.span[0] <= index < self.span[1]:
            return True
        return index > self.span[0] and bool(set(self.wording.gap(index)) & _STRONG)

    def within(self, index: int, *kinds: Kind) -> bool:
        """Whether a word is part of a mention of one of the kinds."""
        return not self._covered.get(index, set()).isdisjoint(kinds)

    def says_what(self, index: int) -> bool:
        """Whether a word only says what the one who is named is, or joins him to the event."""
        return (
            self.folded(index) in self.grammar.passed
            or self.wording.is_known(index, *_WHAT)
            or self.within(index, *_WHATS, Kind.ORGANISATION)
        )

    # Objects

    def governed(self, index: int, *, aside: tuple[Kind, ...] = ()) -> Mention | None:
        """Find the person whom what ends before word ``index`` governs, over words that say what he is.

        ``aside``: kinds of mentions that may also stand between («خرج صباح الجمعة من السجن سامر»).
        """
        person = next((one for one in self.people if self.words(one)[0] >= index), None)
        if person is None:
            return None
        first = self.words(person)[0]
        commas = 0
        for step in range(index, first):
            commas += bool(set(self.wording.gap(step)) & set("،,"))
            if self.marked(step) or commas > 2:
                return None
            if not (self.says_what(step) or (aside and self.within(step, *aside))):
                return None
        if self.marked(first) or self._is_group_between(index, first):
            return None
        return person

    def _is_group_between(self, first: int, last: int) -> bool:
        return any(first <= self.words(one)[0] < last for one in self.groups)

    def group_at(self, index: int, reach: int = 3) -> bool:
        """Whether a number of people stands within ``reach`` words from word ``index`` on."""
        return any(index <= self.words(one)[0] <= index + reach for one in self.groups)

    def chain(self, first: Mention) -> tuple[Mention, ...]:
        """Take those joined to the first by "and" or a comma, with what they are between them."""
        chain = [first]
        for person in self.people:
            if person.start >= chain[-1].end and person.value["name"]:
                if not self._joined(chain[-1], person):
                    break
                chain.append(person)
        return tuple(chain)

    def chain_back(self, last: Mention) -> tuple[Mention, ...]:
        """Take those whom "and" or a comma joins the last to."""
        chain = [last]
        for person in reversed(self.people):
            if person.end <= chain[-1].start and person.value["name"]:
                if not self._joined(person, chain[-1]):
                    break
                chain.append(person)
        return tuple(reversed(chain))

    def _joined(self, one: Mention, other: Mention) -> bool:
        first, last = self.words(one)[1], self.words(other)[0]
        if any(self.marked(step) for step in range(first, last + 1)):
            return False
        said = [step for step in range(first, last) if self.folded(step) not in self.grammar.joins]
        text = self.wording.text
        marks = "".join(self.wording.gap(step) for step in range(first, last + 1))
        clitic = text[other.start - 1 : other.start] == "و" or text[other.start] == "و"
        parted = "،" in marks or "," in marks or len(said) < last - first or clitic
        return parted and last - first <= 12 and all(self.says_what(step) for step in said)

    # Subjects

    def subject(self, index: int) -> Mention | None:
        """Find the nearest who can be the subject of the verb at word ``index``."""
        for one in self.subjects(index):
            return one
        return None

    def subjects(self, index: int) -> Iterator[Mention]:
        """Give those before word ``index`` in its clause who can be a subject, the nearest first."""
        before = [one for one in (*self.people, *self.groups) if self.words(one)[1] <= index]
        before.sort(key=lambda one: -one.start)
        for place, one in enumerate(before):
            first, last = self.words(one)
            if any(self.marked(step) for step in range(last, index + 1)) and not self._is_label(last, index):
                return
            if self._is_apposed(one, before[place + 1 :]) or self.is_oblique(first):
                continue
            if one.kind is Kind.PERSON and is_somebody_elses(self.wording, one):
                continue
            yield one

    def _is_label(self, first: int, last: int) -> bool:
        """Whether all that stands between is a colon and what somebody is: "Karl Lind, 34: arrested"."""
        marks = [step for step in range(first, last + 1) if self.marked(step)]
        if len(marks) != 1 or self.wording.gap(marks[0]).strip() not in (":", "):"):
            return False
        return last - marks[0] <= 2 and all(
            self.says_what(step) or self.within(step, *_ASIDE) for step in range(first, marks[0])
        )

    def _is_apposed(self, one: Mention, before: Sequence[Mention]) -> bool:
        """Whether somebody without a name is the one named just before: "Karl Lind, a teacher, was"."""
        named = next((other for other in before if other.kind is Kind.PERSON and other.value["name"]), None)
        if named is None or one.kind is not Kind.PERSON or one.value["name"]:
            return False
        between = self.wording.text[named.end : one.start].strip()
        near = between.startswith((",", "،", "(")) and len(between.split()) <= 4
        return near and not set(between.split()) & self.grammar.joins

    def is_oblique(self, index: int) -> bool:
        """Whether a preposition governs who stands at word ``index``."""
        step = index - 1
        while step >= self.span[0] and self.says_what(step) and self.folded(step) not in self.grammar.oblique:
            if self.wording.gap(step + 1).strip(" \xa0"):
                return False
            step -= 1
        return self.folded(step) in self.grammar.oblique and not self.wording.gap(step + 1).strip(" \xa0")
