"""Organisations: a head word (committee, court, منظمة, سازمان …) and the words that name which one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.claims.kinds import Kind
from sijill.claims.values import Organisation, value_json
from sijill.reading.bodies_arabic import arabic_bodies
from sijill.reading.bodies_english import english_bodies
from sijill.reading.bodies_persian import persian_bodies
from sijill.reading.body import Body
from sijill.reading.mention import Mention
from sijill.reading.wording import Term, Wording

_RULES = {"ar": arabic_bodies, "en": english_bodies, "fa": persian_bodies}
_QUOTED = re.compile(r"[«“\"‘](?P<name>[^«»“”\"‘’.:\n]{2,40})[»”\"’]")
_QUOTED_WORDS = 5


def find_organisations(wording: Wording) -> list[Mention]:
    """Find named organisations, courts and authorities; a head word alone names none."""
    found: list[Mention] = []
    rules = _RULES.get(wording.language)
    bodies = (*_in_marks(wording), *_known(wording), *(rules(wording) if rules else ()), *_papers(wording))
    for body in bodies:
        mention = _mention(wording, body)
        over = [other for other in found if other.overlaps(mention)]
        if wording.language != "en" and any(_is_whole(other, mention) for other in over):
            continue
        if all(mention.covers(other) and other.rule == "organisation.body" for other in over):
            for other in over:
                if other.start == mention.start:
                    mention.value["type"] = other.value["type"]
            found = [other for other in found if other not in over]
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _is_whole(body: Mention, mention: Mention) -> bool:
    """Whether a body of the vocabulary, of three words or more, starts where a longer find does."""
    known = body.rule == "organisation.body" and len(body.value["name"].split()) > 2
    return known and body.start == mention.start


def _mention(wording: Wording, body: Body) -> Mention:
    value = value_json(Organisation(body.name or wording.text[body.start : body.end], body.type))
    return Mention(Kind.ORGANISATION, body.start, body.end, value, f"organisation.{body.rule}")


def _known(wording: Wording) -> Iterator[Body]:
    """Find bodies that the vocabulary has by name, such as those of the United Nations."""
    for term in wording.terms("body"):
        if wording.language != "en" or wording.words[term.first].raw[0].isupper() or term.key == "community":
            start, end = wording.stem_start(term), wording.words[term.last - 1].end
            swallowed = (
                wording.text[max(0, start - 2) : start] == "لل" and start > wording.words[term.first].start
            )
            name = "ال" + wording.text[start:end] if swallowed else None
            yield Body(start, end, term.key, "body", name)


def _in_marks(wording: Wording) -> Iterator[Body]:
    """Find a name in quotation marks behind a noun: «صحيفة «صدى الميناء»», «روزنامه «بامداد ساحل»»."""
    for term in wording.terms("introducing", "organisation"):
        last = term.last + wording.is_known(term.last, "manner", "place_quality")
        start = wording.words[last - 1].end
        match = _QUOTED.match(wording.text, _over_space(wording, start), wording.end)
        if (
            match
            and len(match["name"].split()) <= _QUOTED_WORDS
            and _is_noun(wording, term, match.start("name"))
        ):
            yield Body(*match.span("name"), term.key, "marks")


def _over_space(wording: Wording, place: int) -> int:
    while place < wording.end and wording.text[place] in " \xa0":
        place += 1
    return place


def _is_noun(wording: Wording, term: Term, start: int) -> bool:
    if wording.language != "en":
        return True
    capital = wording.text[start : start + 1].isupper()
    return capital and not wording.is_known(term.first, "report")


def _papers(wording: Wording) -> Iterator[Body]:
    """Find a paper or station by the last word of its name: «الملتقى برس», «آوند پرس»."""
    if wording.language == "en":
        return
    for term in wording.terms("masthead"):
        first = term.first - 1
        if first < 0 or wording.gap(term.first).strip(" \xa0") or term.clitic:
            continue
        if wording.is_known(first, "stop", "report", "that") or wording.words[first].number is not None:
            continue
        if wording.folded(term.first) in ("الیوم", "خبر", "الاخباریه", "الاخباری"):
            continue
        yield Body(wording.start_without_and(first), wording.words[term.last - 1].end, term.key, "masthead")
