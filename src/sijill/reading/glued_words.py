"""Two lines glued in the middle of what reads as one word: told by how common the words are (rule R5).

"مطالبنامن" is no word, "مطالبنا" and "من" are, and common ones: how much likelier the pair is than the whole,
and where it stands, are weighed by a logistic regression that ``tools/layout_model.py`` learned from texts
whose breaks were taken away. Sums of logarithms of word frequencies: as in word segmentation by a unigram
model (Norvig, "Natural Language Corpus Data", in *Beautiful Data*, 2009).
"""

from __future__ import annotations

import math
import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sijill.reading.layout_words import LayoutWords, layout_words, listed_words
from sijill.reading.lexicon import Lexicon
from sijill.text import fold_text
from sijill.text.frequency import frequencies

LEAST = 0.5
"""How probable a break must be to be proposed."""

WEIGHTS = "glued_words.toml"

LETTER = "[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]"
WORD = re.compile(rf"{LETTER}[\w\u064b-\u0655\u0670\u0640\u200c]*")
LABEL = re.compile(r"(?:\s\w+){0,3}\s?:")
_HARAKAT = re.compile("[\u064b-\u0655\u0670\u0640\u200c]")
_JOINER = "\u200c"
_LINE_WORDS = 16
_SHORTEST = 5
_LONGEST = 24
_LISTED = -5.5
_RAREST = -8.0
_EACH_LETTER = 0.5
_USUAL = 4
_STEM = 3
_ENDS = re.compile(r"(?<!\d)[.!?؟؛;]\s")
_REST = re.compile(r"[^.!?؟\n]*")
_TAIL = 20
_NEXT = re.compile(r"\s+(\w+)")
_DATELINE = re.compile(
    r"\s*(?:[–—-]\s|،\s*(?:\d|[^\s،]{3,9}\s+\d)"
    r"|\((?:وكالة|وکالة|آژانس|خبرگزاری|[^)\d]{3,25}\)\s*[–—:-]))"
)
# What a clitic or an ending costs, in powers of ten, by how often words bear it.
_CLITICS = {
    "ar": {"و": -1.2, "ف": -2.5, "ب": -1.7, "ل": -1.7, "ک": -2.5, "ال": -0.7, "وال": -1.7, "بال": -1.8}
    | {"لل": -1.8, "س": -2.2, "وب": -2.8, "ول": -2.8},
    "fa": {},
}
_ENDINGS = {
    "ar": {"ه": -1.3, "ها": -1.4, "هم": -1.7, "ات": -1.0, "ین": -1.0, "ون": -1.0, "ان": -1.3, "ا": -1.0}
    | {"نا": -1.8, "ی": -1.6, "یه": -1.3, "ت": -1.3, "وا": -1.6, "ک": -1.8, "کم": -2.0},
    "fa": {"ی": -1.0, "ها": -1.0, "های": -1.0, "هایی": -1.7, "هایش": -2.0, "ای": -1.3, "ان": -1.2, "ش": -1.5}
    | {"م": -1.5, "ند": -1.7, "اند": -1.7, "شان": -1.7, "تر": -1.7, "ترین": -2.0, "گان": -1.7, "گی": -1.7}
    | {"یی": -2.0, "ست": -2.0, "مان": -2.0},
}

SIGNS = (
    *("one", "gain", "left", "right", "whole", "left is short", "right is short", "right has three letters"),
    *("words before", "opens the line", "right opens", "left ends a heading", "right opens surely"),
    *("right is a label", "left is a name", "right is a name", "whole is usual", "whole stands elsewhere"),
    *("left stands elsewhere", "right stands elsewhere", "words after", "left ends in a last letter"),
    *("has a joiner", "right is very common", "right is common", "left is common", "a mark follows"),
    *("a part is no word", "right is an ending", "left is a clitic", "right is of the subject"),
    *(
        "left is of the subject",
        "left is listed",
        "right is listed",
        "right begins with the article",
        "a dateline follows",
        "a dateline follows an unknown word",
        "left closes a clause",
        "left is a short word",
        "right opens with the next word",
    ),
)
"""What is weighed, in the order of the weights."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place inside a word where a break may have been lost; ``signs`` as in :data:`SIGNS`."""

    offset: int
    signs: tuple[float, ...]


def glued_words(text: str, breaks: Sequence[int], lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Find breaks inside words, in the first words of a line; ``breaks``: those found before, in order."""
    weights = _weights(lexicon.language)
    if not weights:
        return
    for candidates in candidates_of(text, breaks, lexicon):
        offset, odds = max(((one.offset, _odds(one, weights)) for one in candidates), key=lambda it: it[1])
        if odds >= math.log(LEAST / (1 - LEAST)):
            yield offset, "R5"


def candidates_of(text: str, breaks: Sequence[int], lexicon: Lexicon) -> Iterator[list[Candidate]]:
    """Give, for each word that may be two, where it may part: the likeliest places, at most three."""
    words = _Words(text, lexicon)
    starts = [0, *breaks]
    for match, folded in words.found:
        start = starts[bisect_right(starts, match.start()) - 1]
        if not _SHORTEST <= len(folded) <= _LONGEST or "_" in match[0]:
            continue
        before = len(text[start : match.start()].split())
        if before > _LINE_WORDS or _ENDS.search(text, start, match.start()):
            continue
        parts = words.parts(folded)
        found = [one for one in (words.candidate(text, match, part, before) for part in parts) if one]
        if found:
            yield found


@dataclass(frozen=True, slots=True)
class _Part:
    """A word parted: folded halves, and the logarithm of how likely each and the whole are."""

    left: str
    right: str
    likely_left: float
    likely_right: float
    likely_whole: float

    @property
    def gain(self) -> float:
        return self.likely_left + self.likely_right - self.likely_whole


class _Words:
    """The words of a text, and how likely words of its language are."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.layout: LayoutWords = layout_words(lexicon.language)
        self.common = frequencies(lexicon.language)
        self.found = [(match, _spelling(match[0])) for match in WORD.finditer(text)]
        self.free = Counter(folded for _, folded in self.found)

    def parts(self, word: str) -> list[_Part]:
        whole = self.likely(word)
        found = []
        for length in range(2, len(word) - 1):
            left, right = word[:length], word[length:]
            if left[-1] == _JOINER or right[0] == _JOINER or left.endswith((_JOINER + "و", "ال")):
                continue
            found.append(_Part(left, right, self.likely(left), self.likely(right), whole))
        return sorted(found, key=lambda part: -part.gain)[:3]

    def likely(self, word: str) -> float:
        """Give the logarithm of how likely a word is, by its stem where it is in no list."""
        best = self._stem(word.replace(_JOINER, ""))
        pieces = [piece for piece in word.split(_JOINER) if piece]
        if len(pieces) > 1:
            joined = min(map(self._stem, pieces)) - _EACH_LETTER * (len(pieces) - 1)
            best = max(best, joined)
        return best

    def _stem(self, word: str) -> float:
        best = self._listed(word)
        language = self.lexicon.language
        for clitic, cost in _CLITICS[language].items():
            if word.startswith(clitic) and len(word) - len(clitic) >= _STEM:
                best = max(best, cost + self._listed(word[len(clitic) :]))
        for ending, cost in _ENDINGS[language].items():
            if word.endswith(ending) and len(word) - len(ending) >= _STEM:
                best = max(best, cost + self._listed(word[: -len(ending)]))
        return best

    def _listed(self, word: str) -> float:
        unknown = _RAREST - _EACH_LETTER * max(0, len(word) - _USUAL)
        own = word in listed_words() or word in self.lexicon.entries
        return max(self.common.get(word, unknown), _LISTED if own else unknown)

    def candidate(self, text: str, match: re.Match[str], part: _Part, before: int) -> Candidate | None:
        """Weigh a place, if the letters of the text part there as the folded ones do."""
        cut = raw_length(match[0], len(part.left.replace(_JOINER, "")))
        if cut is None:
            return None
        names, layout, lexicon = listed_words(), self.layout, self.lexicon
        left, right = part.left.replace(_JOINER, ""), part.right.replace(_JOINER, "")
        after = text[match.end() : match.end() + 1]
        rest = _REST.match(text, match.end())
        following = _NEXT.match(text, match.end())
        dateline = _DATELINE.match(text, match.end()) is not None
        signs = (
            1.0,
            part.gain,
            part.likely_left,
            part.likely_right,
            part.likely_whole,
            len(left) == 2,
            len(right) == 2,
            len(right) == _STEM,
            before / 10,
            before == 0,
            right in layout.openers or lexicon.knows(right, "opening"),
            left in layout.plain,
            right in layout.strong,
            right in layout.labels and LABEL.match(text, match.end()) is not None,
            left in names,
            right in names,
            part.likely_whole > -7,
            self.free[_spelling(match[0])] > 1,
            bool(self.free[part.left]),
            bool(self.free[part.right]),
            min(len(rest[0].split()) if rest else 0, _TAIL) / 10,
            match[0][cut - 1] in "ةىء",
            _JOINER in match[0],
            part.likely_right > -3.3,
            part.likely_right > -4,
            part.likely_left > -4.5,
            after in "،,)»" and after != "" and not dateline,
            right in layout.endings or left in layout.prefixes,
            right in _ENDINGS[lexicon.language],
            left in _CLITICS[lexicon.language],
            right in lexicon.entries,
            left in lexicon.entries,
            left in self.common,
            right in self.common,
            right.startswith("ال"),
            dateline,
            dateline and part.likely_whole < _RAREST and part.likely_left > -4,
            left in layout.closing,
            left in layout.short,
            (right, fold_text(following[1]) if following else "") in layout.phrases,
        )
        return Candidate(match.start() + cut, tuple(map(float, signs)))


def _spelling(word: str) -> str:
    """Fold a word, keeping its joiners: no word ends or begins at one."""
    return _JOINER.join(map(fold_text, word.split(_JOINER)))


def raw_length(word: str, folded_length: int) -> int | None:
    """Give how many code points of a word fold to its first letters, with the marks that belong to them."""
    count = 0
    for index, letter in enumerate(word):
        if count == folded_length and not _HARAKAT.match(letter):
            return index
        count += len(fold_text(letter))
    return None


def _odds(candidate: Candidate, weights: Sequence[float]) -> float:
    return sum(weight * sign for weight, sign in zip(weights, candidate.signs, strict=True))


@cache
def _weights(language: str) -> tuple[float, ...]:
    """Read the weights of a language; empty for one that has none."""
    if not frequencies(language):
        return ()
    learned = tomllib.loads(resources.files("sijill.reading").joinpath(WEIGHTS).read_text("utf-8"))[language]
    return tuple(float(learned[sign]) for sign in SIGNS)
