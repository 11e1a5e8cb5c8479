"""Events and figures: what each claimant says, side by side and never added, and what is documented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sijill.counting import Comparison, DocumentedCount, FigureStatement, Span
from sijill.counting.span import total
from sijill.store.queries import ClaimFacts, SourceFacts, View
from sijill.store.queries.rows import claims_among
from sijill.web import served
from sijill.web.axis import Axis, Drawn, axis
from sijill.web.counts import counted
from sijill.web.mentioned import records_among
from sijill.web.publication import published
from sijill.web.statements import passage_address, source_name, source_title
from sijill.web.wording import Phrase, foreign, span

MEASURED = {
    "killed": ("killing",),
    "executed": ("execution",),
    "died": ("death_in_custody",),
    "injured": ("injury",),
    "missing": ("disappearance",),
    "arrested": ("arrest",),
    "detained": ("detention",),
    "sentenced": ("sentence",),
    "released": ("release",),
}
"""The kinds of event whose documented people stand beside a measure."""


@dataclass(frozen=True, slots=True)
class Documented:
    """People documented by name for one kind of event; the number opens their list."""

    event: str
    label: str
    number: str
    named: str
    nameless: str


@dataclass(frozen=True, slots=True)
class Line:
    """One claimant's figure."""

    claimant: Phrase
    source: Phrase | None
    published: str
    words: str
    address: str
    proposed: bool
    others: int
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class Told:
    """The figures about one event, or (``alone``) single figures of events not known to be the same."""

    label: str
    alone: bool
    agree: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """Everything said by one measure, on one axis."""

    key: str
    label: str
    told: tuple[Told, ...]
    documented: tuple[Documented, ...]
    axis: Axis


def show(request: HttpRequest) -> HttpResponse:
    """Show all figures, and the documented counts by kind of event."""
    view = View(served.now().register)
    language = request.LANGUAGE_CODE
    memory = served.now().memory
    measures = memory.recall(view, ("figures", language), lambda: _measures(view, language))
    documented = memory.recall(view, ("documented", language), lambda: _documented(view, language))
    context = {"measures": measures, "documented": documented, "notes": counted(view).documented.notes}
    return render(request, "figures.html", context)


def _documented(view: View, language: str) -> list[Documented]:
    groups = [group for group in counted(view).documented.groups if group.key[0] is not None]
    return [_document(group, language) for group in groups]


def _document(group: DocumentedCount, language: str) -> Documented:
    event = str(group.key[0])
    number = group.number
    named = Span(len(group.certain), len(group.certain) + len(group.possible))
    nameless = total(one.remaining for one in group.groups) + total(
        one.remaining.perhaps() for one in group.possible_groups
    )
    return Documented(
        event=event,
        label=served.now().vocabulary.label("events", event, language),
        number=span(number.min, number.max, language),
        named=span(named.min, named.max, language),
        nameless="" if nameless == Span() else span(nameless.min, nameless.max, language),
    )


def _measures(view: View, language: str) -> list[Measure]:
    comparisons = counted(view).claimed.comparisons
    facts = _Facts(view, comparisons, language)
    by_measure: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        by_measure[comparison.measure].append(comparison)
    documented = {group.event: group for group in _documented(view, language)}
    measures = []
    for term in served.now().vocabulary.terms("measures"):
        if term.key in by_measure:
            beside = [documented[event] for event in MEASURED.get(term.key, ()) if event in documented]
            told = by_measure[term.key]
            scale = axis([one for comparison in told for one in comparison.statements], language)
            measures.append(
                Measure(
                    term.key,
                    term.label(language),
                    tuple(_told(told, facts, scale)),
                    tuple(beside),
                    scale,
                )
            )
    return measures


def _told(comparisons: Sequence[Comparison], facts: _Facts, scale: Axis) -> Iterable[Told]:
    """Give the events that several claimants speak of, then the figures that stand alone."""
    for comparison in comparisons:
        if len(comparison.statements) > 1:
            lines = tuple(facts.line(one, scale) for one in comparison.statements)
            yield Told(facts.label(comparison.event), False, comparison.agree, lines)
    alone: dict[str, list[Line]] = defaultdict(list)
    for comparison in comparisons:
        if len(comparison.statements) == 1:
            alone[facts.kind(comparison.event)].append(facts.line(comparison.statements[0], scale))
    for label, lines_alone in alone.items():
        yield Told(label, True, True, tuple(lines_alone))


class _Facts:
    """What is known of the claims, events, claimants and sources behind the figures."""

    def __init__(self, view: View, comparisons: Sequence[Comparison], language: str) -> None:
        self.language = language
        self.sources: Mapping[str, SourceFacts] = {source.id: source for source in view.sources()}
        statements = [one for comparison in comparisons for one in comparison.statements]
        ids = {claim for one in statements for claim in one.claims}
        self.claims: dict[str, ClaimFacts] = {
            claim.id: claim for claim in claims_among(view.tables, "id", sorted(ids))
        }
        claimants = (claim.claimant for claim in self.claims.values())
        events = (comparison.event for comparison in comparisons)
        self.records = records_among(view, (*claimants, *events))

    def kind(self, event: str) -> str:
        """Name the kind of an event; empty for a figure that no event was found for."""
        record = self.records.get(event)
        return served.now().vocabulary.label("events", record.type, self.language) if record else ""

    def label(self, event: str) -> str:
        record = self.records.get(event)
        return (record.name if record and record.name else "") or self.kind(event)

    def line(self, statement: FigureStatement, scale: Axis) -> Line:
        claims = [self.claims[claim] for claim in statement.claims]
        source = self.sources[claims[0].source]
        named = self.records.get(claims[0].claimant or "")
        hint = source.details.language
        claimant = foreign(named.name, hint=hint) if named and named.name else source_name(source)
        return Line(
            claimant=claimant,
            source=source_title(source),
            published=published(source, self.language),
            words=span(statement.min, statement.max, self.language, approximate=statement.approximate),
            address=passage_address(claims[0]),
            proposed=all(claim.state == "proposed" for claim in claims),
            others=len(claims) - 1,
            drawn=scale.draw(statement),
        )
