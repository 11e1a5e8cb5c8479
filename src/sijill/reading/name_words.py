"""What a word can be in a name, whatever the language."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.reading.lexicon import NAMES
from sijill.reading.numbers import number_word
from sijill.reading.wording import Wording

NONE, UNKNOWN, WEAK, GIVEN, FAMILY, NISBA, ARTICLE, PARTICLE, SUFFIX, KUNYA = range(10)
"""No part of a name; an unknown word; a usual given name that is a common word too; a usual given name; a
family name by the table or its shape; an Arabic word with article, with and without the ending of origin;
what only stands before, or only after, another part; «أبو Name», a whole name."""

_JOINS = " \xa0\u200c-\u2010\u2011.’'"
ROLES = ("office", "title", "occupation", "former")


@dataclass(frozen=True, slots=True)
class Run:
    """A possible name, words ``[first, last)`` without ``skip`` letters of a clitic; what its parts are."""

    first: int
    last: int
    skip: int
    kinds: tuple[int, ...]


def is_vocabulary(wording: Wording, index: int, but: frozenset[str] = frozenset()) -> bool:
    """Whether a word is one of the vocabulary for anything else than names, and than ``but``."""
    return not wording.categories(index) <= NAMES | but


def is_number(wording: Wording, index: int) -> bool:
    """Whether a word is a number; worked out once for each word."""
    known: bool | None = wording.memo.get(("number", index))
    if known is None:
        known = wording.memo["number", index] = number_word(wording, index)
    return known


def is_joined(wording: Wording, index: int) -> bool:
    """Whether no mark and no end of a line stands before a word."""
    gap = wording.gap(index)
    if "\n" in gap or gap.strip(_JOINS):
        return False
    dashes = gap.strip(" \xa0\u200c")
    if dashes in ("-", "\u2010", "\u2011") and gap != dashes:
        return False
    return dashes != "." or len(wording.folded(index - 1)) == 1


def is_initial(wording: Wording, index: int) -> bool:
    """Whether a letter and a dot stand for a part of a name: «آیهان س.», «ط. ع.»."""
    if not 0 <= index < len(wording):
        return False
    letter = len(wording.folded(index)) == 1 or wording.folded(index) == "الف"
    dotted = wording.text.startswith(".", wording.words[index].end)
    return letter and dotted and wording.words[index].number is None and wording.folded(index) != "و"


def without_marks(text: str, end: int) -> int:
    """Give the end of a name without the vowel sign that joins it to the next word: «کریمیِ»."""
    while end > 0 and text[end - 1] in "\u064b\u064c\u064d\u064e\u064f\u0650\u200c":
        end -= 1
    return end
