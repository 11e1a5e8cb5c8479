"""Verification finds what was tampered with, wherever that is, and names it."""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from sijill.ledger import (
    Checkpoint,
    Frontier,
    Header,
    commit,
    generate,
    leaf_hash,
    new_key_id,
    new_salt,
    read_rows,
)
from sijill.store.door import LATEST_CHECKPOINT
from sijill.store.models import PROJECTIONS
from sijill.store.replay import rebuild
from sijill.store.tables import columns, primary_key, select_all
from sijill.store.verification import Verification, verify
from tests.store.living import live
from tests.store.making import Team, dump

ENTRY = "SELECT seq, origin, kind, at, author, commitment, salt, body FROM entry ORDER BY seq"


@pytest.fixture
def lived(team: Team) -> Team:
    """Give a team on a register that has something of everything."""
    live(team)
    return team


def check(team: Team, **options: Any) -> Verification:
    return verify(team.register, **options)


def named(team: Team, **options: Any) -> set[tuple[str, str]]:
    """Give what a verification names: what it is of, and where."""
    return {(finding.what, finding.where) for finding in check(team, **options).findings}


def said(team: Team, what: str, where: str) -> str:
    found = [item.message for item in check(team).findings if (item.what, item.where) == (what, where)]
    return " ".join(found)


@contextmanager
def changed(team: Team, table: str, key: tuple[str, Any], column: str, value: Any) -> Iterator[None]:
    """Let a cell of a table have another value for a while."""
    where = f'FROM "{table}" WHERE "{key[0]}" = %s'
    [(before,)] = team.tables.select(f'SELECT "{column}" {where}', (key[1],))
    assert before != value
    update = f'UPDATE "{table}" SET "{column}" = %s WHERE "{key[0]}" = %s'
    assert team.tables.execute(update, (value, key[1])) == 1
    back = value if column == key[0] else key[1]
    yield
    team.tables.execute(update, (before, back))


@contextmanager
def rewritten(path: Path, data: bytes | None) -> Iterator[None]:
    """Let a file have other bytes, or none, for a while."""
    before = path.read_bytes()
    assert before != data
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)
    yield
    path.write_bytes(before)


def another(value: Any) -> Any:
    """Give a value of the same type that is another."""
    if value is None:
        return "0"
    if isinstance(value, str):
        return value[:-1] + ("1" if value.endswith("0") else "0")
    return not value if isinstance(value, bool) else value + 1_000


def test_a_register_that_nobody_tampered_with_fits(lived: Team) -> None:
    result = check(lived)

    assert result.findings == []
    assert result.notes == []
    assert result.ok
    assert result.entries == lived.tables.select("SELECT size FROM head")[0][0]
    assert result.files == len(list(lived.register.files.all()))
    assert result.checkpoints == lived.tables.select("SELECT COUNT(*) FROM checkpoint")[0][0]
    assert [table for table, rows in dump(lived.tables).items() if not rows] == []


def test_verifying_says_how_far_it_is(lived: Team) -> None:
    told: list[tuple[str, int, int]] = []

    verify(lived.register, progress=lambda what, done, total: told.append((what, done, total)))

    assert {what for what, _, _ in told} == {
        "checking entries",
        "checking files",
        "replaying the ledger",
        "comparing tables",
    }
    assert all(0 <= done <= total for _, done, total in told)


def test_every_column_of_every_projection_is_compared(lived: Team) -> None:
    missed = []
    for model in PROJECTIONS:
        table, key = model._meta.db_table, primary_key(model)
        names = columns(model)
        row = dict(zip(names, lived.tables.select(select_all(model))[0], strict=True))
        for column in names:
            value = another(bool(row[column]) if column in ("tabular", "by_person") else row[column])
            with changed(lived, table, (key, row[key]), column, value):
                findings = check(lived).findings
            if column == key:
                expected = {("row", f"{table} {row[key]}"), ("row", f"{table} {value}")}
            else:
                expected = {("row", f"{table} {row[key]}")}
                missed += [table for item in findings if item.message != f"was changed: {column}"]
            if {(item.what, item.where) for item in findings} != expected:
                missed.append(f"{table}.{column}")

    assert missed == []
    assert check(lived).ok


def test_a_row_that_was_put_in_or_taken_out_is_named(lived: Team) -> None:
    missed = []
    for model in PROJECTIONS:
        table, key = model._meta.db_table, primary_key(model)
        names = columns(model)
        row = lived.tables.select(select_all(model))[0]
        held = dict(zip(names, row, strict=True))
        extra = {**held, key: another(held[key])}
        if table == "public_id":
            extra["record"] = "f" * 32
        lived.tables.insert(model, [tuple(extra.values())])
        if said(lived, "row", f"{table} {extra[key]}") != "is in the table, but no entry put it there":
            missed.append(f"{table}: put in")
        for value in (extra[key], held[key]):
            lived.tables.execute(f'DELETE FROM "{table}" WHERE "{key}" = %s', (value,))
        if said(lived, "row", f"{table} {held[key]}") != "is missing from the table":
            missed.append(f"{table}: taken out")
        lived.tables.insert(model, [row])

    assert missed == []
    assert check(lived).ok


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "source.described"),
        ("kind", "No kind"),
        ("at", "2020-01-01T00:00:00.000Z"),
        ("at", "yesterday"),
        ("author", "f" * 32),
        ("origin", "f" * 32),
        ("commitment", "0" * 64),
        ("commitment", "no hex"),
        ("salt", "0" * 64),
        ("salt", None),
        ("body", "{}"),
        ("body", None),
    ],
)
def test_a_field_of_an_entry_that_was_changed_is_named_by_its_entry(
    team: Team, column: str, value: str | None
) -> None:
    for number in range(3):
        team.say("restored", marks=[], reason=str(number))

    with changed(team, "entry", ("seq", 2), column, value):
        findings = check(team).findings

    assert ("entry", "2") in {(item.what, item.where) for item in findings}
    assert {item.where for item in findings if item.what == "entry"} == {"2"}
    assert check(team).ok


def test_letters_of_another_case_are_another_value(team: Team) -> None:
    seq = team.say("restored", marks=[], reason="")
    [(salt, commitment)] = team.tables.select("SELECT salt, commitment FROM entry WHERE seq = %s", (seq,))
    for column, value in (("salt", salt), ("commitment", commitment)):
        with changed(team, "entry", ("seq", seq), column, value.upper()):
            assert ("entry", str(seq)) in named(team)


def test_a_header_changed_within_a_batch_is_named_with_its_batch(team: Team) -> None:
    from sijill.store.kinds import Draft

    draft = Draft("restored", {"marks": [], "reason": ""})
    team.write(draft)
    team.write(draft, draft, draft)
    team.write(draft)

    with changed(team, "entry", ("seq", 3), "author", "f" * 32):
        findings = {(item.what, item.where) for item in check(team).findings if item.what == "entry"}

    assert findings == {("entry", "2-4")}


def test_an_entry_that_was_taken_out_moved_or_added_is_named(team: Team) -> None:
    for number in range(4):
        team.say("restored", marks=[], reason=str(number))
    rows = team.tables.select(ENTRY)

    with changed(team, "entry", ("seq", 2), "seq", 99):
        assert said(team, "entry", "2") == "is missing; entry 3 comes in its place"
    with changed(team, "entry", ("seq", 4), "seq", 5):
        assert said(team, "entry", "4") == "is missing; entry 5 comes in its place"
    from sijill.store.models import Entry

    team.tables.insert(Entry, [(5, *rows[4][1:])])
    assert {("head", "head"), ("checkpoint", "6")} <= named(team)
    team.tables.execute("DELETE FROM entry WHERE seq = 5")
    assert check(team).ok


def test_two_entries_that_changed_places_are_named(team: Team) -> None:
    for number in range(3):
        team.say("restored", marks=[], reason=str(number))
    for old, new in ((1, 9), (2, 1), (9, 2)):
        team.tables.execute("UPDATE entry SET seq = %s WHERE seq = %s", (new, old))

    assert ("entry", "1") in named(team)


def test_a_body_that_is_gone_without_an_erasure_is_named_and_one_that_came_back_too(lived: Team) -> None:
    [(seq,)] = lived.tables.select("SELECT MIN(seq) FROM entry WHERE body IS NULL")
    with changed(lived, "entry", ("seq", seq), "body", '{"reason":"back again"}'):
        assert ("entry", str(seq)) in named(lived)
    with changed(lived, "entry", ("seq", seq), "salt", "0" * 64):
        assert said(lived, "entry", str(seq)) == "has lost its body, but not its salt"
    [last] = lived.tables.select("SELECT MAX(seq) FROM entry")
    lived.tables.execute("UPDATE entry SET body = NULL, salt = NULL WHERE seq = %s", last)
    assert said(lived, "entry", str(last[0])) == "has lost its body without an erasure"


def test_a_checkpoint_that_was_changed_or_taken_out_is_named(team: Team) -> None:
    for number in range(3):
        team.say("restored", marks=[], reason=str(number))
    notes = dict(team.tables.select("SELECT size, note FROM checkpoint"))
    other = Checkpoint(team.register.keys.origin, 2, bytes(32)).sign(team.register.keys.signer)
    foreign = Checkpoint(new_key_id(), 2, bytes(32)).sign(generate(new_key_id()))

    for value in ("", notes[2].replace("\n2\n", "\n3\n"), foreign, notes[3], other):
        with changed(team, "checkpoint", ("size", 2), "note", value):
            assert ("checkpoint", "2") in named(team)
    with changed(team, "checkpoint", ("size", 4), "size", 5):
        assert named(team) == {("checkpoint", "4"), ("checkpoint", "5")}
    with changed(team, "checkpoint", ("size", 4), "note", other.replace("\n2\n", "\n4\n")):
        assert named(team) == {("checkpoint", "4")}
    assert check(team).ok


@pytest.mark.parametrize(("column", "value"), [("origin", "f" * 32), ("size", 1), ("frontier", "[]")])
def test_a_head_that_was_changed_is_named(team: Team, column: str, value: Any) -> None:
    team.say("restored", marks=[], reason="")

    with changed(team, "head", ("id", 1), column, value):
        assert ("head", "head") in named(team)


def test_an_original_or_a_document_that_was_changed_or_is_gone_is_named(team: Team) -> None:
    team.source("a.txt", b"original", text="Sara Mirlani")
    for path in list(team.register.files.all()):
        where = str(path.relative_to(team.register.folder.path))
        for data in (path.read_bytes() + b" ", b"", None):
            with rewritten(path, data):
                assert named(team) == {("file", where)}
    assert check(team).ok


def rows_files(team: Team) -> list[Path]:
    return [path for path in team.register.files.all() if path.parent.parent.name == "rows"]


def without_salt(lines: list[bytes]) -> list[bytes]:
    [row] = read_rows([lines[0]])
    return [b'{"commitment":"%b"}\n' % row.commitment.hex().encode(), *lines[1:]]


def turned(line: bytes) -> bytes:
    """Give a row with another last digit in its salt."""
    digit = line[-4:-3]
    return line[:-4] + (b"1" if digit == b"0" else b"0") + line[-3:]


DAMAGES: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "a_letter": lambda lines: [lines[0].replace(b"Sara", b"Sera"), *lines[1:]],
    "a_salt": lambda lines: [turned(lines[0]), *lines[1:]],
    "a_line_dropped": lambda lines: lines[1:],
    "the_last_line_dropped": lambda lines: lines[:-1],
    "two_lines_swapped": lambda lines: [lines[1], lines[0], *lines[2:]],
    "a_line_twice": lambda lines: [*lines, lines[-1]],
    "a_line_that_is_none": lambda lines: [*lines, b"words\n"],
    "a_row_that_is_gone_without_an_erasure": without_salt,
    "no_line": lambda lines: [],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_derived_rows_that_were_tampered_with_are_named(team: Team, damage: str) -> None:
    rows = {"1": {"name": "Sara Mirlani"}, "2": {"name": "Amir Lumawi"}, "3": {"name": "Banu Shahbari"}}
    team.bring("families", rows)
    [path] = rows_files(team)
    where = str(path.relative_to(team.register.folder.path))

    with rewritten(path, b"".join(DAMAGES[damage](path.read_bytes().splitlines(keepends=True)))):
        found = [item for item in check(team).findings if item.what == "derived row"]

    assert {item.where.partition(":")[0] for item in found} == {where}
    assert check(team).ok


def test_an_erased_row_that_was_put_back_is_named(team: Team) -> None:
    from sijill.store.erasure import erase_record

    people = team.bring("families", {"1": {"name": "Sara Mirlani"}, "2": {"name": "Amir Lumawi"}})
    [path] = rows_files(team)
    before = path.read_bytes()
    erase_record(team.register, people["1"], author=team.author)

    with rewritten(path, before):
        where = str(path.relative_to(team.register.folder.path))
        assert ("derived row", f"{where}:0") in named(team)


def test_an_erased_file_that_was_put_back_is_named(team: Team) -> None:
    from sijill.store.erasure import erase_source

    source = team.source("a.txt", b"original", text="Sara Mirlani")
    [(sha256,)] = team.tables.select("SELECT sha256 FROM source")
    erase_source(team.register, source, author=team.author)
    team.register.files.put(b"original")

    where = str(team.register.files.path(sha256).relative_to(team.register.folder.path))
    assert named(team) == {("file", where)}
    assert said(team, "file", where) == "was erased, but is still there"


def test_a_file_that_no_entry_names_is_no_fault_but_is_told(team: Team) -> None:
    team.register.files.put(b"left behind")

    result = check(team)

    assert result.ok
    assert result.notes == [
        "1 files are named by no entry, left by a program that was stopped; they do no harm."
    ]


@pytest.mark.parametrize("text", ["", "no checkpoint", None])
def test_a_checkpoint_file_that_is_none_is_named(team: Team, text: str | None) -> None:
    path = team.register.folder.ledger / LATEST_CHECKPOINT

    with rewritten(path, None if text is None else text.encode()):
        assert named(team) == {("checkpoint", LATEST_CHECKPOINT)}


def test_a_checkpoint_file_that_was_changed_is_named(team: Team) -> None:
    path = team.register.folder.ledger / LATEST_CHECKPOINT
    text = path.read_text()
    root = text.splitlines()[2]
    other = base64.b64encode(bytes(32)).decode()

    with rewritten(path, text.replace(root, other).encode()):
        assert named(team) == {("checkpoint", LATEST_CHECKPOINT)}


def test_a_checkpoint_file_that_lags_behind_is_no_fault(team: Team) -> None:
    path = team.register.folder.ledger / LATEST_CHECKPOINT
    older = path.read_bytes()
    team.say("restored", marks=[], reason="")

    with rewritten(path, older):
        assert check(team).ok


def cut(team: Team, size: int) -> None:
    """Put the database back to an older moment, consistently: what restoring its backup does."""
    frontier = Frontier()
    for row in team.tables.select(ENTRY)[:size]:
        frontier.append(header(row).leaf())
    team.tables.execute("DELETE FROM entry WHERE seq >= %s", (size,))
    team.tables.execute("DELETE FROM checkpoint WHERE size > %s", (size,))
    put_head(team, frontier)
    rebuild(team.register)


def header(row: tuple[Any, ...], **changes: Any) -> Header:
    seq, origin, kind, at, author, commitment, _, _ = row
    fields = {"seq": seq, "origin": origin, "kind": kind, "at": at, "author": author}
    return Header(**{**fields, "commitment": bytes.fromhex(commitment), **changes})


def put_head(team: Team, frontier: Frontier) -> None:
    state = json.dumps([item.hex() for item in frontier.hashes])
    team.tables.execute("UPDATE head SET size = %s, frontier = %s", (frontier.size, state))


def test_a_database_put_back_is_seen_by_the_newer_checkpoint_file(team: Team) -> None:
    path = team.register.folder.ledger / LATEST_CHECKPOINT
    team.say("restored", marks=[], reason="")
    older = path.read_text()
    team.say("restored", marks=[], reason="what somebody wants to be forgotten")
    newer = path.read_text()

    cut(team, 2)

    assert named(team) == {("checkpoint", LATEST_CHECKPOINT)}
    assert "tail was cut off" in said(team, "checkpoint", LATEST_CHECKPOINT)
    assert ("outside checkpoint", "--against") in named(team, against=newer)
    path.write_text(older)
    assert check(team).ok
    assert check(team, against=older).ok
    assert named(team, against=newer) == {("outside checkpoint", "--against")}


def test_a_whole_folder_put_back_is_seen_with_an_outside_checkpoint_alone(tmp_path: Path) -> None:
    import shutil

    from sijill.store.register import create_register, open_register

    create_register(tmp_path / "register").close()
    shutil.copytree(tmp_path / "register", tmp_path / "backup")
    with open_register(tmp_path / "register") as register:
        Team(register).source("a.txt", text="what somebody wants to be forgotten")
        note = (register.folder.ledger / LATEST_CHECKPOINT).read_text()
    shutil.rmtree(tmp_path / "register")
    (tmp_path / "backup").rename(tmp_path / "register")

    with open_register(tmp_path / "register") as register:
        assert verify(register).ok
        [finding] = verify(register, against=note).findings
    assert (finding.what, finding.where) == ("outside checkpoint", "--against")
    assert "speaks of 3 entries; 1 are there" in finding.message


def forge(team: Team, seq: int, **changes: Any) -> None:
    """Write the whole ledger anew with the register's own key, one body being another."""
    frontier = Frontier()
    notes = dict(team.tables.select("SELECT size, note FROM checkpoint"))
    for row in team.tables.select(ENTRY):
        made = header(row)
        if row[0] == seq:
            body, salt = json.dumps({**json.loads(row[7]), **changes}, sort_keys=True), new_salt()
            body = body.replace('", "', '","').replace('": ', '":')
            made = header(row, commitment=commit(body.encode(), salt))
            values = (made.commitment.hex(), salt.hex(), body, seq)
            team.tables.execute(
                "UPDATE entry SET commitment = %s, salt = %s, body = %s WHERE seq = %s", values
            )
        frontier.append(made.leaf())
        if frontier.size in notes:
            checkpoint = Checkpoint(team.register.keys.origin, frontier.size, frontier.root())
            note = checkpoint.sign(team.register.keys.signer)
            team.tables.execute("UPDATE checkpoint SET note = %s WHERE size = %s", (note, frontier.size))
    put_head(team, frontier)
    (team.register.folder.ledger / LATEST_CHECKPOINT).write_text(note)
    rebuild(team.register)


def test_a_ledger_written_anew_with_the_stolen_key_is_seen_with_an_outside_checkpoint_alone(
    team: Team,
) -> None:
    path = team.register.folder.ledger / LATEST_CHECKPOINT
    seq = team.say("restored", marks=[], reason="the truth")
    kept = path.read_text()
    team.say("restored", marks=[], reason="later")

    forge(team, seq, reason="a lie")

    assert check(team).ok
    assert named(team, against=kept) == {("outside checkpoint", "--against")}
    assert "history was rewritten" in check(team, against=kept).findings[0].message


def test_a_history_rewritten_behind_a_checkpoint_file_that_lags_is_seen(team: Team) -> None:
    path = team.register.folder.ledger / LATEST_CHECKPOINT
    seq = team.say("restored", marks=[], reason="the truth")
    older = path.read_text()
    team.say("restored", marks=[], reason="later")

    forge(team, seq, reason="a lie")
    path.write_text(older)

    assert named(team) == {("checkpoint", LATEST_CHECKPOINT)}


def test_an_outside_checkpoint_that_fits_is_no_finding_however_old(team: Team) -> None:
    path = team.register.folder.ledger / LATEST_CHECKPOINT
    notes = [path.read_text()]
    for number in range(3):
        team.say("restored", marks=[], reason=str(number))
        notes.append(path.read_text())

    assert [check(team, against=note).ok for note in notes] == [True] * 4


def test_an_outside_checkpoint_with_another_signature_is_refused(team: Team) -> None:
    origin, root = team.register.keys.origin, leaf_hash(b"")
    foreign = Checkpoint(origin, 1, root).sign(generate(new_key_id()))
    same_name = Checkpoint(origin, 1, root).sign(generate(origin))

    for note in (foreign, same_name, "", "no note"):
        [finding] = check(team, against=note).findings
        assert (finding.what, finding.where) == ("outside checkpoint", "--against")
        assert "is not a checkpoint signed by this register's key" in finding.message


HASH = "../../../../etc/passwd" + "0" * 42
STRANGE = [
    "",
    "null",
    "5",
    "[]",
    "{}",
    '"text"',
    "\ud83d not json".encode("utf-8", "replace").decode(),
    '{"source":{},"sha256":5,"size":"x","name":null,"details":[]}',
    f'{{"source":"x","sha256":"{HASH}","size":1,"name":"n","details":{{"audience":{{"kind":"team"}}}}}}',
    '{"list":[],"name":{},"version":null,"source":[],"root":7,"rows":"many","mapping":1}',
    '{"entries":5,"files":[5],"rows_files":[{}],"rows":[{"root":[]}],"marks":[7]}',
    '{"claim":{},"source":[],"record":[1],"line":[],"origin":{},"seen":"never"}',
    '{"claim":"c","source":"s","record":null,"line":[1,2,3,4,5,6,7,8,9,10,11],"origin":"o","seen":1}',
    '{"judgement":[],"left":{},"right":{},"verdict":"perhaps","probability":"high","reason":7}',
    '{"judgement":"j","left":"a","right":"a","verdict":"same","probability":5,"reason":""}',
    '{"consent":{},"record":[],"use":{},"fields":5,"by":[],"until":{},"holding":[],"property":{}}',
]


def test_whatever_stands_in_a_body_is_a_finding_and_never_a_crash(lived: Team) -> None:
    kinds = dict(lived.tables.select("SELECT kind, MAX(seq) FROM entry WHERE body IS NOT NULL GROUP BY kind"))
    missed = []
    for kind, seq in kinds.items():
        for body in random.Random(kind).sample(STRANGE, 4):
            with changed(lived, "entry", ("seq", seq), "body", body):
                if ("entry", str(seq)) not in named(lived):
                    missed.append((kind, body))

    assert missed == []


def test_many_faults_are_named_up_to_a_number_and_then_counted(team: Team) -> None:
    rows = {str(number): {"name": f"Sara {number}"} for number in range(250)}
    team.bring("families", rows)
    team.tables.execute("UPDATE record SET name = 'x'")

    result = check(team)

    assert len(result.findings) == 200
    assert result.more == 50
    assert result.as_json()["ok"] is False
    assert len(result.as_json()["findings"]) == 200
