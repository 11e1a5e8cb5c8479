"""Given names alone, as families and friends write them: "Emeric stood at the gate", «كان هيثم يدرس»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sijill.claims.kinds import Kind
from sijill.claims.values import Name, value_json
from sijill.reading import arabic_names, persian_names
from sijill.reading.english_names import is_cut_off, is_lone_given
from sijill.reading.mention import Mention
from sijill.reading.name_evidence import bears_names
from sijill.reading.name_words import FAMILY, GIVEN, NISBA, PARTICLE, UNKNOWN, WEAK, is_joined, without_marks
from sijill.reading.verbs import is_verb
from sijill.reading.wording import Wording

_ENOUGH = 2.0
_IN_LIST = 1.25
_AGAIN = 1.0
_NEAR = 8
_LISTED = re.compile(r"\s*[،,]?\s*(?:(?:و|and|&)\s*)?")
_PLACED = frozenset(("في", "فی", "در", "in", "at", "near", "from", "شهر", "مدینه", "من", "از", "الی", "to"))
_ACTING = frozenset(
    (
        *(
            "was",
            "were",
            "is",
            "has",
            "had",
            "got",
            "went",
            "came",
            "took",
            "saw",
            "told",
            "said",
            "heard",
            "did",
        ),
        *(
            "left",
            "wrote",
            "died",
            "lost",
            "loved",
            "never",
            "would",
            "could",
            "will",
            "still",
            "cannot",
            "can",
        ),
    )
)


def find_lone_names(wordings: Sequence[Wording], taken: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """Find usual given names that stand alone where somebody acts, or that the text comes back to."""
    found = [list(_candidates(wording, held)) for wording, held in zip(wordings, taken, strict=True)]
    counts = Counter(
        wording.folded(index) for wording, places in zip(wordings, found, strict=True) for index in places
    )
    result: list[list[Mention]] = []
    for wording, places, held in zip(wordings, found, taken, strict=True):
        company = _company(wording, places, held)
        result.append(
            [
                _mention(wording, index)
                for index in places
                if _weight(wording, index, counts[wording.folded(index)]) + company[index] >= _ENOUGH
            ]
        )
    return result


def _candidates(wording: Wording, taken: Sequence[Mention]) -> Iterator[int]:
    for index in range(len(wording)):
        if _is_given(wording, index) and not bears_names(wording, index - 1):
            word = wording.words[index]
            if not any(one.start < word.end and word.start < one.end for one in taken):
                yield index


def _is_given(wording: Wording, index: int) -> bool:
    if wording.language == "en":
        return is_lone_given(wording, index) and is_cut_off(wording, index, index + 1)
    kind_of = {"ar": arabic_names.kind_of, "fa": persian_names.kind_of}.get(wording.language)
    if kind_of is None or kind_of(wording, index) != GIVEN:
        return False
    joined = index + 1 < len(wording) and is_joined(wording, index + 1)
    if joined and kind_of(wording, index + 1) in (FAMILY, NISBA, GIVEN, PARTICLE):
        return False
    led = index > 0 and is_joined(wording, index)
    return not (led and kind_of(wording, index - 1) in (GIVEN, FAMILY, PARTICLE, WEAK, UNKNOWN))


def _company(wording: Wording, places: Sequence[int], taken: Sequence[Mention]) -> dict[int, float]:
    """Weigh, for each place, the other names that a list joins to it: «ذبیح‌الله، حشمت و کریمه»."""
    alone = {wording.words[index].start: index for index in places}
    spans = sorted(
        [(wording.words[index].start, wording.words[index].end) for index in places]
        + [(one.start, one.end) for one in taken if one.kind is Kind.PERSON]
    )
    lists: list[list[int]] = []
    last = -_NEAR
    for start, end in spans:
        if start - last < _NEAR and _LISTED.fullmatch(wording.text, last, start):
            lists[-1].append(start)
        else:
            lists.append([start])
        last = end
    return {
        alone[start]: _IN_LIST * (len(together) - 1)
        for together in lists
        for start in together
        if start in alone
    }


def _weight(wording: Wording, index: int, count: int) -> float:
    weight = _AGAIN if count > 1 else 0.0
    led = index > 0 and is_joined(wording, index)
    before = wording.folded(index - 1) if led else ""
    if before in _PLACED:
        weight -= 1.5
    elif led and (
        is_verb(wording, index - 1) or wording.is_known(index - 1, "was", "event", "kin", "own_kin", "title")
    ):
        weight += 0.75
    following = index + 1 < len(wording) and is_joined(wording, index + 1)
    if following and (is_verb(wording, index + 1) or wording.folded(index + 1) in _ACTING):
        weight += 1.25
    elif following and wording.language == "fa" and wording.folded(index + 1) in ("را", "رو", "هم"):
        weight += 1.0
    return weight


def _mention(wording: Wording, index: int) -> Mention:
    word = wording.words[index]
    end = without_marks(wording.text, word.end)
    if wording.language == "en":
        end -= next((len(mark) for mark in ("'s", "’s", "'", "’") if word.raw.endswith(mark)), 0)
    return Mention(
        Kind.PERSON, word.start, end, value_json(Name(wording.text[word.start : end])), "person.alone"
    )
