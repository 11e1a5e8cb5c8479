"""A section of the report: a note in the margin, a heading, its matter, and the charts in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sijill.documents.drawing import Chart
from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.words import Words


@dataclass(frozen=True, slots=True)
class Section:
    """``key`` is its address in the page."""

    key: str
    margin: Piece
    title: Piece
    matter: Markup
    charts: tuple[Chart, ...] = ()
    level: str = "h2"

    def under(self, title: Piece) -> Section:
        """Give the same as one of several parts, not as the opening of all."""
        return replace(self, key="estimated", title=title, level="h2")

    def html(self) -> Markup:
        heading = element(self.level, self.title, id=self.key)
        return element(
            "section",
            element("div", element("b", self.margin), class_="margin"),
            element("div", heading, self.matter, class_="matter"),
            class_="leaf",
            aria_labelledby=self.key,
        )


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers are aligned at their end."""

    title: str
    number: bool = True


def figure(chart: Chart, *behind: Piece, legend: Piece = None) -> Markup:
    """Frame a chart, with its title and the table behind it."""
    return element("figure", element("figcaption", chart.title), chart.html(), legend, *behind, class_="fig")


def table(columns: Sequence[Column], rows: Iterable[Sequence[Piece]], *, caption: Piece = None) -> Markup:
    """Make a table that scrolls within itself where the page is narrow."""
    heads = [element("th", column.title, scope="col", class_=_kind(column)) for column in columns]
    lines = []
    for row in rows:
        cells = [element("th", row[0], scope="row", class_=_kind(columns[0]))]
        cells += [
            element("td", cell, class_=_kind(column))
            for cell, column in zip(row[1:], columns[1:], strict=True)
        ]
        lines.append(element("tr", *cells))
    return element(
        "div",
        element(
            "table",
            element("caption", caption) if caption else None,
            element("thead", element("tr", *heads)),
            element("tbody", *lines),
        ),
        class_="wide",
        tabindex="0",
        role="group",
    )


def behind(words: Words, held: Markup) -> Markup:
    """Put a table behind a chart: it opens on the screen."""
    return element("details", element("summary", words("numbers_behind")), held, class_="behind")


def listed(items: Iterable[Piece], *, kind: str) -> Markup:
    """Make a list of sentences."""
    return element("ul", *(element("li", item) for item in items), class_=kind)


def paragraph(*inside: Piece, kind: str | None = None) -> Markup:
    return element("p", *inside, class_=kind)


def joined(names: Iterable[str], between: str = " + ") -> Markup:
    """Put names that others gave beside one another, each isolated."""
    pieces: list[Piece] = []
    for number, name in enumerate(names):
        pieces += [between if number else None, element("bdi", name)]
    return together(pieces)


def _kind(column: Column) -> str | None:
    return "n" if column.number else None
