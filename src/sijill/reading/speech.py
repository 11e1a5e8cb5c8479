"""Who says what: direct and indirect quotes with the speaker of each, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sijill.claims.kinds import Kind
from sijill.claims.values import Quote, value_json
from sijill.reading import speakers as speaking
from sijill.reading.allegations import claims
from sijill.reading.floor import Floor, Speakers
from sijill.reading.mention import Mention
from sijill.reading.quotation import Marked, find_marked
from sijill.reading.quoted import Quotation, voice_within
from sijill.reading.quoted_names import holds_name
from sijill.reading.said_clauses import begin_of, clauses_told, end_of_told, quoted_before, told_span
from sijill.reading.sayings import Saying, saying, verbs_of
from sijill.reading.scope import Scope
from sijill.reading.speaker import How
from sijill.reading.utterances import Utterance, utterances
from sijill.reading.voices import Referents, Voice
from sijill.reading.wording import Term, Wording

__all__ = ["Speakers", "find_speech"]

_PRONOUNS = frozenset(("او", "وی", "ایشان", "him", "her", "them"))
_SHORTEST = 4
_LEAST_UNMARKED = 3
_COLON_WITHIN = 12
_MADE = ("person.speaker", "organisation.speaker")
_QUOTING = 9
_CLAUSE = 6


def find_speech(
    wording: Wording, people: Sequence[Mention], speakers: Speakers, found: Sequence[Mention] = ()
) -> tuple[list[Mention], list[Scope]]:
    """Find quotes with their speakers, and the scope that each speaker answers for.

    ``people`` are the persons and organisations of this stretch, ``found`` everything else in it;
    ``speakers`` is carried from paragraph to paragraph and brought up to date; speakers whom only grammar
    shows are added to ``speakers.made``.
    """
    return _Hearing(wording, people, speakers, found).run()


class _Hearing:
    """One stretch of text, read for who speaks."""

    def __init__(
        self, wording: Wording, people: Sequence[Mention], speakers: Speakers, found: Sequence[Mention]
    ) -> None:
        marked = find_marked(wording.text, wording.start, wording.end, goes_on=speakers.open)
        self.wording = wording
        self.speakers = speakers
        self.floor = Floor(wording, people, marked, speakers)
        self.referents = Referents(self.floor)
        self.found = found
        self.quotes: list[Mention] = []
        self.scopes: list[Scope] = []
        self.voices: dict[Marked, Voice] = {}

    def run(self) -> tuple[list[Mention], list[Scope]]:
        """Read the sentences in order: who "he" is depends on those before."""
        if not len(self.wording):
            return [], []
        for unit in utterances(self.floor):
            self._read(unit)
            self._settle(unit)
            if not unit.quotes and not any(one.told for one in unit.sayings):
                self._continued(unit)
        self._nested()
        self._keep_those_who_speak()
        tail = self.wording.text[self.wording.start : self.wording.end].rstrip()
        self.speakers.open = any(one.closing == one.end and one.level == 0 for one in self.floor.marked)
        self.speakers.introduced = tail.endswith(":")
        return self.quotes, self.scopes

    # One sentence

    def _read(self, unit: Utterance) -> None:
        """Find what quotes, verbs of saying and named sources a sentence has."""
        floor = self.floor
        unit.quotes = [one for one in unit.quotes if not holds_name(floor, one, self.found, self.voices)]
        verbs = verbs_of(floor, unit.first, unit.last)
        for number, (verb, categories) in enumerate(verbs):
            before = quoted_before(floor, unit, verb)
            end = end_of_told(floor, unit, verb, verbs[number + 1 :])
            told = [one.told for one in unit.sayings if one.told]
            around = [one[0] for one in told if one[0] < verb.first < one[1]]
            start = max((begin_of(floor, unit, verb), *around))
            if before is not None and floor.quote_of(start) is not None:
                start = before
            one = saying(floor, verb, categories, begin=start, end=end, quoted_before=before)
            if one.told and any(other[0] == one.told[0] for other in told):
                one.told = None
            unit.sayings.append(one)
        unit.sayings += claims(floor, unit.first, unit.last)
        unit.sayings.sort(key=lambda one: one.term.first)
        self._sources(unit)
        self._pass_on(unit)

    def _pass_on(self, unit: Utterance) -> None:
        """Read «X به نقل از Y گزارش داد» and «أفادت X نقلاً عن Y أن»: Y says it, through X."""
        for source in [one for one in unit.sources if one[0].key == "through"]:
            term, speaker, _ = source
            for one in unit.sayings:
                end = one.told[0] if one.told else one.term.last + _QUOTING
                leads = one.term.last <= term.first < end
                if (0 <= one.term.first - term.last < _QUOTING or leads) and speaker.who is not None:
                    one.via = (one.speaker.who,) if one.speaker.who not in (None, speaker.who) else ()
                    one.speaker = speaker
                    unit.sources = [other for other in unit.sources if other is not source]
                    break

    def _sources(self, unit: Utterance) -> None:
        for term in self.wording.terms("source"):
            index = term.last
            if (
                not unit.first <= term.first < unit.last
                or self.floor.quote_of(term.first)
                or index >= unit.last
            ):
                continue
            if self.wording.folded(index) in _PRONOUNS:
                unit.sources.append((term, speaking.SAME, ()))
                continue
            found = speaking.phrase(self.floor, index, unit.last)
            if found is not None:
                outer = self._passing_on(unit, term)
                first = unit.sources.pop()[0].first if outer else term.first
                whole = Term(term.category, term.key, first, term.last, term.clitic)
                unit.sources.append((whole, found, outer))

    def _passing_on(self, unit: Utterance, term: Term) -> tuple[Mention, ...]:
        """Read «بنا بر گزارش X به نقل از Y»: Y says it, through X."""
        if not unit.sources:
            return ()
        before, outer, _ = unit.sources[-1]
        joined = not any(self.floor.cut(step) for step in range(before.last, term.last))
        return (outer.who,) if joined and outer.who is not None else ()

    def _continued(self, unit: Utterance) -> None:
        """Take a sentence that begins with «وإن …» or «وأن …» for more of somebody's words."""
        that = self.wording.term_at(unit.first, "that") if self.wording.language == "ar" else None
        who = self.speakers.last or self.speakers.heading
        if that is None or not that.clitic or unit.first == 0 or who is None or unit.last <= that.last:
            return
        self._add("indirect", told_span(self.floor, that.last, unit.last), "quote.continued", Voice(who))

    # Whose words

    def _settle(self, unit: Utterance) -> None:
        """Give every verb's speaker, then every told clause and every quotation of the sentence its voice."""
        topic = self.referents.topic(unit)
        voices: list[Voice] = []
        told: Voice | None = None
        for one in unit.sayings:
            outer = self.referents.around(one, unit, voices)
            inner = self.referents.inner(one, unit) if outer and one.speaker.how is How.SAME else None
            voice = inner or self.referents.voice(one, unit, voices[-1] if voices else None, topic)
            if outer is not None and outer.who is not voice.who:
                via = (*outer.via, outer.who) if outer.who else outer.via
                voice = Voice(voice.who, voice.own, voice.sure, via, voice.modality)
            voices.append(voice)
            if one.told:
                self._tell(one, voice)
                told = voice if outer is None else told
        self._tell_sources(unit)
        spoken = self._speak(unit, voices)
        self._unmarked(unit, voices)
        self.referents.remember(spoken or told, topic, voices)
        self.referents.expect_answer(unit, voices)

    def _tell(self, one: Saying, voice: Voice) -> None:
        for part in clauses_told(self.floor, one.told) if one.told else ():
            span = told_span(self.floor, *part)
            if span[1] - span[0] >= _SHORTEST:
                self._add("indirect", span, one.rule, voice)

    def _speak(self, unit: Utterance, voices: Sequence[Voice]) -> Voice | None:
        """Add the quotations of a sentence; give the voice of the last."""
        spoken: Voice | None = None
        for quote in unit.quotes:
            voice = Quotation(self.referents, unit, quote, voices=voices, spoken=spoken).voice()
            if voice is not None:
                spoken = self.voices[quote] = voice
                self._add("direct", (quote.start, quote.end), "quote.marks", voice)
        return spoken

    def _tell_sources(self, unit: Utterance) -> None:
        """Take what follows "According to X," for X's words; in Arabic «بحسب» is left to the scopes."""
        wording, floor = self.wording, self.floor
        self._tell_before_source(unit)
        for term, speaker, via in unit.sources if wording.language != "ar" else ():
            inserted = (
                wording.language == "fa" and floor.cut(term.first) and "(" not in wording.gap(term.first)
            )
            if term.first > unit.first + 1 and not inserted:
                continue
            first = next((index for index in range(term.last + 1, unit.last) if floor.cut(index)), None)
            if first is None and speaker.who is not None and wording.language != "en":
                first = floor.words_of(speaker.who.start, speaker.who.end)[1]
            if first is None or first >= unit.last or floor.quote_of(first) in unit.quotes:
                continue
            that = wording.term_at(first, "that")
            first = that.last if that is not None else first
            voice = self.referents.of_source(speaker, via)
            span = told_span(floor, first, self._end_of_source(unit, first))
            self._add("indirect", span, "quote.source", voice)
            if voice.who is not None:
                self.speakers.last = self.speakers.topic = voice.who

    def _tell_before_source(self, unit: Utterance) -> None:
        """Take what stands before "…, according to X." for X's words."""
        floor = self.floor
        if not unit.sources or unit.quotes or any(one.told for one in unit.sayings):
            return
        term, speaker, via = unit.sources[-1]
        begin = begin_of(floor, unit, term)
        clause = term.first - begin
        if not floor.cut(term.first) or clause < _CLAUSE or speaker.who is None:
            return
        if "(" in self.wording.gap(term.first) or any(
            floor.cut(index) for index in range(begin + 1, term.first)
        ):
            return
        span = told_span(floor, begin, term.first)
        self._add("indirect", span, "quote.source", self.referents.of_source(speaker, via))

    def _end_of_source(self, unit: Utterance, first: int) -> int:
        wording, floor = self.wording, self.floor
        inside = range(first + 1, unit.last)
        contrasts = (
            one.first
            for one in wording.terms("contrast", "turn")
            if one.first in inside and floor.cut(one.first)
        )
        marks = (
            index for index in inside if re.search("[;؛]", wording.gap(index)) and not floor.quote_of(index)
        )
        return min((unit.last, *contrasts, *marks))

    def _unmarked(self, unit: Utterance, voices: Sequence[Voice]) -> None:
        """Read words without marks after a verb of saying and a colon as what was said."""
        wording = self.wording
        for one, voice in zip(unit.sayings, voices, strict=True):
            last = one.term.last
            if one.quotes_only or one.told or voice.who is None:
                continue
            reach = range(last, min(last + _COLON_WITHIN, unit.last))
            place = next((index for index in reach if ":" in wording.gap(index)), None)
            if place is None or unit.last - place < _LEAST_UNMARKED or self.floor.quote_of(place):
                continue
            marked = unit.has_quote(self.floor, place, unit.last) or re.search(
                '[«“"‹\\n]', wording.gap(place)
            )
            if not marked:
                self._add("direct", wording.span(place, unit.last), "quote.colon", voice)

    def _nested(self) -> None:
        """Add the quotations within quotations."""
        for quote in (one for one in self.floor.marked if one.level == 1):
            around = (
                one for one in self.voices if one.opening < quote.opening and quote.closing <= one.closing
            )
            outer = next(around, None)
            found = self._within(outer, quote) if outer else None
            if found is not None:
                self._add("direct", (quote.start, quote.end), "quote.within", found)

    def _within(self, outer: Marked, quote: Marked) -> Voice | None:
        voice = self.voices[outer]
        story = self.speakers.story
        other = story if isinstance(story, Mention) and story is not voice.who else None
        return voice_within(self.floor, outer, quote, voice=voice, story=other)

    # Results

    def _keep_those_who_speak(self) -> None:
        """Forget speakers that were made for verbs whose words turned out to be no quotes."""
        speakers = self.speakers
        used = [one for quote in self.quotes for one in (quote.claimant, *quote.via) if one is not None]
        fresh = {id(one): one for one in used if one.rule in _MADE and id(one) not in speakers.given}
        speakers.made = list(fresh.values())

    def _add(self, mode: str, span: tuple[int, int], rule: str, voice: Voice) -> None:
        quote = Mention(Kind.QUOTE, *span, value_json(Quote(mode)), rule)
        quote.claimant, quote.modality, quote.via, quote.own = voice.who, voice.modality, voice.via, voice.own
        self.quotes.append(quote)
        who = voice.who if voice.sure else None
        self.scopes.append(Scope(*span, who, voice.modality, own=voice.own, via=voice.via, rule=rule))
