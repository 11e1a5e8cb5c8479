"""What a reader is given: the bytes of one file, and the ways to hand over what is in them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Deliver = Callable[[str, Iterable[bytes], dict[str, Any]], None]
Expect = Callable[[int, int], None]

_HEAD = 64 * 1024


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as it is seen: ``data`` holds ``height`` rows of ``width`` pixels, three bytes (RGB) each."""

    width: int
    height: int
    data: bytes


def _ignore_pages(pages: int, ocr_pages: int) -> None:
    """Nobody waits."""


def _refuse_members(name: str, chunks: Iterable[bytes], place: dict[str, Any]) -> None:
    for _ in chunks:
        pass


@dataclass(frozen=True)
class Given:
    """One file inside the worker.

    ``descriptor`` is open for reading, of a regular file of ``size`` bytes; ``name`` is the file's, of which
    only the suffix is the sender's. ``ocr``: text may be recognised in pictures.
    """

    descriptor: int
    name: str
    size: int
    ocr: bool = True
    on_member: Deliver = field(default=_refuse_members)
    on_pages: Expect = field(default=_ignore_pages)

    @cached_property
    def data(self) -> bytes:
        """All of the bytes, read once."""
        return self.read_at(0, self.size)

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB."""
        return self.read_at(0, min(self.size, _HEAD))

    def read_at(self, offset: int, length: int) -> bytes:
        """Read ``length`` bytes from ``offset`` on, fewer at the end of the file."""
        parts = []
        while length > 0 and (part := os.pread(self.descriptor, length, offset)):
            parts.append(part)
            offset += len(part)
            length -= len(part)
        return b"".join(parts)

    def deliver(self, name: str, chunks: Iterable[bytes], **place: Any) -> None:
        """Hand over a file that is inside this one (an attachment, a member of an archive).

        ``name`` may be any string: it is shown and its suffix used, never taken for a path. ``chunks`` are
        taken one by one, so that a large member needs no memory. ``place`` says where it was.
        """
        self.on_member(name, chunks, place)

    def expect_pages(self, pages: int, *, ocr_pages: int = 0) -> None:
        """Say how many pages there are, some of them to be recognised: more time is then allowed."""
        self.on_pages(pages, ocr_pages)


@contextmanager
def given(
    data: bytes,
    name: str,
    *,
    ocr: bool = True,
    on_member: Deliver = _refuse_members,
    on_pages: Expect = _ignore_pages,
) -> Iterator[Given]:
    """Give bytes in memory as a worker would."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        yield Given(file.fileno(), name, len(data), ocr, on_member, on_pages)
