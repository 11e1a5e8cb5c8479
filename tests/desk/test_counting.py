"""Counting: documented people beside claimed figures, for one audience, at one ledger position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sijill.claims import ADMINISTRATOR, TEAM, Audience, AudienceKind, RecordKind, SourceDetails, random_id
from tests.desk.conftest import Desk

if TYPE_CHECKING:
    from sijill.desk.counting import Count

LIST = (
    ("Name", "Sex", "Date of arrest", "Group", "Number of people", "Unnamed"),
    ("Salma Keltabi", "F", "4 October 2023", "", "", ""),
    ("Reza Peshtawi", "M", "2023", "", "", ""),
    ("", "", "5 October 2023", "those taken at the square", "8", "8"),
)
SENTENCES = (
    ("Name", "Age", "Date of arrest", "Place of arrest", "Charge", "Sentence"),
    (
        "Salma Keltabi",
        "17",
        "4 October 2023",
        "Keltab",
        "propaganda against the state",
        "5 years and 40 lashes",
    ),
    ("Reza Peshtawi", "34", "1402", "Durazin", "cutting a cable", "prison"),
    ("Amir Lumawi", "60", "", "Keltab", "", "2 years 6 months"),
)


def counted(desk: Desk, *by: str, viewer: Any = ADMINISTRATOR, **how: Any) -> Count:
    from sijill.desk.counting import Asked, count
    from sijill.store.queries import View

    return count(View(desk.register, viewer), Asked(by=by or ("event_type",), **how))


def numbers(count: Count) -> dict[tuple[str | None, ...], str]:
    return {group.key: str(group.number) for group in count.documented.groups}


def resolve(desk: Desk, group: str, member: str) -> None:
    from sijill.store.kinds import Draft

    body = {"membership": random_id(), "group": group, "member": member, "reason": "her sister was there"}
    desk.register.door.write([Draft("group.resolved", body)], author=desk.author)


def test_only_accepted_claims_are_counted(desk: Desk) -> None:
    from sijill.desk.reading import read_source
    from sijill.desk.review import accept_all

    source = desk.add()
    read_source(desk.register, source, author=desk.author)
    assert counted(desk).documented.total.number.min == 0

    accept_all(desk.register, source, author=desk.author)

    assert counted(desk).documented.total.number.min > 0


def test_the_nameless_of_a_group_count_until_they_are_found_and_nobody_twice(desk: Desk) -> None:
    from sijill.desk.identities import merge
    from sijill.store.queries import View, people

    desk.bring(*LIST)
    desk.bring(("Name",), ("Salma Keltabi",), name="other.csv")
    before = counted(desk).documented.total.number
    everybody = people(View(desk.register))
    group = next(item.id for item in everybody if item.kind is RecordKind.GROUP)
    one, other = (item.id for item in everybody if item.names == ("Salma Keltabi",))
    resolve(desk, group, one)
    resolve(desk, group, other)
    apart = counted(desk).documented.total

    merge(desk.register, one, other, reason="one grave", author=desk.author)
    together = counted(desk).documented.total

    assert str(before) == "11"
    assert (str(apart.number), apart.groups[0].resolved) == ("9", 2)
    assert (str(together.number), together.groups[0].resolved) == ("9", 1)


def test_a_member_of_whom_nothing_is_accepted_leaves_the_nameless_place(desk: Desk) -> None:
    from sijill.desk.reading import read_source
    from sijill.store.queries import View, people

    desk.bring(*LIST)
    read_source(desk.register, desk.add(), author=desk.author)
    everybody = people(View(desk.register))
    group = next(item.id for item in everybody if item.kind is RecordKind.GROUP)
    proposed = next(item.id for item in everybody if item.proposed)

    resolve(desk, group, proposed)

    assert str(counted(desk).documented.total.number) == "10"


def test_a_restricted_source_is_not_in_the_team_s_numbers(desk: Desk) -> None:
    secret = SourceDetails(audience=Audience(AudienceKind.NAMED, (desk.author,)))
    desk.bring(*LIST, details=secret)

    assert counted(desk, viewer=ADMINISTRATOR).documented.total.number.min == 10
    assert counted(desk, viewer=TEAM).documented.total.number.min == 0


def test_every_number_is_as_long_as_its_lists(desk: Desk) -> None:
    desk.bring(*LIST)

    for group in counted(desk, "event_type", "sex").documented.groups:
        nameless = sum(placeholder.remaining.min for placeholder in group.groups)
        assert group.number.min == len(group.certain) + nameless


def test_the_same_register_counts_the_same(desk: Desk) -> None:
    desk.bring(*SENTENCES)

    answers = [counted(desk, "place", "minor").as_json() for _ in range(2)]

    assert answers[0] == answers[1]


def test_people_are_counted_by_age_place_period_charge_and_penalty(desk: Desk) -> None:
    from sijill.counting import Bands
    from sijill.dates import Calendar

    desk.bring(*SENTENCES)

    assert numbers(counted(desk, "event_type", "minor")) == {
        ("arrest", "no"): "2",
        ("arrest", "yes"): "1",
        ("sentence", "no"): "2",
        ("sentence", "yes"): "1",
    }
    assert numbers(counted(desk, "age", bands=Bands((0, 18, 60)))) == {
        ("0-17",): "1",
        ("18-59",): "1",
        ("60+",): "1",
    }
    assert numbers(counted(desk, "event_type", "place"))["arrest", "=keltab"] == "2"
    assert numbers(counted(desk, "event_type", "period", calendar=Calendar.JALALI)) == {
        ("arrest", "1402"): "2",
        ("arrest", None): "1",
        ("sentence", None): "3",
    }
    by_charge = counted(desk, "charge")
    assert numbers(by_charge)[("propaganda",)] == "1"
    assert numbers(by_charge)[("=cutting a cable",)] == "1"
    assert by_charge.labels["charge"]["propaganda"]["fa"] == "تبلیغ علیه نظام"
    assert numbers(counted(desk, "penalty")) == {
        ("imprisonment",): "3",
        ("lashes",): "1",
        (None,): "3",
    }


def test_terms_are_summed_over_the_people_counted_with_at_least_where_unsaid(desk: Desk) -> None:
    desk.bring(*SENTENCES)

    answer = counted(desk, "place")

    sums = {
        item.type: {unit: str(span) for unit, span in item.amounts.items()} for item in answer.terms.totals
    }
    assert sums == {"imprisonment": {"month": "at least 90"}, "lashes": {"lash": "40"}}
    of_keltab = next(group for group in answer.documented.groups if group.key == ("=keltab",))
    assert [
        (item.type, str(item.persons), {unit: str(span) for unit, span in item.amounts.items()})
        for item in answer.imposed_on(of_keltab)
    ] == [
        ("imprisonment", "2", {"month": "90"}),
        ("lashes", "1", {"lash": "40"}),
    ]


def test_two_sources_that_differ_give_a_range_once_they_are_one_person(desk: Desk) -> None:
    from sijill.desk.identities import merge
    from sijill.store.queries import View, people

    desk.bring(("Name", "Sentence"), ("Salma Keltabi", "5 years"), name="a.csv")
    desk.bring(("Name", "Sentence"), ("Salma Keltabi", "6 years"), name="b.csv")
    (apart,) = counted(desk).terms.totals
    one, other = (item.id for item in people(View(desk.register)))

    merge(desk.register, one, other, reason="one grave", author=desk.author)
    (together,) = counted(desk).terms.totals

    assert (str(apart.persons), str(apart.amounts["month"])) == ("2", "132")
    assert (str(together.persons), str(together.amounts["month"])) == ("1", "60-72")


def test_a_group_s_sentence_is_neither_each_nor_total_until_it_is_said(desk: Desk) -> None:
    header = ("Name", "Group", "Number of people", "Sentence")
    desk.bring(header, ("", "those taken at the square", "8", "30 years"))

    (prison,) = counted(desk).terms.totals

    assert (str(prison.persons), str(prison.amounts["month"])) == ("8", "360-2880")


def test_grades_say_how_well_it_stands_that_an_event_befell_somebody(desk: Desk) -> None:
    from sijill.claims import Party
    from sijill.desk.identities import merge
    from sijill.store.queries import View, people

    rows = (("Name", "Date of arrest"), ("Salma Keltabi", "4 October 2023"), ("Reza Peshtawi", "2023"))
    desk.bring(*rows[:2], name="a.csv")
    desk.bring(*rows, name="b.csv")
    accused = SourceDetails(title="c", publisher="Prison Service", party=Party.ACCUSED)
    desk.bring(("Name", "Date of arrest"), ("Amir Lumawi", "2023"), name="c.csv", details=accused)
    one, other = (item.id for item in people(View(desk.register)) if item.names == ("Salma Keltabi",))

    merge(desk.register, one, other, reason="one mother", author=desk.author)

    assert numbers(counted(desk, "grade")) == {("confirmed",): "1", ("fair",): "1", ("weak",): "1"}


def test_what_the_team_discounts_is_counted_apart(desk: Desk) -> None:
    from sijill.store.kinds import Draft
    from sijill.store.tables import Tables

    desk.bring(*SENTENCES)
    query = "SELECT id FROM record WHERE type = %s AND subject = (SELECT id FROM record WHERE name = %s)"
    for event in ("arrest", "sentence"):
        [(record,)] = Tables(desk.register.alias).select(query, [event, "Reza Peshtawi"])
        body = {
            "holding": random_id(),
            "record": record,
            "property": "type",
            "claim": None,
            "reason": "a namesake",
        }
        desk.register.door.write([Draft("fact.held", body)], author=desk.author)

    found = counted(desk)

    assert (str(found.documented.total.number), str(found.documented.discounted.number)) == ("2", "1")
    assert numbers(found) == {("arrest",): "2", ("sentence",): "2"}


def test_what_the_team_holds_silences_its_rivals(desk: Desk) -> None:
    from sijill.desk.identities import merge
    from sijill.store.kinds import Draft
    from sijill.store.queries import View, people
    from sijill.store.tables import Tables

    for name, place in (("a.csv", "Keltab"), ("b.csv", "Durazin")):
        desk.bring(("Name", "Place of arrest", "Date of arrest"), ("Salma Keltabi", place, "2023"), name=name)
    one, other = (item.id for item in people(View(desk.register)))
    merge(desk.register, one, other, reason="one mother", author=desk.author)
    rivals = numbers(counted(desk, "place"))
    [(claim, record)] = Tables(desk.register.alias).select(
        "SELECT id, record FROM claim WHERE property = 'place' AND original = 'Durazin'"
    )
    body = {
        "holding": random_id(),
        "record": record,
        "property": "place",
        "claim": claim,
        "reason": "she said so",
    }

    desk.register.door.write([Draft("fact.held", body)], author=desk.author)

    assert rivals == {("=durazin",): "0-1", ("=keltab",): "0-1"}
    assert numbers(counted(desk, "place")) == {("=durazin",): "1"}


def test_a_team_s_own_places_are_known(desk: Desk) -> None:
    from sijill.counting import Level

    pack = desk.register.folder.places / "ZZ"
    pack.mkdir(parents=True)
    (pack / "pack.toml").write_text('country = "ZZ"\n[sources]\natlas = "Atlas, 2020"\n', encoding="utf-8")
    rows = [
        ["id", "kind", "parent", "latitude", "longitude", "source", "en", "ar"],
        ["ZZ-1", "unit", "", "", "", "atlas", "Upper Valley", "الوادي الأعلى"],
        ["ZZ-1-1", "city", "ZZ-1", "", "", "atlas", "Keltab", "كلتاب"],
        ["ZZ-1-2", "town", "ZZ-1", "", "", "atlas", "Durazin", "دورازين"],
    ]
    (pack / "towns.tsv").write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    desk.bring(*SENTENCES)

    by_unit = counted(desk, "event_type", "place", level=Level.UNIT)

    assert numbers(by_unit)["arrest", "ZZ-1"] == "3"
    assert by_unit.labels["place"]["ZZ-1"]["ar"] == "الوادي الأعلى"


REPORT = """1,500 people were killed in Keltab on 5 October 2023, according to the Pine Front.
At least 304 people were killed in Keltab on 5 October 2023, the Council of the Seven Valleys said.
"""


def test_figures_stand_beside_who_is_documented_by_name_for_the_same(desk: Desk) -> None:
    rows: tuple[tuple[str, str, str], ...] = (("Name", "Date of killing", "Place of killing"),)
    rows += tuple((f"Salma {name}", "5 October 2023", "Keltab") for name in ("Keltabi", "Lumawi", "Peshtawi"))
    desk.bring(*rows, ("Amir Lumawi", "6 October 2023", "Keltab"), name="killed.csv")
    event = _event_with_figures(desk)

    found = counted(desk).claimed.comparisons

    (comparison,) = found
    assert sorted((one.min, one.max) for one in comparison.statements) == [(304, 304), (1500, 1500)]
    assert comparison.agree is False
    assert comparison.subject.events == {event}
    assert comparison.documented is not None
    assert (str(comparison.documented.named), len(comparison.documented.sources)) == ("3", 1)
    assert [item.subject.id for item in counted(desk, event=event).claimed.comparisons] == [event]


def _event_with_figures(desk: Desk) -> str:
    """Write an event with two claimants' figures by hand, as accepting a reading would."""
    from sijill.claims import record_id
    from sijill.store.statements import ClaimLine, RecordLine

    source = desk.add(REPORT, name="report.txt")
    key = desk.register.keys.ids
    event = RecordLine(record_id(key, origin=source, anchor="event"), "event", "killing")
    day = {"earliest": "2023-10-05", "latest": "2023-10-05", "calendar": "gregorian", "precision": "day"}
    said = [
        ClaimLine(event.id, "type", "event", {"type": "killing"}, "killed"),
        ClaimLine(event.id, "place", "place", {"name": "Keltab", "country": None}, "Keltab"),
        ClaimLine(event.id, "date", "date", day | {"relative": None}, "5 October 2023"),
    ]
    desk.accept(source, *((event, line) for line in said))
    for name, amount in (("Pine Front", 1500), ("Council of the Seven Valleys", 304)):
        claimant = RecordLine(record_id(key, origin=source, anchor=name), "organisation", "", None, name)
        figure = {"min": amount, "max": amount, "approximate": False, "unit": "people", "measure": "killed"}
        desk.accept(
            source,
            (claimant, ClaimLine(claimant.id, "name", "organisation", {"name": name, "type": None}, name)),
            (event, ClaimLine(event.id, "figure", "figure", figure, str(amount), claimant=claimant.id)),
        )
    return event.id


def _told(desk: Desk, source: str, name: str, kind: str = "person", type_: str = "") -> tuple[Any, Any]:
    """Give the record and the claim of a person or event as a source tells of them."""
    from sijill.claims import record_id
    from sijill.store.statements import ClaimLine, RecordLine

    record = record_id(desk.register.keys.ids, origin=source, anchor=name)
    if kind == "event":
        line = ClaimLine(record, "type", "event", {"type": type_}, name)
        return RecordLine(record, kind, type_), line
    return RecordLine(record, kind, "", None, name), ClaimLine(record, "name", kind, {"name": name}, name)


def test_everybody_in_an_event_as_its_victim_is_counted_and_their_common_sentence_once(desk: Desk) -> None:
    from sijill.store.statements import ClaimLine

    source = desk.add("Thirty years for Salma, Reza and Amir; the judge was Karim.\n")
    event = _told(desk, source, "sentence", "event", "sentence")
    desk.accept(source, event)
    people = [_told(desk, source, name) for name in ("Salma", "Reza", "Amir", "Karim")]
    roles = ("victim", "victim", "victim", "judge")
    for (record, line), role in zip(people, roles, strict=True):
        part = ClaimLine(event[0].id, "participant", "participant", {"record": record.id, "role": role}, role)
        desk.accept(source, (record, line), (event[0], part))
    years = {"type": "imprisonment", "amount": 30, "unit": "year", "suspended": None, "per": "unstated"}
    desk.accept(source, (event[0], ClaimLine(event[0].id, "penalty", "penalty", years, "Thirty years")))

    found = counted(desk)

    assert numbers(found) == {("sentence",): "3", (None,): "1"}
    (prison,) = found.terms.totals
    assert (str(prison.persons), str(prison.amounts["month"])) == ("3", "360-1080")
    assert len(prison.shares[0].members) == 3
    assert numbers(counted(desk, "event")) == {(event[0].id,): "3", (None,): "1"}
    assert numbers(counted(desk, "event_type", event=event[0].id)) == {("sentence",): "3"}


@pytest.mark.parametrize("modality", ["denied", "demanded"])
def test_what_is_denied_or_demanded_is_no_event(desk: Desk, modality: str) -> None:
    from dataclasses import replace

    source = desk.add("The release of Salma is demanded.\n")
    event, said = _told(desk, source, "release", "event", "release")
    person = _told(desk, source, "Salma")
    desk.accept(source, person)
    desk.accept(source, (replace(event, subject=person[0].id), replace(said, modality=modality)))

    assert numbers(counted(desk)) == {(None,): "1"}


def test_a_facet_that_there_is_not_or_twice_is_refused() -> None:
    from sijill.desk.asked import Asked, InvalidQuestion

    with pytest.raises(InvalidQuestion, match="none of"):
        Asked(by=("colour",))
    with pytest.raises(InvalidQuestion, match="twice"):
        Asked(by=("sex", "sex"))
