"""Whether text is seen: a page drawn with its texts and without them, compared where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from sijill.extraction.pdf import native
from sijill.extraction.pdf.geometry import Box

_SCALE = 1.5
_MOST_PIXELS = 1_800
_SEEN = 10
"""Steps of 255 by which a pixel must differ to be seen as ink."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Where the texts of a page make a difference; ``scale`` in pixels a point."""

    differs: NDArray[np.bool_]
    scale: float

    def shows(self, box: Box) -> bool:
        """Say whether something of a box, in points of the page as seen, is seen as text."""
        x0, y0, x1, y1 = (value * self.scale for value in box)
        rows = slice(max(int(y0), 0), max(int(y1) + 1, 0))
        return bool(self.differs[rows, max(int(x0), 0) : max(int(x1) + 1, 0)].any())


def ink_of(page: Any, texts: Iterable[int], *, size: tuple[float, float]) -> Ink:
    """Draw a page of ``size`` points twice; ``texts`` are the handles of its text objects."""
    scale = min(_SCALE, _MOST_PIXELS / max(*size, 1.0))
    handles = list(texts)
    with_texts = _drawn(page, scale)
    try:
        for handle in handles:
            native.set_active(handle, 0)
        without = _drawn(page, scale)
    finally:
        for handle in handles:
            native.set_active(handle, 1)
    return Ink(np.abs(with_texts - without).max(axis=2) > _SEEN, scale)


def _drawn(page: Any, scale: float) -> NDArray[np.int16]:
    bitmap = page.render(scale=scale, force_bitmap_format=pdfium.FPDFBitmap_BGR, draw_annots=True)
    try:
        pixels: NDArray[np.int16] = bitmap.to_numpy().astype(np.int16)
        return pixels
    finally:
        bitmap.close()
