"""Who answers for a stretch of text that is no quote: "according to", who counted, who threatens."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.kinds import Modality
from sijill.reading.kin import is_somebody_elses
from sijill.reading.mention import Mention
from sijill.reading.scope import Scope
from sijill.reading.speech import subject_of
from sijill.reading.wording import Term, Wording

_ARTICLE = 4
_CONJUNCTIONS = frozenset(("و", "اما", "ولی", "and", "but", "the", "while"))


def find_sources(wording: Wording, people: list[Mention]) -> list[Scope]:
    """Find the scopes of those whom a text names as the source of what it says, beside its quotes."""
    return [*_sources(wording, people), *_counts(wording, people), *_threats(wording, people)]


def _sources(wording: Wording, people: list[Mention]) -> Iterator[Scope]:
    """Find «بحسب X», "according to X": it holds for its clause, at the head of a sentence for all of it.

    Set off by a comma («…، بحسب X») it is a clause of its own, and holds for the one before.
    """
    for term in wording.terms("source"):
        index = term.last
        if index >= len(wording):
            continue
        place = wording.words[index].start
        found = [one for one in people if place <= one.start <= place + _ARTICLE]
        sentence, clause = wording.sentence_of(term.first), wording.clause_of(term.first)
        if found:
            first, last = sentence if term.first == sentence[0] else clause
            if first == term.first > sentence[0]:
                first = wording.clause_of(first - 1)[0]
            start, end = wording.span(first, _with_parts(wording, last))
            yield Scope(start, end, found[0], Modality.REPORTED)


def _counts(wording: Wording, people: list[Mention]) -> Iterator[Scope]:
    """Find «أحصت لجنة X أكثر من 100», "X documented 12 cases": the subject answers for the clause."""
    for term in wording.terms("counted"):
        first, last = wording.clause_of(term.first)
        if wording.language == "ar":
            found = subject_of(wording, term, people)
        else:
            found = _clause_subject(wording, first, term, people)
            first = wording.word_at(found.start) if found else first
        if found:
            last = term.last if wording.language == "fa" else last
            start, end = wording.span(first, _with_parts(wording, last))
            yield Scope(start, end, found, Modality.REPORTED)


def _clause_subject(wording: Wording, first: int, verb: Term, people: list[Mention]) -> Mention | None:
    """Find who opens the clause of a verb, or follows "and" or "but" in it."""
    begin, end = wording.words[first].start, wording.words[verb.first].start
    opening = []
    for one in people:
        index = wording.word_at(one.start)
        opens = index == first or wording.folded(index - 1) in _CONJUNCTIONS
        if begin <= one.start and one.end <= end and opens and not is_somebody_elses(wording, one):
            opening.append(one)
    return opening[-1] if opening else None


def _threats(wording: Wording, people: list[Mention]) -> Iterator[Scope]:
    """Find what is only threatened: it is announced, it has not happened."""
    for term in wording.terms("threat"):
        first, last = wording.sentence_of(term.first)
        first = first if wording.language == "fa" else term.first
        yield Scope(*wording.span(first, last), subject_of(wording, term, people), Modality.ANNOUNCED)


def _with_parts(wording: Wording, last: int) -> int:
    """Take in the clauses that only say who was among them: «، بينهم 4 …», ", including 40 …"."""
    while last < len(wording) and wording.term_at(last, "including"):
        last = wording.clause_of(last)[1]
    return last
