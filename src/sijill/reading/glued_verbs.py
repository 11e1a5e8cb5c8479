"""Where a verb that opens paragraphs was glued to the word before it, anywhere in a text (rules R5b, R5c).

Nothing in the letters shows it: both parts must be words, and the whole must be none. Other words that are
two are told by how common words are (:mod:`~sijill.reading.glued_words`).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from sijill.reading.glued_words import WORD, raw_length
from sijill.reading.layout_words import LayoutWords, layout_words, listed_words
from sijill.reading.lexicon import Lexicon
from sijill.text import fold_text

# Clitics together, and the beginnings of derived verbs: no words, so no left parts.
_NOT_WORDS = frozenset(
    ("وال", "بال", "فال", "کال", "وبال", "ولل", "فلل", "لل", "است", "واست", "فاست", "سیست", "وان", "فان")
)
_LONG_VERB = 4
_HEADING_WORDS = 4
_LEAST = 3


class _Words:
    """What counts as a word: the vocabulary, usual names and places, what stands free in this text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.layout: LayoutWords = layout_words(lexicon.language)
        self.found = [(match, fold_text(match[0])) for match in WORD.finditer(text)]
        self.free = Counter(folded for _, folded in self.found)

    def is_listed(self, word: str) -> bool:
        """Whether a word as it stands is one."""
        lists = (self.layout.openers, self.layout.plain, self.lexicon.entries, listed_words())
        return word in self.lexicon.numbers or any(word in words for words in lists)


def glued_verbs(text: str, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Split a word whose right part is a verb that opens paragraphs, its left part a word (R5b)."""
    # The longest verb first: سيطالب before يطالب.
    verbs = sorted((verb for verb in lexicon.words("opening") if len(verb) >= _LEAST), key=len, reverse=True)
    if not verbs:
        return
    kept = lexicon.words("no_split")
    words = _Words(text, lexicon)
    for match, folded in words.found:
        shape = len(folded) >= 2 * _LEAST and folded.endswith(tuple(verbs)) and not folded.endswith(kept)
        # «المنفى» is no "ألم" and "نفى": the word is listed without its article.
        listed = words.is_listed(folded) or words.is_listed(folded.removeprefix("ال"))
        if shape and words.free[folded] == 1 and not listed:
            split = _split(match[0], folded, [verb for verb in verbs if folded.endswith(verb)], words)
            if split:
                yield match.start() + split, "R5b"


def _split(word: str, folded: str, verbs: list[str], words: _Words) -> int | None:
    for verb in verbs:
        left = folded.removesuffix(verb)
        if len(left) < _LEAST or left in _NOT_WORDS:
            continue
        unlike = len(verb) >= _LONG_VERB and _has_no_prefixed_form(verb)
        if words.free[left] or left in words.lexicon.entries or unlike:
            cut = raw_length(word, len(left))
            if cut is not None:
                return cut
    return None


def _has_no_prefixed_form(verb: str) -> bool:
    """Whether no Arabic word ends in this verb with three more letters before it that are not clitics.

    So it is with the past of the fourth form (its alif stands first only) and with the feminine past.
    """
    return verb.startswith("ا") or verb.endswith("ت")


def glued_headings(text: str, breaks: list[int]) -> Iterator[tuple[int, str]]:
    """Find a heading glued to the end of a paragraph: its words stand together elsewhere too (R5c).

    Only before a break that ends a heading of two to four words, since the evidence is thin elsewhere.
    """
    found = [fold_text(match[0]) for match in WORD.finditer(text)]
    free = Counter(found)
    pairs = Counter(itertools.pairwise(found))
    for offset in breaks:
        start = max((other for other in breaks if other < offset), default=0)
        words = list(WORD.finditer(text, start, offset))[-_HEADING_WORDS:]
        for first in range(len(words) - 1):
            joined = text[words[first].start() : offset]
            if re.search(r"[.،,:؛«»()]", joined) or words[first].start() == start:
                continue
            rest = [fold_text(word[0]) for word in words[first + 1 :]]
            cut = _heading_in(words[first][0], rest, free, pairs)
            if cut is not None:
                yield words[first].start() + cut, "R5c"
                break


def _heading_in(
    word: str, rest: list[str], free: Counter[str], pairs: Counter[tuple[str, str]]
) -> int | None:
    folded = fold_text(word)
    if free[folded] > 1:
        return None
    for length in range(_LEAST, len(folded) - 2):
        left, right = folded[:length], folded[length:]
        if left not in _NOT_WORDS and free[right] and pairs[(right, rest[0])]:
            return raw_length(word, length)
    return None
