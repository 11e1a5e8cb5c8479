"""A stretch of text as the rules see it: words, what stands between them, and the terms they make."""

from __future__ import annotations

import itertools
import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from sijill.reading.lexicon import Entry, Lexicon, lexicon
from sijill.text import fold_text, tokens

if TYPE_CHECKING:
    from sijill.reading.numbers import Number

# Digits part from letters, and in Persian a number from its "years old": شانزده‌ساله.
_PARTS = re.compile("\\d+|\\D+?(?=\u200cسال(?:ه|گی))|\\D+")
_FULL_STOP = re.compile(r"[!?؟…\x1e\x1f\n]|\.(?![\d,])")
_COMMA = re.compile(r"[،,;؛:()\[\]«»“”\"—–\x1f]")
_ARTICLE = "ال"
_ABBREVIATED = 5
_NUMBERED = frozenset(("art", "arts", "no", "nos", "para", "sec", "vol", "p", "pp", "approx"))
# Categories whose words take any clitic; the others take only "and".
_NOUNS = frozenset(
    (
        *(
            "age",
            "body",
            "bound",
            "charge",
            "currency",
            "dual",
            "event",
            "former",
            "half",
            "including",
            "judge",
        ),
        *("kin", "measure", "minor", "occupation", "office", "office_holder", "organisation", "penalty"),
        *(
            "people",
            "prison",
            "sentencing",
            "share",
            "suspended",
            "testimony",
            "informant",
            "term_link",
            "title",
            "unit",
            "witness",
        ),
        *("changes", "charge_head", "held_in", "imposes", "no_charge", "no_ban", "no_fine", "pays", "penal"),
        *("own_kin", "word", "of_ruling", "of_confession", "of_body", "of_care", "of_custody", "of_verdict"),
        *("no_organisation", "introducing", "settlement", "site", "place_start", "no_place", "nameless"),
    )
)
# Only these also take the endings of the accusative and of pronouns.
_ENDED = frozenset(
    (
        *("event", "people", "unit", "penalty", "measure", "minor", "sentencing", "prison", "currency"),
        *("of_body", "of_confession", "of_ruling", "befell", "imposes", "no_ban", "penal", "no_place"),
    )
)
_TITLED = ("office", "title", "occupation")
_CLITICS = (
    *("و", "ف", "ب", "ل", "ک", "ال", "لل"),
    *("وال", "فال", "بال", "کال", "وبال", "ولل", "فلل", "وب", "ول", "فب"),
)
_AND = frozenset(("", "و", "ف"))
_ENDINGS = ("ا", "ها", "هم", "هما", "هن", "ه")


_Begun = tuple[tuple[dict[str, tuple[Entry, ...]], str], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word at ``[start, end)`` of the original text; ``number`` if it is written in digits."""

    start: int
    end: int
    raw: str
    folded: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Term:
    """Words ``[first, last)`` that are an entry of the vocabulary, after ``clitic`` was taken off."""

    category: str
    key: str
    first: int
    last: int
    clitic: str


class _Spellings(dict[int, str]):
    """Spellings by place, empty outside the words.

    Rules look up nothing as often: a plain dictionary's look-up costs a fifth of a method's.
    """

    def __missing__(self, index: int) -> str:
        return ""


class Wording:
    """The words ``[start, end)`` of a text, in the vocabulary of one language."""

    def __init__(self, text: str, start: int, end: int, *, lexicon: Lexicon) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.lexicon = lexicon
        self.words = tuple(_words(text[start:end], start))
        self.language = lexicon.language
        """The language whose vocabulary is used."""
        self.folded: Callable[[int], str] = _Spellings(
            enumerate(one.folded for one in self.words)
        ).__getitem__
        """Gives a word's folded spelling, empty outside the words."""
        self.gap: Callable[[int], str] = self._gaps().__getitem__
        """Gives what stands before a word (after the last word: to the end of the stretch), else nothing."""
        self.numbers: dict[int, Number | None] = {}
        self.memo: dict[tuple[str, int], Any] = {}
        """What a rule has worked out for a word, so that it need not again; by the rule's name."""
        self.by_category = _Tagger(self).terms()

    def _gaps(self) -> _Spellings:
        ends = [self.start, *(word.end for word in self.words)]
        starts = [*(word.start for word in self.words), self.end]
        return _Spellings(enumerate(self.text[end:start] for end, start in zip(ends, starts, strict=True)))

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the code points of words ``[first, last)``."""
        return self.words[first].start, self.words[last - 1].end

    def stem_start(self, term: Term) -> int:
        """Give where a term starts without its clitics; the article stays unless لل has swallowed it."""
        start = self.words[term.first].start
        if term.clitic.endswith("لل"):
            return start + len(term.clitic)
        start += len(term.clitic.removesuffix("ال"))
        swallowed = term.clitic.endswith("ل") and not term.clitic.endswith("ال") and self.text[start] == "ل"
        return start + swallowed

    def start_without_and(self, index: int) -> int:
        """Give where a word starts without an Arabic "and" in front of a known word."""
        word = self.words[index]
        return word.start + 1 if index in self._joined else word.start

    def start_without_clitic(self, index: int) -> int:
        """Give where a word starts without the Arabic clitics in front of a known word, its article kept."""
        terms = [term for term in map(self._starts.get, ((c, index) for c in _TITLED)) if term]
        return max((self.stem_start(term) for term in terms), default=self.start_without_and(index))

    @cached_property
    def _joined(self) -> frozenset[int]:
        return frozenset(
            term.first
            for terms in self.by_category.values()
            for term in terms
            if term.clitic[:1] in ("و", "ف") and self.words[term.first].raw[0] in "وف"
        )

    def terms(self, *categories: str) -> list[Term]:
        """Give the terms of these categories in order."""
        found = [term for category in categories for term in self.by_category.get(category, ())]
        return sorted(found, key=lambda term: term.first) if len(categories) > 1 else found

    def term_at(self, index: int, *categories: str) -> Term | None:
        """Give the term of one of the categories that starts at a word."""
        for category in categories:
            term = self._starts.get((category, index))
            if term:
                return term
        return None

    def term_ending(self, last: int, *categories: str) -> Term | None:
        """Give the term of one of the categories that ends before a word."""
        for category in categories:
            term = self._ends_at.get((category, last))
            if term:
                return term
        return None

    def is_known(self, index: int, *categories: str) -> bool:
        """Whether a word is part of a term of one of the categories."""
        return 0 <= index < len(self.words) and not self._covered[index].isdisjoint(categories)

    def categories(self, index: int) -> set[str]:
        """Give the categories of all terms that a word is part of."""
        return self._covered[index] if 0 <= index < len(self.words) else set()

    @cached_property
    def _starts(self) -> dict[tuple[str, int], Term]:
        return {(term.category, term.first): term for terms in self.by_category.values() for term in terms}

    @cached_property
    def _ends_at(self) -> dict[tuple[str, int], Term]:
        return {(term.category, term.last): term for terms in self.by_category.values() for term in terms}

    @cached_property
    def _covered(self) -> list[set[str]]:
        covered: list[set[str]] = [set() for _ in self.words]
        for category, terms in self.by_category.items():
            for term in terms:
                for index in range(term.first, term.last):
                    covered[index].add(category)
        return covered

    def word_at(self, offset: int) -> int:
        """Give the first word that ends after an offset of the original text."""
        return bisect_left(self._ends, offset + 1)

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.words]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences as ranges of words."""
        return self._ranges(self._ends_sentence)

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """The stretches between marks of any kind as ranges of words."""
        return self._ranges(lambda index: bool(_COMMA.search(self.gap(index))) or self._ends_sentence(index))

    def sentence_of(self, index: int) -> tuple[int, int]:
        """Give the sentence that holds a word."""
        return _range_of(self.sentences, index)

    def clause_of(self, index: int) -> tuple[int, int]:
        """Give the clause that holds a word."""
        return _range_of(self.clauses, index)

    def _ends_sentence(self, index: int) -> bool:
        gap = self.gap(index)
        if not _FULL_STOP.search(gap):
            return False
        before = self.words[index - 1]
        if before.folded in _NUMBERED and self.words[index].number is not None and gap.strip() == ".":
            return False
        short = before.raw[0].isupper() and len(before.raw) <= _ABBREVIATED
        abbreviated = len(before.raw) == 1 or (short and self.lexicon.knows(before.folded, "title"))
        return not (abbreviated and gap.strip() == "." and before.raw[0].isalpha())

    def _ranges(self, ends: Callable[[int], bool]) -> tuple[tuple[int, int], ...]:
        cuts = [0, *(index for index in range(1, len(self.words)) if ends(index)), len(self.words)]
        return tuple((one, other) for one, other in itertools.pairwise(cuts) if one < other)


class _Tagger:
    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.arabic = wording.language == "ar"

    def terms(self) -> dict[str, list[Term]]:
        found: defaultdict[str, list[Term]] = defaultdict(list)
        language = self.wording.language
        for index, word in enumerate(self.wording.words):
            # راننده‌ی: the ezafe written out.
            folded = word.folded[:-1] if word.raw.endswith(("\u200cی", "\u200cي")) else word.folded
            begun = _begun(language, folded)
            if not begun:
                continue
            best: dict[str, Term] = {}
            for term in self._at(index, begun):
                held = best.get(term.category)
                if held is None or term.last > held.last:
                    best[term.category] = term
            for category, term in best.items():
                if not found[category] or found[category][-1].last <= index:
                    found[category].append(term)
        return dict(found)

    def _at(self, index: int, begun: _Begun) -> Iterator[Term]:
        following = self.wording.folded(index + 1).removeprefix(_ARTICLE)
        for by_second, clitic in begun:
            for entry in (*by_second.get("", ()), *(by_second.get(following, ()) if following else ())):
                if len(entry.words) == 1 or self._continues(entry, index):
                    yield Term(entry.category, entry.key, index, index + len(entry.words), clitic)

    def _same(self, word: str, found: str) -> bool:
        return found == word or (
            self.arabic and found.removeprefix(_ARTICLE) == word.removeprefix(_ARTICLE) and bool(found)
        )

    def _continues(self, entry: Entry, index: int) -> bool:
        for step, word in enumerate(entry.words[1:], 1):
            if not self._same(word, self.wording.folded(index + step)) or self.wording.gap(
                index + step
            ).strip(" \xa0-\u2010\u2011\u200c"):
                return False
        return True


@lru_cache(maxsize=32768)
def _begun(language: str, folded: str) -> _Begun:
    """Give the entries that a word may begin, by their second word, with the clitic before them."""
    found = []
    starts = lexicon(language).starts
    for stem, clitic, ending in _stems(folded, arabic=language == "ar"):
        held = {
            second: tuple(one for one in entries if _may_stand(one.category, clitic, ending))
            for second, entries in starts.get(stem, {}).items()
        }
        if any(held.values()):
            found.append(({second: entries for second, entries in held.items() if entries}, clitic))
    return tuple(found)


def _stems(folded: str, *, arabic: bool) -> Iterator[tuple[str, str, str]]:
    yield folded, "", ""
    if not arabic:
        return
    for clitic in _CLITICS:
        rest = folded.removeprefix(clitic)
        if len(rest) >= 2 and rest != folded:
            yield rest, clitic, ""
            if clitic == "ل" and rest[0] == "ل":
                yield "ا" + rest, clitic, ""
            yield from _without_ending(rest, clitic)
    yield from _without_ending(folded, "")


def _without_ending(folded: str, clitic: str) -> Iterator[tuple[str, str, str]]:
    for ending in _ENDINGS:
        rest = folded.removesuffix(ending)
        if len(rest) >= 3 and rest != folded:
            yield rest, clitic, ending


def _may_stand(category: str, clitic: str, ending: str) -> bool:
    """Whether words of a category take a clitic and an ending."""
    if category == "own_kin" and clitic.endswith("ال"):
        return False
    if category in ("word", "people", "event", "minor") and clitic == "ک":
        return False
    return (not ending or _takes(category, ending)) and (clitic in _AND or category in _NOUNS)


def _takes(category: str, ending: str) -> bool:
    """Whether words of a category take an ending: what somebody is, only that of the accusative."""
    return category in _ENDED or (ending == "ا" and category in ("occupation", "office"))


def _range_of(ranges: tuple[tuple[int, int], ...], index: int) -> tuple[int, int]:
    place = bisect_right(ranges, (index, sys.maxsize)) - 1
    return ranges[place]


def _words(text: str, start: int) -> list[Word]:
    found: list[Word] = []
    for token in tokens(text):
        if token.text.isalpha():
            found.append(Word(start + token.start, start + token.end, token.text, token.folded, None))
            continue
        for part in _PARTS.finditer(token.text):
            first = token.start + part.start()
            word = _word(part[0], start + first)
            if word.number is not None and found and _continues_number(found[-1], word, text, start):
                before = found.pop()
                raw = text[before.start - start : word.end - start]
                number = (before.number or 0) * 1000 + word.number
                word = Word(before.start, word.end, raw, f"{before.folded}{word.folded}", number)
            if word.folded:
                found.append(word)
    return found


def _word(raw: str, start: int) -> Word:
    folded = fold_text(raw)
    number = int(folded) if folded.isdecimal() and len(folded) < 16 else None
    return Word(start, start + len(raw), raw, folded, number)


def _continues_number(before: Word, word: Word, text: str, start: int) -> bool:
    """Whether "1" and "500" are 1,500."""
    return (
        before.number is not None
        and len(word.raw) == 3
        and len(before.raw) <= 3 + before.raw.count(",") * 4
        and (
            text[before.end - start : word.start - start] in (",", "٬")
            or (text[before.end - start : word.start - start] == "." and word.raw in ("000", "٠٠٠", "۰۰۰"))
        )
    )
