"""What each family of methods says, or why it says nothing, with what it assumes."""

from __future__ import annotations

from typing import Any

from sijill.counting import Answer, Declined, Family
from sijill.counting.estimation import NEAR_TIE, Study
from sijill.documents.drawing import (
    Chart,
    Row,
    Scale,
    beyond,
    box,
    density,
    line,
    reference,
    ring,
    scale,
    stems,
    stroke,
    tail,
)
from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.report.headline import ROOM, assumptions, refusal, warnings
from sijill.documents.report.section import Column, Section, figure, paragraph, table
from sijill.documents.words import Words

Said = Answer | Declined


def families(words: Words, study: Study) -> Section:
    """Put the families beside one another: rivals, each as large as the other."""
    said = study.answer.families
    chart = _chart(words, study)
    each = [_each(words, item) for item in said]
    matter = together(
        (
            paragraph(words("families_lede"), kind="lede"),
            figure(chart, legend=paragraph(words("families_legend"), kind="beside")),
            _table(words, said),
            *each,
        )
    )
    return Section("families", words("margin_families"), words("families_title"), matter, (chart,))


def name(words: Words, family: Family) -> str:
    """Name a family of methods."""
    return words.plain(f"family {family.value}")


def totals(item: Said) -> tuple[tuple[float, float], ...]:
    """Give the totals that a family came upon, of models or of chains, each with its weight."""
    found: list[tuple[float, float]] = []
    for row in item.details:
        total = row.get("total", row.get("median"))
        if isinstance(total, (int, float)):
            found.append((float(total), float(_weight(row))))
    return tuple(found)


def _near(item: Declined) -> list[float]:
    """Give what those say that fit as well as the best."""
    fits = [float(row["bic"]) for row in item.details if "bic" in row]
    if not fits:
        return [total for total, _ in totals(item)]
    return [float(row["total"]) for row in item.details if float(row["bic"]) <= min(fits) + NEAR_TIE]


def _weight(row: dict[str, Any]) -> float:
    weight = row.get("weight", 1.0)
    return weight if isinstance(weight, (int, float)) else 1.0


def _chart(words: Words, study: Study) -> Chart:
    answer = study.answer
    ends = [item.high for item in answer.families if isinstance(item, Answer) and item.high is not None]
    points = [item.point for item in answer.families if isinstance(item, Answer)]
    inner = [total for item in answer.families for total, _ in totals(item)]
    near = [total for item in answer.families if isinstance(item, Declined) for total in _near(item)]
    most = 1.6 * max((answer.documented, *points, *ends, *near))
    on = scale(
        (value * ROOM for value in (answer.documented, *points, *ends, *inner)),
        right_to_left=words.right_to_left,
        most=most,
        zero=False,
    )
    return Chart(
        key="families-chart",
        title=words.plain("families_chart"),
        description=words.plain("families_said"),
        language=words.language,
        scale=on,
        rows=tuple(_row(words, on, item, answer.documented) for item in answer.families),
        write=words.plain_number,
    )


def _row(words: Words, on: Scale, item: Said, documented: int) -> Row:
    label = name(words, item.family)
    marks: list[Piece] = [reference(on, documented)]
    if isinstance(item, Declined):
        marks += [ring(on, total) for total, _ in totals(item)[:8] if on.holds(total)]
        return Row(
            label,
            value=words("says_nothing"),
            plain_value=words.plain("says_nothing"),
            note=words("why_below"),
            plain_note=words.plain("why_below"),
            marks=together(marks),
            kind="curve",
            height=44,
        )
    if item.high is None:
        marks.append(tail(on, item.low) if on.holds(item.low) else beyond(on))
        value, plain = words.range(item.low, None), words.plain_range(item.low, None)
        return Row(
            label, value, plain, words("bound_point", point=words.number(item.point)), "", together(marks)
        )
    if item.draws is not None:
        marks.append(density(on, item.draws, documented=float(documented)))
    else:
        marks.append(box(on, item.low, item.high))
    if item.family is Family.LOG_LINEAR:
        marks.append(stems(on, totals(item)))
    marks += [line(on, item.low, item.high), stroke(on, item.point)]
    marks.append(None if on.holds(item.high) else beyond(on))
    return Row(
        label,
        value=words.number(item.point),
        plain_value=words.plain_number(item.point),
        note=words.range(item.low, item.high),
        plain_note=words.plain_range(item.low, item.high),
        marks=together(marks),
        kind="curve",
        height=72,
    )


def _table(words: Words, said: tuple[Said, ...]) -> Markup:
    columns = [
        Column(words.plain("family"), number=False),
        Column(words.plain("in_all")),
        Column(words.plain("from")),
        Column(words.plain("to")),
        Column(words.plain("number_is"), number=False),
    ]
    rows: list[list[Piece]] = []
    for item in said:
        if isinstance(item, Declined):
            rows.append([name(words, item.family), "–", "–", "–", words("says_nothing")])
            continue
        high = words("no_end") if item.high is None else words.number(item.high)
        point_is = words(f"point {item.point_is}")
        rows.append(
            [name(words, item.family), words.number(item.point), words.number(item.low), high, point_is]
        )
    return table(columns, rows)


def _each(words: Words, item: Said) -> Markup:
    heading = element("h3", name(words, item.family))
    if isinstance(item, Declined):
        return element("article", heading, refusal(words, words("says_nothing"), item.reasons))
    parts: list[Piece] = [
        heading,
        paragraph(words("assumes"), kind="lede"),
        assumptions(words, item.assumptions),
    ]
    said = tuple(warning for warning in item.warnings if warning.code != "chains")
    if said:
        parts.append(warnings(words, said))
    return element("article", *parts)
