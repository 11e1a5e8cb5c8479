"""What a worker may use, and how much of that this system can enforce."""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import os
from dataclasses import asdict, dataclass

_MEBIBYTE = 1024 * 1024
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one extraction. Sizes in bytes, times in seconds.

    The wall time is ``seconds`` and ``seconds_per_mebibyte`` for each MiB of input, so that a large honest
    file is not cut off; processor time has the same bound.
    """

    input_bytes: int = 200 * _MEBIBYTE
    output_bytes: int = 600 * _MEBIBYTE
    memory_bytes: int = 3072 * _MEBIBYTE
    open_files: int = 64
    seconds: float = 20.0
    seconds_per_mebibyte: float = 2.0

    def wall_seconds(self, size: int) -> float:
        """Give the time that a file of ``size`` bytes may take."""
        return self.seconds + self.seconds_per_mebibyte * size / _MEBIBYTE

    def as_argument(self) -> str:
        """Give the limits as one command line argument."""
        return json.dumps(asdict(self))

    @classmethod
    def from_argument(cls, argument: str) -> Limits:
        """Read what :meth:`as_argument` gave."""
        return cls(**json.loads(argument))


def confine(limits: Limits, size: int) -> tuple[str, ...]:
    """Put this process under the limits for good; give one sentence for each that could not be set."""
    return (*_limit_resources(limits, size), *_leave_network())


def _limit_resources(limits: Limits, size: int) -> list[str]:
    try:
        import resource
    except ImportError:
        return ["This system has no process limits; only the time of the worker is bounded."]
    # A second more than the clock allows: the parent's message about time is the better one.
    wanted = {
        "RLIMIT_CORE": 0,
        "RLIMIT_AS": limits.memory_bytes,
        "RLIMIT_CPU": int(limits.wall_seconds(size)) + 1,
        "RLIMIT_FSIZE": limits.output_bytes,
        "RLIMIT_NOFILE": limits.open_files,
    }
    missing = []
    for name, value in wanted.items():
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (AttributeError, OSError, ValueError):
            missing.append(f"The worker's limit {name} could not be set on this system.")
    return missing


def _leave_network() -> list[str]:
    """Move into a network namespace that has no way out; only Linux has them."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        left = libc.unshare(_CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0
        code = ctypes.get_errno()
    except (AttributeError, OSError, TypeError):
        left, code = False, 0
    if left:
        return []
    reason = f" ({os.strerror(code)})" if code else ""
    return [f"The worker could not be cut off from the network on this system{reason}."]
