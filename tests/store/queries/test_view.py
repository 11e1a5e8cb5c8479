"""What a viewer may not see is not there: not its words, not its ids, not the ties that run through it."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from sijill.claims import ADMINISTRATOR, PUBLIC, TEAM, Viewer, random_id
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

NAMED = "n" * 32


class Scene(NamedTuple):
    """A register in which much could leak: what is for everybody, for the team, and for one person."""

    team: Team
    public: str
    members: str
    secret: str
    records: dict[str, str]

    def view(self, viewer: Viewer) -> View:
        return View(self.team.register, viewer)

    def source(self, name: str) -> str:
        [(source,)] = self.team.tables.select("SELECT id FROM source WHERE name = %s", (f"{name}.csv",))
        return str(source)

    def secrets(self) -> set[str]:
        """Give every id that has to do with the hidden source, and every name in it."""
        tables = self.team.tables
        found = {self.secret}
        found |= {row[0] for row in tables.select("SELECT id FROM record WHERE source = %s", (self.secret,))}
        found |= {row[0] for row in tables.select("SELECT id FROM claim WHERE source = %s", (self.secret,))}
        return found | {"Navid Merlani", "Zahra Qomari", "hush"}


def viewed(view: View) -> dict[str, Any]:
    """Give everything that queries say to a viewer."""
    summaries = people(view, limit=500)
    words = ("Navid", "Zahra", "Sara", "Amir", "نوید", "hush")
    return {
        "sources": view.sources(),
        "people": summaries,
        "count": people_count(view),
        "found": [find_people(view, word) for word in words],
        "persons": [person(view, summary.id) for summary in summaries],
        "pairs": pairs(view),
        "matching": matching_frame(view).to_dicts(),
        "people_frame": people_frame(view).to_dicts(),
        "figures": figures_frame(view, proposed=True).to_dicts(),
        "identities": view.regrouped,
    }


@pytest.fixture
def scene(team: Team) -> Scene:
    records = {}
    open_rows = {"1": {"name": "Sara Mirlani", "age": "24"}, "2": {"name": "Amir Lumawi"}}
    for key, record in team.bring("open", open_rows, audience="public").items():
        records[f"open {key}"] = record
    own_rows = {"1": {"name": "Sara Mirlany", "arrest.date": "2022-09-21"}, "2": {"name": "Amir Lumavi"}}
    for key, record in team.bring("own", own_rows).items():
        records[f"own {key}"] = record
    secret_rows = {
        "1": {"name": "Navid Merlani", "note": "hush", "arrest.date": "2022-09-22", "arrest.place": "hush"},
        "2": {"name": "Zahra Qomari", "age": "30"},
        "3": {"name": "Sara hush", "age": "40"},
    }
    details = {"audience": "named", "people": (NAMED,), "title": "hush"}
    for key, record in team.bring("secret", secret_rows, **details).items():
        records[f"secret {key}"] = record
    team.judge(records["open 1"], records["secret 3"], reason="hush")
    team.judge(records["secret 3"], records["own 1"], reason="hush")
    team.matching((records["open 2"], records["own 2"], "same", 970_000, "one name"))
    team.hold(records["open 1"], "age", team.claims_of(records["secret 3"])["age"][0], "hush")
    team.say("public_id.assigned", public=random_id(), record=records["open 1"])
    scene = Scene(team, "", "", "", records)
    return scene._replace(
        public=scene.source("open"), members=scene.source("own"), secret=scene.source("secret")
    )


def test_the_administrator_sees_all(scene: Scene) -> None:
    view = scene.view(ADMINISTRATOR)

    seen = repr(viewed(view))

    assert scene.secrets() - {word for word in scene.secrets() if word in seen} == set()
    assert people_count(view) == len(people(view)) == 4
    assert {item.id for item in view.sources()} == {scene.public, scene.members, scene.secret}
    assert len(person(view, scene.records["open 1"]).records) == 3


@pytest.mark.parametrize(
    "viewer", [TEAM, PUBLIC, Viewer(author="o" * 32, team=True), Viewer(author="o" * 32)]
)
def test_nothing_of_a_hidden_source_is_shown_to_others(scene: Scene, viewer: Viewer) -> None:
    seen = repr(viewed(scene.view(viewer)))

    assert {word for word in scene.secrets() if word in seen} == set()


def test_somebody_who_is_named_sees_it(scene: Scene) -> None:
    guest = scene.view(Viewer(author=NAMED))
    member = scene.view(Viewer(author=NAMED, team=True))

    assert {item.id for item in guest.sources()} == {scene.public, scene.secret}
    assert {item.id for item in member.sources()} == {scene.public, scene.members, scene.secret}
    assert people_count(member) == 4
    assert person(member, scene.records["secret 2"]) == person(
        scene.view(ADMINISTRATOR), scene.records["secret 2"]
    )
    assert pairs(member) == pairs(scene.view(ADMINISTRATOR))


def test_the_public_sees_what_is_public(scene: Scene) -> None:
    view = scene.view(PUBLIC)

    assert [item.id for item in view.sources()] == [scene.public]
    assert [item.names for item in people(view)] == [("Sara Mirlani",), ("Amir Lumawi",)]
    assert people_count(view) == 2
    told = set(people_frame(view)["record"].drop_nulls())
    assert told == {scene.records["open 1"], scene.records["open 2"]}


def test_whom_only_a_hidden_record_holds_together_falls_apart_for_the_team(scene: Scene) -> None:
    all_seen, team = scene.view(ADMINISTRATOR), scene.view(TEAM)
    one, other = scene.records["open 1"], scene.records["own 1"]

    assert person(all_seen, one).id == person(all_seen, other).id
    assert person(team, one).id == one
    assert person(team, other).id == other
    assert people_count(team) == len(people(team)) == 3
    assert [item.names for item in people(team)] == [
        ("Sara Mirlani",),
        ("Amir Lumawi", "Amir Lumavi"),
        ("Sara Mirlany",),
    ]
    identities = dict(people_frame(team).select("record", "identity").drop_nulls().iter_rows())
    assert identities[one] == one
    assert identities[other] == other


def test_a_hidden_record_keeps_nobody_apart_either(scene: Scene) -> None:
    team, records = scene.team, scene.records
    team.matching(
        (records["open 2"], records["secret 1"], "same", 990_000, "hush"),
        (records["open 2"], records["own 2"], "same", 970_000, "one name"),
    )
    team.judge(records["secret 1"], records["own 2"], "different", "hush")

    assert person(scene.view(ADMINISTRATOR), records["own 2"]).id == records["own 2"]
    view = scene.view(TEAM)
    assert person(view, records["own 2"]).id == records["open 2"]
    assert people_count(view) == len(people(view)) == 3


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 20])
def test_pages_give_the_team_everybody_once_though_ties_differ(scene: Scene, limit: int) -> None:
    team, records = scene.team, scene.records
    between = team.bring("between", {str(number): {"name": f"Dara {number}"} for number in range(5)})
    late = team.bring("late", {"1": {"name": "Cyrus Osturi"}, "2": {"name": "Banu Shahbari"}})
    team.matching(
        (records["open 2"], records["secret 1"], "same", 990_000, "hush"),
        (records["open 2"], records["own 2"], "same", 970_000, "one name"),
    )
    team.judge(records["secret 1"], records["own 2"], "different", "hush")
    team.judge(records["secret 2"], late["2"], "same", "hush")

    found = []
    view, after = scene.view(TEAM), -1
    while page := people(view, after=after, limit=limit):
        found += [item.id for item in page]
        after = page[-1].place

    first = [records["open 1"], records["open 2"], records["own 1"]]
    assert found == [*first, *between.values(), *late.values()]
    assert people_count(view) == len(found)


def test_an_identity_whose_first_record_is_hidden_bears_the_id_of_the_first_that_is_seen(team: Team) -> None:
    [first] = team.bring("secret", {"1": {"name": "Sara hush"}}, audience="named").values()
    [second] = team.bring("own", {"1": {"name": "Sara Mirlani"}}).values()
    [third] = team.bring("open", {"1": {"name": "Sara Mirlany"}}, audience="public").values()
    team.judge(first, second)
    team.judge(first, third)
    team.judge(second, third)

    assert person(View(team.register), third).id == first
    assert person(View(team.register, TEAM), third).id == second
    assert person(View(team.register, PUBLIC), third).id == third
    for viewer in (ADMINISTRATOR, TEAM, PUBLIC):
        view = View(team.register, viewer)
        assert people_count(view) == len(people(view)) == 1


@pytest.mark.parametrize("viewer", [TEAM, PUBLIC])
def test_what_is_hidden_is_not_found_by_its_id(scene: Scene, viewer: Viewer) -> None:
    view = scene.view(viewer)

    for key in ("secret 1", "secret 2", "secret 3"):
        with pytest.raises(NotFound):
            person(view, scene.records[key])
    with pytest.raises(NotFound):
        view.source(scene.secret)
    assert view.members(scene.records["secret 2"]) == []
    assert pairs(view, records=[scene.records["secret 1"]]) == []


def test_hidden_people_take_no_place_in_a_search(team: Team) -> None:
    hidden = {str(number): {"name": f"Sara Hidden{number}"} for number in range(450)}
    team.bring("secret", hidden, audience="named")
    [seen] = team.bring("own", {"1": {"name": "Sara Mirlani"}}).values()

    assert [item.id for item in find_people(View(team.register, TEAM), "Sara")] == [seen]


def test_a_source_that_is_opened_to_the_team_is_seen_from_then_on(scene: Scene) -> None:
    facts = scene.view(ADMINISTRATOR).source(scene.secret)
    details = {**facts.details.as_json(), "audience": {"kind": "team", "people": []}}
    scene.team.say("source.described", source=scene.secret, seen=facts.version, details=details)

    view = scene.view(TEAM)
    assert len(view.sources()) == 3
    assert people_count(view) == 4


def test_with_nothing_hidden_nothing_is_computed_anew(scene: Scene) -> None:
    assert scene.view(ADMINISTRATOR).regrouped == {}


def test_a_view_tells_at_which_place_of_the_ledger_it_was_made(scene: Scene) -> None:
    view = scene.view(TEAM)
    before = view.size
    scene.team.say("restored", marks=[], reason="")

    assert view.size == before
    assert scene.view(TEAM).size == before + 1
