"""What is drawn in a row: every form has one meaning. Places are in percent of the row."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.documents.drawing.scale import Scale
from sijill.documents.markup import Markup, element, together

MIDDLE = "50%"
THICK = 16
"""How high a bar is, in pixels."""


def bar(on: Scale, value: float, *, thick: int = THICK) -> Markup:
    """A solid bar from the beginning of the axis: what is documented."""
    return _block(on, on.low, value, thick=thick, class_="ink")


def box(on: Scale, low: float, high: float, *, hatched: bool = True) -> Markup:
    """A box from one number to another; hatched if it is estimated or said roughly."""
    return together(
        (
            _block(on, low, high, class_="sheet"),
            _block(on, low, high, fill="url(#hatch)") if hatched else None,
            _block(on, low, high, class_="box"),
        )
    )


def _block(on: Scale, one: float, other: float, *, thick: int = THICK, **look: str) -> Markup:
    x, width = on.span(one, other)
    up = f"translate(0 -{thick / 2:g})"
    return element("rect", x=x, width=width, y=MIDDLE, height=str(thick), transform=up, **look)


def line(on: Scale, low: float, high: float) -> Markup:
    """A thin line between two numbers: an interval under a curve."""
    return element("line", class_="reach", x1=on.at(low), x2=on.at(high), y1="88%", y2="88%")


def stroke(on: Scale, value: float) -> Markup:
    """A thick stroke: the point of an estimate."""
    return element("line", class_="point", x1=on.at(value), x2=on.at(value), y1="14%", y2="86%")


def reference(on: Scale, value: float) -> Markup:
    """A dotted line through the row: what the others are held against."""
    return element("line", class_="ref", x1=on.at(value), x2=on.at(value), y1="0", y2="100%")


def ring(on: Scale, value: float) -> Markup:
    """A ring: one number."""
    return element("circle", class_="ring", cx=on.at(value), cy=MIDDLE, r="5.5")


def tail(on: Scale, value: float, *, upwards: bool = True) -> Markup:
    """A ring with a dotted tail: at least so many, or at most."""
    known = on.share(value)
    end = on.place(min(100.0, known + 14) if upwards else max(0.0, known - 14))
    dotted = element("line", class_="st dots", x1=on.at(value), x2=end, y1=MIDDLE, y2=MIDDLE)
    return together((dotted, ring(on, value)))


def beyond(on: Scale) -> Markup:
    """An arrow at the end of the axis: the number lies further out."""
    tip, back = on.place(99.0), on.place(95.5)
    return together(element("line", class_="st", x1=back, x2=tip, y1=y, y2=MIDDLE) for y in ("30%", "70%"))


def stems(on: Scale, values: Sequence[tuple[float, float]]) -> Markup:
    """Upright lines at numbers, as high as their weights beside the greatest."""
    top = max((weight for _, weight in values), default=1.0)
    return together(
        element(
            "line", class_="st", x1=on.at(at), x2=on.at(at), y1="88%", y2=f"{88 - 70 * weight / top:.1f}%"
        )
        for at, weight in values
        if on.holds(at)
    )


def grid(on: Scale) -> Markup:
    """Hairlines at the round numbers."""
    return together(
        element("line", class_="grid", x1=on.at(tick), x2=on.at(tick), y1="0", y2="100%") for tick in on.ticks
    )


def matrix(there: Sequence[bool], *, right_to_left: bool, downwards: bool = False) -> Markup:
    """Draw one row of dots, filled where a list takes part; ``downwards``: a line to the rows below."""
    many = len(there)
    places = [100 * (i + 0.5) / many for i in range(many)]
    at = [f"{100 - place if right_to_left else place:.2f}%" for place in places]
    filled = [i for i, is_there in enumerate(there) if is_there]
    pieces = [
        element("circle", class_="hole", cx=at[i], cy=MIDDLE, r="3.5") for i in range(many) if i not in filled
    ]
    if filled and not downwards:
        pieces.append(
            element("line", class_="tie", x1=at[filled[0]], x2=at[filled[-1]], y1=MIDDLE, y2=MIDDLE)
        )
    if downwards:
        pieces = [
            element("line", class_="down", x1=at[i], x2=at[i], y1="0", y2="100%") for i in range(filled[0])
        ]
        pieces += [element("line", class_="down", x1=at[i], x2=at[i], y1=MIDDLE, y2="100%") for i in filled]
    pieces += [element("circle", class_="ink", cx=at[i], cy=MIDDLE, r="4.5") for i in filled]
    return together(pieces)
