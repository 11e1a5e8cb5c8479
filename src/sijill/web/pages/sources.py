"""The sources: whose each is, when it was published, what was read in it and what waits."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sijill.store.queries import SourceFacts, View
from sijill.web import served
from sijill.web.publication import in_order, published
from sijill.web.statements import source_name, source_title
from sijill.web.wording import Phrase
from sijill.web.wording.labels import AUDIENCES, PARTIES


@dataclass(frozen=True, slots=True)
class Listed:
    """One source in the list."""

    id: str
    title: Phrase
    publisher: Phrase | None
    kind: str
    published: str
    party: str
    audience: str
    people: int
    waiting: int


def show(request: HttpRequest) -> HttpResponse:
    """List all sources in the order of their publication."""
    view = View(served.now().register)
    memory = served.now().memory
    listed = memory.recall(view, ("sources", request.LANGUAGE_CODE), lambda: _listed(view, request))
    return render(request, "sources.html", {"sources": listed})


def _listed(view: View, request: HttpRequest) -> list[Listed]:
    language = request.LANGUAGE_CODE
    waiting = dict(
        view.tables.select(
            "SELECT source, COUNT(*) FROM claim WHERE state = 'proposed' AND superseded IS NULL"
            " GROUP BY source"
        )
    )
    people = dict(
        view.tables.select(
            "SELECT source, COUNT(*) FROM record WHERE kind IN ('person', 'group') GROUP BY source"
        )
    )
    return [
        Listed(
            id=source.id,
            title=source_title(source),
            publisher=source_name(source) if source.details.publisher else None,
            kind=kind_of(source, language),
            published=published(source, language),
            party=str(PARTIES.get(str(source.details.party), "")),
            audience=str(AUDIENCES[str(source.details.audience.kind)]),
            people=people.get(source.id, 0),
            waiting=waiting.get(source.id, 0),
        )
        for source in sorted(view.sources(), key=in_order)
    ]


def kind_of(source: SourceFacts, language: str) -> str:
    """Give the kind of a source in words; empty if nobody has said it."""
    kind = source.details.kind
    return served.now().vocabulary.label("source_kinds", kind, language) if kind else ""
