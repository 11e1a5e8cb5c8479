"""What must be known of a count: a code, its figures, and a sentence in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

LANGUAGES = ("en", "ar", "fa")


@dataclass(frozen=True, slots=True)
class Note:
    """``code`` is a key of ``notes.toml``; ``figures`` are the numbers and names in its sentence.

    A figure that is a note itself is said in the language of the sentence.
    """

    code: str
    figures: tuple[tuple[str, int | str | Note], ...] = ()

    def sentence(self, language: str = "en", *, write: Callable[[int | str], str] = str) -> str:
        """Say it in a language of :data:`LANGUAGES`; raises ``KeyError`` for any other.

        ``write`` writes the figures, in a language's own digits for instance.
        """
        words = sentences()[self.code][language]
        figures = {
            name: value.sentence(language) if isinstance(value, Note) else write(value)
            for name, value in self.figures
        }
        return Formatter().vformat(words, (), figures)

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "figures": {
                name: value.sentence() if isinstance(value, Note) else value for name, value in self.figures
            },
            "sentence": {language: self.sentence(language) for language in LANGUAGES},
        }


def note(code: str, **figures: int | str | Note) -> Note:
    """Make a note from its figures by name."""
    return Note(code, tuple(figures.items()))


def said(notes: Iterable[Note]) -> dict[str, str]:
    """Say several notes after one another, in each language."""
    held = tuple(notes)
    return {language: " ".join(item.sentence(language) for item in held) for language in LANGUAGES}


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Read all sentences, by code and language."""
    text = files(__package__).joinpath("notes.toml").read_text(encoding="utf-8")
    read: dict[str, dict[str, str]] = tomllib.loads(text)
    return read
