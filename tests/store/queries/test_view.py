"""What one viewer may see: a hidden source is not there, nor what runs through it."""

from __future__ import annotations

import pytest

from sijill.claims import ADMINISTRATOR, PUBLIC, TEAM, Viewer
from sijill.store import NotFound
from sijill.store.queries import (
    View,
    figures_frame,
    find_people,
    matching_frame,
    pairs,
    people,
    people_count,
    people_frame,
    person,
)
from tests.store.making import Team

ROW = {"1": {"name": "Salma Keltabi", "arrest.date": "2023-10-04"}}


@pytest.fixture
def three_lists(team: Team) -> dict[str, str]:
    """One person in a public list, a list of the team, and between them a list for one named member."""
    return {
        "public": team.bring("open", ROW, audience="public")["1"],
        "named": team.bring("secret", ROW, audience="named", people=("a" * 32,))["1"],
        "team": team.bring("ours", ROW)["1"],
    }


def test_a_viewer_sees_the_sources_meant_for_them_and_no_other(
    team: Team, three_lists: dict[str, str]
) -> None:
    def titles(viewer: Viewer) -> list[str]:
        return [source.name for source in View(team.register, viewer).sources()]

    assert titles(ADMINISTRATOR) == ["open.csv", "secret.csv", "ours.csv"]
    assert titles(Viewer(author="a" * 32, team=True)) == ["open.csv", "secret.csv", "ours.csv"]
    assert titles(Viewer(author="b" * 32, team=True)) == ["open.csv", "ours.csv"]
    assert titles(TEAM) == ["open.csv", "ours.csv"]
    assert titles(PUBLIC) == ["open.csv"]


def test_a_hidden_source_cannot_be_asked_for_by_its_id(team: Team, three_lists: dict[str, str]) -> None:
    secret = next(source.id for source in View(team.register).sources() if source.name == "secret.csv")

    with pytest.raises(NotFound):
        View(team.register, TEAM).source(secret)


def test_records_that_only_a_hidden_one_holds_together_fall_apart(
    team: Team, three_lists: dict[str, str]
) -> None:
    team.judge(three_lists["public"], three_lists["named"])
    team.judge(three_lists["named"], three_lists["team"])

    assert people_count(View(team.register)) == 1
    assert people_count(View(team.register, TEAM)) == 2
    assert people_count(View(team.register, PUBLIC)) == 1
    assert {item.records for item in people(View(team.register, TEAM))} == {
        (three_lists["public"],),
        (three_lists["team"],),
    }


def test_records_that_are_tied_in_the_open_stay_one_without_the_hidden(
    team: Team, three_lists: dict[str, str]
) -> None:
    team.judge(three_lists["named"], three_lists["team"])
    team.judge(three_lists["public"], three_lists["team"])

    assert [item.records for item in people(View(team.register, TEAM))] == [
        (three_lists["public"], three_lists["team"])
    ]


def test_an_identity_named_after_a_hidden_record_has_another_name_in_the_open(team: Team) -> None:
    hidden = team.bring("secret", ROW, audience="named")["1"]
    first = team.bring("ours", ROW)["1"]
    second = team.bring("theirs", ROW)["1"]
    team.judge(hidden, first)
    team.judge(first, second)

    assert [item.id for item in people(View(team.register))] == [hidden]
    assert [item.id for item in people(View(team.register, TEAM))] == [first]
    with pytest.raises(NotFound):
        person(View(team.register, TEAM), hidden)


def test_nothing_of_a_hidden_record_is_in_any_answer(team: Team, three_lists: dict[str, str]) -> None:
    team.judge(three_lists["public"], three_lists["named"], reason="the same mother")
    team.judge(three_lists["public"], three_lists["team"])
    view = View(team.register, TEAM)
    hidden = three_lists["named"]

    answers = [
        repr(people(view)),
        repr(find_people(view, "Salma Keltabi")),
        repr(person(view, three_lists["public"])),
        repr(pairs(view)),
        repr(people_frame(view).rows()),
        repr(matching_frame(view).rows()),
        repr(figures_frame(view, proposed=True).rows()),
    ]

    assert hidden in repr(people(View(team.register)))
    assert not [answer for answer in answers if hidden in answer or "the same mother" in answer]


def test_an_event_in_a_hidden_source_does_not_count_for_the_team(
    team: Team, three_lists: dict[str, str]
) -> None:
    everybody = people_frame(View(team.register)).get_column("source").unique().to_list()
    seen = people_frame(View(team.register, TEAM)).get_column("source").unique().to_list()

    assert len(everybody) == 3
    assert len(seen) == 2
