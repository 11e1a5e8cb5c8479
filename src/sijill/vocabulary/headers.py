"""From the header of a list's column to what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from sijill.text import fold_text
from sijill.vocabulary.terms import Column

_PIECES = re.compile(r"[/|\n\r\\]| - | – ")
_WORDS = re.compile(r"[^\W_]+")
# A longer header is a sentence; what its first words hint at will do.
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Wording:
    """The columns that one wording of a header may mean."""

    columns: tuple[Column, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What a header may mean, the likeliest first; ``sure`` if it is a known wording of just one."""

    header: str
    sure: bool
    candidates: tuple[Column, ...]

    @property
    def column(self) -> Column:
        """The likeliest meaning; to be confirmed by a person unless ``sure``."""
        return self.candidates[0]


def header_key(header: str) -> str:
    """Give the form in which headers are compared: letters and digits only, folded."""
    folded = fold_text(header)
    return "".join(_WORDS.findall(folded)) or folded.strip()


def match_header(header: str, wordings: Mapping[str, Wording]) -> ColumnMatch | None:
    """Match a header against known wordings (by :func:`header_key`); ``None`` if nothing is like it."""
    exact = wordings.get(header_key(header))
    if exact is not None:
        return ColumnMatch(header, exact.sure, exact.columns)
    # Bilingual headers say one thing twice.
    pieces = [key for piece in _PIECES.split(header) if (key := header_key(piece))]
    known = [wordings[piece] for piece in pieces if piece in wordings]
    if len(pieces) > 1 and len(known) == len(pieces):
        shared = tuple(column for column in known[0].columns if all(column in each.columns for each in known))
        if shared:
            return ColumnMatch(header, len(shared) == 1 and any(each.sure for each in known), shared)
    partial = _unique(column for each in known for column in each.columns) or _contained(header, wordings)
    return ColumnMatch(header, False, partial) if partial else None


def _contained(header: str, wordings: Mapping[str, Wording]) -> tuple[Column, ...]:
    """Find the longest known wordings whose words stand in the header in their order."""
    words = _WORDS.findall(fold_text(header))[:_MOST_WORDS]
    for size in range(len(words), 0, -1):
        keys = ("".join(chosen) for chosen in combinations(words, size))
        # Single letters and short numbers stand in too many headers to hint at anything.
        known = [wordings[key] for key in keys if len(key) > 2 and key in wordings]
        if known:
            return _unique(column for each in known for column in each.columns)
    return ()


def _unique(columns: Iterable[Column]) -> tuple[Column, ...]:
    return tuple({column.key: column for column in columns}.values())
