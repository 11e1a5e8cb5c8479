"""English names of places: datelines, prepositions, "X Street", "Fort X", "the village of X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.reading.bodies_english import is_capital, joined
from sijill.reading.spot import Spot
from sijill.reading.wording import Wording

_DATELINE = re.compile(
    r"\s*(?P<name>[A-Z][\w'’-]*(?:[ \xa0][A-Z][\w'’-]*){0,2})"
    r"(?=,?\s+\d|,\s+(?:\w+day\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\s*\([A-Z][^()\n]*\)\s*[-–—:]|\s+[–—]\s)"
)
_SIGNED = re.compile(
    r"(?:[,–—-]|\b[Dd]one at|\b[Tt]aken at)\s+(?P<name>[A-Z][\w'’-]+(?:[ \xa0][A-Z][\w'’-]+)?),\s+(?:the\s+)?"
    r"(?=\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z])"
)
_HERE = frozenset(
    (
        "in",
        "at",
        "near",
        "outside",
        "around",
        "inside",
        "throughout",
        "across",
        "between",
        "through",
        "within",
        "beyond",
    )
)
_TO = frozenset(("to", "into", "towards", "toward", "for"))
_FROM = frozenset(("from", "via"))
_REACH = 7
_LONGEST = 4
_OPENING = 12
_FINAL_ITEM = re.compile(r",\s*(?P<name>[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,2})\s*[.;]?\s*$")


def english_spots(wording: Wording) -> Iterator[Spot]:
    """Give the places of a stretch by grammar; the surest rules first."""
    yield from _dateline(wording)
    yield from _named(wording)
    yield from _countries(wording)
    yield from _behind(wording)
    for index in range(len(wording)):
        yield from _after(wording, index)
    yield from _item(wording)
    yield from _owners(wording)


def _dateline(wording: Wording) -> Iterator[Spot]:
    """Find the town at the head of a report, or beside the date of a signature."""
    match = _DATELINE.match(wording.text, wording.start, wording.end) or _SIGNED.search(
        wording.text, wording.start, wording.end
    )
    if match is None:
        return
    start, end = match.span("name")
    first, last = wording.word_at(start), wording.word_at(end - 1) + 1
    if _may_be(wording, first, last) and not wording.is_known(last - 1, "organisation", "event"):
        yield Spot(start, end, "dateline")


def _named(wording: Wording) -> Iterator[Spot]:
    """Find capitals that end in a noun of place: "Ropewalk Street", "Redcliff Women's Prison"."""
    for term in wording.terms("site"):
        if not is_capital(wording, term.first):
            continue
        first = _begin(wording, term.first)
        if first == term.first or term.first - first > _LONGEST:
            continue
        last = term.last
        if _joined_capital(wording, last) and not wording.is_known(last, "site", "stop"):
            continue
        prison = term.key == "prison"
        yield Spot(*wording.span(first, last), "site", sure=prison or term.key == "street")
    for term in wording.terms("place_start"):
        last = term.last
        if not is_capital(wording, term.first) or not _joined_capital(wording, last):
            continue
        if wording.folded(term.first) in ("fort", "port", "mount", "lake", "cape", "camp"):
            while _joined_capital(wording, last) and last - term.first < _LONGEST:
                last += 1
            yield Spot(*wording.span(term.first, last), "site")


def _countries(wording: Wording) -> Iterator[Spot]:
    """Find "REPUBLIC OF TELUVA", "the Kingdom of Sedra"."""
    for index in range(len(wording) - 2):
        if wording.folded(index) in (
            "republic",
            "kingdom",
            "emirate",
            "sultanate",
            "principality",
            "commonwealth",
        ):
            run = _run(wording, index + 2)
            if is_capital(wording, index) and wording.folded(index + 1) == "of" and run > index + 2:
                first = _begin(wording, index)
                yield Spot(*wording.span(first, run), "country")
                yield Spot(*_clean(wording, index + 2, run), "of_country")


def _behind(wording: Wording) -> Iterator[Spot]:
    """Find "the Salt Island penal colony", "Merrow district"."""
    for term in wording.terms("site_behind", "settlement_behind"):
        if is_capital(wording, term.first) or not joined(wording, term.first):
            continue
        first = _begin(wording, term.first)
        if first == term.first or not _may_be(wording, first, term.first):
            continue
        if wording.folded(term.first - 1).endswith("'s") or wording.is_known(term.first - 1, "organisation"):
            continue
        whole = term.category == "site_behind"
        yield Spot(*wording.span(first, term.last if whole else term.first), "behind", sure=whole)


def _after(wording: Wording, index: int) -> Iterator[Spot]:
    """Find a run of capitals after a preposition of place."""
    word = wording.folded(index)
    taking = wording.is_known(index, "taking")
    if word not in _HERE | _TO | _FROM and word != "of" and not taking:
        return
    first = index + 1 + (wording.folded(index + 1) == "the")
    first += wording.is_known(first, "side") and not is_capital(wording, first)
    if not is_capital(wording, first) or not joined(wording, first) or not joined(wording, index + 1):
        return
    last = _run(wording, first)
    if last == first or not _may_be(wording, first, last):
        return
    if word in _FROM | _TO and wording.folded(last - 1).endswith("'s"):
        return
    if wording.folded(last - 1).endswith("'s") and _joined_capital(wording, last) and last - first == 1:
        last += not wording.is_known(last, "stop", "title", "organisation")  # "Cooper's Stairs"
    rule = _rule(wording, index, word, article=wording.folded(index + 1) == "the")
    if rule:
        yield Spot(*_clean(wording, first, last), rule, sure=rule in ("in", "of"))
        yield from _listed(wording, last)


def _listed(wording: Wording, last: int) -> Iterator[Spot]:
    """Go on over ", B and C" behind a place, where the list is closed by "and"."""
    found: list[tuple[int, int]] = []
    while last < len(wording):
        closing = wording.folded(last) == "and" and wording.gap(last).strip(" \xa0") in ("", ",")
        first = last + closing
        if not closing and wording.gap(last).strip(" \xa0") != ",":
            return
        end = _run(wording, first)
        if (
            end == first
            or not _may_be(wording, first, end)
            or end - first > 2
            or wording.is_known(first, "given")
        ):
            return
        found.append((first, end))
        last = end
        if closing:
            break
    else:
        return
    if wording.is_known(last, "report", "verb"):
        return
    for first, end in found:
        yield Spot(*_clean(wording, first, end), "list", sure=False)


def _rule(wording: Wording, index: int, word: str, *, article: bool) -> str | None:
    if word in _HERE:
        return None if article and word != "in" else "in"
    if word == "of":
        settlement = wording.is_known(index - 1, "settlement") and joined(wording, index)
        home = wording.gap(index).strip()[:1] == "," and index > 1
        return "of" if (settlement or home) and not article else None
    if wording.is_known(index, "taking"):
        return "taken"
    moving = any(wording.is_known(place, "moving") for place in range(max(0, index - _REACH), index))
    if word in _FROM:
        opens = index == wording.sentence_of(index)[0]
        return "from" if not article and (moving or opens or _of_trade(wording, index)) else None
    return "to" if moving and not article and word != "for" else None


def _of_trade(wording: Wording, index: int) -> bool:
    """Whether somebody with a trade is "from" there: "a farmer from Hollin Weir"."""
    return wording.is_known(index - 1, "occupation", "people", "minor", "measure", "settlement")


def _item(wording: Wording) -> Iterator[Spot]:
    """Find the home of a listed person: "- Kestutis Obuya, 29, beekeeper, Upper Tamm"."""
    said = wording.text[wording.start : wording.end]
    if said.count(",") < 2 or len(said) > 120 or not re.match(r"\s*(?:[-–•*]|\(?\d+[.)])", said):
        return
    match = _FINAL_ITEM.search(said)
    if match:
        start, end = wording.start + match.start("name"), wording.start + match.end("name")
        first, last = wording.word_at(start), wording.word_at(end - 1) + 1
        if _may_be(wording, first, last):
            yield Spot(start, end, "item")


def _owners(wording: Wording) -> Iterator[Spot]:
    """Find the country before its body: "Kessaria's Interior Ministry"."""
    for term in wording.terms("organisation"):
        first = term.first
        while first > 0 and is_capital(wording, first - 1) and joined(wording, first):
            if wording.folded(first - 1).endswith("'s"):
                break
            first -= 1
        owner = first - 1
        if not is_capital(wording, term.first) or owner < 0 or not wording.folded(owner).endswith("'s"):
            continue
        if (
            wording.term_at(owner, "organisation")
            or not joined(wording, first)
            or not is_capital(wording, owner)
        ):
            continue
        start, end = wording.span(owner, owner + 1)
        if _may_be(wording, owner, owner + 1) and wording.folded(owner) not in _PLURAL:
            yield Spot(start, end - 2, "owner", sure=False)


_PLURAL = frozenset(("women's", "men's", "people's", "children's", "prosecutor's", "king's", "queen's"))


def _begin(wording: Wording, first: int) -> int:
    while first > 0 and joined(wording, first) and is_capital(wording, first - 1):
        before = wording.folded(first - 1)
        if wording.is_known(first - 1, "stop", "title", "no_place") and not before.endswith("s's"):
            break
        if before.endswith("'s") and before not in _PLURAL:
            break
        first -= 1
    return first


def _run(wording: Wording, first: int) -> int:
    """Give where a run of capitals that starts at a word ends."""
    last = first
    while last < len(wording) and is_capital(wording, last) and (last == first or joined(wording, last)):
        if wording.is_known(last, "stop", "title") or last - first == _LONGEST:
            break
        last += 1
        if wording.folded(last - 1).endswith("'s"):
            break
    return last


def _clean(wording: Wording, first: int, last: int) -> tuple[int, int]:
    start, end = wording.span(first, last)
    return (start, end - 2) if wording.text[end - 2 : end] in ("'s", "’s") else (start, end)


def _joined_capital(wording: Wording, index: int) -> bool:
    return index < len(wording) and joined(wording, index) and is_capital(wording, index)


def _may_be(wording: Wording, first: int, last: int) -> bool:
    """Whether words can be a place's name: no month, title, body, abbreviation."""
    if first >= last or wording.is_known(first, "stop", "no_place", "title", "acronym", "body"):
        return False
    if any(wording.is_known(index, "organisation") for index in range(first, last)):
        return False
    raw = wording.words[first].raw
    if raw.isupper() and len(raw) > 1 and not wording.text[wording.start : wording.end].isupper():
        return wording.words[first].start - wording.start < _OPENING
    return (
        raw[0].isalpha() and len(raw) > 2 and not any(wording.words[one].number for one in range(first, last))
    )
