"""Roles that stand apart from their names: "I was a crane operator", an office in the line below a name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from sijill.claims.kinds import Kind
from sijill.reading.english_roles import english_role_at
from sijill.reading.later_mentions import Stretch
from sijill.reading.mention import Mention
from sijill.reading.role_making import HEADS, make_role
from sijill.reading.roles import role_end
from sijill.reading.verbs import is_verb
from sijill.reading.wording import Wording

_TELLING = {
    "en": r"(?:my name is|i am|i'm|i’m|statement of|testimony of|told by|account of|interview with)"
    r"\s+(?:mr|mrs|ms|dr)?\.?\s*\Z",
    "ar": r"(?:أنا|اسمي|شهادة|إفادة|رواية)\s+(?:السيدة|السيد|الأستاذة|الأستاذ)?\s*\Z",
    "fa": r"(?:من|اسم من|نام من|نامم|اسمم|شاهد|شهادت|روایت)\s*:?\s*\Z",
}
_I = {
    "en": re.compile(r"\bI\b"),
    "ar": re.compile(r"\b(?:أنا|اسمي|كنت|لي|بي)\b"),
    "fa": re.compile(r"\b(?:من|مرا|برایم)\b"),
}
_OFTEN = 2
_BEFORE = 40
_LINE = 8
_WAS = frozenset(("was", "worked", "served", "کنت", "عملت", "وکنت", "بودم"))
_AM = frozenset(("am", "i'm", "i’m", "work", "انا", "وانا", "اعمل", "واعمل", "هستم", "ام"))
_SKIPPED = frozenset(
    ("as", "a", "an", "the", "now", "then", "still", "once", "been", "previously", "ایضا", "حالیا")
)


def find_far_roles(stretches: Sequence[Stretch]) -> list[list[Mention]]:
    """Find such roles, in the order of the stretches."""
    found = [list(_first_person(stretches, one)) for one in stretches]
    for index, (one, other) in enumerate(itertools.pairwise(stretches)):
        person = _only_person(one)
        role = _line_role(other.wording, person) if person else None
        if role and not any(
            person.start >= other.wording.start for person in other.people if person.end < role.end
        ):
            found[index + 1].append(role)
    return found


def _only_person(stretch: Stretch) -> Mention | None:
    """Give the person whose name is all that a line holds."""
    text = stretch.wording.text[stretch.wording.start : stretch.wording.end].strip(" \n\r\t،,:")
    named = [one for one in stretch.people if one.value["name"] and one.value["name"] == text]
    return named[0] if named else None


def _line_role(wording: Wording, person: Mention) -> Mention | None:
    """Give the role that a short line is, from an office at its beginning to its end."""
    if not 0 < len(wording) <= _LINE or wording.text[wording.start : wording.end].rstrip()[-1:] in (
        ".",
        ":",
        "؟",
        "?",
    ):
        return None
    head = wording.term_at(0, *HEADS)
    if head is None or any(is_verb(wording, index) for index in range(len(wording))):
        return None
    return make_role(wording, 0, len(wording), about=person)


def _first_person(stretches: Sequence[Stretch], stretch: Stretch) -> Iterator[Mention]:
    """Find what somebody who tells of himself says that he is or was."""
    language, wording = stretch.wording.language, stretch.wording
    narrator = _narrator(stretches) if language in _TELLING else None
    if narrator is None:
        return
    for index in range(len(wording)):
        tense = _tense(wording, index)
        if tense is None:
            continue
        if language == "fa":
            head = next(
                (term for term in wording.terms(*HEADS) if 0 < index - term.first <= _OFTEN + 2), None
            )
            first, last = (head.first, index) if head else (index, index)
        else:
            first = index + 1
            while wording.folded(first) in _SKIPPED:
                first += 1
            last = _end(wording, first)
        if last > first and not wording.gap(last if language == "fa" else first).strip(" \xa0"):
            yield make_role(wording, first, last, about=narrator, former=tense == "former")


def _end(wording: Wording, first: int) -> int:
    if wording.language == "en":
        return english_role_at(wording, first)
    head = wording.term_at(first, *HEADS)
    definite = head is not None and (head.clitic or wording.folded(first).startswith("ال"))
    return first if head is None or definite else role_end(wording, head, wording.sentence_of(first)[1])


def _tense(wording: Wording, index: int) -> str | None:
    folded = wording.folded(index)
    if folded not in _WAS and folded not in _AM:
        return None
    if (
        wording.language == "en"
        and wording.folded(index - 1) not in ("i", "now", "then", "once")
        and "i" not in folded[:1]
    ):
        return None
    return "former" if folded in _WAS else "current"


def _narrator(stretches: Sequence[Stretch]) -> Mention | None:
    """Give the person who says "I am Name", or whose statement it is, if the text says "I" elsewhere."""
    wording = stretches[0].wording
    if wording.language not in _I or len(_I[wording.language].findall(wording.text)) < _OFTEN:
        return None
    pattern = re.compile(_TELLING[wording.language], re.IGNORECASE)
    people = [
        one
        for stretch in stretches
        for one in stretch.people
        if one.kind is Kind.PERSON and one.value["name"]
    ]
    told = (one for one in people if pattern.search(wording.text, max(0, one.start - _BEFORE), one.start))
    return min(told, key=lambda one: one.start, default=None)
