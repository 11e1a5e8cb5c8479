"""What a register documents: how many, by what, and what exactly is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sijill.counting import ClaimedFigures, DocumentedCount, DocumentedCounts, Finding, Span, Terms
from sijill.documents.drawing import Chart, Row, Scale, bar, box, scale, tail
from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.numerals import digits
from sijill.documents.report.claims import Spoken, claims
from sijill.documents.report.headline import ROOM
from sijill.documents.report.imposed import imposed
from sijill.documents.report.section import Column, Section, behind, figure, listed, paragraph, table
from sijill.documents.words import Words, name_of
from sijill.text import isolate

Said = Mapping[str, str]
"""A sentence, or a word, by language."""

MOST_GROUPS = 40
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Facet:
    """Counts by one facet or several crossed; ``definition`` says in each language what that is.

    ``labels`` are the words for values, by facet and value.
    """

    counts: DocumentedCounts
    definition: Said
    labels: Mapping[str, Mapping[str, Said]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return "-".join(self.counts.by)


@dataclass(frozen=True, slots=True)
class Voice:
    """A list of an estimate: how many people are on it, and the titles of the sources that make it up."""

    name: str
    people: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a register documents at one position, for one audience.

    ``definition`` says in each language what is counted in all of it. ``names`` are words for its ids,
    ``places`` and ``events`` for keys of places and types of events.
    ``voices`` are the lists that its sources make for an estimate, ``notes`` what is to be known of them.
    """

    facets: tuple[Facet, ...]
    definition: Said
    claimed: ClaimedFigures = field(default_factory=lambda: ClaimedFigures(()))
    claimed_definition: Said = field(default_factory=dict)
    imposed: Terms = field(default_factory=lambda: Terms("", ()))
    imposed_definition: Said = field(default_factory=dict)
    imposed_labels: Mapping[str, Mapping[str, Said]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Said] = field(default_factory=dict)
    events: Mapping[str, Said] = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()
    notes: tuple[Finding, ...] = ()


def tally(words: Words, held: Tally, *, title: str) -> Iterator[Section]:
    """Give the sections on documented people, the opening first, and on what others claim."""
    yield _opening(words, held, title)
    for facet in held.facets:
        if facet.counts.by:
            yield _facet(words, held, facet)
    sums = imposed(words, held.imposed, labels=held.imposed_labels, definition=held.imposed_definition)
    if sums is not None:
        yield sums
    spoken = Spoken(held.names, held.places, held.events)
    found = claims(words, held.claimed, spoken, definition=held.claimed_definition)
    if found is not None:
        yield found


def _opening(words: Words, held: Tally, title: str) -> Section:
    counts = held.facets[0].counts
    total = counts.total
    parts: list[Piece] = [
        paragraph(words("headline_tally", people=_span(words, total.number)), kind="read headline")
    ]
    if total.nameless.max != 0:
        named, nameless = _span(words, total.named), _span(words, total.nameless)
        parts.append(paragraph(words("tally_parts", named=named, nameless=nameless), kind="lede"))
    parts.append(_definition(words, held.definition))
    if counts.notes:
        said = listed((words.note(item) for item in counts.notes), kind="warned")
        parts += [element("h3", words("warnings")), said]
    return Section("top", words("margin_register"), element("bdi", title), together(parts), level="h1")


def _facet(words: Words, held: Tally, facet: Facet) -> Section:
    by = BETWEEN.join(words.plain(f"facet {name}") for name in facet.counts.by)
    title = words("tally_title", by=Markup(by))
    plain_title = words.plain("tally_title", by=by)
    groups = facet.counts.groups
    if not groups:
        matter = paragraph(words("nobody"), kind="lede")
        return Section(f"count-{facet.key}", words("documented"), title, matter)
    named = [(_label(words, held, facet, group), group) for group in groups]
    largest = sorted(groups, key=lambda group: (-(group.number.max or group.number.min), group.key[0] or ""))
    kept = {group.key for group in largest[:MOST_GROUPS]}
    shown = [(label, group) for label, group in named if group.key in kept]
    chart = _chart(words, facet, plain_title, shown)
    matter = together(
        (
            figure(chart, behind(words, _table(words, by, named))),
            paragraph(words("tally_sum"), kind="beside"),
            _definition(words, facet.definition),
        )
    )
    return Section(f"count-{facet.key}", words("documented"), title, matter, (chart,))


def _definition(words: Words, said: Said) -> Markup:
    return paragraph(element("b", words("definition")), " ", said[words.language], kind="defined")


def _chart(words: Words, facet: Facet, title: str, shown: list[tuple[str, DocumentedCount]]) -> Chart:
    values = [float(group.number.max or group.number.min) for _, group in shown]
    on = scale((value * ROOM for value in values), right_to_left=words.right_to_left)
    return Chart(
        key=f"count-{facet.key}-chart",
        title=title,
        description=words.plain("tally_said"),
        language=words.language,
        scale=on,
        rows=tuple(_row(words, on, label, group) for label, group in shown),
        write=words.plain_number,
    )


def _row(words: Words, on: Scale, label: str, group: DocumentedCount) -> Row:
    number, nameless = group.number, group.nameless
    note, plain_note = None, ""
    if nameless.max != 0:
        note = words("tally_parts", named=_span(words, group.named), nameless=_span(words, nameless))
        plain_note = words.plain(
            "tally_parts", named=words.plain_span(group.named), nameless=words.plain_span(nameless)
        )
    marks: list[Piece] = []
    if number.max is None:
        marks.append(tail(on, number.min))
    elif number.max > number.min:
        marks.append(box(on, number.min, number.max))
    if number.min:
        marks.append(bar(on, number.min))
    return Row(
        label,
        value=_span(words, number),
        plain_value=words.plain_span(number),
        note=note,
        plain_note=plain_note,
        marks=together(marks),
    )


def _table(words: Words, by: str, named: list[tuple[str, DocumentedCount]]) -> Markup:
    columns = [
        Column(by, number=False),
        Column(words.plain("people")),
        Column(words.plain("from")),
        Column(words.plain("to")),
    ]
    rows = []
    for label, group in named:
        high = words("no_end") if group.number.max is None else words.number(group.number.max)
        rows.append((label, _span(words, group.number), words.number(group.number.min), high))
    return table(columns, rows)


def _span(words: Words, number: Span) -> Markup:
    return words.span(number.min, number.max)


def _label(words: Words, held: Tally, facet: Facet, group: DocumentedCount) -> str:
    return BETWEEN.join(
        _value(words, held, facet, name, value)
        for name, value in zip(facet.counts.by, group.key, strict=True)
    )


def _value(words: Words, held: Tally, facet: Facet, name: str, value: str | None) -> str:
    if value is None:
        return words.plain("not_said")
    labels = facet.labels.get(name, {})
    if value in labels:
        return isolate(labels[value][words.language], "plain")
    if value in held.names:
        return isolate(held.names[value], "plain")
    for key in (f"{name} {value}", f"value {value}"):
        if words.has(key):
            return words.plain(key)
    if name == "age":
        return _ages(words, value)
    return isolate(digits(value, words.language), "plain")


def _ages(words: Words, band: str) -> str:
    """Write a band of ages, ``12-17`` or ``60+``."""
    low, dash, high = band.partition("-")
    if dash and low.isdigit() and high.isdigit():
        return words.plain("from_to", low=digits(low, words.language), high=digits(high, words.language))
    if band.endswith("+"):
        return words.plain("or_more", least=digits(band[:-1], words.language))
    return digits(band, words.language)


def voices(words: Words, held: Tally) -> Section | None:
    """Show which sources make up each list of the estimate; nothing without an estimate."""
    if not held.voices:
        return None
    columns = [
        Column(words.plain("list"), number=False),
        Column(words.plain("people")),
        Column(words.plain("its_sources"), number=False),
    ]
    rows: list[list[Piece]] = [
        [
            name_of(voice.name),
            words.number(voice.people),
            listed((name_of(source) for source in voice.sources), kind="plain"),
        ]
        for voice in held.voices
    ]
    parts: list[Piece] = [paragraph(words("voices_lede"), kind="lede"), table(columns, rows)]
    if held.notes:
        parts.append(listed((words.finding(item) for item in held.notes), kind="warned"))
    return Section("voices", words("margin_lists"), words("voices_title"), together(parts))
