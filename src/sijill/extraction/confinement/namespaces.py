"""Out of the network: a Linux network namespace that has no way out (``unshare(2)``)."""

from __future__ import annotations

import ctypes
import os

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


def leave_network() -> tuple[str, ...]:
    """Move this process and what it starts into an empty network; give a sentence if it cannot be done."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        left = libc.unshare(_CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0
        code = ctypes.get_errno()
    except (AttributeError, OSError, TypeError):
        left, code = False, 0
    if left:
        return ()
    reason = f" ({os.strerror(code)})" if code else ""
    return (f"The worker could not be moved out of the network on this system{reason}.",)
