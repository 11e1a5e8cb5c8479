"""Demands: what somebody calls for, and on whom."""

from __future__ import annotations

from sijill.claims.kinds import Kind, Modality
from sijill.claims.values import Demand, value_json
from sijill.reading.mention import Mention
from sijill.reading.speech import Speakers, subject_of
from sijill.reading.wording import Term, Wording

_REACH = 40
_TO = frozenset(("الی",))
_THAT = frozenset(("ان", "بان"))
# «المقرر الخاص المعني بالتعذيب»: what follows is still the addressee.
_CONCERNED = frozenset(("المعنی", "المعنیه", "المکلف", "المکلفه", "الخاص", "الخاصه"))
_TYPICAL = ("intergovernmental", "community")


def find_demands(wording: Wording, people: list[Mention], speakers: Speakers) -> list[Mention]:
    """Find demands, their addressees and who makes them; one with neither is left out."""
    found: list[Mention] = []
    for term in wording.terms("demand"):
        first, last = wording.sentence_of(term.first)
        if any(mention.end > wording.words[term.first].start for mention in found):
            continue
        content = _content(wording, term, last, people)
        if content is None:
            continue
        start, end = wording.start_without_and(term.first), wording.words[last - 1].end
        if wording.language == "fa":
            start = wording.words[first].start
        claimant, addressees = _parties(wording, term, content, people, first)
        if claimant is None and wording.language == "ar" and term.first == first:
            claimant = speakers.heading if not addressees else None
        if claimant is None and not addressees:
            continue
        found.append(
            Mention(
                Kind.DEMAND,
                start,
                end,
                value_json(Demand()),
                "demand",
                claimant=claimant,
                modality=Modality.DEMANDED,
                addressees=addressees,
            )
        )
    return found


def _content(wording: Wording, term: Term, last: int, people: list[Mention]) -> int | None:
    """Give the word with which that begins which is demanded; ``None`` if this is no demand after all."""
    if wording.language == "fa":
        return term.first
    if term.key == "bare":
        return term.last
    for index in range(term.last, min(last, term.last + _REACH)):
        folded = wording.folded(index)
        inside = any(one.start <= wording.words[index].start < one.end for one in people)
        if wording.language == "en":
            if folded == "to" and not inside:
                return index
        elif term.key == "to":
            if folded in _TO and not inside:
                return index
        elif folded in _THAT or (not inside and _is_content(wording, index)):
            return index
    return None


def _is_content(wording: Wording, index: int) -> bool:
    folded = wording.folded(index)
    by = folded == "ب" or (folded.startswith("ب") and len(folded) > 3)
    return by and wording.folded(index - 1) not in _CONCERNED


def _parties(
    wording: Wording, term: Term, content: int, people: list[Mention], first: int
) -> tuple[Mention | None, list[Mention]]:
    """Tell who demands from those it is demanded of."""
    if wording.language == "fa":
        begin, end = wording.words[first].start, wording.words[term.first].start
        before = [one for one in people if begin <= one.start and one.end <= end]
        asked = [one for one in before if wording.folded(wording.word_at(one.start) - 1) == "از"]
        others = [one for one in before if one not in asked]
        return (others[0] if others else None), asked
    begin = wording.words[term.last - 1].end
    end = wording.words[content].start if content < len(wording) else wording.end
    asked = _outermost([one for one in people if begin <= one.start and one.end <= end])
    if wording.language == "en":
        return subject_of(wording, term, people, end=term.first), asked
    claimant = None
    if asked and wording.word_at(asked[0].start) == term.last:
        typical = asked[0].value.get("type") in _TYPICAL or asked[0].rule == "person.office_holder"
        if not typical:
            claimant, *asked = asked
    return claimant or subject_of(
        wording, term, [one for one in people if one not in asked], end=content
    ), asked


def _outermost(found: list[Mention]) -> list[Mention]:
    return [one for one in found if not any(other is not one and other.covers(one) for other in found)]
