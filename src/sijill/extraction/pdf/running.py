"""What stands at the head or foot of most pages: kept, and told from the matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sijill.claims.document import ASIDE, TABLE
from sijill.extraction.pdf.pages import Part
from sijill.extraction.pdf.paragraphs import HEADING

_ZONE = 0.12
"""Part of a page's height that is its head, and its foot."""
_LEAST_PAGES = 3
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\D{0,12}\d{1,5}(?:\D{1,6}\d{1,5})?\D{0,3}")


def with_asides(pages: Sequence[Sequence[Part]], heights: Sequence[float]) -> list[list[Part]]:
    """Give the pages' parts, with what repeats at head or foot of most pages as asides.

    What its producer marked as an artifact is one too.
    """
    counts = Counter(key for page, height in zip(pages, heights, strict=True) for key in _keys(page, height))
    least = max(_LEAST_PAGES, len(pages) / 2)
    return [
        [
            replace(part, kind=ASIDE)
            if part.kind != TABLE
            and (part.artifact or (counts[_key(part)] >= least and _in_zone(part, height)))
            else part
            for part in page
        ]
        for page, height in zip(pages, heights, strict=True)
    ]


def _keys(page: Sequence[Part], height: float) -> set[str]:
    return {_key(part) for part in page if _in_zone(part, height) and part.kind != TABLE}


def _key(part: Part) -> str:
    """Name a line by its words without its numbers; lines that are little but a page's number are all one."""
    if part.kind == HEADING:
        return part.text
    if _PAGE_NUMBER.fullmatch(part.text):
        return "#"
    return _NUMBER.sub("#", " ".join(part.text.split()))


def _in_zone(part: Part, height: float) -> bool:
    return part.box[3] <= _ZONE * height or part.box[1] >= (1 - _ZONE) * height
