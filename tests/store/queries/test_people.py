"""People as lists, as pages and as facts."""

from __future__ import annotations

import pytest

from sijill.claims import Grade, RecordKind
from sijill.store import NotFound
from sijill.store.queries import View, find_people, people, people_count, person, summarise
from tests.store.making import Team


def view(team: Team) -> View:
    return View(team.register)


def paged(team: Team, limit: int) -> list[str]:
    """Walk through all pages as a caller does; gives the ids in their order."""
    found = []
    after = -1
    while page := people(view(team), after=after, limit=limit):
        assert len(page) <= limit
        found += [item.id for item in page]
        after = page[-1].place
    return found


def test_three_pages_give_everybody_once_in_the_order_in_which_they_came(team: Team) -> None:
    first = team.bring("families", {str(n): {"name": f"Sara {n}"} for n in range(4)})
    second = team.bring("lawyers", {str(n): {"name": f"Amir {n}"} for n in range(4)})

    assert paged(team, 3) == [*first.values(), *second.values()]
    assert [len(people(view(team), after=-1, limit=size)) for size in (1, 3, 8, 9)] == [1, 3, 8, 8]
    assert people_count(view(team)) == 8


def test_groups_and_people_stand_in_one_order(team: Team) -> None:
    from sijill.claims import record_id
    from sijill.store.statements import RecordLine
    from tests.store.making import claim

    source = team.source("a.txt", text="x")
    expected = []
    statements = []
    for number in range(9):
        record = record_id(team.register.keys.ids, origin=source, anchor=str(number))
        kind = "group" if number % 3 == 0 else "person"
        name = f"{kind} {number}"
        statements.append(
            ([RecordLine(record, kind, name=name)], [claim(record, "name", name, start=number)])
        )
        expected.append(record)
    team.read(source, statements)

    for limit in (1, 2, 4, 9):
        assert paged(team, limit) == expected
    assert [item.kind for item in people(view(team), limit=2)] == [RecordKind.GROUP, RecordKind.PERSON]


def test_an_identity_is_listed_once_with_all_its_names(team: Team) -> None:
    one = team.bring("families", {str(n): {"name": f"Sara {n}"} for n in range(6)})
    two = team.bring("lawyers", {"1": {"name": "سارة"}, "2": {"name": "Amir"}})
    team.judge(two["1"], one["2"])

    for limit in (1, 2, 7):
        assert paged(team, limit) == [*one.values(), two["2"]]
    [summary] = summarise(view(team), [one["2"]])
    assert summary.names == ("Sara 2", "سارة")
    assert summary.records == (one["2"], two["1"])
    assert summary.sources == 2
    assert not summary.proposed
    assert people_count(view(team)) == 7


def test_whoever_was_rejected_or_is_read_no_more_is_not_listed_found_or_counted(team: Team) -> None:
    source = team.source("a.txt", text="x")
    wrong = team.propose(source, "Amir Lumawi", 20)
    team.reject(wrong, "name")
    waiting = team.propose(source, "Sara Mirlani", 0)
    team.read(source, [])

    assert paged(team, 1) == paged(team, 9) == []
    assert people_count(view(team)) == 0

    team.propose(source, "Sara Mirlani", 0)
    assert paged(team, 1) == [waiting]
    assert people_count(view(team)) == 1
    assert [item.id for item in find_people(view(team), "Sara")] == [waiting]
    assert find_people(view(team), "Amir") == []


def test_a_page_full_of_rejected_people_does_not_end_the_walk(team: Team) -> None:
    first = team.bring("families", {str(n): {"name": f"Sara {n}"} for n in range(8)})
    second = team.bring("lawyers", {"1": {"name": "Amir"}})
    for record in list(first.values())[1:]:
        team.reject(record, "name")

    for limit in (1, 2, 3, 9):
        assert paged(team, limit) == [first["0"], second["1"]]
    assert people_count(view(team)) == 2


def test_a_person_whose_first_record_was_rejected_keeps_the_place_and_hides_nobody(team: Team) -> None:
    first = team.bring("families", {str(n): {"name": f"Sara {n}"} for n in range(4)})
    second = team.bring("lawyers", {"1": {"name": "Amir"}})
    team.judge(first["0"], second["1"])
    team.reject(first["0"], "name")

    for limit in (1, 2, 9):
        assert paged(team, limit) == list(first.values())
    assert people(view(team), limit=1)[0].names == ("Amir",)


def test_people_who_are_no_longer_in_any_list_are_not_counted(team: Team) -> None:
    rows = {"1": {"name": "Sara"}, "2": {"name": "Amir"}}
    people_ids = team.bring("families", rows)
    team.bring("families", {"1": rows["1"]})

    assert paged(team, 5) == [people_ids["1"]]
    assert people_count(view(team)) == 1


def test_somebody_of_whom_nothing_was_accepted_yet_is_called_proposed(team: Team) -> None:
    record = team.propose(team.source("a.txt", text="x"), "Sara")
    assert people(view(team))[0].proposed

    team.accept(record)

    assert not people(view(team))[0].proposed


def test_a_person_is_found_by_every_record_before_and_after_they_are_judged_the_same(team: Team) -> None:
    one = team.bring("families", {"1": {"name": "Sara", "age": "24"}})["1"]
    two = team.bring("lawyers", {"1": {"name": "Sarah", "arrest.date": "2022-09-21"}})["1"]
    judgement = team.judge(two, one)

    for identifier in (one, two):
        found = person(view(team), identifier)
        assert found.id == one
        assert [record.id for record in found.records] == [one, two]
        assert found.names == ("Sara", "Sarah")
        assert [event.type for event in found.events] == ["arrest"]
        assert len(found.sources) == 2
        assert {claim.property for claim in found.claims} == {"name", "age", "date"}
    team.take_back(judgement)
    assert [person(view(team), identifier).id for identifier in (one, two)] == [one, two]


def test_nobody_is_nobody(team: Team) -> None:
    with pytest.raises(NotFound):
        person(view(team), "0" * 32)


def fact(team: Team, record: str, prop: str, event: str = "") -> tuple[Grade | None, bool, str | None]:
    found = person(view(team), record)
    [one] = [item for item in found.facts if (item.event, item.property) == (event, prop)]
    return one.grade, one.disputed, one.held


def same(team: Team, *ages: str, **details: str) -> list[str]:
    """Let lists of several owners tell the age of one person; gives the records."""
    records = []
    for number, age in enumerate(ages):
        owner = details.get("owner", f"Owner {number}")
        rows = {"1": {"name": "Sara Mirlani", "age": age}}
        records.append(team.bring(f"list {number}", rows, **{"owner": owner, **details})["1"])
    for record in records[1:]:
        team.judge(records[0], record)
    return records


def test_a_fact_of_two_owners_is_fair_and_of_one_weak(team: Team) -> None:
    assert fact(team, same(team, "24", "25")[0], "age") == (Grade.FAIR, False, None)


def test_two_lists_of_one_owner_are_one_voice(team: Team) -> None:
    assert fact(team, same(team, "24", "24", owner="Alba")[0], "age")[0] is Grade.WEAK


def test_two_reprints_of_a_source_that_says_nothing_of_the_person_are_one_voice(team: Team) -> None:
    agency = team.source("agency.txt", owner="Agency")
    first = team.source("reprint.txt", derived_from=agency, owner="Agency's reprint")

    records = same(team, "24", "24", derived_from=first)

    assert fact(team, records[0], "age")[0] is Grade.WEAK


def test_rival_values_are_disputed_until_the_team_holds_one(team: Team) -> None:
    one, two = same(team, "24", "40")
    assert fact(team, one, "age") == (Grade.CONTESTED, True, None)

    first, last = (team.claims_of(record)["age"][0] for record in (one, two))
    team.hold(one, "age", first)
    assert fact(team, one, "age") == (Grade.CONTESTED, True, first)
    holding = team.hold(two, "age", last)
    assert fact(team, one, "age")[2] == last
    team.say("fact.released", holding=holding, reason="")
    assert fact(team, one, "age")[2] == first


def test_a_fact_that_the_team_discounts_is_discounted(team: Team) -> None:
    [record] = same(team, "24")
    team.hold(record, "age", None)

    assert fact(team, record, "age") == (Grade.DISCOUNTED, False, None)


def test_facts_of_events_are_told_from_those_of_the_person(team: Team) -> None:
    rows = {"1": {"name": "Sara", "place": "Tirdan", "arrest.place": "Narvand"}}
    record = team.bring("families", rows)["1"]

    found = person(view(team), record)

    assert {(item.event, item.property, item.claims[0].original) for item in found.facts} == {
        ("", "name", "Sara"),
        ("", "place", "Tirdan"),
        ("arrest", "place", "Narvand"),
    }


def test_what_a_list_no_longer_says_is_shown_as_such_and_grades_nothing(team: Team) -> None:
    rows = {"1": {"name": "Sara", "age": "24"}}
    record = team.bring("families", rows)["1"]
    team.bring("families", {"1": {"name": "Sara", "age": "40"}})

    [age] = [item for item in person(view(team), record).facts if item.property == "age"]

    standing = {claim.original: claim.stands() for claim in age.claims}
    assert standing == {"24": False, "40": True}
    assert not age.disputed
    assert age.grade is Grade.WEAK
