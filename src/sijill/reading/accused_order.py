"""The accused by number: "the second accused", «المتهم الأول», «متهم ردیف سوم», if a list numbers them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sijill.claims.kinds import Kind
from sijill.claims.values import Name, value_json
from sijill.reading.later_mentions import Pair, Stretch
from sijill.reading.mention import Mention
from sijill.text import fold_text

_ORDINALS = {
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    "fa": ("اول", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم"),
}
_ARABIC = (
    "(?:الأول|الاول|الأولى|الاولى)", "(?:الثاني|الثانية)", "(?:الثالث|الثالثة)", "(?:الرابع|الرابعة)",
    "(?:الخامس|الخامسة)", "(?:السادس|السادسة)", "(?:السابع|السابعة)", "(?:الثامن|الثامنة)",
    "(?:التاسع|التاسعة)", "(?:العاشر|العاشرة)",
)  # fmt: skip
_ACCUSED = {
    "en": "(?:{0})[ -](?:accused|defendant|co-defendant|respondent|suspect)",
    "fa": "(?:متهم|محکوم|متهمه)(?: ردیف)? (?:{0})",
    "ar": "المتهمة? {0}",
}
_NUMBERED = re.compile(r"(?:\n|\A)[^\S\n]*[(\[]?([\d۰-۹٠-٩]{1,2})[)\].\-–/]+[^\S\n]*(?:\w+:?[^\S\n]*){0,3}\Z")
_NEAR = 60


def find_accused_by_number(stretches: Sequence[Stretch]) -> list[Pair]:
    """Add the mentions by number to their stretches, and give each with the person of that number."""
    if not stretches or stretches[0].wording.language not in _ACCUSED:
        return []
    language, text = stretches[0].wording.language, stretches[0].wording.text
    numbered = _numbers(stretches, text, language)
    pairs: list[Pair] = []
    for stretch in stretches if numbered else ():
        for number, start, end in _phrases(stretch, language, numbered):
            found = Mention(Kind.PERSON, start, end, value_json(Name(None)), "person.by_number")
            if not any(one.overlaps(found) for one in stretch.people):
                stretch.people.append(found)
                pairs.append((found, numbered[number]))
    return pairs


def _numbers(stretches: Sequence[Stretch], text: str, language: str) -> dict[int, Mention]:
    """Give whom a list numbers: "(2) Name", «المتهم الثاني: Name»; the first list counts."""
    numbered: dict[int, Mention] = {}
    for stretch in stretches:
        for person in sorted(stretch.people, key=lambda one: one.start):
            before = text[max(0, person.start - _NEAR) : person.start]
            match = _NUMBERED.search(before)
            number = int(fold_text(match[1])) if match else _ordinal_before(before, language)
            if number is not None and person.value["name"]:
                numbered.setdefault(number, person)
    return numbered


def _ordinal_before(before: str, language: str) -> int | None:
    for number in range(1, 11):
        if re.search(rf"{_pattern(language, number)}[^\S\n]*:?[^\S\n]*\Z", before, re.IGNORECASE):
            return number
    return None


def _pattern(language: str, number: int) -> str:
    ordinal = _ARABIC[number - 1] if language == "ar" else _ORDINALS[language][number - 1]
    return _ACCUSED[language].format(ordinal)


def _phrases(stretch: Stretch, language: str, numbered: dict[int, Mention]) -> Iterator[tuple[int, int, int]]:
    wording = stretch.wording
    known = _ARABIC if language == "ar" else _ORDINALS[language]
    for number, person in numbered.items():
        if number > len(known):
            continue  # counted in another language
        pattern = re.compile(rf"(?<!\w)(?:{_pattern(language, number)})(?!\w)", re.IGNORECASE)
        for match in pattern.finditer(wording.text, wording.start, wording.end):
            if not match.end() <= person.start <= match.end() + 3:
                yield number, match.start(), match.end()
