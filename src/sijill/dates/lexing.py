"""Folded text as a string of parts: one letter for each word, number and mark that a date may hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijill.dates.lexicon import ARTICLE_PARTS, LETTERS, PARTICLE_PARTS, Lexicon, Word, lexicon
from sijill.dates.numerals import spoken_years

UNKNOWN = "?"
BREAK = "|"
_PIECE = re.compile(r"(?P<digits>\d+)|(?P<word>[^\W\d_]+)|(?P<space>\s+)|(?P<mark>.)")
_MARKS = {
    **dict.fromkeys("-‐‑‒–—−", "-"),
    **dict.fromkeys("/\\⁄؍", "/"),
    **dict.fromkeys(",،", ","),
    **{mark: mark for mark in ".()=:~"},
}
_BREAKS = re.compile("\n[^\\S\n]*\n|[\x1c-\x1f\x0b\x0c\u2029]")
_PARTICLES = {"و": "&", "ف": "i", "ب": "i", "ل": "i", "ك": "i", "ک": "i"}
_ARTICLE = "ال"
_BEFORE_NUMBER = frozenset("بو")
_FOUR_DIGITS = re.compile(r"\s?\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Token:
    """One part, at ``[start, end)`` of the folded text; ``number`` if it is digits."""

    start: int
    end: int
    part: str
    word: Word | None = None
    number: int = 0
    is_latin: bool = False


def lex(text: str) -> tuple[str, list[Token]]:
    """Split folded text; the string holds the part of each token, so that both have the same length."""
    words = lexicon()
    tokens: list[Token] = []
    position, length = 0, len(text)
    spoken = spoken_years(text)
    while position < length:
        if position in spoken:
            end, number = spoken[position]
            tokens.append(Token(position, end, "Y", None, number))
            position = end
            continue
        piece = _PIECE.match(text, position)
        if piece is None:  # a line break: "." does not take it, and \s took all that follows a space
            position += 1
            continue
        end = piece.end()
        match piece.lastgroup:
            case "digits":
                tokens.append(_number(text, position, end, tokens))
            case "word":
                end = _word(text, position, end, tokens, words)
            case "space":
                if _BREAKS.search(text, position, end):
                    tokens.append(Token(position, end, BREAK))
            case _:
                tokens.append(Token(position, end, _MARKS.get(text[position], UNKNOWN)))
        position = end
    return "".join([token.part for token in tokens]), tokens


def _number(text: str, start: int, end: int, before: list[Token]) -> Token:
    size = end - start
    # Digits that hang on letters (A15) are no date; a particle or article before them is fine.
    if before and before[-1].end == start and before[-1].part == UNKNOWN and text[start - 1].isalpha():
        return Token(start, end, "x")
    if size > 9:
        return Token(start, end, "x")
    return Token(start, end, "n" if size <= 2 else "Y" if size == 4 else "x", None, int(text[start:end]))


def _word(text: str, start: int, end: int, tokens: list[Token], words: Lexicon) -> int:
    found = _lookup(text, start, end, words)
    if found is None and text[start] in _PARTICLES and end - start > 2:
        inner = _lookup(text, start + 1, end, words) or _after_article(text, start + 1, end, words)
        if inner is None and text[start + 1] == "ل":  # لل = ل and the article
            inner = _lookup(text, start + 2, end, words)
        counting = text[start] in _BEFORE_NUMBER and end - start > 4
        if inner is not None and inner[1].part in PARTICLE_PARTS | ({"c"} if counting else set()):
            tokens.append(Token(start, start + 1, _PARTICLES[text[start]]))
            found, start = inner, start + 1
    if found is None:
        found = _after_article(text, start, end, words)
    if found is None:
        tokens.append(Token(start, end, UNKNOWN))
        return end
    end, word = found
    part = word.part
    if part in "tgC" and not _fits_number(text, part, start, end, tokens):
        part, word = UNKNOWN, Word(UNKNOWN)
        end = LETTERS.match(text, start).end()  # type: ignore[union-attr]  # a word begins with a letter
    tokens.append(Token(start, end, part, word, 0, text[start].isascii()))
    return end


def _lookup(text: str, start: int, end: int, words: Lexicon) -> tuple[int, Word] | None:
    first = text[start:end]
    for term, word in words.terms.get(first, ()):
        stop = start + len(term)
        if text.startswith(term, start) and not text[stop : stop + 1].isalnum():
            return stop, word
    plain = words.words.get(first)
    return (end, plain) if plain is not None else None


def _after_article(text: str, start: int, end: int, words: Lexicon) -> tuple[int, Word] | None:
    if not text.startswith(_ARTICLE, start) or end - start < 4:
        return None
    found = _lookup(text, start + 2, end, words)
    return found if found is not None and found[1].part in ARTICLE_PARTS else None


def _fits_number(text: str, part: str, start: int, end: int, tokens: list[Token]) -> bool:
    """Whether a mark that means something only beside a number stands beside one."""
    before = "".join([token.part for token in tokens[-2:]])
    if part == "C":
        if before[-1:] in ("n", "Y") or before in ("n(", "Y("):
            return True
        # Spelled out ("the 19th century AD", "AH 1445"); a single letter marks nothing but a number.
        near = before[-1:] in ("c", "o", "H") or _FOUR_DIGITS.match(text, end) is not None
        return near and end - start > 1
    return before[-1:] in ("n", "Y") and tokens[-1].end == start
