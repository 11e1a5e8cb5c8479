"""Programs of the system, started on hostile bytes: bounded in time and output, and never quoted."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache

# The worker has no environment to take a path from.
_PLACES = os.pathsep.join(("/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin", "/opt/local/bin"))


class ProgramFailed(Exception):
    """A program gave no whole answer; ``reason`` says so in neutral words, never in its own."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@cache
def path_of(program: str) -> str | None:
    """Give where a program is installed, or None."""
    return shutil.which(program, path=_PLACES)


def run(
    program: str,
    arguments: Sequence[str],
    *,
    seconds: float,
    most_bytes: int,
    given: bytes | None = None,
    pass_fds: Sequence[int] = (),
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Give what a program writes to its standard output; ``given`` is its standard input.

    Raises :class:`ProgramFailed` if it is not installed, takes longer than ``seconds``, writes more than
    ``most_bytes`` or ends with an error. What it writes to standard error is thrown away.
    """
    path = path_of(program)
    if path is None:
        raise ProgramFailed(f"{program} is not installed")
    late = threading.Event()
    # The same process group as the worker's, so that ending the worker ends the program too.
    process = subprocess.Popen(
        [path, *arguments],
        env={"LC_ALL": "C.UTF-8", **(environment or {})},
        stdin=subprocess.DEVNULL if given is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=tuple(pass_fds),
    )
    timer = threading.Timer(seconds, _end_late, (process, late))
    feeder = threading.Thread(target=_feed, args=(process, given), daemon=True)
    timer.start()
    feeder.start()
    try:
        output = _read(process, most_bytes + 1)
        if len(output) > most_bytes:
            process.kill()
        status = process.wait()
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        feeder.join()
    if late.is_set():
        raise ProgramFailed(f"{program} did not end within {seconds:g} seconds")
    if len(output) > most_bytes:
        raise ProgramFailed(f"{program} gave more than was asked of it")
    if status:
        raise ProgramFailed(f"{program} could not read it")
    return output


def _read(process: subprocess.Popen[bytes], most: int) -> bytes:
    if process.stdout is None:
        return b""
    with process.stdout as pipe:
        return pipe.read(most)


def _feed(process: subprocess.Popen[bytes], given: bytes | None) -> None:
    if process.stdin is None or given is None:
        return
    # A program that has seen enough closes its end.
    with suppress(BrokenPipeError), process.stdin as pipe:
        pipe.write(given)


def _end_late(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    if process.poll() is None:
        late.set()
        process.kill()
