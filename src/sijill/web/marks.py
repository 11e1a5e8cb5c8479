"""Passages marked in a text: spans that may nest and cross become elements that only nest."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

from sijill.claims.document import CELL_END, ROW_END
from sijill.web.wording import tame

_BETWEEN_CELLS = '<span class="cell" aria-hidden="true"> · </span>'


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage ``[start, end)`` in code points of the whole text.

    ``anchors`` are the ids by which links reach it, the first on the mark itself; ``looks`` its classes;
    ``label`` what stands raised behind it; ``struck``: shown as rejected.
    """

    start: int
    end: int
    anchors: tuple[str, ...]
    looks: str = ""
    label: str = ""
    struck: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.start} to {self.end} is no passage")


def mark_up(text: str, marks: Iterable[Marked], *, start: int, end: int) -> SafeString:
    """Give ``text[start:end]`` as HTML with the parts of ``marks`` that lie in it.

    A passage that crosses another is cut where the other ends; its first part bears the anchors (the parts
    that follow name the first of them), its last the label. Taking away tags and labels leaves the text, save
    control characters that turn directions.
    """
    within = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start),
        key=lambda mark: (mark.start, -mark.end, mark.anchors),
    )
    cuts = {start, end}
    for mark in within:
        cuts.update((max(mark.start, start), min(mark.end, end)))
    order = sorted(cuts)
    pieces: list[str] = []
    opened: list[Marked] = []
    for here, there in pairwise(order):
        wanted = [mark for mark in within if mark.start <= here and mark.end >= there]
        keep = _shared(opened, wanted)
        while len(opened) > keep:
            pieces.append(_closing(opened.pop(), here))
        for mark in wanted[keep:]:
            pieces.append(_opening(mark, here))
            opened.append(mark)
        pieces.append(shown(text[here:there]))
    while opened:
        pieces.append(_closing(opened.pop(), end))
    return mark_safe("".join(pieces))


def shown(text: str) -> str:
    """Escape a text for HTML, without the characters that could turn its surroundings.

    Where a cell of a table among prose ends, a dot stands.
    """
    cells = [html.escape(tame(cell)) for cell in text.replace(ROW_END, "").split(CELL_END)]
    return _BETWEEN_CELLS.join(cells)


def _shared(opened: Sequence[Marked], wanted: Sequence[Marked]) -> int:
    count = 0
    for one, other in zip(opened, wanted, strict=False):
        if one is not other:
            break
        count += 1
    return count


def _opening(mark: Marked, here: int) -> str:
    looks = f' class="{mark.looks}"' if mark.looks else ""
    first = here == mark.start
    anchor = f' {"id" if first else "data-of"}="{mark.anchors[0]}"' if mark.anchors else ""
    others = "".join(f'<span id="{other}"></span>' for other in mark.anchors[1:]) if first else ""
    return f"<mark{anchor}{looks}>{others}{'<s>' if mark.struck else ''}"


def _closing(mark: Marked, here: int) -> str:
    label = f"<sup>{html.escape(mark.label)}</sup>" if here == mark.end and mark.label else ""
    return f"{'</s>' if mark.struck else ''}{label}</mark>"
