"""Arabic imperatives that demand: «أطلقوا سراح …», «أعطوني …»."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.reading.asked import Asked, end_of
from sijill.reading.subjects import How, Subject
from sijill.reading.wording import Wording


def imperatives(wording: Wording) -> Iterator[Asked]:
    """Find «أطلقوا سراح …» at the head of a sentence or quotation."""
    for term in wording.terms("demand_imperative"):
        first, last = wording.sentence_of(term.first)
        opens = term.first == first or any(mark in wording.gap(term.first) for mark in '«"“:؛،!#')
        opens = opens or (wording.folded(term.first).startswith("ف") and term.clitic == "ف")
        if not opens or (term.last >= last and not wording.folded(term.first).startswith("لا")):
            continue
        start = term.first
        if wording.folded(term.first).removeprefix("ف") in ("اعطونی", "اعطونا", "سلمونا", "سلمونی"):
            start = term.last
        if start < last:
            yield Asked(
                start,
                end_of(wording, start, last, verb=term.first),
                (),
                Subject(How.OWN),
                "demand.imperative",
                term.first,
            )
