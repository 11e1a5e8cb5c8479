"""The words that cells of lists are written in, in several languages: ``words.toml``, folded."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from sijill.text import fold_text


@cache
def _document() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files("sijill.intake").joinpath("words.toml").read_text("utf-8"))


@cache
def folded_words(section: str, key: str) -> frozenset[str]:
    """Give the words of one meaning."""
    return frozenset(folded(word) for word in _document()[section][key])


@cache
def meanings(section: str) -> dict[str, str]:
    """Give each word of a section with its meaning there."""
    return {folded(word): key for key, words in _document()[section].items() for word in words}


def folded(text: str) -> str:
    """Fold a cell for comparison: letters as in a search, runs of spaces as one."""
    return " ".join(fold_text(text).split())


def is_unknown(text: str) -> bool:
    """Say whether a cell says that what it is about is not known, in words or by a dash."""
    return folded(text).rstrip(".") in folded_words("unknown", "words") or not any(map(str.isalnum, text))
