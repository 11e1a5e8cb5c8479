"""Sets of words that are written as one line of text."""

from __future__ import annotations

from sijill.text import fold_text


def word_set(words: str) -> frozenset[str]:
    """Make a set of the words, which blanks part."""
    return frozenset(words.split())


def folded_set(words: str) -> frozenset[str]:
    """Make a set of the words, which blanks part, in folded spelling."""
    return frozenset(fold_text(words).split())
