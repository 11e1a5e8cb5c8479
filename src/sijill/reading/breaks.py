"""Where lost paragraph breaks were: rules R1 to R9, which look only at the letters around a place.

A break is proposed where two words are glued in a way that the language's spelling forbids. The text is
never changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sijill.reading.capitals import glued_capitals
from sijill.reading.glued_verbs import glued_headings, glued_verbs
from sijill.reading.glued_words import LABEL, LETTER, WORD, glued_words
from sijill.reading.layout_words import layout_words
from sijill.reading.lexicon import Lexicon
from sijill.reading.list_marks import item_marks
from sijill.text import fold_text
from sijill.text.frequency import frequencies

_LINE = re.compile(r"[ \t]*[\n\r\u2028\u2029\x1e]\s*")
_STOP = re.compile(rf"(?<=[\w\u064b-\u0652»”\"')\]])[.!?؟]{{1,2}}(?P<marks>[»”\"'’)\]«“‘(\[]*)(?={LETTER})")
_CLOCK = re.compile(rf"(?<!\d)\d{{1,2}}:\d\d(?={LETTER}{{3}})")
_FOREIGN = re.compile(rf"(?<={LETTER})[.!?؟](?=[A-Z]{{2}})")
_INNER_END = re.compile(rf"(?<={LETTER})[ةى](?={LETTER})")
_CLOSING = re.compile(rf"(?<=\S)[)»\]](?={LETTER})")
_COLON = re.compile(rf":(?={LETTER})")
_SEMICOLON = re.compile(rf"[؛;](?={LETTER})")
_DIGIT = re.compile(rf"\d(?={LETTER})")
_DAY = re.compile(rf"(?P<word>{LETTER}{{4,}})(?P<day>\d{{1,2}})\s+(?P<month>{LETTER}+)")
_YEAR = re.compile(r"(?<!\d)\d{4}$")
_DATED = re.compile(
    rf"(?:(?P<month>{LETTER}[\w\u200c]+)\s|/)\s?(?<!\d)\d{{4}}(?P<era>م|هـ?)?(?={LETTER}{{2}})"
)
_SENTENCE = re.compile(r"(?<!\d)[.!?؟؛;]\s")
_LINE_WORDS = 16


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a new piece of the text begins, and the rule that says so."""

    offset: int
    rule: str


def find_breaks(text: str, *, lexicon: Lexicon) -> list[Break]:
    """Find real and lost breaks, in order, none at 0 or at the end."""
    found = {one.offset: one.rule for one in ruled_breaks(text, lexicon=lexicon)}
    for offset, rule in glued_words(text, list(found), lexicon):
        found.setdefault(offset, rule)
    return [Break(offset, found[offset]) for offset in sorted(found)]


def ruled_breaks(text: str, *, lexicon: Lexicon) -> list[Break]:
    """Find what the rules find, before words are looked at that may be two (R5)."""
    found: dict[int, str] = {}

    def take(places: Iterable[tuple[int, str]]) -> None:
        for offset, rule in places:
            if 0 < offset < len(text):
                found.setdefault(offset, rule)

    take(_lines(text))
    dated = list(_dates(text, lexicon))
    take(dated)
    # The letter of an era is no word: "2024م".
    take(one for one in _letters(text, lexicon) if not any(0 < place - one[0] <= 2 for place, _ in dated))
    take(item_marks(text))
    take(glued_capitals(text))
    take(glued_verbs(text, lexicon))
    take(glued_headings(text, sorted(found)))
    return [Break(offset, found[offset]) for offset in sorted(found)]


def _lines(text: str) -> list[tuple[int, str]]:
    return [(match.end(), "line") for match in _LINE.finditer(text)]


def _letters(text: str, lexicon: Lexicon) -> list[tuple[int, str]]:
    found = [
        (_after_marks(text, match), "R1")
        for match in _STOP.finditer(text)
        if not _initial(text, match.start())
    ]
    found += [(match.end(), "R4") for match in _CLOCK.finditer(text)]
    found += [(match.end(), "R1") for match in _FOREIGN.finditer(text)]
    if lexicon.language == "ar":
        found += [(end, "R2") for end in _inner_ends(text)]
    found += [(match.end(), "R3") for match in _CLOSING.finditer(text) if _closes(text, match.start())]
    found += [
        (match.end(), "R3") for match in _COLON.finditer(text) if not _speaks(text, match.start(), lexicon)
    ]
    found += [(match.end(), "R3") for match in _SEMICOLON.finditer(text)]
    found += [
        (match.end(), "R4") for match in _DIGIT.finditer(text) if _ends_year(text, match.end(), lexicon)
    ]
    return found


def _dates(text: str, lexicon: Lexicon) -> Iterable[tuple[int, str]]:
    """Find a day and a month glued to the word before: a dateline under a heading (R4)."""
    words = layout_words(lexicon.language)
    for match in _DAY.finditer(text):
        before = fold_text(match["word"])
        if fold_text(match["month"]) in words.months and before not in words.before_dates:
            yield match.start("day"), "R4"
    for match in _DATED.finditer(text):
        month = fold_text(match["month"] or "")
        if (not month or month in words.months) and _is_a_line(text, match.start()):
            place = _after_era(text, match)
            if place is not None:
                yield place, "R4"


def _is_a_line(text: str, place: int) -> bool:
    """Whether what stands before a place in its line may be a heading, a dateline or a signature."""
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return len(before.split()) <= _LINE_WORDS and not _SENTENCE.search(before)


def _after_era(text: str, dated: re.Match[str]) -> int | None:
    """Give where the words after a date begin: "2024مملخص" is 2024 م and ملخص."""
    if dated["era"] is None:
        return dated.end()
    common = frequencies("ar")
    word = WORD.match(text, dated.start("era"))
    rest = WORD.match(text, dated.end("era"))
    if word is None or rest is None:
        return dated.end("era")
    whole, right = (common.get(fold_text(one[0]), -9.0) for one in (word, rest))
    return dated.end("era") if right > whole else dated.start("era")


def _after_marks(text: str, stop: re.Match[str]) -> int:
    """Give where a sentence ends: with the marks that close, before those that open the next one."""
    place = stop.start("marks")
    while place < stop.end("marks") and text[place] not in "«“‘([":
        place += 1
    return place


def _initial(text: str, stop: int) -> bool:
    """Whether the point before a letter is that of an abbreviation: one letter stands before it."""
    if text.startswith("..", stop):
        return False
    return text[stop] == "." and (stop < 2 or not (text[stop - 2].isalnum() or text[stop - 1] in "»”\"')]"))


def _inner_ends(text: str) -> list[int]:
    """Find ة and ى inside a word, unless the same word comes again: then it is how somebody spells."""
    candidates = [match.end() for match in _INNER_END.finditer(text)]
    if not candidates:
        return []
    words = Counter(match[0] for match in WORD.finditer(text))
    around = {end: _word_around(text, end) for end in candidates}
    return [end for end, word in around.items() if words[word] < 2]


def _word_around(text: str, offset: int) -> str:
    for match in WORD.finditer(text, max(0, text.rfind(" ", 0, offset))):
        if match.start() <= offset < match.end():
            return match[0]
    return ""


def _closes(text: str, place: int) -> bool:
    """Whether a bracket or quotation mark ends a stretch that began after a space, not part of a word."""
    if text[place + 1 : place + 3] in ("و«", "و("):
        return False
    opening = text.rfind({")": "(", "»": "«", "]": "["}[text[place]], 0, place)
    return opening >= 0 and (opening == 0 or not text[opening - 1].isalpha())


def _speaks(text: str, colon: int, lexicon: Lexicon) -> bool:
    """Whether the colon only lacks its space: a word of saying, or a short label, stands before it."""
    start = max(text.rfind(mark, 0, colon) for mark in (" ", "\n", ".", "،")) + 1
    word = fold_text(text[start:colon])
    said = lexicon.knows(word, "report") or lexicon.knows(word.removeprefix("و"), "report")
    return said or start == 0 or text[start - 1] != " "


def _ends_year(text: str, place: int, lexicon: Lexicon) -> bool:
    """Whether a new piece begins after a year, or a label after any number: "30عاما" only lacks a space."""
    match = WORD.match(text, place)
    word = fold_text(match[0]) if match else ""
    layout = layout_words(lexicon.language)
    labelled = match is not None and LABEL.match(text, match.end()) is not None
    if labelled and (word in layout.labels or word in layout.openers):
        return True
    if not _YEAR.search(text, max(0, place - 5), place):
        return False
    counted = ("stop", "unit", "people", "currency", "minor", "bound")
    known = any(
        lexicon.knows(stem, category) for stem in (word, word.removesuffix("ا")) for category in counted
    )
    opens = lexicon.knows(word, "opening")
    return len(word) > 2 and (opens or not (known or word in lexicon.numbers or word in lexicon.scales))
