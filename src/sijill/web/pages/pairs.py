"""Pairs of records that the matcher is unsure of, side by side, for a person to judge."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sijill.claims import Verdict
from sijill.store.queries import ClaimFacts, View, pairs
from sijill.store.queries.rows import claims_among, sources_among
from sijill.web import served
from sijill.web.statements import Shown, speaker
from sijill.web.ties import End, Tie, sources_of, tie

_PAGE = 10
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two records says; ``name`` is its source's, for narrow screens."""

    name: str
    said: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One property, as each of the two records has it."""

    label: str
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records side by side, with what the matcher says of them."""

    tie: Tie
    lines: tuple[Line, ...]

    @property
    def ends(self) -> tuple[End, End]:
        return (self.tie.left, self.tie.right)


def show(request: HttpRequest) -> HttpResponse:
    """Show the pairs that wait, the likeliest first."""
    view = View(served.now().register)
    unsure = [pair for pair in pairs(view, verdict=Verdict.UNSURE, limit=_MOST) if not pair.by_person]
    shown = unsure[:_PAGE]
    records = [side for pair in shown for side in (pair.left, pair.right)]
    sources = sources_of(view, records)
    said = _said(view, records, request.LANGUAGE_CODE)
    context = {
        "pairs": [_pair(tie(pair, sources), said) for pair in shown],
        "count": len(unsure),
    }
    return render(request, "pairs.html", context)


_Said = dict[str, list[Shown]]


def _said(view: View, records: list[str], language: str) -> dict[str, _Said]:
    """Give what is said of each record and of the events of its life, by the label of what it is."""
    vocabulary = served.now().vocabulary
    events = {
        event: (type_, subject)
        for event, type_, subject in view.tables.among(
            "SELECT id, type, subject FROM record WHERE kind = 'event' AND subject IN", sorted(set(records))
        )
    }
    claims: list[ClaimFacts] = [
        claim
        for claim in claims_among(view.tables, "record", sorted({*records, *events}))
        if claim.state != "rejected" and claim.superseded is None and claim.property != "type"
    ]
    sources = sources_among(view.tables, {claim.source for claim in claims})
    voice = speaker(view, claims, language=language, vocabulary=vocabulary, sources=sources)
    order = {term.key: index for index, term in enumerate(vocabulary.terms("properties"))}
    claims.sort(key=lambda claim: (claim.record in events, order.get(claim.property, 0), claim.start or 0))
    said: dict[str, _Said] = {}
    for claim in claims:
        type_, subject = events.get(claim.record or "", ("", claim.record or ""))
        shown = voice.say(claim)
        label = shown.fact
        if type_:
            label = f"{vocabulary.label('events', type_, language)}: {label}"
        of_record = said.setdefault(subject, {}).setdefault(label, [])
        if all(shown.value.main.text != other.value.main.text for other in of_record):
            of_record.append(shown)
    return said


def _pair(judged: Tie, said: dict[str, _Said]) -> Pair:
    """Put two records side by side: what both say first, then what one of them says."""
    left, right = said.get(judged.left.record, {}), said.get(judged.right.record, {})
    labels = sorted({**left, **right}, key=lambda label: not (label in left and label in right))
    lines = tuple(
        Line(label, (_side(judged.left, left, label), _side(judged.right, right, label))) for label in labels
    )
    return Pair(judged, lines)


def _side(end: End, said: _Said, label: str) -> Side:
    return Side(end.source.text if end.source else "", tuple(said.get(label, ())))
