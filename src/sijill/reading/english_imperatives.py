"""English imperatives that demand: "Free Name", "let the lawyers in", "Give me the name …"."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.reading.asked import Asked, end_of
from sijill.reading.subjects import How, Subject
from sijill.reading.wording import Term, Wording


def imperatives(wording: Wording) -> Iterator[Asked]:
    """Find "Free Name", "let the lawyers in", "Give me the name …" at the head of a sentence or quotation."""
    said: set[tuple[int, str]] = set()
    for term in wording.terms("demand_imperative"):
        first, last = wording.sentence_of(term.first)
        gap = wording.gap(term.first)
        opens = term.first == first or any(mark in gap for mark in '"“«‘→•:')
        # "Give me the name, that is all, give me the name": the same once more.
        opens = opens or ("," in gap and (first, wording.folded(term.first)) in said)
        if not opens or term.last >= last or wording.gap(term.last).strip(" \xa0"):
            continue
        if not _commands(wording, term, last):
            continue
        said.add((first, wording.folded(term.first)))
        start = term.first
        if wording.folded(term.last - 1) in ("give", "tell", "show"):
            start = term.last + (wording.folded(term.last) in ("me", "us", "them", "him", "her"))
        yield Asked(
            start,
            end_of(wording, start, last, verb=term.first),
            (),
            Subject(How.OWN),
            "demand.imperative",
            term.first,
        )


def _commands(wording: Wording, term: Term, last: int) -> bool:
    """Whether it is no noun with a verb: "Release came late", "Open letters", "Name withheld"."""
    following = wording.folded(term.last)
    if following in (
        "the",
        "all",
        "our",
        "my",
        "them",
        "him",
        "her",
        "me",
        "us",
        "his",
        "their",
        "these",
        "those",
        "every",
        "this",
        "it",
        "an",
        "a",
    ):
        return True
    word = wording.words[term.last]
    return word.raw[0].isupper() and wording.folded(term.first) in ("free", "release", "save")
