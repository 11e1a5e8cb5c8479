"""Charts as small pure functions: a scale, rows of marks beside their words, as HTML or as one SVG file."""

from sijill.documents.drawing.chart import Chart, Row
from sijill.documents.drawing.density import density
from sijill.documents.drawing.marks import (
    bar,
    beyond,
    box,
    line,
    matrix,
    reference,
    ring,
    stems,
    stroke,
    tail,
)
from sijill.documents.drawing.scale import Scale, scale

__all__ = [
    "Chart",
    "Row",
    "Scale",
    "bar",
    "beyond",
    "box",
    "density",
    "line",
    "matrix",
    "reference",
    "ring",
    "scale",
    "stems",
    "stroke",
    "tail",
]
