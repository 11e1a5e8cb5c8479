from __future__ import annotations

from sijill.reading.lexicon import lexicon
from sijill.reading.tagging.hints import hints
from sijill.reading.tagging.signs import code
from sijill.reading.wording import Wording


def said(text: str, number: str) -> tuple[Wording, int]:
    wording = Wording(text, 0, len(text), lexicon=lexicon("en"))
    return wording, next(index for index in range(len(wording)) if wording.folded(index) == number)


def test_words_at_the_same_place_hint_alike_whatever_they_mean() -> None:
    killed, first = said("Police killed 12 people.", "12")
    arrested, second = said("Police arrested 12 people.", "12")

    one = hints("measure", killed, first, first + 2, ruled=None, before=None)
    other = hints("measure", arrested, second, second + 2, ruled=None, before=None)

    assert {answer for answer, _ in one} == {"killed"}
    assert {answer for answer, _ in other} == {"arrested"}
    first_before = code("measure~b:clause:1")
    assert [answer for answer, sign in one if sign == first_before] == ["killed"]
    assert [answer for answer, sign in other if sign == first_before] == ["arrested"]


def test_what_the_rules_and_the_span_before_say_is_a_hint() -> None:
    wording, first = said("There were 12 of them.", "12")

    found = hints("measure", wording, first, first + 1, ruled="died", before="missing")

    assert [answer for answer, _ in found] == ["died", "missing"]
