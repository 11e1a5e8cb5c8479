"""Words on the page to text: each line in logical order, lines of a paragraph joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sijill.extraction.pdf.brackets import has_right_to_left, oriented
from sijill.extraction.pdf.direction import APART, is_right_to_left, logical
from sijill.extraction.pdf.glyphs import ON_TOP
from sijill.extraction.pdf.rows import Row, Word

_OPEN_NUMBER = re.compile(r"(?:\d[-–/]|(?:^|\s)\+)$")
_FAR = 1.5
"""Parts of the size of a gap across which words do not belong together."""
_SURE = 20
"""So many pairs of words painted in reading order are enough to believe that all are."""


@dataclass(slots=True)
class Wording:
    """How one page is worded. ``rtl``: most of it runs from right to left; ``follows``: it is painted in the
    order in which it is read. ``doubts`` gathers what could have been meant the other way around.
    """

    rtl: bool
    follows: bool
    doubts: list[str] = field(default_factory=list)

    def text(self, lines: Sequence[Sequence[Word]], *, rtl: bool | None = None) -> str:
        """Give the text of the lines of one paragraph or cell; ``rtl`` if its direction is known."""
        if rtl is None:
            rtl = is_right_to_left(letters(lines), default=self.rtl)
        joined = ""
        before = ""
        for words in lines:
            units, painted = _units(words)
            ordered = logical(units, rtl=rtl, before=before, painted=painted if self.follows else None)
            self.doubts += ordered.doubts
            before = ordered.last or before
            joined = _join(joined, ordered.text.replace(APART, " "))
        return oriented(joined) if has_right_to_left(joined) else joined


def wording_of(rows: Iterable[Row]) -> Wording:
    """Find how a page is worded."""
    ordered = list(rows)
    everything = letters(row.words for row in ordered)
    forward = backward = 0
    for row in ordered:
        if is_right_to_left(letters([row.words])):
            for left, right in zip(row.words, row.words[1:], strict=False):
                before, after = left.glyphs[0].order, right.glyphs[0].order
                forward += before > after
                backward += before < after
    # Where a second font stands in for some letters, painting follows the fonts and tells nothing.
    return Wording(is_right_to_left(everything), follows=forward >= _SURE and backward <= 0.02 * forward)


def letters(lines: Iterable[Iterable[Word]]) -> str:
    """Give all characters of words, in no order; what is filled into fields tells nothing of the page."""
    return "".join(
        glyph.text for words in lines for word in words for glyph in word.glyphs if glyph.order != ON_TOP
    )


def _units(words: Sequence[Word]) -> tuple[list[str], list[int]]:
    units: list[str] = []
    painted: list[int] = []
    reach = words[0].x1
    for word in words:
        if units:
            units.append(APART if word.x0 - reach > _FAR * word.size else " ")
            painted.append(word.glyphs[0].order)
        reach = max(reach, word.x1)
        for glyph in word.glyphs:
            units.append(glyph.text)
            painted.append(glyph.order)
    return units, painted


def _join(text: str, line: str) -> str:
    """Join the next line of a paragraph, without a space where it was broken inside a word or number."""
    if not text or not line:
        return text + line
    cut = text.endswith("-") and text[-2:-1].isalpha() and line[0].islower()
    cut = cut or bool(_OPEN_NUMBER.search(text) and line[0].isdigit())
    return f"{text}{line}" if cut else f"{text} {line}"
