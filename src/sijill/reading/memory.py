"""Whom the text has spoken of so far, from sentence to sentence and paragraph to paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from sijill.claims.kinds import Kind
from sijill.reading.mention import Mention
from sijill.reading.rulings import LIST_ITEM
from sijill.reading.wording import Wording

_OPENING = 8
_HEAD = 24
BULLETS = frozenset("-–—•*·▪◦●(")


@dataclass(slots=True)
class Memory:
    """Whom the text has spoken of so far: the person of the last sentence, the accused by their number."""

    topic: Mention | None = None
    sure: bool = False
    fresh: bool = False
    accounted: bool = False
    narrator: Mention | None = None
    accused: dict[int, Mention] = field(default_factory=dict)
    listing: bool = False

    def enter(self, wording: Wording) -> None:
        """Go on to a new paragraph: only a pronoun at its head goes on from the one before."""
        self.fresh = self.sure = False
        numbered = len(wording) > 0 and wording.words[0].number is not None
        opening = range(min(_OPENING, len(wording)))
        pronoun = any(wording.is_known(index, "singular") for index in opening)
        head = wording.text[wording.start : wording.start + _HEAD]
        listed = numbered or head[:1] in BULLETS or bool(LIST_ITEM.match(head))
        if listed or not (pronoun or self.accounted):
            self.topic = None


def learn(wording: Wording, found: list[Mention], memory: Memory) -> None:
    """Keep who is the first, second … accused, where a list or a label says so."""
    people = [one for one in found if one.kind is Kind.PERSON]
    for term in wording.terms("narrator"):
        told = [one for one in people if one.value["name"] and wording.word_at(one.start) == term.last]
        if told and memory.narrator is None and wording.sentence_of(term.first)[0] == term.first:
            memory.narrator = told[0]
    if people and len(wording):
        number = wording.words[0].number
        labels = [term for term in wording.terms("ordinal") if term.first == 0]
        if labels and people[0].start - wording.words[labels[0].last - 1].end <= 4:
            memory.accused[int(labels[0].key)] = people[0]
        elif memory.listing and number and number <= 20 and wording.word_at(people[0].start) <= 2:
            memory.accused[number] = people[0]
        elif not number:
            memory.listing = False
    if len(wording) <= 4 and wording.terms("accused"):
        memory.listing = True
