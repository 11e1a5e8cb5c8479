"""Events by their head words: arrest, execution, trial, protest …"""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.claims.values import EventType, value_json
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording


def find_events(wording: Wording) -> list[Mention]:
    """Find events; the span is the head word, the longest where one phrase holds another."""
    found: list[Mention] = []
    last = 0
    for term in sorted(wording.terms("event"), key=lambda term: (term.first, -term.last)):
        if term.first < last:
            continue
        last = term.last
        start, end = wording.start_without_and(term.first), wording.words[term.last - 1].end
        found.append(Mention(Kind.EVENT, start, end, value_json(EventType(term.key)), f"event.{term.key}"))
    return found
