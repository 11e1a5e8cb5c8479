"""Who speaks, in whichever of the three languages: what opens a sentence, or stands after "according to"."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.reading.arabic_phrases import arabic_phrase
from sijill.reading.arabic_speakers import arabic, arabic_before, arabic_doer
from sijill.reading.english_speakers import english, english_after, english_phrase
from sijill.reading.floor import Floor
from sijill.reading.persian_speakers import persian, persian_doer, persian_phrase
from sijill.reading.speaker import (
    NOBODY,
    OWN,
    SAME,
    How,
    Speaker,
    apposed,
    is_person,
    is_quoted,
    known,
    named,
)

__all__ = [
    "NOBODY",
    "OWN",
    "SAME",
    "How",
    "Speaker",
    "apposed",
    "arabic",
    "doer",
    "english",
    "english_after",
    "english_phrase",
    "is_person",
    "is_quoted",
    "known",
    "named",
    "opening",
    "opening_before",
    "opens_with_person",
    "persian",
    "phrase",
]


def opens_with_person(floor: Floor, first: int, last: int) -> bool:
    """Whether a sentence opens with a noun for a person: «القاضي لم يرفع رأسه», "A soldier came"."""
    wording = floor.wording
    if wording.language == "en":
        second = min(last, first + 4)
        return wording.folded(first) in floor.words("determiner") and any(
            is_person(floor, index) for index in range(first + 1, second)
        )
    return is_person(floor, first)


def opening(floor: Floor, first: int, last: int) -> Speaker:
    """Give who opens a sentence with a noun for a person."""
    wording = floor.wording
    if wording.language == "ar":
        return (
            arabic_phrase(
                floor,
                first,
                min(last, first + 1 if wording.folded(first).startswith("ال") else first + 3),
                floor.between(first, last),
            )
            or NOBODY
        )
    if wording.language == "fa":
        return persian_phrase(floor, first, last, []) or NOBODY
    end = next((index for index in range(first + 1, last) if is_person(floor, index)), first)
    return english_phrase(floor, first, end + 1)


def doer(floor: Floor, first: int, last: int) -> Speaker | None:
    """Find of whom a sentence says that he does something."""
    if floor.wording.language == "ar":
        return arabic_doer(floor, first, last)
    if floor.wording.language == "fa":
        return persian_doer(floor, first, last)
    return opening(floor, first, last) if opens_with_person(floor, first, last) else None


def opening_before(floor: Floor, place: int, begin: int) -> Speaker:
    """Give who opens what stands before a colon, when no verb of saying is known there."""
    language = floor.wording.language
    if language == "ar":
        return arabic_before(floor, place, begin)
    if language == "fa":
        return persian(floor, place, begin)
    return english(floor, place, begin)


def phrase(floor: Floor, first: int, limit: int) -> Speaker | None:
    """Read who stands after «من», «عن», "from", «از»."""
    wording = floor.wording
    if first >= limit:
        return None
    direct = floor.starting(first) or (
        floor.starting(first + 1) if wording.folded(first) in ("the", "a", "his", "her") else None
    )
    if direct is not None and direct.first < limit:
        after = floor.starting(direct.last)
        if direct.mention.kind is Kind.PERSON and not direct.named and after is not None and after.named:
            return named(after.mention)
        return named(direct.mention)
    if wording.language == "ar":
        return arabic_phrase(floor, first, limit, floor.between(first, limit))
    if wording.language == "fa":
        return persian_phrase(floor, first, limit, floor.between(first, limit))
    end = next(
        (index for index in range(first + 1, limit) if floor.cut(index) or wording.term_at(index, "that")),
        limit,
    )
    return english_phrase(floor, first, min(end, first + 9))
