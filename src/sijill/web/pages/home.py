"""The first page: the register in numbers, each of which opens, what waits, and what came last."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sijill.claims import Verdict
from sijill.desk.findings import Dispute, findings
from sijill.desk.review import waiting
from sijill.store.queries import SourceFacts, View, pairs
from sijill.web import served
from sijill.web.counts import counted_people
from sijill.web.pages.ledger import Line, lines
from sijill.web.statements import source_title
from sijill.web.wording import Phrase, foreign, span

_NEWEST = 6
_PAIRS = 1_000
_DISPUTES = 40
_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """A source with claims that nobody has decided on."""

    id: str
    title: Phrase
    claims: int


@dataclass(frozen=True, slots=True)
class Disputed:
    """A person with facts on which sources differ."""

    id: str
    name: Phrase
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page says."""

    people: int
    sources: int
    proposals: int
    pairs: int
    pairs_words: str
    disputes: int
    looked_at: int | None
    more_disputed: int
    waiting: tuple[Waiting, ...]
    disputed: tuple[Disputed, ...]
    newest: tuple[Line, ...]


def show(request: HttpRequest) -> HttpResponse:
    """Show the first page."""
    view = View(served.now().register)
    page = served.now().memory.recall(view, ("home", request.LANGUAGE_CODE), lambda: _home(view, request))
    return render(request, "home.html", {"page": page})


def _home(view: View, request: HttpRequest) -> Home:
    sources = {source.id: source for source in view.sources()}
    found = findings(view, most=_LOOKED_AT)
    waiting_pairs = len(pairs(view, verdict=Verdict.UNSURE, limit=_PAIRS))
    most_pairs = None if waiting_pairs == _PAIRS else waiting_pairs
    disputed = _disputed(found.disputes, request.LANGUAGE_CODE)
    return Home(
        people=counted_people(view),
        sources=len(sources),
        proposals=waiting(view),
        pairs=waiting_pairs,
        pairs_words=span(waiting_pairs, most_pairs, request.LANGUAGE_CODE),
        disputes=len(found.disputes),
        looked_at=found.people if found.people >= _LOOKED_AT else None,
        more_disputed=max(0, len(disputed) - _DISPUTES),
        waiting=_waiting(view, sources),
        disputed=disputed[:_DISPUTES],
        newest=lines(view, limit=_NEWEST),
    )


def _waiting(view: View, sources: dict[str, SourceFacts]) -> tuple[Waiting, ...]:
    rows = view.tables.select(
        "SELECT source, COUNT(*) FROM claim WHERE state = 'proposed' AND superseded IS NULL"
        " GROUP BY source ORDER BY COUNT(*) DESC, source"
    )
    return tuple(
        Waiting(source, source_title(sources[source]), count) for source, count in rows if source in sources
    )


def _disputed(disputes: tuple[Dispute, ...], language: str) -> tuple[Disputed, ...]:
    vocabulary = served.now().vocabulary
    people: dict[str, list[Dispute]] = {}
    for dispute in disputes:
        people.setdefault(dispute.person, []).append(dispute)
    most = sorted(people.items(), key=lambda item: -len(item[1]))
    return tuple(
        Disputed(
            person,
            foreign(facts[0].name),
            tuple(
                dict.fromkeys(vocabulary.label("properties", item.fact.property, language) for item in facts)
            ),
        )
        for person, facts in most
    )
