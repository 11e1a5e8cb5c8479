"""What an estimate rests on, is warned of or was refused for: a code, its figures, and a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

LANGUAGES = ("en", "ar", "fa")

Figure = int | float | str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to be known about a table or an answer; ``figures`` are the numbers and names behind it.

    ``code`` is a key of ``sentences.toml``, which holds the sentence in English, Arabic and Persian.
    """

    code: str
    figures: tuple[tuple[str, Figure], ...] = ()

    def sentence(self, language: str = "en", *, write: Callable[[Figure], str] | None = None) -> str:
        """Say it in a language of :data:`LANGUAGES`. Raises ``KeyError`` for any other.

        ``write`` writes the figures, in a language's own digits for instance; :func:`written` by default.
        """
        words = sentences()[self.code][language]
        figures = {name: (write or written)(value) for name, value in self.figures}
        return Formatter().vformat(words, (), figures)

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "figures": dict(self.figures), "sentence": self.sentence()}


def found(code: str, **figures: Figure) -> Finding:
    """Make a finding from its figures by name."""
    return Finding(code, tuple(figures.items()))


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Read all sentences, by code and language."""
    text = files(__package__).joinpath("sentences.toml").read_text(encoding="utf-8")
    read: dict[str, dict[str, str]] = tomllib.loads(text)
    return read


def written(value: Figure) -> str:
    """Write a figure: whole numbers with separators of thousands, others with the digits that matter."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
