"""Penalties as a cell lists them: "3 years 6 months; 2 years' exile", "۳ سال حبس، ۲ سال آن تعلیقی".

A cell is cut into clauses at separators, at "and", at brackets, and where a term of another sort begins. Each
clause is a penalty, unless it goes on with the term before it ("and 6 months") or says how much of it is
suspended ("12 suspended for 3 years").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sijill.intake.numbers import whole_number
from sijill.intake.words import folded_words, meanings
from sijill.text import fold, fold_text

Found = tuple[dict[str, Any], int, int]
"""A penalty's value and its place ``[start, end)`` in the cell."""

_TOKEN = re.compile(r"(?P<number>\d{1,3}(?:[,٬]\d{3})+|\d+)|(?P<word>[^\W\d_]+)|(?P<mark>[;؛\n|,،+()\[\]])")
# What Arabic writes together with the word after it.
_PREFIX = re.compile("^[وبل]?(?:ال|ل)?(?=..)")
_TIMES = {"year": 0, "month": 1, "day": 2}
_MONTHS = 12
_TYPE_OF_UNIT = {**dict.fromkeys(_TIMES, "imprisonment"), "lash": "lashes"}


@dataclass(slots=True)
class _Clause:
    """What stands between two separators; ``start`` and ``end`` in the folded text."""

    after: str
    start: int = -1
    end: int = -1
    type: str | None = None
    suspended: bool = False
    part: bool = False
    terms: list[tuple[int, str | None]] = field(default_factory=list)

    def families(self) -> set[str]:
        return {_TYPE_OF_UNIT.get(unit, "fine") for _, unit in self.terms if unit}


@dataclass(slots=True)
class _Penalty:
    type: str
    start: int
    end: int
    amount: int | None = None
    unit: str | None = None
    suspended: dict[str, Any] | None = None

    def value(self) -> dict[str, Any]:
        return {
            "type": self.type,
            "amount": self.amount,
            "unit": self.unit,
            "suspended": self.suspended,
            "per": "unstated",
        }


def penalties_in(text: str, header: str = "") -> list[Found]:
    """Give each penalty of a cell; none if it is not understood.

    A bare number is of what the column's ``header`` says ("Lashes", "سنوات السجن"). A cell that says that a
    sentence was quashed, commuted or not passed is not understood.
    """
    number = whole_number(text)
    if number is not None:
        return _counted(number, header, len(text))
    whole = fold(text)
    clauses = _clauses(whole.text)
    penalties: list[_Penalty] = []
    for clause in clauses or ():
        if not (penalties and (_suspends(clause, penalties[-1]) or _continues(clause, penalties[-1]))):
            penalties.extend(_new(clause))
    return [(penalty.value(), *whole.span(penalty.start, penalty.end)) for penalty in penalties]


def joined_term(years: dict[str, Any], months: dict[str, Any]) -> dict[str, Any] | None:
    """Give one term for two that stand in two columns, years and months; ``None`` if they are not that."""
    same = {**years, "amount": None, "unit": None} == {**months, "amount": None, "unit": None}
    if not same or (years["type"], years["unit"], months["unit"]) != ("imprisonment", "year", "month"):
        return None
    return {**years, "amount": years["amount"] * _MONTHS + months["amount"], "unit": "month"}


def _counted(number: int, header: str, length: int) -> list[Found]:
    senses = [_sense(match[0])[:2] for match in _TOKEN.finditer(fold_text(header)) if match["word"]]
    unit = next((value for sense, value in senses if sense == "unit"), None)
    type_ = next((value for sense, value in senses if sense == "penalty"), None)
    type_ = type_ or (_TYPE_OF_UNIT.get(unit, "fine") if unit else None)
    if type_ == "lashes":
        unit = "lash"
    if type_ is None or unit is None or number == 0:
        return []
    return [(_Penalty(type_, 0, length, number, unit).value(), 0, length)]


def _clauses(words: str) -> list[_Clause] | None:
    """Cut into clauses; ``None`` if a word says that what it speaks of does not hold."""
    clauses = [_Clause("")]
    number: int | None = None
    for match in _TOKEN.finditer(words):
        sense, value, count = _sense(match[0]) if match["word"] else ("", "", None)
        if sense == "undone":
            return None
        if match["mark"] or sense == "and":
            _leave_number(clauses[-1], number)
            number = None
            clauses.append(_Clause(match[0] if match["mark"] else "and"))
            continue
        if match["number"] or sense == "number":
            _leave_number(clauses[-1], number)
            number = whole_number(match[0]) if match["number"] else count
        elif sense == "unit" or sense == "two":
            amount = 2 if sense == "two" else number if number is not None else 1
            # "ضربه شلاق" is one unit in two words, and "سنوات سجن" after a word for prison no second term.
            if sense == "two" or number is not None or not clauses[-1].terms:
                _add_term(clauses, amount, value)
            number = None
        elif sense == "penalty":
            if clauses[-1].type is not None and clauses[-1].type != value:
                clauses.append(_Clause(""))
            clauses[-1].type = value
        elif sense in ("suspended", "part"):
            _leave_number(clauses[-1], number)
            number = None
            clauses[-1].suspended |= sense == "suspended"
            clauses[-1].part |= sense == "part"
        elif number is None or not clauses[-1].terms:
            continue
        if clauses[-1].start < 0:
            clauses[-1].start = match.start()
        clauses[-1].end = match.end()
    _leave_number(clauses[-1], number)
    return [clause for clause in clauses if clause.type or clause.terms or clause.suspended]


def _leave_number(clause: _Clause, number: int | None) -> None:
    if number is not None:
        clause.terms.append((number, None))
