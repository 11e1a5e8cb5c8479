"""Whose a penalty, charge or age is: by the grammar of one sentence, else of whom the last one spoke."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.kinds import Kind
from sijill.reading.convicts import Candidate, Standing, candidates, is_several, same
from sijill.reading.governing_words import MARKERS, words_between
from sijill.reading.memory import BULLETS, Memory
from sijill.reading.mention import Mention
from sijill.reading.strangers import (
    MINE,
    is_another_between,
    is_fitting,
    is_for_others,
    is_kin_between,
    is_mine,
    is_of_somebody_new,
)
from sijill.reading.wording import Wording

_ATTRIBUTES = (Kind.PENALTY, Kind.CHARGE, Kind.AGE)
_AND = ("و", "and", "")
_NEAR = 12


class Owners:
    """The people of one sentence, and what in it is said of whom."""

    def __init__(
        self,
        wording: Wording,
        span: tuple[int, int],
        beside: list[Mention],
        quotes: list[Mention],
        speakers: list[Mention],
        memory: Memory,
    ) -> None:
        self.wording = wording
        self.span = span
        self.memory = memory
        self.quotes = quotes
        self.attributes = sorted(
            (one for one in beside if one.kind in _ATTRIBUTES), key=lambda one: one.start
        )
        self.people = [*candidates(wording, beside, speakers), *self._numbered()]
        self.people.sort(key=lambda one: one.start)
        self.beside = beside

    def _numbered(self) -> Iterator[Candidate]:
        for term in self.wording.terms("ordinal", "ordinal_short"):
            start, end = self.wording.span(term.first, term.last)
            who = self.memory.accused.get(int(term.key))
            here = who is not None and self.span[0] <= who.start < self.span[1]
            if self.span[0] <= start < self.span[1] and not here:
                yield Candidate(start, end, who, Standing.MARKED)

    def attach(self) -> None:
        """Fill in ``about`` of the sentence's penalties, charges and ages, and remember whom it was about."""
        for one in self.attributes:
            if one.about is None:
                one.about = self._owner(one)
        self._share_out()
        self._remember()

    def _owner(self, one: Mention) -> Mention | None:
        around = [quote for quote in self.quotes if quote.covers(one)]
        inside = [who for who in self.people if self._is_inside(who, one) and who.who is not None]
        if len(inside) == 1 and one.kind is Kind.PENALTY:
            return inside[0].who
        held = [
            who
            for who in self.people
            if who.start <= one.start and one.end <= who.end and who.who is not None
        ]
        if held:
            return held[0].who
        people = [who for who in self.people if all(quote.start <= who.start < quote.end for quote in around)]
        people = [who for who in people if not self._is_inside(who, one)]
        beside = self._adjacent(one, people)
        if beside is not None:
            return beside.who
        if one.kind is Kind.AGE:
            return self._aged(one, around, people)
        behind = self._behind(one, people)
        if behind is not None:
            return behind.who
        if self._is_anothers(one):
            return None
        relative = self._in_relative(one, people)
        if relative is not None:
            return relative.who
        before = [who for who in people if who.end <= one.start and who.possible]
        before = self._in_part(one, before)
        if before:
            return self._governing(one, before)
        after = [who for who in people if who.start >= one.end and who.standing is Standing.MARKED]
        alone = self._alone(people)
        if (
            after
            and alone is not None
            and self._sentenced_after(one, after[0])
            and not self._is_plural(self.span[0], one.start)
        ):
            return alone
        return self._topic(one, around, people)

    def _is_inside(self, who: Candidate, one: Mention) -> bool:
        return one.start <= who.start and who.end <= one.end

    def _adjacent(self, one: Mention, people: list[Candidate]) -> Candidate | None:
        """Find who stands right before: "Name, 34,", «Name به شش سال», "Name: death", "Name's term"."""
        text = self.wording.text
        for who in people:
            if who.end > one.start or who.who is None:
                continue
            between = text[who.end : one.start].strip()
            if between in ("'s", "’s", "به", "به تحمل", ":", "(", "،", ",", "، (") or (
                one.kind is Kind.AGE and between == ""
            ):
                possessive = between in ("'s", "’s") or who.possible
                if one.kind is Kind.AGE and between not in ("'s", "’s", "به", ":"):
                    return who
                if possessive:
                    return who
        return None

    def _is_anothers(self, one: Mention) -> bool:
        """Whether it is passed on somebody behind whom no rule has found: «وبالسجن سنة على …»."""
        index = self.wording.word_at(one.end)
        passed = self.wording.folded(index) in ("علی", "بحق", "ضد", "against", "برای")
        others = ("ان", "خلفیه", "ذمه", "الاقل", "الاکثر", "الفور", "اساس", "نفقته", "اتهام", "جرم", "مدت")
        joined = not self.wording.gap(index).strip(" \xa0") if index < len(self.wording) else False
        if (
            self.wording.language == "en"
            and joined
            and passed is False
            and is_for_others(self.wording, index)
        ):
            return True
        return one.kind is Kind.PENALTY and passed and joined and self.wording.folded(index + 1) not in others

    def _in_relative(self, one: Mention, people: list[Candidate]) -> Candidate | None:
        """Find of whom a relative clause is said with the attribute in it: «عن Name الذي يقضي حكما»."""
        before = [who for who in people if who.end <= one.start and who.who is not None]
        if not before or before[-1].standing is Standing.OWNER:
            return None
        between = self.wording.text[before[-1].end : one.start]
        index = self.wording.word_at(before[-1].end)
        relative = self.wording.folded(index) in ("الذی", "التی", "who", "که")
        return before[-1] if relative and not set(between.lstrip("،, ")) & set("،,؛;:()") else None

    def _behind(self, one: Mention, people: list[Candidate]) -> Candidate | None:
        """Find who follows on a marker: «السجن سنة على Name», "death sentence for Name", «حکم اعدام Name»."""
        end = one.end
        chain = True
        while chain:
            chain = False
            for other in self.attributes:
                joint = self.wording.text[end : other.start].strip() if other.start >= end else None
                if (
                    other is not one
                    and other.kind is one.kind
                    and joint is not None
                    and joint in (*_AND, "،", ",", "، و", ", and")
                ):
                    end, chain = other.end, True
        for who in people:
            if who.start < end:
                continue
            between = words_between(self.wording, end, who, self.beside)
            if between is not None and (between in MARKERS.get(self.wording.language, frozenset())):
                return who if who.who is not None else Candidate(who.start, who.end, None, who.standing)
            break
        return None

    def _in_part(self, one: Mention, before: list[Candidate]) -> list[Candidate]:
        """Keep who stands in the same part of the sentence, between semicolons, if anybody does."""
        cut = max(self.wording.text.rfind(mark, self.span[0], one.start) for mark in ";؛")
        inside = [who for who in before if who.start > cut]
        return inside or ([] if cut >= 0 and self._is_plural(cut + 1, one.start) else before)

    def _is_plural(self, start: int, end: int) -> bool:
        """Whether several people are spoken of between, not in a penalty ("two of them suspended")."""
        first, last = self.wording.word_at(start), self.wording.word_at(end)
        return any(
            self.wording.is_known(index, "plural") and not self._is_attribute(index)
            for index in range(first, last)
        )

    def _is_attribute(self, index: int) -> bool:
        start = self.wording.words[index].start
        return any(one.start <= start < one.end for one in self.attributes)

    def _governing(self, one: Mention, before: list[Candidate]) -> Mention | None:
        """Choose the last who opens a clause or is governed by sentencing, unless others stand between."""
        strong = [who for who in before if who.standing in (Standing.MARKED, Standing.OPENING)]
        if strong:
            chosen = strong[-1]
            if is_mine(self.wording, chosen, one):
                return None
            between = [who for who in before if who.start > chosen.start and who.who is not None]
            if any(not same(who.who, chosen.who) for who in between):
                return None
            if (
                chosen.who is None
                or self._plural_between(chosen, one)
                or is_another_between(self.wording, chosen, one)
            ):
                return None
            if is_kin_between(self.wording, chosen, one, before):
                return None
            return chosen.who
        alone = self._alone(before)
        return alone if alone is not None and all(who.who is not None for who in before) else None

    def _plural_between(self, chosen: Candidate, one: Mention) -> bool:
        """Whether others than who was chosen are spoken of before the penalty: "Name and others were …"."""
        first, last = self.wording.word_at(chosen.end), self.wording.word_at(one.start)
        words = [
            index
            for index in range(first, last)
            if self.wording.is_known(index, "plural") and not self._is_attribute(index)
        ]
        if self.wording.language == "fa":
            return any(self.wording.folded(index) in ("نفر", "تن", "دیگران") for index in words)
        return any(
            self.wording.folded(index) not in ("their", "لهم", "منهم", "all", "both", "us", "our", "we")
            for index in words
        )

    def _alone(self, people: list[Candidate]) -> Mention | None:
        """Give the one person of these, if there is just one and no group."""
        named = [who for who in people if who.possible]
        if not named or any(who.who is None for who in named):
            return None
        first = named[0].who
        return first if all(same(who.who, first) for who in named) else None

    def _sentenced_after(self, one: Mention, who: Candidate) -> bool:
        between = self.wording.text[one.end : who.start]
        return not set(between) & set(";؛") and len(between) < 120

    def _aged(self, one: Mention, around: list[Mention], people: list[Candidate]) -> Mention | None:
        """Find whose an age is that stands not right beside a name."""
        before = [who for who in people if who.end <= one.start]
        if before:
            nearest = before[-1]
            first, last = self.wording.word_at(nearest.end), self.wording.word_at(one.start)
            listed = self.wording.text[self.span[0] : self.span[0] + 1] in BULLETS and len(before) == 1
            if self._modifies(one, nearest):
                return None
            clear = listed or not any(
                self.wording.is_known(index, "kin", "own_kin", "report", "plural")
                for index in range(first, last)
            )
            short = last - first <= _NEAR
            if (
                clear
                and short
                and nearest.who is not None
                and (nearest.possible or self._same_phrase(first, last))
            ):
                return nearest.who
            return None
        return self._topic(one, around, people)

    def _modifies(self, one: Mention, nearest: Candidate) -> bool:
        """Whether the age is an adjective of another noun: «بچه چهارساله», "a 14-year-old boy"."""
        wording = self.wording
        index, last = wording.word_at(one.start), wording.word_at(one.end - 1) + 1
        if wording.language == "fa" and "ساله" in wording.folded(last - 1):
            return not wording.gap(index).strip(" \xa0\u200c") and wording.words[index - 1].end > nearest.end
        return any(
            wording.is_known(step, "minor", "kin", "own_kin") and not wording.gap(step).strip()
            for step in (last,)
        )

    def _same_phrase(self, first: int, last: int) -> bool:
        return not any(
            self.wording.is_known(index, "verb", "stop", "sentencing", "that") for index in range(first, last)
        )

    def _topic(self, one: Mention, around: list[Mention], people: list[Candidate]) -> Mention | None:
        """Take who the last sentence was about, where this one has nobody and speaks of one person."""
        first, last = self.wording.word_at(self.span[0]), self.wording.word_at(one.end - 1) + 1
        words = range(first, last)
        if any(who.possible or (who.standing is Standing.OWNER and who.start < one.start) for who in people):
            return None
        plural = self._is_plural(self.span[0], one.start) or one.value.get("per") == "each"
        topic, narrator = self.memory.topic, self.memory.narrator
        aside = [who for who in self.people if not who.possible]
        for index in words:
            start = self.wording.words[index].start
            if self.wording.is_known(index, "kin", "own_kin") and not any(
                who.start <= start < who.end for who in aside
            ):
                return None
        if narrator is not None and not around and self._first_person(one, words):
            return narrator
        if topic is None or plural or self._is_of_things(one) or is_of_somebody_new(self.wording, one, first):
            return None
        if any(self.wording.folded(index) in MINE for index in words) or not is_fitting(
            self.wording, topic, words
        ):
            return None
        pronoun = any(self.wording.is_known(index, "singular") for index in words) or self._suffixed(one)
        if around and not (pronoun and self.memory.fresh):
            return None
        return topic if pronoun or self.memory.sure else None

    def _first_person(self, one: Mention, words: range) -> bool:
        """Whether the narrator says it of herself: "Me they gave eight months", "I am forty-four"."""
        if one.kind is Kind.AGE:
            words = range(max(words.start, self.wording.word_at(one.start) - 3), words.stop)
        return any(self.wording.is_known(index, "first_person") for index in words)

    def _is_of_things(self, one: Mention) -> bool:
        """Whether things are taken of whom it is not said: «یک دستگاه بلندگو به نفع دولت ضبط»."""
        return one.value.get("type") == "confiscation" and not self._suffixed(one)

    def _suffixed(self, one: Mention) -> bool:
        """Whether a pronoun ends the noun itself: «سجنه», «منعها», «سالشه»."""
        wording = self.wording
        index, last = wording.word_at(one.start), wording.word_at(one.end - 1)
        if wording.language == "ar":
            return wording.folded(index).endswith(("ه", "ها")) and one.kind is Kind.PENALTY
        return (
            wording.language == "fa" and one.kind is Kind.AGE and wording.folded(last).endswith(("ش", "شه"))
        )

    def _share_out(self) -> None:
        """Give joined penalties the same person, and "respectively" each its own."""
        for before, one in zip(self.attributes, self.attributes[1:], strict=False):
            joint = self.wording.text[before.end : one.start].strip() if before.end <= one.start else None
            if (
                joint in _AND
                and before.about is not None
                and one.about is None
                and before.kind is one.kind is not Kind.AGE
            ):
                one.about = before.about
        if not any(
            self.span[0] <= self.wording.words[term.first].start < self.span[1]
            for term in self.wording.terms("respectively")
        ):
            return
        people = [who for who in self.people if who.who is not None and who.possible]
        for kind in _ATTRIBUTES:
            these = [
                one
                for one in self.attributes
                if one.kind is kind and one.value.get("type", "") in ("", self._type(kind))
            ]
            if len(these) == len(people) > 1 and people[-1].end <= these[0].start:
                for one, who in zip(these, people, strict=True):
                    one.about = who.who
            elif len(these) > 1:
                for one in these:
                    one.about = None

    def _type(self, kind: Kind) -> str:
        first = next((one for one in self.attributes if one.kind is kind), None)
        return str(first.value.get("type", "")) if first else ""

    def _remember(self) -> None:
        """Keep whom this sentence was about, for the next."""
        about = [one.about for one in self.attributes if one.about is not None and one.kind is not Kind.AGE]
        if about and all(same(one, about[0]) for one in about):
            self.memory.topic, self.memory.sure, self.memory.fresh = about[0], True, True
            self.memory.accounted = True
            return
        if about:
            self.memory.topic, self.memory.sure = None, False
            return
        people = [who for who in self.people if who.possible]
        if any(who.standing is Standing.OWNER for who in self.people) and not people:
            # Somebody's relative is spoken of: whoever comes next, it need not be the one who is named.
            self.memory.topic, self.memory.sure = None, False
            return
        if all(who.who is None for who in people):
            self.memory.sure = False if self.people else self.memory.sure
            return
        alone = self._alone(people)
        aged = [one.about for one in self.attributes if one.about is not None]
        held = self.memory.accounted and same(alone, self.memory.topic)
        self.memory.accounted = held or (bool(aged) and same(aged[0], alone))
        self.memory.topic = alone if alone is not None and self._may_go_on(alone) else None
        self.memory.sure, self.memory.fresh = False, True

    def _may_go_on(self, one: Mention) -> bool:
        """Whether "he" or "she" can be this one: no group, no speaking official, no nameless relative."""
        holds = any(role.kind is Kind.ROLE and same(role.about, one) for role in self.beside)
        if holds and any(same(one, quote.claimant) for quote in self.quotes if quote.claimant is not None):
            return False
        first, last = self.wording.word_at(one.start), self.wording.word_at(one.end - 1) + 1
        kin = any(self.wording.is_known(index, "kin", "own_kin") for index in range(first, last))
        return not is_several(self.wording, one) and (one.value["name"] is not None or not kin)
