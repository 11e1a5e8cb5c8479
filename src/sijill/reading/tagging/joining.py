"""What the rules found and what was learned, joined: each kind as proved best on texts not learned from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol, cast

from sijill.claims.kinds import Kind
from sijill.dates import Teller
from sijill.reading.figures import governed
from sijill.reading.measures import OTHER
from sijill.reading.mention import Mention
from sijill.reading.tagging.choices import Case
from sijill.reading.tagging.figure_values import measure_of
from sijill.reading.tagging.penalty_values import Earlier
from sijill.reading.tagging.readings import LEARNED, Place, Told, read_span
from sijill.reading.tagging.signs import kind_of, signs_of
from sijill.reading.tagging.spans import Outlook, Span, outlook
from sijill.reading.tagging.weights import Weights, shipped
from sijill.reading.wording import Wording

THINGS, CLAUSES, CHOICES = "things", "clauses", "choices"
_APART = frozenset(("penalty", "figure", "age", "date"))
"""Kinds of which no two share a word: a number is one of them."""
_LEAST: Mapping[str, float] = dict.fromkeys(("penalty", "charge", "demand", "quote_indirect"), 0.6)
"""How sure a find must be that the rules lack."""
_DROPPED = frozenset(("penalty", "figure", "age", "date", "charge", "event", "place", "demand"))
"""Kinds of which a find of the rules may be left out: nothing else of a text refers to them yet."""


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
    """The tables, and for each kind how far finds are favoured and how sure a rule's must be to stay."""

    tables: Mapping[str, Weights]
    leans: Mapping[str, float]
    keeps: Mapping[str, float]


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
    held = cast("dict[str, dict[str, float]]", settings)
    return Learned(tables, held["leans"], held["keeps"])


class Joiner:
    """Joins the finds of one text, stretch by stretch."""

    def __init__(self, teller: Teller, known: Learned | None = None) -> None:
        self._known = known or learned()
        self._told = Told(teller)

    def things(self, wording: Wording, found: list[Mention], *, heading: bool) -> list[Mention]:
        """Give what stands in the stretch: the rules' finds that are likely, and what they lack."""
        if not len(wording):
            return found
        signs = signs_of(wording, found, heading=heading)
        seen = outlook(self._known.tables[THINGS], signs, self._known.leans)
        joined = self._joined(wording, seen, found)
        self._judge(wording, joined)
        return joined

    def clauses(self, wording: Wording, found: Sequence[Mention], said: Sequence[Mention]) -> list[Mention]:
        """Give the quotes and demands of the stretch."""
        if not len(wording):
            return list(said)
        signs = signs_of(wording, [*found, *said])
        seen = outlook(self._known.tables[CLAUSES], signs, self._known.leans)
        return self._joined(wording, seen, said)

    def _joined(self, wording: Wording, seen: Outlook, found: Sequence[Mention]) -> list[Mention]:
        kept = [one for one in found if self._stays(wording, seen, one)]
        taken = [(kind_of(one), one.start, one.end) for one in kept]
        accepted: list[Span] = []
        for span in sorted(seen.spans, key=lambda one: -one.chance):
            if span.kind not in self._known.leans or span.chance < _LEAST.get(span.kind, 0.0):
                continue
            start, end = wording.span(span.first, span.last)
            if not any(
                _clash(span.kind, kind) and start < last and first < end for kind, first, last in taken
            ):
                accepted.append(span)
                taken.append((span.kind, start, end))
        made = self._read(wording, sorted(accepted, key=lambda one: one.first), kept)
        return [*kept, *made]

    def _stays(self, wording: Wording, seen: Outlook, one: Mention) -> bool:
        kind = kind_of(one)
        if kind not in _DROPPED and kind != "quote_indirect":
            return True
        return seen.chance(wording, one) >= self._known.keeps.get(kind, 0.0)

    def _read(self, wording: Wording, spans: Sequence[Span], kept: Iterable[Mention]) -> list[Mention]:
        """Read the spans in the order of the text, the rules' penalties among them."""
        weights = self._known.tables[CHOICES]
        ruled = sorted((one for one in kept if one.kind is Kind.PENALTY), key=lambda one: one.start)
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
        cases = [case_of(wording, one) for one in figures]
        made = [one.rule.endswith(LEARNED) for one in figures]
        told = governed(wording, [(one.first, one.last) for one in cases]) if any(made) else []
        for place, (one, case) in enumerate(zip(figures, cases, strict=True)):
            ruled = told[place] if made[place] else one.value["measure"]
            if ruled == OTHER:
                asked = replace(case, ruled=ruled, before=self._told.measure)
                ruled = measure_of(self._known.tables[CHOICES], asked)
            one.value["measure"] = self._told.measure = ruled


def case_of(wording: Wording, one: Mention) -> Case:
    """Give the words of a find as a question is asked of them."""
    first = wording.word_at(one.start)
    last = max(first + 1, wording.word_at(one.end - 1) + 1)
    return Case(wording, first, min(last, len(wording)))


def _clash(one: str, other: str) -> bool:
    return one == other or (one in _APART and other in _APART)
