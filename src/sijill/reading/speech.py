"""Who says what: direct and indirect quotes, "according to", and the speaker of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sijill.claims.kinds import Kind, Modality
from sijill.claims.values import Quote, value_json
from sijill.reading.kin import is_somebody_elses
from sijill.reading.mention import Mention
from sijill.reading.scope import Scope
from sijill.reading.wording import Term, Wording

MODALITIES = {"said": Modality.REPORTED, "announced": Modality.ANNOUNCED, "denied": Modality.DENIED}

_QUOTED = re.compile(r"«([^«»]+)»|“([^“”]+)”|\"([^\"\n]+)\"")
_REACH = 30
_SHORT = 3
_ARTICLE = 4


@dataclass(slots=True)
class Speakers:
    """Who may be speaking: the person of the heading above, and whoever spoke last in this paragraph."""

    heading: Mention | None = None
    last: Mention | None = None


def find_speech(
    wording: Wording, people: list[Mention], speakers: Speakers
) -> tuple[list[Mention], list[Scope]]:
    """Find quotes with their speakers, and the scope that each speaker answers for.

    ``people`` are the persons and organisations of this stretch; ``speakers`` is carried from sentence to
    sentence and brought up to date.
    """
    quotes = list(_quotes(wording, people, speakers))
    scopes = [Scope(quote.start, quote.end, quote.claimant, quote.modality) for quote in quotes]
    return quotes, scopes


def _quotes(wording: Wording, people: list[Mention], speakers: Speakers) -> Iterator[Mention]:
    """Go through verbs, quotation marks and sentences in order: who spoke last depends on it."""
    steps: list[tuple[int, Term | re.Match[str] | tuple[int, int]]] = [
        *((wording.words[verb.first].start, verb) for verb in wording.terms("report")),
        *((match.start(), match) for match in _QUOTED.finditer(wording.text, wording.start, wording.end)),
        *((wording.words[first].start, (first, last)) for first, last in wording.sentences),
    ]
    indirect: list[Mention] = []
    for _, step in sorted(steps, key=lambda item: item[0]):
        if isinstance(step, Term):
            found = _indirect(wording, step, people, speakers)
        elif isinstance(step, re.Match):
            found = _direct(wording, step, people, speakers, indirect)
        else:
            found = _continued(wording, step, speakers)
        if found is not None:
            indirect += [found] if found.value["mode"] == "indirect" else []
            yield found


def subject_of(
    wording: Wording, verb: Term, people: list[Mention], *, end: int | None = None, inverted: bool = False
) -> Mention | None:
    """Find the person or organisation that is the subject of a verb, by the word order of the language.

    In Arabic the subject follows the verb: at once, or as "office …، Name،". Else it stands directly before
    it, or opens the sentence and is told apart by commas. A subject that is a common noun gives ``None``.
    ``inverted`` allows "…", said Name.
    """
    people = [one for one in people if not is_somebody_elses(wording, one)]
    if wording.language == "ar":
        return _subject_after(wording, verb, people, end=end) or _subject_before(wording, verb, people)
    before = _subject_before(wording, verb, people)
    return _subject_after(wording, verb, people, end=None) if before is None and inverted else before


def _subject_after(wording: Wording, verb: Term, people: list[Mention], *, end: int | None) -> Mention | None:
    if verb.last >= len(wording) or wording.gap(verb.last).strip(" \xa0"):
        return None
    place = wording.words[verb.last].start
    limit = wording.words[end - 1].end if end else wording.words[wording.sentence_of(verb.first)[1] - 1].end
    direct = [found for found in people if place <= found.start <= place + _ARTICLE and found.end <= limit]
    named = [found for found in direct if found.kind is Kind.PERSON] or direct
    if wording.term_at(verb.last, "office", "title", "occupation"):
        for found in people:
            if (
                found.kind is Kind.PERSON
                and place <= found.start
                and found.end <= limit
                and found.value["name"]
            ):
                return found if _is_introduced(wording, verb.last, found) else None
    return named[0] if named else None


def _is_introduced(wording: Wording, first: int, found: Mention) -> bool:
    """Whether titles, or an office and a comma, lead to a name; «محامي الطالبة Name» is somebody else."""
    between = range(first, wording.word_at(found.start))
    if found.rule == "person.apposition":
        return True
    own = [term for term in wording.terms("kin") if term.first in between and "ال" not in term.clitic]
    return not own and all(wording.is_known(index, "title", "occupation", "former") for index in between)


def _subject_before(wording: Wording, verb: Term, people: list[Mention]) -> Mention | None:
    first = wording.sentence_of(verb.first)[0]
    begin, place = wording.words[first].start, wording.words[verb.first].start
    before = [found for found in people if begin <= found.start and found.end <= place]
    direct = [found for found in before if not wording.text[found.end : place].strip(" \xa0،,")]
    persons = [found for found in direct if found.kind is Kind.PERSON]
    return next(iter((*persons, *_apposed_subject(wording, verb, before), *direct)), None)


def _apposed_subject(wording: Wording, verb: Term, before: list[Mention]) -> Iterator[Mention]:
    """Find the subject that opens a sentence: "Name, spokesperson for X, said", or a word or two before."""
    first = wording.sentence_of(verb.first)[0]
    if any(first <= other.first < verb.first for other in wording.terms("report", "that")):
        return
    for found in before:
        between = wording.text[found.end : wording.words[verb.first].start]
        apposed = between.strip()[:1] in ("،", ",") and between.rstrip()[-1:] in ("،", ",")
        words = between.split()
        told = wording.language == "fa" and words[:1] == ["به"] and len(words) <= _SHORT + 2
        if _opens_with(wording, first, found) and (apposed or told or len(words) < _SHORT):
            yield found


def _opens_with(wording: Wording, first: int, found: Mention) -> bool:
    index = wording.word_at(found.start)
    before = [
        place
        for place in range(first, index)
        if not wording.is_known(place, "title", "office", "former", "stop")
    ]
    return not before and index - first <= _SHORT


def _indirect(wording: Wording, verb: Term, people: list[Mention], speakers: Speakers) -> Mention | None:
    reports = wording.terms("report")
    last = wording.sentence_of(verb.first)[1]
    told = _told_from(wording, verb, last, reports)
    if told is None:
        return None
    speaker = _speaker(wording, verb, people, speakers, told - 1)
    if told >= last:
        return None
    start, end = wording.span(told, _told_to(wording, told, last, reports))
    return _quote("indirect", start, end, "quote.that", speaker, MODALITIES[verb.key])


def _quote(
    mode: str, start: int, end: int, rule: str, speaker: Mention | None, modality: Modality
) -> Mention:
    value = value_json(Quote(mode))
    return Mention(Kind.QUOTE, start, end, value, rule, claimant=speaker, modality=modality)


def _told_to(wording: Wording, begin: int, last: int, reports: list[Term]) -> int:
    """Give the word before which somebody's words end: at a contrast, or a clause with another verb."""
    opens = [term.first for term in (*reports, *wording.terms("contrast")) if begin < term.first < last]
    return min(
        (index for index in opens if wording.gap(index).strip(' \xa0»”"')[:1] in ("،", ",", "؛", ";")),
        default=last,
    )


def _told_from(wording: Wording, verb: Term, last: int, reports: list[Term]) -> int | None:
    """Give the word with which what was said begins, after "that"."""
    reach = {"ar": _REACH, "fa": 1}.get(wording.language, 4)
    for index in range(verb.last, min(last, verb.last + reach)):
        that = wording.term_at(index, "that")
        if that:
            # «وأن …» goes on with what somebody said before this verb.
            return that.last if that.clitic not in ("و", "ف") else None
        if any(other.first == index for other in reports) or re.search('[:«»“”"]', wording.gap(index)):
            return None
    return None


def _speaker(
    wording: Wording, verb: Term, people: list[Mention], speakers: Speakers, end: int | None
) -> Mention | None:
    found = subject_of(wording, verb, people, end=end, inverted=end is None)
    if found is None:
        if wording.is_known(verb.first, "continues"):
            found = speakers.last or speakers.heading
        elif _without_subject(wording, verb):
            found = speakers.heading or (speakers.last if wording.language != "en" else None)
    speakers.last = found
    return found


def _without_subject(wording: Wording, verb: Term) -> bool:
    """Whether a verb of saying names no subject: "that", a colon or a quotation mark follows it at once."""
    if wording.language == "ar":
        gap = wording.gap(verb.last).strip() if verb.last < len(wording) else ":"
        told = wording.term_at(verb.last, "that")
        preposition = wording.folded(verb.last) in ("الی", "علی", "ب") and wording.term_at(
            verb.last + 1, "that"
        )
        return bool(told or preposition or gap[:1] in (":", "«", '"', "“"))
    return verb.first == wording.sentence_of(verb.first)[0]


def _continued(wording: Wording, sentence: tuple[int, int], speakers: Speakers) -> Mention | None:
    """Find a sentence that goes on with «وإن …» or «وأن …» after somebody's words."""
    first, last = sentence
    that = wording.term_at(first, "that") if wording.language == "ar" else None
    speaker = speakers.last or speakers.heading
    if that is None or not that.clitic or first == 0 or speaker is None or last <= that.last:
        return None
    start, end = wording.span(that.last, last)
    return _quote("indirect", start, end, "quote.continued", speaker, Modality.REPORTED)


def _direct(
    wording: Wording, match: re.Match[str], people: list[Mention], speakers: Speakers, indirect: list[Mention]
) -> Mention | None:
    start, end = next(match.span(group) for group in (1, 2, 3) if match[group] is not None)
    opening = wording.word_at(start)
    if _is_no_speech(wording, opening):
        return None
    around = next((quote for quote in indirect if quote.start <= start and end <= quote.end), None)
    verb = _verb_of(wording, match.start(), match.end(), opening)
    colon = wording.text[: match.start()].rstrip().endswith(":")
    if around is not None and not colon:
        speaker, modality = around.claimant, around.modality
    elif verb is not None:
        before = verb.first < opening
        speaker = _speaker(wording, verb, people, speakers, opening if before else None)
        modality = MODALITIES[verb.key]
    elif colon and speakers.heading:
        speaker, modality = speakers.heading, Modality.REPORTED
    else:
        return None
    return _quote("direct", start, end, "quote.marks", speaker, modality)


def _is_no_speech(wording: Wording, opening: int) -> bool:
    """Whether quotation marks hold a title or a charge, or only a word or two."""
    for term in wording.terms("titled", "charge"):
        if 0 <= opening - term.last <= 1:
            return True
    return opening >= len(wording)


def _verb_of(wording: Wording, start: int, end: int, opening: int) -> Term | None:
    """Find the verb of saying before a quotation in its sentence, or right after it."""
    if opening > 0:
        first = wording.sentence_of(opening - 1)[0]
        if wording.words[opening - 1].end > start or re.search(r"[.!?؟]\s*$", wording.text[:start]):
            first = opening
        if not wording.text[:start].rstrip().endswith(":"):
            first = max(first, wording.clause_of(opening - 1)[0])
        before = [term for term in wording.terms("report") if first <= term.first < opening]
        if before and opening - before[-1].last <= _REACH:
            return before[-1]
    after = wording.word_at(end)
    later = [term for term in wording.terms("report") if after <= term.first <= after + 4]
    return later[0] if later and wording.language != "ar" else None
