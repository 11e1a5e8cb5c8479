"""Which pairs cannot reach a weight, found out before their names are compared.

Nearly all pairs that share a block are of two people, and nearly all work would be to compare their names.
So each pair is first given the most bits that it can have: exactly what the dates, the places and the other
words say, and of names the most that is left open by the pairs of parts that were scored already. Only pairs
that can still reach the least are kept, and only their parts are scored, given names first. What comes out
is all that weighing every pair would give.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np

from sijill.matching.bounds import (
    FAMILY,
    FATHER,
    GIVEN,
    GRANDFATHER,
    LEVEL,
    Bits,
    Codes,
    Scores,
    Signs,
    Value,
    at_first_look,
    at_level,
    of_names,
)
from sijill.matching.intervals import NEVER, level_of_days
from sijill.matching.levels import EVIDENCE, Comparison, Place, Word
from sijill.matching.likeness import find_in
from sijill.matching.naming import AT_LEAST_ALIKE, STEPS
from sijill.matching.pairs import Pairs, distinct, sifted, unpacked
from sijill.matching.parts import MOST_PARTS, Written
from sijill.matching.people import People
from sijill.matching.photos import level_of_halves
from sijill.matching.rows import Blocks, Hashes, Numbers
from sijill.names.compiling import compiled, counting_nothing, woven

_SLICE = 200_000
_BIRTH = 4
_PLACES, _WORDS = (
    tuple(row for row, one in enumerate(EVIDENCE.values()) if one is kind) for kind in (Place, Word)
)
_DAYS = 4
_OF_FATHER = _DAYS + 2 * (len(_PLACES) + len(_WORDS))
_OF_GRANDFATHER, _FORM, _FORMS, _SEEN = range(_OF_FATHER + 1, _OF_FATHER + 5)
_PHOTO, _FACTS = list(EVIDENCE).index("photo"), _SEEN + 2
_LAST_LEVEL = 5
_ROUNDING = 0.02
_DIFFERENT, _SAME, _NEIGHBOURS, _SAME_PLACE = (
    int(one) for one in (Word.DIFFERENT, Word.SAME, Place.NEIGHBOURS, Place.SAME)
)


class Frame(NamedTuple):
    """What the test of a pair reads.

    ``facts`` has a row a record: first and last day of birth and of the event; code and what lies above of
    each place, code and script of each word; father and grandfather as parts, -1 if there is none; the first
    of its forms and how many it has; the halves of its photo's hash. ``forms`` have the number of parts,
    then the parts; ``signs`` the consonant classes that their given name surely and perhaps has, and
    their family name; ``best`` the most that the given name can weigh as one and as a family name, and
    the same of the family name. ``others`` is the most that what is neither a day nor the own name can
    weigh. ``bits`` are the weights of levels and, in the last row, how much of a part's rarity counts at
    each; ``rare`` is how rare each part is as a given and as a family name.
    """

    facts: Numbers
    forms: Numbers
    signs: Signs
    best: Bits
    others: Bits
    bits: Bits
    rare: Bits


class Sieve:
    """Lets pairs through that may weigh at least ``least`` bits.

    ``bits`` are the weights of levels, one row a piece of evidence, ``prior`` what every pair has; ``rare``
    what each part of a name weighs more as a given and as a family name, and ``counts`` how much of that
    counts at each level.
    """

    def __init__(
        self,
        people: People,
        comparison: Comparison,
        *,
        bits: Bits,
        rare: Bits,
        counts: Bits,
        prior: float,
        least: float,
    ) -> None:
        weighed = np.zeros((bits.shape[0] + 1, bits.shape[1]), dtype=np.float32)
        weighed[:-1] = bits
        weighed[-1, : len(counts)] = counts
        facts, forms = _facts(people), _forms(people.name)
        signs, best = np.empty((len(forms), 4), dtype=np.uint32), np.empty((len(forms), 4), dtype=np.float32)
        others = np.empty(len(people), dtype=np.float32)
        self._frame = Frame(facts, forms, signs, best, others, weighed, rare)
        self._comparison = comparison
        self._least = np.float32(least - _ROUNDING - prior)
        _fill(*self._frame, people.keys.sure, people.keys.may)

    def sift(self, blocks: Blocks, *, threads: int) -> Pairs:
        """Give all pairs of the blocks that may reach the least, once the names have been looked at."""
        brought = blocks.comparisons
        codes = sifted(
            blocks, lambda here: self.tested(blocks, here, int(brought[here].sum())), threads=threads
        )
        for step in range(STEPS):
            pairs = unpacked(codes)
            if not self._comparison.ask(pairs.left, pairs.right, step):
                continue
            with ThreadPoolExecutor(threads) as pool:
                parts = (codes[at : at + _SLICE] for at in range(0, len(codes), _SLICE))
                codes = distinct(list(pool.map(self.tested_again, parts)))
        return unpacked(codes)

    def tested(self, blocks: Blocks, here: slice, brought: int) -> Hashes:
        """Give the pairs of a run of blocks that may reach the least, packed; it brings ``brought`` pairs."""
        found = np.empty(brought, dtype=np.uint64)
        return found[: _sift(*blocks, here.start, here.stop, found, *self._read())].copy()

    def tested_again(self, pairs: Hashes) -> Hashes:
        """Give those of packed pairs that still may, by what is known of the parts now."""
        found = np.empty(len(pairs), dtype=np.uint64)
        return found[: _sift_again(pairs, found, *self._read())]

    def _read(self) -> list[Any]:
        return [self._least, *self._frame, *self._comparison.likenesses.table]


def _facts(people: People) -> Numbers:
    """Lay side by side what is known of each record, so that memory is read once."""
    facts = np.empty((len(people), _FACTS), dtype=np.int32)
    facts[:, 0], facts[:, 1] = people.birth.first, people.birth.last
    facts[:, 2], facts[:, 3] = people.event.first, people.event.last
    kinds = list(EVIDENCE)
    for place, row in enumerate((*_PLACES, *_WORDS)):
        held = getattr(people, kinds[row])
        facts[:, _DAYS + 2 * place] = held.code
        facts[:, _DAYS + 2 * place + 1] = held.above if row in _PLACES else held.script
    for column, written in ((_OF_FATHER, people.father), (_OF_GRANDFATHER, people.grandfather)):
        some = np.diff(written.form) > 0
        facts[:, column] = -1
        facts[some, column] = written.part[written.start[written.form[:-1][some]]]
    facts[:, _FORM], facts[:, _FORMS] = people.name.form[:-1], np.diff(people.name.form)
    facts[:, _SEEN:] = people.photo.halves()
    return facts


def _forms(written: Written) -> Numbers:
    """Give names in rows: how many parts, then the parts."""
    count = np.diff(written.start)
    forms = np.full((len(count), 1 + MOST_PARTS), -1, dtype=np.int32)
    forms[:, 0] = count
    row = np.repeat(np.arange(len(count)), count)
    forms[row, 1 + np.arange(len(written.part)) - np.repeat(written.start[:-1], count)] = written.part
    return forms


@counting_nothing
def _sift(
    record: Numbers, start: Codes, reach: Numbers, begin: Value, stop: Value, found: Hashes,
    least: Value,
    facts: Numbers, forms: Numbers, signs: Signs, best: Bits, others: Bits,
    bits: Bits, rare: Bits, codes: Codes, scores: Scores, sure: Signs, may: Signs,
) -> Value:  # fmt: skip
    count = 0
    for block in range(begin, stop):
        first, last = start[block], start[block + 1]
        for one in range(first, last):
            a = record[one]
            for other in range(one + 1, min(last, one + 1 + reach[block])):
                b = record[other]
                if _may(a, b, least, facts, forms, signs, best, others, bits, rare, codes, scores, sure, may):
                    found[count] = (np.uint64(a) << np.uint64(32)) | np.uint64(b)
                    count += 1
    return count


@counting_nothing
def _sift_again(
    pairs: Hashes, found: Hashes, least: Value,
    facts: Numbers, forms: Numbers, signs: Signs, best: Bits, others: Bits,
    bits: Bits, rare: Bits, codes: Codes, scores: Scores, sure: Signs, may: Signs,
) -> Value:  # fmt: skip
    count = 0
    for pair in pairs:
        a, b = np.int32(pair >> np.uint64(32)), np.int32(pair & np.uint64(0xFFFFFFFF))
        if _may(a, b, least, facts, forms, signs, best, others, bits, rare, codes, scores, sure, may):
            found[count] = pair
            count += 1
    return count


@woven
def _may(
    a: Value, b: Value, least: Value, facts: Numbers, forms: Numbers, signs: Signs, best: Bits, others: Bits,
    bits: Bits, rare: Bits, codes: Codes, scores: Scores, sure: Signs, may: Signs,
) -> Value:  # fmt: skip
    """Whether a pair may reach the least."""
    wanted = least - _of_days(a, b, facts, bits)
    open_to = min(others[a], others[b])
    looked = False
    for x in range(facts[a, _FORM], facts[a, _FORM] + facts[a, _FORMS]):
        for y in range(facts[b, _FORM], facts[b, _FORM] + facts[b, _FORMS]):
            if at_first_look(x, y, forms, signs, best, bits) + open_to < wanted:
                continue
            if not looked:
                looked = True
                open_to = _of_words(a, b, facts, bits)
                open_to += _of_fathers(a, b, facts, forms, bits, codes, scores, sure, may)
            rest = wanted - open_to
            if of_names(x, y, rest, forms, bits, rare, codes, scores, sure, may) >= rest:
                return True
    return False


@woven
def _of_days(a: Value, b: Value, facts: Numbers, bits: Bits) -> Value:
    found = np.float32(0.0)
    for row in range(2):
        first, last = facts[a, 2 * row], facts[a, 2 * row + 1]
        other_first, other_last = facts[b, 2 * row], facts[b, 2 * row + 1]
        if (first > -NEVER or last < NEVER) and (other_first > -NEVER or other_last < NEVER):
            found += bits[_BIRTH + row, level_of_days(first, last, other_first, other_last)]
    return found


@woven
def _of_words(a: Value, b: Value, facts: Numbers, bits: Bits) -> Value:
    found = np.float32(0.0)
    column = _DAYS
    for row in _PLACES:
        one, other = facts[a, column], facts[b, column]
        if one >= 0 and other >= 0:
            level = _DIFFERENT
            if one == other:
                level = _SAME_PLACE
            elif facts[a, column + 1] >= 0 and facts[a, column + 1] == facts[b, column + 1]:
                level = _NEIGHBOURS
            found += bits[row, level]
        column += 2
    for row in _WORDS:
        one, other = facts[a, column], facts[b, column]
        if one >= 0 and other >= 0 and facts[a, column + 1] == facts[b, column + 1]:
            found += bits[row, _SAME if one == other else _DIFFERENT]
        column += 2
    seen = level_of_halves(facts[a, _SEEN], facts[a, _SEEN + 1], facts[b, _SEEN], facts[b, _SEEN + 1])
    return found + bits[_PHOTO, seen]


@woven
def _of_fathers(
    a: Value, b: Value, facts: Numbers, forms: Numbers, bits: Bits,
    codes: Codes, scores: Scores, sure: Signs, may: Signs,
) -> Value:  # fmt: skip
    """Give the most that the father's and the grandfather's name may bring."""
    found = np.float32(0.0)
    one, other = facts[a, _OF_GRANDFATHER], facts[b, _OF_GRANDFATHER]
    if one >= 0 and other >= 0:
        score = find_in(one, other, codes, scores, sure, may)
        found += at_level(GRANDFATHER, score, 255, np.float32(0.0), bits)
    one, other = facts[a, _OF_FATHER], facts[b, _OF_FATHER]
    if one >= 0 and other >= 0:
        score = find_in(one, other, codes, scores, sure, may)
        return found + at_level(FATHER, score, 255, np.float32(0.0), bits)
    # A father's name in the middle of the own one speaks only if it agrees.
    best = np.float32(0.0)
    for x in range(facts[a, _FORM], facts[a, _FORM] + facts[a, _FORMS]):
        for y in range(facts[b, _FORM], facts[b, _FORM] + facts[b, _FORMS]):
            inner_x, inner_y = one, other
            if one < 0 and forms[x, 0] > 2:
                inner_x = forms[x, 2]
            if other < 0 and forms[y, 0] > 2:
                inner_y = forms[y, 2]
            if inner_x >= 0 and inner_y >= 0:
                score = find_in(inner_x, inner_y, codes, scores, sure, may)
                for level in range(AT_LEAST_ALIKE, _LAST_LEVEL + 1):
                    if score < 0 or LEVEL[FATHER, score] == level:
                        best = max(best, bits[FATHER, level])
    return found + best


@compiled
def _fill(
    facts: Numbers, forms: Numbers, signs: Signs, best: Bits, others: Bits, bits: Bits, rare: Bits,
    sure: Signs, may: Signs,
) -> None:  # fmt: skip
    nothing = np.float32(0.0)
    for form in range(len(forms)):
        first, last = forms[form, 1], forms[form, forms[form, 0]]
        signs[form, 0], signs[form, 1] = sure[first], may[first]
        signs[form, 2], signs[form, 3] = sure[last], may[last]
        best[form, 0] = at_level(GIVEN, -1, 255, rare[first, 0], bits)
        best[form, 1] = at_level(FAMILY, -1, 255, rare[first, 1], bits)
        best[form, 2] = at_level(GIVEN, -1, 255, rare[last, 0], bits)
        best[form, 3] = at_level(FAMILY, -1, 255, rare[last, 1], bits)
    for record in range(len(others)):
        inner = False
        for form in range(facts[record, _FORM], facts[record, _FORM] + facts[record, _FORMS]):
            inner = inner or forms[form, 0] > 2
        found = nothing
        if inner or facts[record, _OF_FATHER] >= 0:
            found += max(nothing, at_level(FATHER, -1, 255, nothing, bits))
        if facts[record, _OF_GRANDFATHER] >= 0:
            found += max(nothing, at_level(GRANDFATHER, -1, 255, nothing, bits))
        column = _DAYS
        for row in _PLACES:
            if facts[record, column] >= 0:
                found += max(nothing, bits[row, _DIFFERENT], bits[row, _NEIGHBOURS], bits[row, _SAME_PLACE])
            column += 2
        for row in _WORDS:
            if facts[record, column] >= 0:
                found += max(nothing, bits[row, _DIFFERENT], bits[row, _SAME])
            column += 2
        if facts[record, _SEEN] != 0 or facts[record, _SEEN + 1] != 0:
            found += max(nothing, bits[_PHOTO].max())
        others[record] = found
