"""Who is who: the matcher proposes, people decide, and everything can be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.claims import Verdict
from tests.desk.conftest import Desk

PERSIAN = (("نام", "نام پدر", "تاریخ بازداشت"), ("سلما کلتابی", "عادل", "1402/07/12"))
ENGLISH = (("Name", "Father's name", "Date of arrest"), ("Selma Kultaby", "Adel", "4 October 2023"))


@pytest.fixture
def two_lists(desk: Desk) -> tuple[str, str]:
    """Bring one person in two lists and scripts; give the two records."""
    from sijill.store.queries import View, people

    desk.bring(*PERSIAN, name="fa.csv")
    desk.bring(*ENGLISH, name="en.csv")
    one, two = people(View(desk.register))
    return one.id, two.id


def test_one_person_in_two_scripts_is_found(desk: Desk, two_lists: tuple[str, str]) -> None:
    from sijill.desk.judging import run_matching

    answer = run_matching(desk.register, author=desk.author)

    assert (answer.people_before, answer.people_after) == (2, 1)
    assert answer.same == 1


def test_what_a_person_holds_apart_no_matcher_joins(desk: Desk, two_lists: tuple[str, str]) -> None:
    from sijill.desk.judging import judge, run_matching

    one, two = two_lists
    judge(desk.register, one, two, Verdict.DIFFERENT, reason="two cousins", author=desk.author)

    answer = run_matching(desk.register, author=desk.author)

    assert answer.people_after == 2


def test_a_judgement_taken_back_parts_the_records_again(desk: Desk, two_lists: tuple[str, str]) -> None:
    from sijill.desk.judging import judge, take_back
    from sijill.store.queries import View, people_count

    one, two = two_lists
    written = judge(desk.register, one, two, Verdict.SAME, reason="same father", author=desk.author)
    assert people_count(View(desk.register)) == 1

    take_back(desk.register, written.acts[0].body["judgement"], reason="a slip", author=desk.author)

    assert people_count(View(desk.register)) == 2


def test_a_new_run_takes_the_place_of_the_last(desk: Desk, two_lists: tuple[str, str]) -> None:
    from sijill.desk.judging import run_matching
    from sijill.store.queries import View, pairs

    run_matching(desk.register, author=desk.author)
    run_matching(desk.register, author=desk.author)

    assert len(pairs(View(desk.register))) == 1


def test_a_matched_register_still_verifies(desk: Desk, two_lists: tuple[str, str]) -> None:
    from sijill.desk.judging import run_matching
    from sijill.store.verification import verify

    run_matching(desk.register, author=desk.author)

    assert verify(desk.register).findings == []


def test_the_matcher_is_given_all_that_tells_people_apart(desk: Desk) -> None:
    from sijill.store.queries import View, matching_frame

    desk.bring(
        ("Name", "Grandfather's name", "Sex", "Occupation", "National ID", "Prison", "Date of arrest", "Age"),
        ("Selma Kultaby", "Ali", "f", "teacher", "0013542419", "Kahrizak", "21 September 2022", "24"),
        name="en.csv",
    )

    (found,) = matching_frame(View(desk.register)).to_dicts()

    told = ("grandfather", "sex", "occupation", "identity", "prison", "birth_earliest", "birth_latest")
    assert [found[what] for what in told] == [
        ["Ali"],
        "female",
        "teacher",
        "0013542419",
        "Kahrizak",
        date(1997, 9, 22),
        date(1998, 9, 21),
    ]


def test_a_told_day_of_birth_goes_before_what_an_age_tells(desk: Desk) -> None:
    from sijill.store.queries import View, matching_frame

    desk.bring(
        ("Name", "Date of birth", "Date of arrest", "Age"),
        ("Selma Kultaby", "1999", "21 September 2022", "24"),
        name="en.csv",
    )

    (found,) = matching_frame(View(desk.register)).to_dicts()

    assert (found["birth_earliest"], found["birth_latest"]) == (date(1999, 1, 1), date(1999, 12, 31))
