"""Many files at once: one bad one stops no other, and what was stopped goes on where it was."""

from __future__ import annotations

import io
import json
import os
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sijill.claims import SourceDetails
from sijill.extraction import Workers
from sijill.intake import Incoming, NotAdded, Taken, add_all, document_of, gather
from sijill.intake.batches import DEEPEST
from sijill.store.erasure import erase_source
from tests.intake.conftest import Lists

DETAILS = SourceDetails(title="a batch", publisher="somebody")


def add(lists: Lists, *paths: Path, **options: Any) -> list[Taken | NotAdded]:
    with Workers(spool=lists.register.files.incoming) as workers:
        author = lists.register.settings.author
        return list(
            add_all(lists.register, gather(paths), DETAILS, author=author, workers=workers, **options)
        )


def taken(results: list[Taken | NotAdded]) -> list[Taken]:
    return [result for result in results if isinstance(result, Taken)]


def refused(results: list[Taken | NotAdded]) -> list[NotAdded]:
    return [result for result in results if isinstance(result, NotAdded)]


def archive(**members: Any) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return data.getvalue()


def a_bad_file(number: int) -> tuple[str, bytes]:
    """Give one of ten kinds of files that give no text."""
    kinds = [
        (".csv", b""),
        (".txt", b" \n\t\n"),
        (".txt", bytes(range(256)) * 8 + bytes([number])),
        (".pdf", b"%PDF-1.7\n" + bytes([number])),
        (".docx", b"PK\x03\x04" + bytes([number]) * 40),
        (".rtf", b"{\\rtf1 " + bytes([number + 32]) + b"}"),
        (".xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes([number]) * 600),
        (".png", b"\x89PNG\r\n\x1a\n" + bytes([number]) * 20),
        (".rar", b"Rar!\x1a\x07\x01\x00" + bytes([number])),
        (".exe", b"MZ" + bytes([number]) * 10),
    ]
    suffix, data = kinds[number % len(kinds)]
    return f"bad-{number}{suffix}", data


def test_of_a_thousand_files_with_fifty_bad_ones_the_others_are_read(lists: Lists) -> None:
    folder = lists.folder / "batch"
    folder.mkdir()
    for number in range(950):
        text = f"رقم {number}: نص من السطر الأول.\nو سطر ثان {number * 7919}.\n"
        suffix = (".txt", ".html", ".csv")[number % 3]
        (folder / f"{number:04}{suffix}").write_text(
            f"<!DOCTYPE html><html><body><p>{text}</p></body></html>" if suffix == ".html" else text
        )
    for number in range(50):
        name, data = a_bad_file(number)
        (folder / name).write_bytes(data)

    results = add(lists, folder)

    read = [result for result in taken(results) if result.outcome == "read"]
    bad = [result for result in taken(results) if result.outcome != "read"]
    assert len(results) == 1000
    assert len(read) == 950
    assert len(bad) == 50
    for result in bad:
        assert result.outcome in ("empty", "refused", "killed")
        assert len(result.warnings) == 1 or result.warnings == ()
    # The two kinds that do not differ from one another are one source each.
    assert len({result.id for result in bad}) == 42
    assert lists.faults() == []


def test_a_batch_that_was_stopped_goes_on_where_it_was(lists: Lists) -> None:
    folder = lists.folder / "batch"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:03}.txt").write_text(f"text number {number}")
    with Workers() as workers:
        author = lists.register.settings.author
        stopped = add_all(lists.register, gather([folder]), DETAILS, author=author, workers=workers)
        first = [next(stopped) for _ in range(70)]
        stopped.close()
    held = len(lists.select("SELECT 1 FROM source"))

    results = taken(add(lists, folder))

    assert all(isinstance(result, Taken) for result in first)
    assert 70 <= held < 200
    assert sum(1 for result in results if result.new) == 200 - held
    assert len(lists.select("SELECT 1 FROM document WHERE outcome = 'read'")) == 200
    assert list(lists.register.files.incoming.iterdir()) == []


def test_the_same_bytes_twice_in_a_batch_are_one_source(lists: Lists) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (lists.folder / name).write_text("the same words" if name != "b.txt" else "others")

    results = taken(add(lists, *(lists.folder / name for name in ("a.txt", "b.txt", "c.txt"))))

    assert [result.new for result in results] == [True, True, False]
    assert results[0].id == results[2].id
    assert results[2].outcome == "read"


def test_what_is_in_an_archive_comes_in_as_sources_that_are_part_of_it(lists: Lists) -> None:
    inner = archive(**{"deep/قائمة.csv": "الاسم\nسعاد\n"})
    (lists.folder / "mail.zip").write_bytes(archive(**{"a.txt": "text a", "inner.zip": inner}))

    results = taken(add(lists, lists.folder / "mail.zip"))
    found = {result.name: result for result in results}

    assert list(found) == [
        "mail.zip/a.txt",
        "mail.zip/inner.zip/deep/قائمة.csv",
        "mail.zip/inner.zip",
        "mail.zip",
    ]
    assert found["mail.zip/a.txt"].part_of == found["mail.zip"].id
    assert found["mail.zip/inner.zip/deep/قائمة.csv"].part_of == found["mail.zip/inner.zip"].id
    assert found["mail.zip"].part_of is None
    assert document_of(lists.register, found["mail.zip/a.txt"].id).text == "text a"
    [(details,)] = lists.select("SELECT details FROM source WHERE id = %s", found["mail.zip/a.txt"].id)
    assert json.loads(details)["publisher"] == "somebody"
    assert json.loads(details)["derived_from"] is None
    assert lists.faults() == []


def test_archives_in_archives_are_opened_only_so_deep(lists: Lists) -> None:
    data = archive(**{"text.txt": "the innermost"})
    for level in range(DEEPEST + 1):
        data = archive(**{f"level-{level}.zip": data})
    (lists.folder / "nested.zip").write_bytes(data)

    results = add(lists, lists.folder / "nested.zip")

    assert not any(result.name.endswith("text.txt") for result in taken(results))
    assert ["archives are opened 4 deep" in result.reason for result in refused(results)] == [True]


def test_an_archive_that_was_stopped_half_way_is_finished_the_next_time(lists: Lists) -> None:
    members = {f"{number:03}.txt": f"member {number}" for number in range(150)}
    (lists.folder / "many.zip").write_bytes(archive(**members))
    with Workers() as workers:
        author = lists.register.settings.author
        stopped = add_all(
            lists.register, gather([lists.folder / "many.zip"]), DETAILS, author=author, workers=workers
        )
        next(stopped)
        stopped.close()
    assert len(lists.select("SELECT 1 FROM source")) < 151

    results = taken(add(lists, lists.folder / "many.zip"))

    assert len(lists.select("SELECT 1 FROM source")) == 151
    assert (results[-1].name, results[-1].outcome) == ("many.zip", "read")


def test_what_cannot_be_taken_is_said_and_the_others_come_in(lists: Lists) -> None:
    folder = lists.folder / "odd"
    folder.mkdir()
    (folder / "good.txt").write_text("good")
    os.mkfifo(folder / "pipe.txt")
    (folder / "dangling.txt").symlink_to("nowhere")

    results = add(lists, folder)

    assert [result.name for result in taken(results)] == ["odd/good.txt"]
    assert {result.name: result.reason.partition(";")[0].split(" ", 1)[1] for result in refused(results)} == {
        "odd/dangling.txt": "is a link to another place",
        "odd/pipe.txt": "is not a regular file",
    }


def test_a_file_that_is_changed_while_it_is_kept_is_refused_and_leaves_nothing(
    lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lists.folder / "growing.txt"
    path.write_text("first words")
    hashed = "sijill.intake.batches.file_sha256"
    from sijill.intake.preserving import file_sha256

    def hash_then_write(found: Path) -> str:
        sha256 = file_sha256(found)
        found.write_text("other words")
        return sha256

    monkeypatch.setattr(hashed, hash_then_write)
    [result] = add(lists, path)

    assert isinstance(result, NotAdded)
    assert "was changed meanwhile" in result.reason
    assert [found for found in lists.register.files.all() if found.stat().st_size < 100] == []


def test_erased_bytes_do_not_come_back_in_an_archive(lists: Lists) -> None:
    (lists.folder / "secret.txt").write_text("erase me")
    [secret] = taken(add(lists, lists.folder / "secret.txt"))
    erase_source(lists.register, secret.id, author=lists.register.settings.author)
    (lists.folder / "all.zip").write_bytes(archive(**{"secret.txt": "erase me", "other.txt": "stays"}))

    results = add(lists, lists.folder / "all.zip")

    assert [result.name for result in refused(results)] == ["all.zip/secret.txt"]
    assert "erased for safety" in refused(results)[0].reason
    assert [result.name for result in taken(results)] == ["all.zip/other.txt", "all.zip"]


def test_two_programs_that_add_the_same_files_at_once_lose_nothing(lists: Lists) -> None:
    folder = lists.folder / "batch"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(f"text number {number}")

    def slowly() -> Iterator[Incoming | NotAdded]:
        yield from gather([folder])

    author = lists.register.settings.author
    with Workers() as workers:
        first = add_all(lists.register, slowly(), DETAILS, author=author, workers=workers)
        second = add_all(lists.register, gather([folder]), DETAILS, author=author, workers=workers)
        order = random.Random(3)
        results = [next(order.choice((first, second)), None) for _ in range(10)]
        results += [*first, *second]

    assert len(lists.select("SELECT 1 FROM source")) == 30
    assert not refused([result for result in results if result is not None])
    assert lists.faults() == []
