"""What a page would cost a parser, told by one scan over its tags before any tree is built.

Parsers of HTML need time in the square of the depth, of the attributes of one tag and of the options of
one list, and repeat formatting elements that were never closed in every later block. A page of some kilobytes
can so keep one busy for hours; the scan needs one pass whatever is in the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sijill.extraction.markup.open_elements import OpenElements

DEEPEST = 400
MOST_ATTRIBUTES = 1_000
MOST_OPTIONS = 10_000
MOST_ELEMENTS = 1_000_000
MOST_FORMATS = 100
MOST_FRAMES = 100
MOST_REPEATED = 2_000_000

_TAG = re.compile(
    r"<!--(?P<comment>)|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<rest>(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)(?:>|\Z)"
)
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(r"[^\s/=\"'][^\s/=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'][^\s]*+)?+)?+")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.I) for name in _RAW}


@dataclass(slots=True)
class Cost:
    """Counts of a page; ``toil`` sums up the depths of its elements, ``fault`` says what is too much.

    ``swallowed``: letters at the end of the page that stand in a comment which never ends.
    """

    elements: int = 0
    depth: int = 0
    toil: int = 0
    options: int = 0
    frames: int = 0
    repeated: int = 0
    swallowed: int = 0
    fault: str | None = None
    opened: OpenElements = field(default_factory=OpenElements)


def cost(markup: str) -> Cost:
    """Scan a page; the scan ends with a ``fault`` at the first thing that is too much."""
    found = Cost()
    position = 0
    while found.fault is None and (tag := _TAG.search(markup, position)):
        position = tag.end()
        if tag["comment"] is not None:
            after = _after_comment(markup, position)
            found.swallowed = len(markup[position:].strip()) if after is None else 0
            position = len(markup) if after is None else after
            continue
        name = tag["name"].lower()
        if tag["end"]:
            # Without a beginning these two make an element all the same.
            if not found.opened.close(name) and name in ("br", "p"):
                _count(found, name, "")
            continue
        stays = found.opened.open(name, tag["rest"])
        _count(found, name, tag["rest"])
        if stays and name in _RAW and found.opened.is_html():
            position = _after_raw(markup, name, position)
            found.opened.close_innermost()
    return found


def _count(found: Cost, name: str, rest: str) -> None:
    depth = len(found.opened.names) + found.opened.formats_open
    found.elements += 1
    found.depth = max(found.depth, depth)
    found.toil += depth
    found.options += name in ("select", "optgroup", "option")
    found.repeated += found.opened.formats_open
    # The tags inside these follow other rules, which the scan does not know.
    found.frames += name in ("frameset", "annotation-xml")
    found.fault = _fault(found, rest)


def _fault(found: Cost, rest: str) -> str | None:
    if len(rest) > MOST_ATTRIBUTES and sum(1 for _ in _ATTRIBUTE.finditer(rest)) > MOST_ATTRIBUTES:
        return f"one of its tags has more than {MOST_ATTRIBUTES:,} attributes"
    if len(found.opened.names) > DEEPEST:
        return f"its elements stand more than {DEEPEST} deep in one another"
    if found.opened.formats_open > MOST_FORMATS or found.repeated > MOST_REPEATED:
        return "too many of its elements for bold, fonts or links are never closed"
    if found.options > MOST_OPTIONS:
        return f"its lists to choose from have more than {MOST_OPTIONS:,} entries"
    if found.frames > MOST_FRAMES:
        return f"it has more than {MOST_FRAMES} framesets or annotations"
    if found.elements > MOST_ELEMENTS:
        return f"it has more than {MOST_ELEMENTS:,} elements"
    return None


def _after_comment(markup: str, position: int) -> int | None:
    if markup.startswith((">", "->"), position):
        return markup.index(">", position) + 1
    end = _COMMENT_END.search(markup, position)
    return end.end() if end else None


def _after_raw(markup: str, name: str, position: int) -> int:
    end = _RAW_END[name].search(markup, position)
    return (markup.find(">", end.end()) + 1 or len(markup)) if end else len(markup)
