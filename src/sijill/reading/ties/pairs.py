"""What speaks for or against a tie: signs of each pair of a find and a candidate, as numbers of features."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sijill.reading.ties.actors import Actors
from sijill.reading.ties.facts import Facts
from sijill.reading.ties.page import (
    COLON,
    FIRST_PERSON,
    REPORT,
    SOURCE,
    Ints,
    Page,
)

BITS = 15
NEAR_BEFORE, NEAR_AFTER = 12, 4
BARE_BEFORE = 6
_STEPS = np.array([1, 2, 3, 4, 6, 9, 13, 20, 32, 50, 90, 160])
_FAR = 99
BEFORE, AFTER, INSIDE, AROUND = range(4)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of a find and a candidate, the finds' pairs one after the other.

    ``fact``, ``actor``: numbers; actor −1 is nobody, −2 somebody who is not among the candidates.
    ``features``: numbers below ``2**BITS``, a row a pair.
    """

    fact: Ints
    actor: Ints
    features: NDArray[np.int64]


def candidates(facts: Facts, actors: Actors, *, special: int) -> tuple[Ints, Ints]:
    """Pair finds with the mention before and after of the nearest entities, and ``special`` more."""
    whose: list[int] = []
    who: list[int] = []
    entity = actors.entity.tolist()
    bare = actors.bare.tolist()
    place = np.searchsorted(actors.first, facts.first).tolist()
    end = np.searchsorted(actors.first, facts.last).tolist()
    for number, (at, stop) in enumerate(zip(place, end, strict=True)):
        chosen: list[int] = []
        seen: set[int] = set()
        left = [NEAR_BEFORE, BARE_BEFORE]
        for one in range(at - 1, -1, -1):
            if entity[one] not in seen:
                if left[bare[one]]:
                    seen.add(entity[one])
                    chosen.append(one)
                    left[bare[one]] -= 1
                elif not left[0]:
                    break
        later: set[int] = set()
        for one in range(at, len(entity)):
            if one < stop or entity[one] not in later:
                if one >= stop:
                    later.add(entity[one])
                chosen.append(one)
                if len(later) == NEAR_AFTER:
                    break
        chosen += range(-special, 0)
        whose += [number] * len(chosen)
        who += chosen
    return np.array(whose, np.int64), np.array(who, np.int64)


def pair_up(page: Page, facts: Facts, actors: Actors, *, special: int = 2) -> Pairs:
    """Give the pairs of the finds of a text with their features."""
    fact, actor = candidates(facts, actors, special=special)
    signs = _Signs(page, facts, actors, fact, actor)
    columns, lexical = signs.columns(), signs.lexical()
    sort = facts.sort[fact] if len(facts.sort) else fact
    rows = []
    for number, column in enumerate(columns):
        rows.append(_hashed(column, number * 8))
        rows.append(_hashed(column * 32 + sort, number * 8 + 1))
    for number, column in enumerate(lexical):
        rows.append(_hashed(column, number * 8 + 3))
        rows.append(_hashed(column * 32 + sort, number * 8 + 4))
    return Pairs(fact, actor, np.stack(rows, axis=1) if rows else np.zeros((0, 0), np.int64))


def _hashed(value: Ints, number: int) -> Ints:
    mixed = (value.astype(np.uint64) + np.uint64(7)) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(
        (number * 0xBF58476D1CE4E5B9) & (2**64 - 1)
    )
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0x94D049BB133111EB)
    return (mixed >> np.uint64(64 - BITS)).astype(np.int64)


class _Signs:
    """The quantities of pairs from which features are made."""

    def __init__(self, page: Page, facts: Facts, actors: Actors, fact: Ints, actor: Ints) -> None:
        self.page, self.facts, self.actors = page, facts, actors
        self.fact, self.actor = fact, actor
        self.real = actor >= 0
        at = np.maximum(actor, 0)
        self.f0, self.f1 = facts.first[fact], facts.last[fact]
        if len(actors.first):
            self.a0, self.a1 = actors.first[at], actors.last[at]
        else:
            self.a0 = self.a1 = np.zeros_like(fact)
        self.at = at
        inside = (self.a0 >= self.f0) & (self.a1 <= self.f1)
        around = (self.a0 <= self.f0) & (self.a1 >= self.f1)
        self.way = np.where(
            inside, INSIDE, np.where(around, AROUND, np.where(self.a0 < self.f0, BEFORE, AFTER))
        )
        self.low = np.where(self.way == AFTER, self.f1, np.minimum(self.a1, self.f0))
        self.high = np.where(self.way == AFTER, self.a0, np.maximum(self.f0, self.low))
        self.low = np.where(inside, self.f0, self.low)
        self.high = np.where(inside, self.a0, self.high)
        self.high = np.maximum(self.high, self.low)
        # The verb of saying before a find in its sentence, and the one right behind it.
        lead = page.report_before[np.maximum(self.f0 - 1, 0)]
        near = (lead >= 0) & (page.sentence[np.maximum(lead, 0)] == page.sentence[self.f0])
        self.lead = np.where(near, lead, -_FAR)
        tail = page.report_after[np.minimum(self.f1, page.count)]
        self.tail = np.where((tail < page.count) & (tail - self.f1 < 8), tail, -_FAR)

    def columns(self) -> list[Ints]:
        """Give the columns of what both the place and the grammar show."""
        page, facts, actors = self.page, self.facts, self.actors
        if not len(actors.first):
            return [self._only_nobody()] * 58
        way, f0, a0, a1 = self.way, self.f0, self.a0, self.a1
        last_word = np.maximum(self.f1 - 1, 0)
        gap = np.searchsorted(_STEPS, self.high - self.low, "right")
        side = np.where(way == AFTER, last_word, f0)
        sentences = np.clip(page.sentence[side] - page.sentence[a0], -4, 6) + 4
        paragraphs = np.clip(page.paragraph[side] - page.paragraph[a0], -2, 4) + 2
        clauses = np.clip(np.abs(page.clause[side] - page.clause[a0]), 0, 5)
        same = (page.sentence[side] == page.sentence[a0]).astype(np.int64)
        whole = same + 2 * (page.clause[side] == page.clause[a0])
        kind = actors.type[self.at]
        between = self._others_between()
        after = page.report_after[np.minimum(a1, page.count)] - a1
        before = a0 - 1 - page.report_before[np.maximum(a0 - 1, 0)] * 1
        before = np.where(page.report_before[np.maximum(a0 - 1, 0)] < 0, _FAR, before)
        after = np.minimum(after, 6)
        before = np.minimum(before, 6)
        to_lead = np.where(self.lead >= 0, np.clip(a0 - self.lead, -9, 9), 12) + 12
        to_tail = np.where(self.tail >= 0, np.clip(a0 - self.tail, -9, 9), 12) + 12
        gender = actors.gender[self.at]
        in_quote = page.quote[np.minimum(a0, page.count)]
        of_quote = page.quote[f0]
        quoted = (in_quote >= 0) + 2 * (of_quote >= 0) + 4 * ((in_quote == of_quote) & (of_quote >= 0))
        offset = np.minimum(a0 - page.sentence_start[a0], 6)
        in_clause = np.minimum(a0 - page.clause_start[a0], 4)
        opening = self._sign(a0)
        closing = self._sign(np.minimum(a1, page.count))
        often = np.searchsorted(np.array([1, 2, 3, 5, 9]), actors.often[self.at], "right")
        first = np.minimum(actors.number[self.at], 2)
        publisher = actors.publisher[self.at]
        office = actors.office[self.at]
        clitic = actors.clitic[self.at]
        segment = page.segment[np.minimum(a0, page.count)]
        prep = self._cue(3, a0 - 1) + 2 * self._cue(SOURCE, a0 - 1) + 4 * self._cue(SOURCE, a0 - 2)
        role_before = self._cue(15, a0 - 1)
        rank = self.rank
        agreed = self._agreed()
        near = np.minimum(self.high - self.low, 3)
        columns = [
            way * 16 + gap,
            way * 16 + sentences,
            way * 8 + paragraphs,
            (way * 8 + clauses) * 2 + same,
            (way * 8 + rank) * 2 + same,
            (way * 4 + between) * 4 + whole,
            kind,
            (kind * 4 + way) * 4 + whole,
            kind * 8 + rank,
            (after * 8 + before) * 4 + way,
            (after * 8 + before) * 32 + way * 8 + same * 4 + np.minimum(between, 3),
            to_lead * 2 + (kind == 2),
            to_tail * 2 + (kind == 2),
            to_lead * 8 + between,
            to_tail * 8 + between,
            to_lead * 32 + to_tail,
            quoted * 4 + way,
            (quoted * 4 + way) * 4 + whole,
            (offset * 4 + way) * 4 + whole,
            (in_clause * 4 + way) * 4 + whole,
            opening * 64 + closing,
            (opening * 4 + way) * 4 + whole,
            (closing * 4 + way) * 4 + whole,
            often * 4 + way,
            often * 8 + rank,
            first * 16 + sentences,
            publisher * 4 + way,
            office * 4 + way,
            gender * 8 + way * 2 + same,
            gender * 8 + rank,
            office * 8 + rank,
            clitic * 4 + way,
            (clitic > 0) * 8 + prep,
            prep * 8 + way * 2 + same,
            role_before * 8 + way * 2 + same,
            segment * 16 + np.minimum(paragraphs, 7),
            agreed,
            agreed * 1024 + facts.rule[self.fact],
            agreed * 64 + kind,
            agreed * 4 + same,
            near * 64 + closing,
            (way * 8 + rank) * 8 + offset,
            ((way * 8 + rank) * 8 + after) * 2 + (prep > 0),
        ]
        for cue in (0, 1, 2, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 16, 17, 19):
            if cue < len(page.cues):
                held = np.minimum(page.cues[cue, self.high] - page.cues[cue, self.low], 2)
                columns.append(held * 8 + way * 2 + same)
        for mark in range(len(page.marks)):
            held = np.minimum(page.marks[mark, self.high + 1] - page.marks[mark, self.low], 2)
            columns.append(held * 8 + way * 2 + same)
        nobody = self._only_nobody()
        return [*(np.where(self.real, column, nobody) for column in columns), *self._of_nobody()]

    def _only_nobody(self) -> Ints:
        return -self.actor + 9000

    def _of_nobody(self) -> list[Ints]:
        """Give what speaks for nobody, or for somebody who is not there."""
        page, facts = self.page, self.facts
        f0, f1 = self.f0, np.minimum(self.f1, page.count)
        begin = page.sentence_start[f0]
        reports = np.minimum(page.cues[REPORT, f0] - page.cues[REPORT, begin], 2)
        ours = np.minimum(page.cues[FIRST_PERSON, f1] - page.cues[FIRST_PERSON, begin], 1)
        within = np.minimum(page.cues[FIRST_PERSON, f1] - page.cues[FIRST_PERSON, f0], 1)
        source = np.minimum(page.cues[SOURCE, f0] - page.cues[SOURCE, begin], 1)
        people = np.searchsorted(self.actors.first, f0) - np.searchsorted(self.actors.first, begin)
        quoted = (page.quote[f0] >= 0).astype(np.int64)
        para = np.minimum(page.paragraph[f0], 4)
        agreed = facts.state[self.fact]
        segment = page.segment[f0]
        tail = np.minimum(page.report_after[f1] - f1, 4)
        colon = np.minimum(page.marks[COLON, np.minimum(f0 + 1, page.count)] - page.marks[COLON, f0], 1)
        values = [
            quoted,
            reports * 2 + quoted,
            ours * 2 + within,
            source * 4 + reports,
            np.minimum(people, 3) * 4 + reports,
            para,
            agreed,
            agreed * 1024 + facts.rule[self.fact],
            agreed * 8 + np.minimum(people, 3),
            segment,
            tail * 2 + colon,
            np.minimum(f0 - begin, 7),
            np.searchsorted(_STEPS, self.f1 - f0, "right"),
        ]
        return [np.where(self.real, 0, value * 4 - self.actor + 1) for value in values]

    def lexical(self) -> list[Ints]:
        """Give columns of the words beside the candidate, and for nobody those beside the find."""
        if not len(self.actors.first):
            return [self._only_nobody()] * 15
        way = self.way
        gender = self.actors.gender[self.at]
        here = [
            self._word(self.a0 - 1) * 4 + way,
            self._word(self.a1) * 4 + way,
            self._word(self.a1 + 1) * 4 + way,
            self._word(self.a0) * 4 + way,
            self._word(self.a1 - 1) * 4 + way,
            self._word(self.f0 - 1) * 16 + way * 4 + np.minimum(self.rank, 3),
            self._word(self.f1) * 16 + way * 4 + np.minimum(self.rank, 3),
            self._word(self.f0) * 4 + way,
            self._word(self.a0 - 2) * 4 + way,
            *(self._word(self.lead + step) * 16 + gender for step in (-1, 0, 1)),
            *(self._word(self.tail + step) * 16 + gender for step in (-1, 0, 1)),
        ]
        there = [
            self._word(self.f0 - 1),
            self._word(self.f1),
            self._word(self.f1 + 1),
            self._word(self.f0),
            self._word(self.f1 - 1),
            self._word(self.f0 - 2),
            self._word(self.page.sentence_start[self.f0]),
            self._word(self.f0 - 3),
            self._word(self.f0 + 1),
            *(self._word(self.lead + step) for step in (-1, 0, 1)),
            *(self._word(self.tail + step) for step in (-1, 0, 1)),
        ]
        return [
            np.where(self.real, one, other * 4 - self.actor + (1 << 40))
            for one, other in zip(here, there, strict=True)
        ]

    # Parts

    def _word(self, index: Ints) -> Ints:
        spelling = self.page.spelling
        inside = (index >= 0) & (index < self.page.count)
        return np.where(inside, spelling[np.clip(index, 0, max(self.page.count - 1, 0))], 1)

    def _cue(self, cue: int, index: Ints) -> Ints:
        return np.where(index >= 0, self.page.flags[cue, np.maximum(index, 0)], 0)

    def _sign(self, index: Ints) -> Ints:
        """Give which sign stands before a word: 0 none."""
        signs = self.page.signs
        found = np.zeros_like(index)
        for number in range(len(signs)):
            found = np.where(signs[number, index] > 0, number + 1, found)
        return found

    def _others_between(self) -> Ints:
        """Count the candidates of other entities between, to 3."""
        starts = self.actors.first
        between = np.searchsorted(starts, self.high) - np.searchsorted(starts, self.low)
        few: Ints = np.clip(between, 0, 3)
        return few

    @cached_property
    def rank(self) -> Ints:
        """How many entities of the find's candidates stand nearer on the same side, to 5."""
        ranks: Ints = np.zeros_like(self.fact)
        counts: dict[tuple[int, int], int] = {}
        for place, (fact, way, real) in enumerate(
            zip(self.fact.tolist(), self.way.tolist(), self.real.tolist(), strict=True)
        ):
            if real:
                held = counts.get((fact, way), 0)
                ranks[place] = min(held, 5)
                counts[fact, way] = held + 1
        return ranks

    def _agreed(self) -> Ints:
        """Give how a candidate stands to the rules' answer: not asked, nobody, another, this one."""
        entities = len(self.actors.entity)
        here = np.isin(self.fact * entities + self.actors.entity[self.at], self.facts.chosen)
        agreed: Ints = self.facts.state[self.fact] + here
        return agreed
