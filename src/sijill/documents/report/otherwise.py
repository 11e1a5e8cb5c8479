"""What the number would be otherwise: without a list, by another method, under another prior."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.counting import Alternative, Estimate
from sijill.counting.estimation import Study
from sijill.documents.drawing import Chart, Row, Scale, beyond, reference, ring, scale
from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.report.headline import ROOM
from sijill.documents.report.section import Column, Section, behind, figure, paragraph, table
from sijill.documents.words import Words

FURTHEST = 3.0
"""Times the greatest number that is held: what lies beyond is an arrow."""

Group = tuple[str, Sequence[Alternative]]


def otherwise(words: Words, study: Study) -> Section | None:
    """Show how far the number hangs on what was put in; nothing where nothing else was tried."""
    groups = [(key, items) for key, items in _groups(study) if items]
    if not groups:
        return None
    chart = _chart(words, study, groups)
    matter = together(
        (
            paragraph(words("otherwise_lede"), kind="lede"),
            figure(chart, behind(words, _table(words, groups))),
            paragraph(words("otherwise_said_more"), kind="beside"),
        )
    )
    return Section("otherwise", words("margin_otherwise"), words("otherwise_title"), matter, (chart,))


def _groups(study: Study) -> list[Group]:
    methods = [
        item
        for family in study.answer.families
        for item in family.alternatives
        if item.said.code != "with_prior_count"
    ]
    counts = [
        item
        for family in study.answer.families
        for item in family.alternatives
        if item.said.code == "with_prior_count"
    ]
    return [
        ("otherwise_lists", study.without),
        ("otherwise_methods", methods),
        ("otherwise_priors", (*counts, *study.priors)),
        ("otherwise_linkage", study.linkage),
    ]


def _chart(words: Words, study: Study, groups: Sequence[Group]) -> Chart:
    answer = study.answer
    held = [float(answer.documented)]
    if isinstance(answer, Estimate):
        held += [answer.point, answer.high or answer.low]
    totals = [item.total for _, items in groups for item in items if item.total is not None]
    on = scale(
        (value * ROOM for value in (*held, *totals)),
        right_to_left=words.right_to_left,
        most=FURTHEST * max(held),
        zero=False,
    )
    rows: list[Row] = []
    for key, items in groups:
        rows.append(Row(words.plain(key)))
        rows += [_row(words, on, answer, item) for item in items]
    return Chart(
        key="otherwise-chart",
        title=words.plain("otherwise_title"),
        description=words.plain("otherwise_said"),
        language=words.language,
        scale=on,
        rows=tuple(rows),
        write=words.plain_number,
    )


def _row(words: Words, on: Scale, answer: Estimate | object, item: Alternative) -> Row:
    marks: list[Piece] = []
    if isinstance(answer, Estimate):
        if answer.high is not None:
            marks.append(_held(on, answer.low, answer.high))
        marks.append(reference(on, answer.point))
    value: Markup = words("gives_nothing")
    plain = words.plain("gives_nothing")
    if item.total is not None:
        marks.append(ring(on, item.total) if on.holds(item.total) else beyond(on))
        value, plain = words.number(item.total), words.plain_number(item.total)
    return Row(
        label=words.plain_finding(item.said), value=value, plain_value=plain, marks=together(marks), height=26
    )


def _held(on: Scale, low: float, high: float) -> Markup:
    x, width = on.span(low, high)
    return element("rect", class_="band", x=x, width=width, y="0", height="100%")


def _table(words: Words, groups: Sequence[Group]) -> Markup:
    columns = [
        Column(words.plain("changed"), number=False),
        Column(words.plain("group"), number=False),
        Column(words.plain("in_all")),
    ]
    rows: list[list[Piece]] = [
        [
            words.finding(item.said),
            words(key),
            words("gives_nothing") if item.total is None else words.number(item.total),
        ]
        for key, items in groups
        for item in items
    ]
    return table(columns, rows)
