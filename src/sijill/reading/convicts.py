"""Who of the people in a sentence can be whom a court, or an age, is about; and how each one stands there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sijill.claims.kinds import Kind
from sijill.reading.kin import is_somebody_elses
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_word
from sijill.reading.wording import Wording

_OPENERS = frozenset(
    (
        "and",
        "but",
        "while",
        "whereas",
        "meanwhile",
        "that",
        "when",
        "then",
        "also",
        "the",
        "a",
        "an",
        "one",
        "or",
        "as",
        "both",
        "co",
        "with",
        "و",
        "اما",
        "فیما",
        "بینما",
        "کما",
        "ان",
        "لکن",
        "وان",
        "بان",
        "ولی",
        "که",
        "همچنین",
        "نیز",
        "سپس",
        "ثم",
        "واما",
        "بل",
        "کان",
        "کانت",
        "وکان",
        "وکانت",
        "هو",
        "هی",
        "هم",
        "بینهم",
        "وبینهم",
        "منهم",
        "بینهن",
        "وهم",
    )
)
_PASSIVE = frozenset(
    (
        "was",
        "were",
        "has",
        "had",
        "is",
        "got",
        "gets",
        "received",
        "receives",
        "faces",
        "must",
        "shall",
        "will",
        "drew",
        "may",
        "are",
        "have",
        "who",
    )
)
_NO_CONVICTS = frozenset(("person.office_holder", "person.kin", "person.official", "person.source"))
_APPOSED = 16
_MARKS = " \xa0\u200c\u200f\u200e"
_TITLES = ("title", "occupation", "office", "former", "minor", "age", "person_part", "age_word")


class Standing(Enum):
    """How somebody stands in a sentence."""

    MARKED = "marked"
    """After a word that makes one the object of justice: على, "sentenced", «حکم», before «را»."""
    OPENING = "opening"
    """At the head of a sentence or clause, or before "was", "got"."""
    PLAIN = "plain"
    ASIDE = "aside"
    """Only mentioned: after "with", as a judge or a speaker."""
    OWNER = "owner"
    """Named to say whose relative or lawyer somebody else is."""


_NEVER = (Standing.ASIDE, Standing.OWNER)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody at ``[start, end)``; ``who`` is ``None`` for a group, of which nothing is one person's."""

    start: int
    end: int
    who: Mention | None
    standing: Standing

    @property
    def possible(self) -> bool:
        """Whether something may be said of this one."""
        return self.standing not in _NEVER


def candidates(wording: Wording, beside: list[Mention], speakers: list[Mention]) -> list[Candidate]:
    """Give the people and groups of a sentence in order, each with its standing."""
    roles = [one for one in beside if one.kind is Kind.ROLE and one.about is not None]
    found: list[Candidate] = []
    for one in beside:
        if one.kind is Kind.PERSON and one.rule not in _NO_CONVICTS:
            if any(other is not one and other.kind is Kind.PERSON and other.covers(one) for other in beside):
                continue
            standing = _standing(wording, one, roles, speakers)
            several = one.value["name"] is None and _is_counted_out(wording, one)
            found.append(Candidate(one.start, one.end, None if several else one, standing))
        elif one.kind is Kind.FIGURE and not any(p.kind is Kind.PERSON and p.overlaps(one) for p in beside):
            found.append(Candidate(one.start, one.end, None, Standing.OPENING))
    return sorted(found, key=lambda one: one.start)


def _is_counted_out(wording: Wording, one: Mention) -> bool:
    """Whether somebody nameless is a number of a group: «دو تن از دستگیرشدگان», "two of the men"."""
    first, last = wording.word_at(one.start), wording.word_at(one.end - 1) + 1
    return number_word(wording, first) and any(
        wording.folded(index) in ("تن", "نفر", "of", "من") for index in range(first + 1, last)
    )


def same(one: Mention | None, other: Mention | None) -> bool:
    """Whether two mentions carry one name, or a part of it."""
    if one is None or other is None or one is other:
        return one is other
    first, second = one.value.get("name"), other.value.get("name")
    if not first or not second:
        return False
    left, right = set(first.split()), set(second.split())
    return left <= right or right <= left


def _standing(wording: Wording, one: Mention, roles: list[Mention], speakers: list[Mention]) -> Standing:
    index = wording.word_at(one.start)
    last = wording.word_at(one.end - 1) + 1
    own = [role for role in roles if role.about is one]
    place = _before_titles(wording, index, own)
    if _is_judge(wording, one, own) or any(
        one is speaker or (speaker and same(one, speaker)) for speaker in speakers
    ):
        return Standing.ASIDE
    if wording.text[one.end : one.end + 2] in ("'s", "’s", "s'"):
        return _possessor(wording, last)
    before, sentence = wording.folded(place - 1), wording.sentence_of(index)
    marked = bool(wording.gap(place).strip(_MARKS)) if place > sentence[0] else True
    object_of = any(term.last == place for term in wording.terms("convicts")) and not marked
    if (
        wording.folded(last) in ("را", "رو")
        or _is_object(wording, last)
        or wording.folded(place - 2) + wording.folded(place - 1) == "caseof"
    ):
        return Standing.MARKED
    if object_of and not (wording.language == "fa" and before == "که"):
        return Standing.MARKED
    if before == "الی" and any(
        sentence[0] <= term.first < place and term.key == "assigned" for term in wording.terms("charge")
    ):
        return Standing.MARKED
    kin = wording.is_known(place - 1, "own_kin") and not wording.is_known(place - 1, "kin")
    if (
        wording.is_known(index - 1, "relative")
        and not wording.gap(index).strip(_MARKS)
        and not kin
        and wording.language != "en"
    ):
        return Standing.OWNER
    if not marked and not kin and wording.is_known(place - 1, "aside"):
        return Standing.ASIDE
    if not marked and not kin and is_somebody_elses(wording, one):
        return Standing.OWNER
    if _is_lawyer(wording, one, place, index) and not _is_sentenced(wording, last):
        return Standing.ASIDE
    if wording.language == "en" and wording.folded(last) in _PASSIVE:
        return Standing.OPENING
    opening = (
        marked
        or kin
        or before in _OPENERS
        or (wording.language == "ar" and wording.folded(index).startswith("و") and index == place)
    )
    return Standing.OPENING if opening else Standing.PLAIN


def _is_object(wording: Wording, last: int) -> bool:
    """Whether «را» follows what is said of somebody between commas: «Name، عضو انجمن، را»."""
    if wording.language != "fa" or not wording.gap(last).strip().startswith("،"):
        return False
    for index in range(last, min(last + _APPOSED, len(wording))):
        if wording.folded(index) in ("را", "رو"):
            return True
        if wording.is_known(index, "report", "that", "imposes") or set(wording.gap(index)) & set("؛.:«"):
            return False
    return False


def _possessor(wording: Wording, last: int) -> Standing:
    """Say how "Name's" stands: before "sentence" it is the one, before "brother" only in passing."""
    for index in range(last, last + 6):
        if wording.is_known(index, "kin", "own_kin", "relative", "lawyer"):
            return Standing.OWNER
        if wording.is_known(index, "prison", "penalty", "sentencing", "charge", "event"):
            return Standing.MARKED
        if wording.folded(index) in ("case", "appeal", "age", "sentence", "punishment", "term"):
            return Standing.MARKED
    return Standing.OWNER


def _before_titles(wording: Wording, index: int, own: list[Mention]) -> int:
    """Step back over the titles and the office before a name."""
    first = wording.sentence_of(index)[0]
    starts = [wording.word_at(role.start) for role in own if role.end <= wording.words[index].start]
    place = min([index, *(start for start in starts if index - start <= 8)])
    while place > first and wording.is_known(place - 1, *_TITLES) and not wording.gap(place).strip(_MARKS):
        place -= 1
    while (
        place > first
        and wording.folded(place - 1) in ("the", "a", "an", "mr", "mrs", "ms", "one", "اقای", "خانم", "یک")
        and not wording.gap(place).strip(_MARKS + ".")
    ):
        place -= 1
    return place


def _is_judge(wording: Wording, one: Mention, own: list[Mention]) -> bool:
    index = wording.word_at(one.start)
    if any(term.last == index for term in wording.terms("judge")):
        return True
    for said in (*own, *([one] if one.value["name"] is None else [])):
        first, last = wording.word_at(said.start), wording.word_at(said.end - 1) + 1
        if any(first <= term.first < last for term in wording.terms("judge", "officials")):
            return True
    return False


def _is_lawyer(wording: Wording, one: Mention, place: int, index: int) -> bool:
    """Whether "lawyer" stands as a title before a name, or is all that is said of somebody nameless."""
    first, last = place - 1, wording.word_at(one.end - 1) + 1
    return any(first <= term.first < last for term in wording.terms("lawyer"))


def _is_sentenced(wording: Wording, last: int) -> bool:
    """Whether a passive of sentencing follows at once: "Name was sentenced"."""
    return wording.folded(last) in _PASSIVE and any(
        wording.is_known(index, "sentencing", "imposes", "charge", "convicts")
        for index in range(last + 1, last + 4)
    )


def is_several(wording: Wording, one: Mention) -> bool:
    """Whether somebody nameless is more than one: "a married couple", «سه کارگر»."""
    if one.value["name"] is not None:
        return False
    first, last = wording.word_at(one.start), wording.word_at(one.end - 1) + 1
    counted = any(number_word(wording, index) for index in range(first, last)) and not any(
        wording.is_known(index, "age", "unit") for index in range(first, last + 1)
    )
    return counted or any(wording.is_known(index, "plural") for index in range(first, last))
