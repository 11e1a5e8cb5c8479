"""One source: its text as preserved with what is claimed marked in it, and the claims beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sijill.claims import Document
from sijill.errors import SijillError
from sijill.intake import document_of
from sijill.store import NotFound, StorageError
from sijill.store.queries import ClaimFacts, RecordFacts, SourceFacts, View
from sijill.store.queries.rows import claims_among, claims_where
from sijill.web import served
from sijill.web.keeping import Keeping, keeping
from sijill.web.mentioned import records_among
from sijill.web.pages.sources import kind_of
from sijill.web.prose import Prose, prose
from sijill.web.publication import published
from sijill.web.sheet import Sheet, row_places, sheet, table_at
from sijill.web.statements import Shown, Speaker, source_name, source_title, speaker, waits
from sijill.web.wording import Phrase, foreign, tame
from sijill.web.wording.labels import AUDIENCES, PARTIES

_MOST_CLAIMS = 3_000
"""Claims on one page: more than any text of its length says, so that a hostile one stays bounded."""


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside the text; ``number`` joins it to its mark, ``about`` is whom or what it is said of."""

    number: int
    label: str
    shown: Shown
    about: Phrase | None
    person: str
    in_hand: bool
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What the page of one source shows; ``trouble`` says why there is no text."""

    id: str
    title: Phrase
    facts: tuple[tuple[str, Phrase], ...]
    sha256: str
    size: int
    entry: int
    trouble: str
    prose: Prose | None
    sheet: Sheet | None
    cards: tuple[Card, ...]
    accepted: int
    rejected: int
    waiting: int
    keeping: Keeping

    @property
    def decided(self) -> int:
        return self.accepted + self.rejected

    @property
    def all(self) -> int:
        return self.decided + self.waiting

    @property
    def done_percent(self) -> str:
        return f"{100 * self.decided / self.all:.2f}" if self.all else "0"

    @property
    def rest_percent(self) -> str:
        return f"{100 * self.waiting / self.all:.2f}" if self.all else "0"


def show(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show the part of a source that holds ``claim`` or the place ``at``, else its beginning."""
    view = View(served.now().register)
    try:
        source = view.source(identifier)
    except NotFound:
        raise Http404 from None
    in_hand = _in_hand(view, source, request.GET.get("claim", ""))
    at = in_hand.start if in_hand is not None and in_hand.start is not None else _at(request.GET.get("at"))
    drawn = _at(request.GET.get("page")) or 1
    page = _page(view, source, at, in_hand=in_hand, drawn=drawn, language=request.LANGUAGE_CODE)
    return render(request, "source.html", {"page": page})


def _in_hand(view: View, source: SourceFacts, claim: str) -> ClaimFacts | None:
    found = next(claims_among(view.tables, "id", [claim]), None) if claim else None
    return found if found is not None and found.source == source.id else None


def _at(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def _page(
    view: View,
    source: SourceFacts,
    at: int | None,
    *,
    in_hand: ClaimFacts | None,
    drawn: int,
    language: str,
) -> SourcePage:
    document, trouble = _document(view, source)
    prose_part = sheet_part = None
    cards: tuple[Card, ...] = ()
    if document is not None and document.tabular:
        block = table_at(document, at)
        key = ("rows", source.id, str(block.start))
        places = served.now().memory.recall(view, key, lambda: row_places(document, block))
        table = sheet(document, block, places, at)
        claims = _claims(view, source, *table.window)
        if table.in_hand is not None:
            first, last = table.in_hand
            beside = [claim for claim in claims if first <= (claim.start or 0) < last]
            if table.head_in_hand:
                # Every row's claim that an event happened points to the heading of its column.
                beside = [in_hand] if in_hand is not None else []
            cards = _cards(view, source, beside, text=document.text, in_hand=in_hand, language=language)
        sheet_part = table.marked(claims, cards=[(card.number, card.shown.claim) for card in cards])
    elif document is not None:
        part = prose(view, source.id, document, at)
        claims = _claims(view, source, *part.window)
        if in_hand is None:
            in_hand = next((claim for claim in claims if waits(claim)), None)
        cards = _cards(view, source, claims, text=document.text, in_hand=in_hand, language=language)
        prose_part = part.marked([(card.number, card.shown.claim) for card in cards], in_hand=in_hand)
    states = [card.shown for card in cards if card.shown.claim.superseded is None]
    return SourcePage(
        id=source.id,
        title=source_title(source),
        facts=_facts(source, language),
        sha256=source.sha256,
        size=source.size,
        entry=source.entry,
        trouble=trouble,
        prose=prose_part,
        sheet=sheet_part,
        cards=cards,
        accepted=sum(1 for shown in states if shown.state == "accepted"),
        rejected=sum(1 for shown in states if shown.state == "rejected"),
        waiting=sum(1 for shown in states if shown.waits),
        keeping=keeping(view, source, document, page=drawn),
    )


def _document(view: View, source: SourceFacts) -> tuple[Document | None, str]:
    memory = served.now().memory

    def read() -> tuple[Document | None, str]:
        try:
            return document_of(view.register, source.id), ""
        except StorageError:
            raise
        except SijillError as error:
            return None, str(error)

    return memory.recall(view, ("document", source.id), read)


def _claims(view: View, source: SourceFacts, start: int, end: int) -> list[ClaimFacts]:
    """Give the claims on a stretch of the text, and with the first stretch those that have no place."""
    place = "(start >= %s AND start < %s)" + (" OR start IS NULL" if start == 0 else "")
    return list(
        claims_where(
            view.tables,
            f'source = %s AND ({place}) ORDER BY start, "end" DESC, id LIMIT {_MOST_CLAIMS}',
            [source.id, start, end],
        )
    )


def _facts(source: SourceFacts, language: str) -> tuple[tuple[str, Phrase], ...]:
    details = source.details
    hint, owner = details.language, details.owner
    told = [
        (_("Publisher"), source_name(source) if details.publisher else None),
        (_("Owner"), foreign(owner, hint=hint) if owner and owner != details.publisher else None),
        (_("Author"), foreign(details.author, hint=hint) if details.author else None),
        (_("Kind"), Phrase(kind_of(source, language))),
        (_("Published"), Phrase(published(source, language))),
        (_("Reliability"), foreign(details.reliability) if details.reliability else None),
        (_("Part in what it reports"), Phrase(str(PARTIES.get(str(details.party), "")))),
        (_("Collected by"), foreign(details.collected_by) if details.collected_by else None),
        (_("Collected"), foreign(details.collected_when) if details.collected_when else None),
        (_("How it was collected"), foreign(details.collected_how) if details.collected_how else None),
        (_("Audience"), Phrase(str(AUDIENCES[str(details.audience.kind)]))),
    ]
    return tuple((label, phrase) for label, phrase in told if phrase)


_CONTEXT, _WORDS = 60, 8
_OF_A_RECORD = ("name", "type")


def _cards(
    view: View,
    source: SourceFacts,
    claims: Sequence[ClaimFacts],
    *,
    text: str,
    in_hand: ClaimFacts | None,
    language: str,
) -> tuple[Card, ...]:
    voice = speaker(
        view, claims, language=language, vocabulary=served.now().vocabulary, sources={source.id: source}
    )
    records = _records(view, claims)
    cards = []
    for number, claim in enumerate(claims, start=1):
        about, person = _about(claim, records, voice, hint=source.details.language)
        shown = voice.say(claim)
        before = after = ""
        if claim.start is not None and claim.end is not None:
            before = text[max(0, claim.start - _CONTEXT) : claim.start]
            after = text[claim.end : claim.end + _CONTEXT]
        cards.append(
            Card(
                number=number,
                label=shown.kind if claim.property in _OF_A_RECORD else shown.fact,
                shown=shown,
                about=about,
                person=person,
                in_hand=in_hand is not None and claim.id == in_hand.id,
                before=_tail(before),
                words=tame(claim.original),
                after=_head(after),
            )
        )
    return tuple(cards)


def _tail(text: str) -> str:
    return tame(" ".join(text.rpartition("\x1e")[2].replace("\x1f", " · ").split(" ")[-_WORDS:]))


def _head(text: str) -> str:
    return tame(" ".join(text.partition("\x1e")[0].replace("\x1f", " · ").split(" ")[:_WORDS]))


def _records(view: View, claims: Sequence[ClaimFacts]) -> dict[str, RecordFacts]:
    found = records_among(view, (claim.record for claim in claims))
    return found | records_among(view, (record.subject for record in found.values()))


def _about(
    claim: ClaimFacts, records: dict[str, RecordFacts], voice: Speaker, *, hint: str | None
) -> tuple[Phrase | None, str]:
    """Say what a claim is said of, and give the identity whose page shows it."""
    record = records.get(claim.record or "")
    if record is None:
        return None, ""
    owner = records.get(record.subject or "") if record.kind == "event" else record
    person = owner.identity if owner is not None and owner.kind in ("person", "group") else ""
    if record.kind == "event":
        if owner is not None and owner.name:
            return foreign(owner.name, hint=hint), person
        if claim.property == "type":
            return None, person
        return Phrase(voice.vocabulary.label("events", record.type, voice.language)), person
    if claim.property == "name" or not record.name:
        return None, person
    return foreign(record.name, hint=hint), person
