"""Documented beside estimated, by period, by place, or by whatever else people were divided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sijill.counting import Estimate, Finding, Refusal, Strata
from sijill.counting.estimation import Study
from sijill.documents.drawing import Chart, Row, Scale, bar, beyond, box, scale, stroke, tail
from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.numerals import digits
from sijill.documents.report.headline import ROOM
from sijill.documents.report.section import Column, Section, behind, figure, paragraph, table
from sijill.documents.words import Words
from sijill.text import isolate

_NO_LETTER = re.compile(r"[\W_]+")
_DATE = re.compile(r"[0-9]{1,4}(?:[-/][0-9]{1,2}){0,2}")

Part = Estimate | Refusal | Strata
Divided = Strata | Mapping[str, Estimate | Refusal]


def by_strata(
    words: Words, study: Study, *, labels: Mapping[str, Mapping[str, Mapping[str, str]]]
) -> Iterator[Section]:
    """Give one section for each way in which people were divided.

    ``labels`` are words for the parts, by what divides them, part and language.
    """
    for number, (by, divided) in enumerate(study.strata.items(), 1):
        key = f"by-{_NO_LETTER.sub('-', by).strip('-') or number}"
        name = words.plain(f"facet {by}") if words.has(f"facet {by}") else by
        if isinstance(divided, Refusal):
            matter = together((paragraph(words("strata_none"), kind="lede"), _rows_of_none(words, divided)))
            yield Section(key, words("margin_strata"), words("strata_title", by=name), matter)
            continue
        parts = divided.parts if isinstance(divided, Strata) else divided
        known = labels.get(by, {})
        rows: list[tuple[str, Part]] = [(_stratum(words, part, known), held) for part, held in parts.items()]
        yield _section(words, study, name, divided, rows, key=key)


def _section(
    words: Words, study: Study, name: str, divided: Divided, rows: list[tuple[str, Part]], *, key: str
) -> Section:
    sums: list[tuple[str, Part]] = [(words.plain("strata_whole"), study.answer)]
    said: list[Piece] = [paragraph(words("strata_overlap"), kind="beside")]
    if isinstance(divided, Strata):
        sums.insert(0, (words.plain("strata_sum"), divided))
        said = [paragraph(words.finding(_named(item, rows)), kind="beside") for item in divided.warnings]
        said.append(paragraph(words("strata_sum_said"), kind="beside"))
    chart = _chart(words, key, name, rows, sums)
    matter = together(
        (
            paragraph(words("strata_lede"), kind="lede"),
            figure(chart, behind(words, _table(words, name, [*rows, *sums]))),
            *said,
        )
    )
    return Section(key, words("margin_strata"), words("strata_title", by=name), matter, (chart,))


def _named(said: Finding, rows: list[tuple[str, Part]]) -> Finding:
    """Put the parts' names in the page's words where a finding names those without an estimate."""
    if said.code != "strata_without":
        return said
    without = ", ".join(label for label, part in rows if isinstance(part, Refusal))
    return Finding(
        said.code, tuple((key, without if key == "strata" else value) for key, value in said.figures)
    )


def _stratum(words: Words, name: str, labels: Mapping[str, Mapping[str, str]]) -> str:
    """Write the name of a part: in words, a year or a day in the digits of the page, else as it is."""
    if name in labels:
        return isolate(labels[name][words.language], "plain")
    if words.has(f"value {name}"):
        return words.plain(f"value {name}")
    if _DATE.fullmatch(name):
        return digits(name, words.language)
    return isolate(name, "plain")


def _rows_of_none(words: Words, divided: Refusal) -> Markup:
    return element(
        "div",
        element("b", words("no_estimate")),
        *(paragraph(words.finding(item)) for item in divided.reasons),
        class_="refusal",
    )


def _chart(
    words: Words, key: str, name: str, parts: list[tuple[str, Part]], sums: list[tuple[str, Part]]
) -> Chart:
    def ends(part: Part) -> float:
        return part.documented if isinstance(part, Refusal) else max(part.high or part.low, part.documented)

    points = [part.documented if isinstance(part, Refusal) else part.point for _, part in [*parts, *sums]]
    on = scale(
        (ends(part) * ROOM for _, part in [*parts, *sums]),
        right_to_left=words.right_to_left,
        most=2.5 * max(points),
    )
    rows = [_row(words, on, label, part) for label, part in parts]
    rows.append(Row(words.plain("strata_together")))
    rows += [_row(words, on, label, part) for label, part in sums]
    return Chart(
        key=f"{key}-chart",
        title=words.plain("strata_title", by=name),
        description=words.plain("strata_said"),
        language=words.language,
        scale=on,
        rows=tuple(rows),
        write=words.plain_number,
    )


def _row(words: Words, on: Scale, label: str, part: Part) -> Row:
    marks: list[Piece] = [bar(on, part.documented)]
    documented = words("documented_of", number=words.number(part.documented))
    plain = words.plain("documented_of", number=words.plain_number(part.documented))
    if isinstance(part, Refusal):
        return Row(
            label,
            value=words("no_estimate_short"),
            plain_value=words.plain("no_estimate_short"),
            note=documented,
            plain_note=plain,
            marks=together(marks),
        )
    if part.high is None:
        marks.append(tail(on, part.low) if on.holds(part.low) else beyond(on))
        value, plain_value = words.range(part.low, None), words.plain_range(part.low, None)
    else:
        marks += [box(on, part.low, part.high), stroke(on, part.point)]
        marks.append(None if on.holds(part.high) else beyond(on))
        ends = words.range(part.low, part.high)
        value = together((words.number(part.point), element("small", ends)))
        plain_value = words.plain_number(part.point)
        plain = f"{plain} · {words.plain_range(part.low, part.high)}"
    return Row(
        label, value=value, plain_value=plain_value, note=documented, plain_note=plain, marks=together(marks)
    )


def _table(words: Words, name: str, parts: list[tuple[str, Part]]) -> Markup:
    columns = [
        Column(name, number=False),
        Column(words.plain("documented")),
        Column(words.plain("in_all")),
        Column(words.plain("from")),
        Column(words.plain("to")),
        Column(words.plain("why_none"), number=False),
    ]
    rows: list[list[Piece]] = []
    for label, part in parts:
        row: list[Piece] = [label, words.number(part.documented)]
        if isinstance(part, Refusal):
            row += ["–", "–", "–", together(element("p", words.finding(item)) for item in part.reasons)]
        else:
            high = words("no_end") if part.high is None else words.number(part.high)
            row += [words.number(part.point), words.number(part.low), high, None]
        rows.append(row)
    return table(columns, rows)
