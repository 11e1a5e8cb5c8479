from __future__ import annotations

import os
import time

import pytest

from sijill.extraction.programs import ProgramFailed, path_of, run


def test_a_program_gets_its_input_and_gives_its_output() -> None:
    given = b"line\n" * 100_000

    assert run("cat", [], seconds=20, most_bytes=1 << 20, given=given) == given


def test_a_program_that_takes_too_long_is_ended() -> None:
    before = time.monotonic()

    with pytest.raises(ProgramFailed) as failed:
        run("sleep", ["30"], seconds=0.2, most_bytes=10)

    assert failed.value.reason == "sleep did not end within 0.2 seconds"
    assert time.monotonic() - before < 10


def test_endless_output_is_cut_off() -> None:
    with pytest.raises(ProgramFailed) as failed:
        run("yes", [], seconds=20, most_bytes=1000)

    assert failed.value.reason == "yes gave more than was asked of it"


def test_what_a_program_says_of_its_failure_is_not_repeated() -> None:
    with pytest.raises(ProgramFailed) as failed:
        run("sh", ["-c", "echo hostile words >&2; exit 3"], seconds=20, most_bytes=1000)

    assert failed.value.reason == "sh could not read it"


def test_a_program_that_does_not_take_its_input_is_no_trouble() -> None:
    assert run("true", [], seconds=20, most_bytes=10, given=bytes(1 << 20)) == b""


def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(ProgramFailed) as failed:
        run("sijill-no-such-program", [], seconds=1, most_bytes=1)

    assert failed.value.reason == "sijill-no-such-program is not installed"
    assert path_of("sijill-no-such-program") is None


def test_a_program_gets_no_variable_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_SECRET", "kept here")

    said = run("env", [], seconds=20, most_bytes=10_000, environment={"OMP_THREAD_LIMIT": "1"})

    assert sorted(said.decode().split()) == ["LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"]


def test_a_descriptor_is_handed_on_only_if_it_is_named() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"through the pipe")
    os.close(writing)
    try:
        assert run("cat", [f"/dev/fd/{reading}"], seconds=20, most_bytes=100, pass_fds=(reading,)) == (
            b"through the pipe"
        )
        with pytest.raises(ProgramFailed):
            run("cat", [f"/dev/fd/{reading}"], seconds=20, most_bytes=100)
    finally:
        os.close(reading)
