"""The people of the register: in the order in which they came, or those whom a search finds."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sijill.store.queries import PersonSummary, View, find_people, people, summarise
from sijill.web import served
from sijill.web.counts import counted_by_event, counted_people
from sijill.web.pages import figures
from sijill.web.tabulated import chosen_group
from sijill.web.wording import Phrase, foreign, here
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
    """List people: all (``after`` a place), found by ``q``, or those whom a number counts.

    That is one kind of ``event``, a group of the counts ``by`` something, or those beside a ``figure``.
    """
    view = View(served.now().register)
    query = request.GET.get("q", "").strip()[:_LONGEST_SEARCH]
    behind: tuple[Phrase, tuple[str, ...]] | None = None
    after = _place(request.GET.get("after"))
    following: int | None = None
    label = here("")
    if query:
        found = find_people(view, query, limit=_PAGE)
    elif (behind := _behind_a_number(view, request)) is not None:
        label, counted = behind
        first = max(after, 0)
        found = summarise(view, list(counted[first : first + _PAGE]))
        following = first + _PAGE if len(counted) > first + _PAGE else None
    else:
        found = people(view, after=after, limit=_PAGE)
        following = found[-1].place if len(found) == _PAGE else None
    context = {
        "entries": [_entry(item, request.LANGUAGE_CODE) for item in found],
        "query": query,
        "behind": behind is not None,
        "label": label,
        "address": _address(request),
        "following": following,
        "first": after < 0,
        "count": counted_people(view) if not query and behind is None else len(found),
    }
    return render(request, "people.html", context)


def _behind_a_number(view: View, request: HttpRequest) -> tuple[Phrase, tuple[str, ...]] | None:
    """Give in words whom a number that was followed counts, and their identities."""
    event, language = request.GET.get("event", ""), request.LANGUAGE_CODE
    if event:
        label = served.now().vocabulary.label("events", event, language)
        return here(label), counted_by_event(view).get(event, ())
    if "figure" in request.GET:
        measure = request.GET.get("measure", "")
        label = served.now().vocabulary.label("measures", measure, language)
        return here(label), figures.listed(view, request.GET["figure"], measure)
    return chosen_group(view, request.GET, language)


def _address(request: HttpRequest) -> str:
    """Give the question of the page's address again, without the place in the list."""
    query = request.GET.copy()
    query.pop("after", None)
    return query.urlencode()


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
