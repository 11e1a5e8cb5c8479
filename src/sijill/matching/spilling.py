"""Rows that wait until they are needed: in memory, and past a limit in a temporary file.

The file has no name from the start where the system allows that, so that nothing is left of it, not even if
the process is killed.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from io import FileIO
from threading import Lock
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from sijill.matching.errors import NoRoom

Rows = NDArray[np.uint64]

MEMORY = 1 << 30
"""Bytes of rows that wait in memory if nothing else is said."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows that were put aside: themselves, or where in the file they are."""

    rows: Rows | None
    begin: int
    count: int

    def __len__(self) -> int:
        return self.count


class Spill:
    """Puts rows aside and gives them back, once each; use it in a ``with`` block."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._held = 0
        self._file: FileIO | None = None
        self._lock = Lock()
        self._closing = ExitStack()

    @property
    def on_disk(self) -> int:
        """How many bytes have been written."""
        return 0 if self._file is None else self._file.seek(0, os.SEEK_END)

    def keep(self, rows: Rows) -> Kept:
        """Put rows aside. Raises :class:`NoRoom` if the folder for temporary files is full."""
        with self._lock:
            if self._held + rows.nbytes <= self._memory:
                self._held += rows.nbytes
                return Kept(rows, 0, len(rows))
            try:
                begin = self._write(rows)
            except OSError as error:
                raise NoRoom(tempfile.gettempdir(), rows.nbytes) from error
            return Kept(None, begin, len(rows))

    def _write(self, rows: Rows) -> int:
        """Append rows to the file and say where they begin."""
        if self._file is None:
            made = tempfile.TemporaryFile(prefix="sijill-", buffering=0)  # noqa: SIM115  (closed by __exit__)
            self._file = self._closing.enter_context(made)
        begin = self._file.seek(0, os.SEEK_END)
        left = np.ascontiguousarray(rows).data.cast("B")
        while left:
            left = left[self._file.write(left) :]
        return begin

    def take(self, kept: Kept) -> Rows:
        """Give rows back; memory that they held is free again."""
        with self._lock:
            if kept.rows is not None:
                self._held -= kept.rows.nbytes
                return kept.rows
            found = np.empty(kept.count, dtype=np.uint64)
            left = found.data.cast("B")
            if self._file is not None:
                self._file.seek(kept.begin)
                while left:
                    left = left[self._file.readinto(left) :]
            return found

    def __enter__(self) -> Spill:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.close()
