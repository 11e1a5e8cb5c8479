"""Where the tables are: one place for the settings of SQLite and PostgreSQL, and for Django's own set-up."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import django
from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from sijill.store.errors import StorageError

BUSY_SECONDS = 20
"""How long a writer waits for another one before it gives up."""

_SQLITE_INIT = ";".join(
    (
        "PRAGMA journal_mode=WAL",
        # FULL, not NORMAL: a checkpoint that was handed out must not outlive its entries in a power cut.
        "PRAGMA synchronous=FULL",
        "PRAGMA cache_size=-262144",
        "PRAGMA temp_store=MEMORY",
    )
)

_numbers = itertools.count(1)


def configure() -> None:
    """Set Django up for the tables alone, unless somebody (the web) has done so or is about to."""
    if settings.configured:
        return
    if not os.environ.get("DJANGO_SETTINGS_MODULE"):
        settings.configure(**minimal_settings())
    django.setup()


def minimal_settings() -> dict[str, Any]:
    """Give the settings that the tables need; the web adds its own."""
    return {
        "INSTALLED_APPS": [
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "sijill.store",
        ],
        "AUTH_USER_MODEL": "store.User",
        "DATABASES": {"default": {}},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "USE_TZ": True,
    }


def sqlite_settings(path: Path | None, *, timeout: float = BUSY_SECONDS) -> dict[str, Any]:
    """Give Django's settings for a SQLite file; ``None`` is a database in memory (used to replay)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:" if path is None else str(path),
        "OPTIONS": {
            "timeout": timeout,
            "transaction_mode": "IMMEDIATE",
            "init_command": _SQLITE_INIT,
        },
    }


def url_settings(url: str) -> dict[str, Any]:
    """Give Django's settings for ``postgresql://user:password@host:port/name?option=…``.

    Raises :class:`StorageError` for any other kind of address; the address itself is not repeated, since it
    may hold a password.
    """
    try:
        parts = urlsplit(url)
        port, name = parts.port, parts.path.strip("/")
    except ValueError:
        port, name = None, ""
    # A slash in a password that is not written %2F would make its rest part of the name.
    if not name or "/" in name or "@" in name or parts.scheme not in ("postgres", "postgresql"):
        raise StorageError(
            "The database address is not understood.",
            "Write it as postgresql://user:password@host:port/name (in a password / is %2F and @ is %40).",
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(port or ""),
        "OPTIONS": options,
    }


def connect(database: dict[str, Any], *, alias: str | None = None) -> str:
    """Make a database known to Django and give its alias; nothing is opened yet."""
    alias = alias or f"register-{next(_numbers)}"
    if alias in connections.settings:
        disconnect(alias)
    connections.settings[alias] = connections.configure_settings({"default": {}, alias: database})[alias]
    return alias


def disconnect(alias: str) -> None:
    """Close a database's connection in this thread and forget it."""
    if alias in connections.settings:
        connection = connections[alias]
        connection.close()
        # Django keeps a database in memory open, so that tests do not lose it; a replay's must be freed.
        BaseDatabaseWrapper.close(connection)
        del connections[alias]
        del connections.settings[alias]


@contextmanager
def writing(alias: str) -> Iterator[None]:
    """Run one transaction; what the database refuses becomes a :class:`StorageError` with a remedy."""
    with reading(alias), transaction.atomic(using=alias):
        yield


@contextmanager
def reading(alias: str) -> Iterator[None]:
    """Turn the database's own errors into :class:`StorageError`."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        raise _explained(error) from error


def _explained(error: Exception) -> StorageError:
    said = _first_line(error)
    if "locked" in said or "lock timeout" in said or "deadlock" in said:
        return StorageError(
            "Another program is writing to this register.", "Wait until it is done, then try again."
        )
    if "full" in said or "No space" in said or "disk I/O" in said:
        return StorageError(
            "The disk is full; nothing was written.", "Free some space, then do the same again."
        )
    if "unable to open" in said or "readonly" in said:
        return StorageError(
            f"The database file cannot be written ({said}).",
            "Check who may write to the register's folder, and that its disk is not read-only.",
        )
    if any(word in said for word in ("not a database", "malformed", "unsupported file format")):
        return StorageError(
            "The database file is damaged.", "Restore it from a backup, then run `sijill verify --against`."
        )
    if isinstance(error, (OperationalError, InterfaceError)):
        return StorageError(f"The database cannot be reached: {said}.", "Check its address and that it runs.")
    return StorageError(f"The database refused: {said}.", "Run `sijill verify`; nothing was written.")


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
