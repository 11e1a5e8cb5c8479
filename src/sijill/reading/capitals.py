"""Where two pieces of a text in Latin letters were glued: a capital stands where none can (rule R9)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sijill.reading.layout_words import layout_words

_ADDRESS = re.compile(r"\S*(?:://|www\.|@|#)\S*")
_STOP = re.compile(
    r"(?P<word>[A-Za-z]+|\d+|[)\]”\"’»'])[.!?][”\"')\]]*(?P<opens>[“‘\"'(\[]*)(?=[A-Z](?:[a-z']|\s|[A-Z]))"
)
_INNER = re.compile(r"(?<![A-Za-z'’])(?P<left>[A-Za-z]?[a-z]{2,})(?=[A-Z](?:[a-z]{1,}|[A-Z]{2,}|[ ,'’]))")
_CAPITALS = re.compile(
    r"(?<![A-Za-z])(?P<left>[A-Z]{3,})(?=[A-Z][a-z]{2,}|(?:An|At|In|On|By|It|We|He|As|To|No|If|My) )"
)
_DIGITS = re.compile(
    r"(?<!\d)(?:\d{4}|(?<=/)\d{2}|\d{1,2}[:.]\d{2})(?=[A-Z](?:[a-z]{2,}|[A-Z]{2,}|\s[a-z]|[a-z]*:))"
)
_CLOSED = re.compile(r"(?<=[\w.,!?])[)\]”»](?=[A-Z](?:[a-z]|\s))|(?<=[a-z])\"(?=[A-Z][a-z])")
_MARKED = re.compile(r"(?<=[a-z\d]{3})(?:[;](?=[A-Za-z(])|:(?=[A-Z][a-z]+[ ,]))")
_INITIAL = re.compile(r"(?<=[a-z]{4})(?=[A-Z]\. [A-Z][a-z])")
_DATED = re.compile(r"(?<=[a-z]{4})(?=\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))")
_REACH = 30
_LATIN_WORD = re.compile(r"[A-Za-z]+")


def glued_capitals(text: str) -> Iterator[tuple[int, str]]:
    """Give the places where a new sentence, heading or line begins without a blank before it."""
    if not re.search("[A-Z]", text):
        return
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    words = layout_words("en")
    free = Counter(_LATIN_WORD.findall(text))
    for place, rule in (*_sentences(text), *_joints(text, free)):
        if not any(start <= place < end for start, end in addresses):
            before, after = _sides(text, place)
            if not (before and after) or (before + after not in words.camel and free[before + after] < 2):
                yield place, rule


def _sides(text: str, place: int) -> tuple[str, str]:
    """Give the letters right before and right after a place."""
    before = re.search(r"[A-Za-z]*$", text[max(0, place - _REACH) : place])
    after = re.match(r"[A-Za-z]*", text[place : place + _REACH])
    return before[0] if before else "", after[0] if after else ""


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    abbreviations = layout_words("en").abbreviations
    for match in _STOP.finditer(text):
        word = match["word"]
        if (word.isalpha() and len(word) < 2) or word in abbreviations or (word.isupper() and len(word) < 4):
            continue
        yield _after_closers(text, match), "R1"


def _after_closers(text: str, match: re.Match[str]) -> int:
    """Give where a sentence ends: a straight quotation mark closes it only if one is open in the line."""
    place = match.end("word") + 1
    while place < match.end():
        if text[place] in "\"'":
            line = text[text.rfind("\n", 0, place) + 1 : place]
            if line.count(text[place]) % 2 == 0 or text[place] == "'":
                break
        elif text[place] in "“‘([":
            break
        place += 1
    return place


def _joints(text: str, free: Counter[str]) -> Iterator[tuple[int, str]]:
    for match in _INNER.finditer(text):
        left = match["left"]
        if len(left) >= 4 or left.islower() or free[left]:
            yield match.end(), "R9"
    for pattern in (_CAPITALS, _DIGITS, _MARKED, _INITIAL, _DATED):
        for match in pattern.finditer(text):
            yield match.end(), "R9"
    for match in _CLOSED.finditer(text):
        if match[0] == '"':
            line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
            if line.count('"') % 2 == 0:
                continue
        yield match.end(), "R9"
