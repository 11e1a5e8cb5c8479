"""The repaired layout: breaks, real and found, made into segments that say what they are."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from sijill.claims.reading import Segment, SegmentKind
from sijill.reading.breaks import Break, find_breaks
from sijill.reading.city_runs import city_run
from sijill.reading.lexicon import Lexicon
from sijill.text import fold_text

_HEADING_WORDS = 8
_TITLE_WORDS = 14
_BODY_WORDS = 10
_NAME_WORDS = (2, 4)
_FINAL = re.compile(r"[.،,؛;:][»”\"')\]]*\s*$")
_ASKS = re.compile(r"[!?؟…][»”\"')\]]*\s*$")
_BULLET = re.compile(
    r"\s*(?:[-*•–—‣▪●◦■►▶➤✔✅☑✓🔹🔸🔻📌]\ufe0f?|\(?\d{1,2}[.)]|\d{1,2}[-–/]|\(?[a-zء-ي]\))\s+"
)
CONFIDENCE = {
    "R1": 98,
    "R2": 97,
    "R3": 96,
    "R4": 90,
    "R5": 84,
    "R5b": 93,
    "R5c": 85,
    "R6": 90,
    "R7": 94,
    "R8": 92,
    "R9": 94,
}
"""How sure the break of a rule is, in percent, rounded down from what was measured on texts made for it."""
_LABELLED = re.compile(r"^(?P<name>[^()«»\"“”:.،,;\d]+?)\s*\((?P<label>[^()\d]{2,60})\)\s*$")
_MARKS = re.compile(r"[«»\"“”():.،,;!?؟\d]")


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    rule: str
    words: tuple[str, ...]


def find_segments(text: str, *, lexicon: Lexicon, tabular: bool = False) -> tuple[Segment, ...]:
    """Cut a text into segments that cover it in order.

    A break is where a segment starts; its rule is ``start`` (of the text), ``line`` (a real line break),
    ``R1`` to ``R9`` (lost ones; ``R6`` parts a list of cities). In a table only its rows are segments.
    """
    if not text:
        return ()
    breaks = _rows(text) if tabular else find_breaks(text, lexicon=lexicon)
    pieces = _pieces(text, breaks)
    if not tabular:
        pieces = [part for piece in pieces for part in _without_city_run(text, piece)]
    return tuple(
        Segment(
            piece.start,
            piece.end,
            _kind(text, pieces, index, lexicon),
            piece.rule,
            CONFIDENCE.get(piece.rule, 100),
        )
        for index, piece in enumerate(pieces)
    )


def speaker_label(text: str) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Give the span of the name in a speaker's heading, and of what stands in brackets after it."""
    stripped = text.rstrip()
    match = _LABELLED.match(stripped)
    if match is None:
        return (len(stripped) - len(stripped.lstrip()), len(stripped)), None
    return match.span("name"), match.span("label")


def _rows(text: str) -> list[Break]:
    return [Break(match.end(), "row") for match in re.finditer("\x1e", text) if match.end() < len(text)]


def _pieces(text: str, breaks: list[Break]) -> list[_Piece]:
    starts = [Break(0, "start"), *breaks]
    ends = [*(found.offset for found in breaks), len(text)]
    return [_piece(text, one.offset, end, one.rule) for one, end in zip(starts, ends, strict=True)]


def _piece(text: str, start: int, end: int, rule: str) -> _Piece:
    return _Piece(start, end, rule, tuple(text[start:end].split()))


def _without_city_run(text: str, piece: _Piece) -> list[_Piece]:
    cities = city_run(text, piece.start, piece.end)
    if not cities:
        return [piece]
    parts = [_piece(text, piece.start, cities[0], piece.rule)] if cities[0] > piece.start else []
    parts += [_piece(text, one, other, "R6") for one, other in itertools.pairwise(cities)]
    if cities[-1] < piece.end:
        last = parts.pop()
        rest = text[cities[-1] : piece.end]
        if len(rest.strip(" \n\r\t.")) < 3:
            return [*parts, _piece(text, last.start, piece.end, "R6")]
        return [*parts, last, _piece(text, cities[-1], piece.end, "R6")]
    return parts


def _kind(text: str, pieces: list[_Piece], index: int, lexicon: Lexicon) -> SegmentKind:
    piece = pieces[index]
    said = text[piece.start : piece.end].strip()
    if piece.rule == "R6" or _BULLET.match(text, piece.start, piece.end):
        return SegmentKind.LIST_ITEM
    limit = _TITLE_WORDS if piece.start == 0 else _HEADING_WORDS
    if piece.rule == "row" or not said or len(piece.words) > limit or _FINAL.search(said):
        return SegmentKind.PARAGRAPH
    if index + 1 == len(pieces) or pieces[index + 1].rule == "R6":
        return SegmentKind.PARAGRAPH
    body = lexicon.knows(fold_text(said.split()[0]), "organisation")
    if (
        _LABELLED.match(said)
        and not body
        and _NAME_WORDS[0] <= len(said.split("(")[0].split()) <= _NAME_WORDS[1]
    ):
        return SegmentKind.SPEAKER
    following = pieces[index + 1]
    named = _names_again(text, following, said, lexicon) or _only_says(following, lexicon)
    if named and _is_name(said, lexicon):
        return SegmentKind.SPEAKER
    return (
        SegmentKind.HEADING
        if _heads(text, pieces, index) and not _ASKS.search(said)
        else SegmentKind.PARAGRAPH
    )


def _heads(text: str, pieces: list[_Piece], index: int) -> bool:
    """Whether prose follows, at once or after further headings: a column of short lines has no headings."""
    return any(len(piece.words) >= _BODY_WORDS for piece in pieces[index + 1 : index + 3])


def _is_name(said: str, lexicon: Lexicon) -> bool:
    words = said.split()
    if not _NAME_WORDS[0] <= len(words) <= _NAME_WORDS[1] or _MARKS.search(said):
        return False
    known = ("stop", "event", "organisation", "people", "prison", "penalty", "unit")
    return not any(lexicon.knows(fold_text(word), category) for word in words for category in known)


def _names_again(text: str, following: _Piece, said: str, lexicon: Lexicon) -> bool:
    """Whether the next paragraph says these words as a name, set off by a mark or before a word of saying."""
    body = fold_text(" ".join(text[following.start : following.end].split()))
    name = fold_text(" ".join(said.split()))
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)\s*([،,:؛;])?\s*(\w*)", body):
        if match[1] or lexicon.knows(match[2], "report"):
            return True
    return False


def _only_says(following: _Piece, lexicon: Lexicon) -> bool:
    """Whether the next paragraph opens with a word of saying and no subject: «قال أنه», «قالت: …»."""
    if len(following.words) < 2:
        return False
    verb = fold_text(re.split('[:«"“]', following.words[0])[0])
    marked = len(verb) < len(following.words[0])
    return lexicon.knows(verb, "report") and (marked or lexicon.knows(fold_text(following.words[1]), "that"))
