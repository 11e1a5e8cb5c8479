"""Where a heading without a stop was glued to the paragraph after it, in Arabic letters (rules R5 to R5d).

Nothing in the letters shows it: both parts must be words, and the whole must be none.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from sijill.reading.layout_words import LayoutWords, layout_words, listed_words
from sijill.reading.lexicon import Lexicon
from sijill.text import fold_text

LETTER = "[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]"
WORD = re.compile(rf"{LETTER}[\w\u064b-\u0655\u0670\u0640\u200c]*")
_HARAKAT = re.compile("[\u064b-\u0655\u0670\u0640\u200c]")
# Clitics together, and the beginnings of derived verbs: no words, so no left parts.
_NOT_WORDS = frozenset(
    ("وال", "بال", "فال", "کال", "وبال", "ولل", "فلل", "لل", "است", "واست", "فاست", "سیست", "وان", "فان")
)
_LONG_VERB = 4
_HEADING_WORDS = 4
_LINE_WORDS = 16
_LEAST = 3
_LONG = 5
_JOINER = "\u200c"
_AFTER = 40
_ENDS = re.compile(r"(?<!\d)[.!?؟؛;]\s")
_DATELINE = re.compile(
    r"\s*(?:[–—-]\s|،\s*(?:\d|[^\s،]{3,9}\s+\d)"
    r"|\((?:وكالة|وکالة|آژانس|خبرگزاری|[^)\d]{3,25}\)\s*[–—:-]))"
)
LABEL = re.compile(r"(?:\s\w+){0,3}\s?:")
_CLITICS = ("و", "ف", "ب", "ل", "ک", "ال", "لل", "وال", "فال", "بال", "وبال", "ولل", "وب", "ول")
_ENDINGS = {
    "ar": ("ا", "ها", "هم", "هما", "ه", "ون", "ین", "ات", "ان", "یه", "ی", "نا", "ت", "وا"),
    "fa": (
        "ها",
        "های",
        "هایی",
        "ی",
        "ای",
        "ان",
        "ش",
        "م",
        "ند",
        "اند",
        "شان",
        "تر",
        "ترین",
        "یی",
        "گان",
        "گی",
    ),
}


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

    def is_known(self, word: str) -> bool:
        """Whether a word, or what is left of it without clitics and endings, is one."""
        if self.free[word] > 1 or self.is_listed(word):
            return True
        stems = {word}
        if self.lexicon.language == "ar":
            stems |= {word.removeprefix(clitic) for clitic in _CLITICS}
        for ending in _ENDINGS.get(self.lexicon.language, ()):
            stems |= {stem.removesuffix(ending) for stem in tuple(stems)}
        return any(len(stem) >= _LEAST and self.is_listed(stem) for stem in stems - {word})

    def ends_a_heading(self, word: str) -> bool:
        """Whether a left part is a word on its own."""
        if len(word) < _LEAST or (word in _NOT_WORDS and self.lexicon.language == "ar"):
            return False
        return word in self.layout.plain or bool(self.free[word]) or self.is_listed(word)


def glued_words(text: str, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Split a word whose right part is a verb that opens paragraphs, its left part a word (R5, R5b)."""
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
                yield match.start() + split[0], split[1]


def _split(word: str, folded: str, verbs: list[str], words: _Words) -> tuple[int, str] | None:
    for verb in verbs:
        left = folded.removesuffix(verb)
        if len(left) < _LEAST or left in _NOT_WORDS:
            continue
        if words.free[left]:
            rule = "R5b"
        elif left in words.lexicon.entries or (len(verb) >= _LONG_VERB and _has_no_prefixed_form(verb)):
            rule = "R5"
        else:
            continue
        cut = _raw_length(word, len(left))
        if cut is not None:
            return cut, rule
    return None


def _has_no_prefixed_form(verb: str) -> bool:
    """Whether no Arabic word ends in this verb with three more letters before it that are not clitics.

    So it is with the past of the fourth form (its alif stands first only) and with the feminine past.
    """
    return verb.startswith("ا") or verb.endswith("ت")


def _raw_length(word: str, folded_length: int) -> int | None:
    """Give how many code points of a word fold to its first letters, with the marks that belong to them."""
    count = 0
    for index, letter in enumerate(word):
        if count == folded_length and not _HARAKAT.match(letter):
            return index
        count += len(fold_text(letter))
    return None


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
            return _raw_length(word, length)
    return None


def glued_lines(text: str, breaks: list[int], lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Find where a short line was glued to the next: both parts of an unknown word are words (R5d).

    Only in the first words of a piece, before its first stop: headings and datelines stand there.
    """
    if lexicon.language not in _ENDINGS:
        return
    words = _Words(text, lexicon)
    starts = [0, *breaks]
    begun, count = -1, 0
    for index, (match, folded) in enumerate(words.found):
        start = max(starts[bisect_right(starts, match.start()) - 1], begun)
        count = count + 1 if start == begun else 1
        begun = start
        if count > _LINE_WORDS or len(folded) < 2 * _LEAST - 1 or words.is_known(folded):
            continue
        if _ENDS.search(text, start, match.start()):
            continue
        following = words.found[index + 1][1] if index + 1 < len(words.found) else ""
        length = _cut(folded, following, words, after=text[match.end() : match.end() + _AFTER])
        cut = _raw_length(match[0], length) if length else None
        if cut is not None and _JOINER not in match[0][cut - 1 : cut + 1]:
            yield match.start() + cut, "R5d"
            begun, count = match.start() + cut, 1


def _cut(folded: str, following: str, words: _Words, *, after: str) -> int:
    """Give the length of the left part; 0 if the word is one."""
    layout = words.layout
    labelled, dated = bool(LABEL.match(after)), bool(_DATELINE.match(after))
    best = (0, 0)
    for length in range(_LEAST - 1, len(folded) - 1):
        left, right = folded[:length], folded[length:]
        if right in layout.endings or left in layout.prefixes:
            continue
        if length < _LEAST and left not in layout.short:
            continue
        opens = _opens(right, left, words)
        sure = (right, following) in layout.phrases or right in layout.strong
        sure = sure or (labelled and len(right) >= _LEAST and (opens or right in layout.labels))
        if len(right) < _LEAST and not sure:
            opens = opens and length >= _LONG and left in layout.plain
        place = dated and len(right) > _LEAST and (right in listed_words() or bool(words.free[left]))
        # A name after a heading's usual word: «زندان‌ها» and who is in them.
        place = place or (
            left in layout.plain and length >= _LONG and len(right) >= _LEAST and right in listed_words()
        )
        closes = left in layout.closing
        ends = words.ends_a_heading(left) or left in layout.short
        if closes or (sure and (ends or length > _LEAST)) or (ends and (opens or place)):
            best = max(best, (3 * sure + 2 * closes + 2 * opens + place + ends, length))
    return best[1]


def _opens(right: str, left: str, words: _Words) -> bool:
    """Whether a right part opens paragraphs, or is a word of our subject and no half of a compound name."""
    if right in words.layout.openers or words.lexicon.knows(right, "opening"):
        return True
    evident = left in words.layout.plain or (bool(words.free[left]) and len(left) > _LEAST)
    compound = left in listed_words() and right.startswith("ال")
    return evident and len(right) >= _LONG and right in words.lexicon.entries and not compound
