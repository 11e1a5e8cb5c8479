"""Chooses to whom each find of a text is tied, and leaves open what is not sure enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sijill.reading.mention import Mention
from sijill.reading.ties.actors import LATENT, Actors, find_actors
from sijill.reading.ties.draft import Draft
from sijill.reading.ties.facts import columns
from sijill.reading.ties.page import Ints, Page
from sijill.reading.ties.pairs import Pairs, pair_up
from sijill.reading.ties.questions import answered, wanting
from sijill.reading.ties.ranker import Model, chances, shipped

ABSENT, NOBODY = -2, -1
NEVER = 2.0
AGREED, FILLED, CHANGED = range(3)
"""How an answer stands to that of the rules: the same, somebody where they left it open, another."""
LEAST: dict[str, tuple[float, float, float]] = {
    "speaker": (0.0, 0.5, 0.5),
    "claimant": (0.4, 0.5, 0.5),
    "person": (0.6, 0.8, 0.8),
    "addressee": (0.0, 0.65, NEVER),
}
"""How likely an answer must be to count, by how it stands to that of the rules.

Chosen by the figures of texts that were not learned from. A figure is left out where the rules' claimant is
unlikely, or another one likely: none is put in.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is most likely: an entity, ``NOBODY`` or ``ABSENT``; how likely; how it stands to the rules'."""

    who: int
    chance: float
    stands: int


def settle(draft: Draft, model: Model | None = None) -> None:
    """Choose anew whom the finds of a text are tied to.

    A figure whose claimant is not likely enough is left out, a penalty, charge or age is left open; a quote
    keeps whom the rules heard unless another is likelier.
    """
    page = Page(draft.wordings, draft.kinds)
    actors = find_actors(draft, page)
    _Settling(draft, page, actors, shipped() if model is None else model).run()


def likeliest(pairs: Pairs, chance: Sequence[float], actors: Actors, finds: int) -> list[dict[int, float]]:
    """Sum up, for each find, the chances of the mentions of each entity; the publisher counts as nobody."""
    summed: list[dict[int, float]] = [defaultdict(float) for _ in range(finds)]
    for fact, actor, one in zip(pairs.fact.tolist(), pairs.actor.tolist(), chance, strict=True):
        if actor >= 0:
            actor = NOBODY if actors.publisher[actor] else int(actors.entity[actor])
        summed[fact][actor] += one
    return summed


class _Settling:
    def __init__(self, draft: Draft, page: Page, actors: Actors, model: Model) -> None:
        self.draft, self.page, self.actors, self.model = draft, page, actors, model
        self.used: list[Mention] = []

    def run(self) -> None:
        for one, answer in self._asked("speaker"):
            if self._is_sure("speaker", answer) and self._may_speak(one, answer):
                one.claimant = self._mention(answer.who, one)
                one.own = answer.who == NOBODY
        left_out = {
            id(one) for one, answer in self._asked("claimant") if self._is_disputed("claimant", answer)
        }
        self.draft.found = [one for one in self.draft.found if id(one) not in left_out]
        for one, answer in self._asked("person"):
            if not self._is_sure("person", answer):
                one.about = None
            elif answer.stands != AGREED:
                one.about = self._mention(answer.who, one)
        for one, addressees in self._several("addressee"):
            one.addressees = one.addressees or addressees
        self.draft.found += self.used

    def _may_speak(self, one: Mention, answer: Answer) -> bool:
        """Whether another speaker may be put in: not in a quotation within one, where the rules know more."""
        if answer.stands == AGREED or one.rule == "quote.within":
            return False
        return answer.stands == FILLED or not self.actors.bare[self._places(answer.who)].all()

    def _places(self, entity: int) -> Ints:
        return np.flatnonzero(self.actors.entity == entity)

    @staticmethod
    def _is_disputed(question: str, answer: Answer) -> bool:
        """Whether the rules' answer is unlikely, or another one likely."""
        likely = answer.chance >= LEAST[question][answer.stands]
        return not likely if answer.stands == AGREED else likely

    def _asked(self, question: str) -> Iterator[tuple[Mention, Answer]]:
        """Give the finds of a question with the likeliest answer."""
        finds = wanting(self.draft, question)
        if not finds:
            return
        facts = columns(answered(self.draft, question, finds, self.actors), self.page, self.actors)
        pairs = pair_up(self.page, facts, self.actors)
        chance = chances(self.model, question, pairs, len(finds))
        chosen = set(facts.chosen.tolist())
        size = len(self.actors.entity)
        for number, summed in enumerate(likeliest(pairs, chance.tolist(), self.actors, len(finds))):
            who = max(summed, key=lambda one: (summed[one], one))
            nobody = int(facts.state[number]) == 1
            same = number * size + who in chosen if who >= 0 else nobody
            yield finds[number], Answer(who, summed[who], AGREED if same else FILLED if nobody else CHANGED)

    @staticmethod
    def _is_sure(question: str, answer: Answer) -> bool:
        return answer.who != ABSENT and answer.chance >= LEAST[question][answer.stands]

    def _mention(self, entity: int, one: Mention) -> Mention | None:
        """Give the mention of an entity that stands nearest before a find, if there is one with a name."""
        if entity < 0:
            return None
        own = [self.actors.mentions[place] for place in self._places(entity).tolist()]
        known = [each for each in own if not each.rule.startswith(LATENT)] or own
        named = [each for each in known if each.value.get("name")] or known
        before = [each for each in named if each.start < one.start]
        chosen: Mention = before[-1] if before else named[0]
        if chosen.rule.startswith(LATENT) and chosen not in self.used:
            self.used.append(chosen)
        return chosen

    def _several(self, question: str) -> Iterator[tuple[Mention, list[Mention]]]:
        """Give the finds of a question with all who are likely enough, in the order of the text."""
        finds = wanting(self.draft, question)
        if not finds:
            return
        facts = columns(answered(self.draft, question, finds, self.actors), self.page, self.actors)
        pairs = pair_up(self.page, facts, self.actors, special=0)
        if not len(pairs.fact):
            return
        chance = chances(self.model, question, pairs, len(finds))
        chosen, size = set(facts.chosen.tolist()), len(self.actors.entity)
        likely: list[dict[int, float]] = [{} for _ in finds]
        for fact, actor, one in zip(pairs.fact.tolist(), pairs.actor.tolist(), chance.tolist(), strict=True):
            entity = int(self.actors.entity[actor])
            likely[fact][entity] = max(one, likely[fact].get(entity, 0.0))
        for number, each in enumerate(likely):
            agreed, filled, _ = LEAST[question]
            who = [
                one
                for one, sure in each.items()
                if sure >= (agreed if number * size + one in chosen else filled)
            ]
            found = [self._mention(one, finds[number]) for one in who]
            known = [one for one in found if one is not None]
            yield finds[number], sorted(known, key=lambda one: one.start)
