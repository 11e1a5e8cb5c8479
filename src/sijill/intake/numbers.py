"""Numbers as cells write them, in digits of any script: whole numbers, ages and figures."""

from __future__ import annotations

import re
from typing import Any

from sijill.intake.words import folded, folded_words

OLDEST = 130

# Groups of three behind a mark ("600,000", "٦٠٠٬٠٠٠") are one number; "1,5" is none.
_WHOLE = re.compile(r"\d{1,3}(?:[,.٬،'\s]\d{3})+|\d+")
_RANGE = re.compile(r"(\S+?)\s*(?:-|–|—|−|to|الى|تا)\s*(\S+)")
# Far beyond any count or fine, and a dozen times it is still a number that the ledger takes.
_LARGEST = 10**14


def whole_number(text: str) -> int | None:
    """Read a cell that is nothing but a whole number; ``None`` if it is not."""
    words = folded(text)
    if not _WHOLE.fullmatch(words):
        return None
    number = int("".join(filter(str.isdigit, words))[:20])
    return number if number <= _LARGEST else None


def age(text: str) -> tuple[int | None, str | None]:
    """Read an age in full years; gives the years, or why there are none."""
    beside = folded_words("age", "beside")
    left = [word for word in folded(text).replace("-", " ").split() if word not in beside]
    years = whole_number("".join(left)) if len(left) == 1 else None
    if years is None:
        return None, "is not understood as an age"
    if years > OLDEST:
        return None, f"cannot be an age: more than {OLDEST} years"
    return years, None


def figure(text: str) -> dict[str, Any] | None:
    """Read how many, with what is open or approximate about it; ``None`` if it is not understood."""
    words = folded(text)
    words, approximate = _without(words, "approximate")
    if words.startswith("~"):
        words, approximate = words[1:].strip(), True
    words, least = _without(words, "least")
    words, most = _without(words, "most")
    if words.endswith("+"):
        words, least = words[:-1].strip(), True
    ends = _RANGE.fullmatch(words)
    first = whole_number(ends[1] if ends else words)
    last = whole_number(ends[2]) if ends else first
    if first is None or last is None or first > last or (least and most):
        return None
    return {
        "min": None if most else first,
        "max": None if least else last,
        "approximate": approximate,
        "unit": None,
        "measure": "other",
    }


def _without(words: str, meaning: str) -> tuple[str, bool]:
    for phrase in folded_words("figure", meaning):
        if words.startswith(f"{phrase} ") or words.endswith(f" {phrase}"):
            return words.removeprefix(phrase).removesuffix(phrase).strip(), True
    return words, False
