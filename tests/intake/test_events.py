"""Events of a row: only those that its cells say happened."""

from __future__ import annotations

from tests.intake.conftest import Lists


def test_a_charge_and_a_court_do_not_make_a_sentence(lists: Lists) -> None:
    headers = ["Name", "Arrest date", "Charge", "Court", "Sentence"]
    lists.bring(
        headers,
        ["Amir", "2023", "Assembly", "", ""],
        ["Banu", "2023", "Assembly", "General Court", ""],
        ["Cyrus", "2023", "Assembly", "General Court", "2 years"],
    )

    events = lists.select(
        "SELECT person.name, event.type FROM record event JOIN record person ON person.id = event.subject"
    )
    assert sorted(events) == [
        ("Amir", "arrest"),
        ("Banu", "arrest"),
        ("Banu", "trial"),
        ("Cyrus", "arrest"),
        ("Cyrus", "sentence"),
    ]
    charges = lists.select(
        "SELECT record.type FROM claim JOIN record ON record.id = claim.record WHERE property = 'charge'"
    )
    assert sorted(charges) == [("arrest",), ("sentence",), ("trial",)]


def test_an_event_is_not_said_to_have_happened_by_a_cell_that_says_unknown(lists: Lists) -> None:
    lists.bring(["Name", "Date of execution", "In absentia"], ["Amir", "unknown", "no"], ["Banu", "-", ""])

    assert lists.select("SELECT type FROM record WHERE kind = 'event'") == []
    assert ("unknown", {"text": "unknown"}) in lists.said("date")
