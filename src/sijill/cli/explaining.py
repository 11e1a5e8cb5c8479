"""A reading shown on a terminal: the text with its marks, what they mean, and who says what of whom."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sijill.claims import Kind, Proposal, Reading
from sijill.cli.output import drawn, harmless
from sijill.text import direction, isolate

COLOURS = {
    Kind.PERSON: "bold cyan",
    Kind.ORGANISATION: "bold blue",
    Kind.PLACE: "green",
    Kind.DATE: "yellow",
    Kind.EVENT: "bold red",
    Kind.PENALTY: "bold magenta",
    Kind.CHARGE: "magenta",
    Kind.AGE: "bright_yellow",
    Kind.ROLE: "bright_blue",
    Kind.FIGURE: "bright_red",
    Kind.QUOTE: "italic",
    Kind.DEMAND: "underline",
}
_WIDTH = 10_000
_MADE = 100
"""Confidence of a break that the text itself has."""


def explain(text: str, reading: Reading) -> None:
    """Print a text segment by segment, each proposal in brackets with its number, then the list of them.

    Each line is isolated in its own direction and each number in the other, so that a right-to-left line
    stays in order on any terminal that knows the bidirectional algorithm.
    """
    numbers = {one.id: number for number, one in enumerate(reading.proposals, 1)}
    seen = sys.stdout.isatty()
    console = Console(width=None if seen else _WIDTH, highlight=False, no_color=not seen)
    with console.capture() as captured:
        for part in _page(text, reading, numbers):
            console.print(part, soft_wrap=isinstance(part, Text))
    drawn(captured.get())


def _page(text: str, reading: Reading, numbers: dict[str, int]) -> Iterator[Text | Table]:
    kinds = [kind for kind in Kind if any(one.kind is kind for one in reading.proposals)]
    yield Text("  ").join(Text(str(kind), COLOURS.get(kind, "")) for kind in kinds)
    for segment in reading.segments:
        sure = "" if segment.confidence == _MADE else f" {segment.confidence} %"
        yield Text(f"-- {segment.kind} ({segment.rule}{sure})", "dim")
        inside = [one for one in reading.proposals if segment.start <= one.start < segment.end]
        yield from _marked(text, segment.start, segment.end, inside, numbers)
    yield Text("")
    yield _list(reading, numbers)
    by_id = {one.id: one for one in reading.proposals}
    for link in reading.links:
        sides = [f"{numbers[end]} {_quoted(by_id[end].text)}" for end in (link.from_id, link.to_id)]
        role = f" ({link.role})" if link.role else ""
        yield Text(f"{link.type}{role}: {sides[0]} – {sides[1]}")


def _marked(
    text: str, start: int, end: int, inside: Sequence[Proposal], numbers: dict[str, int]
) -> Iterator[Text]:
    """Give the lines of a segment, marks in them; an inner mark's colour wins over an outer one's."""
    opening: dict[int, int] = {}
    closing: dict[int, list[int]] = {}
    styles: dict[int, str] = {}
    for one in sorted(inside, key=lambda one: one.start - one.end):
        last = min(one.end, end)
        opening[one.start] = opening.get(one.start, 0) + 1
        closing.setdefault(last, []).append(numbers[one.id])
        styles.update(dict.fromkeys(range(one.start, last), COLOURS.get(one.kind, "")))
    line = Text()
    for place in range(start, end + 1):
        for number in reversed(closing.get(place, ())):
            line.append("]" + isolate(str(number), "plain"), "dim")
        line.append("[" * opening.get(place, 0), "dim")
        if place == end or text[place] in "\n\r\x1e\u2028\u2029":
            if line.plain.strip():
                yield _isolated(line, text[start:end])
            line = Text()
        else:
            line.append(harmless(text[place]) if text[place] != "\x1f" else " ", styles.get(place, ""))


def _isolated(line: Text, said: str) -> Text:
    marks = {"rtl": "\u2067", "ltr": "\u2066"}
    return Text(marks.get(direction(said) or "", "\u2068")).append_text(line).append("\u2069")


def _list(reading: Reading, numbers: dict[str, int]) -> Table:
    by_id = {one.id: one for one in reading.proposals}
    table = Table(box=None, pad_edge=False, header_style="bold")
    for header in ("no", "kind", "passage", "value", "about", "said by", "via", "how", "rule"):
        table.add_column(header, overflow="fold")

    def whose(target: str | None) -> str:
        return "" if target is None else f"{numbers[target]} {_quoted(by_id[target].text)}"

    for one in reading.proposals:
        table.add_row(
            str(numbers[one.id]),
            Text(str(one.kind), COLOURS.get(one.kind, "")),
            _quoted(one.text),
            _value(one, numbers),
            whose(one.about),
            whose(one.claimant),
            " ".join(map(whose, one.via)),
            str(one.modality),
            one.rule,
        )
    return table


def _quoted(said: str) -> str:
    return isolate(harmless(said), "plain")


def _value(one: Proposal, numbers: dict[str, int]) -> str:
    said = []
    for part, value in one.value.items():
        if value is None or value is False or value == one.text:
            continue
        if part == "addressees":
            value = ", ".join(str(numbers[target]) for target in value)
        said.append(f"{part} {_quoted(str(value))}")
    return ", ".join(said)
