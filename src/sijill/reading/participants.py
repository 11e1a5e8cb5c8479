"""Who did what to whom, where and when: people, organisations, places and dates of an event, by its clause.

A passive without an agent names no perpetrator. Where grammar does not say whom an event befell, nobody is
tied to it: that a name stands near is no reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sijill.claims.kinds import Kind
from sijill.reading.kin import is_somebody_elses
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_word
from sijill.reading.wording import Wording

Tie = tuple[Mention, Mention, str]

BEFALLS = frozenset(
    (
        *(
            "arrest",
            "detention",
            "interrogation",
            "trial",
            "sentence",
            "appeal_ruling",
            "execution",
            "killing",
        ),
        *("death_in_custody", "disappearance", "ill_treatment", "forced_confession", "injury", "release"),
        *("transfer", "assassination"),
    )
)
_DONE_BY_NOBODY = ("death_in_custody", "disappearance", "injury")
_BY_SOMEBODY = frozenset(
    (
        *("arrest", "detention", "interrogation", "execution", "killing", "disappearance", "ill_treatment"),
        *("forced_confession", "transfer", "assassination", "attack"),
    )
)
_UNDATED = ("statement", "demand")
_OF = {
    "ar": frozenset(("علی", "عن", "بحق", "ضد", "فی", "حق", "کل", "من", "مع", "ان")),
    "fa": frozenset(("بر", "علیه", "دوباره", "مجدد", "ناگهانی")),
    "en": frozenset(("of", "the", "a", "an", "against", "to", "young", "both")),
}
_AND = frozenset(("و", "and", "ثم", "as", "well", "both", "also", "همچنین", "کذلک"))
_PASSIVE = frozenset(("was", "were", "been", "being", "be", "is", "are", "got", "had", "has", "have"))
_BY = {
    "ar": (("علی", "ید"), ("علی", "ایدی"), ("من", "قبل"), ("من", "طرف")),
    "fa": (("توسط",), ("به", "دست"), ("از", "سوی"), ("بدست",)),
    "en": (("by",), ("by", "the")),
}
_RELATIVE = frozenset(("الذی", "التی", "الذین", "اللذین", "who", "whom", "که"))
_PERSIAN_PASSIVE = (
    "شد",
    "شدند",
    "شده",
    "گردید",
    "گردیدند",
    "میشود",
    "باخت",
    "داد",
    "خورد",
    "یافت",
    "بود",
    "است",
)
_FORCES = frozenset(
    (
        "قوات",
        "عناصر",
        "اجهزه",
        "مجهولون",
        "مسلحون",
        "سلطات",
        "شرطه",
        "دوریه",
        "محکمه",
        "رجال",
        "جنود",
        "جهاز",
        "قوه",
    )
)

_HIS = frozenset(("he", "she", "his", "her", "him"))
_ARABIC_HIS = frozenset(("علیه", "علیها", "عنه", "عنها", "بحقه", "بحقها", "له", "لها", "معه", "معها"))
_PERSIAN_HIS = frozenset(("او", "وی", "نامبرده", "ایشان"))
_APPOSED = 4
_ROLES = ("title", "occupation", "office", "former", "kin", "minor", "people", "age", "nameless", "unit")
_REACH = 14
_STRONG = frozenset('.؛;:!?؟«»"“”\n')


@dataclass(slots=True)
class Topic:
    """The one person whom the last sentences were about: the subject of verbs that name none."""

    person: Mention | None = None


def participants(
    wording: Wording, found: list[Mention], said: list[Mention], topic: Topic | None = None
) -> Iterator[Tie]:
    """Give ``(event, person or organisation or place, role)``: victim, perpetrator or place.

    ``said``: the quotes among them, whose speakers are not who is spoken of.
    """
    topic = topic or Topic()
    speakers = {id(one.claimant) for one in said if one.claimant is not None}
    for words in wording.sentences:
        span = wording.span(*words)
        beside = [one for one in found if span[0] <= one.start < span[1]]
        events = [one for one in beside if one.kind is Kind.EVENT]
        sentence = _Sentence(wording, beside, topic.person, speakers)
        yield from sentence.ties(events)
        topic.person = sentence.next_topic()


def date_events(wording: Wording, found: list[Mention]) -> None:
    """Let a date be said of the one event of its clause, or of its sentence if its clause has none."""
    events = [one for one in found if one.kind is Kind.EVENT and one.value["type"] not in _UNDATED]
    for date in found:
        if date.kind is Kind.DATE and date.about is None:
            date.about = _event_of(wording, date, events)


def _event_of(wording: Wording, mention: Mention, events: list[Mention]) -> Mention | None:
    index = wording.word_at(mention.start)
    for words in (wording.clause_of(index), wording.sentence_of(index)):
        start, end = wording.span(*words)
        inside = [one for one in events if start <= one.start < end]
        if inside:
            return inside[0] if len(inside) == 1 else None
    return None


class _Sentence:
    def __init__(
        self, wording: Wording, beside: list[Mention], topic: Mention | None, speakers: set[int]
    ) -> None:
        self.topic = topic
        self.speakers = speakers
        self.wording = wording
        self.beside = beside
        self.people = sorted((one for one in beside if one.kind is Kind.PERSON), key=lambda one: one.start)
        self.bodies = [one for one in beside if one.kind is Kind.ORGANISATION]
        # Words that say what somebody is stand between an event and a name without parting them.
        self.roles = [one for one in beside if one.kind in (Kind.ROLE, Kind.AGE)]

    def next_topic(self) -> Mention | None:
        """Say whom the next sentence is about if it names nobody: the one spoken of here, else as before."""
        people = [one for one in self.people if id(one) not in self.speakers]
        if any(not one.value["name"] for one in people):
            return None
        if not people:
            groups = any(one.kind is Kind.FIGURE for one in self.beside)
            return None if groups else self.topic
        alone = all(one.value["name"] == people[0].value["name"] for one in people)
        return people[0] if alone and not is_somebody_elses(self.wording, people[0]) else None

    def ties(self, events: list[Mention]) -> Iterator[Tie]:
        for event in events:
            if event.value["type"] in BEFALLS:
                for victim in self._victims(event):
                    yield event, victim, "victim"
            agent = self._agent(event) if event.value["type"] in _BY_SOMEBODY else None
            if agent is not None:
                yield event, agent, "perpetrator"
        happenings = [one for one in events if one.value["type"] not in _UNDATED]
        for place in self.beside:
            if place.kind is Kind.PLACE and not place.rule.endswith(("dateline", "of_role")):
                of = _event_of(self.wording, place, happenings)
                # A Persian place stands before its verb, others after it.
                if of is not None and (self.wording.language == "fa" or of.start < place.start):
                    yield of, place, "place"

    def _victims(self, event: Mention) -> list[Mention]:
        if event.value["type"] == "sentence":
            judged = [one.about for one in self.beside if one.kind is Kind.PENALTY and one.about is not None]
            convicts = list({id(one): one for one in judged if one.kind is Kind.PERSON}.values())
            if convicts:
                return convicts
        first = self._after(event)
        if first is not None:
            return self._chain(first)
        last = self._before(event)
        if last is not None:
            return self._chain_back(last)
        return self._spoken_of(event)

    def _spoken_of(self, event: Mention) -> list[Mention]:
        """Take the person of the sentence before for "he was arrested", where nobody else is named."""
        others = [one for one in self.people if id(one) not in self.speakers]
        groups = any(one.kind is Kind.FIGURE for one in self.beside)
        if groups or not self._points_back(event):
            return []
        if not others:
            return [self.topic] if self.topic is not None else []
        named = {one.value["name"] for one in others}
        first = others[0]
        said = len(named) == 1 and first.value["name"] and first.end <= event.start
        return [first] if said and not is_somebody_elses(self.wording, first) else []

    def _points_back(self, event: Mention) -> bool:
        wording = self.wording
        first, last = wording.word_at(event.start), wording.word_at(event.end - 1)
        if wording.language == "ar":
            following = wording.folded(last + 1)
            his = wording.folded(last).endswith(("ه", "ها")) and not wording.words[last].raw.endswith("ة")
            return his or following in _ARABIC_HIS or (first == wording.sentence_of(first)[0])
        before = {
            wording.folded(index) for index in range(max(wording.sentence_of(first)[0], first - 6), first)
        }
        if wording.language == "fa":
            return bool(before & _PERSIAN_HIS) or self._suffers(event)
        after = wording.folded(last + 1)
        return bool(before & _HIS) or after in _HIS

    def _after(self, event: Mention) -> Mention | None:
        """Find whom a noun or an active verb governs: "the arrest of X", «اعتقلت الشرطة X», «بازداشت X»."""
        following = [one for one in self.people if one.start >= event.end]
        if not following or (self.wording.language == "en" and self._is_passive(event)):
            return None
        person = following[0]
        if self.wording.language == "fa" and self._ends_in_verb(event):
            return None
        if self._linked(event.end, person.start) and not self._is_owned(person, event):
            return person
        return None

    def _is_owned(self, person: Mention, event: Mention) -> bool:
        """Whether the person only says whose relative suffered it; the event itself owns no name."""
        index = self.wording.word_at(person.start)
        if self.wording.word_at(event.end - 1) + 1 >= index:
            return False
        before = self.wording.folded(index - 1)
        return before not in _OF[self.wording.language] and is_somebody_elses(self.wording, person)

    def _linked(self, start: int, end: int) -> bool:
        marks = self.wording.text[start:end]
        if set(marks) & _STRONG or marks.count("،") + marks.count(",") > 2:
            return False
        for index in range(self.wording.word_at(start), self.wording.word_at(end)):
            if not self._says_what(index):
                return False
        return True

    def _says_what(self, index: int) -> bool:
        wording = self.wording
        folded = wording.folded(index)
        if folded in _OF.get(wording.language, ()) or wording.is_known(index, *_ROLES):
            return True
        word = wording.words[index]
        if any(one.start <= word.start < one.end for one in (*self.roles, *self.bodies)):
            return True
        if wording.language != "ar":
            return False
        possessed = folded.endswith(("ه", "ها")) and index + 1 < len(wording) and not word.raw.endswith("ة")
        return folded in _FORCES or folded.startswith(("ال", "لل")) or possessed

    def _chain(self, first: Mention) -> list[Mention]:
        """Take those joined to the first by "and" or a comma, with what they are between them."""
        chain, last = [first], first
        for person in self.people:
            if person.start < last.end or not person.value["name"]:
                continue
            if not self._joined(last.end, person.start):
                break
            chain.append(person)
            last = person
        return chain

    def _joined(self, start: int, end: int) -> bool:
        marks = self.wording.text[start:end]
        if set(marks) & _STRONG:
            return False
        words = range(self.wording.word_at(start), self.wording.word_at(end))
        said = [index for index in words if self.wording.folded(index) not in _AND]
        arabic = self.wording.text[end - 1 : end] == "و"
        parted = "،" in marks or "," in marks or len(said) < len(words) or arabic
        return parted and all(self._says_what(index) for index in said)

    def _chain_back(self, last: Mention) -> list[Mention]:
        chain, first = [last], last
        for person in reversed(self.people):
            if person.end > first.start or not person.value["name"]:
                continue
            if not self._joined(person.end, first.start):
                break
            chain.append(person)
            first = person
        return chain[::-1]

    def _before(self, event: Mention) -> Mention | None:
        """Find the subject of a passive: "X was arrested", «X بازداشت شد», «X الذي اعتقل»; or «X را»."""
        before = [one for one in self.people if one.end <= event.start]
        if not before:
            return None
        person = before[-1]
        wording = self.wording
        if len(before) > 1 and self._is_apposed(before[-2], person):
            person = before[-2]
        first, last = wording.word_at(person.end), wording.word_at(event.start)
        between = [wording.folded(index) for index in range(first, last)]
        owned = is_somebody_elses(wording, person) and between[:1] != ["را"]
        if last - first > _REACH or owned or self._is_agent(person):
            return None
        if set(wording.text[person.end : event.start]) & frozenset(".؛;:!?؟\n"):
            return None
        if any(wording.is_known(index, "report", "that") for index in range(first, last)):
            return None
        if any(self._counts(index) for index in range(first, last)) or "هیچکس" in between:
            return None
        if wording.language == "ar":
            return person if between and between[0] in _RELATIVE else None
        if wording.language == "fa":
            return person if between[:1] == ["را"] or self._suffers(event) else None
        intransitive = event.value["type"] in _DONE_BY_NOBODY
        return person if self._is_passive(event) or (intransitive and not between[:-1]) else None

    def _is_apposed(self, named: Mention, said: Mention) -> bool:
        """Whether somebody without a name is the one named before: "Karl Lind, a teacher, was"."""
        between = self.wording.text[named.end : said.start].strip()
        near = between.startswith((",", "،", "(")) and len(between.split()) <= _APPOSED
        both = named.value["name"] and not said.value["name"]
        return bool(near and both and not set(between.split()) & _AND)

    def _counts(self, index: int) -> bool:
        """Whether a word is a number of others: not one in an age, a date or a penalty."""
        place = self.wording.words[index].start
        own = (Kind.AGE, Kind.ROLE, Kind.DATE, Kind.PENALTY)
        covered = any(one.start <= place < one.end for one in self.beside if one.kind in own)
        return number_word(self.wording, index) and not covered

    def _is_passive(self, event: Mention) -> bool:
        index = self.wording.word_at(event.start)
        return any(self.wording.folded(index - step) in _PASSIVE for step in (0, 1, 2, 3) if index >= step)

    def _ends_in_verb(self, event: Mention) -> bool:
        said = self.wording.folded(self.wording.word_at(event.end - 1))
        return said.startswith(("می", "نمی")) or said.endswith(
            ("شد", "شدند", "کرد", "کردند", "شده", "کرده", "باخت")
        )

    def _suffers(self, event: Mention) -> bool:
        """Whether a Persian event is a passive, or is followed by one: «بازداشت و محکوم شد»."""
        first = self.wording.word_at(event.start)
        last = self.wording.clause_of(first)[1]
        until = self.wording.word_at(event.end - 1) + 1
        words = [self.wording.folded(index) for index in range(first, min(last, until + 2))]
        return any(word.startswith(_PERSIAN_PASSIVE) for word in words) and "را" not in words

    def _agent(self, event: Mention) -> Mention | None:
        wording = self.wording
        for one in (*self.people, *self.bodies):
            if self._is_agent(one) and self._in_clause(event, one):
                return one
        if wording.language == "ar" and wording.words[wording.word_at(event.start)].folded.endswith("ت"):
            first = wording.word_at(event.end)
            return next((one for one in self.bodies if wording.word_at(one.start) == first), None)
        if wording.language == "en" and not self._is_passive(event) and event.value["type"] in BEFALLS:
            index = wording.word_at(event.start)
            verb = wording.folded(index).endswith("ed")
            return next(
                (one for one in self.bodies if verb and wording.word_at(one.end - 1) == index - 1), None
            )
        return None

    def _is_agent(self, one: Mention) -> bool:
        index = self.wording.word_at(one.start)
        ways = _BY.get(self.wording.language, ())
        return any(
            all(self.wording.folded(index - len(way) + step) == word for step, word in enumerate(way))
            for way in ways
            if index >= len(way)
        )

    def _in_clause(self, event: Mention, one: Mention) -> bool:
        if event.value["type"] in _UNDATED:
            return False
        return self.wording.clause_of(self.wording.word_at(event.start)) == self.wording.clause_of(
            self.wording.word_at(one.start)
        )
