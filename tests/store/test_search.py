"""Search finds a name in every spelling and script, and nothing that is typed does harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill.store.queries import View, find_people
from sijill.store.register import Register
from sijill.store.replay import rebuild
from sijill.store.search import SearchIndex
from tests.store.conftest import Pool
from tests.store.making import Team

NAMES = {
    "1": "نوید میرلانی",
    "2": "Navid Merlani",
    "3": "Sara Mirlani",
    "4": "علي‌رضا كلتابي",
    "5": "Élise O'Tirdan",
    "6": "مُحَمَّد النارْوَندي",
    "7": "Al-Kultabi, Abd al-Rahman",
    "8": "تيسير",
    "9": "OR",
}


@pytest.fixture
def named(team: Team) -> Team:
    team.bring("families", {key: {"name": name} for key, name in NAMES.items()})
    return team


def found(team: Team, query: str) -> set[str]:
    return {name for summary in find_people(View(team.register), query) for name in summary.names}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Sara", {"Sara Mirlani"}),
        ("sara mirlani", {"Sara Mirlani"}),
        ("MIRLANI sara", {"Sara Mirlani"}),
        ("Sar", {"Sara Mirlani"}),
        ("elise", {"Élise O'Tirdan"}),
        ("O'Tirdan", {"Élise O'Tirdan"}),
        ("علی‌رضا", {"علي‌رضا كلتابي"}),
        ("علي رضا", {"علي‌رضا كلتابي"}),
        ("علیرضا", {"علي‌رضا كلتابي"}),
        ("محمد", {"مُحَمَّد النارْوَندي"}),
        ("ناروندي", {"مُحَمَّد النارْوَندي"}),
        ("Kultabi", {"Al-Kultabi, Abd al-Rahman", "علي‌رضا كلتابي"}),
        ("nobody", set()),
        ("", set()),
        ("  ,;  ", set()),
    ],
)
def test_a_name_is_found_in_its_folded_forms(named: Team, query: str, expected: set[str]) -> None:
    assert found(named, query) == expected


@pytest.mark.parametrize("query", ["نوید", "نويد", "Navid", "NAVEED"])
def test_a_name_is_found_across_scripts(named: Team, query: str) -> None:
    assert found(named, query) == {"نوید میرلانی", "Navid Merlani"}


def test_who_is_spelt_as_asked_comes_first(named: Team) -> None:
    assert find_people(View(named.register), "Navid Merlani")[0].names == ("Navid Merlani",)
    assert find_people(View(named.register), "نوید میرلانی")[0].names == ("نوید میرلانی",)


@pytest.mark.parametrize(
    "query",
    [
        'Sara" OR "Navid',
        "Sara OR Navid",
        "Sara NOT Mirlani",
        "NEAR(Sara Mirlani)",
        "forms : Navid",
        "keys:",
        "Sara & !Navid",
        "'; DROP TABLE record; --",
        "Sara:*",
        "(((",
        '""',
        "\\",
        "%s %(x)s %",
    ],
)
def test_operators_are_words(named: Team, query: str) -> None:
    assert found(named, query) in (set(), {"Sara Mirlani"})
    assert len(found(named, "Mirlani")) >= 1


def test_an_operator_that_is_somebodys_name_is_found(named: Team) -> None:
    assert found(named, "OR") == {"OR"}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return _with_names(tmp_path_factory.mktemp("search") / "register", None)


def _with_names(path: Path, url: str | None) -> Register:
    from sijill.store.register import create_register

    register = create_register(path, database_url=url)
    Team(register).bring("families", {key: {"name": name} for key, name in NAMES.items()})
    return register


@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered(index: Register, query: str) -> None:
    found = find_people(View(index), query)

    assert len(found) <= len(NAMES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_typed_is_answered_on_postgresql(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, postgres: Pool
) -> None:
    register = _POSTGRES.get("register")
    if register is None:
        path = tmp_path_factory.mktemp("search") / "register"
        register = _POSTGRES["register"] = _with_names(path, postgres.new())

    assert len(find_people(View(register), data.draw(st.text(max_size=30)))) <= len(NAMES)


_POSTGRES: dict[str, Register] = {}


@given(st.sampled_from(sorted(NAMES.values())), st.integers(1, 5))
def test_the_beginning_of_each_word_is_enough(index: Register, name: str, length: int) -> None:
    from sijill.text import fold_text, tokens

    query = " ".join(token.text[:length] for token in tokens(fold_text(name)))

    assert name in {one for item in find_people(View(index), query) for one in item.names}


def test_a_record_that_is_renamed_is_found_by_its_new_name_alone(team: Team) -> None:
    team.bring("families", {"1": {"name": "Sara Mirlani"}, "2": {"name": "Amir Lumawi"}})
    team.bring("families", {"1": {"name": "Banu Shahbari"}, "2": {"name": "Amir Lumawi"}})

    assert found(team, "Sara") == set()
    assert found(team, "Banu") == {"Banu Shahbari"}
    assert found(team, "Amir") == {"Amir Lumawi"}


@pytest.mark.parametrize("before", ["???", "O'Tirdan", "نوید", "Sara Sara", "- . -", "A", None])
def test_whatever_somebody_was_called_before_is_out_of_the_index(team: Team, before: str | None) -> None:
    index = SearchIndex(team.tables)
    index.add([("a" * 32, "Sara O'Tirdan نوید"), ("b" * 32, before or "")])

    index.rename("b" * 32, before=before, now="Banu")

    assert sorted(team.tables.select("SELECT record, forms FROM search")) == [
        ("a" * 32, team.tables.select("SELECT forms FROM search WHERE record = %s", ("a" * 32,))[0][0]),
        ("b" * 32, "banu"),
    ]


def test_a_person_is_found_by_the_name_of_any_record(team: Team) -> None:
    one = team.bring("families", {"1": {"name": "Sara Mirlani"}})["1"]
    two = team.bring("lawyers", {"1": {"name": "Umm Dara"}})["1"]
    team.judge(one, two)

    assert [item.id for item in find_people(View(team.register), "Umm")] == [one]
    assert [item.id for item in find_people(View(team.register), "Mirlani")] == [one]


def test_events_and_organisations_are_not_found_as_people(team: Team) -> None:
    from sijill.claims import record_id
    from sijill.store.statements import RecordLine
    from tests.store.making import claim

    source = team.source("a.txt", text="x")
    court = record_id(team.register.keys.ids, origin=source, anchor="1")
    said = [claim(court, "name", "Court of Tirdan", start=1)]
    team.read(source, [([RecordLine(court, "organisation", name="Court of Tirdan")], said)])

    assert found(team, "Tirdan") == set()
    assert SearchIndex(team.tables).find("Tirdan", limit=5) == [court]


def test_no_more_are_given_than_were_asked_for(team: Team) -> None:
    team.bring("families", {str(number): {"name": f"Sara {number}"} for number in range(20)})

    assert len(find_people(View(team.register), "Sara", limit=7)) == 7
    assert len(SearchIndex(team.tables).find("Sara", limit=7)) == 7


def test_the_index_made_anew_is_the_same(named: Team) -> None:
    query = "SELECT record, forms, keys FROM search ORDER BY record"
    before = named.tables.select(query)
    named.tables.execute("DELETE FROM search")

    rebuild(named.register)

    assert named.tables.select(query) == before
    assert found(named, "نوید") == {"نوید میرلانی", "Navid Merlani"}
