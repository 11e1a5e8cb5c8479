"""Penalties: terms, lashes, fines, death and the rest, each with what is suspended and whom it is for."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.kinds import Kind
from sijill.claims.values import Penalty, value_json
from sijill.reading.durations import Duration, duration_at, durations
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_at
from sijill.reading.wording import Term, Wording

_BEFORE = 3
_AFTER = 2
_FINE_REACH = 6
_BY = ("ب", "بال", "وب", "وبال", "فب")
_IN = frozenset(("في", "فی", "من", "الی", "داخل", "inside", "from", "into", "در"))


def find_penalties(wording: Wording) -> list[Mention]:
    """Find what somebody was sentenced to. A term already served or a threat of one is none."""
    found: list[Mention] = []
    for first, last in wording.sentences:
        sentence = [*_terms(wording, first, last), *_lashes(wording, first, last)]
        if sentence or _is_sentencing(wording, first, last):
            sentence += _fines(wording, first, last)
            sentence += list(_others(wording, first, last, bool(sentence)))
        found += sentence
    return found


def _mention(wording: Wording, first: int, last: int, penalty: Penalty, rule: str) -> Mention:
    start, end = wording.start_without_and(first), wording.words[last - 1].end
    return Mention(Kind.PENALTY, start, end, value_json(penalty), f"penalty.{rule}")


def _is_sentencing(wording: Wording, first: int, last: int) -> bool:
    return any(first <= term.first < last for term in wording.terms("sentencing"))


def _terms(wording: Wording, first: int, last: int) -> Iterator[Mention]:
    sentencing = _is_sentencing(wording, first, last)
    found = durations(wording, first, last)
    known = {duration.first for duration in found}
    for prison in wording.terms("prison"):
        bare = duration_at(wording, prison.last, bare=True)
        if (
            first <= prison.first < last
            and bare
            and bare.first not in known
            and (prison.clitic in _BY or wording.language == "en")
        ):
            found.append(bare)
    parts = {duration.first: _part_of(wording, duration) for duration in found}
    for duration in found:
        prison_term = _prison(wording, duration)
        if prison_term is None or parts[duration.first] or _served(wording, duration):
            continue
        if _is_rest(wording, duration):
            continue
        if not (sentencing or prison_term.clitic in _BY or wording.language == "fa"):
            continue
        suspended = next(
            (
                {"amount": other.amount, "unit": other.unit}
                for other in found
                if parts[other.first] and 0 < other.first - duration.last <= 6
            ),
            _suspended(wording, duration, prison_term),
        )
        start = min(duration.first, prison_term.first)
        end = max(duration.last, prison_term.last)
        penalty = Penalty(
            "imprisonment",
            duration.amount,
            duration.unit,
            suspended,
            per=_share_of_term(wording, duration, start, end),
        )
        yield _mention(wording, start, end, penalty, "term")


def _prison(wording: Wording, duration: Duration) -> Term | None:
    """Find the word for prison that the length of time belongs to, in the same clause."""
    first, last = wording.clause_of(duration.first)
    for term in reversed(wording.terms("prison")):
        if first <= term.first < term.last <= duration.first:
            linked = all(
                wording.is_known(index, "term_link", "suspended", "share")
                for index in range(term.last, duration.first)
            )
            if linked and duration.first - term.last <= _BEFORE and wording.folded(term.first - 1) not in _IN:
                return term
    for term in wording.terms("prison"):
        if duration.last <= term.first < last and term.first - duration.last <= _AFTER:
            between = range(duration.last, term.first)
            place = wording.folded(term.first - 1) in _IN and wording.language != "en"
            if not place and all(
                wording.is_known(index, "term_link", "suspended", "stop") for index in between
            ):
                return term
    return None


def _is_rest(wording: Wording, duration: Duration) -> bool:
    """Whether a first part stands before that was not understood: no value is better than a wrong one."""
    index = duration.first
    if wording.language == "ar" and wording.folded(index).startswith("و"):
        return wording.is_known(index - 1, "unit")
    return wording.folded(index - 1) in ("و", "and") and wording.is_known(index - 2, "unit")


def _served(wording: Wording, duration: Duration) -> bool:
    before = any(0 < duration.first - term.first <= 2 for term in wording.terms("served"))
    return before or any(
        0 <= term.first - duration.last <= 3 for term in wording.terms("served") if wording.language == "fa"
    )


def _part_of(wording: Wording, duration: Duration) -> bool:
    """Whether this length is the suspended part of another: "of which two years suspended"."""
    before = any(0 <= duration.first - term.last <= 1 for term in wording.terms("part"))
    return before and any(0 <= term.first - duration.last <= 2 for term in _suspensions(wording, "suspended"))


def _suspensions(wording: Wording, key: str) -> list[Term]:
    return [term for term in wording.terms("suspended") if term.key == key]


def _suspended(wording: Wording, duration: Duration, prison: Term) -> object:
    first, last = min(duration.first, prison.first), max(duration.last, prison.last)
    for term in wording.terms("suspended"):
        near = -1 <= term.first - last <= 1 or first <= term.first < last
        near = near or (term.last == first and wording.language != "ar")
        if near and not wording.gap(term.first).strip(" \xa0،,("):
            whole = {"amount": duration.amount, "unit": duration.unit}
            return whole if term.key == "suspended" else False
    return None


def _share_of_term(wording: Wording, duration: Duration, first: int, last: int) -> str:
    around = _share(wording, first, last)
    return around if around != "unstated" else _share(wording, duration.first, duration.last)


def _share(wording: Wording, first: int, last: int) -> str:
    """Say whether a penalty is each person's or the total, if words right beside it say so."""
    found = {
        term.key for term in wording.terms("share") if term.last == first or term.first in (last, last + 1)
    }
    return found.pop() if len(found) == 1 else "unstated"


def _lashes(wording: Wording, first: int, last: int) -> Iterator[Mention]:
    for term in wording.terms("dual"):
        if term.key == "lash" and first <= term.first < last:
            penalty = Penalty("lashes", 2, "lash", per=_share(wording, term.first, term.last))
            yield _mention(wording, term.first, term.last, penalty, "lashes")
    place = first
    while place < last:
        number = number_at(wording, place)
        unit = wording.term_at(number.last, "unit") if number else None
        if number and unit and unit.key == "lash":
            penalty = Penalty("lashes", number.value, "lash", per=_share(wording, place, unit.last))
            yield _mention(wording, place, unit.last, penalty, "lashes")
        place = number.last if number else place + 1


def _fines(wording: Wording, first: int, last: int) -> Iterator[Mention]:
    for term in wording.terms("penalty"):
        if term.key != "fine" or not first <= term.first < last:
            continue
        amount = _amount(wording, term.last, term.last + _FINE_REACH)
        if amount is None and wording.language == "fa":
            amount = _amount(wording, max(first, term.first - _FINE_REACH), term.first)
        if amount is None:
            penalty = Penalty("fine", per=_share(wording, term.first, term.last))
            yield _mention(wording, term.first, term.last, penalty, "fine")
        else:
            begin, end, value, currency = amount
            begin, end = min(begin, term.first), max(end, term.last)
            penalty = Penalty("fine", value, currency, per=_share(wording, begin, end))
            yield _mention(wording, begin, end, penalty, "fine")


def _amount(wording: Wording, first: int, last: int) -> tuple[int, int, int, str] | None:
    """Find a sum of money that starts within words ``[first, last)`` without a comma before it."""
    for index in range(first, min(last, len(wording))):
        if index > first and wording.gap(index).strip(" \xa0$€£"):
            return None
        number = number_at(wording, index)
        if number is None:
            continue
        term = wording.term_at(number.last, "currency")
        if term:
            return index, term.last, number.value, term.key
        sign = {"$": "XXX", "€": "EUR", "£": "XXX"}.get(wording.gap(index).strip())
        return (index, number.last, number.value, sign) if sign else None
    return None


def _others(wording: Wording, first: int, last: int, beside_others: bool) -> Iterator[Mention]:
    for term in wording.terms("penalty"):
        if (
            term.key == "fine"
            or not first <= term.first < last
            or not _is_imposed(wording, term, beside_others)
        ):
            continue
        duration = None
        if term.key in ("ban", "exile"):
            linked = term.last + (1 if wording.is_known(term.last, "term_link") else 0)
            duration = duration_at(wording, linked, bare=linked > term.last) or _before(wording, term, first)
        penalty = Penalty(
            term.key,
            duration.amount if duration else None,
            duration.unit if duration else None,
            per=_share(wording, term.first, term.last),
        )
        begin = min(term.first, duration.first) if duration else term.first
        end = max(term.last, duration.last) if duration else term.last
        yield _mention(wording, begin, end, penalty, term.key)


def _before(wording: Wording, term: Term, first: int) -> Duration | None:
    """Find "two years of exile", «دو سال تبعید»."""
    if wording.language == "ar":
        return None
    linked = term.first - (1 if wording.folded(term.first - 1) == "of" else 0)
    near = durations(wording, max(first, linked - 4), linked)
    return next((found for found in near if found.last == linked), None)


def _is_imposed(wording: Wording, term: Term, beside_others: bool) -> bool:
    """Whether the words say a penalty and no act: "sentenced to death", not "the execution of"."""
    before = wording.folded(term.first - 1)
    sentencing = any(0 <= term.first - other.last <= 1 for other in wording.terms("sentencing"))
    if term.key == "death":
        by = term.clitic in _BY or before in ("to", "به")
        first, last = wording.sentence_of(term.first)
        return (by and _is_sentencing(wording, first, last)) or sentencing or term.last - term.first > 1
    return sentencing or term.clitic in _BY or beside_others or before in ("to", "به")
