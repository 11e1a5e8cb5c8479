"""Who did what to whom: people and organisations of an event, by the grammar of its clause.

A passive without an agent names no perpetrator. Where the clause names nobody, :mod:`~sijill.reading.focus`
says whom "he" or "the trial" is about; that a name stands near is no reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType

from sijill.claims.kinds import Kind
from sijill.reading import arabic_events, english_events, persian_events
from sijill.reading.clause import Clause, Reference, Undergone
from sijill.reading.event_settings import place_events
from sijill.reading.focus import Focus, Happening, sufferers
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording

Tie = tuple[Mention, Mention, str]

BEFALLS = frozenset(
    (
        *("arrest", "detention", "interrogation", "trial", "sentence", "appeal_ruling", "execution"),
        *("killing", "death_in_custody", "disappearance", "ill_treatment", "forced_confession", "injury"),
        *("release", "transfer", "assassination"),
    )
)
_BY_SOMEBODY = frozenset(
    (
        *("arrest", "detention", "interrogation", "execution", "killing", "disappearance", "ill_treatment"),
        *("forced_confession", "transfer", "assassination", "attack", "injury"),
    )
)
_OFFICIALS = ("judge", "lawyer", "officials")
_LANGUAGES = {"ar": arabic_events, "en": english_events, "fa": persian_events}


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of the text with what was found in it, and the quotes in it with their speakers."""

    wording: Wording
    found: Sequence[Mention]
    quotes: Sequence[Mention]


def participants(stretches: Sequence[Told]) -> Iterator[Tie]:
    """Give ``(event, person or organisation or place, role)`` of a text: victim, perpetrator or place."""
    sentences = [one for stretch in stretches for one in _sentences(stretch)]
    for one in sentences:
        yield from place_events(one.wording, one.beside)
        yield from one.agents
    happenings = [happening for one in sentences for happening in one.happenings]
    for happening in happenings:
        yield from ((happening.event, person, "victim") for person in happening.undergone.people)
    found = [one for stretch in stretches for one in stretch.found]
    focus = Focus(sufferers(happenings, found), [one for stretch in stretches for one in _heard(stretch)])
    for one in sentences:
        if one.opens:
            focus.enter()
        ties = focus.read(one.beside, one.happenings, one.spoken_of)
        yield from ((event, person, "victim") for event, person in ties)


@dataclass(slots=True)
class _Sentence:
    """A sentence with its events; ``opens`` a paragraph."""

    wording: Wording
    beside: list[Mention]
    opens: bool
    happenings: list[Happening] = field(default_factory=list)
    agents: list[Tie] = field(default_factory=list)
    spoken_of: set[int] = field(default_factory=set)


def _sentences(stretch: Told) -> Iterator[_Sentence]:
    place, grammar = 0, _LANGUAGES.get(stretch.wording.language)
    found = sorted(stretch.found, key=lambda one: one.start)
    for words in stretch.wording.sentences:
        end = stretch.wording.span(*words)[1]
        last = place
        while last < len(found) and found[last].start < end:
            last += 1
        one = _Sentence(stretch.wording, found[place:last], opens=words[0] == 0)
        if grammar is not None and any(each.kind in (Kind.EVENT, Kind.PERSON) for each in one.beside):
            _read(one, Clause(stretch.wording, words, one.beside, grammar.GRAMMAR), grammar, stretch.quotes)
        yield one
        place = last


def _read(one: _Sentence, clause: Clause, grammar: ModuleType, quotes: Sequence[Mention]) -> None:
    """Find whom each event of a sentence befell, who did it, and of whom the sentence speaks."""
    for event in [each for each in one.beside if each.kind is Kind.EVENT]:
        if event.value["type"] in BEFALLS:
            undergone = _convicts(event, one.beside) or grammar.undergone(clause, event)
            one.happenings.append(Happening(event, undergone, _speaker(event, quotes)))
        doer = grammar.doer(clause, event) if event.value["type"] in _BY_SOMEBODY else None
        if doer is not None and not any(doer in each.undergone.people for each in one.happenings[-1:]):
            one.agents.append((event, doer, "perpetrator"))
    one.spoken_of = {id(each) for each in clause.people if not clause.is_oblique(clause.words(each)[0])}


def _heard(stretch: Told) -> Iterator[Mention]:
    """Give whoever is only quoted, or is a lawyer or official: nobody to whom things happen."""
    for quote in stretch.quotes:
        if quote.claimant is not None:
            yield quote.claimant
    for role in stretch.found:
        if role.kind is Kind.ROLE and role.about is not None:
            first = stretch.wording.word_at(role.start)
            if stretch.wording.is_known(first, *_OFFICIALS):
                yield role.about


def _convicts(event: Mention, beside: Iterable[Mention]) -> Undergone | None:
    """Give whom the penalties of its sentence are of, if it passes one."""
    if event.value["type"] != "sentence":
        return None
    judged = [one.about for one in beside if one.kind is Kind.PENALTY and one.about is not None]
    people = list({id(one): one for one in judged if one.kind is Kind.PERSON}.values())
    return Undergone(Reference.NAMED, tuple(people)) if people else None


def _speaker(event: Mention, quotes: Sequence[Mention]) -> Mention | None:
    """Give the person in whose words an event is told."""
    quote = next((one for one in quotes if one.kind is Kind.QUOTE and one.covers(event)), None)
    person = quote is not None and quote.claimant is not None and quote.claimant.kind is Kind.PERSON
    return quote.claimant if quote is not None and person else None
