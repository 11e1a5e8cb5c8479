"""Organisations: a head word (committee, court, منظمة, سازمان …) and the words that name which one."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.kinds import Kind
from sijill.claims.values import Organisation, value_json
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_word
from sijill.reading.wording import Term, Wording

_LONGEST = 7
_INDEFINITE = 2
_JOINING = frozenset(("of", "for", "on", "the", "in", "and", "to", "against"))
_DEFINITE = ("ال", "لل")
_IN = frozenset(("في", "فی", "الی", "من", "داخل", "در", "به", "in", "at", "from", "to"))
_ENDING = ("stop", "report", "demand", "that", "sentencing", "title", "counted", "source")


def find_organisations(wording: Wording) -> list[Mention]:
    """Find named organisations, courts, authorities and prisons; a head word alone names none."""
    found: list[Mention] = []
    for mention in (*_bodies(wording), *_headed(wording)):
        if not any(other.overlaps(mention) for other in found):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _bodies(wording: Wording) -> Iterator[Mention]:
    for term in wording.terms("body"):
        if wording.language != "en" or wording.words[term.first].raw[0].isupper() or term.key == "community":
            yield _mention(wording, term, term.last, rule="body")


def _headed(wording: Wording) -> Iterator[Mention]:
    extend = {"ar": _arabic_end, "fa": _persian_end}.get(wording.language)
    for term in wording.terms("organisation"):
        if wording.language == "en":
            yield from _english(wording, term)
            continue
        if term.key == "prison" and wording.folded(term.first - 1) not in _IN:
            continue
        if number_word(wording, term.first - 1):
            continue
        last = extend(wording, term) if extend else term.last
        if last > term.last:
            yield _mention(wording, term, last, rule="head")


def _mention(wording: Wording, term: Term, last: int, *, rule: str) -> Mention:
    """Make the organisation; an Arabic clitic stays out of the span, and out of the name."""
    start, end = wording.stem_start(term), wording.words[last - 1].end
    swallowed = start > wording.words[term.first].start and wording.text[start - 1] == "ل"
    article = "ال" if swallowed and wording.text[start - 2 : start] == "لل" else ""
    name = article + wording.text[start:end]
    return Mention(
        Kind.ORGANISATION, start, end, value_json(Organisation(name, term.key)), f"organisation.{rule}"
    )


def _arabic_end(wording: Wording, term: Term) -> int:
    """Follow a head word: up to two words without the article, then words with it."""
    definite_head = wording.folded(term.first).startswith(_DEFINITE) or term.clitic.endswith(("ال", "لل"))
    if term.key == "prison":
        return term.last + 1 if term.last < len(wording) and _may_name(wording, term.last) else term.last
    definite = False
    place = term.last
    loose = 0
    while place < len(wording) and place - term.first < _LONGEST and not wording.gap(place).strip(" \xa0"):
        folded = wording.folded(place)
        other = wording.term_at(place, "body", "office_holder")
        if other and other.clitic == "":
            return place if definite or loose else term.last
        if folded.startswith(_DEFINITE) and len(folded) > 3 and not wording.is_known(place, "stop"):
            definite = True
        elif definite or definite_head or loose == _INDEFINITE or not _may_name_loosely(wording, place):
            break
        else:
            loose += 1
        place += 1
    closed = place == len(wording) or wording.gap(place).strip(" \xa0") or _stops(wording, place)
    if definite or (loose and closed):
        return place
    # One more word can still be the name of a place or a person: «رابطة كلتاب».
    return min(place, term.last + 1) if loose else term.last


def _may_name_loosely(wording: Wording, index: int) -> bool:
    """Whether a word without the article can name: no adjective ("حكومة انتقالية") and no "of" (لنظام)."""
    folded = wording.folded(index)
    phrase = folded.endswith("یه") or (folded.startswith("ل") and len(folded) > 4)
    return not phrase and _may_name(wording, index)


def _persian_end(wording: Wording, term: Term) -> int:
    place = term.last
    while (
        place < len(wording)
        and place - term.first < _LONGEST
        and not wording.gap(place).strip(" \xa0\u200c")
        and _may_name(wording, place)
        and not _goes_on(wording, place)
    ):
        place += 1
    if term.key == "court" and not wording.is_known(term.last, "court_kind"):
        return term.last
    return place


def _goes_on(wording: Wording, index: int) -> bool:
    """Whether a word goes on with a Persian sentence: without case endings only its meaning tells."""
    adverb = wording.words[index].raw.endswith("اً")
    return adverb or number_word(wording, index) or wording.is_known(index, "measure", "bound")


def _may_name(wording: Wording, index: int) -> bool:
    word = wording.words[index]
    if word.number is not None or len(word.folded) < 2:
        return False
    return not _stops(wording, index)


def _stops(wording: Wording, index: int) -> bool:
    return wording.is_known(index, *_ENDING) or wording.words[index].number is not None


def _english(wording: Wording, term: Term) -> Iterator[Mention]:
    """Find capitals around a capital head: "Revolutionary Court", "Committee for the Defence of Writers"."""
    if not _capital(wording, term.first):
        return
    first, last = term.first, term.last
    while (
        first > 0
        and _joined(wording, first)
        and _capital(wording, first - 1)
        and not _weekday(wording, first - 1)
    ):
        first -= 1
    while last < len(wording) and _joined(wording, last):
        step = next(
            (step for step in range(3) if _capital(wording, last + step) and _links(wording, last, step)),
            None,
        )
        if step is None:
            break
        last += step + 1
    if wording.folded(first) in ("the", "a", "an"):
        first += 1
    if last - first > 1:
        start, end = wording.span(first, last)
        if wording.text[end - 2 : end] in ("'s", "’s"):
            end -= 2
        value = value_json(Organisation(wording.text[start:end], term.key))
        yield Mention(Kind.ORGANISATION, start, end, value, "organisation.head")


def _capital(wording: Wording, index: int) -> bool:
    return 0 <= index < len(wording) and wording.words[index].raw[0].isupper()


def _weekday(wording: Wording, index: int) -> bool:
    return wording.is_known(index, "stop") and wording.folded(index) != "the"


def _joined(wording: Wording, index: int) -> bool:
    return not wording.gap(index).strip(" \xa0-’'")


def _links(wording: Wording, index: int, step: int) -> bool:
    return all(
        wording.folded(index + skipped) in _JOINING and _joined(wording, index + skipped + 1)
        for skipped in range(step)
    )
