"""How probable each number is, as a curve through draws."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sijill.documents.drawing.scale import Scale
from sijill.documents.markup import Markup, element

POINTS = 160
NARROWER = 0.8
"""Of the usual width of the kernel: two humps are to stay two."""

FAINTEST = 0.003
"""Of the greatest height: what is lower is not drawn."""

Curve = NDArray[np.float64]


def density(on: Scale, draws: Curve, *, documented: float) -> Markup:
    """Draw the density of draws over the axis, all within a picture of 100 by 100 that stretches."""
    at = np.linspace(on.low, on.high, POINTS)
    heights = smoothed(draws, at, documented=documented)
    top = float(heights.max())
    if top == 0:
        return Markup("")
    there = np.flatnonzero(heights > FAINTEST * top)
    at, heights = at[there[0] : there[-1] + 1], heights[there[0] : there[-1] + 1]
    places = [on.share(float(value)) for value in at]
    if on.right_to_left:
        places = [100 - place for place in places]
    levels = 88 - 78 * heights / top
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in zip(places, levels.tolist(), strict=True))
    path = f"{places[0]:.2f},88 {path} {places[-1]:.2f},88"
    return element(
        "svg",
        element("polygon", class_="hill", points=path),
        element("polyline", class_="ridge", points=path),
        viewBox="0 0 100 100",
        preserveAspectRatio="none",
        x="0",
        y="0",
        width="100%",
        height="100%",
    )


def smoothed(draws: Curve, at: Curve, *, documented: float) -> Curve:
    """Smooth draws by normal kernels (B. W. Silverman, Density Estimation, 1986, 3.31).

    No total is less than what is documented, so what a kernel would put below is put above.
    """
    quarter, three = np.quantile(draws, [0.25, 0.75])
    spread = min(float(draws.std()), float(three - quarter) / 1.34) or float(draws.std())
    width = NARROWER * 0.9 * spread * draws.size**-0.2
    if width == 0:
        return np.where(np.abs(at - draws[0]) == np.abs(at - draws[0]).min(), 1.0, 0.0)
    edges = np.linspace(float(draws.min()), float(draws.max()), 1001)
    counts, _ = np.histogram(draws, bins=edges)
    middles = (edges[:-1] + edges[1:]) / 2
    both = np.concatenate([middles, 2 * documented - middles])
    heights = np.exp(-(((at[:, None] - both[None, :]) / width) ** 2) / 2) @ np.concatenate([counts, counts])
    return np.asarray(np.where(at >= documented, heights, 0.0))
