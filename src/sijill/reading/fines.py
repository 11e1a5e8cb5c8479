"""Fines: a word for a fine with its sum of money, or a sum that somebody is sentenced to pay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sijill.reading.numbers import number_at, number_word
from sijill.reading.rulings import Found, Ruling
from sijill.reading.wording import Term

_REACH = 9
_SIGNS = {"$": "XXX", "€": "EUR", "£": "XXX", "US$": "USD"}
_VERBS = frozenset(("fined", "fining", "غرم", "غرمت", "غرما", "غرموا", "تغرم", "یغرم"))


@dataclass(frozen=True, slots=True)
class _Sum:
    first: int
    last: int
    amount: int
    currency: str


def find_fines(ruling: Ruling) -> None:
    """Add the fines of a sentence."""
    for term in ruling.terms("penalty"):
        if term.key != "fine" or not ruling.free(term.first, term.last):
            continue
        money = _before(ruling, term) or _after(ruling, term)
        if money is None and not (ruling.passes_sentence or ruling.terms("penal")):
            continue
        first = min(term.first, money.first) if money else term.first
        if ruling.language == "en" and ruling.folded(first - 1) in ("a", "an"):
            first -= 1
        last = max(term.last, money.last) if money else term.last
        verbal = ruling.folded(term.first) in _VERBS or ruling.folded(term.first).removeprefix("و") in _VERBS
        amount, currency = (money.amount, money.currency) if money else (None, None)
        ruling.add(Found(first, last, "fine", "fine", amount, currency, verbal=verbal))


def find_payments(ruling: Ruling) -> None:
    """Add sums without a word for a fine: "must pay 75,000 crowns each", «به پرداخت ۵۰ میلیون تومان»."""
    for money in list(_sums(ruling)):
        if not ruling.free(money.first, money.last) or _is_no_fine(ruling, money):
            continue
        pays = any(
            0 <= money.first - term.last <= 3 and term.first >= ruling.first for term in ruling.terms("pays")
        )
        ordered = pays and (
            ruling.passes_sentence
            or any(term.key == "fine" for term in ruling.terms("penalty"))
            or _must(ruling)
        )
        changed = bool(ruling.terms("changes")) and ruling.folded(money.first - 1) in ("to", "الی", "به")
        if ordered or changed or ruling.joined(money.first) is not None:
            ruling.add(Found(money.first, money.last, "fine", "fine.payment", money.amount, money.currency))
    for term in ruling.terms("pays") if ruling.is_penal and ruling.language == "en" else ():
        paid = _sum_at(ruling, term.last)
        if paid is not None and ruling.free(paid.first, paid.last) and not _is_no_fine(ruling, paid):
            ruling.add(Found(paid.first, paid.last, "fine", "fine.payment", paid.amount, paid.currency))


def _must(ruling: Ruling) -> bool:
    return (
        any(ruling.folded(term.first - 1) in ("must", "shall") for term in ruling.terms("pays"))
        and ruling.is_penal
    )


def _is_no_fine(ruling: Ruling, money: _Sum) -> bool:
    near = range(money.first - 5, money.last + 5)
    return any(ruling.known(index, "no_fine") for index in near)


def _before(ruling: Ruling, term: Term) -> _Sum | None:
    """Find "a 300,000-crown fine", «دوازده میلیون تومان جزای نقدی»."""
    if ruling.language == "ar":
        return None
    for money in _sums(ruling):
        links = range(money.last, term.first)
        if 0 <= term.first - money.last <= 2 and all(
            ruling.known(index, "term_link", "suspended") for index in links
        ):
            return money if not ruling.marked(term.first) else None
    # Whatever noun stands between a number and "fine" is a currency: "a 3,000-dukat fine".
    near = _sum_at(ruling, term.first - 2)
    return near if near is not None and near.last == term.first and not ruling.marked(term.first) else None


def _after(ruling: Ruling, term: Term) -> _Sum | None:
    for index in range(term.last, min(term.last + _REACH, ruling.last)):
        if ruling.known(index, "prison", "penalty", "charge", "sentencing", "no_fine"):
            return None
        if ruling.wording.gap(index).strip(" \xa0$€£،,US()«»ـ") or (index > term.last + 6):
            return None
        money = _sum_at(ruling, index)
        if money is not None:
            return money
        if number_word(ruling.wording, index) and ruling.wording.term_at(index, "unit"):
            return None
    return None


def _sums(ruling: Ruling) -> Iterator[_Sum]:
    index = ruling.first
    while index < ruling.last:
        money = _sum_at(ruling, index, known=True)
        if money is not None:
            yield money
        index = money.last if money else index + 1


def _sum_at(ruling: Ruling, index: int, *, known: bool = False) -> _Sum | None:
    """Read a sum that starts at a word; without ``known`` any noun behind the number is a currency."""
    number = number_at(ruling.wording, index)
    if number is None or number.vague:
        return None
    last = number.last
    term = ruling.at(last, "currency")
    if term is not None and not ruling.wording.gap(last).strip(" \xa0-‐‑‌"):
        return _Sum(index, term.last, number.value, term.key)
    sign = next(
        (code for mark, code in _SIGNS.items() if ruling.wording.gap(index).rstrip().endswith(mark)), None
    )
    if sign is not None:
        return _Sum(index, last, number.value, sign)
    if (
        known
        or ruling.known(last, "unit", "prison", "penalty", "people", "term_link", "stop")
        or last >= ruling.last
    ):
        return None
    noun = ruling.wording.words[last].raw
    plain = noun.isalpha() and len(noun) > 1 and not ruling.marked(last) and number.value >= 10
    return _Sum(index, last + 1, number.value, noun) if plain else None
