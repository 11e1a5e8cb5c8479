"""One person: the names in every spelling, who says what, the days, and why the records are held together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from sijill.store import NotFound
from sijill.store.queries import Fact, Person, SourceFacts, View, person
from sijill.vocabulary import Vocabulary
from sijill.web import served
from sijill.web.pages.sources import kind_of
from sijill.web.publication import in_order, published
from sijill.web.statements import Shown, Speaker, source_name, source_title, speaker, waits
from sijill.web.ties import Tie, ties
from sijill.web.timeline import Dated, timeline
from sijill.web.wording import Phrase, foreign, number
from sijill.web.wording.names import leading, ordered

_FEW_SOURCES = 5
_LONG_WORD = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A source, heading its column."""

    id: str
    name: Phrase
    title: Phrase
    kind: str
    published: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of one fact; ``chosen`` if the team holds it to be so."""

    column: Column
    said: tuple[Shown, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Held:
    """What the team holds to be so; ``value`` is ``None`` where it holds that the fact does not count."""

    value: Shown | None
    reason: str
    author: str
    entry: int


@dataclass(frozen=True, slots=True)
class Row:
    """A fact. ``sign`` names its grade, or ``proposed`` where nothing is accepted."""

    label: str
    sign: str
    disputed: bool
    cells: tuple[Cell, ...]
    held: Held | None
    silent: int


@dataclass(frozen=True, slots=True)
class Part:
    """The facts of the person (no label) or of one kind of event in the person's life."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as one or several sources write it."""

    name: Phrase
    sources: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What the page of one person shows."""

    id: str
    name: Phrase | None
    group: bool
    spellings: tuple[Spelling, ...]
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    decides: bool
    crowded: bool
    claims: int
    disputes: int
    waiting: int
    dates: tuple[Dated, ...]
    ties: tuple[Tie, ...]
    proposed: bool

    @property
    def long(self) -> bool:
        """Whether a word of the name needs smaller letters on the tile."""
        return self.name is not None and any(len(word) > _LONG_WORD for word in self.name.text.split())

    @property
    def waiting_words(self) -> str:
        words = ngettext("%(number)s claim waits", "%(number)s claims wait", self.waiting)
        return words % {"number": number(self.waiting, get_language() or "en")}


def show(request: HttpRequest, identity: str) -> HttpResponse:
    """Show the identity, or lead to the one that the record belongs to now."""
    view = View(served.now().register)
    try:
        found = person(view, identity)
    except NotFound:
        raise Http404 from None
    if found.id != identity:
        return redirect("person", identity=found.id)
    page = _page(view, found, request.LANGUAGE_CODE)
    return render(request, "person.html", {"page": page, "undecided": _("undecided")})


def _page(view: View, found: Person, language: str) -> PersonPage:
    vocabulary = served.now().vocabulary
    claims = found.claims
    voice = speaker(view, claims, language=language, vocabulary=vocabulary, sources=found.sources)
    columns = tuple(
        Column(
            source.id,
            source_name(source),
            source_title(source),
            kind_of(source, language),
            published(source, language),
        )
        for source in sorted(found.sources.values(), key=in_order)
    )
    holdings = _holdings(view, found, voice)
    names = ordered(found.names, language)
    name = leading(names)
    return PersonPage(
        id=found.id,
        name=name,
        group=found.kind == "group",
        spellings=_spellings(found),
        columns=columns,
        parts=_parts(found, columns, voice, vocabulary, holdings),
        decides=bool(holdings) or any(fact.disputed for fact in found.facts),
        crowded=len(columns) > _FEW_SOURCES,
        claims=len(claims),
        disputes=len([fact for fact in found.disputed if fact.property != "name"]),
        waiting=sum(1 for claim in claims if waits(claim)),
        dates=timeline(found, voice, vocabulary),
        ties=ties(view, found, language),
        proposed=all(claim.state == "proposed" for claim in claims),
    )


def _spellings(found: Person) -> tuple[Spelling, ...]:
    by_name: dict[str, list[SourceFacts]] = {}
    for record in found.records:
        if record.name:
            sources = by_name.setdefault(record.name, [])
            if found.sources[record.source] not in sources:
                sources.append(found.sources[record.source])
    return tuple(
        Spelling(
            foreign(name, hint=sources[0].details.language),
            tuple(source_name(source) for source in sources),
        )
        for name, sources in by_name.items()
    )


def _parts(
    found: Person,
    columns: Sequence[Column],
    voice: Speaker,
    vocabulary: Vocabulary,
    holdings: Mapping[tuple[str, str], Held],
) -> tuple[Part, ...]:
    order = {term.key: index for index, term in enumerate(vocabulary.terms("properties"))}
    events = {term.key: index for index, term in enumerate(vocabulary.terms("events"))}
    gathered: dict[str, list[Fact]] = {}
    for fact in found.facts:
        gathered.setdefault(fact.event, []).append(fact)
    parts = []
    for event in sorted(gathered, key=lambda key: (key != "", events.get(key, len(events)), key)):
        facts = sorted(gathered[event], key=lambda fact: order.get(fact.property, len(order)))
        if len(facts) > 1:
            # That it happened is in every other row of the event.
            facts = [fact for fact in facts if fact.property != "type" or not event]
        label = vocabulary.label("events", event, voice.language) if event else ""
        rows = tuple(_row(fact, columns, voice, holdings.get((event, fact.property))) for fact in facts)
        parts.append(Part(label, rows))
    return tuple(parts)


def _row(fact: Fact, columns: Sequence[Column], voice: Speaker, held: Held | None) -> Row:
    said: dict[str, list[Shown]] = {}
    for claim in fact.claims:
        said.setdefault(claim.source, []).append(voice.say(claim))
    cells = tuple(
        Cell(
            column,
            _without_repeats(said.get(column.id, [])),
            any(shown.claim.id == fact.held for shown in said.get(column.id, ())),
        )
        for column in columns
    )
    happened = fact.property == "type"
    proposed = any(map(waits, fact.claims))
    return Row(
        label=pgettext("that it happened", "Event") if happened else voice.about(fact.property),
        sign=str(fact.grade) if fact.grade else "proposed" if proposed else "",
        disputed=fact.disputed,
        cells=cells,
        held=held,
        silent=sum(1 for cell in cells if not cell.said),
    )


def _without_repeats(said: Sequence[Shown]) -> tuple[Shown, ...]:
    """Leave out what a source says again in the same words, standing in the same way."""
    kept: dict[tuple[str, str, object, str], Shown] = {}
    for shown in said:
        key = (shown.value.main.text, shown.state, shown.claim.superseded, shown.modality)
        kept.setdefault(key, shown)
    return tuple(kept.values())


def _holdings(view: View, found: Person, voice: Speaker) -> dict[tuple[str, str], Held]:
    records = {record.id: record for record in (*found.records, *found.events)}
    claims = {claim.id: claim for claim in found.claims}
    held = {}
    for record, prop, claim, reason, author, entry in view.tables.among(
        "SELECT record, property, claim, reason, author, entry FROM holding"
        " WHERE withdrawn IS NULL AND record IN",
        list(records),
    ):
        event = records[record].type if records[record].kind == "event" else ""
        value = voice.say(claims[claim]) if claim in claims else None
        held[event, prop] = Held(value, reason, author, entry)
    return held
