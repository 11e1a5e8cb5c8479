"""No rights of an administrator, not even if one started the program (Linux ``capset(2)``)."""

from __future__ import annotations

import ctypes
import struct
import sys

_VERSION_3 = 0x20080522
_PR_CAPBSET_DROP = 24
_PR_SET_NO_NEW_PRIVS = 38
_HIGHEST = 63


def drop_capabilities() -> tuple[str, ...]:
    """Give up every capability and the way to get any; give a sentence if it cannot be done."""
    if sys.platform != "linux":
        return ()
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in range(_HIGHEST + 1):
        libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
    barred = libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    header = struct.pack("=Ii", _VERSION_3, 0)
    if barred and libc.capset(header, bytes(24)) == 0:
        return ()
    return ("The worker's rights as an administrator could not be dropped on this system.",)
