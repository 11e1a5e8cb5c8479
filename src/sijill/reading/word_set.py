"""Sets of words that are written as one line of text."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Make a set of the words, which blanks part."""
    return frozenset(words.split())
