"""Figures that others claim, each as its claimant's, beside the people documented for the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sijill.counting import About, ClaimedFigures, Comparison, FigureStatement
from sijill.documents.drawing import Chart, Row, Scale, bar, box, reference, ring, scale, tail
from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.report.headline import ROOM
from sijill.documents.report.section import Column, Section, behind, figure, paragraph, table
from sijill.documents.words import Words, name_of
from sijill.text import isolate

MOST = 12

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words for what figures are about: ids by name, places and types of events by key and language."""

    names: Names
    places: Mapping[str, Mapping[str, str]]
    events: Mapping[str, Mapping[str, str]]


def claims(
    words: Words, held: ClaimedFigures, spoken: Spoken, *, definition: Mapping[str, str]
) -> Section | None:
    """Show the comparisons that say most; nothing where nobody claims anything."""
    if not held.comparisons:
        return None
    telling = [item for item in held.comparisons if _tells(item)]
    ordered = sorted(telling, key=lambda item: (item.subject.about is not About.EVENT, -len(item.statements)))
    charts, parts = [], list[Piece]()
    for number, item in enumerate(ordered[:MOST], 1):
        title, names = _title(words, item, spoken), spoken.names
        chart = _chart(words, item, names, key=f"claims-{number}-chart", title=title)
        charts.append(chart)
        table_of = behind(words, _table(words, item, names))
        parts.append(figure(chart, table_of, legend=_sentence(words, item, names)))
    if len(ordered) > MOST:
        parts.append(paragraph(words("claims_more", more=len(ordered) - MOST), kind="beside"))
    if len(telling) < len(held.comparisons):
        left = len(held.comparisons) - len(telling)
        parts.append(paragraph(words("claims_alone", more=left), kind="beside"))
    matter = together(
        (
            paragraph(words("claims_lede"), kind="lede"),
            *parts,
            paragraph(element("b", words("definition")), " ", definition[words.language], kind="defined"),
        )
    )
    return Section("claims", words("margin_claims"), words("claims_title"), matter, tuple(charts))


def _tells(item: Comparison) -> bool:
    """Whether a figure stands beside another, beside documented people, or is of an event."""
    beside = item.documented is not None and item.documented.named.max != 0
    return item.subject.about is About.EVENT or len(item.statements) > 1 or beside


def _title(words: Words, item: Comparison, spoken: Spoken) -> str:
    subject = item.subject
    name = subject.name or ""
    if not name and subject.event_type is not None and subject.event_type in spoken.events:
        name = spoken.events[subject.event_type][words.language]
    if not name:
        name = spoken.names.get(subject.id, "")
    parts = [name]
    if subject.place is not None and subject.place in spoken.places:
        place = spoken.places[subject.place][words.language]
        parts.append("" if place in parts[0] else place)
    days = _days(words, subject.first, subject.last)
    named = words.plain("claim_between").join(isolate(part, "plain") for part in (*parts, days) if part)
    measure = words.plain(f"measure {item.measure}")
    if item.unit:
        measure = f"{measure} ({isolate(item.unit, 'plain')})"
    return f"{measure}: {named}" if named else measure


def _chart(words: Words, item: Comparison, names: Names, *, key: str, title: str) -> Chart:
    beside = item.documented
    sides = [float(side) for told in item.statements for side in (told.min, told.max) if side is not None]
    if beside is not None:
        sides.append(float(beside.named.max or beside.named.min))
    on = scale((side * ROOM for side in (*sides, 1.0)), right_to_left=words.right_to_left)
    rows = [_row(words, on, told, item, names) for told in item.statements]
    if beside is not None:
        marks: list[Piece] = []
        if beside.named.max is not None and beside.named.max > beside.named.min:
            marks.append(box(on, beside.named.min, beside.named.max))
        marks.append(bar(on, beside.named.min) if beside.named.min else None)
        rows.append(
            Row(
                label=words.plain("documented_by_name"),
                value=words.span(beside.named.min, beside.named.max),
                plain_value=words.plain_span(beside.named),
                note=words("in_sources", sources=len(beside.sources)),
                plain_note=words.plain("in_sources", sources=len(beside.sources)),
                marks=together(marks),
            )
        )
    return Chart(key, title, words.plain("claims_said"), words.language, on, tuple(rows), words.plain_number)


def _row(words: Words, on: Scale, told: FigureStatement, item: Comparison, names: Names) -> Row:
    notes = [_days(words, told.first, told.last)]
    if told.grade is not None:
        notes.append(words.plain(f"grade {told.grade}"))
    if not told.latest:
        notes.append(words.plain("earlier"))
    note = " · ".join(note for note in notes if note)
    marks: list[Piece] = []
    if item.documented is not None:
        marks.append(reference(on, item.documented.named.min))
    marks.append(_drawn(on, told))
    return Row(
        label=isolate(names.get(told.claimant, told.claimant), "plain"),
        value=words.span(told.min, told.max, approximate=told.approximate),
        plain_value=words.plain_range_of(told.min, told.max, approximate=told.approximate),
        note=note or None,
        plain_note=note,
        marks=together(marks),
    )


def _drawn(on: Scale, told: FigureStatement) -> Markup:
    if told.min is None or told.max is None:
        return tail(on, float(told.min or told.max or 0), upwards=told.max is None)
    if told.min == told.max:
        return ring(on, told.min)
    return box(on, told.min, told.max, hatched=told.approximate)


def _sentence(words: Words, item: Comparison, names: Names) -> Markup:
    pieces: list[Piece] = []
    for number, told in enumerate(item.latest):
        amount = words.span(told.min, told.max, approximate=told.approximate)
        claimant = name_of(names.get(told.claimant, told.claimant))
        pieces += [
            words("claim_between") if number else None,
            words("claim_by", number=amount, claimant=claimant),
        ]
    figures = together(pieces)
    beside = item.documented
    if beside is None or beside.named.max == 0:
        said: Piece = words("claim_sentence_alone", figures=figures)
    else:
        named = words.span(beside.named.min, beside.named.max)
        said = words("claim_sentence", figures=figures, named=named, sources=len(beside.sources))
    more: Piece = None
    if beside is not None and beside.nameless.max != 0:
        nameless = words.span(beside.nameless.min, beside.nameless.max)
        more = together((" ", words("claim_nameless", nameless=nameless)))
    agree = None
    if item.agree is not None and len(item.latest) > 1:
        agree = together((" ", words("agree yes" if item.agree else "agree no")))
    return paragraph(said, more, agree, kind="beside")


def _table(words: Words, item: Comparison, names: Names) -> Markup:
    columns = [
        Column(words.plain("claimant"), number=False),
        Column(words.plain("day"), number=False),
        Column(words.plain("figure")),
        Column(words.plain("facet grade"), number=False),
    ]
    rows: list[list[Piece]] = []
    for told in item.statements:
        grade = words(f"grade {told.grade}") if told.grade is not None else words("earlier")
        amount = words.span(told.min, told.max, approximate=told.approximate)
        days = _days(words, told.first, told.last)
        rows.append(
            [name_of(names.get(told.claimant, told.claimant)), days or words("not_said"), amount, grade]
        )
    return table(columns, rows)


def _days(words: Words, first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return ""
    return words.days(first, last)
