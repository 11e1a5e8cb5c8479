"""Finding the event that somebody means: by its id, its name, or its kind, place and day."""

from __future__ import annotations

from sijill.counting import Occasion
from sijill.errors import SijillError
from sijill.store.errors import NotFound
from sijill.store.queries import View, figures_frame
from sijill.text import fold_text
from sijill.vocabulary import Vocabulary

_MOST = 5
_LANGUAGES = ("en", "ar", "fa")


class NoSingleEvent(SijillError):
    """No event, or more than one, is called so; the sentence names those that are near."""


def find_event(view: View, words: str, vocabulary: Vocabulary) -> str:
    """Give the identity of the event that is meant.

    ``words`` are the id of the event or of one of its records, or words of which each stands in its name, its
    kind, its places or its days; looked for among events that have a name or that a figure is about. Raises
    :class:`NoSingleEvent`, and :class:`NotFound` for an id that there is not.
    """
    from sijill.store.queries.figures import occasions, titled

    query = 'SELECT "identity", kind, source FROM record WHERE id = %s'
    for stored, kind, source in view.tables.select(query, [words]):
        if kind == "event" and source not in view.hidden:
            return view.identity(words, stored)
        raise NotFound("event", words)
    told_of = figures_frame(view, proposed=True)["event"].unique().to_list()
    known = occasions(view, [*told_of, *titled(view)])
    asked = fold_text(words).split()
    found = [one for one in known.values() if asked and all(part in _said(one, vocabulary) for part in asked)]
    if len(found) == 1:
        return found[0].event
    if not found:
        raise NoSingleEvent(
            f"No event is called {words!r}; give its id, as `sijill count --json` shows it, or words of its"
            " name, kind, place or day."
        )
    some = "; ".join(f"{_short(one)} ({one.event})" for one in sorted(found, key=_short)[:_MOST])
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    raise NoSingleEvent(f"{words!r} may mean {some}{more}; give one's id.")


def _said(event: Occasion, vocabulary: Vocabulary) -> str:
    """Give everything that an event may be called by, folded."""
    labels = (vocabulary.label("events", event.event_type, language) for language in _LANGUAGES)
    days = (str(day) for interval in event.dates for day in interval if day is not None)
    places = (name for name, _ in event.places)
    return fold_text(" ".join([event.event_type, event.name or "", *labels, *places, *days]))


def _short(event: Occasion) -> str:
    day = next((str(first) for first, _ in sorted(event.dates, key=str) if first is not None), "")
    place = min((name for name, _ in event.places), default="")
    return " ".join(part for part in (event.name or event.event_type, place, day) if part)
