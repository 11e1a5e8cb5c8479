"""What people are accused of, in the source's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.claims.kinds import Kind
from sijill.claims.values import Charge, value_json
from sijill.reading.mention import Mention
from sijill.reading.wording import Term, Wording

_LONGEST = 14
_QUOTED = re.compile(r"[«“\"]([^»”\"«“]+)[»”\"]")
_JOINS = re.compile(r"\s*(?:،|,)?\s*(?:و|and)?\s*$")
_ARABIC_BY = re.compile(r"ب\w{3,}")


def find_charges(wording: Wording) -> list[Mention]:
    """Find charges after "charged with", بتهمة, به اتهام: each quoted stretch, else the clause."""
    return [mention for term in wording.terms("charge") for mention in _after(wording, term)]


def _after(wording: Wording, term: Term) -> Iterator[Mention]:
    end = _sentence_end(wording, term)
    offset = wording.words[term.last - 1].end
    opening = re.match(r"\s*(?:ب(?:ـ|\s)*|to\s+|of\s+|:)?\s*(?=[«“\"])", wording.text[offset:end])
    if opening:
        yield from _quoted(wording, offset + opening.end(), end)
        return
    first = term.last
    if wording.language == "ar" and term.key == "verb" and not _ARABIC_BY.match(wording.folded(first)):
        return
    last = first
    limit = min(wording.clause_of(term.first)[1], first + _LONGEST)
    while last < limit and not _ends(wording, last, first):
        last += 1
    if last > first and not wording.gap(first).strip(" \xa0:"):
        start, stop = wording.span(first, last)
        yield _mention(wording, start, stop)


def _sentence_end(wording: Wording, term: Term) -> int:
    """Give the end of the sentence in letters: quotation marks at its end belong to it."""
    last = wording.sentence_of(term.first)[1]
    return wording.words[last].start if last < len(wording) else wording.end


def _quoted(wording: Wording, start: int, end: int) -> Iterator[Mention]:
    place = start
    while match := _QUOTED.match(wording.text, place, end):
        yield _mention(wording, *match.span(1))
        following = _QUOTED.search(wording.text, match.end(), end)
        if following is None or not _JOINS.fullmatch(wording.text[match.end() : following.start()]):
            return
        place = following.start()


def _ends(wording: Wording, index: int, first: int) -> bool:
    if wording.is_known(index, "report", "prison", "sentencing", "measure", "penalty") and index > first:
        return True
    return index > first and (wording.words[index].number is not None or wording.is_known(index, "charge"))


def _mention(wording: Wording, start: int, end: int) -> Mention:
    value = value_json(Charge(term=wording.text[start:end]))
    return Mention(Kind.CHARGE, start, end, value, "charge")
