"""Rows come back as they were put aside, from memory or from a file of which nothing is left."""

from __future__ import annotations

import resource
import signal
import tempfile
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.matching import Columns, NoRoom, match
from sijill.matching.spilling import Spill


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let temporary files lie in a folder of ours."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@given(st.lists(st.lists(st.integers(0, 2**64 - 1), max_size=20)), st.integers(0, 400), st.randoms())
def test_rows_come_back_as_they_were_in_any_order(
    pieces: list[list[int]], memory: int, random: object
) -> None:
    with Spill(memory) as spill:
        kept = [spill.keep(np.array(piece, dtype=np.uint64)) for piece in pieces]
        found = [spill.take(one).tolist() for one in reversed(kept)]

    assert found[::-1] == pieces


def test_what_fits_in_memory_is_not_written() -> None:
    rows = np.arange(10, dtype=np.uint64)
    with Spill(100) as spill:
        first = spill.keep(rows)
        assert spill.on_disk == 0
        spill.keep(rows)
        assert spill.on_disk == 80
        spill.take(first)
        spill.keep(rows)
        assert spill.on_disk == 80


def test_nothing_is_left_of_the_file_nor_seen_of_it_while_it_is_used(temporary: Path) -> None:
    def run() -> None:
        with Spill(0) as spill:
            spill.keep(np.arange(1000, dtype=np.uint64))
            assert spill.on_disk == 8000
            assert list(temporary.iterdir()) == []
            raise KeyError("a run that fails")

    with pytest.raises(KeyError):
        run()
    assert list(temporary.iterdir()) == []


def test_a_full_disk_is_said_in_one_sentence_that_names_the_folder(temporary: Path) -> None:
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
        with pytest.raises(NoRoom) as caught, Spill(0) as spill:
            spill.keep(np.zeros(1_000_000, dtype=np.uint64))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)

    assert str(caught.value) == (
        f"The folder for temporary files, {temporary}, has no room for 8 MB more; make room there, name a "
        "larger folder in TMPDIR, or give matching more memory."
    )
    assert list(temporary.iterdir()) == []


def test_matching_says_the_same_whether_rows_wait_in_memory_or_on_disk(temporary: Path) -> None:
    names = [f"{given} {family}" for given in ("Ali", "Aly", "Reza", "علی") for family in ("Nuri", "Karimi")]
    frame = pl.DataFrame(
        {
            "id": [f"r{row:04}" for row in range(1600)],
            "name": names * 200,
            "place": [f"Town {row % 37}" for row in range(1600)],
            "father": [f"Hassan{'abcdefgh'[row % 8]}" for row in range(1600)],
        }
    )
    columns = Columns(father="father", place="place")

    in_memory, on_disk = match(frame, columns=columns), match(frame, columns=columns, memory=0)

    assert in_memory.pairs.height > 1000
    assert on_disk.pairs.equals(in_memory.pairs)
    assert on_disk.identities.equals(in_memory.identities)
    assert list(temporary.iterdir()) == []
