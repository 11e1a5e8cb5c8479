"""What is the matter of a page, and what stands around it: menus, footers, adverts, comments.

Trafilatura (A. Barbaresi, ACL 2021) finds the main text; here its words are found again among the pieces of
the page. Every piece is kept in any case: what is not matter is marked.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from trafilatura.core import bare_extraction

from sijill.claims.document import TABLE
from sijill.extraction.markup.bounds import Cost
from sijill.extraction.markup.pieces import CAPTION, HEADING, LIST_ITEM, Piece

MOST_LETTERS = 4_000_000
_DEEPEST = 200
_MOST_ELEMENTS = 60_000
_MOST_TOIL = 2_000_000
_ANCHOR = 30
_SEARCHED = 2_000_000_000
_ENOUGH = 0.25
_MOSTLY_LINKS = 0.6
_NOT_WORDS = re.compile(r"[\W_]+")

# Without a handler of its own Python prints what the library finds wrong with a page.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Matter:
    """For each piece whether it is matter, and what is in doubt."""

    is_matter: tuple[bool, ...]
    warnings: tuple[str, ...] = ()


def matter(pieces: Sequence[Piece], markup: str, cost: Cost) -> Matter:
    """Tell the matter; where the main text is not found, or is a small part of all, all is matter."""
    seen = [not (piece.context.unseen or piece.context.control) for piece in pieces]
    if _too_much(markup, cost):
        return Matter(
            tuple(seen),
            ("The page is too large or deep to tell its matter from the rest; all is kept as matter.",),
        )
    main = _squashed(_main_text(markup))
    squashed = [_squashed(piece.text) if shown else "" for piece, shown in zip(pieces, seen, strict=True)]
    found = _aligned(squashed, main) if main else set()
    whole = sum(len(text) for text, piece in zip(squashed, pieces, strict=True) if not _is_around(piece))
    told = sum(len(squashed[index]) for index in found)
    if not found or told < _ENOUGH * whole:
        if whole < _ANCHOR and not found:
            return Matter(tuple(seen))
        return Matter(
            tuple(seen), ("The main text was not told from what is around it; all is kept as matter.",)
        )
    verdict = _verdict(pieces, squashed, found)
    return Matter(tuple(shown and good for shown, good in zip(seen, verdict, strict=True)))


def _too_much(markup: str, cost: Cost) -> bool:
    return (
        len(markup) > MOST_LETTERS
        or cost.depth > _DEEPEST
        or cost.elements > _MOST_ELEMENTS
        or cost.toil > _MOST_TOIL
    )


def _main_text(markup: str) -> str:
    try:
        found = bare_extraction(markup, include_comments=False, favor_recall=True)
    except Exception:
        # Whatever breaks in it, the page's own text is read all the same.
        return ""
    return (getattr(found, "text", None) or "") if found is not None else ""


def _squashed(text: str) -> str:
    return _NOT_WORDS.sub("", text)


def _is_around(piece: Piece) -> bool:
    return piece.context.around or piece.context.hinted or piece.linked >= _MOSTLY_LINKS


def _aligned(texts: Sequence[str], main: str) -> set[int]:
    """Find which texts stand in the main text, in the same order: long ones first, short ones between."""
    anchors = _anchors(texts, main)
    found = set()
    bounds = [(-1, 0), *anchors, (len(texts), len(main))]
    for (index, start), (next_index, end) in pairwise(bounds):
        position = start
        if index >= 0:
            found.add(index)
            position += len(texts[index])
        for between in range(index + 1, next_index):
            text = texts[between]
            if not text or position + len(text) > end:
                continue
            at = main.find(text, position, end)
            if at >= 0:
                found.add(between)
                position = at + len(text)
    return found


def _anchors(texts: Sequence[str], main: str) -> list[tuple[int, int]]:
    """Give (index, position) of the long texts, as many as are in order in both (patience ordering)."""
    counts = Counter(text for text in texts if len(text) >= _ANCHOR)
    budget = _SEARCHED
    hits = []
    for index, text in enumerate(texts):
        if counts[text] != 1 or budget <= 0:
            continue
        at = main.find(text)
        budget -= at if at >= 0 else len(main)
        if at >= 0:
            hits.append((index, at))
    return _longest_rising(hits)


def _longest_rising(hits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    tails: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, (_, position) in enumerate(hits):
        pile = bisect_left(tails, position)
        before.append(tops[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [position]
        tops[pile : pile + 1] = [number]
    chain = []
    number = tops[-1] if tops else -1
    while number >= 0:
        chain.append(hits[number])
        number = before[number]
    return chain[::-1]


def _verdict(pieces: Sequence[Piece], texts: Sequence[str], found: set[int]) -> list[bool]:
    first, last = _extent(pieces, found)
    homes = {pieces[index].context.container for index in found if len(texts[index]) >= _ANCHOR}
    verdict = []
    for index, piece in enumerate(pieces):
        if index in found:
            # A short word of a menu may happen to stand in the main text too.
            good = not piece.context.around or len(texts[index]) >= _ANCHOR
        elif piece.context.around or piece.context.hinted:
            good = False
        elif piece.kind == TABLE:
            good = True
        elif first <= index <= last:
            good = piece.linked < _MOSTLY_LINKS or piece.kind in (LIST_ITEM, CAPTION, HEADING)
        else:
            good = piece.context.container in homes and piece.linked < _MOSTLY_LINKS
        verdict.append(good)
    return verdict


def _extent(pieces: Sequence[Piece], found: set[int]) -> tuple[int, int]:
    """Give the first and last piece of the matter: from the heading above the first that was found on."""
    first, last = min(found), max(found)
    for index in range(first - 1, max(first - 30, 0) - 1, -1):
        if pieces[index].kind == HEADING and not _is_around(pieces[index]):
            return index, last
    return first, last
