"""Whose claim a noun says it is: "the claim by X that …", «ادعای X مبنی بر …», "X's figure is 61"."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.claims.kinds import Kind, Modality
from sijill.reading.floor import Floor, Someone
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_word
from sijill.reading.scope import Scope
from sijill.reading.speaker import organisation_again
from sijill.reading.word_set import word_set
from sijill.reading.wording import Term

CLAIM = "source.claim"
_REACH = 18
_THAT = {
    "en": word_set("that"),
    "fa": word_set("مبنی دایر حاکی که"),
    "ar": word_set("ان بان انه انهم انها"),
}
_OWN_THAT = word_set("مبنی دایر حاکی")
_JUDGED = word_set("is are was were کذب دروغ بیاساس صحت تکذیب واهی عاری")
_AND = word_set("و and")


def find_claims(floor: Floor, first: int, last: int) -> Iterator[Scope]:
    """Find what a noun says that somebody claims; without a name it is not clear who does."""
    wording = floor.wording
    for term in wording.terms("claimed"):
        if not first <= term.first < last or floor.quote_of(term.first) is not None:
            continue
        that = _that(floor, term, last)
        if that is None:
            continue
        who = _claimant(floor, term, that)
        end = next((index for index in range(that + 2, last) if _closes(floor, index)), last)
        if that + 1 < end:
            yield Scope(*wording.span(that + 1, end), who, Modality.REPORTED, rule=CLAIM)


def _that(floor: Floor, term: Term, last: int) -> int | None:
    """Give the word after which the claim itself stands."""
    wording = floor.wording
    words = _OWN_THAT if wording.language == "fa" and term.key == "noun" else _THAT[wording.language]
    for index in range(term.last, min(last, term.last + _REACH)):
        if wording.folded(index) in words:
            return index
        if wording.term_at(index, "counted") and index > term.last:
            return None
    return None


def _claimant(floor: Floor, term: Term, that: int) -> Mention | None:
    inside = floor.between(term.last, that) or [one for one in floor.people if term.last <= one.first < that]
    if inside:
        return inside[0].mention
    again = (
        organisation_again(floor, floor.wording.folded(index), index) for index in range(term.last, that)
    )
    found = next((one for one in again if one is not None), None)
    if found is not None:
        return found
    owner = floor.ending(term.first)
    return owner.mention if owner is not None and floor.wording.language == "en" else None


def _closes(floor: Floor, index: int) -> bool:
    wording = floor.wording
    if wording.folded(index) in _JUDGED or wording.term_at(index, "refuted") is not None:
        return True
    return floor.cut(index) and floor.quote_of(index) is None and floor.quote_of(index - 1) is None


def find_owned(floor: Floor, first: int, last: int) -> Iterator[Scope]:
    """Find "the ministry's figure is 61": whoever owns a number or list answers for the clause."""
    wording = floor.wording
    if wording.language != "en":
        return
    for one in floor.people:
        start, end = one.first, one.last
        owns = wording.text[one.mention.end : one.mention.end + 2] in ("'s", "’s", "' ", "’ ")
        if not owns or not first <= start < last:
            continue
        noun = end + (wording.folded(end) == "s")
        own = next(
            (
                index
                for index in range(noun, min(noun + 3, last))
                if wording.is_known(index, "toll", "testimony")
            ),
            None,
        )
        if own is not None and own + 1 < last and not floor.cut(noun):
            stop = next((index for index in range(own + 1, last) if floor.cut(index)), last)
            if own + 1 < stop:
                yield Scope(*wording.span(own + 1, stop), one.mention, Modality.REPORTED, rule=CLAIM)


def find_gapped(floor: Floor, scopes: list[Scope]) -> Iterator[Scope]:
    """Find "… , and Y 27": a second subject of a verb of counting answers for its own number."""
    wording = floor.wording
    for scope in scopes:
        if scope.rule != "source.counted":
            continue
        begin, end = wording.word_at(scope.start), wording.word_at(scope.end - 1) + 1
        rivals = [one for one in floor.people if begin < one.first < end and _is_rival(floor, one)]
        for number, one in enumerate(rivals):
            stop = rivals[number + 1].first if number + 1 < len(rivals) else end
            start = one.last
            if start < stop:
                yield Scope(*wording.span(start, stop), one.mention, Modality.REPORTED, rule="source.gapped")


def _is_rival(floor: Floor, one: Someone) -> bool:
    """Whether somebody after "and" stands right before a number, perhaps with "of" between."""
    wording = floor.wording
    if one.mention.kind is not Kind.ORGANISATION and not one.named:
        return False
    lead = one.first - (wording.folded(one.first - 1) == "the")
    joined = wording.folded(lead - 1) in _AND or (
        wording.language == "ar" and wording.folded(one.first).startswith("و")
    )
    if not joined:
        return False
    place = one.last
    if floor.preposition(place):
        place += 1
    return not floor.cut(place) and (
        number_word(wording, place) or wording.term_at(place, "bound") is not None
    )
