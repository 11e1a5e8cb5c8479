"""What is said first: how many are documented, how many there were in all, or that nobody can say."""

from __future__ import annotations

from sijill.counting import Answer, Declined, Estimate, Finding, Refusal
from sijill.counting.estimation import Study
from sijill.documents.drawing import Chart, Row, bar, beyond, box, reference, scale, stroke, tail
from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.report.section import Section, figure, listed, paragraph
from sijill.documents.words import Words

ROOM = 1.05


def headline(words: Words, study: Study, *, title: str) -> Section:
    """Open the report of an estimate."""
    answer = study.answer
    chart = _bands(words, answer)
    parts: list[Piece] = [
        paragraph(_sentence(words, answer), kind="read headline"),
        paragraph(words("kinds"), kind="lede"),
    ]
    if isinstance(answer, Refusal):
        parts.append(refusal(words, words("no_estimate"), answer.reasons, each=answer.families))
    parts.append(figure(chart, legend=_legend(words) if isinstance(answer, Estimate) else None))
    if isinstance(answer, Estimate):
        parts += [element("h3", words("assumes")), assumptions(words, answer.assumptions)]
    if answer.warnings:
        parts += [element("h3", words("warnings")), warnings(words, answer.warnings)]
    return Section(
        "top", words("margin_result"), element("bdi", title), together(parts), (chart,), level="h1"
    )


def refusal(
    words: Words, head: Piece, reasons: tuple[Finding, ...], *, each: tuple[Answer | Declined, ...] = ()
) -> Markup:
    """Say that there is no number, and why: a result like any other; ``each`` family with what it says."""
    said = [
        element("li", element("b", words(f"family {item.family.value}")), _of_each(words, item))
        for item in each
    ]
    return element(
        "div",
        element("b", head),
        sentences(words, reasons, kind="plain"),
        element("ul", *said, class_="each") if said else None,
        class_="refusal",
    )


def _of_each(words: Words, item: Answer | Declined) -> Markup:
    if isinstance(item, Answer):
        return words.range(item.low, item.high)
    return together(element("p", words.finding(reason)) for reason in item.reasons)


def assumptions(words: Words, said: tuple[Finding, ...]) -> Markup:
    """List what a number rests on."""
    return sentences(words, said, kind="assumed")


def warnings(words: Words, said: tuple[Finding, ...]) -> Markup:
    """List what a reader must know beside a number."""
    return sentences(words, said, kind="warned")


def sentences(words: Words, said: tuple[Finding, ...], *, kind: str) -> Markup:
    """List findings."""
    return listed((words.finding(item) for item in said), kind=kind)


def _sentence(words: Words, answer: Estimate | Refusal) -> Markup:
    documented = words.number(answer.documented)
    if isinstance(answer, Refusal):
        return words("headline_refusal", documented=documented)
    if answer.high is None:
        return words("headline_least", documented=documented, low=words.number(answer.low))
    return words(
        "headline_estimate",
        documented=documented,
        point=words.number(answer.point),
        low=words.number(answer.low),
        high=words.number(answer.high),
        missing=words.number(answer.undocumented),
    )


def _bands(words: Words, answer: Estimate | Refusal) -> Chart:
    bound = next((item for item in answer.families if isinstance(item, Answer) and item.high is None), None)
    values: list[float] = [answer.documented]
    if isinstance(answer, Estimate):
        values += [answer.point, answer.low, answer.high or answer.low * 1.3]
    most = max(values) * 2.5
    if bound is not None:
        values.append(bound.low)
    on = scale((value * ROOM for value in values), right_to_left=words.right_to_left, most=most)
    documented = reference(on, answer.documented)
    rows = [
        Row(
            label=words.plain("documented"),
            value=words.number(answer.documented),
            plain_value=words.plain_number(answer.documented),
            note=words("on_lists", lists=len(answer.lists)),
            plain_note=words.plain("on_lists", lists=len(answer.lists)),
            marks=bar(on, answer.documented),
            kind="big",
            height=44,
        )
    ]
    if isinstance(answer, Estimate):
        high = answer.high
        drawn = (
            tail(on, answer.low)
            if high is None
            else together((box(on, answer.low, high), stroke(on, answer.point)))
        )
        rows.append(
            Row(
                label=words.plain("estimated"),
                value=words.number(answer.point if high is not None else answer.low),
                plain_value=words.plain_number(answer.point if high is not None else answer.low),
                note=words.range(answer.low, high),
                plain_note=words.plain_range(answer.low, high),
                marks=together((documented, drawn)),
                kind="big",
                height=44,
            )
        )
    else:
        rows.append(
            Row(
                label=words.plain("estimated"),
                value=words("none"),
                plain_value=words.plain("none"),
                note=words("see_reasons"),
                plain_note=words.plain("see_reasons"),
                marks=documented,
                kind="big",
                height=44,
            )
        )
    if bound is not None:
        rows.append(
            Row(
                label=words.plain("family lower bound"),
                value=words.number(bound.low),
                plain_value=words.plain_number(bound.low),
                note=words("bound_point", point=words.number(bound.point)),
                plain_note=words.plain("bound_point", point=words.plain_number(bound.point)),
                marks=together((documented, tail(on, bound.low) if on.holds(bound.low) else beyond(on))),
                height=40,
            )
        )
    return Chart(
        key="result",
        title=words.plain("chart_result"),
        description=words.plain("chart_result_said"),
        language=words.language,
        scale=on,
        rows=tuple(rows),
        write=words.plain_number,
    )


def _legend(words: Words) -> Markup:
    def sign(*marks: Markup) -> Markup:
        return element("svg", *marks, width="34", height="14", aria_hidden="true")

    solid = element("rect", class_="ink", x="1", y="2", width="32", height="10")
    hatch = element("rect", fill="url(#hatch)", x="1", y="2", width="32", height="10")
    edge = element("rect", class_="box", x="1", y="2", width="32", height="10")
    point = element("line", class_="point", x1="17", x2="17", y1="0", y2="14")
    dotted = element("line", class_="ref", x1="17", x2="17", y1="0", y2="14")
    return element(
        "p",
        element("span", sign(solid), words("legend_documented")),
        element("span", sign(hatch, edge), words("legend_interval")),
        element("span", sign(point), words("legend_point")),
        element("span", sign(dotted), words("legend_reference")),
        class_="legend",
    )
