"""A file to a document, its bytes opened only by a worker that is limited, cut off and ended after it."""

from __future__ import annotations

import json
import os
import select
import shutil
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sijill.claims.document import Document
from sijill.extraction.errors import Killed, Refused
from sijill.extraction.forkserver import STATUS
from sijill.extraction.given import Pixels
from sijill.extraction.handover import BrokenAnswer, unpack_json
from sijill.extraction.limits import Limits
from sijill.extraction.reception import APART, Member, Reception
from sijill.extraction.worker import Request

_LONGEST_SIDE = 8192
# How long a worker that has closed its pipe may take to be gone.
_PARTING_SECONDS = 5.0
# Recordings are looked at by a system tool from their descriptor and may be larger than memory.
_RECORDINGS = frozenset(
    {
        *(".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac", ".amr", ".aac"),
        *(".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".3gp", ".mpg", ".mpeg"),
    }
)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a file holds: its document, and the files inside it, which lie in ``spool`` until discarded."""

    document: Document
    members: tuple[Member, ...] = ()
    spool: Path | None = None

    def discard(self) -> None:
        """Delete the copies of the members."""
        if self.spool is not None:
            shutil.rmtree(self.spool, ignore_errors=True)


class Workers:
    """Makes a worker for each file; to be used in a ``with`` statement, from any number of threads.

    The worker has no environment, no network, no file but the one that it reads and an empty folder of its
    own, and :class:`~sijill.extraction.Limits` on memory, processor and wall time, files and output. What
    the system cannot enforce stands in the document's warnings.

    ``preload`` loads every reader once, for many files. ``spool`` is the folder for what comes out.
    """

    def __init__(
        self, *, limits: Limits | None = None, preload: bool = False, spool: Path | None = None
    ) -> None:
        self.limits = limits or Limits()
        self.preload = preload
        self.spool = spool
        self._lock = threading.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the server and every worker."""
        with self._lock:
            self._stop()

    def extract(
        self, path: str | os.PathLike[str], *, name: str | None = None, ocr: bool = True
    ) -> Extraction:
        """Read a file; ``name`` is its name if the path has another.

        Raises :class:`Refused` (cannot be opened, too large, broken), :class:`UnsupportedFormat`,
        :class:`Empty`, :class:`Killed` (a limit broken, or a crash).
        """
        run = self._run(path, name or Path(path).name, ocr=ocr)
        try:
            document = Document.from_json(run.answer["document"])
            warnings = (*document.warnings, *run.answer["unenforced"])
            return Extraction(replace(document, warnings=warnings), tuple(run.members), run.spool)
        except (KeyError, TypeError, ValueError) as error:
            run.discard()
            raise Killed(run.name, "the worker gave no whole answer", APART) from error

    def render(
        self, path: str | os.PathLike[str], *, name: str | None = None, page: int = 1, width: int = 1200
    ) -> Pixels:
        """Draw a page of a PDF, a picture or a frame of a video as pixels; raises as :meth:`extract`."""
        run = self._run(path, name or Path(path).name, page=page, width=width)
        try:
            wide, high = run.answer["pixels"]
            data = run.members[0].path.read_bytes()
            if not (0 < wide <= _LONGEST_SIDE and 0 < high <= _LONGEST_SIDE and len(data) == wide * high * 3):
                raise ValueError("the picture has not the size it says")
            return Pixels(wide, high, data)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise Killed(run.name, "the worker gave no whole picture", APART) from error
        finally:
            run.discard()

    def _run(
        self, path: str | os.PathLike[str], name: str, *, ocr: bool = True, page: int = 0, width: int = 0
    ) -> Reception:
        with ExitStack() as stack:
            source = _open(path, name)
            stack.callback(os.close, source)
            size = _checked_size(source, name, self.limits)
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="sijill-"))
            # Only the suffix goes on: a file's name can itself name somebody.
            label = "input" + Path(name).suffix[:16]
            request = Request(label, size, folder, self.limits, ocr, page, width)
            run = Reception(name, request, self.spool)
            try:
                self._ask(run, source)
                run.check()
            except BaseException:
                run.discard()
                raise
            return run

    def _ask(self, run: Reception, source: int) -> None:
        answers, output = os.pipe()
        statuses, status = os.pipe()
        with os.fdopen(statuses, "rb") as status_pipe, os.fdopen(answers, "rb", buffering=0) as answer_pipe:
            try:
                process = self._start(run.request, [source, output, status])
            finally:
                os.close(output)
                os.close(status)
            try:
                run.receive(answer_pipe.fileno())
            finally:
                if not run.ended or not select.select([status_pipe], [], [], _PARTING_SECONDS)[0]:
                    self._kill(process)
                run.status = _status(status_pipe.read(STATUS.size))

    def _start(self, request: Request, descriptors: list[int]) -> int:
        line = json.dumps(request.as_json()).encode() + b"\n"
        with self._lock:
            for attempt in (1, 2):
                try:
                    control = self._connected()
                    socket.send_fds(control, [line], descriptors)
                    return int(_line(control)["process"])
                except (OSError, BrokenAnswer):
                    self._stop()
                    if attempt == 2:
                        raise
        raise AssertionError("unreachable")

    def _kill(self, process: int) -> None:
        with self._lock, suppress(OSError, BrokenAnswer):
            if self._control is not None:
                self._control.sendall(json.dumps({"kill": process}).encode() + b"\n")
                _line(self._control)

    def _connected(self) -> socket.socket:
        if self._control is None:
            ours, theirs = socket.socketpair()
            preload = "all" if self.preload else "none"
            with theirs:
                self._server = subprocess.Popen(
                    [
                        sys.executable,
                        "-I",
                        "-m",
                        "sijill.extraction.forkserver",
                        str(theirs.fileno()),
                        preload,
                    ],
                    env={},
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=(theirs.fileno(),),
                    start_new_session=True,
                )
            self._control = ours
            _line(ours)
        return self._control

    def _stop(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._server is not None:
            try:
                self._server.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
            self._server = None


def extract(path: str | os.PathLike[str], *, limits: Limits | None = None, ocr: bool = True) -> Document:
    """Read one file as a document in a worker of its own; what is inside it (attachments) is left out.

    Raises as :meth:`Workers.extract` does.
    """
    with Workers(limits=limits) as workers:
        extraction = workers.extract(path, ocr=ocr)
    extraction.discard()
    return extraction.document


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
    recording = Path(name).suffix.lower() in _RECORDINGS
    allowed = limits.recording_bytes if recording else limits.input_bytes
    if status.st_size > allowed:
        raise Refused(
            name, f"it is larger than {allowed / 1024**2:g} MiB", "split it, or allow more with Limits"
        )
    return status.st_size


def _line(control: socket.socket) -> dict[str, Any]:
    line = b""
    while not line.endswith(b"\n"):
        part = control.recv(4096)
        if not part:
            raise BrokenAnswer("the server of workers ended")
        line += part
    return unpack_json(line)


def _status(data: bytes) -> int | None:
    try:
        return int(STATUS.unpack(data)[0])
    except struct.error:
        return None
