"""What a span of words that is a penalty says: which, how much, what of it is suspended, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.claims.values import Penalty
from sijill.reading.durations import Duration, durations
from sijill.reading.numbers import Number, number_at, numbers_in
from sijill.reading.rulings import Found, Ruling
from sijill.reading.suspension import suspend
from sijill.reading.tagging.choices import Case, choose
from sijill.reading.tagging.weights import Weights
from sijill.reading.word_set import word_set
from sijill.reading.wording import Wording

TYPE, PER, SUSPENDED = "penalty", "per", "suspended"
NOT_SAID, ENFORCED, WHOLE, PART = "unsaid", "enforced", "whole", "part"
_TIMED = ("imprisonment", "exile", "ban")
_MEASURED = ("imprisonment", "fine", "lashes")
"""Penalties that are no find without how much: a bare "prison" is the rules' to tell from a place."""
_SURE = 0.5
_SAME = word_set("مثلها مثله same مماثله مماثل همین همان نظیر likewise")
_LASTING = {"ساله": "year", "ماهه": "month", "روزه": "day"}
_THOUSANDS = frozenset(("k", "الف"))
_BEHIND = 8
_NO_CURRENCY = ("unit", "prison", "penalty", "people", "term_link", "stop")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A penalty that was read before in the text."""

    type: str
    amount: int | None
    unit: str | None


def penalty_of(weights: Weights, case: Case, earlier: Sequence[Earlier], limit: int) -> Penalty | None:
    """Read the penalty of a span; ``None`` if its amount cannot be read.

    ``earlier`` are those before it in the text, for what an ellipsis leaves out; ``limit`` is the word at
    which the next one begins.
    """
    kind = choose(weights, TYPE, case)[0]
    amount, unit, clear = _amount(case, kind, earlier)
    if not clear or (amount is None and kind in _MEASURED):
        return None
    found = Found(case.first, case.last, kind, "learned", amount, unit)
    suspended = suspended_of(weights, case, found, limit)
    return Penalty(kind, amount, unit, suspended, per=choose(weights, PER, case)[0])


def suspended_of(weights: Weights, case: Case, found: Found, limit: int) -> object:
    """Read what of a penalty is suspended."""
    if found.amount is None or found.type not in ("imprisonment", "lashes", "fine"):
        return None
    wording = case.wording
    first, last = wording.sentence_of(case.first)
    ruling = Ruling(wording, first, last, found=[found])
    suspend(ruling, found, min(limit, last))
    ruled = found.suspended
    said, chance = choose(weights, SUSPENDED, Case(wording, case.first, case.last, suspended_sign(ruled)))
    if chance < _SURE:
        return ruled
    if said == WHOLE:
        return {"amount": found.amount, "unit": found.unit}
    if said == PART:
        return ruled if isinstance(ruled, dict) else _part(ruling, case, found, limit)
    return False if said == ENFORCED else None


def suspended_sign(value: object) -> str:
    """Say in a word what is suspended."""
    if isinstance(value, dict):
        return PART
    return ENFORCED if value is False else NOT_SAID


def _part(ruling: Ruling, case: Case, found: Found, limit: int) -> object:
    """Read the part that is suspended of the words behind: "two, one of them on paper only"."""
    own = _length(case)
    begin = own.last if own else case.first
    end = min(limit, ruling.last, case.last + _BEHIND)
    for length in ruling.lengths:
        if begin <= length.first < end and _is_less(length.amount, length.unit, found):
            return {"amount": length.amount, "unit": length.unit}
    for number in numbers_in(case.wording, begin, end):
        if not number.vague and number.value < (found.amount or 0):
            return {"amount": number.value, "unit": found.unit}
    return None


def _is_less(amount: int, unit: str, found: Found) -> bool:
    days = {"year": 365, "month": 30, "day": 1}
    return amount * days.get(unit, 1) < (found.amount or 0) * days.get(found.unit or "", 1)


def _amount(case: Case, kind: str, earlier: Sequence[Earlier]) -> tuple[int | None, str | None, bool]:
    """Give amount, unit and whether they could be read: a number that is said must be understood."""
    wording, first, last = case.wording, case.first, case.last
    if kind in ("death", "life", "confiscation"):
        return None, None, True
    number = next((one for one in numbers_in(wording, first, last) if not one.vague), None)
    if kind == "fine":
        return _sum(wording, number, last, earlier)
    if kind == "lashes":
        return (number.value, "lash", True) if number else (None, None, True)
    length = _length(case)
    if length is not None:
        return length.amount, length.unit, True
    same = any(wording.folded(index) in _SAME for index in range(first, last))
    before = [one for one in earlier if one.type in _TIMED and one.unit is not None]
    if same and before:
        return before[-1].amount, before[-1].unit, True
    if number is None:
        return None, None, True
    unit = _LASTING.get(wording.folded(number.last))
    if unit is None and kind == "imprisonment":
        unit = before[-1].unit if before else "year"
        if unit == "year" and any(wording.is_known(index, "half") for index in range(first, last)):
            return 12 * number.value + 6, "month", True
    return (number.value, unit, True) if unit else (None, None, True)


def _length(case: Case) -> Duration | None:
    held = durations(case.wording, case.first, case.last, bare=True)
    numbered = [one for one in held if not one.bare]
    return next(iter(numbered or held), None)


def _sum(
    wording: Wording, number: Number | None, last: int, earlier: Sequence[Earlier]
) -> tuple[int | None, str | None, bool]:
    if number is None:
        return None, None, True
    value, behind = number.value, number.last
    if wording.folded(behind) in _THOUSANDS and value < 1000:
        value, behind = value * 1000, behind + 1
    term = wording.term_at(behind, "currency")
    if term is not None:
        return value, term.key, True
    inside = [one for one in wording.terms("currency") if number.first <= one.first <= last]
    if inside:
        return value, inside[0].key, True
    before = [one.unit for one in earlier if one.type == "fine" and one.unit]
    if before:
        return value, before[-1], True
    if behind < last and not wording.is_known(behind, *_NO_CURRENCY) and number_at(wording, behind) is None:
        return value, wording.words[behind].raw, True
    return None, None, False
