"""What is seen of each word of a stretch, as numbers: its letters, its vocabulary, the marks around it."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from sijill.claims.kinds import Kind
from sijill.reading.given_names import usual_names
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_at
from sijill.reading.rulings import IN_CUSTODY, IN_RULING
from sijill.reading.wording import Wording

Codes = npt.NDArray[np.uint32]
Bounds = npt.NDArray[np.int32]

_KEYED = frozenset(
    ("measure", "event", "penalty", "bound", "prison", "suspended", "befell", "demand", "people", "unit")
)
"""Categories of which the key is a sign as well."""
_WATCHED = (
    *("sentencing", "penalty", "prison", "unit", "currency", "charge", "charge_head", "measure", "befell"),
    *("toll", "people", "report", "counted", "demand", "that", "event", "court", "age", "law", "suspended"),
)
"""Categories of which the nearest word before and behind in the sentence is a sign."""
_REACHES = (1, 2, 4, 8, 16)
_VALUES = (0, 1, 2, 3, 10, 20, 50, 100, 131, 1000, 1200, 1500, 1900, 2101, 10_000, 1_000_000)
_ENDS = 3
_FAR = 17
_OPENING, _CLOSING = "«“([", "»”)]"
_MEMO = ("signs", 0)


@dataclass(frozen=True, slots=True)
class Ranged:
    """Signs of words, word ``i``'s at ``[bounds[i], bounds[i + 1])`` of ``codes``."""

    codes: Codes
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs of the words of a stretch.

    ``wide`` are looked at from three words away, ``near`` and ``ruled``, what rules found, from the next
    word, ``own`` only at the word, ``common`` at every word; ``words`` are the words themselves.
    """

    wide: Ranged
    near: Ranged
    ruled: Ranged
    own: Ranged
    words: Codes
    common: Codes

    def __len__(self) -> int:
        return len(self.words)


@lru_cache(maxsize=65536)
def code(sign: str) -> int:
    """Give the number of a sign, the same everywhere: its CRC-32."""
    return zlib.crc32(sign.encode("utf-8", "surrogatepass"))


def signs_of(wording: Wording, found: Sequence[Mention] | None, *, heading: bool = False) -> Signs:
    """Look at a stretch; ``found``: what rules found in it, ``None`` if they are not to be believed."""
    if _MEMO not in wording.memo:
        wording.memo[_MEMO] = _seen(wording)
    wide, near, own, words = wording.memo[_MEMO]
    common = [code(f"in:{wording.language}")]
    common += [code("heading")] if heading else []
    common += [code("ruling")] if wording.memo.get(IN_RULING) else []
    common += [code("custody")] if wording.memo.get(IN_CUSTODY) else []
    common += [code("rules")] if found is not None else []
    ruled = _found(wording, found or ())
    return Signs(wide, near, ruled, own, words, np.array(common, np.uint32))


def _seen(wording: Wording) -> tuple[Ranged, Ranged, Ranged, Codes]:
    """See all that does not depend on the rules."""
    size = len(wording)
    language = wording.language
    wide = [[*_letters(language, word.folded)] for word in wording.words]
    near = [[*_shape(language, word.folded, word.raw)] for word in wording.words]
    own: list[list[int]] = [[] for _ in range(size)]
    words = np.fromiter((one[0] for one in wide), np.uint32, size)
    _see_terms(wording, wide)
    _see_marks(wording, wide, own)
    _see_numbers(wording, near, own)
    _see_watched(wording, own)
    return _flat(wide), _flat(near), _flat(own), words


def _flat(lists: list[list[int]]) -> Ranged:
    bounds = np.zeros(len(lists) + 1, np.int32)
    np.cumsum([*map(len, lists)], out=bounds[1:])
    return Ranged(np.array([*chain.from_iterable(lists)], np.uint32), bounds)


@lru_cache(maxsize=65536)
def _letters(language: str, folded: str) -> tuple[int, ...]:
    found = [code(f"w:{language}:{folded}")]
    names = usual_names(language)
    stem = folded.removeprefix("ال")
    if folded in names.given or stem in names.given:
        found.append(code("given"))
    if names.is_family(folded):
        found.append(code("family"))
    return tuple(found)


@lru_cache(maxsize=65536)
def _shape(language: str, folded: str, raw: str) -> tuple[int, ...]:
    if raw[:1].isdecimal():
        kind = "9" * min(len(raw), 5)
    elif raw[:1].isupper():
        kind = "XX" if raw.isupper() and len(raw) > 1 else "X"
    else:
        kind = "x"
    parts = [f"sh:{kind}", f"len:{min(len(folded), 8)}"]
    for length in (2, 3, 4):
        if len(folded) > length:
            parts += [f"p:{language}:{folded[:length]}", f"s:{language}:{folded[-length:]}"]
    return tuple(map(code, parts))


def _see_terms(wording: Wording, wide: list[list[int]]) -> None:
    language = wording.language
    for category, terms in wording.by_category.items():
        for term in terms:
            codes = _term(language, category, term.key if category in _KEYED else "")
            for index in range(term.first, term.last):
                wide[index] += codes


@lru_cache(maxsize=4096)
def _term(language: str, category: str, key: str) -> tuple[int, ...]:
    codes = (code(f"c:{category}"), code(f"c:{language}:{category}"))
    return (*codes, code(f"k:{category}:{key}")) if key else codes


def _see_marks(wording: Wording, wide: list[list[int]], own: list[list[int]]) -> None:
    """See the marks before each word, whether it stands in brackets or quotes, and how far from a mark."""
    depth = since = 0
    size = len(wording)
    for index in range(size):
        codes, deeper, marked = _gap(wording.gap(index))
        depth = max(0, depth + deeper)
        since = 0 if marked or index == 0 else since + 1
        wide[index] += codes
        own[index] += (_SINCE[min(since, _FAR)], _DEPTH[min(depth, 2)])
        if index < _ENDS:
            own[index].append(code(f"first:{index}"))
        if size - index <= _ENDS:
            own[index].append(code(f"last:{size - index}"))
    for first, last in wording.clauses:
        head = code(f"head:{wording.language}:{wording.folded(first)}")
        for index in range(first, last):
            own[index].append(head)


@lru_cache(maxsize=4096)
def _gap(gap: str) -> tuple[tuple[int, ...], int, bool]:
    """Give the signs of what stands between two words, how much deeper it leads, whether it parts."""
    marks = {"\n" if mark in "\n\x1e\x1f" else mark for mark in gap if not mark.isspace() or mark == "\n"}
    deeper = sum((mark in _OPENING) - (mark in _CLOSING) for mark in gap)
    signs = [f"g:{mark}" for mark in sorted(marks)] or ["g:blank" if gap else "g:joined"]
    return tuple(map(code, signs)), deeper, bool(marks)


def _see_numbers(wording: Wording, near: list[list[int]], own: list[list[int]]) -> None:
    index = 0
    while index < len(wording):
        number = number_at(wording, index)
        if number is None:
            index += 1
            continue
        size = bisect_left(_VALUES, number.value)
        mark = wording.gap(number.last).strip()[:1]
        codes = [
            code(f"nv:{size}:{number.vague}"),
            code(f"nb:{wording.folded(number.last)}"),
            code(f"na:{wording.folded(number.first - 1)}"),
            code(f"nm:{mark}"),
            *(code(f"nc:{one}") for one in sorted(wording.categories(number.last))),
            *(code(f"nd:{one}") for one in sorted(wording.categories(number.first - 1))),
        ]
        for place in range(number.first, number.last):
            own[place] += codes
            near[place].append(_NUMBER[place > number.first])
        index = number.last


def _see_watched(wording: Wording, own: list[list[int]]) -> None:
    """See how far the nearest words of some categories stand, before and behind, in the sentence."""
    for category in _WATCHED:
        terms = wording.terms(category)
        if not terms:
            continue
        firsts = [term.first for term in terms]
        for begin, end in wording.sentences:
            place, until = bisect_left(firsts, begin), bisect_left(firsts, end)
            for at in range(place, until):
                first = firsts[at]
                for index in range(first, firsts[at + 1] if at + 1 < until else end):
                    own[index].append(_apart(category, "b", min(index - first, _FAR)))
                for index in range(firsts[at - 1] if at > place else begin, first):
                    own[index].append(_apart(category, "f", min(first - index, _FAR)))


@lru_cache(maxsize=65536)
def _apart(category: str, side: str, distance: int) -> int:
    return code(f"{side}:{category}:{bisect_left(_REACHES, distance)}")


def _found(wording: Wording, found: Sequence[Mention]) -> Ranged:
    """See what rules found, and by which of them."""
    signs: list[list[int]] = [[] for _ in range(len(wording))]
    for one in found:
        kind = kind_of(one)
        index = first = wording.word_at(one.start)
        while index < len(wording) and wording.words[index].start < one.end:
            place = "I" if index > first else "B"
            signs[index] += (code(f"r:{kind}:{place}"), code(f"rr:{one.rule}"))
            index += 1
    return _flat(signs)


def kind_of(one: Mention) -> str:
    """Give what a find counts as where nameless people are told from named ones, and quotes by their mode."""
    if one.kind is Kind.PERSON and not one.value["name"]:
        return "nameless"
    return f"quote_{one.value['mode']}" if one.kind is Kind.QUOTE else str(one.kind)


_SINCE = [code(f"since:{bisect_left(_REACHES, one)}") for one in range(_FAR + 1)]
_DEPTH = [code(f"depth:{one}") for one in range(3)]
_NUMBER = (code("n:B"), code("n:I"))
