"""Who is on which lists together: dots for the lists, a bar for how many people are on just these."""

from __future__ import annotations

from sijill.counting.estimation import ListTable
from sijill.documents.drawing import Chart, Row, bar, matrix, scale
from sijill.documents.markup import Markup, together
from sijill.documents.report.headline import ROOM
from sijill.documents.report.section import Column, Section, behind, figure, joined, paragraph, table
from sijill.documents.words import Words
from sijill.text import isolate

MOST_ROWS = 24
BETWEEN = " + "
FITS = 36
"""Letters of several lists' names that fit beside their dots; else only how many lists is said."""


def overlaps(words: Words, held: ListTable) -> Section:
    """Show the lists and their overlaps, the commonest first."""
    ordered = sorted(held.counts, key=lambda item: (-item[1], sum(item[0]), [-there for there in item[0]]))
    shown, rest = ordered[:MOST_ROWS], ordered[MOST_ROWS:]
    right = words.right_to_left
    on = scale((max((*held.sizes, 1)) * ROOM,), right_to_left=right)
    many = len(held.lists)
    rows = [Row(words.plain("lists_heading"))]
    rows += [
        Row(
            label=isolate(name, "plain"),
            value=words.number(size),
            plain_value=words.plain_number(size),
            note=words("alone_on", number=words.number(alone)),
            plain_note=words.plain("alone_on", number=words.plain_number(alone)),
            marks=bar(on, size),
            lead=matrix([j == i for j in range(many)], right_to_left=right, downwards=True),
            kind="list",
            height=38,
        )
        for i, (name, size, alone) in enumerate(zip(held.lists, held.sizes, held.alone, strict=True))
    ]
    rows.append(Row(words.plain("patterns_heading")))
    names = {pattern: _names(held, pattern) for pattern, _ in shown}
    short = all(len(BETWEEN.join(of)) <= FITS for of in names.values())
    for pattern, count in shown:
        of = names[pattern]
        told = BETWEEN.join(isolate(name, "plain") for name in of)
        rows.append(
            Row(
                label=told if short or len(of) == 1 else words.plain("on_lists", lists=len(of)),
                value=words.number(count),
                plain_value=words.plain_number(count),
                marks=bar(on, count, thick=9),
                lead=matrix([bool(there) for there in pattern], right_to_left=right),
                kind="pattern",
                height=24,
            )
        )
    chart = Chart(
        key="overlaps-chart",
        title=words.plain("overlaps_title"),
        description=words.plain("overlaps_said"),
        language=words.language,
        scale=on,
        rows=tuple(rows),
        write=words.plain_number,
    )
    left = None
    if rest:
        people = sum(count for _, count in rest)
        left = paragraph(words("more_patterns", patterns=len(rest), people=people), kind="beside")
    matter = together(
        (
            paragraph(words("overlaps_lede"), kind="lede"),
            figure(chart, behind(words, _table(words, held))),
            left,
        )
    )
    return Section("overlaps", words("margin_lists"), words("overlaps_title"), matter, (chart,))


def _table(words: Words, held: ListTable) -> Markup:
    columns = [Column(words.plain("on_just_these"), number=False), Column(words.plain("people"))]
    rows = [
        (
            joined(_names(held, pattern), BETWEEN),
            words.number(count),
        )
        for pattern, count in held.counts
    ]
    return table(columns, rows)


def _names(held: ListTable, pattern: tuple[int, ...]) -> list[str]:
    return [name for name, there in zip(held.lists, pattern, strict=True) if there]
