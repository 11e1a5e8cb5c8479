"""The people of the register: in the order in which they came, or those whom a search finds."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sijill.store.queries import PersonSummary, View, find_people, people, summarise
from sijill.web import served
from sijill.web.counts import counted_by_event, counted_people
from sijill.web.wording import Phrase, foreign
from sijill.web.wording.names import leading, ordered

_PAGE = 50
_LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One identity in the list: its name in the page's language if there is one, and all other spellings."""

    id: str
    name: Phrase | None
    others: tuple[Phrase, ...]
    sources: int
    proposed: bool
    group: bool


def show(request: HttpRequest) -> HttpResponse:
    """List people: all (``after`` a place), found by ``q``, or of one kind of ``event``."""
    view = View(served.now().register)
    query = request.GET.get("q", "").strip()[:_LONGEST_SEARCH]
    event = request.GET.get("event", "")
    after = _place(request.GET.get("after"))
    following: int | None = None
    label = ""
    if query:
        found = find_people(view, query, limit=_PAGE)
    elif event:
        label = served.now().vocabulary.label("events", event, request.LANGUAGE_CODE)
        counted = counted_by_event(view).get(event, ())
        first = max(after, 0)
        found = summarise(view, list(counted[first : first + _PAGE]))
        following = first + _PAGE if len(counted) > first + _PAGE else None
    else:
        found = people(view, after=after, limit=_PAGE)
        following = found[-1].place if len(found) == _PAGE else None
    context = {
        "entries": [_entry(item, request.LANGUAGE_CODE) for item in found],
        "query": query,
        "event": event,
        "event_label": label,
        "following": following,
        "first": after < 0,
        "count": counted_people(view) if not query and not event else len(found),
    }
    return render(request, "people.html", context)


def _entry(item: PersonSummary, language: str) -> Entry:
    names = ordered(item.names, language)
    return Entry(
        id=item.id,
        name=leading(names),
        others=tuple(foreign(name) for name in names[1:]),
        sources=item.sources,
        proposed=item.proposed,
        group=item.kind == "group",
    )


def _place(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else -1
