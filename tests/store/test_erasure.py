"""Erasure for safety: not a byte of it is left anywhere, and what is left still verifies."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sijill.claims import random_id, record_id, tombstone
from sijill.ledger import encode
from sijill.store import NotFound, StorageError, removal, tables
from sijill.store.database import writing
from sijill.store.door import LATEST_CHECKPOINT, Door
from sijill.store.erasure import erase_record, erase_source
from sijill.store.register import open_register
from sijill.store.removal import unfinished
from sijill.store.replay import rebuild
from sijill.store.statements import RecordLine
from sijill.store.verification import verify
from sijill.text import fold_text
from tests.registers import RegisterFactory
from tests.store.making import Team, claim, dump

WORD = "Zubruqan Qishmari"
WORDS = (WORD, "زبرقان قشماري", "Zübrüqān")
LIST = {
    "1": {
        "name": WORD,
        "note": f"the brother of Sara; they call him {WORDS[2]}",
        "arrest.date": "2022-09-21",
    },
    "2": {"name": "Sara Mirlani", "note": "a baker"},
    "3": {"name": "Amir Lumawi", "age": "31"},
}


def traces(word: str) -> Iterator[bytes]:
    """Give the bytes by which a word could be recognised in a file."""
    for form in {word, fold_text(word), *word.split()}:
        escaped = json.dumps(form)[1:-1]
        for text in {form, escaped, json.dumps(escaped)[1:-1]}:
            yield text.encode()
            yield text.encode("utf-16-le")
            yield text.encode("utf-16-be")


def relations(team: Team, *, whole: bool) -> list[Path]:
    """Give the files of a PostgreSQL database: of the register's tables and the statistics, or all."""
    if not team.tables.postgres:
        return []
    team.tables.execute("CHECKPOINT")
    [(folder,)] = team.tables.select("SELECT current_setting('data_directory')")
    if whole:
        [(number,)] = team.tables.select("SELECT oid FROM pg_database WHERE datname = current_database()")
        return list(Path(folder, "base", str(number)).glob("*"))
    paths = team.tables.select(
        "SELECT pg_relation_filepath(oid) FROM pg_class WHERE relkind IN ('r', 'i', 't')"
        " AND (relnamespace = 'public'::regnamespace OR relnamespace = 'pg_toast'::regnamespace"
        " OR relname = 'pg_statistic')"
    )
    return [Path(folder, path) for (path,) in paths if path is not None]


def places(team: Team, *words: str, whole: bool = False) -> set[str]:
    """Give every place in folder and database that holds a trace of any of the words."""
    found = set()
    forms = [form for word in words for form in traces(word)]
    for path in [*team.register.folder.path.rglob("*"), *relations(team, whole=whole)]:
        if path.is_file() and any(form in path.read_bytes() for form in forms):
            found.add(path.name)
    if team.tables.postgres:
        names = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        for (name,) in team.tables.select(names):
            rows = repr(team.tables.select(f'SELECT * FROM "{name}"'))
            if any(form in rows.encode() for form in forms):
                found.add(name)
    return found


def all_files(team: Team) -> list[Path]:
    """Give every file of the folder and of the database."""
    paths = [*team.register.folder.path.rglob("*"), *relations(team, whole=False)]
    return [path for path in paths if path.is_file()]


def plant(team: Team) -> dict[str, str]:
    """Put one person's name everywhere that a team could."""
    if not team.tables.postgres:
        # Some builds of SQLite overwrite what is deleted; erasing must not count on it.
        team.tables.execute("PRAGMA secure_delete = OFF")
    people = team.bring("families", LIST, publisher="Families")
    one, sara, amir = people["1"], people["2"], people["3"]
    team.bring("families", {**LIST, "1": {**LIST["1"], "name": f"{WORD} ({WORDS[1]})"}})
    note, _ = team.claims_of(one)["note"]
    team.write(team.accepted(note, value={"text": f"a friend of {WORDS[1]}"}))
    team.reject(one, "note", f"{WORD} says it is not so")
    team.matching((one, sara, "same", 960_000, f"{WORD} is like Sara"), (sara, amir, "unsure", 5, "no"))
    team.take_back(team.judge(one, amir, "same", f"{WORD} is Amir"))
    team.judge(sara, amir, "different", "two people")
    team.hold(one, "name", team.claims_of(one)["name"][0], f"so says the mother of {WORD}")
    team.hold(sara, "note", None, "nobody knows")
    body = {"membership": random_id(), "group": sara, "member": one, "reason": f"{WORDS[1]} is on the photo"}
    team.say("group.resolved", **body)
    consent = random_id()
    given = {"consent": consent, "record": one, "use": "wall", "fields": ["name"], "until": None}
    team.say("consent.given", **given, by=f"the mother of {WORD}")
    # What is said twice, PostgreSQL puts into its statistics.
    team.say("consent.given", **{**given, "consent": random_id()}, by=f"the mother of {WORD}")
    team.say("consent.withdrawn", consent=consent, reason=f"{WORD} is afraid")
    team.say("public_id.assigned", public=random_id(), record=one)
    return people


def names(team: Team) -> list[str]:
    return [
        name for (name,) in team.tables.select("SELECT name FROM record WHERE name IS NOT NULL ORDER BY name")
    ]


def assert_whole(team: Team) -> None:
    """See that the register verifies, and that replaying it gives what it holds."""
    result = verify(team.register)
    assert result.findings == []
    assert result.notes == []
    rows = dump(team.tables)
    rebuild(team.register)
    assert dump(team.tables) == rows


def test_an_erased_person_of_a_list_leaves_no_byte_anywhere(team: Team) -> None:
    people = plant(team)
    team.tables.execute("ANALYZE")
    assert len(places(team, *WORDS)) > 3

    erase_record(team.register, people["1"], author=team.author)

    assert places(team, *WORDS, whole=True) == set()
    assert_whole(team)
    assert places(team, *WORDS) == set()


def test_what_was_said_of_others_stays_in_its_wording(team: Team) -> None:
    people = plant(team)
    query = (
        "SELECT c.id, c.original, c.value FROM claim c JOIN record r ON r.id = c.record"
        " WHERE r.id <> %s AND r.subject IS NULL ORDER BY c.id"
    )
    before = team.tables.select(query, (people["1"],))
    assert len(before) == 4

    erase_record(team.register, people["1"], author=team.author)

    assert team.tables.select("SELECT id, original, value FROM claim ORDER BY id") == before
    assert names(team) == ["Amir Lumawi", "Sara Mirlani"]
    kept = team.tables.select("SELECT reason, verdict FROM judgement ORDER BY reason")
    assert kept == [("no", "unsure"), ("two people", "different")]
    assert team.tables.select("SELECT reason FROM holding") == [("nobody knows",)]


def test_the_ledger_keeps_that_something_went_when_and_by_whom_and_its_tree(team: Team) -> None:
    people = plant(team)
    before = team.tables.select("SELECT seq, kind, at, author, commitment FROM entry ORDER BY seq")
    kept = (team.register.folder.ledger / LATEST_CHECKPOINT).read_text()

    written = erase_record(team.register, people["1"], author=team.author)

    after = team.tables.select("SELECT seq, kind, at, author, commitment FROM entry ORDER BY seq")
    assert after[:-1] == before
    assert after[-1][:2] == (written.acts[0].seq, "erased")
    assert after[-1][3] == team.author
    assert verify(team.register, against=kept).ok
    bare = team.tables.select("SELECT salt FROM entry WHERE body IS NULL")
    assert len(bare) > 5
    assert set(bare) == {(None,)}


def test_the_salts_are_gone_so_that_nobody_can_guess_what_was_erased(team: Team) -> None:
    record = team.propose(team.source("a.txt", text=WORD), WORD)
    [(rows_salt,)] = [
        (path.read_bytes()[-67:-3],) for path in team.register.files.all() if "rows" in path.parts
    ]
    seq = team.hold(record, "name", None, WORD) and team.tables.select("SELECT MAX(seq) FROM entry")[0][0]
    [(salt,)] = team.tables.select("SELECT salt FROM entry WHERE seq = %s", (seq,))
    assert len(places(team, salt)) > 0
    assert len(places(team, rows_salt.decode())) > 0

    erase_record(team.register, record, author=team.author)

    assert places(team, salt, rows_salt.decode()) == set()


def test_tombstones_stand_for_the_person_the_events_and_what_the_row_said(team: Team) -> None:
    key = team.register.keys.ids
    source = team.source("a.csv", text="x")
    draft = team.import_draft("families", LIST, source)
    [record, *_] = team.rows_of("families", LIST).values()
    mark = tombstone(key, "row:what the row says")
    lines = [json.loads(line)["body"] for line in team.register.files.rows(draft.body["root"])]
    lines[0]["row"]["mark"] = mark
    draft.body["root"] = team.rows_file([encode(line) for line in lines])
    team.write(draft)
    [(arrest,)] = team.tables.select("SELECT id FROM record WHERE subject = %s", (record,))

    seq = erase_record(team.register, record, author=team.author).acts[0].seq

    marks = {mark, tombstone(key, f"record:{record}"), tombstone(key, f"record:{arrest}")}
    assert set(team.tables.select("SELECT id, entry, lifted FROM tombstone")) == {
        (mark, seq, None) for mark in marks
    }


def test_an_erased_appearance_in_an_article_takes_text_and_original_with_it(team: Team) -> None:
    text = f"{WORD} and Sara Mirlani were taken."
    article = team.source("article.txt", text.encode(), text=text)
    sara = team.propose(article, "Sara Mirlani", 22, note="taken")
    one = team.propose(article, WORD, 0, note="taken")
    team.accept(one)
    team.accept(sara)

    erase_record(team.register, one, author=team.author)

    assert places(team, WORD) == set()
    assert names(team) == ["Sara Mirlani"]
    assert sorted(team.claims_of(sara)) == ["name", "note"]
    assert [row[0] for row in dump(team.tables)["source"]] == [article]
    assert_whole(team)


def test_an_event_that_names_an_erased_person_by_id_goes_with_the_person(team: Team) -> None:
    source = team.source("a.txt", text="x")
    one = team.propose(source, WORD)
    event = record_id(team.register.keys.ids, origin=source, anchor="event")
    line = claim(event, "participant", WORD, start=0)
    team.read(source, [([RecordLine(event, "event", "arrest", one)], [line])], reader="r@2")

    erase_record(team.register, one, author=team.author)

    assert places(team, WORD) == set()
    assert dump(team.tables)["record"] == []
    assert_whole(team)


def test_an_erased_source_leaves_no_byte_of_its_name_its_title_and_all_that_was_made_from_it(
    team: Team,
) -> None:
    text = f"{WORD} was taken."
    kept = team.propose(team.source("other.txt", text="Sara"), "Sara Mirlani")
    source = team.source(
        f"{WORDS[2]}.txt", text.encode(), text=text, title=f"The case of {WORDS[1]}", author=WORD
    )
    [(details, version)] = team.tables.select("SELECT details, version FROM source WHERE id = %s", (source,))
    described = {**json.loads(details), "publisher": f"The friends of {WORD}"}
    team.say("source.described", source=source, seen=version, details=described)
    record = team.propose(source, WORD, note=text)
    team.read(source, [([], [claim(None, "figure", f"{WORD} alone", start=0)])], reader="r@2")
    team.accept(record)
    team.judge(record, kept, "same", f"{WORD} is Sara")
    assert len(places(team, *WORDS)) > 3

    erase_source(team.register, source, author=team.author)

    assert places(team, *WORDS) == set()
    assert names(team) == ["Sara Mirlani"]
    assert len(dump(team.tables)["source"]) == 1
    assert_whole(team)


def test_an_erased_source_leaves_no_byte_of_its_history_its_copies_and_its_fingerprint(team: Team) -> None:
    from sijill.store.fingerprints import Fingerprints

    text = " ".join(f"{WORD} {number} was taken" for number in range(40))
    source, reprint = team.source("a.txt", text=text), team.source("b.txt", text="Reprinted.")
    other = team.source("c.txt", text="Another.")
    index = Fingerprints(team.tables, team.register.files)
    with writing(team.register.alias):
        index.add(index.take(index.missing()))
    query = "SELECT signature FROM fingerprint WHERE source = %s"
    signature = bytes(team.tables.select(query, (source,))[0][0])
    team.find_copies((source, reprint, "text", 930), (reprint, other, "text", 500))
    team.judge_copy(source, reprint, "copy", of=source, reason=f"so says the mother of {WORD}")
    team.note_custody(source, "transfer", note=f"{WORDS[1]} brought it")
    assert any(signature in path.read_bytes() for path in all_files(team))
    assert len(places(team, *WORDS)) > 1

    erase_source(team.register, source, author=team.author)

    assert places(team, *WORDS) == set()
    assert [path for path in all_files(team) if signature in path.read_bytes()] == []
    assert team.tables.select('SELECT "left", "right" FROM near_copy') == [(reprint, other)]
    assert_whole(team)


def test_an_erased_list_goes_with_all_its_rows_and_its_later_versions_can_come(team: Team) -> None:
    rows = {"1": {"name": WORD}, "2": {"name": "Sara Mirlani"}}
    team.bring("families", rows)
    [(first,)] = team.tables.select("SELECT source FROM list_version")
    team.bring("families", {**rows, "3": {"name": "Amir Lumawi"}})

    erase_source(team.register, first, author=team.author)

    assert names(team) == ["Amir Lumawi"]
    assert_whole(team)
    team.bring("families", {"3": {"name": "Amir Lumawi"}, "4": {"name": "Dara Kultabi"}})
    assert names(team) == ["Amir Lumawi", "Dara Kultabi"]
    assert team.tables.select("SELECT number FROM list_version ORDER BY number") == [(2,), (3,)]
    assert_whole(team)


def test_every_row_of_an_erased_list_is_marked(team: Team) -> None:
    people = team.bring("families", LIST)
    [(source,)] = team.tables.select("SELECT source FROM list_version")

    erase_source(team.register, source, author=team.author)

    key = team.register.keys.ids
    marks = {mark for (mark,) in team.tables.select("SELECT id FROM tombstone")}
    assert {tombstone(key, f"record:{record}") for record in people.values()} <= marks


def test_a_row_that_changed_its_wording_leaves_no_byte_of_the_old_one(team: Team) -> None:
    team.bring("families", {"1": {"name": WORD}, "2": {"name": "Sara Mirlani"}})
    people = team.bring("families", {"1": {"name": "Dara Kultabi"}, "2": {"name": "Sara Mirlani"}})

    erase_record(team.register, people["1"], author=team.author)

    assert places(team, WORD, "Dara Kultabi") == set()
    assert_whole(team)


def test_what_a_stopped_program_left_of_it_goes_as_well(team: Team) -> None:
    people = team.bring("families", LIST)
    team.register.files.put(f"a list with {WORD}, never imported".encode())
    stopped = subprocess.Popen([sys.executable, "-c", ""])
    stopped.wait()
    (team.register.files.incoming / f"{stopped.pid}-abc").write_text(WORD)

    erase_record(team.register, people["1"], author=team.author)

    assert places(team, WORD) == set()


def test_files_of_kinds_that_this_version_does_not_know_are_left_alone(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sijill.store import kinds

    known = dict(kinds._kinds)
    monkeypatch.setattr(kinds, "_kinds", known)
    kinds.register(
        "photo.added", lambda projection, act: None, files=lambda body: [kinds.FileName(body["file"])]
    )
    photo = team.register.files.put(b"a photo of somebody else")
    team.say("photo.added", file=photo)
    people = team.bring("families", LIST)
    del known["photo.added"]

    from sijill.store import replay

    monkeypatch.setattr(replay, "project", lambda *_: None)
    erase_record(team.register, people["1"], author=team.author)

    assert team.register.files.get(photo) == b"a photo of somebody else"


def test_what_two_sources_share_stays_while_one_of_them_does(team: Team) -> None:
    one, other = (
        team.source("1.txt", b"1", text="Zubruqan Qishmari"),
        team.source("2.txt", b"2", text="Zubruqan Qishmari"),
    )
    [(file,)] = set(team.tables.select("SELECT file FROM document"))

    erase_source(team.register, one, author=team.author)

    assert b"Zubruqan Qishmari" in team.register.files.get(file)
    assert_whole(team)
    erase_source(team.register, other, author=team.author)
    assert places(team, "Zubruqan Qishmari") == set()
    assert_whole(team)


def test_imports_that_brought_nothing_new_can_be_erased(team: Team) -> None:
    team.bring("families", LIST)
    team.bring("families", LIST)
    team.bring("families", LIST)
    [_, (second,), _] = team.tables.select("SELECT source FROM list_version ORDER BY number")

    erase_source(team.register, second, author=team.author)

    assert len(names(team)) == 3
    assert_whole(team)


def test_what_a_person_let_back_in_stays_when_something_else_is_erased(team: Team) -> None:
    source = team.source("a.txt", b"let back in", text="let back in")
    other = team.source("b.txt", b"another", text="another")
    erase_source(team.register, source, author=team.author)
    mark = tombstone(team.register.keys.ids, f"source:{_sha256(b'let back in')}")
    team.say("restored", marks=[mark], reason="it is safe now")
    team.source("a.txt", b"let back in", text="let back in")
    assert_whole(team)

    erase_source(team.register, other, author=team.author)

    assert team.register.files.get(_sha256(b"let back in")) == b"let back in"
    assert len(list(team.register.files.all())) == 2
    assert_whole(team)


def test_what_was_erased_twice_stands_marked_again(team: Team) -> None:
    source = team.source("a.txt", b"bytes")
    erase_source(team.register, source, author=team.author)
    [(mark,)] = team.tables.select("SELECT id FROM tombstone")
    lifted = team.say("restored", marks=[mark], reason="")
    assert team.tables.select("SELECT lifted FROM tombstone") == [(lifted,)]
    team.source("a.txt", b"bytes")

    seq = erase_source(team.register, source, author=team.author).acts[0].seq

    assert team.tables.select("SELECT id, entry, lifted FROM tombstone") == [(mark, seq, None)]
    assert_whole(team)


def test_what_is_written_while_an_erasure_begins_is_erased_with_it(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = team.bring("families", LIST)
    operate = Door.operate

    def late(door: Door, *arguments: Any, **options: Any) -> Any:
        team.hold(people["1"], "name", None, f"{WORD}, a second before")
        return operate(door, *arguments, **options)

    monkeypatch.setattr(Door, "operate", late)
    erase_record(team.register, people["1"], author=team.author)

    assert places(team, WORD) == set()
    assert_whole(team)


@pytest.mark.parametrize("erase", [erase_record, erase_source])
def test_what_is_not_there_cannot_be_erased(team: Team, erase: Any) -> None:
    with pytest.raises(NotFound):
        erase(team.register, "0" * 32, author=team.author)

    assert team.tables.select("SELECT size FROM head") == [(1,)]
    assert unfinished(team.register.folder.ledger) == []


def interrupted(team: Team, monkeypatch: pytest.MonkeyPatch, step: str) -> dict[str, str]:
    """Erase somebody, and be stopped within the removal."""
    people = team.bring("families", LIST)

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(removal, step, stop)
        with pytest.raises(KeyboardInterrupt):
            erase_record(team.register, people["1"], author=team.author)
    return people


@pytest.mark.parametrize("step", ["_remove", "_remove_rows", "_remove_strays", "_vacuum"])
def test_an_erasure_that_was_stopped_is_named_and_finished_at_the_next_opening(
    team: Team, register_factory: RegisterFactory, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    interrupted(team, monkeypatch, step)
    named = {item.what for item in verify(team.register).findings}
    assert "erasure" in named
    assert named <= {"erasure", "file", "derived row", "row"}

    again = Team(register_factory.reopen(team.register))

    assert places(again, *WORDS) == set()
    assert unfinished(again.register.folder.ledger) == []
    assert_whole(again)


def test_an_erasure_that_was_stopped_before_it_was_written_leaves_the_register_as_it_was(
    team: Team, register_factory: RegisterFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = team.bring("families", LIST)

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Door, "_close", stop)
        with pytest.raises(KeyboardInterrupt):
            erase_record(team.register, people["1"], author=team.author)
    again = Team(register_factory.reopen(team.register))

    assert names(again) == ["Amir Lumawi", "Sara Mirlani", WORD]
    assert_whole(again)


def test_an_erasure_that_a_reader_holds_up_says_so_and_is_finished_later(tmp_path: Path) -> None:
    from sijill.store.register import create_register
    from sijill.store.replay import snapshot

    with create_register(tmp_path / "register") as register:
        team = Team(register)
        people = team.bring("families", LIST)
    with (
        open_register(tmp_path / "register") as reader,
        snapshot(reader.alias) as tables,
        open_register(tmp_path / "register", wait=0.2) as writer,
    ):
        tables.select("SELECT size FROM head")
        with pytest.raises(StorageError, match="Close that program"):
            erase_record(writer, people["1"], author=writer.settings.author)

    with open_register(tmp_path / "register") as register:
        assert places(Team(register), *WORDS) == set()
        assert_whole(Team(register))


def test_finishing_waits_for_whoever_is_writing(
    team: Team, register_factory: RegisterFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = team.register
    monkeypatch.setattr(tables, "BUSY_SECONDS", 1)
    with open_register(
        register.folder.path, database_url=register_factory.url_of(register), wait=0.2
    ) as other:
        interrupted(team, monkeypatch, "_remove")
        with writing(register.alias):
            team.tables.lock()
            with pytest.raises(StorageError, match="Another program is writing"):
                removal.finish_erasures(other.alias, other.files, other.folder.ledger)
            assert len(unfinished(register.folder.ledger)) == 1

        removal.finish_erasures(other.alias, other.files, other.folder.ledger)

    assert places(team, *WORDS) == set()


def test_a_rebuild_brings_no_row_back_whose_erasure_was_stopped(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(team, monkeypatch, "_remove")

    rebuild(team.register)

    assert names(team) == ["Amir Lumawi", "Sara Mirlani"]
    assert places(team, *WORDS) == set()


def test_a_damaged_erased_entry_can_remove_no_file_outside_the_register(
    team: Team, register_factory: RegisterFactory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    interrupted(team, monkeypatch, "_remove")
    body = {"entries": [], "files": [f"../../../{victim.name}"], "rows_files": [], "rows": [], "marks": []}
    team.tables.execute("UPDATE entry SET body = %s WHERE kind = 'erased'", (json.dumps(body),))

    again = register_factory.reopen(team.register)

    assert victim.read_bytes() == b"mine"
    assert not verify(again).ok


def test_an_erased_row_and_an_erased_list_do_not_come_back_by_importing_them_again(
    team: Team, tmp_path: Path
) -> None:
    from sijill.intake import apply, plan_import
    from sijill.vocabulary import load

    vocabulary = load()
    header = "No,Name,Age\n"
    sheet = tmp_path / "families.csv"

    def bring(text: str) -> tuple[list[int], list[str]]:
        sheet.write_text(header + text, encoding="utf-8")
        plan = plan_import(
            team.register, sheet, list_name="families", vocabulary=vocabulary, author=team.author,
            allow_removals=True,
        )  # fmt: skip
        return [refusal.row for refusal in apply(plan).refused], names(team)

    assert bring(f"1,{WORD},20\n2,Sara Mirlani,24\n") == ([], ["Sara Mirlani", WORD])
    [(record,)] = team.tables.select("SELECT id FROM record WHERE name = %s", (WORD,))
    erase_record(team.register, record, author=team.author)
    assert bring(f"1,{WORD},20\n2,Sara Mirlani,25\n") == ([2], ["Sara Mirlani"])
    assert places(team, WORD) == set()

    for (source,) in team.tables.select("SELECT id FROM source"):
        erase_source(team.register, source, author=team.author)
    assert places(team, WORD, "Sara Mirlani") == set()
    refused, held = bring("2,Sara Mirlani,25\n7,Amir Lumawi,31\n")
    assert (refused, held) == ([2], ["Amir Lumawi"])
    assert places(team, "Sara Mirlani") == set()
    assert_whole(team)


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
