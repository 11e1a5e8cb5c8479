"""The one door: a batch is written whole or not at all, and nobody's decision is lost or doubled."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sijill.claims import random_id
from sijill.ledger import LedgerError, open_checkpoint
from sijill.store import Conflict, NotFound, StorageError, StoreError
from sijill.store.door import LATEST_CHECKPOINT
from sijill.store.kinds import Draft
from sijill.store.register import Register, open_register
from sijill.store.verification import verify
from tests.registers import RegisterFactory
from tests.store.making import Team, dump


def state(team: Team) -> dict[str, Any]:
    """Give all that a batch could leave a trace in, but for files."""
    return {
        "entries": team.tables.select("SELECT seq, commitment, body FROM entry ORDER BY seq"),
        "checkpoints": team.tables.select("SELECT size, note FROM checkpoint ORDER BY size"),
        "head": team.tables.select("SELECT origin, size, frontier FROM head"),
        "found": team.tables.select("SELECT record, forms FROM search ORDER BY record"),
        "rows": dump(team.tables),
        "file": (team.register.folder.ledger / LATEST_CHECKPOINT).read_text(),
    }


def test_entry_projection_and_checkpoint_are_written_together(team: Team) -> None:
    source = team.source("a.txt", text="Sara Mirlani was taken.")

    size = team.tables.select("SELECT size FROM head")[0][0]
    assert team.tables.select("SELECT seq, kind FROM entry ORDER BY seq") == [
        (0, "register.created"),
        (1, "source.added"),
        (2, "document.extracted"),
    ]
    assert [row[0] for row in dump(team.tables)["source"]] == [source]
    note = (team.register.folder.ledger / LATEST_CHECKPOINT).read_text()
    assert team.tables.select("SELECT note FROM checkpoint WHERE size = %s", (size,)) == [(note,)]
    assert open_checkpoint(note, [team.register.keys.verifier]).size == size == 3


def test_a_batch_is_closed_by_one_checkpoint(team: Team) -> None:
    team.source("a.txt", text="Sara Mirlani was taken.")

    assert [size for (size,) in team.tables.select("SELECT size FROM checkpoint ORDER BY size")] == [1, 3]


def test_an_entry_says_who_wrote_it_when_in_what_words(team: Team) -> None:
    at = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    draft = Draft("restored", {"marks": [], "reason": "سبب"})

    written = team.register.door.write([draft], author="a" * 32, at=at)

    [row] = team.tables.select("SELECT seq, at, author, body FROM entry WHERE kind = 'restored'")
    assert row == (written.acts[0].seq, "2026-03-01T12:30:00.000Z", "a" * 32, '{"marks":[],"reason":"سبب"}')
    assert written.size == row[0] + 1


def test_no_two_salts_are_alike(team: Team) -> None:
    draft = Draft("restored", {"marks": [], "reason": ""})
    team.write(draft, draft, draft)

    salts = [salt for (salt,) in team.tables.select("SELECT salt FROM entry")]
    commitments = [row[0] for row in team.tables.select("SELECT commitment FROM entry")]
    assert len(set(salts)) == len(set(commitments)) == 4


def test_a_batch_of_nothing_writes_nothing(team: Team) -> None:
    before = state(team)

    written = team.write()

    assert (written.acts, written.size) == ((), 1)
    assert state(team) == before


@pytest.mark.parametrize(
    "body",
    [
        {"claim": "f" * 32, "seen": None, "reason": ""},
        {"claim": None},
        {"claim": "f" * 32, "seen": 1.5, "reason": ""},
    ],
    ids=["of_a_claim_that_is_not_there", "of_another_shape", "with_a_fraction"],
)
def test_an_act_that_may_not_be_leaves_no_trace_of_the_batch_it_stands_in(
    team: Team, body: dict[str, Any]
) -> None:
    people = team.bring("families", {"1": {"name": "Sara Mirlani"}, "2": {"name": "Amir Lumawi"}})
    before = state(team)
    same = {"left": people["1"], "right": people["2"], "verdict": "same"}
    good = Draft("judgement.made", {**same, "judgement": random_id(), "probability": 1, "reason": ""})

    with pytest.raises((StoreError, LedgerError, KeyError)):
        team.write(good, Draft("claim.rejected", body), good)

    assert state(team) == before
    assert verify(team.register).ok


def test_an_act_of_a_kind_that_nobody_knows_is_refused_whole(team: Team) -> None:
    before = state(team)

    with pytest.raises(StoreError, match=r"kind claim\.sung, which this version does not know"):
        team.write(Draft("restored", {"marks": [], "reason": ""}), Draft("claim.sung", {}))

    assert state(team) == before


def test_an_act_that_names_a_file_that_is_not_there_is_refused(team: Team) -> None:
    draft = team.extraction(team.source("a.txt"), "text")
    team.register.files.path(draft.body["file"]).unlink()
    before = state(team)

    with pytest.raises(StorageError, match="do the same again"):
        team.write(draft)

    assert state(team) == before


def test_a_stale_decision_is_a_conflict_and_the_first_one_stands(team: Team) -> None:
    source = team.source("a.txt", text="Sara Mirlani")
    record = team.propose(source, "Sara Mirlani")
    claim, version = team.claims_of(record)["name"]
    accept = team.accepted(claim, seen=version)
    team.say("claim.rejected", claim=claim, seen=version, reason="first")

    with pytest.raises(Conflict) as refused:
        team.write(accept)

    assert (refused.value.kind, refused.value.identifier) == ("claim", claim)
    assert (refused.value.seen, refused.value.now) == (version, team.claims_of(record)["name"][1])
    assert team.tables.select("SELECT state FROM claim WHERE id = %s", (claim,)) == [("rejected",)]


def test_a_claim_that_its_reader_took_back_meanwhile_is_a_conflict(team: Team) -> None:
    source = team.source("a.txt", text="Sara Mirlani")
    record = team.propose(source, "Sara Mirlani", note="of Tirdan")
    claim, version = team.claims_of(record)["note"]
    team.propose(source, "Sara Mirlani")

    with pytest.raises(Conflict):
        team.write(team.accepted(claim, seen=version))


def test_the_same_decision_twice_at_once_is_written_once(team: Team) -> None:
    record = team.propose(team.source("a.txt", text="Sara"), "Sara")
    claim, _ = team.claims_of(record)["name"]
    accept = team.accepted(claim)
    size = team.write(accept).size

    with pytest.raises(Conflict):
        team.write(accept)

    assert team.tables.select("SELECT size FROM head") == [(size,)]


def test_nothing_is_taken_back_twice(team: Team) -> None:
    people = team.bring("families", {"1": {"name": "Sara"}, "2": {"name": "Amir"}})
    record = people["1"]
    acts = [
        ("judgement.withdrawn", "judgement", team.judge(record, people["2"])),
        ("fact.released", "holding", team.hold(record, "name", None)),
        ("consent.withdrawn", "consent", team.consent(record)),
    ]
    for kind, name, identifier in acts:
        team.say(kind, **{name: identifier, "reason": ""})
        before = state(team)

        with pytest.raises(Conflict):
            team.say(kind, **{name: identifier, "reason": ""})

        assert state(team) == before


NOBODY = "0" * 32


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("judgement.withdrawn", {"judgement": NOBODY, "reason": ""}),
        ("fact.released", {"holding": NOBODY, "reason": ""}),
        ("group.unresolved", {"membership": NOBODY, "reason": ""}),
        ("consent.withdrawn", {"consent": NOBODY, "reason": ""}),
        ("claim.reopened", {"claim": NOBODY, "seen": None, "reason": ""}),
        ("public_id.assigned", {"public": NOBODY, "record": NOBODY}),
        ("source.described", {"source": NOBODY, "seen": None, "details": {}}),
    ],
)
def test_what_is_not_there_cannot_be_decided_on(team: Team, kind: str, body: dict[str, Any]) -> None:
    with pytest.raises(NotFound, match=NOBODY):
        team.say(kind, **body)


def test_the_same_source_twice_at_once_is_a_conflict(team: Team) -> None:
    team.source("a.txt", b"bytes")

    with pytest.raises(Conflict):
        team.source("b.txt", b"bytes")

    assert [row[3] for row in dump(team.tables)["source"]] == ["a.txt"]


def test_a_person_is_given_one_public_id(team: Team) -> None:
    [record] = team.bring("families", {"1": {"name": "Sara"}}).values()
    team.say("public_id.assigned", public=random_id(), record=record)

    with pytest.raises(Conflict):
        team.say("public_id.assigned", public=random_id(), record=record)


def test_two_descriptions_of_one_source_made_from_one_sight_are_a_conflict(team: Team) -> None:
    source = team.source("a.txt")
    [(details, version)] = team.tables.select("SELECT details, version FROM source")
    body = {"source": source, "seen": version, "details": {**json.loads(details), "title": "First"}}
    team.say("source.described", **body)

    with pytest.raises(Conflict):
        team.say("source.described", **{**body, "details": {**json.loads(details), "title": "Second"}})

    assert json.loads(team.tables.select("SELECT details FROM source")[0][0])["title"] == "First"


def test_two_imports_of_one_list_made_from_one_version_are_a_conflict(team: Team) -> None:
    one, other = team.source("1.csv"), team.source("2.csv")
    first = team.import_draft("families", {"1": {"name": "Sara"}}, one)
    second = team.import_draft("families", {"1": {"name": "Amir"}}, other)
    team.write(first)

    with pytest.raises(Conflict):
        team.write(second)

    assert [row[5] for row in dump(team.tables)["record"]] == ["Sara"]


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Run works in threads of their own; gives what they raised."""
    raised: list[BaseException] = []
    barrier = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        barrier.wait()
        try:
            work()
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_writers_at_once_all_succeed_and_the_ledger_has_no_gap(
    register: Register, register_factory: RegisterFactory
) -> None:
    def write(name: str) -> None:
        path, url = register.folder.path, register_factory.url_of(register)
        with open_register(path, database_url=url) as own:
            team = Team(own)
            for number in range(8):
                team.bring(name, {str(row): {"name": f"{name} {row}"} for row in range(number + 1)})

    raised = at_once(*[partial(write, name) for name in ("alba", "borea", "corva")])

    assert raised == []
    team = Team(register)
    seqs = [seq for (seq,) in team.tables.select("SELECT seq FROM entry ORDER BY seq")]
    assert seqs == list(range(1 + 3 * 8 * 3))
    assert len(dump(team.tables)["record"]) == 3 * 8
    result = verify(register)
    assert result.ok, result.findings


def test_of_two_decisions_at_once_one_wins_and_the_other_hears_of_it(
    register: Register, register_factory: RegisterFactory
) -> None:
    team = Team(register)
    record = team.propose(team.source("a.txt", text="Sara"), "Sara")
    claim, version = team.claims_of(record)["name"]

    def decide(kind: str) -> None:
        path, url = register.folder.path, register_factory.url_of(register)
        with open_register(path, database_url=url) as own:
            Team(own).say(kind, claim=claim, seen=version, reason="")

    raised = at_once(lambda: decide("claim.rejected"), lambda: decide("claim.reopened"))

    assert [type(error) for error in raised] == [Conflict]
    assert len(team.tables.select("SELECT 1 FROM entry WHERE kind LIKE 'claim.%%'", ())) == 1
    assert verify(register).ok


def test_processes_at_once_all_succeed_and_the_ledger_has_no_gap(
    register: Register, register_factory: RegisterFactory
) -> None:
    path, url = register.folder.path, register_factory.url_of(register)
    children = []
    for name in ("alba", "borea"):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                with open_register(path, database_url=url) as own:
                    team = Team(own)
                    for number in range(5):
                        team.bring(name, {str(number): {"name": f"{name} {number}"}})
                code = 0
            finally:
                os._exit(code)
        children.append(child)

    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]

    assert codes == [0, 0]
    team = Team(register)
    seqs = [seq for (seq,) in team.tables.select("SELECT seq FROM entry ORDER BY seq")]
    assert seqs == list(range(1 + 2 * 5 * 3))
    assert verify(register).ok


def test_a_writer_that_waits_too_long_is_told_what_to_do_and_has_written_nothing(
    register: Register, register_factory: RegisterFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sijill.store import tables
    from sijill.store.database import writing

    monkeypatch.setattr(tables, "BUSY_SECONDS", 1)
    path, url = register.folder.path, register_factory.url_of(register)
    before = state(Team(register))
    with open_register(path, database_url=url, wait=0.2) as other:
        team = Team(other)
        with writing(register.alias):
            Team(register).tables.lock()
            with pytest.raises(StorageError, match="Another program is writing") as refused:
                team.say("restored", marks=[], reason="")

    assert refused.value.remedy == "Wait until it is done, then try again."
    assert state(Team(register)) == before


def test_what_is_written_stands_though_the_checkpoint_file_cannot_be_written(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sijill.store import door

    def full(path: Path, data: bytes) -> None:
        raise StorageError(f"{path.name} cannot be written.", "Check the free space.")

    monkeypatch.setattr(door, "write_whole", full)
    written = team.write(Draft("restored", {"marks": [], "reason": ""}))

    assert written.size == 2
    assert verify(team.register).ok
