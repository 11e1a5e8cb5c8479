"""How a source is kept: what is in doubt, what its file says of itself, what befell it, what is like it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sijill.claims import Document
from sijill.desk.copies import copies_of
from sijill.desk.pictures import drawable_pages
from sijill.extraction import FORMAT
from sijill.store.queries import SourceFacts, View
from sijill.store.queries.copies import CopyFacts
from sijill.store.queries.custody import CustodyEvent, custody
from sijill.store.queries.rows import sources_among
from sijill.web.wording import Phrase, foreign
from sijill.web.wording.labels import COPY_KINDS, COPY_STATES, CUSTODY

_MOST_PARTS = 100
_MOST_PICTURES = 12


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a source's history; ``outside``: it is noted by somebody, and befell it elsewhere."""

    seq: int
    at: str
    author: str
    name: str
    detail: tuple[Phrase, ...]
    outside: bool


@dataclass(frozen=True, slots=True)
class Related:
    """Another source, how it is near to this one, and what was said of that."""

    id: str
    title: Phrase
    how: str = ""
    percent: int | None = None
    state: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Keeping:
    """All of it; ``pictures`` are the pages that can be drawn, of ``pages`` in all."""

    warnings: tuple[str, ...]
    properties: tuple[tuple[str, Phrase], ...]
    history: tuple[Event, ...]
    whole: Related | None
    parts: tuple[Related, ...]
    copies: tuple[Related, ...]
    pages: int
    pictures: tuple[int, ...]


def keeping(view: View, source: SourceFacts, document: Document | None, *, page: int) -> Keeping:
    """Gather how a source is kept; ``page`` is the page of the original that is looked at."""
    pages = drawable_pages(document)
    first = max(1, min(page, pages)) if pages else 1
    properties = document.properties if document else {}
    return Keeping(
        warnings=document.warnings if document else (),
        properties=tuple(
            (name, foreign(value)) for name, value in sorted(properties.items()) if name != FORMAT and value
        ),
        history=tuple(map(_event, custody(view, source.id))),
        whole=next(iter(_titled(view, [source.details.part_of or ""])), None),
        parts=tuple(_titled(view, _parts(view, source.id))),
        copies=tuple(_copy(pair, source.id) for pair in copies_of(view, source.id)),
        pages=pages,
        pictures=tuple(range(first, min(first + _MOST_PICTURES, pages + 1))),
    )


def _event(event: CustodyEvent) -> Event:
    detail = event.detail
    said = [
        detail.get("name"),
        detail.get("sha256"),
        detail.get("extractor") or detail.get("program") or detail.get("list"),
        detail.get("outcome"),
        ", ".join(detail.get("fields") or detail.get("what") or ()),
        detail.get("at_said"),
        detail.get("by"),
        detail.get("note"),
    ]
    phrases = tuple(foreign(str(word)) for word in said if word)
    name = str(CUSTODY.get(event.event, event.event))
    return Event(event.seq, event.at, event.author, name, phrases, event.outside)


def _parts(view: View, source: str) -> list[str]:
    """Give the sources that came in this one."""
    rows = view.tables.select(
        "SELECT id FROM source WHERE part_of = %s ORDER BY entry LIMIT %s", (source, _MOST_PARTS)
    )
    return [row[0] for row in rows]


def _titled(view: View, identifiers: Iterable[str]) -> Iterable[Related]:
    wanted = [identifier for identifier in identifiers if identifier and identifier not in view.hidden]
    found = sources_among(view.tables, wanted)
    return [Related(name, foreign(found[name].title)) for name in wanted if name in found]


def _copy(pair: CopyFacts, source: str) -> Related:
    other, title = (pair.right, pair.right_title) if pair.left == source else (pair.left, pair.left_title)
    state = str(COPY_STATES[str(pair.state)])
    if pair.original == source:
        state = _("a copy of this one")
    elif pair.original is not None:
        state = _("this one is a copy of it")
    percent = None if pair.permille is None else pair.permille // 10
    how = str(COPY_KINDS.get(pair.kind or "", ""))
    return Related(other, foreign(title), how, percent, state, str(pair.state) == "proposed")
