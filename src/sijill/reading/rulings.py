"""A sentence of a text as the rules for penalties see it: its words, and what was found in it so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from sijill.claims.kinds import Modality
from sijill.reading.durations import Duration, durations
from sijill.reading.wording import Term, Wording

BY = ("ب", "بال", "وب", "وبال", "فب")
_JOINS = {
    "en": frozenset(
        (
            "and",
            "plus",
            "along",
            "with",
            "together",
            "as",
            "well",
            "a",
            "an",
            "further",
            "another",
            "additional",
            "or",
            "then",
            "followed",
            "by",
            "to",
            "be",
            "also",
            "in",
            "addition",
            "both",
            "either",
            "on",
            "top",
            "of",
        )
    ),
    "fa": frozenset(
        ("و", "به", "نیز", "همچنین", "علاوه", "بر", "یا", "اضافه", "افزون", "پرداخت", "تحمل", "همراه", "با")
    ),
    "ar": frozenset(
        (
            "و",
            "او",
            "مع",
            "الی",
            "جانب",
            "فضلا",
            "عن",
            "اضافه",
            "ثم",
            "تلیها",
            "یلیها",
            "یلیه",
            "تلیه",
            "وایضا",
            "ایضا",
            "وکذلک",
            "کذلک",
            "علاوه",
            "علی",
            "بالاضافه",
            "والی",
            "ومع",
            "یضاف",
            "الیها",
            "الیه",
            "تعقبها",
        )
    ),
}
_LONGEST_JOIN = 6
IN_RULING = ("penal text", 0)
IN_CUSTODY = ("custody text", 0)
_HEAD = 24
LIST_ITEM = re.compile(
    r"\s*(?:[-–—•*·▪◦●■✔]|\(?\w{1,2}\u200c?[.)\-–/ـ:]|\w{1,3} – |"
    r"(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|اولا|یکم|دوم|سوم|چهارم|ثانیا|ثالثا|رابعا|first|second|third|fourth)\w*)",
    re.IGNORECASE,
)


def mark_rulings(wordings: Sequence[Wording]) -> None:
    """Note in each stretch of a text that reports what a court decided, so that its lists are read so too."""
    if any(one.terms("sentencing") and one.terms("penal", "court", "judge") for one in wordings):
        for one in wordings:
            one.memo[IN_RULING] = True
    if any(one.terms("custody") for one in wordings):
        for one in wordings:
            one.memo[IN_CUSTODY] = True


@dataclass(slots=True)
class Found:
    """One penalty in words ``[first, last)``; ``verbal`` if its verb opens a clause of its own ("fined")."""

    first: int
    last: int
    type: str
    rule: str
    amount: int | None = None
    unit: str | None = None
    suspended: object = None
    per: str = "unstated"
    verbal: bool = False
    modality: Modality = Modality.STATED


@dataclass(slots=True)
class Ruling:
    """Words ``[first, last)`` of one sentence, its lengths of time, and the penalties found in it so far."""

    wording: Wording
    first: int
    last: int
    lengths: list[Duration] = field(init=False)
    found: list[Found] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.lengths = durations(self.wording, self.first, self.last, bare=True)

    @property
    def language(self) -> str:
        """The language of the vocabulary."""
        return self.wording.language

    def terms(self, *categories: str) -> list[Term]:
        """Give the terms of these categories in the sentence, in order."""
        found: list[Term] = []
        for category in categories:
            terms = self.wording.terms(category)
            place = bisect_left(terms, self.first, key=lambda term: term.first)
            while place < len(terms) and terms[place].first < self.last:
                found.append(terms[place])
                place += 1
        return sorted(found, key=lambda term: term.first) if len(categories) > 1 else found

    def folded(self, index: int) -> str:
        """Give a word's folded spelling, empty outside the sentence."""
        return self.wording.folded(index) if self.first <= index < self.last else ""

    def marked(self, index: int) -> bool:
        """Whether a mark (comma, bracket, colon …) stands before a word."""
        return bool(self.wording.gap(index).strip(" \xa0-\u2010\u2011\u200c'’\u200f\u200e"))

    def known(self, index: int, *categories: str) -> bool:
        """Whether a word of the sentence is part of a term of one of the categories."""
        return self.first <= index < self.last and self.wording.is_known(index, *categories)

    def at(self, index: int, *categories: str) -> Term | None:
        """Give the term of one of the categories that starts at a word of the sentence."""
        return self.wording.term_at(index, *categories) if self.first <= index < self.last else None

    @property
    def passes_sentence(self) -> bool:
        """Whether words for passing a sentence stand in it."""
        return bool(self.terms("sentencing")) or bool(self.found)

    @property
    def is_penal(self) -> bool:
        """Whether anything in it or around it in the paragraph speaks of courts and sentences."""
        return self.passes_sentence or bool(
            self.wording.terms("penal") or self.wording.terms("sentencing") or self.is_order
        )

    @property
    def is_order(self) -> bool:
        """Whether it is an item of a list in a text that reports what a court decided."""
        listed = self.wording.memo.get(("item", 0))
        if listed is None:
            head = self.wording.text[self.wording.start : self.wording.start + _HEAD]
            listed = self.wording.memo[("item", 0)] = bool(LIST_ITEM.match(head))
        return bool(listed and self.wording.memo.get(IN_RULING))

    def add(self, one: Found) -> None:
        """Keep a penalty; its words are taken."""
        self.found.append(one)
        self.found.sort(key=lambda other: other.first)
        self.taken.update(range(one.first, one.last))

    def free(self, first: int, last: int) -> bool:
        """Whether no word of ``[first, last)`` is taken."""
        return not any(index in self.taken for index in range(first, last))

    def joined(self, index: int) -> Found | None:
        """Give the penalty that the word before or after "and", "along with" … at ``index`` goes on from."""
        before = [one for one in self.found if one.last <= index]
        if not before:
            return None
        one = max(before, key=lambda other: other.last)
        between = range(one.last, index)
        if len(between) > _LONGEST_JOIN or not all(self._joins(step) for step in between):
            return None
        marks = {self.wording.gap(step).strip(" \xa0'’") for step in range(one.last, index + 1)}
        return one if marks <= {"", ",", "،", "«", '"', "”", "»", "-"} else None

    def _joins(self, index: int) -> bool:
        words = _JOINS.get(self.language, frozenset())
        return self.folded(index) in words or self.known(index, "share", "suspended", "whole", "pays")
