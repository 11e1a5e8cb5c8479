"""Rule R6: a list of cities whose separators were lost is cut where one known name ends and the next begins.

A dynamic programme over the letters (Viterbi with costs instead of probabilities) finds the cheapest way to
read a stretch as names of the gazetteer and nothing else. Three names in a row are needed: two words that
happen to be names also happen in prose.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from sijill.places import well_known
from sijill.text import fold

_LONG = re.compile(r"[^\W\d_]{9,}")
_ENDS = re.compile(r"[.!?؟،,;؛:()«»\n\r\x1e\x1f]")
_JOINS = re.compile(r"[\s\u200c-]")
_MIN_NAMES = 3
_MIN_LETTERS = 3
_SMALL_TOWN = 100_000
_INFINITE = float("inf")
_UNKNOWN_COST = 4.0
_UNKNOWN_LETTER_COST = 0.3
_UNKNOWN_LETTERS = (4, 14)
_KNOWN_FOR_UNKNOWN = 5


@cache
def _names() -> tuple[dict[str, float], int]:
    """Give what each name costs, spaces left out, and the length of the longest.

    Every name costs one, so that few long names beat many short ones; a short or obscure one costs more.
    """
    costs: dict[str, float] = {}
    for place in well_known():
        for name in (name for names in place.names.values() for name in names):
            spelled = _spelled(fold(name).text)
            if len(spelled) >= _MIN_LETTERS:
                cost = 1.0 + (0.5 if len(spelled) == _MIN_LETTERS else 0.0)
                cost += 0.1 if place.population < _SMALL_TOWN and place.kind != "country" else 0.0
                costs[spelled] = min(cost, costs.get(spelled, cost))
    return costs, max(map(len, costs), default=0)


def _spelled(folded: str) -> str:
    """Give one spelling for what transcriptions write in several ways (غ گ ج for a foreign g)."""
    return _JOINS.sub("", folded).replace("غ", "ج").replace("گ", "ج")


def city_run(text: str, start: int, end: int) -> tuple[int, ...]:
    """Find where the names of a glued list of cities in ``text[start:end]`` begin; empty if there is none.

    The list must reach to the end of a stretch without punctuation. The first of the places is where the
    list begins, the last is the end of its last name.
    """
    found: tuple[int, ...] = ()
    for match in _LONG.finditer(text, start, end):
        if found and match.start() < found[-1]:
            continue
        stop = _ENDS.search(text, match.start(), end)
        found = _read(text, match.start(), stop.start() if stop else end)
        if found:
            return found
    return ()


def _read(text: str, start: int, end: int) -> tuple[int, ...]:
    folded = fold(text[start:end])
    letters = [index for index, letter in enumerate(folded.text) if not _JOINS.match(letter)]
    spelled = _spelled(folded.text)
    cuts = _cheapest(spelled)
    if len(cuts) - 1 < _MIN_NAMES:
        return ()
    starts = [start + folded.offsets[letters[cut]] for cut in cuts[:-1]]
    gaps = sum(1 for offset in starts[1:] if not _JOINS.match(text[offset - 1]))
    return (*starts, end) if gaps >= _MIN_NAMES - 1 else ()


def _cheapest(spelled: str) -> list[int]:
    """Give the boundaries of the cheapest reading as names, from 0 to the end; empty if there is none.

    A piece that is no known name costs as much as several and is tried only after three known ones: lists
    hold spellings that no gazetteer has.
    """
    cuts = _path(spelled, unknown=False)
    if not cuts and _begins_with_names(spelled):
        cuts = _path(spelled, unknown=True)
    return cuts


def _path(spelled: str, *, unknown: bool) -> list[int]:
    costs, longest = _names()
    best: list[float] = [0.0] + [_INFINITE] * len(spelled)
    came = [0] * (len(spelled) + 1)
    for end in range(_MIN_LETTERS, len(spelled) + 1):
        for start in range(max(0, end - longest), end - _MIN_LETTERS + 1):
            if best[start] == _INFINITE:
                continue
            cost = costs.get(spelled[start:end], _INFINITE)
            if unknown and cost == _INFINITE and _UNKNOWN_LETTERS[0] <= end - start <= _UNKNOWN_LETTERS[1]:
                cost = _UNKNOWN_COST + _UNKNOWN_LETTER_COST * (end - start)
            if best[start] + cost < best[end]:
                best[end], came[end] = best[start] + cost, start
    if best[-1] == _INFINITE:
        return []
    cuts = [len(spelled)]
    while cuts[-1] > 0:
        cuts.append(came[cuts[-1]])
    cuts.reverse()
    strange = sum(1 for one, other in pairwise(cuts) if spelled[one:other] not in costs)
    return cuts if strange * _KNOWN_FOR_UNKNOWN < len(cuts) - 1 else []


def _begins_with_names(spelled: str) -> bool:
    """Whether three known names stand at the beginning with nothing between them."""
    costs, longest = _names()
    ends = {0}
    for _ in range(_MIN_NAMES):
        ends = {
            end
            for start in ends
            for end in range(start + _MIN_LETTERS, min(start + longest, len(spelled)) + 1)
            if spelled[start:end] in costs
        }
    return bool(ends)
