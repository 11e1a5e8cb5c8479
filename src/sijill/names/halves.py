"""Where a compound of two given names that is written as one word is cut: محمد|رضا, Hassan|ali, سید|جلیل.

Halves are compared one by one, so that غلامحسین is not Gholam Hassan, however near the whole words are.
"""

from __future__ import annotations

from functools import cache

from sijill.names.letters import spelt
from sijill.names.lexicon import lexicon, listed_spelling, plain, senses
from sijill.names.table import table

_SHORTEST = 2
_NOT_HALVES = ("abd", "ebd", "abu", "abo", "عبد", "ابو")


@cache
def _halves() -> tuple[frozenset[str], frozenset[str]]:
    """Return the spellings of first and of last halves, plain as the lexicon has them."""
    found = []
    for key in ("first_halves", "last_halves"):
        names = {spelt(word) for word in table()["compounds"][key].split()}
        held = set(names)
        for form, listed in lexicon().spellings.items():
            held |= {form for entry in listed.every if lexicon().entries[entry].first in names}
        found.append(frozenset(held))
    return found[0], found[1]


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """Return how first halves open and how last ones close, by which most words are seen to be none."""
    first, last = _halves()
    return frozenset(half[:_SHORTEST] for half in first), frozenset(half[-_SHORTEST:] for half in last)


def second_half(word: str) -> int:
    """Return where the second half of a compound begins, 0 if ``word`` is no compound."""
    first, last = _halves()
    form = plain(word)
    if len(form) <= 2 * _SHORTEST or form.startswith(_NOT_HALVES):
        return 0
    openings, closings = _edges()
    if form[:_SHORTEST] not in openings and form[-_SHORTEST:] not in closings:
        return 0
    for at in range(_SHORTEST, len(form) - 1):
        if form[:at] in first or form[at:] in last:
            break
    else:
        return 0
    found = _cut(word, first, last)
    return found if found and (not senses(word).every or _is_compound_entry(word, first, last)) else 0


def _cut(word: str, first: frozenset[str], last: frozenset[str]) -> int:
    for at in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
        head, tail = word[:at], word[at:]
        if (plain(head) in first and _is_given(tail)) or (plain(tail) in last and _is_given(head)):
            return at
    return 0


def _is_compound_entry(word: str, first: frozenset[str], last: frozenset[str]) -> bool:
    """Say whether what ``word`` is listed as is a compound, and not شاهده (Shahida) or زینالی (Zeinali)."""
    listed = listed_spelling(word)
    return listed is not None and senses(listed).given and _cut(listed, first, last) > 0


def _is_given(word: str) -> bool:
    return len(word) > _SHORTEST and senses(word).given
