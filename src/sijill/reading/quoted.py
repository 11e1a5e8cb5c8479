"""Who speaks a quotation: the verb before it or after it, who said the words around it, or who spoke last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sijill.claims.kinds import Modality
from sijill.reading import speakers as speaking
from sijill.reading.floor import Floor
from sijill.reading.mention import Mention
from sijill.reading.quotation import Marked
from sijill.reading.sayings import Saying, saying, verbs_of
from sijill.reading.speaker import How
from sijill.reading.utterances import Utterance
from sijill.reading.voices import Referents, Voice

_WORDS_OF_SPEECH = 5
_ENDS_SPEECH = re.compile(r"[.!?؟…،,]\s*$")
_LEADS = {"en": 9}
_LEADS_OTHERS = 16
_TRAILS = {"ar": 3, "fa": 14, "en": 10}
_PAIR = 12
_WITHIN = 6
_THUS = frozenset(("کما", "هکذا", "بهذه", "هذا"))


class Quotation:
    """One quotation in its sentence; ``voices`` are those of the verbs, ``spoken`` that of the one before."""

    def __init__(
        self,
        referents: Referents,
        unit: Utterance,
        quote: Marked,
        *,
        voices: Sequence[Voice],
        spoken: Voice | None,
    ) -> None:
        self.referents = referents
        self.floor = referents.floor
        self.wording = referents.floor.wording
        self.unit = unit
        self.quote = quote
        self.voices = voices
        self.spoken = spoken
        self.first, self.last = self.floor.words_of(quote.start, quote.end)
        self.before = [number for number, one in enumerate(unit.sayings) if one.term.last <= self.first]
        self.after = [number for number, one in enumerate(unit.sayings) if one.term.first >= self.last]
        said = self.wording.text[quote.start : quote.end]
        self.closed = bool(_ENDS_SPEECH.search(said))
        self.long = self.closed or self.last - self.first >= _WORDS_OF_SPEECH

    def voice(self) -> Voice | None:
        """Give whose words they are; ``None`` if they are no speech."""
        if self.wording.text[self.wording.start : self.quote.opening].rstrip().endswith(":"):
            return self._introduced()
        return self._signed() or self._around() or self._by_verb() or self._by_source() or self._by_distance()

    def _introduced(self) -> Voice | None:
        """Read «…:» before a quotation: its verb, else its label."""
        if self.before:
            verb = self.unit.sayings[self.before[-1]].term
            if not self.unit.has_quote(self.floor, verb.last, self.first):
                return self.voices[self.before[-1]]
        return self._label()

    def _label(self) -> Voice | None:
        """Read who "Name:" is before a quotation, when no verb stands there."""
        floor, speakers = self.floor, self.referents.speakers
        for one in floor.between(self.unit.first, self.first):
            if not floor.governed(one) and (one.last == self.first or one.first == self.unit.first):
                return Voice(one.mention)
        if speakers.heading is not None:
            return Voice(speakers.heading)
        if self.first > self.unit.first:
            opener = speaking.opening_before(floor, self.first, self.unit.first)
            named = opener.how is How.NAMED
            return Voice(opener.who) if named else self.referents.same(None, Modality.REPORTED)
        return self.referents.alone()

    def _signed(self) -> Voice | None:
        """Read who signs a quotation after it: «…» (Name, office), "…" — Name."""
        after = self.floor.starting(self.last)
        gap = self.wording.gap(self.last).strip(" \xa0\n»”\"’›'.,،")
        if after is None or gap not in ("(", "—", "–", "-", "― ", "~"):
            return None
        whole = gap == "(" or self.floor.cut(after.last)
        return Voice(after.mention) if whole and after.named else None

    def _around(self) -> Voice | None:
        """Give the voice in whose told words the quotation stands."""
        for number in reversed(self.before):
            told = self.unit.sayings[number].told
            if told and told[0] <= self.first and self.last <= told[1]:
                return self.voices[number]
        return None

    def _by_verb(self) -> Voice | None:
        """Choose between the verb before a quotation and the one after it."""
        trailing = self._trailing()
        nearest = self.unit.sayings[self.before[-1]] if self.before else None
        near = nearest is not None and self.first - nearest.term.last <= 1
        open_before = nearest is None or nearest.after or self.long
        if trailing is not None and open_before and not near:
            return trailing
        if nearest is not None and self._leads(nearest):
            return self.voices[self.before[-1]]
        if trailing is not None:
            return trailing
        return self.spoken if self.spoken is not None and (self.long or not self.before) else None

    def _leads(self, one: Saying) -> bool:
        """Whether a verb leads to the quotation: nothing but its own phrases between."""
        wording = self.wording
        size = self.first - one.term.last
        relative = wording.language == "en" and wording.folded(one.term.first - 1) in ("who", "which")
        if relative and wording.gap(self.first).strip()[:1] == "," and size > 2:
            return False
        if self.unit.has_quote(self.floor, one.term.last, self.first):
            return one.quotes_only or one.told is None
        return size <= _LEADS.get(wording.language, _LEADS_OTHERS)

    def _trailing(self) -> Voice | None:
        """Read «…»، قال X and "…," said X: the verb, or "according to", that follows a quotation at once."""
        if not self.after:
            sources = self.unit.sources
            found = next((one for one in sources if self.last <= one[0].first <= self.last + 1), None)
            return self.referents.of_source(found[1], found[2]) if found else None
        one, voice = self.unit.sayings[self.after[0]], self.voices[self.after[0]]
        distance = one.term.first - self.last
        if self.unit.has_quote(self.floor, self.last, one.term.first):
            # «…» و «…» خواند.
            return voice if self.wording.language == "fa" and distance <= _PAIR else None
        if distance > _TRAILS.get(self.wording.language, 0):
            return None
        return voice if self._is_set_off(one, distance) else None

    def _is_set_off(self, one: Saying, distance: int) -> bool:
        """Whether a comma, or the shape of the clause after a quotation, ties the verb there to it."""
        wording = self.wording
        gap = wording.gap(self.last).strip()
        marked = bool(re.search("[،,—–:-]", gap)) or self.closed or wording.folded(self.last) in _THUS
        if wording.language == "fa":
            # «این آمار را «…» خواند» needs no comma.
            at_once = distance == 0 or (distance == 1 and not gap.strip('»”"'))
            return at_once or (marked and one.told is None)
        return marked or (one.after and wording.language == "ar")

    def _by_source(self) -> Voice | None:
        for _, speaker, via in self.unit.sources:
            if speaker.who is not None or speaker.how is How.SAME:
                return self.referents.of_source(speaker, via)
        return None

    def _by_distance(self) -> Voice | None:
        """Take long words for the nearest speaker's, and a sentence that is all quotation for the last's."""
        size = self.last - self.first
        if self.before and self.long:
            return self.voices[self.before[-1]]
        if size > _WORDS_OF_SPEECH and not self._may_be_a_name():
            return self.referents.alone()
        outside = (self.unit.last - self.unit.first) - size
        speech = self.long or self.referents.speakers.introduced or (self.referents.fresh and size > 2)
        return self.referents.alone() if outside <= 2 and speech else None

    def _may_be_a_name(self) -> bool:
        return any(
            self.wording.is_known(index, "titled", "medium", "organisation")
            for index in range(max(0, self.first - 2), self.first)
        )


def voice_within(
    floor: Floor, outer: Marked, quote: Marked, *, voice: Voice, story: Mention | None
) -> Voice | None:
    """Give whose words a quotation is that stands in another's, by the verb before it in there.

    ``story``: of whom the text speaks there, if the verb names nobody.
    """
    wording = floor.wording
    begin, first = wording.word_at(outer.start), wording.word_at(quote.start)
    start = max(begin, wording.sentence_of(max(begin, first - 1))[0])
    verbs = verbs_of(floor, start, first, within=True)
    if not verbs:
        return None
    one = saying(floor, *verbs[-1], begin=start, end=first, quoted_before=None)
    if first - one.term.last > _WITHIN:
        return None
    if one.speaker.how is How.OWN:
        return Voice(voice.who, voice.own, voice.sure, voice.via)
    who = one.speaker.who
    if one.speaker.how is How.SAME:
        inside = [other for other in floor.between(begin, first) if other.named]
        who = inside[-1].mention if inside else story
    via = (*voice.via, voice.who) if voice.who is not None else voice.via
    return Voice(who, sure=who is not None, via=via)
