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
from sijill.reading.glued_words import LABEL, LETTER, WORD, glued_headings, glued_lines, glued_words
from sijill.reading.layout_words import layout_words
from sijill.reading.lexicon import Lexicon
from sijill.reading.list_marks import item_marks
from sijill.text import fold_text

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


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a new piece of the text begins, and the rule that says so."""

    offset: int
    rule: str


def find_breaks(text: str, *, lexicon: Lexicon) -> list[Break]:
    """Find real and lost breaks, in order, none at 0 or at the end."""
    found: dict[int, str] = {}

    def take(places: Iterable[tuple[int, str]]) -> None:
        for offset, rule in places:
            if 0 < offset < len(text):
                found.setdefault(offset, rule)

    take(_lines(text))
    take(_letters(text, lexicon))
    take(item_marks(text))
    take(_dates(text, lexicon))
    take(glued_capitals(text))
    take(glued_words(text, lexicon))
    take(glued_headings(text, sorted(found)))
    take(glued_lines(text, sorted(found), lexicon))
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


def _after_marks(text: str, stop: re.Match[str]) -> int:
    """Give where a sentence ends: with the marks that close, before those that open the next one."""
    place = stop.start("marks")
    while place < stop.end("marks") and text[place] not in "«“‘([":
        place += 1
    return place


def _initial(text: str, stop: int) -> bool:
    """Whether the point before a letter is that of an abbreviation: one letter stands before it."""
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
