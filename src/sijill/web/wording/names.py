"""Which of a person's spellings leads on a page of one language."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.text import script
from sijill.web.wording.phrase import Phrase, foreign

_SCRIPT = {"ar": "Arab", "fa": "Arab", "en": "Latn"}
_LETTERS = {"ar": "ةىيكأإؤئ", "fa": "پچژگکی"}


def ordered(names: Sequence[str], language: str) -> list[str]:
    """Put the spellings that readers of ``language`` read most easily before the others."""
    if len(names) < 2:
        return list(names)
    return sorted(names, key=lambda name: -_nearness(name, language))


def leading(names: Sequence[str]) -> Phrase | None:
    """Give the first name, or nothing where nobody is named."""
    return foreign(names[0]) if names else None


def _nearness(name: str, language: str) -> int:
    own = any(letter in name for letter in _LETTERS.get(language, ""))
    other = any(
        letter in name for code, letters in _LETTERS.items() if code != language for letter in letters
    )
    return 4 * (script(name) == _SCRIPT.get(language)) + 2 * own - other
