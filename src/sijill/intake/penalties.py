"""Penalties as a cell lists them: "3 years 6 months; 2 years' exile", "۳ سال حبس، ۲ سال آن تعلیقی".

A cell is cut into clauses at separators, at "and", at brackets, and where a term of another sort begins. Each
clause is a penalty, unless it goes on with the term before it ("and 6 months") or says how much of it is
suspended ("12 suspended for 3 years").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sijill.intake.numbers import whole_number
from sijill.intake.words import folded_words, meanings
from sijill.text import fold, fold_text

Found = tuple[dict[str, Any], int, int]
"""A penalty's value and its place ``[start, end)`` in the cell."""

_TOKEN = re.compile(r"(?P<number>\d{1,3}(?:[,٬]\d{3})+|\d+)|(?P<word>[^\W\d_]+)|(?P<mark>[;؛\n|,،+()\[\]])")
# What Arabic writes together with the word after it.
_PREFIX = re.compile("^[وبل]?(?:ال)?(?=..)")
_TIMES = ("year", "month", "day")
_MONTHS = 12
_AND = "and"


@dataclass(frozen=True, slots=True)
class _Token:
    """``sense`` is "term" (``number`` of ``value``), "number", or the section of a word's meaning."""

    sense: str
    value: str
    start: int
    end: int
    number: int = 0


@dataclass(slots=True)
class _Clause:
    """What stands between two separators, of which ``after`` is the first."""

    after: str = ""
    tokens: list[_Token] = field(default_factory=list)

    def first(self, sense: str) -> _Token | None:
        return next((token for token in self.tokens if token.sense == sense), None)

    def terms(self) -> list[_Token]:
        return [token for token in self.tokens if token.sense == "term"]

    @property
    def suspended(self) -> bool:
        return self.first("suspended") is not None


@dataclass(frozen=True, slots=True)
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
        return [(item.value(), 0, len(text)) for item in _counted(number, header)]
    whole = fold(text)
    found = _penalties(list(_tokens(whole.text)))
    return [(item.value(), *whole.span(item.start, item.end)) for item in found]


def joined_term(years: dict[str, Any], months: dict[str, Any]) -> dict[str, Any] | None:
    """Make one term of two that stand in two columns, years and months; ``None`` if they are not that."""
    same = {**years, "amount": None, "unit": None} == {**months, "amount": None, "unit": None}
    if not same or (years["type"], years["unit"], months["unit"]) != ("imprisonment", "year", "month"):
        return None
    return {**years, "amount": years["amount"] * _MONTHS + months["amount"], "unit": "month"}


def _counted(number: int, header: str) -> list[_Penalty]:
    known = [_token(match) for match in _TOKEN.finditer(fold_text(header))]
    unit = next((token for token in known if token and token.sense == "unit"), None)
    if unit is None or number == 0:
        return []
    clause = _Clause(tokens=[_Token("term", unit.value, 0, 0, number)])
    clause.tokens += [token for token in known if token and token.sense == "penalty"][:1]
    return _new(clause)


def _tokens(words: str) -> Iterator[_Token]:
    """Give what is known of a folded text, each number with the unit that follows it."""
    number: _Token | None = None
    for match in _TOKEN.finditer(words):
        token = _token(match)
        if token is None:
            continue
        if token.sense == "unit":
            if number is not None:
                yield _Token("term", token.value, number.start, token.end, number.number)
                number = None
            elif match[0] in folded_words("one", token.value if token.value in _TIMES else "year"):
                yield replace(token, sense="term", number=1)
            continue
        if number is not None:
            yield number
        number = token if token.sense == "number" else None
        if number is None:
            yield token
    if number is not None:
        yield number


def _token(match: re.Match[str]) -> _Token | None:
    start, end = match.span()
    if match["mark"]:
        return _Token("mark", match[0], start, end)
    if match["number"]:
        value = whole_number(match[0])
        return None if value is None else _Token("number", "", start, end, value)
    bare = _PREFIX.sub("", match[0])
    for section in ("sentence", "penalty", "two", "unit", "number"):
        known = meanings(section)
        meaning = known.get(match[0]) or known.get(bare)
        if meaning is None:
            continue
        if section == "number":
            return _Token("number", "", start, end, int(meaning))
        if section == "two":
            return _Token("term", meaning, start, end, 2)
        return _Token(meaning if section == "sentence" else section, meaning, start, end)
    return None


def _penalties(tokens: list[_Token]) -> list[_Penalty]:
    if any(token.sense == "undone" for token in tokens):
        return []
    found: list[_Penalty] = []
    for clause in _clauses(tokens):
        last = found[-1] if found else None
        more = last and (_with_suspension(last, clause) or _continued(last, clause))
        if more:
            found[-1] = more
        else:
            found += _new(clause)
    return found


def _clauses(tokens: list[_Token]) -> list[_Clause]:
    clauses = [_Clause()]
    for token in tokens:
        if token.sense in ("mark", _AND):
            clauses.append(_Clause(token.value))
            continue
        now = clauses[-1]
        terms, type_ = now.terms(), now.first("penalty")
        if token.sense == "term" and terms and not now.suspended:
            # "4 years 6 months" is one term, "5 years prison 2 years exile" and "1 year 30 lashes" are two.
            if _sort(terms[0]) != _sort(token) or now.tokens[-1].sense != "term":
                clauses.append(_Clause())
        elif token.sense == "penalty" and type_ and type_.value != token.value:
            if token.value == "life" and not terms:
                now.tokens.remove(type_)  # "imprisonment for life" is one penalty in two words.
                token = replace(token, start=type_.start)
            else:
                clauses.append(_Clause())
        clauses[-1].tokens.append(token)
    return [clause for clause in clauses if clause.tokens]


def _sort(term: _Token) -> str:
    return "imprisonment" if term.value in _TIMES else "lashes" if term.value == "lash" else "fine"


def _with_suspension(last: _Penalty, clause: _Clause) -> _Penalty | None:
    """Read how much of the penalty before is suspended; a clause with its own penalty does not say."""
    if not clause.suspended or clause.first("penalty") or last.type != "imprisonment" or last.suspended:
        return None
    amount = next((token for token in clause.tokens if token.sense in ("term", "number")), None)
    # "12 suspended for 3 years": the time after the word is how long the suspension lasts.
    suspension = clause.first("suspended")
    if amount is None or (suspension and amount.start > suspension.start):
        return replace(last, suspended={"amount": last.amount, "unit": last.unit})
    return replace(last, suspended={"amount": amount.number, "unit": amount.value or last.unit})


def _continued(last: _Penalty, clause: _Clause) -> _Penalty | None:
    """Add a smaller unit of the same term: "2 years and 3 months", "۳ سال و نیم"."""
    half = clause.first("half")
    if half and clause.after == _AND and not clause.terms() and last.amount and last.unit == "year":
        return replace(last, amount=last.amount * _MONTHS + _MONTHS // 2, unit="month", end=half.end)
    terms, type_ = clause.terms(), clause.first("penalty")
    if clause.after != _AND or len(terms) != 1 or clause.suspended or last.amount is None:
        return None
    if (last.unit, terms[0].value) != ("year", "month") or (type_ and type_.value != last.type):
        return None
    end = clause.tokens[-1].end
    return replace(last, amount=last.amount * _MONTHS + terms[0].number, unit="month", end=end)


def _new(clause: _Clause) -> list[_Penalty]:
    terms, type_ = clause.terms(), clause.first("penalty")
    if not terms and type_ is None:
        return []
    amount, unit = (terms[0].number, terms[0].value) if terms else (None, None)
    if len(terms) > 1 and amount is not None and [term.value for term in terms[:2]] == ["year", "month"]:
        amount, unit = amount * _MONTHS + terms[1].number, "month"
    if clause.first("half") and amount is not None:
        if unit != "year":
            return []
        amount, unit = amount * _MONTHS + _MONTHS // 2, "month"
    kind = type_.value if type_ else _sort(terms[0])
    if kind in ("death", "life", "confiscation"):
        amount = unit = None
    suspended = {"amount": amount, "unit": unit} if clause.suspended and kind == "imprisonment" else None
    return [_Penalty(kind, clause.tokens[0].start, clause.tokens[-1].end, amount, unit, suspended)]
