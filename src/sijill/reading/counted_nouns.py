"""The noun that a number counts: after it, before it, or with the number inside it, as the Arabic dual."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.reading.numbers import Number
from sijill.reading.wording import Term, Wording
from sijill.text import fold_text

_OF = frozenset(("من", "of", "از", "the", "ال"))
_SPACE = " \xa0\u200c"
_ARTICLE = "ال"
_MORE = frozenset(("more", "others"))
_STATES = {"detained": "detained"}
_PIECES = "تا"
_OWNERS = ("شان", "مان", "تان", "یش", "ش", "م", "شون", "مون")
_TWO = frozenset(fold_text(word) for word in ("اثنان", "اثنين", "اثنتان", "اثنتين"))
_DUAL = tuple(fold_text(ending) for ending in ("ان", "ين"))
# Endings that make one who does something, for the nouns that no list holds.
_ENGLISH_AGENT = re.compile(r"[a-z]{3,}(?:ers|ors|ists|ees|ians|men|women|ants|eers)$")
_PERSIAN_AGENT = re.compile(
    fold_text(r"\w{2,}(?:گر|چی|نده|کار|سوار|بان|ورز|پیشه|آموز|گذار|نویس|نگار|گرا|کش|دار|پیما)(?:ان)?$")
)
_ARABIC_PERSON = re.compile(fold_text(r"^(?:م\w{3,5}ا|\w{3,7}يا|م\w{2,5}(?:ين|ون)|\w{3,7}ي(?:ين|ون))$"))
_NO_AGENT = frozenset(
    fold_text(word)
    for word in (
        "papers",
        "letters",
        "numbers",
        "orders",
        "dollars",
        "meters",
        "metres",
        "centers",
        "centres",
        "posters",
        "hours",
        "quarters",
        "charters",
        "computers",
        "trailers",
        "matters",
        "fingers",
        "rivers",
        "errors",
        "doors",
        "factors",
        "counters",
        "chapters",
        "corners",
        "powers",
        "towers",
        "colours",
        "colors",
        "kilometers",
        "kilometres",
        "litres",
        "liters",
        "shutters",
        "degrees",
        "committees",
        "fees",
        "knees",
        "guarantees",
        "plants",
        "restaurants",
        "grants",
        "flowers",
        "sectors",
        "borders",
        "covers",
        "barriers",
        "newspapers",
        "floors",
        "mirrors",
        "motors",
        "reactors",
        "warrants",
        "منزلا",
        "مقعدا",
        "مترا",
        "موقعا",
        "مركزا",
        "مليونا",
        "مشروعا",
        "ميلا",
        "مليارا",
        "مسجدا",
        "محلا",
        "مصنعا",
        "مجلدا",
        "مليون",
        "ملايين",
        "مليارات",
        "متحفا",
        "معهدا",
        "مخيما",
        "مقرا",
        "مطلبا",
        "مقالا",
        "ملفا",
        "كرسيا",
        "مئتين",
        "مائتين",
        "ميدانا",
        "مقطعا",
        "معرضا",
        "دينارا",
        "کار",
        "آمار",
        "مقدار",
        "دیدار",
        "بازار",
        "هزار",
        "نمودار",
    )
)


def noun_after(wording: Wording, number: Number) -> Term | None:
    """Find the counted noun: directly after, after "of", or in English after up to two other words."""
    place = number.last
    if wording.language == "fa" and wording.folded(place) == _PIECES:
        place += 1
    if wording.language == "en" and wording.gap(place) == "-":
        return None  # a 12-member jury
    theirs = wording.term_at(place, "people")
    if theirs and not wording.gap(place).strip(_SPACE + "-"):
        return theirs
    for _ in range(2):
        if wording.folded(place) in _OF and not wording.gap(place).strip(_SPACE + "-"):
            place += 1
    reach = 3 if wording.language == "en" else 2 if number.vague or wording.language == "ar" else 1
    for index in range(place, min(place + reach, len(wording))):
        if wording.gap(index).strip(_SPACE + "-\"'«“‘"):
            return None
        noun = _noun_at(wording, index, number)
        if noun is not None:
            return noun
        if wording.is_known(index, "stop", "unit", "currency", "measure", "dual", "uncounted", "age_end"):
            return None
    return None


def _noun_at(wording: Wording, index: int, number: Number) -> Term | None:
    """Give the noun for people that begins at a word: "more", "workers", "detained citizens", "welders"."""
    if wording.folded(index) in _MORE and _goes_no_further(wording, index):
        return Term("people", "again", index, index + 1, "")
    term = wording.term_at(index, "people")
    if term:
        return term
    act = wording.term_at(index, "measure") if wording.language == "en" else None
    if act and act.last == index + 1 and (described := wording.term_at(act.last, "people")):
        return Term("people", _STATES.get(wording.folded(index), act.key), index, described.last, "")
    return _owned(wording, index) or _agent(wording, index, number)


def _goes_no_further(wording: Wording, index: int) -> bool:
    """Whether no noun follows "more": "dozens more remain", but not "40 more days"."""
    after = index + 1
    return (
        after >= len(wording)
        or bool(wording.gap(after).strip(_SPACE))
        or wording.is_known(after, "stop", "measure", "count_end")
    )


def _owned(wording: Wording, index: int) -> Term | None:
    """Read a Persian noun with the pronoun of its owner: موکلش, همکارانشان."""
    if wording.language != "fa":
        return None
    folded = wording.folded(index)
    for ending in _OWNERS:
        stem = folded.removesuffix(ending)
        if stem != folded and len(stem) > 2 and wording.lexicon.knows(stem, "people"):
            return Term("people", "person", index, index + 1, "")
    return None


def _agent(wording: Wording, index: int, number: Number) -> Term | None:
    """Make a noun of a word that no list holds, but whose form is that of people."""
    folded = wording.folded(index)
    if folded in _NO_AGENT or wording.is_known(index, "stop", "unit", "currency", "measure", "uncounted"):
        return None
    if wording.language == "en":
        fits = wording.words[index].raw.islower() and _ENGLISH_AGENT.fullmatch(folded) is not None
    elif wording.language == "fa":
        fits = index == number.last and _PERSIAN_AGENT.fullmatch(folded) is not None
    else:
        fits = index == number.last and _ARABIC_PERSON.match(folded) is not None
    return Term("people", "person", index, index + 1, "") if fits else None


def noun_before(wording: Wording, number: Number) -> Term | None:
    """Find the noun whose adjective an Arabic number is: المدانين التسعة."""
    if wording.language != "ar" or not wording.folded(number.first).startswith(_ARTICLE):
        return None
    if not 2 <= number.value <= 99 or wording.gap(number.first).strip(_SPACE):
        return None
    for term in wording.terms("people"):
        if term.last == number.first and _ARTICLE in wording.folded(term.first)[:4] and term.key != "thing":
            return term
    return None


def pairs(wording: Wording) -> Iterator[tuple[int, int, Term]]:
    """Find Arabic duals: (first word, word after the last, noun); "two" may follow."""
    if wording.language != "ar":
        return
    for term in wording.terms("pair"):
        if term.clitic.endswith(_ARTICLE):
            continue
        two = wording.folded(term.last) in _TWO and not wording.gap(term.last).strip(_SPACE)
        yield term.first, term.last + two, Term("people", term.key, term.first, term.last, "")
    for index in range(1, len(wording)):
        if wording.folded(index) in _TWO and not wording.gap(index).strip(_SPACE):
            noun = _unlisted_dual(wording, index)
            if noun is not None:
                yield index - 1, index + 1, noun


def _unlisted_dual(wording: Wording, index: int) -> Term | None:
    noun = wording.folded(index - 1)
    listed = any(one.last == index for one in wording.terms("pair"))
    if not noun.endswith(_DUAL) or len(noun) <= 4 or listed or wording.is_known(index - 1, "dual", "unit"):
        return None
    people = next((one for one in wording.terms("people") if one.last == index), None)
    return Term("people", people.key if people else "person", index - 1, index, "")
