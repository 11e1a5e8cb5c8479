"""Isolation: a value keeps its own direction and leaves that of its surroundings alone.

Without it, a Persian name beside a number, or a year beside a note mark, reorders the line it stands in.
"""

import html
import re
import unicodedata
from typing import Literal

Direction = Literal["ltr", "rtl"]

# Explicit controls inside a value could close the isolate early or turn text around: a spoof, never content.
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FSI, _LRI, _PDI = "\u2068", "\u2066", "\u2069"
_TYPST_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def direction(s: str) -> Direction | None:
    """Return the direction of the first letter of ``s``, ``"ltr"`` for digits alone, None if it has neither.

    A date or number reads from left to right in every script.
    """
    has_digit = False
    for character in s:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
        has_digit = has_digit or kind in {"EN", "AN"}
    return "ltr" if has_digit else None


def _is_number(s: str) -> bool:
    return direction(s) == "ltr" and not any(unicodedata.bidirectional(character) == "L" for character in s)


def isolate(value: object, form: Literal["html", "plain", "typst"] = "html") -> str:
    """Return ``str(value)`` so that it can stand in a text of either direction.

    ``html``: escaped, in ``<bdi>``; dates and numbers with ``dir="ltr"``. ``plain``: between the Unicode
    isolates, line by line, because an isolate ends with its line. ``typst``: a box for *markup* with the
    direction set and the text as a string literal, so that nothing in it is read as code.
    Embedding, override and isolate characters inside the value are dropped.
    """
    text = _CONTROLS.sub("", str(value))
    match form:
        case "html":
            attribute = ' dir="ltr"' if _is_number(text) else ""
            return f"<bdi{attribute}>{html.escape(text)}</bdi>"
        case "plain":
            opening = _LRI if _is_number(text) else _FSI
            return "\n".join(f"{opening}{line}{_PDI}" if line else "" for line in text.split("\n"))
        case "typst":
            # The semicolon ends the expression: a bracket in the text that follows is not an argument.
            return f'#box(text(dir: {direction(text) or "ltr"}, "{text.translate(_TYPST_ESCAPES)}"));'
    raise ValueError(f"no form {form!r}: choose html, plain or typst")
