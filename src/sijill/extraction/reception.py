"""One worker's answer as it comes in: taken frame by frame, within the limits of time and size."""

from __future__ import annotations

import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sijill.extraction.errors import Killed, Refused
from sijill.extraction.handover import BrokenAnswer, Frame, TooLarge, frames, unpack_json
from sijill.extraction.worker import ANSWERS, Request

APART = "keep the original, and open it only on a machine that holds nothing else"
"""What can be done with a file that no worker survives."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file that was inside another; ``path`` is a copy in the spool, ``name`` what it was called there."""

    name: str
    path: Path
    size: int
    place: dict[str, Any]


class _Late(Exception):
    """The worker did not answer in time."""


class Reception:
    """One worker's answer as it comes in."""

    def __init__(self, name: str, request: Request, spool: Path | None) -> None:
        self.name = name
        self.request = request
        self.answer: dict[str, Any] = {}
        self.members: list[Member] = []
        self.spool: Path | None = None
        self.status: int | None = None
        self.ended = False
        self._base = spool
        self._failure: Exception | None = None
        self._received = 0
        self._started = time.monotonic()
        self._seconds = request.limits.wall_seconds(request.size)

    def receive(self, descriptor: int) -> None:
        """Take frames until the answer is there, the worker ends, or a limit is broken."""
        limits = self.request.limits
        stream = _Pipe(descriptor, self._left)
        try:
            received = frames(stream, largest=limits.text_bytes)
            for kind, body in received:
                self._count(len(body))
                if kind is Frame.MEMBER:
                    self._take_member(unpack_json(body), received)
                elif kind is Frame.PAGES:
                    pages = unpack_json(body)
                    self._seconds = limits.wall_seconds(
                        self.request.size, pages=int(pages["pages"]), ocr_pages=int(pages["ocr_pages"])
                    )
                elif kind is Frame.ANSWER:
                    self.answer = unpack_json(body)
                else:
                    raise BrokenAnswer("a frame is out of order")
            self.ended = True
        except (_Late, BrokenAnswer, KeyError, TypeError, ValueError) as error:
            self._failure = error

    def check(self) -> None:
        """Raise what the worker answered, or what became of it."""
        limits = self.request.limits
        if isinstance(self._failure, _Late):
            raise Killed(
                self.name,
                f"it was not read within {self._seconds:g} seconds",
                f"allow more with Limits, or {APART}",
            )
        if isinstance(self._failure, TooLarge):
            raise Killed(self.name, "it holds more text or more files than are allowed", APART)
        if "memory" in self.answer:
            megabytes = limits.memory_bytes // 1024**2
            raise Killed(self.name, f"it needs more memory than is allowed ({megabytes} MiB)", APART)
        if "error" in self.answer:
            error = ANSWERS.get(self.answer["error"], Refused)
            raise error(self.name, str(self.answer.get("reason")), str(self.answer.get("remedy")))
        if "crash" in self.answer:
            reason = f"its reader met something that it does not expect ({self.answer['crash']})"
            raise Killed(self.name, reason, APART)
        if not self.answer or self._failure is not None:
            cause = "it gave no whole answer" if self.status == 0 else _cause(self.status)
            raise Killed(self.name, f"the worker ended while reading it ({cause})", APART)

    def discard(self) -> None:
        """Delete what the worker gave."""
        if self.spool is not None:
            shutil.rmtree(self.spool, ignore_errors=True)

    def _left(self) -> float:
        return self._started + self._seconds - time.monotonic()

    def _count(self, size: int) -> None:
        self._received += size
        if self._received > self.request.limits.output_bytes:
            raise TooLarge("all frames together are larger than allowed")

    def _take_member(self, header: dict[str, Any], received: Any) -> None:
        if len(self.members) >= self.request.limits.members:
            raise TooLarge("there are more files than allowed")
        if self.spool is None:
            if self._base is not None:
                self._base.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.spool = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=self._base))
        path = self.spool / str(len(self.members))
        size = 0
        with path.open("xb") as file:
            path.chmod(0o600)
            for kind, body in received:
                if kind is Frame.DROP:
                    path.unlink()
                    return
                if kind is Frame.END:
                    break
                if kind is not Frame.BYTES:
                    raise BrokenAnswer("a frame is out of order")
                self._count(len(body))
                size += file.write(body)
            else:
                raise BrokenAnswer("the answer ends within a member")
        self.members.append(Member(str(header["name"]), path, size, dict(header["place"])))


class _Pipe:
    """Reads a pipe as long as time is left."""

    def __init__(self, descriptor: int, left: Callable[[], float]) -> None:
        self.descriptor = descriptor
        self.left = left
        self.poll = select.poll()
        self.poll.register(descriptor, select.POLLIN | select.POLLHUP)

    def read(self, size: int, /) -> bytes:
        parts = []
        while size > 0:
            left = self.left()
            if left <= 0 or not self.poll.poll(left * 1000):
                raise _Late
            part = os.read(self.descriptor, min(size, 1 << 20))
            if not part:
                break
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


def _cause(status: int | None) -> str:
    if status is None:
        return "it was lost"
    if status == -signal.SIGXCPU:
        return "its processor time was used up"
    if status < 0:
        return f"signal {signal.Signals(-status).name}"
    return f"status {status}"
