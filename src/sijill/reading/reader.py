"""Reading: a text's layout repaired, and what it says proposed, each proposal at its place in the text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sijill import __version__
from sijill.claims.document import Document
from sijill.claims.kinds import Kind
from sijill.claims.reading import LinkType, Reading, Segment, SegmentKind, check_reading
from sijill.claims.values import Name, Role, value_json
from sijill.collecting import collector_paused
from sijill.dates import Teller
from sijill.reading.accused_order import find_accused_by_number
from sijill.reading.assembly import assemble, link, merged
from sijill.reading.attachment import Memory, attach
from sijill.reading.attribution import attribute
from sijill.reading.demands import Lists, find_demands
from sijill.reading.event_settings import date_events
from sijill.reading.far_roles import find_far_roles
from sijill.reading.gathering import Names, find_names, gather
from sijill.reading.later_mentions import Stretch, find_later_mentions
from sijill.reading.layout import find_segments, speaker_label
from sijill.reading.lexicon import LANGUAGES, lexicon
from sijill.reading.listed import listed_victims
from sijill.reading.measures import Focus
from sijill.reading.mention import Mention
from sijill.reading.participants import Told, participants
from sijill.reading.people import add_lone_names
from sijill.reading.proposer import Known, Proposer
from sijill.reading.publisher import Publisher, find_publisher
from sijill.reading.reappearance import find_names_again
from sijill.reading.retellings import retold
from sijill.reading.rulings import mark_rulings
from sijill.reading.scope import Scope
from sijill.reading.sourcing import find_sources
from sijill.reading.speech import Speakers, find_speech
from sijill.reading.tables import find_rows, same_rows
from sijill.reading.tagging.joining import Finder, Joiner, RulesOnly
from sijill.reading.ties import settle
from sijill.reading.ties.draft import Draft, Part
from sijill.reading.wording import Wording
from sijill.text import fold_text, script
from sijill.text import language as language_of

READER = f"sijill.reading.rules+learned@{__version__}"

_WHO = (Kind.PERSON, Kind.ORGANISATION)
_HEADER = 6
_SHORTEST = 100
"""Words from which on learned tables have a say: what they were learned from had 150 and more."""
_SEPARATORS = (" - ", " – ", " من ", " عن ", " از ", " for ", " from ", "،", ",")


@dataclass(slots=True)
class _Stretch:
    segment: Segment
    wording: Wording
    found: list[Mention] = field(default_factory=list)
    doubtful: list[Mention] = field(default_factory=list)
    names: Names = field(default_factory=lambda: Names([]))
    scopes: list[Scope] = field(default_factory=list)
    said: list[Mention] = field(default_factory=list)

    @property
    def who(self) -> list[Mention]:
        return sorted((one for one in self.found if one.kind in _WHO), key=lambda one: (one.start, -one.end))

    def leave_out(self, figures: list[Mention]) -> None:
        """Take out figures for which somebody answers, but not clearly who."""
        self.doubtful += dict.fromkeys(figures)  # one may be unclear for two reasons
        self.found = [one for one in self.found if one not in figures]


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

    Method: patterns over words and a general vocabulary, and tables learned once from annotated texts; what a
    sentence leaves unclear (whose sentence, who says so, per person or in total) stays open.
    """
    document = document_or_text if isinstance(document_or_text, Document) else Document(document_or_text)
    anchor = date.fromisoformat(published) if isinstance(published, str) else published
    with collector_paused():
        return _read(document, language=language, anchor=anchor, proposer=proposer, known=known)


def _read(
    document: Document,
    *,
    language: str | None,
    anchor: date | None,
    proposer: Proposer | None,
    known: Known | None,
) -> Reading:
    original = document.text
    # What stands around the matter of a page is no part of what it says; offsets stay those of the original.
    text = original if document.tabular else document.prose()
    language = language or document.language or language_of(text)
    teller = Teller(language=language, published=anchor)
    segments = find_segments(text, lexicon=lexicon(language), tabular=document.tabular)
    rows = find_rows(document, lexicon=lexicon(language), teller=teller)
    text = rows.without(text)
    learned = len(text.split()) >= _SHORTEST
    finder = Joiner() if learned else RulesOnly()
    draft = draw_up(text, segments, language=language, teller=teller, known=known, finder=finder)
    if learned:
        settle(draft)
    found, links = draft.found, _links(draft)
    links += [(LinkType.PARTICIPANT, *tie) for tie in rows.ties]
    links += [(LinkType.SAME_PERSON, one, other, None) for one, other in same_rows(found, rows.found)]
    found += rows.found
    links = list(dict.fromkeys(links))
    links += retold(text, found, links, segments)
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


def draw_up(
    text: str,
    segments: Sequence[Segment],
    *,
    language: str,
    teller: Teller,
    finder: Finder,
    known: Known | None = None,
) -> Draft:
    """Find what a text says, by rules and by what ``finder`` adds, and tie it as far as rules can."""
    stretches = [_Stretch(segment, _wording(text, segment, language)) for segment in segments]
    same = _name(stretches, known)
    focus = Focus()
    mark_rulings([stretch.wording for stretch in stretches])
    for stretch in stretches:
        found = gather(stretch.wording, stretch.names, teller=teller, focus=focus)
        headed = stretch.segment.kind is SegmentKind.HEADING
        stretch.found += finder.things(stretch.wording, found, heading=headed)
    again = find_names_again([(stretch.wording, stretch.found) for stretch in stretches])
    publisher = find_publisher(
        [stretch.wording for stretch in stretches[:_HEADER]],
        [one for stretch in stretches[:_HEADER] for one in stretch.who],
    )
    parts = _converse(stretches, publisher, finder)
    found = [one for stretch in stretches for one in (*stretch.found, *stretch.said)]
    _stand_for(found, same)
    found += _referred_to(found)
    parts += listed_victims(text, found)
    return Draft(
        language,
        [stretch.wording for stretch in stretches],
        [stretch.segment.kind for stretch in stretches],
        found,
        publisher,
        [*again, *same],
        [one for stretch in stretches for one in stretch.doubtful],
        parts,
    )


def _referred_to(found: Sequence[Mention]) -> list[Mention]:
    """Give those whom finds name as theirs and who were forgotten since no quote turned out to be theirs."""
    held = {id(one) for one in found}
    whom = [one for each in found for one in (each.about, each.claimant, *each.via, *each.addressees)]
    return list({id(one): one for one in whom if one is not None and id(one) not in held}.values())


def _links(draft: Draft) -> list[tuple[LinkType, Mention, Mention, str | None]]:
    parts = [(LinkType.PARTICIPANT, *tie) for tie in draft.parts]
    return [*parts, *((LinkType.SAME_PERSON, one, other, None) for one, other in draft.same)]


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


def _name(stretches: list[_Stretch], known: Known | None) -> list[tuple[Mention, Mention]]:
    """Find who and what is named, everywhere, and pair the later mentions of people with the first."""
    for stretch in stretches:
        if stretch.segment.kind is SegmentKind.SPEAKER:
            person, *roles = _speaker(stretch)
            stretch.names = Names([person])
            stretch.found = roles
        else:
            stretch.names = find_names(stretch.wording, listed=stretch.segment.rule == "R6")
    named = [Stretch(one.wording, one.names.people, one.names.organisations) for one in stretches]
    accepted = [tuple(fold_text(name).split()) for name in known.names()] if known else []
    add_lone_names(named)
    pairs = find_later_mentions(named, [words for words in accepted if len(words) > 1])
    for stretch, roles in zip(stretches, find_far_roles(named), strict=True):
        stretch.found += roles
    return [*pairs, *find_accused_by_number(named)]


def _stand_for(found: list[Mention], same: list[tuple[Mention, Mention]]) -> None:
    """Put the name in the place of "the first accused" where somebody is referred to."""
    names = {id(one): other for one, other in same if one.rule == "person.by_number"}
    for mention in found:
        mention.about = names.get(id(mention.about), mention.about)
        mention.claimant = names.get(id(mention.claimant), mention.claimant)


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


def _attribute_heading(stretch: _Stretch, speakers: Speakers, publisher: Publisher) -> None:
    """Settle who says the figures of a headline: "Union says nine killed"."""
    if any(one.kind is Kind.FIGURE for one in stretch.found):
        scopes = find_sources(stretch.wording, stretch.who, speakers, [])
        stretch.found += speakers.take_made()
        unclaimed = attribute(stretch.wording, stretch.found, scopes, [], publisher)
        figures = [one for one in stretch.found if one.kind is Kind.FIGURE]
        unclaimed += [one for one in figures if _is_common(stretch, one.claimant)]
        stretch.leave_out(unclaimed)


def _is_common(stretch: _Stretch, claimant: Mention | None) -> bool:
    """Whether who claims is only "union" or "governor": which, a headline leaves to its text."""
    if claimant is None or claimant.value.get("name"):
        return False
    return len(stretch.wording.text[claimant.start : claimant.end].split()) == 1


def _converse(stretches: list[_Stretch], publisher: Publisher, finder: Finder) -> list[Part]:
    """Settle who says what to whom and of whom, stretch by stretch, and give who took part in what."""
    heading: Mention | None = None
    memory = Memory()
    lists = Lists()
    speakers = Speakers(found=[one for stretch in stretches for one in stretch.found])
    for stretch in stretches:
        if stretch.segment.kind in (SegmentKind.SPEAKER, SegmentKind.HEADING):
            named = stretch.segment.kind is SegmentKind.SPEAKER
            heading = next((one for one in stretch.found if named and one.kind is Kind.PERSON), None)
            lists.read_heading(stretch.wording, stretch.who)
            attach(stretch.wording, stretch.found, [], memory)
            _attribute_heading(stretch, speakers, publisher)
            continue
        speakers.enter(heading)
        heading = None
        quotes, scopes = find_speech(stretch.wording, stretch.who, speakers, stretch.found)
        stretch.found += speakers.take_made()
        stretch.scopes = [*scopes, *find_sources(stretch.wording, stretch.who, speakers, quotes)]
        stretch.found += speakers.take_made()
        demands = find_demands(stretch.wording, stretch.who, speakers, lists)
        stretch.found += speakers.take_made()
        stretch.said = finder.clauses(stretch.wording, stretch.found, [*quotes, *demands])
        demands = [one for one in stretch.said if one.kind is Kind.DEMAND]
        attach(stretch.wording, stretch.found, quotes, memory)
        unclaimed = attribute(
            stretch.wording, [*stretch.found, *stretch.said], stretch.scopes, demands, publisher
        )
        stretch.leave_out(unclaimed)
        date_events(stretch.wording, stretch.found)
    return list(participants([Told(one.wording, one.found, one.said) for one in stretches]))
