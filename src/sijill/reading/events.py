"""Events by their head words: arrest, execution, trial, protest …"""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.claims.values import EventType, value_json
from sijill.reading.mention import Mention
from sijill.reading.wording import Term, Wording


def find_events(wording: Wording) -> list[Mention]:
    """Find events; the span is the head word, the longest where one phrase holds another."""
    found: list[Mention] = []
    last = 0
    for term in sorted(wording.terms("event"), key=lambda term: (term.first, -term.last)):
        if term.first < last or _is_in_a_title(wording, term):
            continue
        last = term.last
        start, end = wording.start_without_and(term.first), wording.words[term.last - 1].end
        found.append(Mention(Kind.EVENT, start, end, value_json(EventType(term.key)), f"event.{term.key}"))
    return found


def _is_in_a_title(wording: Wording, term: Term) -> bool:
    """Whether capitals say that the word is part of a name: "Working Group on Arbitrary Detention"."""
    if term.first == 0 or wording.gap(term.first).strip(" \xa0"):
        return False
    return wording.words[term.first].raw[0].isupper() and wording.words[term.first - 1].raw[0].isupper()
