"""The pages of a register, for whoever sits at this machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sijill.store.register import Register

__all__ = ["serve"]

# Before the store sets Django up for its tables alone: import this room first where pages are served.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sijill.web.settings")


def serve(
    register: Register, *, host: str = "127.0.0.1", port: int = 0, on_ready: Callable[[str], None]
) -> None:
    """Serve a register's pages until interrupted; see :func:`sijill.web.serving.serve`."""
    # Loaded only now: the settings stand in this package, and Django reads them before it knows its tables.
    from sijill.web import serving

    serving.serve(register, host=host, port=port, on_ready=on_ready)
