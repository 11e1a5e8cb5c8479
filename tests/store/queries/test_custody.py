"""The history of a source: every event, in the order of the ledger, and nobody else's."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from sijill.claims import PUBLIC, TEAM
from sijill.store import NotFound
from sijill.store.erasure import erase_record, erase_source
from sijill.store.queries import View
from sijill.store.queries.custody import CustodyEvent, custody
from sijill.store.register import create_register
from sijill.store.replay import rebuild
from sijill.store.verification import verify
from tests.store.making import Team


def history(team: Team, source: str) -> list[tuple[str, dict[str, object]]]:
    return [(event.event, event.detail) for event in custody(View(team.register), source)]


def describe(team: Team, source: str, **changes: object) -> int:
    query = "SELECT details, version FROM source WHERE id = %s"
    [(details, version)] = team.tables.select(query, (source,))
    return team.say(
        "source.described", source=source, seen=version, details={**json.loads(details), **changes}
    )


def test_every_event_of_a_source_is_told_in_order(team: Team) -> None:
    team.source("other.txt", text="Somebody else's.")
    source = team.source("a.txt", b"bytes", text="Sara Mirlani was taken.", title="An article")
    describe(team, source, title="Another title", publisher="Gazette")
    team.read(source, [], reader="reader@2")
    noted = team.note_custody(source, "transfer", note="brought by a courier")

    assert history(team, source) == [
        ("ingestion", {"name": "a.txt", "size": 1}),
        (
            "message digest calculation",
            {"algorithm": "SHA-256", "sha256": hashlib.sha256(b"bytes").hexdigest()},
        ),
        (
            "text extraction",
            {
                "outcome": "read",
                "extractor": "sample@1",
                "text_sha256": hashlib.sha256(b"Sara Mirlani was taken.").hexdigest(),
            },
        ),
        ("metadata modification", {"fields": ["publisher", "title"]}),
        ("metadata extraction", {"program": "reader@2", "rows": 0}),
        ("transfer", {"at_said": None, "by": None, "note": "brought by a courier"}),
    ]
    [*inside, last] = custody(View(team.register), source)
    [(at,)] = team.tables.select("SELECT at FROM entry WHERE seq = %s", (noted,))
    detail = {"at_said": None, "by": None, "note": "brought by a courier"}
    assert last == CustodyEvent(noted, at, team.author, "transfer", detail, outside=True)
    assert [event.outside for event in inside] == [False] * 5


def test_the_import_of_a_list_is_told_of_its_version(team: Team) -> None:
    team.bring("families", {"1": {"name": "Sara Mirlani"}, "2": {"name": "Amir Lumawi"}})
    [(source,)] = team.tables.select("SELECT source FROM list_version")

    assert history(team, source)[-1] == ("metadata extraction", {"list": "families", "rows": 2})


def test_a_source_that_lost_its_original_and_its_text_says_so(team: Team) -> None:
    source = team.source("a.txt", b"bytes", text="Sara Mirlani was taken.")
    record = team.propose(source, "Sara Mirlani")

    erase_record(team.register, record, author=team.author)

    assert history(team, source)[-1] == ("deletion", {"what": ["original", "text"]})
    assert history(team, source)[0][0] == "ingestion"
    before = team.tables.select("SELECT * FROM custody ORDER BY id")
    assert verify(team.register).ok
    rebuild(team.register)
    assert team.tables.select("SELECT * FROM custody ORDER BY id") == before


def test_a_source_that_was_erased_has_no_history_until_it_comes_back(team: Team) -> None:
    source = team.source("a.txt", b"bytes", text="Sara Mirlani was taken.")
    team.note_custody(source, "transfer", note="brought by Sara's brother")
    erase_source(team.register, source, author=team.author)

    with pytest.raises(NotFound):
        custody(View(team.register), source)
    assert team.tables.select("SELECT * FROM custody") == []
    team.source("a.txt", b"bytes")
    assert [event for event, _ in history(team, source)] == ["ingestion", "message digest calculation"]
    assert verify(team.register).ok


def test_who_may_not_see_a_source_sees_no_history(team: Team) -> None:
    source = team.source("a.txt", text="Sara", audience="team")

    assert len(custody(View(team.register, TEAM), source)) == 3
    with pytest.raises(NotFound):
        custody(View(team.register, PUBLIC), source)


def test_nothing_can_be_noted_of_a_source_that_is_not_there(team: Team) -> None:
    with pytest.raises(NotFound):
        team.note_custody("0" * 32, "transfer", note="x")

    assert team.tables.select("SELECT size FROM head") == [(1,)]


def test_an_entry_of_another_room_has_no_event_and_does_no_harm(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sijill.store import kinds
    from sijill.store.projectors.custody import keep_history

    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    kinds.register("photo.hung", lambda projection, act: keep_history(projection, act, act.body["source"]))
    source = team.source("a.txt")
    team.say("photo.hung", source=source)

    assert [event for event, _ in history(team, source)] == ["ingestion", "message digest calculation"]


def test_no_table_is_searched_through(tmp_path: Path) -> None:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    with create_register(tmp_path / "register") as register:
        team = Team(register)
        source = team.source("a.txt", text="Sara")
        with CaptureQueriesContext(connections[register.alias]) as asked:
            custody(View(register), source)
        plans = [team.tables.select(f"EXPLAIN QUERY PLAN {query['sql']}") for query in asked]

    assert len(plans) == 2
    assert [step for plan in plans for *_, step in plan if not step.startswith("SEARCH")] == []
