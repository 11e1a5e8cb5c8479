from __future__ import annotations

import os
import random
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from sijill.extraction import (
    Empty,
    Extraction,
    Killed,
    Limits,
    Refused,
    UnsupportedFormat,
    Workers,
    extract,
    extract_bytes,
)


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_worker_gives_the_document_that_the_bytes_give(tmp_path: Path) -> None:
    data = 'الاسم,السنة\n"س ‏\u202eص",1402\n'.encode()

    document = extract(write(tmp_path, "قائمة.csv", data))
    plain = extract_bytes(data, "قائمة.csv")

    assert (document.text, document.encoding, document.tabular) == (plain.text, plain.encoding, True)
    assert all("worker" in warning for warning in document.warnings[len(plain.warnings) :])


def test_refusals_come_back_as_what_they_are_with_the_files_own_name(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormat, match=r"^verdict\.rtf: it is an RTF text"):
        extract(write(tmp_path, "verdict.rtf", rb"{\rtf1 text}"))
    with pytest.raises(Empty):
        extract(write(tmp_path, "empty.txt", b""))
    with pytest.raises(Refused, match="no text"):
        extract(write(tmp_path, "noise.txt", bytes(range(1, 256)) * 4))


def test_what_is_no_readable_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    for path in (tmp_path / "absent.txt", tmp_path, tmp_path / "pipe.txt", Path("/dev/zero")):
        with pytest.raises(Refused):
            extract(path)


def test_a_file_larger_than_allowed_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.csv"
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)

    with pytest.raises(Refused, match="larger than 512 MiB"):
        extract(path)


def test_a_worker_that_needs_too_much_memory_is_ended(tmp_path: Path) -> None:
    path = write(tmp_path, "wide.csv", b"," * 8_000_000)

    with pytest.raises(Killed, match="memory"):
        extract(path, limits=Limits(memory_bytes=300 * 1024**2))


def test_a_worker_that_takes_too_long_is_ended_and_the_next_file_is_read(tmp_path: Path) -> None:
    slow = write(tmp_path, "slow.csv", b"a,b\n" * 3_000_000)
    good = write(tmp_path, "good.txt", b"text")

    with Workers(limits=Limits(seconds=0.3, seconds_per_mebibyte=0)) as workers:
        with pytest.raises(Killed, match=r"within 0\.3 seconds"):
            workers.extract(slow)
        document = workers.extract(good).document

    assert document.text == "text"


def test_a_worker_that_gives_more_than_allowed_is_ended(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"text " * 1000)

    with pytest.raises(Killed, match="more text or more files"):
        extract(path, limits=Limits(text_bytes=1000))


def test_workers_serve_many_threads_and_give_each_its_own(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{number}.txt", f"text {number}".encode()) for number in range(40)]
    found: dict[int, str] = {}

    def read(start: int, workers: Workers) -> None:
        for number in range(start, 40, 4):
            found[number] = workers.extract(paths[number]).document.text

    with Workers() as workers:
        threads = [threading.Thread(target=read, args=(start, workers)) for start in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert found == {number: f"text {number}" for number in range(40)}


def test_a_file_inside_a_file_is_handed_over_and_gone_when_discarded(tmp_path: Path) -> None:
    path = tmp_path / "both.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../escape.txt", "أ")
        archive.writestr("dir/one.txt", "text one")

    with Workers(spool=tmp_path / "spool") as workers:
        extraction: Extraction = workers.extract(path)
        members = {member.name: member.path.read_bytes() for member in extraction.members}
        inside = [member.path.is_relative_to(tmp_path / "spool") for member in extraction.members]
        extraction.discard()

    assert members["dir/one.txt"] == b"text one"
    assert all(inside)
    assert list((tmp_path / "spool").iterdir()) == []
    assert not (tmp_path.parent / "escape.txt").exists()


def test_after_the_workers_are_closed_no_process_is_left(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"text")
    with Workers() as workers:
        workers.extract(path)
        server = workers._server
        assert server is not None

    assert server.poll() is not None


def test_workers_go_on_when_their_server_was_ended(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"text")
    with Workers() as workers:
        workers.extract(path)
        assert workers._server is not None
        workers._server.kill()
        workers._server.wait()

        assert workers.extract(path).document.text == "text"


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc to look at the worker from outside")
def test_the_worker_sees_no_environment_and_not_the_files_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    spy = tmp_path / "python"
    spy.write_text(
        f'#!/bin/sh\necho "$@" > "{seen}"\ncat /proc/$$/environ >> "{seen}"\nexec "{sys.executable}" "$@"\n'
    )
    spy.chmod(0o755)
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    monkeypatch.setattr(sys, "executable", str(spy))

    extract(write(tmp_path, "witness-name.txt", b"text"))

    assert "forkserver" in seen.read_text()
    assert "hunter2" not in seen.read_text()
    assert "witness-name" not in seen.read_text()


def test_a_list_of_ninety_thousand_rows_is_read_whole(tmp_path: Path) -> None:
    rng = random.Random(7)
    cells = [f"اسم {rng.randrange(10**6)}" for _ in range(1000)]
    rows = "".join(",".join(cells[(i + j) % 1000] for j in range(10)) + "\n" for i in range(90_000))

    document = extract(write(tmp_path, "list.csv", rows.encode()))

    assert document.text.count("\x1e") == 90_000
