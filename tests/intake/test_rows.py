"""Rows become a person or a group, with names and penalties out of several columns."""

from __future__ import annotations

from pathlib import Path

from sijill.vocabulary import load
from tests.intake.conftest import Lists


def test_a_row_without_a_name_but_with_a_number_of_people_is_a_group(lists_on_both: Lists) -> None:
    lists = lists_on_both
    headers = ["No", "Name", "Date of execution", "Number of people", "Unnamed"]
    answer = lists.bring(headers, ["1", "", "2023-11-04", "18", "5"], ["2", "Amir", "", "", ""])

    assert answer.added == 2
    groups = lists.select("SELECT id, name FROM record WHERE kind = 'group'")
    assert [name for _, name in groups] == [None]
    events = lists.select("SELECT type, subject FROM record WHERE kind = 'event'")
    assert events == [("execution", groups[0][0])]
    assert lists.said("size") == [
        ("18", {"min": 18, "max": 18, "approximate": False, "unit": None, "measure": "other"})
    ]
    assert lists.said("unnamed") == [("5", {"number": 5})]


def test_first_and_family_name_are_one_name_with_one_passage(lists: Lists) -> None:
    lists.bring(["Family name", "First name", "Age"], ["Lumawi", "Amir", "31"])

    assert lists.said("name") == [("Lumawi Amir", {"name": "Amir Lumawi"})]
    [(start, end, source)] = lists.select("SELECT start, \"end\", source FROM claim WHERE property = 'name'")
    assert lists.text_of(source)[start:end] == "Lumawi\x1fAmir"


def test_names_that_stand_apart_have_the_passage_of_the_first(lists: Lists) -> None:
    lists.bring(["First name", "Age", "Family name"], ["Amir", "31", "Lumawi"])

    assert lists.said("name") == [("Amir Lumawi", {"name": "Amir Lumawi"})]
    [(start, end, source)] = lists.select("SELECT start, \"end\", source FROM claim WHERE property = 'name'")
    assert lists.text_of(source)[start:end] == "Amir"


def test_somebody_called_unknown_has_no_name(lists: Lists) -> None:
    lists.bring(["No", "Name"], ["1", "Unidentified"], ["2", "ناشناس"])

    assert lists.names() == [None, None]
    assert lists.said("name") == [("Unidentified", {"name": None}), ("ناشناس", {"name": None})]


def test_years_and_months_in_two_columns_are_one_term(lists: Lists) -> None:
    headers = ["الاسم", "سنوات السجن", "أشهر", "جلدات"]
    mapping = dict.fromkeys(headers[1:], "sentence.penalty")
    lists.bring(headers, ["أمير", "١", "٦", "٧٤"], mapping=mapping)

    said = [(words, value["type"], value["amount"], value["unit"]) for words, value in lists.said("penalty")]
    assert said == [("١ ٦", "imprisonment", 18, "month"), ("٧٤", "lashes", 74, "lash")]


def test_the_group_that_a_named_person_belongs_to_is_no_name_of_the_person(
    lists: Lists, tmp_path: Path
) -> None:
    team = tmp_path / "team.toml"
    team.write_text(
        '[columns."group.name"]\nen = "Group"\nar = "مجموعة"\nfa = "گروه"\nproperty = "name"\n'
        'headers = ["Group"]\n',
        encoding="utf-8",
    )
    lists.vocabulary = load(team)

    answer = lists.bring(["No", "Name", "Group"], ["1", "Amir", "the Eight"], ["2", "", "the Eight"])

    assert answer.added == 2
    assert lists.said("affiliation") == [("the Eight", {"text": "the Eight"})]
    assert lists.select("SELECT kind, name FROM record ORDER BY kind") == [
        ("group", "the Eight"),
        ("person", "Amir"),
    ]
