"""Files are named by their bytes, and are there whole or not at all."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.ledger import Frontier, new_salt, read_rows, write_rows
from sijill.store import StorageError
from sijill.store.files import Files, write_whole


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "files")


@given(data=st.binary(max_size=200))
def test_bytes_come_back_under_their_hash(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    files = Files(tmp_path_factory.getbasetemp() / "bytes")

    name = files.put(data)

    assert name == hashlib.sha256(data).hexdigest()
    assert files.get(name) == data


def test_the_same_bytes_twice_are_one_file(files: Files, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"bytes")

    assert files.put_file(tmp_path / "a") == (files.put(b"bytes"), 5)
    assert len(list(files.all())) == 1
    assert list(files.incoming.iterdir()) == []


def test_only_the_owner_can_read_them(files: Files) -> None:
    path = files.path(files.put(b"bytes"))

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_that_is_gone_is_missed_with_a_remedy(files: Files) -> None:
    with pytest.raises(StorageError, match="sijill verify"):
        files.get("0" * 64)
    with pytest.raises(StorageError, match="sijill verify"):
        list(files.rows("0" * 64))


@pytest.mark.parametrize("name", ["", "..", "../" * 22, "/etc/passwd", "A" * 64, "0" * 63, "0" * 63 + "\n"])
def test_a_name_that_is_no_hash_leads_nowhere(files: Files, name: str) -> None:
    lookups: list[Callable[[str], object]] = [files.path, files.rows_path, files.get]
    for look in lookups:
        with pytest.raises(StorageError, match="is not the name of a file"):
            look(name)


def test_derived_rows_keep_their_name_when_they_are_replaced(files: Files) -> None:
    frontier = Frontier()
    lines = list(write_rows([b'{"a":1}', b'{"b":2}'], [new_salt(), new_salt()], frontier=frontier))
    root = frontier.root().hex()
    files.place_rows(files.stage_rows(lines), root)

    assert [row.body for row in read_rows(files.rows(root))] == [b'{"a":1}', b'{"b":2}']
    files.place_rows(files.stage_rows(lines[:1]), root)
    assert list(files.rows(root)) == lines[:1]
    assert list(files.all()) == [files.rows_path(root)]


def test_what_fails_half_way_leaves_nothing(files: Files) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"the beginning"
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        files.stage_rows(chunks())

    assert list(files.incoming.iterdir()) == []


@pytest.mark.group("tmpfs")
def test_a_full_disk_keeps_what_was_there_and_leaves_no_half_file(tmpfs: Callable[[int], Path]) -> None:
    files = Files(tmpfs(1) / "files")
    kept = files.put(b"small")
    note = files.folder / "note"
    write_whole(note, b"before")

    with pytest.raises(StorageError, match="free space"):
        files.put(os.urandom(2 << 20))
    with pytest.raises(StorageError, match="free space"):
        write_whole(note, os.urandom(2 << 20))

    assert files.get(kept) == b"small"
    assert note.read_bytes() == b"before"
    assert sorted(path.name for path in files.all()) == sorted([kept, "note"])
    assert list(files.incoming.iterdir()) == []


def test_a_small_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "note"
    write_whole(path, b"before")
    with path.open("rb") as reader:
        write_whole(path, b"after")

        assert reader.read() == b"before"
    assert path.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [path]
