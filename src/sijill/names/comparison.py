"""Compare two whole names: which parts meet, in any order, and which are missing.

Parts are paired greedily, the most alike first. The score is the mean of the squared likenesses of these
pairs (squared, because strangers are half alike by chance), lowered for parts that only one name has: a
missing part is no contradiction, but two names that share one part only say little. Two adjacent parts of
the longer name may meet one part of the shorter (``Ali Reza``, ``Alireza``).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sijill.names.likeness import likenesses
from sijill.names.parts import Part, divide
from sijill.text import isolate

_ALIKE = 0.8  # two parts that a reader would call spellings of one name
_MISSING = 0.35  # the cost of parts that only one name has, if two or more parts meet …
_MISSING_ALONE = 0.6  # … and if only one does
_INITIAL = 0.75

Parts = tuple[Part, ...]
Likeness = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How well two names agree, from 0 (nothing in common, or nothing to read) to 1, and why."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Pairing:
    score: float
    pairs: tuple[tuple[Part, Part, float], ...]
    missing: tuple[Parts, Parts]


def _joined(longer: Parts) -> list[Parts]:
    """Return the spellings of a name in which two neighbours are written as one."""
    return [
        (*longer[:i], Part(f"{one.written} {other.written}", one.shared + other.shared), *longer[i + 2 :])
        for i, (one, other) in enumerate(pairwise(longer))
    ]


def _spellings(left: Parts, right: Parts) -> list[tuple[Parts, Parts]]:
    """Return the ways to divide both names into parts that are worth comparing."""
    ways = [(left, right)]
    if len(left) > len(right):
        ways += [(spelling, right) for spelling in _joined(left)]
    elif len(right) > len(left):
        ways += [(left, spelling) for spelling in _joined(right)]
    return ways


def _is_initial(a: Part, b: Part) -> bool:
    return len(a.shared) != len(b.shared) and 1 in (len(a.shared), len(b.shared))


def _asked(a: Part, b: Part) -> tuple[str, str]:
    return (a.shared[0], b.shared[0]) if _is_initial(a, b) else (a.shared, b.shared)


def _likeness_table(names: Iterable[tuple[Parts, Parts]]) -> Likeness:
    """Score every distinct pair of parts that comparing ``names`` will ask for, at once."""
    needed: dict[tuple[str, str], None] = {}
    for left, right in names:
        for one, other in _spellings(left, right):
            for a in one:
                for b in other:
                    needed[_asked(a, b)] = None
    asked = list(needed)
    return dict(zip(asked, likenesses(asked), strict=True))


def _part_likeness(a: Part, b: Part, table: Likeness) -> float:
    return table[_asked(a, b)] * (_INITIAL if _is_initial(a, b) else 1.0)


def _pair(left: Parts, right: Parts, table: Likeness) -> _Pairing:
    ranked = sorted(
        (-_part_likeness(a, b, table), abs(i - j), i + j, i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
    )
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    pairs: list[tuple[Part, Part, float]] = []
    for negative, _, _, i, j in ranked:
        if i in free_left and j in free_right:
            free_left.remove(i)
            free_right.remove(j)
            pairs.append((left[i], right[j], -negative))
    shorter, longer = sorted((len(left), len(right)))
    meeting = sum(value >= _ALIKE for _, _, value in pairs)
    penalty = _MISSING if meeting > 1 else _MISSING_ALONE
    mean = sum(sorted(value * value for _, _, value in pairs)) / shorter
    missing = (tuple(left[i] for i in sorted(free_left)), tuple(right[j] for j in sorted(free_right)))
    return _Pairing(mean * (1.0 - penalty * (1.0 - shorter / longer)), tuple(pairs), missing)


def _best(left: Parts, right: Parts, table: Likeness) -> _Pairing:
    ways = (_pair(one, other, table) for one, other in _spellings(left, right))
    return max(ways, key=lambda pairing: pairing.score)


def _listed(words: Parts) -> str:
    shown = [isolate(word.written, "plain") for word in words]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _reason(pairing: _Pairing) -> str:
    said: list[str] = []
    for a, b, value in pairing.pairs:
        one, other = isolate(a.written, "plain"), isolate(b.written, "plain")
        if a.shared == b.shared:
            said.append(f"{one} is the same in both")
        elif _is_initial(a, b):
            said.append(
                f"{one} and {other} agree in the initial" if value >= 0.5 else f"{one} is not {other}"
            )
        elif value >= _ALIKE:
            said.append(f"{one} sounds like {other}")
        else:
            said.append(f"{one} is {'little' if value >= 0.5 else 'not'} like {other}")
    for which, words in zip(("first", "second"), pairing.missing, strict=True):
        if words:
            said.append(f"only the {which} name has {_listed(words)}")
    sentence = "; ".join(said)
    return f"{sentence}."


def compare(a: str, b: str) -> NameComparison:
    """Compare two names, each in Arabic script or Latin.

    The result does not depend on the order of the arguments (the wording of the reason aside). Names with
    nothing to read are never equal: their score is 0.
    """
    left, right = divide(a), divide(b)
    if not left or not right:
        which = (
            "Neither name has any"
            if not left and not right
            else f"The {'second' if left else 'first'} name has no"
        )
        return NameComparison(0.0, f"{which} letters to read, so nothing can be said about them.")
    pairing = _best(left, right, _likeness_table([(left, right)]))
    return NameComparison(pairing.score, _reason(pairing))


def scores(left: Sequence[str], right: Sequence[str]) -> NDArray[np.float32]:
    """Return ``compare(l, r).score`` for each ``l, r`` of two sequences of one length.

    Distinct names, parts and pairs are worked out once. Raises ValueError if the lengths differ.
    """
    asked = list(zip(left, right, strict=True))
    divided = {name: divide(name) for name in {*left, *right}}
    distinct = [(a, b) for a, b in dict.fromkeys(asked) if divided[a] and divided[b]]
    table = _likeness_table((divided[a], divided[b]) for a, b in distinct)
    found = {(a, b): _best(divided[a], divided[b], table).score for a, b in distinct}
    return np.fromiter((found.get(pair, 0.0) for pair in asked), dtype=np.float32, count=len(asked))
