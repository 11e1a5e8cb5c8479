"""Whose words something is: whom "he" means, or a verb without a subject, or a quotation alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.claims.kinds import Kind, Modality
from sijill.reading import speakers as speaking
from sijill.reading.floor import Floor, Topic
from sijill.reading.genders import Gender, may_be
from sijill.reading.mention import Mention
from sijill.reading.sayings import Saying
from sijill.reading.speaker import How, Speaker
from sijill.reading.utterances import Utterance

_ANSWERS = frozenset(
    [
        "اجاب",
        "اجابت",
        "رد",
        "ردت",
        "جواب",
        "پاسخ",
        "replied",
        "answered",
        "responded",
        "retorted",
        "replies",
        "answers",
    ]
)
_ASKS = frozenset(("asked", "told", "begged", "سالت", "وسالت", "فسالت", "سالنا"))
_OPENING = 9
_INTRODUCED = frozenset(("اسمه", "اسمها", "یدعی", "تدعی", "المدعو", "المدعوه"))


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words something is, pronouns settled; ``sure`` if nobody else comes into question."""

    who: Mention | None
    own: bool = False
    sure: bool = True
    via: tuple[Mention, ...] = ()
    modality: Modality = Modality.REPORTED


class Referents:
    """Who can be meant in a stretch of text, from sentence to sentence.

    ``fresh``: the sentence before was speech. ``settled``: this paragraph has named somebody. ``opens``: its
    first sentence is being read.
    """

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.wording = floor.wording
        self.speakers = floor.speakers
        self.fresh = False
        self.settled = False
        self.opens = True

    def remember(self, last: Voice | None, topic: Topic | None, voices: Sequence[Voice]) -> None:
        """Take note, at the end of a sentence, of who spoke last in it or of whom it spoke."""
        speakers = self.speakers
        self.opens = False
        if last is not None:
            speakers.last = last.who
            self.fresh = self.settled = True
            if last.who is not None:
                speakers.topic = last.who
        elif topic is not None:
            speakers.topic = speakers.story = topic
            self.fresh = False
            self.settled = True
        elif voices and voices[-1].who is not None:
            speakers.topic = voices[-1].who

    def expect_answer(self, unit: Utterance, voices: Sequence[Voice]) -> None:
        """Take whom the narrator asked for who speaks next: "I asked the judge … He said"."""
        for one, voice in zip(unit.sayings, voices, strict=True):
            if not voice.own or voice.who is not None:
                continue
            asked = self._addressee(one, unit)
            if asked is not None and asked.who is not None:
                self.speakers.topic = self.speakers.last = asked.who
                self.settled = True

    def _addressee(self, one: Saying, unit: Utterance) -> Speaker | None:
        wording, verb = self.wording, one.term
        if wording.language != "fa":
            if wording.folded(verb.first) not in _ASKS or verb.last >= unit.last or self.floor.cut(verb.last):
                return None
            limit = min(verb.last + _OPENING, unit.last)
            ends = (index for index in range(verb.last + 1, limit) if self.floor.preposition(index))
            return speaking.phrase(self.floor, verb.last, next(ends, limit))
        to = (
            index
            for index in range(verb.first - 1, unit.first - 1, -1)
            if wording.folded(index) in ("از", "به")
        )
        place = next(to, None)
        return (
            speaking.phrase(self.floor, place + 1, verb.first)
            if place is not None and place + 1 < verb.first
            else None
        )

    def of_source(self, speaker: Speaker, via: tuple[Mention, ...]) -> Voice:
        """Give the voice of "according to X", "according to her"."""
        if speaker.how is How.SAME:
            return self.same(speaker.gender, Modality.REPORTED)
        return Voice(speaker.who, via=via)

    def topic(self, unit: Utterance) -> Topic | None:
        """Find of whom a sentence speaks: the person or body that opens it, or a nameless one for later."""
        people = [
            one for one in self.floor.between(unit.first, unit.last) if self.floor.quote_of(one.first) is None
        ]
        people = [one for one in people if not self.floor.governed(one)]
        for number, one in enumerate(people):
            later = people[number + 1 : number + 2]
            if one.mention.kind is Kind.PERSON and not one.named and later and later[0].named:
                # "a prisoner who had been let go, Name, came".
                apposed = (
                    self.floor.cut(later[0].first)
                    and self.floor.cut(later[0].last)
                    and later[0].first - one.last < 8
                )
                if apposed:
                    return later[0].mention
            lead = self.floor.lead(one)
            opens = (
                lead <= unit.first + 2 or self.floor.cut(lead) or self.wording.folded(lead - 1) in _INTRODUCED
            )
            if opens or (one.named and self.wording.language == "en"):
                return one.mention
        return self._nameless_topic(unit)

    def _nameless_topic(self, unit: Utterance) -> Topic | None:
        floor = self.floor
        first, last = unit.first, unit.last
        if unit.sayings or floor.quote_of(first) is not None:
            return None
        if self.wording.language == "en" and not speaking.opens_with_person(floor, first, last):
            return None
        if not any(speaking.is_person(floor, index) for index in range(first, min(first + _OPENING, last))):
            return None
        before = self.speakers.topic

        def made() -> Mention | None:
            found = speaking.doer(floor, first, last)
            return found.who if found is not None and found.who is not None else self._of_topic(before)

        return made

    def _of_topic(self, topic: Topic | None) -> Mention | None:
        return topic() if callable(topic) else topic

    def voice(self, one: Saying, unit: Utterance, previous: Voice | None, topic: Topic | None) -> Voice:
        speaker, modality = one.speaker, one.modality
        if speaker.how is How.OWN:
            return Voice(None, own=True, modality=modality)
        if speaker.how is How.NAMED:
            return Voice(speaker.who, via=one.via, modality=modality)
        if speaker.how is How.NOBODY:
            return Voice(None, via=one.via, modality=modality)
        if one.learnt:
            return self.same(None, modality)
        return self.same(one.speaker.gender, modality, one=one, previous=previous, topic=topic)

    def same(
        self,
        gender: Gender | None,
        modality: Modality,
        *,
        one: Saying | None = None,
        previous: Voice | None = None,
        topic: Topic | None = None,
    ) -> Voice:
        """Settle who is meant by "he", or by no subject at all: the nearest one of the right gender."""
        speakers = self.speakers
        if previous is not None and previous.own and previous.who is None:
            return Voice(None, own=True, modality=modality)
        answered = self._answers(one, previous, gender)
        if answered is not None:
            return Voice(answered, modality=modality)
        if previous is not None and previous.who is not None and self._fits(previous.who, gender):
            return Voice(previous.who, sure=previous.sure, modality=modality)
        body = self._body_before(one) if gender is Gender.BODY else None
        if body is not None:
            return Voice(body, modality=modality)
        opens = isinstance(topic, Mention) and one is not None and self._opens_unit(topic, one)
        if opens and isinstance(topic, Mention) and self._fits(topic, gender):
            return Voice(topic, modality=modality)
        continues = one is not None and self.wording.is_known(one.term.first, "continues")
        near: list[Topic | None] = [speakers.last, speakers.heading] if continues else []
        near += [speakers.topic, speakers.heading]
        if self.settled or continues or self.opens or speakers.heading:
            for found in near:
                who = self._of_topic(found)
                if who is not None and self._fits(who, gender):
                    return Voice(
                        who, sure=self.settled or continues or who is speakers.heading, modality=modality
                    )
        for found in (speakers.protagonist(), speakers.last, speakers.story):
            who = self._of_topic(found)
            if who is not None and self._fits(who, gender):
                return Voice(who, sure=False, modality=modality)
        return Voice(None, sure=False, modality=modality)

    def _body_before(self, one: Saying | None) -> Mention | None:
        """Give whom "it says" can mean in its own sentence: the body named last before it."""
        if one is None:
            return None
        first = self.wording.sentence_of(one.term.first)[0]
        bodies = [
            other
            for other in self.floor.between(first, one.term.first)
            if other.mention.kind is Kind.ORGANISATION
        ]
        return bodies[-1].mention if bodies else None

    def _answers(self, one: Saying | None, previous: Voice | None, gender: Gender | None) -> Mention | None:
        """Give who answers whoever spoke right before: «فسأله القاضي … فأجاب», "he replied"."""
        if one is None or previous is None or previous.who is None:
            return None
        if self.wording.folded(one.term.first).removeprefix("ف").removeprefix("و") not in _ANSWERS:
            return None
        others = (
            self._of_topic(found) for found in (self.speakers.last, self.speakers.topic, self.speakers.story)
        )
        fit = (
            one for one in others if one is not None and one is not previous.who and self._fits(one, gender)
        )
        return next(fit, None)

    def _fits(self, found: Mention, gender: Gender | None) -> bool:
        return may_be(found, gender, self.wording.text[found.start : found.end])

    def _opens_unit(self, topic: Mention, one: Saying) -> bool:
        """Whether the one of whom a sentence speaks stands before the verb."""
        return topic.start < self.wording.words[one.term.first].start

    def inner(self, one: Saying, unit: Utterance) -> Voice | None:
        """Give who "he" is in told words: the one person who is named in them before the verb."""
        told = [
            other.told
            for other in unit.sayings
            if other.told and other.told[0] <= one.term.first < other.told[1]
        ]
        inside = [
            other
            for other in self.floor.between(told[-1][0], one.term.first)
            if other.named
            and not self.floor.governed(other)
            and self._fits(other.mention, one.speaker.gender)
        ]
        names = {other.mention.value["name"] for other in inside}
        return Voice(inside[0].mention, modality=one.modality) if len(names) == 1 else None

    def around(self, one: Saying, unit: Utterance, voices: list[Voice]) -> Voice | None:
        """Give the voice in whose told words a verb stands."""
        for number in range(len(voices) - 1, -1, -1):
            told = unit.sayings[number].told
            if told and told[0] <= one.term.first < told[1]:
                return voices[number]
        return None

    def alone(self) -> Voice | None:
        """A sentence that is only a quotation goes on with whoever spoke last."""
        speakers = self.speakers
        last = speakers.last or self._of_topic(speakers.topic) or speakers.heading
        if not self.fresh and speakers.story is not None:
            last = self._of_topic(speakers.story) or last
        return Voice(last, sure=self.fresh) if last is not None else Voice(None, sure=False)
