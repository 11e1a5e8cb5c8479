"""What of a penalty is suspended: "two of them suspended", منها سنتان مع وقف التنفيذ, تعلیقی."""

from __future__ import annotations

from sijill.reading.durations import Duration
from sijill.reading.numbers import number_at
from sijill.reading.rulings import Found, Ruling
from sijill.reading.wording import Term

_REACH = 10
_NEAR = 5
_HEAD = 4
_LINKS = {
    "en": frozenset(
        (
            "is",
            "are",
            "was",
            "were",
            "all",
            "of",
            "it",
            "them",
            "which",
            "but",
            "with",
            "sentence",
            "the",
            "to",
            "be",
        )
    )
    | frozenset(("jail", "prison", "term", "and", "both", "execution", "whose", "in", "its")),
    "fa": frozenset(
        ("که", "ان", "به", "صورت", "بصورت", "حالت", "است", "و", "از", "نوع", "کل", "این", "حکم", "مدت")
    ),
    "ar": frozenset(
        ("وهی", "هی", "مع", "علی", "ان", "تکون", "بحقه", "بحقها", "السجن", "حبسا", "سجنا", "الحبس", "کلها")
    ),
}
_FOR = {
    "en": frozenset(("for", "on", "during")),
    "ar": frozenset(("لمده", "مده", "لفتره", "خلال")),
    "fa": frozenset(("مدت",)),
}
_PROBATION = frozenset(
    (
        "a",
        "the",
        "probation",
        "probationary",
        "trial",
        "period",
        "of",
        "term",
        "operational",
        "اختبار",
        "تجربه",
    )
)


def is_part(ruling: Ruling, length: Duration) -> bool:
    """Whether a length is the suspended or enforceable part of another: "of which two years suspended"."""
    first, last = length.first, length.last
    near = [term for term in _said(ruling) if 0 <= term.first - last <= _NEAR or 0 <= first - term.last <= 1]
    if not near or (ruling.language == "fa" and near[0].key == "enforced"):
        return False
    parts = ruling.terms("part")
    parts = [term for term in parts if not ruling.known(term.first, "share")]
    before = any(0 <= first - term.last <= 1 and term.first < first for term in parts)
    after = any(term.first == last and ruling.folded(last) != "که" for term in parts) and not ruling.marked(
        last
    )
    bracketed = ruling.wording.gap(first).strip() == "(" and any(term.first >= last for term in near)
    return (before or after or bracketed) and bool(ruling.found or _leads(ruling, length))


def _said(ruling: Ruling) -> list[Term]:
    return [term for term in ruling.terms("suspended") if term.key != "whole"]


def _leads(ruling: Ruling, length: Duration) -> bool:
    return any(other.last <= length.first and not other.bare for other in ruling.lengths)


def is_probation(ruling: Ruling, length: Duration) -> bool:
    """Whether a length is how long something stays suspended: "suspended for three years"."""
    place = length.first - 1
    while ruling.folded(place) in _PROBATION:
        place -= 1
    links = _FOR.get(ruling.language, frozenset())
    linked = ruling.folded(place) in links or ruling.wording.folded(length.first).startswith("لمده")
    if not linked:
        return False
    if ruling.language == "fa":
        after = _said(ruling)
        behind = any(0 <= place - term.last <= 2 and term.key == "suspended" for term in after)
        return behind or any(0 <= term.first - length.last <= 2 and term.key == "suspended" for term in after)
    return any(0 <= place - term.last <= 1 and term.key == "suspended" for term in _said(ruling))


def suspend(ruling: Ruling, one: Found, limit: int) -> None:
    """Fill in what is suspended of a penalty, by the words within and behind it, before word ``limit``."""
    if one.amount is None:
        return
    whole = {"amount": one.amount, "unit": one.unit}
    for term in _said(ruling):
        if one.first - 1 <= term.first < one.last and not (
            term.first < one.first and ruling.marked(one.first)
        ):
            if term.first < one.first and ruling.language == "ar":
                continue
            one.suspended = whole if term.key == "suspended" else False
            return
        if (
            0 <= one.first - term.last <= _HEAD
            and ruling.language == "en"
            and _heads(ruling, term.last, one.first)
        ):
            one.suspended = whole if term.key == "suspended" else False
            return
    for term in _said(ruling):
        if one.last <= term.first < min(limit, one.last + _REACH):
            _behind(ruling, one, term, whole)
            return


def suspend_later(ruling: Ruling, before: list[Found]) -> None:
    """Fill in what the next sentence says of penalties: "Six months of it are suspended"."""
    terms = _said(ruling)
    if not terms or not before or not _points_back(ruling):
        return
    kinds = {"imprisonment", "life"} if not _of_lashes(ruling) else {"imprisonment"}
    those = [one for one in before if one.type in kinds and one.amount is not None and one.suspended is None]
    parts = [
        length
        for length in ruling.lengths
        if length.last <= terms[0].first and not is_probation(ruling, length) and not length.bare
    ]
    for one in those:
        part = next(
            (length for length in parts if length.amount < (one.amount or 0) or length.unit != one.unit), None
        )
        whole = {"amount": one.amount, "unit": one.unit}
        if terms[0].key != "suspended":
            one.suspended = False
        else:
            one.suspended = _in_unit(one, part.amount, part.unit) if part else whole
    _enforce_lashes(ruling, before, terms)


def _points_back(ruling: Ruling) -> bool:
    """Whether the sentence speaks of the terms before, by their noun and no new number of its own."""
    first = ruling.terms("prison", "part", "whole")
    return bool(first) and first[0].first - ruling.first <= _NEAR + 2


def _of_lashes(ruling: Ruling) -> bool:
    return any(term.key in ("lash", "lashes") for term in ruling.terms("unit", "penalty"))


def _enforce_lashes(ruling: Ruling, before: list[Found], terms: list[Term]) -> None:
    strokes = [term for term in ruling.terms("unit", "penalty") if term.key in ("lash", "lashes")]
    after = [term for term in terms if strokes and 0 <= term.first - strokes[0].last <= _NEAR]
    for one in before if after else ():
        if one.type == "lashes" and one.suspended is None and one.amount is not None:
            whole = {"amount": one.amount, "unit": one.unit}
            one.suspended = whole if after[0].key == "suspended" else False


def _heads(ruling: Ruling, first: int, last: int) -> bool:
    """Whether only the head of the term stands between: "a suspended sentence of two years"."""
    between = range(first, last)
    headed = any(ruling.known(index, "prison") for index in between)
    return headed and all(
        ruling.known(index, "prison", "term_link", "imposes") and not ruling.marked(index)
        for index in between
    )


def _behind(ruling: Ruling, one: Found, term: Term, whole: object) -> None:
    part = _part(ruling, one, term)
    if part is not None and ruling.language == "fa" and term.key == "enforced":
        return
    if part is not None:
        amount, unit, last = part
        if term.key == "suspended":
            one.suspended = _in_unit(one, amount, unit)
        else:
            served = _in_unit(one, amount, unit)
            amount = int(str(served["amount"]))
            if served["unit"] == one.unit and one.amount is not None and amount < one.amount:
                one.suspended = {"amount": one.amount - amount, "unit": one.unit}
        one.last = max(last, term.last)
    elif term.first - one.last <= _NEAR and _linked(ruling, one.last, term.first):
        one.suspended = whole if term.key == "suspended" else False
        one.last = term.last


def _in_unit(one: Found, amount: int, unit: str) -> dict[str, object]:
    """Give the suspended part in the unit of the whole: of "2 years 6 months" a year is 12 of 30 months."""
    if unit == "year" and one.unit == "month":
        return {"amount": amount * 12, "unit": "month"}
    return {"amount": amount, "unit": unit}


def _linked(ruling: Ruling, first: int, last: int) -> bool:
    links = _LINKS.get(ruling.language, frozenset())
    lengths = {
        index
        for length in ruling.lengths
        if is_probation(ruling, length)
        for index in range(length.first - 2, length.last)
    }
    return all(
        index in lengths
        or ruling.folded(index) in links
        or ruling.known(index, "suspended", "part", "prison", "share", "held_in")
        for index in range(first, last)
    )


def _part(ruling: Ruling, one: Found, term: Term) -> tuple[int, str, int] | None:
    """Find the amount between a penalty and "suspended", or right behind that in Arabic."""
    for length in ruling.lengths:
        if (
            one.last <= length.first
            and length.last <= term.first
            and is_part(ruling, length)
            and not is_probation(ruling, length)
        ):
            return length.amount, length.unit, term.last
        if 0 <= length.first - term.last <= 1 and is_part(ruling, length):
            return length.amount, length.unit, length.last
    named = [part for part in ruling.terms("part", "half") if one.last <= part.first <= term.first + 1]
    for index in range(one.last, term.first):
        number = number_at(ruling.wording, index)
        if any(length.first <= index < length.last for length in ruling.lengths):
            continue
        if named and number and not number.vague and one.unit:
            return number.value, one.unit, term.last
    if (
        named
        and any(ruling.known(index, "half") for index in range(one.last, term.first))
        and one.amount
        and one.amount % 2 == 0
    ):
        return one.amount // 2, one.unit or "", term.last
    return None
