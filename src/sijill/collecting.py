"""The collector of cyclic garbage, held back while a batch makes many objects and no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let no collection run inside the block; what nothing refers to is freed all the same.

    Each collection walks over every object that a process holds, and finds none to free where no cycles are
    made. Nested blocks, and blocks of several threads, may end in any order.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
