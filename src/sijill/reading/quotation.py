"""Quotation marks of three languages: what stands between them, and what is quoted within a quote."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = re.compile("[«»“”„‹›\"]|‘|’|(?<![\\w.,!?…])'(?=\\w)|(?<=[\\w.,!?…؟،])'(?!\\w)")
_CLOSES = {"«": "»", "“": "”", "„": "“”", "‹": "›", "‘": "’", '"': '"', "'": "'", "”": "“"}
_LONG = 8
_STRAIGHT = "\"'"


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between quotation marks: code points without the marks and with them; 0 is outermost."""

    start: int
    end: int
    opening: int
    closing: int
    level: int


def find_marked(text: str, start: int, end: int, *, goes_on: bool = False) -> list[Marked]:
    """Pair the quotation marks of a stretch of text, in the order in which they open.

    A mark that is never closed holds to the end of the stretch if what it opens began a paragraph or a long
    quote (publishers open every paragraph of a quote and close the last); ``goes_on``: the paragraph before
    left one open, so that a closing mark alone holds from the start.
    """
    found: list[Marked] = []
    stack: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text, start, end):
        mark, place = match[0], match.start()
        if (mark == "’" and not (stack and stack[-1][0] == "‘")) or (
            mark == "’" and _is_apostrophe(text, place)
        ):
            continue
        depth = next(
            (level for level in range(len(stack) - 1, -1, -1) if mark in _CLOSES[stack[level][0]]), None
        )
        if depth is not None and not (mark == "“" and stack[depth][0] not in "„”"):
            opened = stack[depth][1]
            del stack[depth:]
            found.append(Marked(opened + 1, place, opened, place + 1, len(stack)))
        elif (
            mark in "«“„‹‘"
            or (mark in _STRAIGHT and _may_open(text, place, start))
            or (mark == "”" and not stack and _may_open(text, place, start))
        ):
            stack.append((mark, place))
        elif mark in "»”" and goes_on and not found and not stack:
            found.append(Marked(start, place, start, place + 1, 0))
    if stack and stack[0][0] != "'":
        opened = stack[0][1]
        tail = len(text[opened:end].split())
        if not text[start:opened].strip() or text[start:opened].rstrip()[-1:] == ":" or tail >= _LONG:
            last = start + len(text[start:end].rstrip())
            found.append(Marked(opened + 1, last, opened, last, 0))
    return sorted((one for one in found if text[one.start : one.end].strip()), key=lambda one: one.opening)


def _is_apostrophe(text: str, place: int) -> bool:
    return text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()


def _may_open(text: str, place: int, start: int) -> bool:
    before = text[place - 1] if place > start else " "
    return not before.isalnum() or before == "ـ"
