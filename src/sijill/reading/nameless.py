"""People without a name who suffer, act or speak: "a 13-year-old child", «مصدر مطّلع», «مادرش»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sijill.claims.kinds import Kind
from sijill.claims.values import Name, value_json
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_word
from sijill.reading.wording import Term, Wording

_ACTS = (
    "event",
    "report",
    "penalty",
    "prison",
    "sentencing",
    "measure",
    "counted",
    "source",
    "verb",
    "demand",
)
_QUALITIES = 3
_OF_AGE = re.compile(r"\s+of\s+[a-z]+(?:-[a-z]+)?\b|\s+of\s+\d{1,2}\b|\s*\(\d{1,2}\)")
_NOT_OF_AGE = re.compile(r"\s+of\s+(?:the|a|an|his|her|their|our|my|this|that|one|some|no|high|good|low)\b")


def find_nameless(wording: Wording, found: Sequence[Mention]) -> Iterator[Mention]:
    """Give the nameless people of a stretch, none where somebody of ``found`` stands or is introduced."""
    people = [one for one in found if one.kind is Kind.PERSON]
    taken = [one for one in found if one.kind is not Kind.AGE and one.kind is not Kind.EVENT]
    finder = {"ar": _arabic, "en": _english, "fa": _persian}.get(wording.language)
    if finder is None:
        return
    for start, end, key in finder(wording):
        rule = "person.nameless" if key == "lay" else f"person.{key}"
        mention = Mention(Kind.PERSON, start, end, value_json(Name(None)), rule)
        if any(one.overlaps(mention) for one in taken if not _owns(one, mention)):
            continue
        if _introduces(wording, mention, people) or _is_counted(wording, wording.word_at(start)):
            continue
        if key == "official" or _acts(wording, wording.word_at(start)):
            taken.append(mention)
            yield mention


def _owns(person: Mention, relative: Mention) -> bool:
    """Whether a named person stands in the words for a relative: "Dunya's dad"."""
    kin = relative.rule == "person.kin" and person.kind is Kind.PERSON
    return kin and relative.covers(person) and person.end < relative.end


def _is_counted(wording: Wording, index: int) -> bool:
    """Whether a number stands before a noun («١٩ امرأة»), or a noun that it qualifies («مؤتمر صحفي»)."""
    if index == 0 or wording.gap(index).strip(" \xa0"):
        return False
    number = wording.words[index - 1].number is not None or number_word(wording, index - 1)
    indefinite = wording.language == "ar" and not wording.folded(index - 1).startswith("ال")
    noun = indefinite and wording.is_known(index - 1, "event", "no_place")
    return (bool(number) and wording.language != "en") or (
        noun and not wording.is_known(index - 1, "verb", "stop")
    )


def find_office_holders(wording: Wording, found: Sequence[Mention]) -> Iterator[Mention]:
    """Give the holders of well-known offices, none whose name stands beside the office."""
    people = [one for one in found if one.kind is Kind.PERSON]
    for term in wording.terms("office_holder"):
        start, end = wording.start_without_and(term.first), wording.words[term.last - 1].end
        holder = Mention(Kind.PERSON, start, end, value_json(Name(None)), "person.office_holder")
        roles = [one for one in found if one.kind is Kind.ROLE and one.start <= start < one.end]
        bodies = [one for one in found if one.kind is Kind.ORGANISATION and one.covers(holder)]
        if not roles and not bodies and not _introduces(wording, holder, people):
            yield holder


def _introduces(wording: Wording, mention: Mention, people: Sequence[Mention]) -> bool:
    """Whether a name follows at once, or between commas: "his brother Ali", "a nurse, Mireille Zand,"."""
    if wording.term_at(wording.word_at(mention.end), "called"):
        return True
    for one in people:
        if one.value["name"] and one.start >= mention.end:
            between = wording.text[mention.end : one.start]
            if not between.strip(" \xa0\u200c") or between.strip() in (",", "،", ":", "«", "("):
                return True
        if (
            one.value["name"]
            and one.end <= mention.start
            and wording.text[one.end : mention.start].strip() in (",", "،", "(")
        ):
            return True
    return False


def _acts(wording: Wording, index: int) -> bool:
    """Whether the sentence says of something that happens, or that somebody says."""
    first, last = wording.sentence_of(index)
    return any(wording.is_known(place, *_ACTS) for place in range(first, last)) or _is_quoted(
        wording, first, last
    )


def _is_quoted(wording: Wording, first: int, last: int) -> bool:
    start, end = wording.span(first, last)
    return any(mark in wording.text[start : end + 2] for mark in '«“"')


# Languages


def _english(wording: Wording) -> Iterator[tuple[int, int, str]]:
    ones = {one.last: one for one in wording.terms("one")}
    for term in wording.terms("nameless"):
        first = _determiner(wording, term, ones)
        if first is None:
            continue
        start, end = wording.span(first, term.last)
        older = _OF_AGE.match(wording.text, end, wording.end)
        if older and not _NOT_OF_AGE.match(wording.text, end, wording.end):
            end = older.end()
        if _ends_phrase(wording, term.last):
            yield start, end, term.key


def _determiner(wording: Wording, term: Term, ones: dict[int, Term]) -> int | None:
    """Go back over qualities ("a 13-year-old", "a young") to the word that says one, or whose."""
    index = term.first
    for _ in range(_QUALITIES + 2):
        if index == 0 or wording.gap(index).strip(" \xa0-‐‑’'"):
            return None
        one = ones.get(index)
        if one is not None:
            key = one.key
            fits = (
                key == "one" or (key == "own" and term.key == "kin") or (key == "the" and term.key == "lay")
            )
            return one.first if fits and not wording.is_known(one.first - 1, "being") else None
        before = wording.folded(index - 1)
        if before.endswith("'s") and term.key == "kin":
            return index - 1
        if wording.is_known(index - 1, "stop", "report", "that") or wording.words[index - 1].raw[0].isupper():
            return None
        index -= 1
    return None


def _arabic(wording: Wording) -> Iterator[tuple[int, int, str]]:
    for term in wording.terms("nameless"):
        definite = term.clitic.endswith(("ال", "لل")) or wording.folded(term.first).startswith("ال")
        if definite or (term.clitic and term.clitic not in ("و", "ف", "ب", "ل", "ک")):
            continue
        start = wording.stem_start(term)
        if (wording.is_known(term.first - 1, "being") and term.key != "official") or _is_owner(wording, term):
            continue
        yield start, wording.words[_qualified(wording, term) - 1].end, term.key


def _is_owner(wording: Wording, term: Term) -> bool:
    """Whether a noun with the article follows: «محامية الدفاع» is no nameless lawyer."""
    owned = wording.folded(term.last).startswith("ال") and not wording.gap(term.last).strip(" \xa0")
    return owned and term.key in ("lay", "source") and wording.term_at(term.last, "manner") is None


def _ends_phrase(wording: Wording, index: int) -> bool:
    """Whether an English noun is the last of its phrase: "a civilian hospital" is no civilian."""
    if index >= len(wording) or wording.gap(index).strip(" \xa0"):
        return True
    raw = wording.words[index].raw
    known = wording.is_known(
        index, "stop", "report", "that", "event", "measure", "counted", "verb", "sentencing", "prison"
    )
    return known or raw.endswith(("ed", "ing", "ly")) or wording.words[index].number is not None


def _persian(wording: Wording) -> Iterator[tuple[int, int, str]]:
    ones = {one.last: one for one in wording.terms("one")}
    for term in wording.terms("nameless"):
        one = ones.get(term.first)
        raw = wording.words[term.first].raw
        whole = term.key in ("kin", "source", "official") or term.last - term.first > 1
        if (
            not one
            and not whole
            and not (raw.endswith("ی") and raw not in ("زندانی", "بازداشتی"))
            and not wording.is_known(term.last, "age", "manner")
        ):
            continue
        if (
            term.key == "source"
            and not one
            and not wording.is_known(term.last, "manner")
            and term.last - term.first == 1
        ):
            continue
        first = one.first if one else term.first
        again = wording.folded(term.last) == "که" and wording.gap(first).strip()[:1] in (
            "؛",
            "،",
            "-",
            "—",
            "–",
        )
        if again or wording.is_known(term.last, "being") or wording.is_known(first - 1, "being"):
            continue
        yield wording.words[first].start, wording.words[_qualified(wording, term) - 1].end, term.key


def _qualified(wording: Wording, term: Term) -> int:
    """Take in the qualities behind a noun: «مصدر قضائي», «یک منبع مطلع»."""
    last = term.last
    while (
        last < len(wording) and last - term.last < _QUALITIES and not wording.gap(last).strip(" \xa0\u200c")
    ):
        other = wording.term_at(last, "manner")
        if other is None:
            break
        last = other.last
    return last
