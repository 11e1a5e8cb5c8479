"""Charges as a cell lists them: one claim for each, in the source's words, with the article it names."""

from __future__ import annotations

import re
from typing import Any

from sijill.intake.words import folded, folded_words

# Not at commas: a charge may hold one, and a list of charges that is cut there would say things nobody said.
_BETWEEN = re.compile(r"[^;؛\n|]+")
_ARTICLE = re.compile(r"([^\W\d_]+\.?|§)\s*(\d+(?:\s*(?:bis|مكرر|مکرر))?)")


def charges_in(text: str) -> list[tuple[dict[str, Any], int, int]]:
    """Give each charge of a cell as the value of a claim, with its place ``[start, end)`` in ``text``."""
    found = []
    for match in _BETWEEN.finditer(text):
        part = match[0]
        term = part.strip()
        if any(map(str.isalnum, term)):
            start = match.start() + len(part) - len(part.lstrip())
            value = {"term": term, "law": None, "article": _article(term)}
            found.append((value, start, start + len(term)))
    return found


def _article(term: str) -> str | None:
    """Give the number of the one article that a charge names; of several none is *the* article."""
    words = folded_words("article", "before")
    named = [number for word, number in _ARTICLE.findall(folded(term)) if word in words]
    return named[0] if len(named) == 1 else None
