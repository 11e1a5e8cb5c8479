"""How much and how long a fetch may take."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """The bounds of one fetch, all its redirects together unless said otherwise.

    ``body_bytes`` counts what comes over the wire after the heads: compressed bodies as they are, the frames
    of chunks too. ``head_bytes`` and ``head_lines`` are of one answer; the standard library reads no more
    than 100 lines. ``connect_seconds`` is the wait for one machine and its TLS, ``read_seconds`` that for
    the next byte.
    """

    body_bytes: int = 50 * 1024 * 1024
    head_bytes: int = 64 * 1024
    head_lines: int = 100
    redirects: int = 5
    total_seconds: float = 60.0
    connect_seconds: float = 10.0
    read_seconds: float = 20.0


class Deadline:
    """The moment, ``seconds`` from its making, after which a fetch goes on no longer."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    @property
    def passed(self) -> bool:
        """Tell whether the time is over."""
        return time.monotonic() >= self._ends

    def within(self, seconds: float) -> float:
        """Give ``seconds``, or what is left if that is less; raises :class:`TimeoutError` at the end."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, seconds)
