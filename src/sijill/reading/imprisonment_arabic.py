"""Terms of imprisonment in Arabic: «السجن خمس سنوات», «خمس سنوات سجنا», «بحبس Name سنة», «نال سنتين»."""

from __future__ import annotations

from sijill.reading.durations import Duration
from sijill.reading.length_signs import is_labelled
from sijill.reading.rulings import BY, Ruling
from sijill.reading.wording import Term

_NAME_REACH = 14
_NEAR = 5
_BY = ("ب", "وب", "فب")
_PLACE_LINKS = frozenset(("فی", "من", "داخل"))


def arabic(ruling: Ruling, length: Duration) -> tuple[int, int, str] | None:
    found = _after(ruling, length) or _before(ruling, length)
    if found is not None:
        return found
    governed = _governed(ruling, length)
    if governed:
        return length.first, length.last, "verb"
    if length.bare:
        return None
    joined = ruling.joined(length.first)
    folded = ruling.folded(length.first)
    if joined is not None and (
        folded.startswith("و") or ruling.known(length.first - 1, "term_link") or joined.last == length.first
    ):
        return length.first, length.last, "joined"
    return (length.first, length.last, "label") if is_labelled(ruling, length) else None


def _after(ruling: Ruling, length: Duration) -> tuple[int, int, str] | None:
    for skip in (0, 1):
        place = length.last + skip
        if skip and ruling.folded(length.last) not in ("من", "فی", "مع"):
            break
        term = ruling.at(place, "prison")
        if term is not None and not ruling.marked(place) and not (skip and term.clitic.startswith("و")):
            served = any(ruling.known(index, "served") for index in range(length.first - 6, length.first))
            if skip and ruling.folded(length.last) == "فی" and (served or not ruling.passes_sentence):
                return None
            if length.bare and not ruling.passes_sentence:
                return None
            return length.first, term.last, "place" if skip else "noun"
    return None


def _before(ruling: Ruling, length: Duration) -> tuple[int, int, str] | None:
    heads = [term for term in ruling.terms("prison", "held_in") if term.last <= length.first]
    if not heads:
        return None
    head = heads[-1]
    if ruling.folded(head.first - 1) in _PLACE_LINKS and not head.clitic and head.category == "prison":
        return None
    between = range(head.last, length.first)
    if any(not ruling.free(index, index + 1) for index in between):
        return None
    if all(
        ruling.known(index, "term_link", "suspended", "share", "imposes", "prison")
        and not ruling.marked(index)
        for index in between
    ):
        return head.first, length.last, "noun"
    short = length.bare and length.last - length.first < 2
    ended = length.last >= ruling.last or ruling.marked(length.last) or ruling.folded(length.last)[0] == "و"
    short = short and not (ended and head.clitic in BY)
    if short or len(between) > _NAME_REACH or not _takes_name(ruling, head):
        return None
    clear = not any(
        ruling.known(index, "sentencing", "penalty", "elapsed", "report", "that", "event", "measure")
        # «المتهم» is who is sentenced, «بتهمة» what for.
        or (ruling.known(index, "charge") and not ruling.folded(index).startswith("المتهم"))
        for index in between
    )
    return (length.first, length.last, "noun") if clear else None


def _takes_name(ruling: Ruling, head: Term) -> bool:
    """Whether the sentenced person may stand between: «بحبس Name، وهي محاسبة، سبع سنوات»."""
    folded = ruling.folded(head.first)
    masdar = folded.removeprefix("و").removeprefix("ب") in ("سجن", "حبس", "ایداع")
    if masdar and head.first - ruling.first <= 1 and (ruling.is_order or ruling.terms("charge")):
        return True
    if masdar and head.clitic == "و" and ruling.found:
        return True
    return masdar and (head.clitic in BY or ruling.known(head.first - 1, "sentencing", "penal"))


def _governed(ruling: Ruling, length: Duration) -> bool:
    folded, before = ruling.folded(length.first), ruling.folded(length.first - 1)
    if (
        folded.startswith(_BY)
        and ruling.passes_sentence
        and not ruling.marked(length.first)
        and not length.bare
    ):
        return not ruling.known(length.first, "elapsed")
    changes = [term for term in ruling.terms("changes") if term.last < length.first <= term.last + 12]
    if before in ("الی", "من") and changes and ruling.is_penal and not length.bare:
        return True
    for term in reversed(ruling.terms("imposes")):
        if term.last > length.first:
            continue
        near = length.first - term.last
        reach = _NAME_REACH if term.key == "object" and not length.bare else _NEAR
        if term.key in ("object", "maximum") and near <= reach and not (length.bare and near):
            between = range(term.last, length.first)
            parting = ("prison", "penalty", "charge", "report", "that", "unit")
            clear = not any(
                ruling.known(index, *parting, *(("stop",) if near <= _NEAR else ())) for index in between
            )
            plain = clear or all(
                ruling.known(index, "term_link", "imposes", "elapsed", "unit") and index < length.first
                for index in between
            )
            if plain and (ruling.is_penal or ruling.found):
                return not any(ruling.marked(index) for index in range(term.last, length.first))
    return False
