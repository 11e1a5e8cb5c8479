"""Parsed names as arrays, with the orders in which the parts of each may stand.

A chain is one way to read a name from the given name to the family name: as parsed; with the family name
first (*Karimi Navid*, without a comma to tell); with a name it is also known by; with the kunya for the given
name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from sijill.names.compounds import shared_spelling
from sijill.names.lexicon import senses
from sijill.names.parsing import Name, Part, Role, is_compound, parse
from sijill.names.words import Kind, particles, words_of

Array = NDArray[Any]

MOST_PARTS = 10
"""Parts of a name that are compared, other names it is known by among them."""

INITIAL, HEAD, SECOND_GIVEN = 1, 2, 4
"""What a part is to the comparison: an initial; the often dropped first of a compound; its second."""

TURNED, ALIAS, KUNYA = 0.06, 0.05, 0.05
"""What it costs to read a name in another way than it is written."""


class Names(NamedTuple):
    """Distinct names: their parts (numbers of tokens, and flags) and chains (numbers of parts, and costs)."""

    parts: Array
    tokens: Array
    flags: Array
    kunya: Array
    chains: Array
    chain_parts: Array
    chain_starts: Array
    chain_costs: Array


def _is_only_given(part: Part) -> bool:
    known = senses(part.shared)
    return part.role is Role.INITIAL or (known.given and not known.family)


def _chains(name: Name) -> tuple[list[Part], list[tuple[list[int], float]]]:
    """Return the parts of a name and its chains: positions of parts, and what that reading costs."""
    parts = list(name.parts[:MOST_PARTS])
    order = list(range(len(parts)))
    chains = [(order, 0.0)]
    if len(parts) > 1 and not name.turned and not name.patronymic and not _is_only_given(parts[0]):
        known = senses(parts[0].shared)
        chains.append(([*order[1:], 0], 0.0 if known.family and not known.given else TURNED))
    for other in name.known_as:
        here = list(range(len(parts), len(parts) + len(other)))
        if len(parts) + len(other) > MOST_PARTS:
            break
        parts += other
        if len(other) > 1:
            chains.append((here, ALIAS))
        elif len(order) > 1:
            chains.append(([*here, *order[1:]], ALIAS))
            chains.append(([*order[:-1], *here], ALIAS))
        else:
            chains.append(([*order, *here], ALIAS))
    if name.kunya and order and len(parts) < MOST_PARTS:
        chains.append(([len(parts), order[-1]], KUNYA))
        parts.append(name.kunya[0])
    return parts, chains


def _flags(parts: Sequence[Part]) -> list[int]:
    found = []
    for position, part in enumerate(parts):
        flag = INITIAL if part.role is Role.INITIAL else 0
        if position == 0 and part.shared in particles().often_dropped:
            flag |= HEAD
        if position == 1 and part.role is Role.GIVEN:
            flag |= SECOND_GIVEN
        found.append(flag)
    return found


class _Plain(NamedTuple):
    """What a word that is a part of a name by itself says to the arrays."""

    shared: str
    only_given: bool
    family: bool
    head: bool


_PLAIN_SIGNS = re.compile(r"[^\W\d_]+(?:[\u064b-\u065f\u0670\u200c]*[^\W\d_]+)*")


@lru_cache(maxsize=1 << 17)
def _plain(chunk: str) -> _Plain | None:
    """Return what a piece of a name without spaces is if it is no more than one plain part."""
    if not _PLAIN_SIGNS.fullmatch(chunk):
        return None
    words = words_of(chunk)
    if len(words) != 1 or words[0].kind is not Kind.PLAIN:
        return None
    shared = shared_spelling(words[0].spelt)
    known = senses(shared)
    only_family = known.family and not known.given
    only_given = known.given and not known.family
    return _Plain(shared, only_given, only_family, shared in particles().often_dropped)


@dataclass(slots=True)
class _Columns:
    """The arrays of :class:`Names` while they grow."""

    number: dict[str, int]
    parts: list[int] = field(default_factory=lambda: [0])
    tokens: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    kunya: list[int] = field(default_factory=list)
    chains: list[int] = field(default_factory=lambda: [0])
    chain_parts: list[int] = field(default_factory=list)
    chain_starts: list[int] = field(default_factory=lambda: [0])
    costs: list[float] = field(default_factory=list)

    def add(self, name: str) -> None:
        """Add a name; most are plain, and need not be parsed."""
        plain = [_plain(chunk) for chunk in name.split()]
        if 1 < len(plain) <= MOST_PARTS and None not in plain:
            self._add_plain(cast(list[_Plain], plain))
        else:
            self._add_parsed(parse(name))
        self.parts.append(len(self.tokens))
        self.chains.append(len(self.costs))

    def _add_plain(self, words: list[_Plain]) -> None:
        number = self.number
        self.tokens += [number.setdefault(word.shared, len(number)) for word in words]
        flags = [0] * len(words)
        first, second = words[0], words[1]
        if first.head:
            flags[0] = HEAD
        if len(words) > 2 and is_compound(first.shared, second.shared):
            flags[1] = SECOND_GIVEN
        self.flags += flags
        self.kunya.append(-1)
        order = _ORDERS[len(words)]
        self._add_chain(order, 0.0)
        if not first.only_given:
            self._add_chain(_TURNED_ORDERS[len(words)], 0.0 if first.family else TURNED)

    def _add_parsed(self, name: Name) -> None:
        number = self.number
        held, ways = _chains(name) if name.parts else ([], [([], 0.0)])
        self.tokens += [number.setdefault(part.shared, len(number)) for part in held]
        self.flags += _flags(held)
        self.kunya.append(number.setdefault(name.kunya[0].shared, len(number)) if name.kunya else -1)
        for order, cost in ways:
            self._add_chain(order, cost)

    def _add_chain(self, order: Sequence[int], cost: float) -> None:
        self.chain_parts += order
        self.chain_starts.append(len(self.chain_parts))
        self.costs.append(cost)


_ORDERS = [tuple(range(n)) for n in range(MOST_PARTS + 1)]
_TURNED_ORDERS = [(*range(1, n), 0) for n in range(MOST_PARTS + 1)]


def lay_out(names: Iterable[str], number: dict[str, int]) -> Names:
    """Return the arrays of written names; ``number`` gives each distinct part its number and grows."""
    held = _Columns(number)
    for name in names:
        held.add(name)
    return Names(
        np.array(held.parts, dtype=np.int64),
        np.array(held.tokens, dtype=np.int64),
        np.array(held.flags, dtype=np.int8),
        np.array(held.kunya, dtype=np.int64),
        np.array(held.chains, dtype=np.int64),
        np.array(held.chain_parts, dtype=np.int8),
        np.array(held.chain_starts, dtype=np.int64),
        np.array(held.costs, dtype=np.float32),
    )
