"""What speaks for a name at a place: what stands before it, what follows, and what its parts are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.reading.given_names import usual_names
from sijill.reading.name_words import (
    ARTICLE,
    FAMILY,
    GIVEN,
    KUNYA,
    NISBA,
    SUFFIX,
    UNKNOWN,
    WEAK,
    Run,
    is_joined,
    is_number,
    is_vocabulary,
)
from sijill.reading.verbs import is_verb
from sijill.reading.wording import Term, Wording

ENOUGH = 3.0
_FIRST = {GIVEN: 2.0, KUNYA: 2.5, WEAK: 1.0, UNKNOWN: 0.0, FAMILY: 0.25}
_LATER = {
    NISBA: 1.5,
    KUNYA: 1.25,
    FAMILY: 1.5,
    GIVEN: 1.25,
    ARTICLE: 1.0,
    UNKNOWN: 0.5,
    WEAK: 0.75,
    SUFFIX: 0.5,
}
_ITEM = re.compile(
    r"(?:^|\n)[^\S\n]*(?:[-–—•*·▪◦●○■►▸◆✔✓✅🔸🔹▫️\ufe0f]+|[(\[]?[\d۰-۹٠-٩]{1,3}[)\].\-–/]+|[(\[]?[\w][)\]])?[^\S\n]*$"
)
_HANDLE_REACH = 40
_HANDLE = re.compile(r"@[\w.]+[\s:|·-]*\Z")
_MARKED_ITEM = re.compile(r"[^\s]")
_OFFICE_REACH = 9
_IN = frozenset(
    ("فی", "لدی", "شرق", "غرب", "شمال", "جنوب", "قرب", "بمدینه", "مدینه", "محافظه", "در", "شهر", "استان")
)
_VOCATIVE = frozenset(("استاذ", "استاذه", "دکتور", "دکتوره", "شیخ"))
_LINKS = frozenset(("فی", "باسم", "عن", "لدی", "حقوق", "شوون", "هذه", "هذا"))
_WITH = frozenset(("ب", "ک", "وب", "فب"))
_NO_PART = frozenset(("را", "این", "ان", "با", "تا", "هم", "نیز", "اما"))
_OF = frozenset(("من", "عن", "الی", "از"))
_ON = frozenset(("علی", "بحق", "ضد", "وعلی", "لصالح", "باسم", "برئاسه", "وعضویه", "بعضویه", "علیه", "حق"))
_EVENT = ("event", "measure", "sentencing", "penalty", "prison", "demand", "charge", "counted")


def own_evidence(run: Run, *, titled: bool = False) -> float:
    """Weigh what the parts of a name are; after a title a surname alone is a name."""
    score = _FIRST.get(run.kinds[0], 0.0)
    later = run.kinds[1:]
    if not later:
        if titled and run.kinds[0] in (FAMILY, UNKNOWN, ARTICLE):
            return 0.75 if run.kinds[0] == UNKNOWN else 1.0
        return score - (0.0 if run.kinds[0] == KUNYA else 1.0)
    return score + max(_LATER.get(kind, 0.0) for kind in later) + 0.25 * (len(later) - 1)


def evidence_before(wording: Wording, index: int) -> float:
    """Weigh what stands before a name."""
    start = wording.words[index].start
    if _HANDLE.search(wording.text, max(0, start - _HANDLE_REACH), start):
        return 2.0
    best = _line_evidence(wording, index)
    gap = wording.gap(index).strip(' \xa0\u200c«»"“”')
    if gap:
        return max(best, _after_mark(wording, index, gap))
    if is_named_after(wording, index):
        return -2.5
    best = max(best, *_asking(wording, index))
    before = wording.folded(index - 1)
    if not best and before in _IN:
        return -1.5
    return -0.25 if not best and before in _OF else best


def _after_mark(wording: Wording, index: int, gap: str) -> float:
    if gap == "." and len(wording.folded(index - 1)) == 1:
        return 2.0 if wording.term_ending(index, "title") else 0.0
    if gap in ("،", ",") and wording.term_ending(index, "own_kin"):
        return 2.0
    best = 0.0
    if gap[-1:] in (":", "："):
        best = 2.0 if wording.term_ending(index, "named", "title", "source") else 1.0
    if gap == "(" and wording.term_ending(index, "title", "minor", "nameless"):
        best = 1.5
    introduced = gap in ("،", ",", ":", "-", "–", "—") and office_before(wording, index, comma=True)
    return max(best, 1.5 if introduced else 0.0)


def _asking(wording: Wording, index: int) -> Iterator[float]:
    """Give a weight for each thing right before a name that asks for one."""
    for category, weight in _BEFORE.items():
        term = wording.term_ending(index, category)
        if term:
            weaker = _WEAKER.get(category) if wording.language == "fa" else None
            yield (weight if weaker is None else weaker) if _is_definite(wording, term) else 0.75
    if wording.term_ending(index, "age_word") and wording.is_known(index - 2, "own_kin", "kin"):
        yield 2.0
    office = office_before(wording, index, comma=False)
    if office:
        yield 1.5 if office.last == index else 2.0
    if wording.is_known(index - 1, *_EVENT) or wording.term_ending(index, "of_somebody"):
        yield 1.0
    if wording.folded(index - 1) in _ON or (wording.language == "ar" and is_verb(wording, index - 1)):
        yield 0.75
    yield 0.0


_WEAKER = {"occupation": 1.0, "report": 0.0}
_BEFORE = {
    "source": 1.0,
    "named": 2.5,
    "title": 2.0,
    "own_kin": 2.5,
    "occupation": 2.0,
    "office": 1.5,
    "kin": 1.75,
    "report": 1.0,
}


def bears_names(wording: Wording, index: int) -> bool:
    """Whether a word is said of what is named after people: a street, a hospital, a school."""
    return wording.lexicon.knows(wording.folded(index), "bears_names")


def is_named_after(wording: Wording, index: int) -> bool:
    """Whether a street, a hospital, a channel, a body stands before that can bear a person's name."""
    if bears_names(wording, index - 1):
        return True
    term = wording.term_ending(index, "organisation", "region")
    if wording.language == "fa" and office_before(wording, index, comma=False):
        return False
    if term is None or wording.term_ending(
        index, "office", "title", "occupation", "event", "penalty", "sentencing"
    ):
        return False
    definite = term.clitic.endswith(("ال", "لل")) or wording.folded(term.first).startswith("ال")
    return term.key not in ("prison", "party") and not (wording.language == "ar" and definite)


def _is_definite(wording: Wording, term: Term) -> bool:
    """Whether an Arabic occupation has the article: «بائع خضار» is no name after an occupation."""
    if wording.language != "ar" or term.category not in ("occupation", "office"):
        return True
    return (
        term.clitic.endswith(("ال", "لل"))
        or wording.folded(term.first).startswith("ال")
        or term.last - term.first > 1
    )


def _line_evidence(wording: Wording, index: int) -> float:
    """Weigh the beginning of a line, more with a bullet or a number before the name."""
    start = wording.words[index].start
    line = wording.text[max(0, wording.text.rfind("\n", 0, start)) : start]
    if len(line) > 12 or not _ITEM.search(line if line.startswith("\n") else "\n" + line):
        return 0.0
    return 1.5 if _MARKED_ITEM.search(line) else 0.5


def office_before(wording: Wording, index: int, *, comma: bool) -> Term | None:
    """Find the office whose phrase ends right before a name: «المدعي العام Name», «رئيس لجنة كذا، Name»."""
    begin = wording.sentence_of(index)[0]
    found: Term | None = None
    place = index - 1
    if wording.folded(place) in _LINKS or (not comma and wording.folded(place) in ("و", "and")):
        return None
    while place >= begin and index - place <= _OFFICE_REACH:
        term = wording.term_at(place, "office", "occupation", "title")
        if (
            term
            and term.last <= index
            and not (term.category == "title" and term.key in ("honorific", "status"))
        ):
            if found is not None and not _belongs(wording, term, found):
                break
            found = term
            if not _chained(wording, place) and not _within_body(wording, place):
                break
        elif not _modifies(wording, place, comma=comma):
            break
        if place <= begin or wording.gap(place).strip(' \xa0\u200c«»"“”'):
            break
        place -= 1
    if found and comma and found.first > begin and not _opens_phrase(wording, found.first):
        return found if found.clitic.endswith("ال") or wording.folded(found.first).startswith("ال") else None
    # «أستاذ رامز» speaks to somebody.
    return None if found and found.last == index and wording.folded(found.first) in _VOCATIVE else found


def _belongs(wording: Wording, term: Term, found: Term) -> bool:
    """Whether an office further left takes one in: «المتحدث العسكري», not «محامي النائب»."""
    if term.last >= found.last:
        return True
    definite = [
        one.clitic.endswith(("ال", "لل")) or wording.folded(one.first).startswith("ال")
        for one in (term, found)
    ]
    if wording.language == "ar" and definite == [False, True] and not _within_body(wording, found.first):
        return False
    if found.category == "title" or (wording.term_at(found.first, "title") and definite[1]):
        return term.last == found.first and definite[0]
    return term.last == found.first or _within_body(wording, found.first)


def _within_body(wording: Wording, index: int) -> bool:
    """Whether an office word is part of what a body is called: «عضو في مجلس النواب»."""
    return wording.is_known(index - 1, "organisation") or wording.folded(index - 1) in ("فی", "در", "باسم")


def _chained(wording: Wording, index: int) -> bool:
    """Whether another office stands before one: «نائب رئيس», «معاون وزير»."""
    return wording.is_known(index - 1, "office", "occupation") and is_joined(wording, index)


def _opens_phrase(wording: Wording, index: int) -> bool:
    gap = wording.gap(index).strip(" \xa0\u200c")
    if wording.folded(index - 1) in ("و", "and") and wording.language != "ar":
        return office_before(wording, index - 1, comma=True) is not None
    return bool(gap) or wording.is_known(
        index - 1, "report", "demand", "verb", "stop", "event", "sentencing", "that"
    )


def _modifies(wording: Wording, index: int, *, comma: bool) -> bool:
    """Whether a word can stand in the phrase of an office: no verb, no number, no word of saying."""
    if wording.is_known(index, "that", "demand", "source"):
        return False
    if is_number(wording, index):
        return wording.folded(index - 1) in ("شعبه", "دایره", "بند", "no", "number", "رقم")
    if wording.language == "ar":
        folded = wording.folded(index)
        if wording.is_known(index, "own_kin", "named") or _is_led_to(wording, index):
            return False
        noun = folded.startswith(("ال", "لل")) or wording.is_known(
            index, "organisation", "former", "word", "region"
        )
        if noun or folded in _LINKS:
            return folded not in _OF
        named = wording.is_known(index - 1, "organisation", "region", "word") or comma
        return named and not wording.is_known(index, "stop", "report") and not is_verb(wording, index)
    if wording.folded(index) in _NO_PART:
        return False
    return not is_verb(wording, index) and (comma or wording.folded(index) not in ("و", "and"))


def _is_led_to(wording: Wording, index: int) -> bool:
    """Whether "with" or "like" is joined to a word: «المحامي بطعن» is no office."""
    term = wording.term_at(index, "event", "demand", "charge")
    return term is not None and term.clitic in _WITH and wording.folded(index) not in _LINKS


def _pair_follows(wording: Wording, last: int) -> bool:
    """Whether a list item goes on with "and" and a usual given name: «- نوفل وإياد بوحجلة»."""
    given = usual_names(wording.language).given
    folded = wording.folded(last)
    if _line_evidence(wording, last - 1) <= 1:
        return False
    return (folded == "و" and wording.folded(last + 1) in given) or (
        folded[:1] == "و" and folded[1:] in given
    )


def evidence_after(wording: Wording, last: int) -> float:
    """Weigh what follows a name."""
    if last >= len(wording):
        return 0.5
    gap = wording.gap(last).strip(' \xa0\u200c»"”')
    if gap:
        return _after_gap(wording, last, gap[0])
    own_kin = wording.language == "fa" and wording.term_at(last, "own_kin")
    if _is_age(wording, last) or _pair_follows(wording, last) or own_kin:
        return 1.5
    if wording.is_known(last, "report", "named"):
        return 1.0
    if is_verb(wording, last) or wording.is_known(last, "was", "sentencing", "measure", "stop", "that"):
        return 0.5
    known = is_vocabulary(wording, last)
    return 0.0 if not known else 0.25 if wording.language == "ar" else 0.5


def _after_gap(wording: Wording, last: int, mark: str) -> float:
    """Weigh a mark after a name, and what it joins to it: an age, a role, a relative."""
    if mark not in ("(", "،", ",", "؛", "-", "–", "—", "|"):
        return {"@": 2.0, ":": 0.75}.get(mark, 0.5)
    if _is_age(wording, last):
        return 1.5
    if is_number(wording, last) and mark in ("(", "،", ","):
        return 1.0
    role = wording.term_at(last, "occupation", "office", "was", "kin", "own_kin", "former")
    return 1.5 if role else 0.5


def _is_age(wording: Wording, index: int) -> bool:
    if wording.term_at(index, "age"):
        return True
    counted = wording.is_known(index + 1, "unit", "age") or wording.is_known(index, "age")
    return counted and is_number(wording, index)
