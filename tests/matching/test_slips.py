"""A second look at parts of names that seem to be two."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.matching.likeness import Likenesses
from sijill.matching.parts import Parts
from sijill.matching.slips import LIGHT_SLIP, MOST_HEARD, PRICES, SHORTER, SLIP, heard_as, look_again
from sijill.names.sounds import sounds


def seen_again(one: str, other: str, *, borne: bool = False, score: int = 0) -> int:
    """Give what two parts score on a second look."""
    heard = [heard_as(sounds(part)) for part in (one, other)]
    start = np.array([0, len(heard[0]), len(heard[0]) + len(heard[1])], dtype=np.int64)
    scores = np.array([score], dtype=np.uint8)
    left, right = np.array([0], dtype=np.int64), np.array([1], dtype=np.int64)
    both = np.array([borne, borne])
    look_again(left, right, scores, 140, start, np.frombuffer(b"".join(heard), dtype=np.int8), both, PRICES)
    return int(scores[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("farshid", "فرشد"),  # a letter left out
        ("farshid", "فرشدی"),  # two that changed places
        ("omar", "عرم"),  # the same, and Latin writes a vowel between them
        ("nahgi", "نقی"),
        ("khalil", "خیل"),
        ("محم", "محمد"),
        ("barisa", "پریسا"),  # no p where Arabic is written
        ("adhim", "عظیم"),
    ],
)
def test_one_error_or_a_habit_is_a_slip(one: str, other: str) -> None:
    assert seen_again(one, other) == seen_again(other, one) == SLIP


def test_in_a_long_word_a_slip_says_more() -> None:
    assert seen_again("golestan", "kulistan") == LIGHT_SLIP


@pytest.mark.parametrize(
    ("one", "other"),
    [("akram", "اکرمسادات"), ("lotf", "لطفالله"), ("zahra", "زهراسادات"), ("gol", "golchehreh")],
)
def test_the_beginning_of_a_part_is_a_shorter_form_of_it(one: str, other: str) -> None:
    assert seen_again(one, other) == seen_again(other, one) == SHORTER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hassan", "حسین"),
        ("reza", "علی"),
        ("ali", "علیرضا"),
        ("karim", "karima"),
        ("jamshid", "رستم"),
        ("", "ali"),
    ],
)
def test_other_names_stay_others(one: str, other: str) -> None:
    assert seen_again(one, other, borne=True) == 0


def test_two_names_that_people_bear_are_no_slips_of_each_other() -> None:
    assert seen_again("khalil", "خیل", borne=True) == 0
    assert seen_again("barisal", "پریسال", borne=True) == SLIP


def test_what_is_alike_already_is_left_as_it_is() -> None:
    assert seen_again("farshid", "فرشد", score=141) == 141
    assert seen_again("jamshid", "رستم", score=30) == 30


SPELT = st.text("abdfghiklmnorstuyzابتجحخدرسشعفقکلمنهوی", max_size=2 * MOST_HEARD)


@settings(max_examples=200, deadline=None)
@given(SPELT, SPELT, st.booleans())
def test_it_does_not_matter_which_comes_first(one: str, other: str, borne: bool) -> None:
    assert seen_again(one, other, borne=borne) == seen_again(other, one, borne=borne)


def test_likenesses_look_twice() -> None:
    parts = Parts()
    number = {part: parts.number.setdefault(part, len(parts.number)) for part in ("farshid", "فرشدی", "رستم")}
    likenesses = Likenesses(parts, parts.keyed(), threads=1)
    pairs = [number["farshid"] << 32 | number[other] for other in ("فرشدی", "رستم")]
    likenesses.ask([np.array(pairs, dtype=np.int64)])
    known = dict(zip(*(side.tolist() for side in likenesses.known()), strict=True))
    assert known[pairs[0]] == SLIP
    assert known[pairs[1]] < SHORTER
