"""Parsed names as arrays, with the orders in which the parts of each may stand.

A chain is one way to read a name from the given name to the family name: as parsed; with the family name
first (*Karimi Navid*, without a comma to tell); with a name it is also known by; with the kunya for the given
name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sijill.names.compiling import compiled, inlined
from sijill.names.compounds import after_article, shared_spelling
from sijill.names.lexicon import senses
from sijill.names.parsing import Name, Part, Role, masculine, parse
from sijill.names.words import Kind, Word, particles, words_of

Array = NDArray[Any]

MOST_PARTS = 10
"""Parts of a name that are compared, other names it is known by among them."""

INITIAL, HEAD, SECOND_GIVEN, SECOND_HALF, HONORIFIC, LISTED_GIVEN = 1, 2, 4, 8, 16, 32
"""What a part is to the comparison: an initial; the often dropped first of a compound; its second; the second
half of one written as one word; a word like Khatoun after the given name; a listed given name."""

TURNED, ALIAS, KUNYA, TITLE = 0.06, 0.05, 0.05, 0.1
"""What it costs to read a name in another way than it is written."""

_TITLES_WITH_INITIAL = frozenset("smdhkس")


class Names(NamedTuple):
    """Distinct names: their parts (numbers of tokens, and flags) and chains (numbers of parts, and costs).

    ``chain_other`` tells which chains hold another name than the one first given; two of these are compared
    only if one of the names has no more than one part besides.
    """

    parts: Array
    tokens: Array
    flags: Array
    kunya: Array
    chains: Array
    chain_parts: Array
    chain_starts: Array
    chain_costs: Array
    chain_other: Array


def _is_only_given(part: Part) -> bool:
    known = senses(part.shared)
    return part.role is Role.INITIAL or (known.given and not known.family and not part.article)


class _Chain(NamedTuple):
    """An order of parts, what that reading costs, and whether it holds another name than the first given."""

    order: Sequence[int]
    cost: float = 0.0
    other: bool = False


def _is_family_of_two(parts: Sequence[Part]) -> bool:
    """Say whether the first two parts are a compound that is no given name: Hosseinqoli Oghlu Alimorad."""
    if len(parts) < 3 or not parts[1].second or parts[1].shared in particles().honorific_halves:
        return False
    return not senses(parts[1].shared).given


def _chains(name: Name) -> tuple[list[Part], list[_Chain]]:
    """Return the parts of a name and the ways to read it."""
    parts = list(name.parts[:MOST_PARTS])
    order = list(range(len(parts)))
    chains = [_Chain(order)]
    if len(parts) > 1 and not name.turned and (not _is_only_given(parts[0]) or _is_family_of_two(parts)):
        known = senses(parts[0].shared)
        if not name.patronymic:
            cost = 0.0 if known.family and not known.given else TURNED
            family = 2 if len(parts) > 2 and parts[1].second else 1
            chains.append(_Chain([*order[family:], *order[:family]], cost))
        elif name.opens_with_father:
            chains.append(_Chain([order[-1], *order[:-1]], TURNED))
    if len(parts) > 2 and parts[0].role is Role.INITIAL and parts[0].shared in _TITLES_WITH_INITIAL:
        chains.append(_Chain(order[1:], TITLE, other=True))
    for other in name.known_as:
        here = list(range(len(parts), len(parts) + len(other)))
        if len(parts) + len(other) > MOST_PARTS:
            break
        parts += other
        if len(order) == 1 and len(other) > 1:
            # "Abdullatif known as Latouf al-Kubaisi": the family name stands after the other name.
            chains[0] = _Chain([*order, here[-1]])
        chains += _with_other_name(order, here, name.parts)
    if name.kunya and order and len(parts) < MOST_PARTS:
        chains.append(_Chain([len(parts), order[-1]], KUNYA, other=True))
        parts.append(name.kunya[0])
    return parts, chains


def _with_other_name(order: list[int], here: list[int], parts: Sequence[Part]) -> list[_Chain]:
    if len(here) > 1:
        return [_Chain(here, ALIAS, other=True)]
    if len(order) > 1:
        given = 2 if len(order) > 2 and parts[1].second else 1
        return [
            _Chain([*here, *order[given:]], ALIAS, other=True),
            _Chain([*order[:-1], *here], ALIAS, other=True),
        ]
    return [_Chain([*order, *here], ALIAS)]


def _flags(parts: Sequence[Part]) -> list[int]:
    found = []
    for position, part in enumerate(parts):
        flag = INITIAL if part.role is Role.INITIAL else 0
        if position == 0 and part.shared in particles().often_dropped:
            flag |= HEAD
        if position == 1 and part.role is Role.GIVEN:
            flag |= SECOND_GIVEN
        found.append(flag | _half(part.shared, position, second=part.second))
    return found


def _half(shared: str, position: int, *, second: bool) -> int:
    given = LISTED_GIVEN if senses(shared).given else 0
    if position and shared in particles().honorific_halves:
        return HONORIFIC | given
    return (SECOND_HALF if second else 0) | given


class _Plain(NamedTuple):
    """Parts that a piece of a name without spaces consists of, as the arrays have them."""

    shared: tuple[str, ...]
    kinds: tuple[int, ...]


_HONORIFIC, _SECOND, _ONLY_GIVEN, _ONLY_FAMILY, _DROPPED, _COMPOUND_HEAD, _GIVEN = (1 << k for k in range(7))
_PLAIN_SIGNS = re.compile(r"[^\W\d_]+(?:[\u064b-\u065f\u0670\u200c]*[^\W\d_]+)*")
_NOT_PLAIN = _Plain((), ())


@lru_cache(maxsize=1 << 17)
def _plain(chunk: str) -> _Plain:
    """Return the parts of a piece of a name, none if it is more than plain parts."""
    if not _PLAIN_SIGNS.fullmatch(chunk) or (len(chunk) > 1 and chunk.isupper()):
        return _NOT_PLAIN
    words = words_of(chunk)
    if not all(_is_plain(word) for word in words):
        return _NOT_PLAIN
    shared = tuple(shared_spelling(word.spelt) for word in words)
    return _Plain(shared, tuple(_kinds(part, word) for part, word in zip(shared, words, strict=True)))


def _is_plain(word: Word) -> bool:
    if word.kind is not Kind.PLAIN or word.spelt in particles().assimilated:
        return False
    return not word.article or (word.spelt not in after_article() and masculine(word.spelt) == word.spelt)


def _kinds(part: str, word: Word) -> int:
    known, table = senses(part), particles()
    only_given = known.given and not known.family and not word.article
    return (
        _HONORIFIC * (part in table.honorific_halves)
        | _SECOND * word.second
        | _ONLY_GIVEN * only_given
        | _ONLY_FAMILY * (known.family and not known.given)
        | _DROPPED * (part in table.often_dropped)
        | _COMPOUND_HEAD * (part in table.compound_heads)
        | _GIVEN * known.given
    )


@dataclass(slots=True)
class _Columns:
    """The arrays of :class:`Names` while they grow: of names that had to be parsed."""

    number: dict[str, int]
    parts: list[int] = field(default_factory=lambda: [0])
    tokens: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    kunya: list[int] = field(default_factory=list)
    chains: list[int] = field(default_factory=lambda: [0])
    chain_parts: list[int] = field(default_factory=list)
    chain_starts: list[int] = field(default_factory=lambda: [0])
    costs: list[float] = field(default_factory=list)
    other: list[bool] = field(default_factory=list)

    def add(self, name: Name) -> None:
        number = self.number
        held, ways = _chains(name) if name.parts else ([], [_Chain([])])
        self.tokens += [number.setdefault(part.shared, len(number)) for part in held]
        self.flags += _flags(held)
        self.kunya.append(number.setdefault(name.kunya[0].shared, len(number)) if name.kunya else -1)
        for way in ways:
            self.chain_parts += way.order
            self.chain_starts.append(len(self.chain_parts))
            self.costs.append(way.cost)
            self.other.append(way.other)
        self.parts.append(len(self.tokens))
        self.chains.append(len(self.costs))

    def arrays(self) -> Names:
        return Names(
            np.array(self.parts, dtype=np.int32),
            np.array(self.tokens, dtype=np.int32),
            np.array(self.flags, dtype=np.int8),
            np.array(self.kunya, dtype=np.int32),
            np.array(self.chains, dtype=np.int32),
            np.array(self.chain_parts, dtype=np.int8),
            np.array(self.chain_starts, dtype=np.int32),
            np.array(self.costs, dtype=np.float32),
            np.array(self.other, dtype=np.bool_),
        )


@inlined
def _copy(parsed: Names, row: int, made: Names, n: int, places: Array) -> None:
    """Copy name ``row`` of ``parsed`` to ``n`` of ``made``; ``places``: parts, chains, parts of chains."""
    for k in range(parsed.parts[row], parsed.parts[row + 1]):
        made.tokens[places[0]] = parsed.tokens[k]
        made.flags[places[0]] = parsed.flags[k]
        places[0] += 1
    made.kunya[n] = parsed.kunya[row]
    for chain in range(parsed.chains[row], parsed.chains[row + 1]):
        for k in range(parsed.chain_starts[chain], parsed.chain_starts[chain + 1]):
            made.chain_parts[places[2]] = parsed.chain_parts[k]
            places[2] += 1
        made.chain_costs[places[1]] = parsed.chain_costs[chain]
        made.chain_other[places[1]] = parsed.chain_other[chain]
        places[1] += 1
        made.chain_starts[places[1]] = places[2]


@inlined
def _write(
    pieces: Array,
    width: Array,
    offset: Array,
    numbers: Array,
    kinds: Array,
    made: Names,
    n: int,
    places: Array,
) -> None:
    """Write a name of plain pieces as name ``n`` of ``made``."""
    begin = places[0]
    for piece in pieces:
        for k in range(offset[piece], offset[piece] + width[piece]):
            flag = HONORIFIC if kinds[k] & _HONORIFIC and places[0] > begin else 0
            made.tokens[places[0]] = numbers[k]
            if not flag and kinds[k] & _SECOND:
                flag = SECOND_HALF
            made.flags[places[0]] = flag | (LISTED_GIVEN if kinds[k] & _GIVEN else 0)
            places[0] += 1
    count = places[0] - begin
    first = kinds[offset[pieces[0]]]
    second = kinds[offset[pieces[0]] + 1] if width[pieces[0]] > 1 else kinds[offset[pieces[1]]]
    if first & _DROPPED:
        made.flags[begin] |= HEAD
    halves = count > 2 and second & _SECOND
    compound = first & _COMPOUND_HEAD and second & _GIVEN and made.tokens[begin] != made.tokens[begin + 1]
    if halves or (count > 2 and compound):
        made.flags[begin + 1] |= SECOND_GIVEN
    made.kunya[n] = -1
    family = 2 if halves else 1
    for turn in range(1 if first & _ONLY_GIVEN else 2):
        for k in range(count):
            made.chain_parts[places[2]] = (k + turn * family) % count
            places[2] += 1
        made.chain_costs[places[1]] = 0.0 if turn == 0 or first & _ONLY_FAMILY else TURNED
        made.chain_other[places[1]] = False
        places[1] += 1
        made.chain_starts[places[1]] = places[2]


@compiled
def _lay(
    starts: Array, pieces: Array, width: Array, offset: Array, numbers: Array, kinds: Array, plain: Array,
    parsed: Names, made: Names,
) -> Array:  # fmt: skip
    """Write every name, plain or parsed, in order; return how many parts, chains and parts of chains."""
    places = np.zeros(3, dtype=np.int64)
    row = 0
    for n in range(len(plain)):
        if plain[n]:
            _write(pieces[starts[n] : starts[n + 1]], width, offset, numbers, kinds, made, n, places)
        else:
            _copy(parsed, row, made, n, places)
            row += 1
        made.parts[n + 1] = places[0]
        made.chains[n + 1] = places[1]
    return places


def lay_out(names: Iterable[str], number: dict[str, int]) -> Names:
    """Return the arrays of written names; ``number`` gives each distinct part its number and grows."""
    names = list(names)
    place: defaultdict[str, int] = defaultdict(count().__next__)
    numbers_of_pieces: list[int] = []
    ends = [0]
    for name in names:
        numbers_of_pieces += map(place.__getitem__, name.split())
        ends.append(len(numbers_of_pieces))
    pieces, starts = np.array(numbers_of_pieces, dtype=np.int32), np.array(ends, dtype=np.int32)
    held = [_plain(piece) for piece in place]
    width = np.array([len(piece.shared) for piece in held], dtype=np.int32)
    offset = np.cumsum(width) - width
    numbers = np.array(
        [number.setdefault(part, len(number)) for piece in held for part in piece.shared], dtype=np.int32
    )
    kinds = np.array([kind for piece in held for kind in piece.kinds], dtype=np.int32)
    widths = width[pieces] if len(pieces) else pieces
    sums = np.concatenate([[0], np.cumsum(widths)])
    odd = np.concatenate([[0], np.cumsum(widths == 0)])
    size = sums[starts[1:]] - sums[starts[:-1]]
    plain = (odd[starts[1:]] == odd[starts[:-1]]) & (size > 1) & (size <= MOST_PARTS)
    columns = _Columns(number)
    for n in np.flatnonzero(~plain).tolist():
        columns.add(parse(names[n]))
    parsed = columns.arrays()
    parts = int(size[plain].sum()) + len(parsed.tokens)
    chains = 2 * int(plain.sum()) + len(parsed.chain_costs)
    made = Names(
        np.zeros(len(names) + 1, dtype=np.int32),
        np.zeros(parts, dtype=np.int32),
        np.zeros(parts, dtype=np.int8),
        np.zeros(len(names), dtype=np.int32),
        np.zeros(len(names) + 1, dtype=np.int32),
        np.zeros(2 * parts + len(parsed.chain_parts), dtype=np.int8),
        np.zeros(chains + 1, dtype=np.int32),
        np.zeros(chains, dtype=np.float32),
        np.zeros(chains, dtype=np.bool_),
    )
    _lay(starts, pieces, width, offset, numbers, kinds, plain, parsed, made)
    return made
