"""Hierarchical log-linear models of lists: which interactions a model holds, all of them, and their names.

A model is a set of terms; a term is a set of two lists or more, as the bits of an integer. It is hierarchical
if with a term it holds all that lie within it. The main effect of each list is always in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

MOST_LISTS_FOR_ALL = 5  # 8 models of 3 lists, 113 of 4, 6,893 of 5; 7,785,061 of 6

Model = frozenset[int]

# In the place of a term: one factor of the odds of being on any list that differs between people, normally
# within each pattern of lists; on the logarithmic scale it adds as many equal parts as there are pairs of
# lists. J. N. Darroch, S. E. Fienberg, G. F. V. Glonek and B. W. Junker, J. American Statistical Association
# 88 (1993) 1137-1148.
REACH = -1
UNEQUAL_REACH: Model = frozenset({REACH})


@cache
def all_models(lists: int) -> tuple[Model, ...]:
    """Give every hierarchical model without the interaction of all lists at once: nothing identifies it."""
    found = [frozenset[int]()]
    for size in range(2, lists):
        terms = [_bits(lists_of) for lists_of in combinations(range(lists), size)]
        found = [model | more for model in found for more in _supported(model, terms, size)]
    return tuple(sorted(found, key=lambda model: (len(model), sorted(model))))


def pairwise(lists: int) -> Model:
    """Give the model of all interactions of two lists."""
    return frozenset(_bits(pair) for pair in combinations(range(lists), 2))


def no_highest(lists: int) -> Model:
    """Give the model with every interaction but that of all lists at once."""
    return frozenset(term for term in range(2**lists - 1) if term.bit_count() >= 2)


def generators(model: Model, lists: int) -> tuple[int, ...]:
    """Give the terms that lie within no other, single lists included."""
    terms = [*(model - UNEQUAL_REACH), *(1 << i for i in range(lists))]
    top = [term for term in terms if not any(term != other and term & other == term for other in terms)]
    return tuple(sorted(top, key=lambda term: (-term.bit_count(), _members(term))))


def name(model: Model, lists: Sequence[str]) -> str:
    """Write a model by its generators, as ``[A B][C]``; ``+ reach`` if people differ in reach."""
    words = "".join(
        f"[{' '.join(lists[i] for i in _members(term))}]" for term in generators(model, len(lists))
    )
    return f"{words} + reach" if REACH in model else words


def _supported(model: Model, terms: Sequence[int], size: int) -> Iterator[Model]:
    possible = [term for term in terms if size == 2 or all(part in model for part in _parts(term))]
    for number in range(len(possible) + 1):
        for chosen in combinations(possible, number):
            yield frozenset(chosen)


def _parts(term: int) -> Iterator[int]:
    return (term & ~(1 << i) for i in _members(term))


def _members(term: int) -> tuple[int, ...]:
    return tuple(i for i in range(term.bit_length()) if term >> i & 1)


def _bits(members: Iterable[int]) -> int:
    return sum(1 << i for i in members)
