"""Words with their language and direction, so that they can stand in a page of another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijill.text import direction, isolate, script

_CONTROLS = re.compile("[\u0000-\u0008\u000e-\u001f\u202a-\u202e\u2066-\u2069]")
# A name is too short for anything but its letters to tell its language.
_LETTERS = (("ckb", "ڕڵێۆ"), ("ur", "ٹڈڑںے"), ("fa", "پچژگکی"))
_SCRIPTS = {"ar": "Arab", "fa": "Arab", "ckb": "Arab", "ur": "Arab", "en": "Latn"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """``language`` is empty for the page's own words; ``direction`` empty where the words have none."""

    text: str
    language: str = ""
    direction: str = ""

    def __html__(self) -> str:
        return self.html()

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    def html(self) -> str:
        """Give the words, escaped and isolated, with their language."""
        isolated = isolate(self.text, "html")
        named = f' lang="{self.language}"' if self.language else ""
        if self.direction and not isolated.startswith("<bdi dir="):
            named += f' dir="{self.direction}"'
        return f"<bdi{named}{isolated[4:]}"


def tame(text: str) -> str:
    """Take out the characters that would turn or hide what stands around them on the page."""
    return _CONTROLS.sub("", text)


def here(text: str) -> Phrase:
    """Give words that the page itself says."""
    return Phrase(text)


def foreign(text: str, *, hint: str | None = None) -> Phrase:
    """Give words as a source has them; ``hint`` is the source's language, believed if the script fits."""
    text = tame(text)
    written = script(text)
    if hint is not None and _SCRIPTS.get(hint) == written:
        told = hint
    elif written == "Arab":
        told = next((code for code, letters in _LETTERS if any(letter in text for letter in letters)), "ar")
    else:
        told = "en" if written == "Latn" else "und"
    return Phrase(text, told, direction(text) or "")
