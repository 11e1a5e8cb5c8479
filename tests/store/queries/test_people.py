"""Lists of people, search by name, and everything that is said of one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill.claims import Grade
from sijill.store import NotFound
from sijill.store.queries import View, find_people, people, people_count, person
from tests.store.making import Team


def names(team: Team, query: str) -> list[tuple[str, ...]]:
    return [item.names for item in find_people(View(team.register), query)]


def test_paging_gives_everybody_once_in_the_order_they_came(team: Team) -> None:
    rows = {str(number): {"name": f"Person {number}"} for number in range(25)}
    records = team.bring("families", rows)

    seen: list[str] = []
    after = -1
    while page := people(View(team.register), after=after, limit=10):
        seen += [item.id for item in page]
        after = page[-1].place

    assert seen == list(records.values())
    assert people_count(View(team.register)) == 25


def test_a_person_opens_by_any_record_that_belongs_to_it(team: Team) -> None:
    one = team.bring("families", {"1": {"name": "Salma Keltabi"}})["1"]
    two = team.bring("lawyers", {"1": {"name": "سلمى الكلتابي"}})["1"]
    team.judge(one, two)

    found = person(View(team.register), two)

    assert found.id == one
    assert found.names == ("Salma Keltabi", "سلمى الكلتابي")


def test_a_fact_of_two_owners_is_fair_and_a_rival_makes_it_contested(team: Team) -> None:
    row = {"name": "Salma Keltabi", "arrest.date": "2023-10-04"}
    one = team.bring("families", {"1": row}, owner="Families")["1"]
    two = team.bring("lawyers", {"1": row}, owner="Lawyers")["1"]
    team.judge(one, two)
    third = team.bring("monitor", {"1": {**row, "arrest.date": "2023-10-19"}}, owner="Monitor")["1"]

    def date_grade() -> Grade | None:
        facts = person(View(team.register), one).facts
        return next(fact.grade for fact in facts if (fact.event, fact.property) == ("arrest", "date"))

    assert date_grade() is Grade.FAIR
    team.judge(one, third)
    assert date_grade() is Grade.CONTESTED


def test_what_a_list_no_longer_says_is_shown_and_does_not_stand(team: Team) -> None:
    one = team.bring("families", {"1": {"name": "Salma Keltabi", "age": "17"}})["1"]
    team.bring("families", {"1": {"name": "Salma Keltabi", "age": "18"}})

    ages = [claim for claim in person(View(team.register), one).claims if claim.property == "age"]

    assert {(claim.original, claim.stands()) for claim in ages} == {("17", False), ("18", True)}
    assert len({claim.source for claim in ages}) == 2


def test_an_unknown_person_is_not_found(team: Team) -> None:
    with pytest.raises(NotFound):
        person(View(team.register), "0" * 32)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("نوید افکار", "Navid"),
        ("Navid Afkar", "نويد"),
        ("علی رضایی", "علي"),
        ("کریم حسینی", "كريم"),
        ("می‌رزا دورازی", "میرزا"),
        ("Sélma Keltabi", "selma"),
        ("Salma Keltabi", "KELT"),
    ],
)
def test_search_forgives_script_letters_and_the_end_of_a_word(team: Team, written: str, asked: str) -> None:
    team.bring("families", {"1": {"name": written}, "2": {"name": "Otto Brandt"}})

    assert names(team, asked) == [(written,)]


def test_every_word_of_a_search_must_be_held(team: Team) -> None:
    team.bring("families", {"1": {"name": "Salma Keltabi"}, "2": {"name": "Salma Brandt"}})

    assert names(team, "salma kelt") == [("Salma Keltabi",)]


def test_the_nearest_name_comes_first(team: Team) -> None:
    team.bring("families", {"1": {"name": "Salmani Brandt"}, "2": {"name": "Salma"}})

    assert names(team, "Salma")[0] == ("Salma",)


def test_a_corrected_name_is_found_by_the_new_spelling_only(team: Team) -> None:
    team.bring("families", {"1": {"name": "Otto Brandt"}})
    team.bring("families", {"1": {"name": "Salma Keltabi"}})

    assert names(team, "Salma") == [("Salma Keltabi",)]
    assert names(team, "Otto") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    query=st.text(max_size=12)
    | st.sampled_from(['"', "a OR b", "NEAR(a b)", "forms:x", "a*", "'", "a'b", "&|!", "a-b"])
)
def test_no_query_does_harm(team: Team, query: str) -> None:
    assert find_people(View(team.register), query) == []


def test_a_search_with_no_letters_finds_nobody(team: Team) -> None:
    team.bring("families", {"1": {"name": "Salma Keltabi"}})

    assert names(team, " -- ") == []
