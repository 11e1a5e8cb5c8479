"""A file to a document, its bytes opened only by a worker that is limited, cut off and ended after it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sijill.claims.document import Document
from sijill.extraction.errors import Killed, Refused
from sijill.extraction.handover import BrokenAnswer, unpack
from sijill.extraction.limits import Limits
from sijill.extraction.worker import ANSWERS

_APART = "keep the original, and open it only on a machine that holds nothing else"


def extract(path: str | os.PathLike[str], *, limits: Limits | None = None) -> Document:
    """Read a file as a document in a worker process of its own.

    The worker has no environment, no standard input, an empty folder of its own, and
    :class:`~sijill.extraction.Limits` on memory, processor and wall time, files and output; where the system
    allows it, no network. What could not be enforced stands in the document's warnings.

    Raises :class:`Refused` (cannot be opened, too large, broken), :class:`UnsupportedFormat`, :class:`Empty`,
    :class:`Killed` (a limit broken, or a crash).
    """
    limits = limits or Limits()
    name = Path(path).name
    descriptor = _open(path, name)
    try:
        size = _checked_size(descriptor, name, limits)
        # Only the suffix goes on: a file's name can itself name somebody, and process lists are public.
        run = _run(descriptor, "input" + Path(name).suffix, size, limits)
    finally:
        os.close(descriptor)
    if run.late:
        seconds = f"{limits.wall_seconds(size):g}"
        raise Killed(
            name, f"it was not read within {seconds} seconds", f"allow more with Limits, or {_APART}"
        )
    if len(run.output) > limits.output_bytes:
        raise Killed(name, "it gives more text than is allowed", _APART)
    if run.status != 0:
        raise Killed(name, f"the worker ended while reading it ({_cause(run.status)})", _APART)
    return _document(run.output, name)


def _open(path: str | os.PathLike[str], name: str) -> int:
    try:
        # O_NONBLOCK: opening a named pipe must not hang.
        return os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Refused(
            name, f"it cannot be opened ({reason})", "check that it is there and readable"
        ) from error


def _checked_size(descriptor: int, name: str, limits: Limits) -> int:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise Refused(name, "it is not a file", "give a file, not a folder or device")
    if status.st_size > limits.input_bytes:
        allowed = limits.input_bytes / 1024**2
        raise Refused(name, f"it is larger than {allowed:g} MiB", "split it, or allow more with Limits")
    return status.st_size


@dataclass(frozen=True, slots=True)
class _Run:
    output: bytes
    status: int
    late: bool


def _run(descriptor: int, label: str, size: int, limits: Limits) -> _Run:
    command = [sys.executable, "-m", "sijill.extraction.worker"]
    command += [str(descriptor), label, str(size), limits.as_argument()]
    with tempfile.TemporaryDirectory(prefix="sijill-") as folder:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=(descriptor,),
            start_new_session=True,
        )
        late = threading.Event()
        timer = threading.Timer(limits.wall_seconds(size), _end_late, (process, late))
        timer.start()
        try:
            output = _read(process, limits.output_bytes + 1)
            if len(output) > limits.output_bytes:
                _end(process)
            status = process.wait()
        finally:
            timer.cancel()
            _end(process)
            process.wait()
    return _Run(output, status, late.is_set())


def _read(process: subprocess.Popen[bytes], limit: int) -> bytes:
    if process.stdout is None:
        return b""
    with process.stdout as pipe:
        return pipe.read(limit)


def _end_late(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    if process.poll() is None:
        late.set()
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the worker's whole group: whatever it may have started holds the pipe open too."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _cause(status: int) -> str:
    if status == -signal.SIGXCPU:
        return "its processor time was used up"
    if status < 0:
        return f"signal {signal.Signals(-status).name}"
    return f"status {status}"


def _document(output: bytes, name: str) -> Document:
    try:
        answer = unpack(output)
        if "memory" in answer:
            raise Killed(name, "it needs more memory than is allowed", f"allow more with Limits, or {_APART}")
        if "error" in answer:
            raise ANSWERS[answer["error"]](name, answer["reason"], answer["remedy"])
        document = Document.from_json(answer["document"])
        return replace(document, warnings=(*document.warnings, *answer["unenforced"]))
    except (BrokenAnswer, KeyError, TypeError, ValueError) as error:
        raise Killed(name, "the worker gave no whole answer", _APART) from error
