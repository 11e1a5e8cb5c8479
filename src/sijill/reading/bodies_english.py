"""English names of organisations: capitals around a capital head, behind a common noun, above a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.reading.body import Body
from sijill.reading.wording import Term, Wording

_LINKS = frozenset(("of", "for", "on", "the", "against", "into", "de", "des", "du", "la"))
_ALSO_LINKS = frozenset(("and", "or", "&"))
_MOST_LINKS = 2
_OWNING = frozenset(
    [
        "women's",
        "men's",
        "people's",
        "children's",
        "workers'",
        "teachers'",
        "writers'",
        "citizens'",
        "journalists'",
        "public's",
        "prosecutor's",
        "prosecutors'",
        "king's",
        "queen's",
        "state's",
        "mayor's",
        "governor's",
        "patient's",
        "young",
    ]
)
_PEOPLE = (
    "office",
    "title",
    "occupation",
    "people",
    "kin",
    "given",
    "person_part",
    "site",
    "settlement",
    "stop",
)
_PARTS = frozenset(("division", "chamber", "section", "circuit", "bench"))
_PLAIN = frozenset(("press service", "press office", "weekly monitor", "human rights", "public relations"))
_TITLES = ("title", "office", "former")
_NUMBERED = re.compile(r"\s*[Nn]o\.?\s*\d+")
_OPENING = re.compile(r"^\s*[,:]?\s*(?:the\s+)?[\"“«'‘]?\s*$", re.IGNORECASE)
_CLOSED_AGENCY = re.compile(r"\(([A-Z][\w'’.-]*(?:\s+[A-Z&][\w'’.-]*){0,3})\)\s*(?:[-–—:]|$)")


def english_bodies(wording: Wording) -> Iterator[Body]:
    """Give the organisations of a stretch; the surest rules first."""
    for term in (*wording.terms("organisation"), *_owning(wording)):
        found = _around(wording, term)
        if found is not None:
            yield found
    yield from _behind(wording)
    yield from _introduced(wording)
    yield from _mastheads(wording)
    yield from _of_dateline(wording)
    yield from _acronyms(wording)
    yield from _speaking(wording)


def _owning(wording: Wording) -> Iterator[Term]:
    """Give the heads that own something: "the Marn District Court's registry"."""
    for index in range(len(wording)):
        stem = wording.folded(index).removesuffix("'s")
        if stem != wording.folded(index):
            for entry in wording.lexicon.entries.get(stem, ()):
                if entry.category == "organisation" and len(entry.words) == 1:
                    yield Term(entry.category, entry.key, index, index + 1, "")


def is_capital(wording: Wording, index: int) -> bool:
    """Whether a word is written with a capital."""
    return 0 <= index < len(wording) and wording.words[index].raw[0].isupper()


def joined(wording: Wording, index: int) -> bool:
    """Whether only a blank, a hyphen or an apostrophe stands before a word."""
    return not wording.gap(index).strip(" \xa0-’'&")


def _around(wording: Wording, term: Term) -> Body | None:
    """Find "Revolutionary Court", "Committee for the Defence of Writers", "LANTERN Network for Families"."""
    if not is_capital(wording, term.first):
        return None
    first = _begin(wording, term.first)
    last = _end(wording, term.last, term.key)
    while last > first and wording.folded(last - 1) == "s":
        last -= 1
    linked = any(wording.folded(index) in _LINKS for index in range(term.last, last))
    outside = last > term.last and not linked and wording.is_known(last - 1, "no_organisation")
    ranked = wording.is_known(first, "rank") and not linked and wording.folded(last - 1) in _PARTS
    if outside or ranked or last - first < _MOST_LINKS or _is_plain(wording, first, last):
        return None
    site = [one for one in wording.terms("site") if one.last == last and one.key != "site"]
    if site or (wording.is_known(last - 1, "office") and last == term.last + 1):
        return None
    start, end = wording.span(first, last)
    start = _branch(wording, first, start)
    numbered = _NUMBERED.match(wording.text, end, wording.end)
    if wording.text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    elif numbered:
        end = numbered.end()
    return Body(start, end, term.key, "head")


def _is_plain(wording: Wording, first: int, last: int) -> bool:
    """Whether nothing but common words name it: "Press Service", "Weekly Monitor"."""
    return last - first == 2 and f"{wording.folded(first)} {wording.folded(first + 1)}" in _PLAIN


def _begin(wording: Wording, first: int) -> int:
    """Go back over the capitals before a head; an owner ("Ilmarra's State Bank") and a title stay outside."""
    while (
        first > 0 and (joined(wording, first) or _is_saint(wording, first)) and is_capital(wording, first - 1)
    ):
        before = wording.folded(first - 1)
        owner = before.endswith("'s") and before not in _OWNING
        inside = first > 1 and is_capital(wording, first - 2) and joined(wording, first - 1)
        event = wording.is_known(first - 1, "event") and not inside
        if owner or event or wording.is_known(first - 1, "stop", *_TITLES):
            break
        if wording.gap(first).strip(" \xa0") in ("’", "'") and not before.endswith("s"):
            break
        first -= 1
    return first


def _is_saint(wording: Wording, first: int) -> bool:
    return wording.folded(first - 1) in ("st", "mt") and wording.gap(first).strip(" \xa0") == "."


def _branch(wording: Wording, first: int, start: int) -> int:
    """Take in "Branch 26 of the" before a court."""
    match = re.search(
        r"\b[Bb]ranch\s+(?:No\.?\s*)?\d+\s+of\s+(?:the\s+)?$", wording.text[max(0, start - 30) : start]
    )
    return start - len(match[0]) if match else start


def _end(wording: Wording, last: int, key: str) -> int:
    """Go on over capitals, and over "of", "for the", "and" between them; courts also over "at"."""
    linked = False
    while last < len(wording) and joined(wording, last):
        if is_capital(wording, last) and not _is_shouted_link(wording, last):
            titled = wording.is_known(last, "title") and not linked and is_capital(wording, last + 1)
            if (wording.is_known(last, "stop") and wording.folded(last) not in _LINKS) or titled:
                break
            last += 1
            continue
        step = _links(wording, last, key, linked=linked)
        if not step:
            break
        linked = True
        last += step + 1
    return last


def _links(wording: Wording, index: int, key: str, *, linked: bool) -> int:
    """Give how many small words tie the next capital to the name, 0 if it is none of it."""
    also = False
    for step in range(1, _MOST_LINKS + 1):
        word = wording.folded(index + step - 1)
        court = key == "court" and word in ("at", "in") and not linked
        allowed = word in _LINKS or (word in _ALSO_LINKS and linked) or court
        allowed = allowed or (word == "to" and wording.folded(index - 1) == "right")
        if word == "the" and also:
            return 0  # "and the National Agency" is another.
        if not allowed or not joined(wording, index + step):
            return 0
        also = also or word in _ALSO_LINKS
        if is_capital(wording, index + step):
            if _is_shouted_link(wording, index + step):
                continue
            other = wording.is_known(index + step, "organisation", "title", "stop")
            return 0 if other and also else step
    return 0


def _is_shouted_link(wording: Wording, index: int) -> bool:
    """Whether a word is a small one of a heading in capitals: "OFFICE OF THE PROSECUTOR"."""
    return wording.words[index].raw.isupper() and wording.folded(index) in (_LINKS | _ALSO_LINKS)


def _behind(wording: Wording) -> Iterator[Body]:
    """Find "Gorse Lane police station", "Velmara criminal court"."""
    for term in wording.terms("organisation_behind"):
        if is_capital(wording, term.first) or not joined(wording, term.first):
            continue
        first = _begin(wording, term.first)
        if first < term.first and not wording.is_known(first, "stop") and term.first - first <= 3:
            start, end = wording.span(first, term.last)
            if wording.folded(term.first - 1).endswith("'s") and not wording.is_known(first, "organisation"):
                continue
            yield Body(start, end, term.key, "behind")


def _introduced(wording: Wording) -> Iterator[Body]:
    """Find "the weekly Lighthouse", "a newspaper, the Maravian Courier", "the rights group X"."""
    for term in wording.terms("introducing"):
        if is_capital(wording, term.first) and term.first != wording.sentence_of(term.first)[0]:
            continue
        index = term.last
        called = wording.folded(index) in ("called", "named")
        index += called
        index += wording.folded(index) == "the"
        if index >= len(wording) or not is_capital(wording, index):
            continue
        between = wording.text[wording.words[term.last - 1].end : wording.words[index].start]
        comma = "," in between
        if (not called and not _OPENING.match(between)) or (comma and "the" not in between.split()):
            continue
        last = index + 1
        while (
            last < len(wording) and is_capital(wording, last) and joined(wording, last) and last - index < 5
        ):
            last += 1
        while step := _links(wording, last, term.key, linked=True):
            last += step + 1
        start, end = wording.span(index, last)
        if wording.text[end - 2 : end] in ("'s", "’s"):
            end -= 2
        if not wording.is_known(index, "stop", *_TITLES):
            yield Body(start, end, term.key, "introduced")


def _mastheads(wording: Wording) -> Iterator[Body]:
    for term in wording.terms("masthead"):
        first = _begin(wording, term.first)
        if (
            is_capital(wording, term.first)
            and first < term.first
            and not wording.is_known(term.last, "no_organisation")
        ):
            yield Body(*wording.span(first, term.last), term.key, "masthead")
    for term in wording.terms("masthead_first"):
        last = term.last
        while (
            last < len(wording)
            and is_capital(wording, last)
            and joined(wording, last)
            and last - term.last < 3
        ):
            last += 1
        if is_capital(wording, term.first) and last > term.last:
            yield Body(*wording.span(term.first, last), term.key, "masthead")


def _of_dateline(wording: Wording) -> Iterator[Body]:
    """Find the agency in the brackets of a dateline: "VELMARA, Nov 16, 2023 (Meridian Wire) -"."""
    head = wording.text[wording.start : min(wording.end, wording.start + 100)]
    match = _CLOSED_AGENCY.search(head)
    if match:
        yield Body(wording.start + match.start(1), wording.start + match.end(1), "agency", "dateline")


def _acronyms(wording: Wording) -> Iterator[Body]:
    for term in wording.terms("acronym"):
        last = term.last
        chapter = term.key == "association" and is_capital(wording, last) and joined(wording, last)
        last += chapter and not wording.is_known(last, "stop", "title")
        start, end = wording.span(term.first, last)
        if wording.text[start : wording.words[term.last - 1].end].isupper():
            yield Body(start, end, term.key, "acronym")


def _speaking(wording: Wording) -> Iterator[Body]:
    """Find who says something and is no person: "The Truth and Memory Inquiry wrote"."""
    for term in wording.terms("report"):
        last = first = term.first
        if is_capital(wording, last) or not joined(wording, last):
            continue
        while (
            first > 0
            and joined(wording, first)
            and (is_capital(wording, first - 1) or _is_link(wording, first))
        ):
            first -= 1
        if wording.folded(first) == "the":
            first += 1
        the = wording.folded(first - 1) == "the"
        known = any(wording.is_known(index, *_PEOPLE) for index in range(first, last))
        if the and last - first > 1 and is_capital(wording, first) and not known:
            yield Body(*wording.span(first, last), "organisation", "speaking")


def _is_link(wording: Wording, first: int) -> bool:
    """Whether the word before is a small one between two capitals."""
    small = wording.folded(first - 1) in (_LINKS | _ALSO_LINKS) and wording.folded(first - 1) != "the"
    return small and is_capital(wording, first - 2) and is_capital(wording, first)
