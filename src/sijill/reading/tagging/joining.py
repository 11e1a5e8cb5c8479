"""What the rules found and what was learned, joined: each kind as proved best on texts not learned from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol, cast

from sijill.claims.kinds import Kind
from sijill.claims.values import Measure
from sijill.reading.measures import OTHER
from sijill.reading.mention import Mention
from sijill.reading.tagging.choices import Case, choose
from sijill.reading.tagging.penalty_values import Earlier
from sijill.reading.tagging.readings import Place, Told, read_span
from sijill.reading.tagging.signs import kind_of, signs_of
from sijill.reading.tagging.spans import Span, spans_of
from sijill.reading.tagging.weights import Weights, shipped
from sijill.reading.wording import Wording

THINGS, CLAUSES, CHOICES = "things", "clauses", "choices"
_APART = frozenset(("penalty", "figure", "age", "date"))
"""Kinds of which no two share a word: a number is one of them."""
_LEAST = 0.6
"""How sure a find must be that the rules lack."""
MEASURE = "measure"
"""The question what befell those who are counted."""


class Finder(Protocol):
    """What looks at a stretch after the rules did, first for things, then for what is said in it."""

    def things(self, wording: Wording, found: list[Mention], *, heading: bool) -> list[Mention]:
        """Give what stands in the stretch, from what the rules found."""
        ...

    def clauses(self, wording: Wording, found: Sequence[Mention], said: Sequence[Mention]) -> list[Mention]:
        """Give the quotes and demands of the stretch, from those that the rules found."""
        ...


class RulesOnly:
    """Leaves everything as the rules found it."""

    def things(self, wording: Wording, found: list[Mention], *, heading: bool) -> list[Mention]:
        """Give what the rules found."""
        return found

    def clauses(self, wording: Wording, found: Sequence[Mention], said: Sequence[Mention]) -> list[Mention]:
        """Give what the rules found."""
        return list(said)


@dataclass(frozen=True, slots=True)
class Learned:
    """The tables, and for each kind that is added how far finds are favoured."""

    tables: Mapping[str, Weights]
    leans: Mapping[str, float]


_INSTEAD: ContextVar[Learned | None] = ContextVar("learned", default=None)


def learned() -> Learned:
    """Give what comes with the package, or what :func:`learning_from` set in its place."""
    return _INSTEAD.get() or _shipped()


@contextmanager
def learning_from(other: Learned) -> Iterator[None]:
    """Read by other tables for a while: what was learned without a text is measured on it."""
    token = _INSTEAD.set(other)
    try:
        yield
    finally:
        _INSTEAD.reset(token)


@cache
def _shipped() -> Learned:
    tables, settings = shipped()
    return Learned(tables, cast("dict[str, float]", settings["leans"]))


class Joiner:
    """Joins the finds of one text, stretch by stretch."""

    def __init__(self) -> None:
        self._known = learned()
        self._told = Told()

    def things(self, wording: Wording, found: list[Mention], *, heading: bool) -> list[Mention]:
        """Give what stands in the stretch: the rules' finds, and what they lack."""
        if not len(wording):
            return found
        signs = signs_of(wording, found, heading=heading)
        self._judge(wording, found)
        spans = spans_of(self._known.tables[THINGS], signs, self._known.leans)
        return self._joined(wording, spans, found)

    def clauses(self, wording: Wording, found: Sequence[Mention], said: Sequence[Mention]) -> list[Mention]:
        """Give the quotes and demands of the stretch."""
        if not len(wording):
            return list(said)
        signs = signs_of(wording, [*found, *said])
        spans = spans_of(self._known.tables[CLAUSES], signs, self._known.leans)
        return self._joined(wording, spans, said)

    def _joined(self, wording: Wording, spans: Sequence[Span], found: Sequence[Mention]) -> list[Mention]:
        taken = [(kind_of(one), one.start, one.end) for one in found]
        accepted: list[Span] = []
        for span in sorted(spans, key=lambda one: (-one.chance, one.first, one.last, one.kind)):
            if span.chance < _LEAST:
                continue
            start, end = wording.span(span.first, span.last)
            if not any(
                _clash(span.kind, kind) and start < last and first < end for kind, first, last in taken
            ):
                accepted.append(span)
                taken.append((span.kind, start, end))
        return [*found, *self._read(wording, sorted(accepted, key=lambda one: one.first), found)]

    def _read(self, wording: Wording, spans: Sequence[Span], found: Iterable[Mention]) -> list[Mention]:
        """Read the spans in the order of the text, the rules' penalties among them."""
        weights = self._known.tables[CHOICES]
        ruled = sorted((one for one in found if one.kind is Kind.PENALTY), key=lambda one: one.start)
        places = [wording.word_at(one.start) for one in ruled]
        begins = sorted([*places, *(one.first for one in spans if one.kind == "penalty")])
        made: list[Mention] = []
        for span in spans:
            while ruled and ruled[0].start < wording.words[span.first].start:
                self._note(ruled.pop(0))
            limit = next((place for place in begins if place > span.first), len(wording))
            one = read_span(Place(wording, span, weights, self._told, limit))
            if one is not None:
                made.append(one)
                self._note(one)
        for one in ruled:
            self._note(one)
        return made

    def _note(self, one: Mention) -> None:
        if one.kind is Kind.PENALTY:
            value = one.value
            self._told.penalties.append(Earlier(value["type"], value["amount"], value["unit"]))

    def _judge(self, wording: Wording, found: list[Mention]) -> None:
        """Choose what befell those counted where the rules, which are asked first, cannot tell."""
        figures = sorted((one for one in found if one.kind is Kind.FIGURE), key=lambda one: one.start)
        for one in figures:
            if one.value["measure"] == Measure.OTHER:
                asked = replace(case_of(wording, one), ruled=OTHER, before=self._told.measure)
                one.value["measure"] = choose(self._known.tables[CHOICES], MEASURE, asked)[0]
            self._told.measure = one.value["measure"]


def case_of(wording: Wording, one: Mention) -> Case:
    """Give the words of a find as a question is asked of them."""
    first = wording.word_at(one.start)
    last = max(first + 1, wording.word_at(one.end - 1) + 1)
    return Case(wording, first, min(last, len(wording)))


def _clash(one: str, other: str) -> bool:
    return one == other or (one in _APART and other in _APART)
