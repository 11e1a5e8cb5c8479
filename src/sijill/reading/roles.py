"""What somebody is: an office, a profession or a function said beside a name, as long as it stands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from sijill.claims.kinds import Kind
from sijill.reading.english_roles import english_role_after, english_role_before
from sijill.reading.mention import Mention
from sijill.reading.name_evidence import office_before
from sijill.reading.name_words import is_joined, is_number
from sijill.reading.role_making import HEADS, RELATIVE, make_role
from sijill.reading.verbs import is_verb
from sijill.reading.wording import Term, Wording

_LONGEST = 12
_AROUND = ' \xa0\u200c«»"“”()'
_PLURAL = 5
_LISTED = re.compile(r"\s*(?:[،,;؛]?\s*(?:و|and|&)?)\s*")
_AND = frozenset(("و", "and"))


def find_roles(wording: Wording, people: Sequence[Mention]) -> list[Mention]:
    """Find the roles said right before and right after each named person."""
    found: list[Mention] = []
    named = [one for one in people if one.kind is Kind.PERSON and one.value["name"]]
    whole = [one for one in named if wording.text[one.end : one.end + 2] not in ("'s", "’s")]
    # What stands before a name is its own; what follows one may be the title of the next.
    for find in (_before, _after):
        for person in named:
            for role in find(wording, person):
                if role.start > person.start:
                    _cut(wording, role, named)
                inside = any(one.start <= role.start < one.end for one in whole)
                if not inside and not any(other.overlaps(role) for other in found):
                    found.append(role)
    found += list(_shared(wording, people, found))
    return sorted(found, key=lambda role: (role.start, role.about.start if role.about else 0))


def _cut(wording: Wording, role: Mention, people: Sequence[Mention]) -> None:
    """End a role before the next person who is named in it: "member of the board and Name"."""
    for person in people:
        if role.start < person.start < role.end and wording.text[person.end : person.end + 2] not in (
            "'s",
            "’s",
        ):
            said = re.sub(
                r"(?:\s+(?:و|and))?\s*و?\Z", "", wording.text[role.start : person.start].rstrip(" ،,«")
            )
            role.end = role.start + len(said)
            role.value["office"] = said


def _shared(wording: Wording, people: Sequence[Mention], roles: list[Mention]) -> Iterator[Mention]:
    """Give a role in the plural to each of those listed: "Judges: A, B", "A and B, shepherds"."""
    named = sorted(
        (one for one in people if one.kind is Kind.PERSON and one.value["name"]), key=lambda one: one.start
    )
    for role in roles:
        owner = role.about
        if owner is None or not _is_plural(wording, role):
            continue
        before = role.start < owner.start
        line = named[named.index(owner) :] if before else named[: named.index(owner) + 1][::-1]
        for one, other in itertools.pairwise(line):
            first, second = (one, other) if before else (other, one)
            if not _LISTED.fullmatch(wording.text, first.end, second.start):
                break
            yield Mention(Kind.ROLE, role.start, role.end, dict(role.value), "role", about=other)


def _is_plural(wording: Wording, role: Mention) -> bool:
    index = wording.word_at(role.start)
    if wording.language == "en":
        last = wording.word_at(role.end - 1)
        heads = [term for term in wording.terms(*HEADS) if index <= term.first <= last]
        return bool(heads) and wording.folded(heads[-1].last - 1).endswith(("s", "men", "women"))
    folded = wording.folded(index)
    return (
        folded.endswith(("ان", "ون", "ین") if wording.language == "ar" else ("ها", "گان", "ان"))
        and len(folded) > _PLURAL
    )


def _before(wording: Wording, person: Mention) -> Iterator[Mention]:
    """Find the office whose phrase ends before the name: at once, at a comma or at a colon."""
    index = wording.word_at(person.start)
    if wording.language == "en":
        yield from english_role_before(wording, person, index)
        return
    gap = wording.gap(index).strip(_AROUND)
    if index == 0 or gap not in ("", "،", ",", ":", "–", "-", "—", "/"):
        return
    last = index
    rank = None
    while (title := wording.term_ending(last, "title")) and title.key in (
        "honorific",
        "rank",
        "status",
        "several",
    ):
        rank = title if title.key in ("rank", "several") else rank
        last = title.first
        if last == 0 or not is_joined(wording, last):
            break
    if not gap and (named := wording.term_ending(last, "named")) and named.first > 0:
        last = named.first
    mark = gap or wording.gap(last).strip(_AROUND)
    fits = last > 0 and mark in ("", "،", ",", ":", "–", "-", "—", "/")
    office = office_before(wording, last, comma=bool(mark)) if fits else None
    if (
        office is not None
        and mark in (":", "–", "-", "—", "/")
        and office.first > 0
        and is_joined(wording, office.first)
    ):
        office = None
    if office is not None and not mark and _owned(wording, office, last):
        office = None
    if office is not None:
        yield make_role(wording, office.first, last, about=person)
        if mark and wording.folded(office.first - 1) in _AND:
            other = office_before(wording, office.first - 1, comma=True)
            if other is not None:
                yield make_role(wording, other.first, office.first - 1, about=person)
    if rank is not None:
        yield make_role(wording, rank.first, rank.last, about=person)


def _owned(wording: Wording, office: Term, last: int) -> bool:
    """Whether an office stands in construct with a name: «محامي سهام», «وکیل آقای Name» are others."""
    if office.last != last or office.last - office.first > 1 or office.category == "title":
        return False
    if wording.language == "ar":
        return not wording.folded(office.first).startswith("ال") and not office.clitic.endswith(("ال", "لل"))
    return office.category == "office" and not wording.term_at(office.first, "title")


def _after(wording: Wording, person: Mention) -> Iterator[Mention]:
    """Find the office that a comma, a bracket or "who is" joins to the name, past an age."""
    place = wording.word_at(person.end)
    if place < len(wording) and wording.words[place].start < person.end:
        place += 1
    if place >= len(wording):
        return
    sentence = wording.sentence_of(place - 1)[1]
    marked = bool(wording.gap(place).strip(" \xa0\u200c»"))
    gap = wording.gap(place).strip(" \xa0\u200c»")
    if gap and gap[0] not in "،,(–—-:؛|":
        return
    if wording.language == "en":
        yield from english_role_after(wording, person, place, sentence)
        return
    place, marked, former = _to_head(wording, place, sentence, marked=marked)
    head = wording.term_at(place, *HEADS) if place < sentence else None
    if head is None or head.clitic[:1] in ("و", "ف"):
        return
    last = role_end(wording, head, sentence)
    copula = wording.language == "fa" and last < sentence and wording.folded(last) in _COPULAS
    if copula:
        former = wording.folded(last) in _WAS
    # «ليال طالبة في …»: without article and mark it is a sentence of its own.
    bare = wording.language == "ar" and head.category == "occupation" and head.clitic == ""
    bare = bare and not wording.folded(head.first).startswith("ال")
    # «وائل أبو سنينة الناطق باسم المصلحة»: an office of several words right after a whole name.
    office = (
        wording.language == "ar" and wording.folded(head.first).startswith("ال") and last - head.first > 1
    )
    if not marked and not copula and not bare and not (office and " " in person.value["name"]):
        return
    yield make_role(wording, place, last, about=person, former=former)


def _to_head(wording: Wording, place: int, sentence: int, *, marked: bool) -> tuple[int, bool, bool]:
    """Step over an age and "who was" to where a role can begin."""
    former = False
    while place < sentence:
        age = _age(wording, place)
        if age > place:
            place = age
            marked = (
                marked or wording.folded(place) in _AND or bool(wording.gap(place).strip(" \xa0\u200c)»"))
            )
            continue
        if marked and wording.folded(place) in (*_AND, *_ADVERBS):
            place += 1
            continue
        if wording.folded(place) in _CHILD and marked:
            place += 1
            while place < sentence and is_joined(wording, place):
                place += 1
            continue
        if wording.is_known(place, "born"):
            place += 1
            continue
        was = wording.term_at(place, "was")
        if was and not wording.term_at(place, *HEADS):
            former = former or was.key == "former"
            marked = True
            place = was.last
            continue
        break
    return place, marked, former


def _age(wording: Wording, place: int) -> int:
    """Give where an age that stands at a word ends; the word itself if there is none."""
    last = place
    if wording.language == "fa" and wording.folded(place).endswith("ساله"):
        return place + 1
    term = wording.term_at(last, "age")
    if term:
        last = term.last
    numbered = False
    while is_number(wording, last) and last - place < 6:
        numbered = True
        last += 1
    if not numbered and not term:
        return place
    while wording.is_known(last, "unit", "age") and last - place < 9:
        last += 1
    return last


def role_end(wording: Wording, head: Term, sentence: int) -> int:
    """Give where a role ends: at a mark, a verb, a relative pronoun, a number or a word of saying."""
    last = head.last
    while last < min(sentence, head.first + _LONGEST):
        gap = wording.gap(last).strip(" \xa0\u200c")
        if gap and not set(gap) <= set("«»\"“”'’-"):
            break
        if (
            wording.folded(last) in RELATIVE
            or is_verb(wording, last)
            or wording.is_known(last, "that", "age", "was")
        ):
            break
        if is_number(wording, last) and not wording.is_known(last - 1, "organisation", "court_kind"):
            break
        if wording.is_known(last, "event", "stop") and wording.folded(last) not in _WITHIN:
            break
        last += 1
    return last


_WITHIN = frozenset(
    ("فی", "من", "لدی", "عن", "باسم", "در", "از", "و", "of", "at", "in", "for", "and", "the", "to", "on")
)
_COPULAS = frozenset(("بود", "است", "هست", "بودند", "هستند", "بوده"))
_WAS = frozenset(("بود", "بودند", "بوده"))
_CHILD = frozenset(("فرزند", "ابن", "بنت", "نجل"))
_ADVERBS = frozenset(
    ("انجا", "اینجا", "هناک", "هنا", "حالا", "اکنون", "حینها", "یومها", "انذاک", "خودش", "خود")
)
