"""Events and figures: what each claimant says, side by side and never added, and what is documented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sijill.counting import About, Comparison, DocumentedCount, FigureStatement, Subject
from sijill.dates import UncertainDate
from sijill.desk.counting import Count
from sijill.store.queries import ClaimFacts, SourceFacts, View
from sijill.store.queries.rows import claims_among
from sijill.web import served
from sijill.web.axis import Axis, Drawn, axis
from sijill.web.counts import counted
from sijill.web.mentioned import records_among
from sijill.web.publication import published
from sijill.web.statements import passage_address, source_name, source_title
from sijill.web.tabulated import asked_from, group_named, imposed, options, tabulated
from sijill.web.wording import Phrase, day, foreign, here, span, tame


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
    said: str
    words: str
    address: str
    proposed: bool
    others: int
    replaced: bool
    grade: str
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class Beside:
    """Who is documented for the same; ``address`` lists them, empty where there is nobody."""

    named: str
    nameless: str
    lists: int
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """The figures about one event (or one place and time), beside who is documented for it.

    ``agree``: whether they can all be so at once; ``None`` where nobody says that they are about one event.
    """

    label: Phrase
    days: str
    unit: Phrase | None
    agree: bool | None
    alone: bool
    lines: tuple[Line, ...]
    beside: Beside | None


@dataclass(frozen=True, slots=True)
class Measure:
    """Everything said by one measure, on one axis."""

    key: str
    label: str
    told: tuple[Told, ...]
    axis: Axis


def show(request: HttpRequest) -> HttpResponse:
    """Show all figures, the documented counts by kind of event, and those that the address asks for."""
    view = View(served.now().register)
    language = request.LANGUAGE_CODE
    memory = served.now().memory
    measures = memory.recall(view, ("figures", language), lambda: _measures(view, language))
    documented = memory.recall(view, ("documented", language), lambda: _documented(view, language))
    answer = counted(view)
    asked = asked_from(request.GET, language)
    context = {
        "measures": measures,
        "documented": documented,
        "position": answer.position,
        "definitions": {part: words[language] for part, words in answer.definitions.items()},
        "notes": [note.sentence(language) for note in answer.documented.notes],
        "imposed": imposed(answer, language),
        "options": options(asked),
        "table": tabulated(view, asked, language) if "by" in request.GET else None,
    }
    return render(request, "figures.html", context)


def _documented(view: View, language: str) -> list[Documented]:
    groups = [group for group in counted(view).documented.groups if group.key[0] is not None]
    return [_document(group, language) for group in groups]


def _document(group: DocumentedCount, language: str) -> Documented:
    event = str(group.key[0])
    named, nameless = group_named(group, language)
    return Documented(
        event=event,
        label=served.now().vocabulary.label("events", event, language),
        number=span(group.number.min, group.number.max, language),
        named=named,
        nameless=nameless,
    )


def _measures(view: View, language: str) -> list[Measure]:
    answer = counted(view)
    facts = _Facts(view, answer, language)
    by_measure: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in answer.claimed.comparisons:
        by_measure[comparison.measure].append(comparison)
    measures = []
    for term in served.now().vocabulary.terms("measures"):
        if term.key in by_measure:
            told = sorted(by_measure[term.key], key=_prominence)
            scale = axis([one for comparison in told for one in comparison.statements], language)
            lines = tuple(facts.told(comparison, scale) for comparison in told)
            measures.append(Measure(term.key, term.label(language), lines, scale))
    return measures


def _prominence(comparison: Comparison) -> tuple[int, bool, str]:
    """Put first what several claimants speak of, then what is about an event."""
    claimants = len({one.claimant for one in comparison.statements})
    return -claimants, comparison.subject.about is About.SOURCE, comparison.subject.id


class _Facts:
    """What is known of the claims, events, claimants and sources behind the figures."""

    def __init__(self, view: View, answer: Count, language: str) -> None:
        self.answer = answer
        self.language = language
        self.sources: Mapping[str, SourceFacts] = {source.id: source for source in view.sources()}
        statements = [one for comparison in answer.claimed.comparisons for one in comparison.statements]
        ids = {claim for one in statements for claim in one.claims}
        self.claims: dict[str, ClaimFacts] = {
            claim.id: claim for claim in claims_among(view.tables, "id", sorted(ids))
        }
        self.records = records_among(view, (claim.claimant for claim in self.claims.values()))

    def told(self, comparison: Comparison, scale: Axis) -> Told:
        subject = comparison.subject
        return Told(
            label=self._label(subject),
            days=self._days(subject.first, subject.last),
            unit=foreign(comparison.unit) if comparison.unit else None,
            agree=comparison.agree,
            alone=len(comparison.statements) == 1,
            lines=tuple(self._line(one, scale) for one in comparison.statements),
            beside=self._beside(comparison),
        )

    def _label(self, subject: Subject) -> Phrase:
        kind = served.now().vocabulary.label("events", subject.event_type or "", self.language)
        place = self.answer.labels.get("place", {}).get(subject.place or "", {}).get(self.language, "")
        if subject.name:
            return foreign(subject.name)
        if subject.about is About.SOURCE:
            return source_title(self.sources[subject.id]) if subject.id in self.sources else here("")
        return here(" · ".join(part for part in (kind, tame(place)) if part))

    def _days(self, first: date | None, last: date | None) -> str:
        if first is None and last is None:
            return ""
        return day(UncertainDate(first, last), self.language)

    def _beside(self, comparison: Comparison) -> Beside | None:
        found = comparison.documented
        if found is None:
            return None
        named, nameless = found.named, found.nameless
        about = urlencode([("figure", comparison.subject.id), ("measure", comparison.measure)])
        return Beside(
            named=span(named.min, named.max, self.language),
            nameless="" if nameless.max == 0 else span(nameless.min, nameless.max, self.language),
            lists=len(found.sources),
            address=about if found.certain or found.possible else "",
        )

    def _line(self, statement: FigureStatement, scale: Axis) -> Line:
        claims = [self.claims[claim] for claim in statement.claims]
        source = self.sources[claims[0].source]
        named = self.records.get(claims[0].claimant or "")
        claimant = (
            foreign(named.name, hint=source.details.language) if named and named.name else source_name(source)
        )
        return Line(
            claimant=claimant,
            source=source_title(source),
            said=self._days(statement.first, statement.last) or published(source, self.language),
            words=span(statement.min, statement.max, self.language, approximate=statement.approximate),
            address=passage_address(claims[0]),
            proposed=all(claim.state == "proposed" for claim in claims),
            others=len(claims) - 1,
            replaced=not statement.latest,
            grade=str(statement.grade or ""),
            drawn=scale.draw(statement),
        )


def listed(view: View, subject: str, measure: str) -> tuple[str, ...]:
    """Give who is documented for what the figures of a comparison are about."""
    for comparison in counted(view).claimed.comparisons:
        found = comparison.documented
        if found is not None and (comparison.subject.id, comparison.measure) == (subject, measure):
            return (*found.certain, *found.possible, *(group.identity for group in found.groups))
    return ()
