"""Every group of bad files as one batch beside good ones: each ends in a sentence, and nothing is harmed.

The groups are made in ``tests/hostile``. Groups that need no batch stand elsewhere: addresses in
``tests/intake/fetching``, attacks on the ledger in ``tests/ledger`` and ``tests/store/test_verification.py``.
"""

from __future__ import annotations

import hashlib
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sijill.claims import SourceDetails
from sijill.cli.output import harmless
from sijill.extraction import Limits, Workers
from sijill.intake import NotAdded, add_all, batches, document_of, gather
from tests.extraction.zips import Member, zip_of
from tests.hostile import (
    bombs,
    cells,
    disguised,
    letters,
    office,
    pages,
    pdfs,
    pictures,
    recordings,
    web_archives,
    zips,
)
from tests.hostile.batch import TITLE, Batch, run
from tests.hostile.files import BadFile, Canary
from tests.hostile.sentences import faults, says_what_to_do
from tests.intake.conftest import Lists
from tests.machine import need

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured by /proc of Linux")

DETAILS = SourceDetails(title=TITLE)
MEBIBYTE = 1024 * 1024
LIMITS = Limits(memory_bytes=1536 * MEBIBYTE, input_bytes=64 * MEBIBYTE)
GROWS_LESS_THAN = 150 * MEBIBYTE
GROUPS: dict[str, tuple[BadFile, ...]] = {
    "bombs": bombs.FILES,
    "zips": zips.FILES,
    "disguised": disguised.FILES,
    "pdfs": pdfs.FILES,
    "office": office.FILES,
    "cells": cells.FILES,
    "pages": pages.FILES,
    "pictures": pictures.FILES,
    "recordings": recordings.FILES,
    "letters": letters.FILES,
    "web archives": web_archives.FILES,
}
GOOD = {
    "good.txt": "نص سليم بجانب الملفات الأخرى: planted-words-of-a-good-file.",
    "good.csv": "name,age\nSamir Keltabi,34\n",
}
READ = {
    "good.txt": GOOD["good.txt"],
    "good.csv": "name\x1fage\x1f\x1eSamir Keltabi\x1f34\x1f\x1e",
}


class Trap:
    """A server that nobody should ask; counts those who did."""

    def __init__(self) -> None:
        self.asked = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.asked += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def trap() -> Iterator[Trap]:
    trap = Trap()
    yield trap
    trap.close()


@pytest.fixture
def canary(tmp_path: Path, trap: Trap) -> Canary:
    """Give a file with a secret, in a folder that a hostile file may know the name of."""
    folder = tmp_path / "outside"
    folder.mkdir()
    canary = Canary(folder / "canary.txt", trap.address)
    canary.path.write_text(canary.secret, encoding="utf-8")
    return canary


def write(folder: Path, bad: BadFile, canary: Canary) -> None:
    path = folder / bad.name
    path.write_bytes(bad.make(canary))
    if bad.sparse:
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size + bad.sparse)


def add(lists: Lists, files: dict[str, bytes], tmp_path: Path) -> Batch:
    """Add files, and the good ones beside them, in a process of its own."""
    folder = tmp_path / "batch"
    folder.mkdir(exist_ok=True)
    for name, data in {**files, **{name: text.encode() for name, text in GOOD.items()}}.items():
        (folder / name).write_bytes(data)
    return run(lists.register.folder.path, folder, limits=LIMITS, temporary=tmp_path / "temporary")


def outcomes(batch: Batch, files: tuple[BadFile, ...]) -> dict[str, str]:
    return {bad.name: batch.of(f"batch/{bad.name}").outcome for bad in files}


def sentence_faults(batch: Batch, canary: Canary) -> dict[str, list[str]]:
    """Give what is wrong with the sentences as the command line prints them."""
    outside = (str(canary.path), canary.address, str(canary.path.parent / canary.scratch))
    found: dict[str, list[str]] = {}
    for result in batch.results:
        name = harmless(result.name)
        for sentence in map(harmless, result.sentences):
            wrong = list(faults(sentence, quoted=(name, *outside)))
            if result.outcome not in ("read", "not added") and not says_what_to_do(sentence, name=name):
                wrong.append("does not name its file or say what to do")
            if wrong:
                found[sentence] = wrong
        if result.outcome not in ("read", "not added") and len(result.sentences) != 1:
            found[name] = [f"{len(result.sentences)} sentences"]
    return found


def unsaid(batch: Batch, files: tuple[BadFile, ...]) -> dict[str, tuple[str, ...]]:
    """Give the files of which a danger is not named, or of which something is said that should not be."""
    wrong = {}
    for bad in files:
        said = batch.of(f"batch/{bad.name}").sentences
        if not all(any(part in sentence for sentence in said) for part in bad.says):
            wrong[bad.name] = said
        if not bad.says and said:
            wrong[bad.name] = said
    return wrong


def misread(lists: Lists, batch: Batch, files: tuple[BadFile, ...]) -> dict[str, str]:
    """Give the texts that are not what they should be."""
    wrong = {}
    for bad in files:
        if bad.outcome != "read":
            continue
        text = document_of(lists.register, batch.of(f"batch/{bad.name}").id).text
        if bad.text is not None and text != bad.text:
            wrong[bad.name] = text
        if any(part not in text for part in bad.holds) or any(part in text for part in bad.lacks):
            wrong[bad.name] = text
    return wrong


def members(batch: Batch, files: tuple[BadFile, ...]) -> dict[str, dict[str, str]]:
    """Give for each file that is to have members how those that it names ended."""
    by_name = {result.name: result.outcome for result in batch.results}
    return {
        bad.name: {member: by_name.get(f"batch/{bad.name}/{member}", "") for member in bad.members}
        for bad in files
        if bad.members
    }


def holding(folder: Path, words: str) -> list[str]:
    """Give the files that hold words in any of their bytes."""
    wanted = words.encode()
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and wanted in path.read_bytes()
    ]


def seen(folder: Path) -> dict[str, str]:
    """Give every file of a folder with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_of_bad_files_ends_in_sentences_and_harms_nothing(
    group: str, lists: Lists, canary: Canary, trap: Trap, tmp_path: Path
) -> None:
    for program in sorted({bad.needs for bad in GROUPS[group] if bad.needs}):
        need(program)
    files = GROUPS[group]
    (tmp_path / "batch").mkdir()
    for bad in files:
        write(tmp_path / "batch", bad, canary)
    before = seen(canary.path.parent)

    batch = add(lists, {}, tmp_path)

    assert outcomes(batch, files) == {bad.name: bad.outcome for bad in files}
    assert sentence_faults(batch, canary) == {}
    assert unsaid(batch, files) == {}
    assert misread(lists, batch, files) == {}
    assert members(batch, files) == {bad.name: dict(bad.members) for bad in files if bad.members}
    assert {name: document_of(lists.register, batch.of(f"batch/{name}").id).text for name in GOOD} == READ
    assert batch.grown < GROWS_LESS_THAN
    assert batch.largest_worker < LIMITS.memory_bytes
    assert (batch.stderr, batch.temporary, batch.running) == ("", (), ())
    assert list(lists.register.files.incoming.iterdir()) == []
    assert lists.faults() == []
    assert holding(lists.register.folder.path, canary.secret) == []
    assert seen(canary.path.parent) == before
    assert list(tmp_path.rglob(canary.scratch)) == []
    assert trap.asked == 0


def cuts(size: int) -> list[int]:
    """Give where to cut a file: after its first bytes, before its last ones, and evenly between."""
    return sorted({1, 4, 9, *(size * part // 12 for part in range(1, 12)), size - 4, size - 1} - {0, size})


def test_no_file_that_is_cut_off_passes_for_whole(lists: Lists, tmp_path: Path) -> None:
    wholes = disguised.wholes()
    cut = {
        f"{at:06}-{name}": data[:at]
        for name, data in wholes.items()
        for at in cuts(len(data))
        if at < len(data)
    }

    batch = add(lists, {**cut, **wholes}, tmp_path)

    def shown(result_name: str) -> tuple[str, str | None]:
        document = document_of(lists.register, batch.of(f"batch/{result_name}").id)
        return document.text, document.fingerprint

    assert {name: batch.of(f"batch/{name}").outcome for name in wholes} == dict.fromkeys(wholes, "read")
    ends = {name: batch.of(f"batch/{name}") for name in cut}
    assert {name for name, result in ends.items() if result.outcome == "killed"} == set()
    silent = {name for name, result in ends.items() if result.outcome == "read" and not result.sentences}
    assert {name for name in silent if shown(name) != shown(name.partition("-")[2])} == set()
    assert lists.faults() == []


def test_what_was_planted_lies_only_where_it_may(lists: Lists, tmp_path: Path) -> None:
    words = "planted-words-of-a-good-file"

    batch = add(lists, {"planted-name.rtf": f"{{\\rtf1 {words}}}".encode()}, tmp_path)

    home = lists.register.folder.path
    # Two originals, and the text that was made of one of them.
    assert len(holding(home, words)) == 3
    assert {Path(place).parts[0] for place in holding(home, words)} == {"files"}
    assert {place.partition("-")[0] for place in holding(home, "planted-name")} == {"register.sqlite3"}
    assert (batch.stderr, batch.temporary) == ("", ())
    assert {path.name.partition("-")[0] for path in home.iterdir()} == {
        "files",
        "ledger",
        "register.sqlite3",
        "register.toml",
    }


def test_an_archive_gives_only_so_many_files(lists: Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    def ten_files(budget: batches._Budget) -> None:
        budget.files, budget.size = 10, 1_000_000

    monkeypatch.setattr(batches._Budget, "__init__", ten_files)
    inner = {f"{letter}.zip": zip_of(*_members(letter, 4)) for letter in "abc"}
    path = lists.folder / "outer.zip"
    path.write_bytes(zip_of(*(Member(name.encode(), data, method=0) for name, data in inner.items())))

    with Workers(limits=LIMITS, spool=lists.register.files.incoming) as workers:
        author = lists.register.settings.author
        results = list(add_all(lists.register, gather([path]), DETAILS, author=author, workers=workers))

    reason = "and what follows is more than one archive may hold: unpack it by hand."
    left = [result.reason for result in results if isinstance(result, NotAdded)]
    # Three archives, four files of the first and three of the second are ten.
    assert sorted(left) == [f"outer.zip/b.zip/3.txt {reason}", f"outer.zip/c.zip/0.txt {reason}"]
    assert len(results) - len(left) == 1 + 10
    assert list(lists.register.files.incoming.iterdir()) == []


def _members(letter: str, count: int) -> list[Member]:
    return [Member(f"{number}.txt".encode(), f"{letter}{number}".encode()) for number in range(count)]


@pytest.mark.xfail(strict=True, reason="a font that lies about its letters is believed without a word")
def test_a_font_that_lies_about_its_letters_is_warned_of(
    lists: Lists, canary: Canary, tmp_path: Path
) -> None:
    batch = add(lists, {pdfs.LYING_LETTERS.name: pdfs.LYING_LETTERS.make(canary)}, tmp_path)

    assert unsaid(batch, (pdfs.LYING_LETTERS,)) == {}


def test_a_text_of_half_a_million_lines_needs_little_memory_outside_its_worker(
    lists: Lists, tmp_path: Path
) -> None:
    text = b"a line of some words\n" * 500_000

    batch = add(lists, {"lines.txt": text}, tmp_path)

    assert batch.of("batch/lines.txt").outcome == "read"
    assert batch.grown < GROWS_LESS_THAN
