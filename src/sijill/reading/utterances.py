"""The sentences of a text that quotes: a quotation counts as one piece however many sentences it holds."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from sijill.reading.floor import Floor
from sijill.reading.mention import Mention
from sijill.reading.quotation import Marked
from sijill.reading.sayings import Saying
from sijill.reading.speaker import Speaker
from sijill.reading.wording import Term

_NEAR = 7


@dataclass(slots=True)
class Utterance:
    """A sentence at the words ``[first, last)`` with its quotations, verbs of saying and named sources."""

    first: int
    last: int
    quotes: list[Marked]
    sayings: list[Saying] = field(default_factory=list)
    sources: list[tuple[Term, Speaker, tuple[Mention, ...]]] = field(default_factory=list)

    def has_quote(self, floor: Floor, first: int, last: int) -> bool:
        """Whether a quotation begins among the words ``[first, last)``."""
        return any(first <= floor.wording.word_at(one.start) < last for one in self.quotes)


def utterances(floor: Floor) -> list[Utterance]:
    """Cut a stretch into sentences, a quotation in one piece with the words that say whose it is."""
    wording = floor.wording
    cuts = [0]
    for first, _ in wording.sentences[1:]:
        quote = floor.quote_of(first)
        if quote is not None and floor.quote_of(first - 1) is quote:
            continue
        if quote is None and _goes_on_after(floor, first):
            continue
        said = wording.text[wording.words[cuts[-1]].start : wording.words[first].start]
        if said.count("(") > said.count(")") and "\n" not in said:
            continue
        cuts.append(first)
    cuts.append(len(wording))
    units = []
    for first, last in itertools.pairwise(cuts):
        quotes = [one for one in floor.outer if first <= wording.word_at(one.start) < last]
        units.append(Utterance(first, last, quotes))
    return units


def _goes_on_after(floor: Floor, first: int) -> bool:
    """Whether a sentence goes on after "…?" she asked, although the quote ended in a stop."""
    wording = floor.wording
    gap = wording.gap(first)
    if not re.search("[»”\"’›']", gap) or floor.quote_of(first - 1) is None or "\n" in gap:
        return False
    after = re.split("[»”\"’›']", gap)[-1].strip()
    if after[:1] in ("،", ",", "-", "–", "—"):
        return True
    if after:
        return False
    if wording.language == "fa" and wording.folded(first) == "این" and wording.folded(first + 1) == "را":
        return True
    if wording.language == "en":
        if wording.words[first].raw[0].islower():
            return True
        questions = re.search("[!?]", gap) is not None
        verb = next(
            (term for term in wording.terms("report", "utter") if first <= term.first < first + _NEAR),
            None,
        )
        return questions and verb is not None and (verb.last >= len(wording) or floor.cut(verb.last))
    term = wording.term_at(first, "report", "utter")
    if wording.language != "ar" or term is None or term.last >= len(wording):
        return False
    return not any(mark in wording.gap(term.last) for mark in ":«")
