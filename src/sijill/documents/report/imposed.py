"""What was imposed on the people who are counted: years, lashes and fines, summed as far as they are said."""

from __future__ import annotations

from collections.abc import Mapping

from sijill.counting import Span, Terms, TermTotal
from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.report.section import Column, Section, paragraph, table
from sijill.documents.words import Words, name_of

MONTHS = 12

Labels = Mapping[str, Mapping[str, Mapping[str, str]]]


def imposed(words: Words, held: Terms, *, labels: Labels, definition: Mapping[str, str]) -> Section | None:
    """Show the sums by kind of event and penalty; nothing where nobody was sentenced.

    ``labels`` are words for types of events and penalties, by facet, type and language.
    """
    if not held.totals:
        return None
    columns = [
        Column(words.plain("facet penalty"), number=False),
        Column(words.plain("facet event_type"), number=False),
        Column(words.plain("people")),
        Column(words.plain("summed"), number=False),
        Column(words.plain("amount_unsaid")),
    ]
    rows = [_row(words, item, labels) for item in held.totals]
    matter = together(
        (
            table(columns, rows),
            paragraph(element("b", words("definition")), " ", definition[words.language], kind="defined"),
        )
    )
    return Section("imposed", words("documented"), words("imposed_title"), matter)


def _row(words: Words, item: TermTotal, labels: Labels) -> list[Piece]:
    amounts: list[Piece] = [element("p", _amount(words, span, unit)) for unit, span in item.amounts.items()]
    return [
        _label(words, labels, "penalty", item.type),
        _label(words, labels, "event_type", item.event_type or ""),
        words.span(item.persons.min, item.persons.max),
        together(amounts),
        words.number(len(item.unstated)) if item.unstated else None,
    ]


def _label(words: Words, labels: Labels, facet: str, value: str) -> Piece:
    known = labels.get(facet, {}).get(value)
    return known[words.language] if known is not None else name_of(value)


def _amount(words: Words, span: Span, unit: str) -> Markup:
    """Write a sum in its unit; months also as full years."""
    number = words.span(span.min, span.max)
    key = f"unit {unit}"
    said = words(key, number=number) if words.has(key) else words("unit", number=number, unit=unit)
    if unit != "month" or span.min < MONTHS:
        return said
    years = Span(span.min // MONTHS, None if span.max is None else span.max // MONTHS)
    return together((said, element("small", words("full_years", years=words.plain_span(years)))))
