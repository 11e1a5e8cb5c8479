"""Whom a list names: «المعتقلون هم: 1. X …; 2. Y …», "Those arrested were:" and the items after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sijill.claims.kinds import Kind, Modality
from sijill.reading.mention import Mention
from sijill.reading.participants import BEFALLS

_LEAD = re.compile(r":[ \t]*(?=\n|\S)")
_STOPS = re.compile(r"[.!?؟]\s|\n")
_BULLET = r"(?:[-*•–—▪●◦✔✅🔹🔸]\ufe0f?|\(?\d{1,2}[.)\-–/]|\(?[a-zء-ي]\))"
_HEAD = re.compile(rf"(?:^|[:;؛،,\n])\s*{_BULLET}\s*(?:\w+\s+){{0,2}}$")
_ITEM = re.compile(rf"\n[ \t]*(?!{_BULLET}\s)\S")
_PARAGRAPH = re.compile(r"\n\s*\n")
_LEAD_REACH = 200
_HEAD_REACH = 40
_MOST = 500


def listed_victims(text: str, found: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, str]]:
    """Tie each person who heads an item to the event that the words before the colon speak of.

    Only an event that befalls people, and only the first name of an item: what else the item says of others
    (a lawyer, a brother) is not what the list is of.
    """
    events = [one for one in found if one.kind is Kind.EVENT and one.value["type"] in BEFALLS]
    people = sorted((one for one in found if one.kind is Kind.PERSON), key=lambda one: one.start)
    for colon in _LEAD.finditer(text):
        event = _led_by(text, colon.start(), events)
        if event is None:
            continue
        end = _end(text, colon.end())
        for person in [one for one in people if colon.end() <= one.start < end][:_MOST]:
            if _HEAD.search(text[max(colon.start(), person.start - _HEAD_REACH) : person.start]):
                yield event, person, "victim"


def _led_by(text: str, colon: int, events: list[Mention]) -> Mention | None:
    begin = max(
        (match.end() for match in _STOPS.finditer(text, max(0, colon - _LEAD_REACH), colon)), default=0
    )
    begin = max(begin, colon - _LEAD_REACH)
    before = [
        one
        for one in events
        if begin <= one.start and one.end <= colon and one.modality is not Modality.DENIED
    ]
    return before[-1] if before else None


def _end(text: str, start: int) -> int:
    """Give where a list ends: an empty line after its items, or a line that is no item."""
    first = start + len(text[start:]) - len(text[start:].lstrip())
    line = _ITEM.search(text, first)
    paragraph = _PARAGRAPH.search(text, first)
    return min(line.start() if line else len(text), paragraph.start() if paragraph else len(text))
