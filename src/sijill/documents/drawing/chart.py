"""A chart: rows of words with marks beside them, over one axis. In a page the words are the page's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sijill.documents.drawing.marks import grid
from sijill.documents.drawing.scale import Scale
from sijill.documents.drawing.style import FILE_STYLE
from sijill.documents.markup import Markup, Piece, element, lines, together

HATCH = Markup(
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0v6" class="hl"/></pattern>'
)
WIDTH = 760
_LEAD, _LABEL, _VALUE = 13.0, 27.0, 15.0
_AXIS = 30
_HEAD = 44
_FITS = 32
"""Letters of a label, or of its note, that fit on one line of a file."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``marks`` have places in percent, so that they stretch with what they are drawn in.

    ``value`` and ``note`` are markup for a page and the same as plain words for a file. ``lead`` is drawn
    before the label. A row without marks is a heading of those below.
    """

    label: str
    value: Piece = None
    plain_value: str = ""
    note: Piece = None
    plain_note: str = ""
    marks: Markup | None = None
    lead: Markup | None = None
    kind: str = ""
    height: int = 34


@dataclass(frozen=True, slots=True)
class Chart:
    """``key`` names its elements and its file, ``description`` says in words what it shows."""

    key: str
    title: str
    description: str
    language: str
    scale: Scale
    rows: tuple[Row, ...]
    write: Callable[[float], str]

    @property
    def _has_lead(self) -> bool:
        return any(row.lead is not None for row in self.rows)

    def html(self) -> Markup:
        """Draw it as rows of a page."""
        rows = [self._heading(row) if row.marks is None else self._row(row) for row in self.rows]
        ticks = element("svg", *self._ticks(), aria_hidden="true")
        axis = element("div", element("span"), element("span"), ticks, class_="frow axis")
        said = element("p", self.description, class_="hide", id=f"{self.key}-said")
        kind = "rows led" if self._has_lead else "rows"
        return element(
            "div",
            said,
            *rows,
            axis,
            class_=kind,
            role="group",
            aria_label=self.title,
            aria_describedby=f"{self.key}-said",
        )

    def _heading(self, row: Row) -> Markup:
        return element("h3", row.label)

    def _row(self, row: Row) -> Markup:
        note = element("small", row.note) if row.note else None
        return element(
            "div",
            _stretched(row.lead, row.height, "lead") if row.lead is not None else None,
            element("p", row.label, note, class_="who"),
            element("p", row.value, class_="x"),
            _stretched(together((grid(self.scale), row.marks)), row.height, "marks"),
            class_=f"frow {row.kind}".rstrip(),
        )

    def _ticks(self, y: int = 16) -> Sequence[Markup]:
        ticks = []
        for tick in self.scale.ticks:
            share = self.scale.share(tick)
            anchor = "start" if share < 4 else "end" if share > 93 else "middle"
            ticks.append(
                element("text", self.write(tick), x=self.scale.at(tick), y=str(y), text_anchor=anchor)
            )
        return ticks

    def file(self) -> str:
        """Draw it as one SVG file that stands alone."""
        right = self.scale.right_to_left
        top: float = _HEAD
        pieces: list[Markup] = []
        lead = _LEAD if self._has_lead else 0.0
        wide = 100 - lead - _LABEL - _VALUE
        for row in self.rows:
            if row.marks is None:
                pieces.append(self._text(row.label, 0, top + 24, "heading"))
                top += 34
                continue
            height = max(row.height, 36 if row.plain_note else 26)
            middle = top + height / 2
            up = middle - 3 if row.plain_note else middle + 5
            pieces.append(self._text(_shortened(row.label), lead, up, "label"))
            if row.plain_note:
                pieces.append(self._text(_shortened(row.plain_note), lead, middle + 13, "note"))
            pieces.append(self._text(row.plain_value, lead + _LABEL + _VALUE - 2, middle + 5, "value", "end"))
            if row.lead is not None:
                pieces.append(self._within(row.lead, 0, lead - 2, top, height))
            marks = together((grid(self.scale), row.marks))
            pieces.append(self._within(marks, lead + _LABEL + _VALUE, wide, top, height))
            top += height
        pieces.append(self._within(together(self._ticks()), lead + _LABEL + _VALUE, wide, top, _AXIS))
        height_of_all = f"{top + _AXIS:.0f}"
        drawn = element(
            "svg",
            element("title", self.title, id="title"),
            element("desc", self.description, id="desc"),
            element("style", Markup(FILE_STYLE)),
            element("defs", HATCH),
            element("rect", class_="ground", width="100%", height="100%"),
            element(
                "svg",
                self._text(self.title, 0, 26, "title"),
                *pieces,
                x="2%",
                y="0",
                width="96%",
                height="100%",
            ),
            xmlns="http://www.w3.org/2000/svg",
            width=str(WIDTH),
            height=height_of_all,
            role="img",
            aria_labelledby="title desc",
            lang=self.language,
            direction="rtl" if right else "ltr",
        )
        return lines((Markup('<?xml version="1.0" encoding="UTF-8"?>'), drawn)) + "\n"

    def _text(self, words: str, percent: float, y: float, kind: str, anchor: str = "start") -> Markup:
        return element(
            "text", words, x=self.scale.place(percent), y=f"{y:.0f}", class_=kind, text_anchor=anchor
        )

    def _within(self, marks: Markup, start: float, wide: float, y: float, height: float) -> Markup:
        left = 100 - start - wide if self.scale.right_to_left else start
        return element(
            "svg", marks, x=f"{left:.2f}%", width=f"{wide:.2f}%", y=f"{y:.0f}", height=f"{height:.0f}"
        )


def _stretched(marks: Markup, height: int, kind: str) -> Markup:
    """Put marks in a cell that is as high as its row."""
    drawn = element("svg", marks, aria_hidden="true")
    return element("div", drawn, class_=kind, style=f"min-block-size:{height}px")


def _shortened(words: str) -> str:
    return words if len(words) <= _FITS else words[: _FITS - 1].rstrip() + "…"
