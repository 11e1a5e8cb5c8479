"""Where and when an event was: the place and date of its clause, if the clause has no other event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sijill.claims.kinds import Kind
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording

_UNDATED = ("statement", "demand")


def place_events(wording: Wording, beside: Iterable[Mention]) -> Iterator[tuple[Mention, Mention, str]]:
    """Tie the places of a sentence to the events of their clauses."""
    happenings = [one for one in beside if one.kind is Kind.EVENT and one.value["type"] not in _UNDATED]
    for place in beside:
        if place.kind is Kind.PLACE and not place.rule.endswith(("dateline", "of_role")):
            of = _event_of(wording, place, happenings)
            # A Persian place stands before its verb, others after it.
            if of is not None and (wording.language == "fa" or of.start < place.start):
                yield of, place, "place"


def date_events(wording: Wording, found: list[Mention]) -> None:
    """Let a date be said of the one event of its clause, or of its sentence if its clause has none."""
    events = [one for one in found if one.kind is Kind.EVENT and one.value["type"] not in _UNDATED]
    for date in found:
        if date.kind is Kind.DATE and date.about is None:
            date.about = _event_of(wording, date, events)


def _event_of(wording: Wording, mention: Mention, events: list[Mention]) -> Mention | None:
    index = wording.word_at(mention.start)
    for words in (wording.clause_of(index), wording.sentence_of(index)):
        start, end = wording.span(*words)
        inside = [one for one in events if start <= one.start < end]
        if inside:
            return inside[0] if len(inside) == 1 else None
    return None
