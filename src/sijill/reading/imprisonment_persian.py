"""Terms of imprisonment in Persian: «پنج سال حبس», «به دو سال محکوم», «هفت سال بریدند»."""

from __future__ import annotations

from sijill.reading.durations import Duration
from sijill.reading.length_signs import has_elapsed, is_labelled
from sijill.reading.rulings import Ruling
from sijill.reading.wording import Term

_CHANGED = frozenset(("به", "از"))
_REACH = 25


def persian(ruling: Ruling, length: Duration) -> tuple[int, int, str] | None:
    after = _after(ruling, length.last)
    if after is not None and not _served(ruling, after.last):
        return (
            length.first,
            after.last,
            "noun" if not has_elapsed(ruling, length) or ruling.passes_sentence else "place",
        )
    if after is not None:
        return None
    before = next(
        (
            term
            for term in ruling.terms("prison")
            if term.last <= length.first and _links(ruling, term.last, length.first)
        ),
        None,
    )
    if before is not None and not ruling.marked(length.first) and not _served(ruling, length.last):
        return before.first, length.last, "noun"
    return _governed(ruling, length)


def _links(ruling: Ruling, first: int, last: int) -> bool:
    return (
        last - first <= 3
        and all(ruling.known(index, "term_link", "suspended") for index in range(first, last))
        and (first < last)
    )


def _after(ruling: Ruling, index: int) -> Term | None:
    for place in range(index, index + 3):
        if ruling.marked(place):
            return None
        term = ruling.at(place, "prison", "held_in")
        if term is not None:
            return term
        if not ruling.known(place, "term_link", "suspended") or ruling.folded(place) in ("به", "از", "برای"):
            return None
    return None


def _served(ruling: Ruling, index: int) -> bool:
    """Whether the verb behind says that it is over: «را گذراند», «آزاد شد»."""
    for term in ruling.terms("served"):
        if index <= term.first <= index + 3 and not any(
            ruling.marked(step) for step in range(index, term.first + 1)
        ):
            if ruling.folded(term.first) in ("بود", "بوده") and ruling.terms("sentencing"):
                return False
            passed = any(
                other.first <= term.first and index <= other.first for other in ruling.terms("sentencing")
            )
            return not passed
    return False


def _governed(ruling: Ruling, length: Duration) -> tuple[int, int, str] | None:
    before = ruling.folded(length.first - 1)
    changed = bool(ruling.terms("changes")) and ruling.is_penal
    if _enforced(ruling, length):
        return length.first, length.last + 1, "enforced"
    for term in ruling.terms("imposes"):
        if term.key != "after" or term.first < length.last or not ruling.is_penal:
            continue
        near = term.first - length.last
        clear = not any(ruling.known(index, "that", "report") for index in range(length.last, term.first))
        if (near <= 1 and not ruling.marked(term.first)) or (
            before == "به" and near <= _REACH and clear and ruling.folded(term.first) == "محکوم"
        ):
            return length.first, length.last, "verb"
    if before in _CHANGED and changed:
        return length.first, length.last, "changed"
    if ruling.folded(length.first - 1) == "شد" and ruling.is_penal:
        return length.first, length.last, "changed"
    if ruling.known(length.first - 1, "share") and ruling.is_penal:
        return length.first, length.last, "share"
    if ruling.joined(length.first) is not None:
        return length.first, length.last, "joined"
    return (length.first, length.last, "label") if is_labelled(ruling, length) else None


def _enforced(ruling: Ruling, length: Duration) -> bool:
    """Whether it is what of a merged sentence is carried out: «که شش سال آن قابل اجراست»."""
    enforced = [
        term
        for term in ruling.terms("suspended")
        if term.key == "enforced" and 0 < term.first - length.last <= 3
    ]
    return bool(enforced) and any(
        ruling.known(index, "part") for index in range(length.last, enforced[0].first)
    )
