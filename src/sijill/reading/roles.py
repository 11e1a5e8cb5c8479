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
_AROUND = ' \xa0\u200c«»"“”('
_PLURAL = 5
_PHRASE = 2
_REACH = 6
_STEPPED = ("honorific", "rank", "status", "several")
_WHOSE = ("ه", "ها", "هم", "هما", "هن", "نا", "تي")
_RELATED = frozenset(
    (
        *(
            "وکیل",
            "همکار",
            "محافظ",
            "راننده",
            "منشی",
            "دستیار",
            "معاون",
            "مشاور",
            "نماینده",
            "پزشک",
            "سخنگوی",
        ),
        *("جانشین", "صاحب", "کارفرما", "مدافع", "مربی", "استاد", "معلم", "شاگرد", "مدیر", "رئیس"),
    )
)
_APART = (":", "–", "-", "—", "/")
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
    """Find what ends before the name: titles with a role in them, then an office, at once or at a mark."""
    index = wording.word_at(person.start)
    if wording.language == "en":
        yield from english_role_before(wording, person, index)
        return
    last = index
    while last and _leads(wording, last) and (title := wording.term_ending(last, "title")):
        trade = title.key == "title" and title.last - title.first == 1 and _office_ends(wording, title.first)
        if not trade and title.key not in _STEPPED:
            break
        if title.key in ("rank", "several") or trade:
            yield make_role(wording, title.first, title.last, about=person)
        last = title.first
    if last and not wording.gap(last).strip(_AROUND) and (named := wording.term_ending(last, "named")):
        yield from _named(wording, named, about=person)
        last = named.first
    if last and _leads(wording, last):
        yield from _office(wording, last, about=person)


def _office(wording: Wording, last: int, *, about: Mention) -> Iterator[Mention]:
    """Find the office that ends before a word, and the one that "and" joins to it."""
    mark = wording.gap(last).strip(_AROUND)
    office = office_before(wording, last, comma=bool(mark))
    if office is None or (mark in _APART and office.first > 0 and is_joined(wording, office.first)):
        return
    if not mark and _owned(wording, office, last):
        return
    yield make_role(wording, office.first, last, about=about)
    if mark and wording.folded(office.first - 1) in _AND:
        other = office_before(wording, office.first - 1, comma=True)
        if other is not None:
            yield make_role(wording, other.first, office.first - 1, about=about)


def _leads(wording: Wording, index: int) -> bool:
    """Whether what stands before a word can be said of it: no mark, or a comma, a colon, a dash."""
    gap = wording.gap(index).strip(_AROUND)
    return gap in ("", "،", ",", ":", "–", "-", "—", "/")


def _office_ends(wording: Wording, index: int) -> bool:
    """Whether an office of several words ends before a title: «مدير مستشفى المحبة الطبيب غسان»."""
    if index == 0 or not _leads(wording, index):
        return False
    office = office_before(wording, index, comma=bool(wording.gap(index).strip(_AROUND)))
    if office is None or index - office.first < _PHRASE:
        return False
    return not any(term.first > office.first for term in _within(wording, office.first, index))


def _within(wording: Wording, first: int, last: int) -> Iterator[Term]:
    """Give the titles among words: «محامي المعتقل» is the lawyer of somebody else."""
    for place in range(first, last):
        term = wording.term_at(place, "title", "nameless")
        if term:
            yield term


def _named(wording: Wording, named: Term, *, about: Mention) -> Iterator[Mention]:
    """Find what somebody is who is then named: «معلمة متقاعدة من السلمان اسمها وداد»."""
    begin = wording.clause_of(named.first - 1)[0] if named.first else 0
    for index in range(named.first - 1, max(begin, named.first - _REACH) - 1, -1):
        place = index
        head = wording.term_at(place, *HEADS)
        if head is None:
            if is_verb(wording, place):
                return
            continue
        while (before := wording.term_ending(place, *HEADS)) and is_joined(wording, place):
            head = before
            place = before.first
        yield make_role(wording, place, min(role_end(wording, head, named.first), named.first), about=about)
        return


def _owned(wording: Wording, office: Term, last: int) -> bool:
    """Whether an office stands in construct with a name: «محامي سهام», «وکیل آقای Name» are others."""
    if office.last != last or office.last - office.first > 1 or office.category == "title":
        return False
    folded = wording.folded(office.first)
    if wording.language == "ar":
        definite = folded.startswith("ال") or office.clitic.endswith(("ال", "لل"))
        return not definite and not wording.words[office.first].raw.endswith(_WHOSE)
    return folded in _RELATED


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
    """Step over what else a name is followed by to where a role can begin: an age, a birth, "who was"."""
    former = False
    while place < sentence:
        marked = marked or bool(wording.gap(place).strip(" \xa0\u200c)»"))
        age = _age(wording, place)
        was = None if wording.term_at(place, *HEADS) else wording.term_at(place, "was")
        if age > place:
            place, marked = age, True
        elif marked and wording.folded(place) in (*_AND, *_ADVERBS):
            place += 1
        elif wording.folded(place) in _CHILD or wording.is_known(place, "born", "called"):
            place = _past(wording, place, sentence)
            marked = True
        elif was:
            former = former or was.key == "former"
            marked = True
            place = was.last
        else:
            break
    return place, marked, former


def _past(wording: Wording, place: int, sentence: int) -> int:
    """Give where what is said of somebody's birth, father or other name ends: at the next mark."""
    place += 1
    while place < sentence and not wording.gap(place).strip(' \xa0\u200c«»"“”ـ'):
        place += 1
    return place


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
_CHILD = frozenset(("فرزند", "ابن", "بنت", "نجل", "شهرته", "شهرتها", "الملقب", "الملقبه", "ملقب", "معروف"))
_ADVERBS = frozenset(
    (
        *("نفسه", "نفسها", "السن", "عمرا"),
        *("انجا", "اینجا", "هناک", "هنا", "حالا", "اکنون", "حینها", "یومها", "انذاک", "خودش", "خود"),
    )
)
