"""Reading: a text's layout repaired, and what it says proposed, each proposal at its place in the text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from sijill import __version__
from sijill.claims.document import Document
from sijill.claims.kinds import Kind
from sijill.claims.reading import LinkType, Reading, Segment, SegmentKind, check_reading
from sijill.claims.values import Name, Role, value_json
from sijill.reading.assembly import assemble, link, merged
from sijill.reading.attachment import attach, participants
from sijill.reading.attribution import attribute
from sijill.reading.demands import find_demands
from sijill.reading.gathering import gather
from sijill.reading.identity import (
    find_organisations_again,
    find_repeats,
    find_surnames,
    names_of,
    only_surnames,
    same_people,
)
from sijill.reading.layout import find_segments, speaker_label
from sijill.reading.lexicon import LANGUAGES, lexicon
from sijill.reading.mention import Mention
from sijill.reading.proposer import Known, Proposer
from sijill.reading.scope import Scope
from sijill.reading.sourcing import find_sources
from sijill.reading.speech import Speakers, find_speech
from sijill.reading.wording import Wording
from sijill.text import fold_text, script
from sijill.text import language as language_of

READER = f"sijill.reading.rules@{__version__}"

_WHO = (Kind.PERSON, Kind.ORGANISATION)
_SEPARATORS = (" - ", " – ", " من ", " عن ", " از ", " for ", " from ", "،", ",")


@dataclass(slots=True)
class _Stretch:
    segment: Segment
    wording: Wording
    found: list[Mention] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)
    said: list[Mention] = field(default_factory=list)

    @property
    def who(self) -> list[Mention]:
        return sorted((one for one in self.found if one.kind in _WHO), key=lambda one: (one.start, -one.end))


def read(
    document_or_text: Document | str,
    *,
    language: str | None = None,
    published: date | str | None = None,
    proposer: Proposer | None = None,
    known: Known | None = None,
) -> Reading:
    """Read a text by rules: Arabic, Persian and English; of other languages only layout, dates and places.

    Nothing of the text is altered; breaks are segments laid over it. ``published`` anchors relative dates,
    which stay relative without it. ``proposer`` may add proposals of its own, ``known`` names to look for.
    The result has passed :func:`sijill.claims.reading.check_reading`: nothing in it is not in the text.

    Method: patterns over words and a general vocabulary, no statistics; what a sentence leaves unclear (whose
    sentence, who says so, per person or in total) stays open.
    """
    document = document_or_text if isinstance(document_or_text, Document) else Document(document_or_text)
    original = document.text
    # What stands around the matter of a page is no part of what it says; offsets stay those of the original.
    text = original if document.tabular else document.prose()
    language = language or document.language or language_of(text)
    anchor = date.fromisoformat(published) if isinstance(published, str) else published
    segments = find_segments(text, lexicon=lexicon(language), tabular=document.tabular)
    stretches = [_Stretch(segment, _wording(text, segment, language)) for segment in segments]
    for stretch in stretches:
        _gather(stretch, anchor)
    surnames = _repeat(stretches, known)
    links = _converse(stretches)
    found = [one for stretch in stretches for one in (*stretch.found, *stretch.said)]
    people = [one for one in found if one.kind is Kind.PERSON]
    links += [(LinkType.SAME_PERSON, one, other, None) for one, other in same_people(text, people, surnames)]
    proposals, ids = assemble(original, found)
    if proposer is not None:
        proposals = merged(original, proposals, proposer.propose(text, language), proposer.name)
    reading = Reading(
        language=language,
        text_sha256=hashlib.sha256(original.encode("utf-8", "surrogatepass")).hexdigest(),
        segments=segments,
        proposals=proposals,
        links=tuple(link(kind, one, other, ids, role=role) for kind, one, other, role in links),
        reader=READER,
    )
    check_reading(reading, original)
    return reading


def _wording(text: str, segment: Segment, language: str) -> Wording:
    """Choose the vocabulary of a stretch by its script: an Arabic report may quote English."""
    said = text[segment.start : segment.end]
    written = script(said)
    if written == "Latn":
        chosen = "en" if language in LANGUAGES else language
    elif written == "Arab" and language not in ("ar", "fa"):
        chosen = language_of(said)
    else:
        chosen = language
    return Wording(text, segment.start, segment.end, lexicon=lexicon(chosen))


def _gather(stretch: _Stretch, anchor: date | None) -> None:
    if stretch.segment.kind is SegmentKind.SPEAKER:
        stretch.found = _speaker(stretch)
    else:
        stretch.found = gather(stretch.wording, anchor=anchor, listed=stretch.segment.rule == "R6")


def _speaker(stretch: _Stretch) -> list[Mention]:
    """Make the person of a speaker's heading, and the role that the brackets after the name give."""
    segment, text = stretch.segment, stretch.wording.text
    name, label = speaker_label(text[segment.start : segment.end])
    start, end = segment.start + name[0], segment.start + name[1]
    person = Mention(Kind.PERSON, start, end, value_json(Name(text[start:end])), "person.heading")
    if label is None:
        return [person]
    said = text[segment.start + label[0] : segment.start + label[1]].strip()
    region = stretch.wording.lexicon.knows(fold_text(said.split()[0]), "region")
    if region and not any(mark in said for mark in _SEPARATORS):
        return [person]
    start = text.index(said, segment.start + label[0])
    role = Mention(Kind.ROLE, start, start + len(said), value_json(Role(said)), "role.heading", about=person)
    return [person, role]


def _repeat(stretches: list[_Stretch], known: Known | None) -> frozenset[str]:
    """Find again, everywhere, whom a rule found somewhere; give the surnames that only one of them bears."""
    names = names_of(one for stretch in stretches for one in stretch.found if one.kind is Kind.PERSON)
    accepted = [tuple(fold_text(name).split()) for name in known.names()] if known else []
    accepted = [words for words in accepted if len(words) > 1 and words not in names]
    surnames = only_surnames(list(names), [stretch.wording for stretch in stretches])
    named = [one for stretch in stretches for one in _organisations(stretch)]
    for stretch in stretches:
        stretch.found += find_organisations_again(stretch.wording, named, stretch.found)
        taken = [one for one in stretch.found if one.kind is Kind.PERSON]
        new = list(find_repeats(stretch.wording, list(names), taken, rule="repeat"))
        new += find_repeats(stretch.wording, accepted, [*taken, *new], rule="known")
        new += find_surnames(stretch.wording, surnames, [*taken, *new, *_organisations(stretch)])
        stretch.found = [one for one in stretch.found if not _is_part(one, new)] + new
    return surnames


def _organisations(stretch: _Stretch) -> list[Mention]:
    return [one for one in stretch.found if one.kind is Kind.ORGANISATION]


def _is_part(found: Mention, people: list[Mention]) -> bool:
    return found.kind is Kind.PLACE and any(one.overlaps(found) for one in people)


def _converse(stretches: list[_Stretch]) -> list[tuple[LinkType, Mention, Mention, str | None]]:
    """Settle who says what to whom and of whom, stretch by stretch, and give the links."""
    links: list[tuple[LinkType, Mention, Mention, str | None]] = []
    heading: Mention | None = None
    for stretch in stretches:
        if stretch.segment.kind in (SegmentKind.SPEAKER, SegmentKind.HEADING):
            named = stretch.segment.kind is SegmentKind.SPEAKER
            heading = next((one for one in stretch.found if named and one.kind is Kind.PERSON), None)
            continue
        speakers = Speakers(heading=heading)
        heading = None
        quotes, scopes = find_speech(stretch.wording, stretch.who, speakers)
        stretch.scopes = [*scopes, *find_sources(stretch.wording, stretch.who)]
        demands = find_demands(stretch.wording, stretch.who, speakers)
        stretch.said = [*quotes, *demands]
        attach(stretch.wording, stretch.found, quotes)
        attribute([*stretch.found, *demands], stretch.scopes, demands)
        links += [
            (LinkType.PARTICIPANT, event, person, "victim")
            for event, person in participants(stretch.wording, stretch.found)
        ]
    return links
