"""Where one English demand ends and the next begins: "to open … and to hand over …", "that A, and that B"."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.reading.asked import Asked
from sijill.reading.word_set import word_set
from sijill.reading.wording import Wording

_NO_VERB = word_set(
    "the a an his her their its our my your this that these those all every each any no which"
    " whom him them us me it court jail prison death date police"
)


def can_be_verb(wording: Wording, index: int) -> bool:
    """Whether the word after "to" can be a verb."""
    if index >= len(wording) or wording.gap(index).strip(" \xa0\n"):
        return False
    word = wording.words[index]
    return word.number is None and not word.raw[0].isupper() and word.folded not in _NO_VERB


def parts(wording: Wording, asked: Asked) -> Iterator[Asked]:
    """Part "to open … and to hand over …", "that A, and that B": each thing asked is a demand of its own."""
    cut = asked.first
    if wording.folded(asked.first - 1) == "that" or wording.folded(asked.first) == "that":
        for index in range(asked.first + 3, asked.last - 2):
            if wording.folded(index) == "that" and (
                wording.folded(index - 1) == "and" or wording.gap(index).strip() in (",", ";")
            ):
                yield Asked(
                    cut,
                    index - (wording.folded(index - 1) == "and"),
                    asked.addressees,
                    asked.subject,
                    asked.rule,
                    asked.verb,
                    asked.you,
                )
                cut = index + 1
    if wording.folded(asked.first) == "to":
        for index in range(asked.first + 2, asked.last - 1):
            if (
                wording.folded(index) == "and"
                and wording.folded(index + 1) == "to"
                and can_be_verb(wording, index + 2)
            ):
                yield Asked(cut, index, asked.addressees, asked.subject, asked.rule, asked.verb, asked.you)
                cut = index + 1
    colon = _colon(wording, asked) if asked.rule == "demand.want" else None
    if colon is not None and not any(mark in wording.gap(colon) for mark in '"“«'):
        yield from _listed(wording, asked, colon)
        return
    yield Asked(cut, asked.last, asked.addressees, asked.subject, asked.rule, asked.verb, asked.you)


def _colon(wording: Wording, asked: Asked) -> int | None:
    last = wording.sentence_of(asked.first)[1]
    for index in range(asked.first, last):
        if ":" in wording.gap(index):
            return index
    return None


def _listed(wording: Wording, asked: Asked, begin: int) -> Iterator[Asked]:
    """Part "three things: the names …, his clothes, and a doctor …" at its commas."""
    last = wording.sentence_of(begin)[1]
    cut = begin
    for index in range(begin + 1, last):
        if wording.gap(index).strip(" \xa0\n")[:1] in (",", ";"):
            yield Asked(cut, index, asked.addressees, asked.subject, asked.rule, asked.verb, asked.you)
            cut = index + (wording.folded(index) == "and")
    if cut < last:
        yield Asked(cut, last, asked.addressees, asked.subject, asked.rule, asked.verb, asked.you)
