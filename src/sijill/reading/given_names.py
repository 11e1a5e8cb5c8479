"""Usual given and family names as folded: the table of :mod:`sijill.names` and what the vocabulary adds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from sijill.reading.lexicon import LANGUAGES, lexicon
from sijill.text import fold_text

_ENDINGS_FROM = 4
_STEM_FROM = 2


@dataclass(frozen=True, slots=True)
class UsualNames:
    """Folded names of either script, and the endings that make family names of other words."""

    given: frozenset[str]
    family: frozenset[str]
    endings: tuple[str, ...]

    def is_family(self, folded: str) -> bool:
        """Whether a word is a usual family name, or has the shape of one."""
        return folded in self.family or (
            len(folded) >= _ENDINGS_FROM + _STEM_FROM and folded.endswith(self.endings)
        )


@cache
def usual_names(language: str) -> UsualNames:
    """Give the names of the table, and those that the vocabulary of a language adds."""
    given: set[str] = set()
    family: set[str] = set()
    # The table is read as a file: its own room takes long to load, and its rules are not needed here.
    table = resources.files("sijill").joinpath("names", "lexicon.tsv").read_text("utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            kind, _, arabic, latin = line.split("\t")
            words = {fold_text(word) for word in (*arabic.split(), *latin.split())}
            if kind.startswith("given"):
                given |= words
            elif kind == "family":
                family |= words
    endings: tuple[str, ...] = ()
    if language in LANGUAGES:
        given.update(lexicon(language).words("given"))
        family.update(lexicon(language).words("family"))
        endings = lexicon(language).words("family_ending")
    return UsualNames(frozenset(given), frozenset(family), endings)
