"""A whole text as numbered words, with counts of what signs stand before each: the ground of all ties."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sijill.claims.reading import SegmentKind
from sijill.reading.quotation import find_marked
from sijill.reading.wording import Wording

Ints = NDArray[np.int64]

CUES = (
    ("report",),
    ("source",),
    ("that",),
    ("stop", "preposition"),
    ("demand", "demand_passive", "demand_want", "demand_modal"),
    ("event", "befell"),
    ("sentencing", "imposes"),
    ("penalty", "unit"),
    ("kin", "own_kin"),
    ("plural",),
    ("singular",),
    ("first_person",),
    ("contrast", "rival", "turn"),
    ("testimony", "claimed", "claim_noun", "document_noun"),
    ("measure", "counted"),
    ("office", "occupation", "title"),
    ("verb", "finite", "was"),
    ("authority", "body_noun", "organisation"),
    ("age", "minor"),
)
"""Categories of the vocabulary that are counted together."""
REPORT, SOURCE, FIRST_PERSON, NUMBER = 0, 1, 11, len(CUES)

MARKS = (",،", ":", ";؛", '«“"„', '»”"', "([", ")]", "-–—", "\n")
"""Signs between words that are counted together."""
COMMA, COLON, SEMICOLON, OPENS, CLOSES, BRACKET, UNBRACKET, DASH, LINE = range(len(MARKS))
_KINDS = {kind: number for number, kind in enumerate(SegmentKind)}


@lru_cache(maxsize=65536)
def spelled(word: str) -> int:
    """Give the number of a folded word."""
    return zlib.crc32(word.encode()) >> 4


class Page:
    """The words of all stretches in order, and for each the sentence, clause and paragraph it is of.

    ``cues[c, i]`` is how many words before word ``i`` are of ``CUES[c]``, ``marks[m, i]`` how many of
    the gaps before the words ``< i`` hold a sign of ``MARKS[m]``. ``quote``: the quotation around a word,
    else -1.
    """

    def __init__(self, wordings: Sequence[Wording], kinds: Sequence[SegmentKind]) -> None:
        words = [word for wording in wordings for word in wording.words]
        self.count = len(words)
        self.starts = np.array([word.start for word in words], np.int64)
        self.ends = np.array([word.end for word in words], np.int64)
        self.spelling = np.array([spelled(word.folded) for word in words], np.int64)
        self.sentence = np.zeros(self.count + 1, np.int64)
        self.clause = np.zeros(self.count + 1, np.int64)
        self.paragraph = np.zeros(self.count + 1, np.int64)
        self.quote = np.full(self.count + 1, -1, np.int64)
        self.segment = np.zeros(self.count + 1, np.int64)
        flags = np.zeros((len(CUES) + 1, self.count + 1), np.int64)
        marks = np.zeros((len(MARKS), self.count + 2), np.int64)
        offset = 0
        for number, (wording, kind) in enumerate(zip(wordings, kinds, strict=True)):
            last = offset + len(wording)
            self.paragraph[offset:last] = number
            self.segment[offset:last] = _KINDS[kind]
            self._cut(wording, offset)
            self._flag(wording, offset, flags)
            for index in range(len(wording)):
                gap = wording.gap(index)
                if len(gap) > 1 or gap not in (" ", "\u200c", ""):
                    for sign, these in enumerate(MARKS):
                        if any(mark in gap for mark in these):
                            marks[sign, offset + index] = 1
            if last > offset:
                marks[LINE, offset] = 1
            self._quote(wording, offset, number)
            offset = last
        self.paragraph[-1] = len(wordings)
        if self.count:
            self.sentence[-1] = self.sentence[-2] + 1
            self.clause[-1] = self.clause[-2] + 1
        self.flags = flags
        self.signs = marks
        self.cues = _summed(flags)
        self.marks = _summed(marks)
        places = np.arange(self.count + 1)
        report = flags[REPORT].astype(bool)
        self.report_before = np.maximum.accumulate(np.where(report, places, -1))
        self.report_after = np.minimum.accumulate(np.where(report, places, self.count + 99)[::-1])[::-1]
        self.sentence_start = _first_of(self.sentence)
        self.clause_start = _first_of(self.clause)

    def _cut(self, wording: Wording, offset: int) -> None:
        for cuts, of in ((wording.sentences, self.sentence), (wording.clauses, self.clause)):
            begun = int(of[offset - 1]) + 1 if offset else 0
            for number, (first, last) in enumerate(cuts):
                of[offset + first : offset + last] = begun + number

    def _flag(self, wording: Wording, offset: int, flags: Ints) -> None:
        for number, categories in enumerate(CUES):
            for term in wording.terms(*categories):
                flags[number, offset + term.first] = 1
        for index, word in enumerate(wording.words):
            if word.number is not None:
                flags[NUMBER, offset + index] = 1

    def _quote(self, wording: Wording, offset: int, number: int) -> None:
        for place, marked in enumerate(find_marked(wording.text, wording.start, wording.end)):
            if marked.level == 0 and len(wording):
                first = offset + int(
                    np.searchsorted(self.ends[offset : offset + len(wording)], marked.start, "right")
                )
                last = offset + int(np.searchsorted(self.starts[offset : offset + len(wording)], marked.end))
                self.quote[first:last] = number * 1000 + place

    def words(self, start: Ints, end: Ints) -> tuple[Ints, Ints]:
        """Give the words that share a letter with code points, as ranges."""
        first = np.searchsorted(self.ends, start, "right")
        return first, np.maximum(np.searchsorted(self.starts, end, "left"), first + 1)


def _summed(flags: Ints) -> Ints:
    return np.concatenate([np.zeros((len(flags), 1), np.int64), np.cumsum(flags, axis=1)], axis=1)


def _first_of(groups: Ints) -> Ints:
    """Give where the run of equal numbers around each place begins."""
    places = np.arange(len(groups))
    begins = np.concatenate([[True], groups[1:] != groups[:-1]])
    return np.maximum.accumulate(np.where(begins, places, 0))
