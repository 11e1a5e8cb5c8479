"""The questions of who is who, one in hand, in the order of what an answer would change."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_bidi

from sijill.claims import CERTAIN
from sijill.desk.questions import Question, questions
from sijill.desk.questions import Side as Asked
from sijill.store.queries import ClaimFacts, SourceFacts, View, pairs
from sijill.store.queries.rows import claims_among, sources_among
from sijill.web import served
from sijill.web.falling import Fall, fall
from sijill.web.statements import Shown, source_name, speaker
from sijill.web.ties import sources_of
from sijill.web.wording import Phrase, foreign
from sijill.web.wording.evidence import CUTS, evidence, listed
from sijill.web.wording.labels import VERDICTS

_NEXT = 6
_FARTHEST = 10**9


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
class End:
    """One of the two records, and how many records its person has."""

    record: str
    name: Phrase | None
    source: Phrase | None
    records: int


@dataclass(frozen=True, slots=True)
class InHand:
    """The question in hand: two records side by side, with what the matcher says of them.

    ``shared`` is what both of them tell, ``alone`` what one of them does.
    """

    left: End
    right: End
    shared: tuple[Line, ...]
    alone: tuple[Line, ...]
    percent: int
    ties: int
    cut: str
    reason: object
    fall: Fall | None

    @property
    def ends(self) -> tuple[End, End]:
        return (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Next:
    """A question that follows, and its place in the queue."""

    at: int
    left: Phrase | None
    right: Phrase | None
    percent: int


@dataclass(frozen=True, slots=True)
class Done:
    """The verdict just given, which can be undone."""

    id: str
    left: Phrase
    right: Phrase
    words: str


def show(request: HttpRequest) -> HttpResponse:
    """Show the question at place ``at`` of the queue and those after it; ``done`` is the last verdict."""
    view = View(served.now().register)
    at = place(request.GET.get("at", ""))
    found = questions(view, limit=_NEXT + 1, after=at)
    page = found.page
    context = {
        "waiting": found.waiting,
        "at": at,
        "place": at + 1,
        "later": at + 1,
        "question": _in_hand(view, page[0], request.LANGUAGE_CODE) if page else None,
        "next": [
            Next(number, _name(one.left), _name(one.right), _percent(one))
            for number, one in enumerate(page[1:], at + 1)
        ],
        "done": _done(view, request.GET.get("done", "")),
    }
    return render(request, "pairs.html", context)


def place(text: str) -> int:
    """Read a place in the queue; what is none is the first."""
    return min(int(text), _FARTHEST) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def _in_hand(view: View, asked: Question, language: str) -> InHand:
    records = [asked.left.record, asked.right.record]
    sources = sources_of(view, records)
    said = _said(view, records, language)
    left, right = (_end(side, sources) for side in (asked.left, asked.right))
    lines = _lines((left, right), said)
    told = [evidence(step.what, step.level) for step in asked.steps if step.level]
    turned = get_language_bidi()
    return InHand(
        left,
        right,
        tuple(line for line in lines if all(side.said for side in line.sides)),
        tuple(line for line in lines if not all(side.said for side in line.sides)),
        _percent(asked),
        asked.ties,
        str(CUTS.get(asked.cut, "")),
        Phrase(listed(told)) if told else asked.reason,
        fall(asked.steps, language, right_to_left=turned) if asked.steps else None,
    )


def _end(side: Asked, sources: dict[str, SourceFacts]) -> End:
    source = sources.get(side.record)
    return End(side.record, _name(side), source_name(source) if source else None, side.records)


def _name(side: Asked) -> Phrase | None:
    return foreign(side.name) if side.name else None


def _percent(asked: Question) -> int:
    return round(100 * asked.probability / CERTAIN)


def _done(view: View, judgement: str) -> Done | None:
    """Give a person's verdict that still stands, by its id."""
    rows = view.tables.select(
        'SELECT "left" FROM judgement WHERE id = %s AND by_person = %s AND withdrawn IS NULL',
        (judgement, True),
    )
    touching = pairs(view, records=[rows[0][0]]) if rows else []
    found = next((pair for pair in touching if pair.id == judgement), None)
    if found is None:
        return None
    left, right = (foreign(name or "?") for name in (found.left_name, found.right_name))
    return Done(found.id, left, right, str(VERDICTS[str(found.verdict)]))


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


def _lines(ends: tuple[End, End], said: dict[str, _Said]) -> tuple[Line, ...]:
    """Put two records side by side: what both say first, then what one of them says."""
    left, right = (said.get(end.record, {}) for end in ends)
    labels = sorted({**left, **right}, key=lambda label: not (label in left and label in right))
    return tuple(Line(label, (_side(ends[0], left, label), _side(ends[1], right, label))) for label in labels)


def _side(end: End, said: _Said, label: str) -> Side:
    return Side(end.source.text if end.source else "", tuple(said.get(label, ())))
