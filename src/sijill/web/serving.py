"""The server of one laptop: a few threads, one register, reachable from this machine."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.urls import get_script_prefix, reverse

from sijill.errors import SijillError
from sijill.store.register import Register
from sijill.web import served

THREADS = 4


def serve(
    register: Register, *, host: str = "127.0.0.1", port: int = 0, on_ready: Callable[[str], None]
) -> None:
    """Serve a register's pages until the process is interrupted.

    ``port`` 0 is any free one. ``on_ready`` is called with the link to open, once the server listens: of a
    demo register its first page, of any other a link that lets in one browser. Raises :class:`SijillError`
    if it cannot listen there.
    """
    from waitress.server import create_server

    _prepare(register)
    token = None if register.settings.demo else secrets.token_urlsafe(32)
    served.open_to_view(register, token=token)
    try:
        server = create_server(WSGIHandler(), host=host, port=port, threads=THREADS, ident=None)
    except OSError as error:
        raise SijillError(
            f"The pages cannot be served at {host}:{port} ({error.strerror or error}); choose another port."
        ) from error
    path = get_script_prefix() if token is None else reverse("enter", args=[token])
    name = f"[{host}]" if ":" in host else host
    try:
        on_ready(f"http://{name}:{server.effective_port}{path}")
        server.run()
    finally:
        server.close()


def _prepare(register: Register) -> None:
    if getattr(settings, "ROOT_URLCONF", None) != "sijill.web.urls":
        raise RuntimeError("import sijill.web before sijill.store: Django is set up for the tables alone")
    # A thread keeps its connection, and with it what SQLite has in memory.
    connections.settings[register.alias]["CONN_MAX_AGE"] = None
