"""A register: one folder, one database, one ledger."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

import sijill.store.projectors  # noqa: F401 (the kinds of entries register themselves)
from sijill.ledger import keys as ledger_keys
from sijill.store.database import (
    BUSY_SECONDS,
    connect,
    disconnect,
    reading,
    sqlite_settings,
    url_settings,
    writing,
)
from sijill.store.door import Door
from sijill.store.errors import StorageError
from sijill.store.files import Files, sweep_half_written
from sijill.store.folder import FORMAT, Folder, FolderSettings, load_settings, save_settings
from sijill.store.keys import Keys, create_keys, load_keys
from sijill.store.kinds import Draft
from sijill.store.models import Head
from sijill.store.removal import finish_erasures
from sijill.store.tables import Tables


@dataclass(frozen=True, slots=True)
class Register:
    """An open register. ``alias`` is its database's name in Django; close it, or use it in ``with``."""

    folder: Folder
    settings: FolderSettings
    keys: Keys
    alias: str
    files: Files
    door: Door

    def close(self) -> None:
        """Close this thread's connection to the database."""
        disconnect(self.alias)

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create_register(
    path: Path, *, name: str | None = None, demo: bool = False, database_url: str | None = None
) -> Register:
    """Make a new register in ``path``, which must not exist or be empty.

    It is made beside its place and moved there when it is whole. Raises :class:`StorageError` if there is
    something at ``path``, or if the PostgreSQL database of ``database_url`` holds a register already.
    """
    path = path.absolute()
    making = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    folder = Folder(making)
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise StorageError(f"{path} is there already.", "Name a folder that does not exist or is empty.")
        path.parent.mkdir(parents=True, exist_ok=True)
        making.mkdir(mode=0o700)
        folder.files.mkdir(mode=0o700)
        keys = create_keys(folder.ledger)
        settings = FolderSettings(name=name or path.name, author=ledger_keys.new_key_id(), demo=demo)
        save_settings(folder, settings)
        with _opened(folder, settings, keys, database_url) as register:
            _make_tables(register)
        if path.exists():
            path.rmdir()
        making.rename(path)
    except OSError as error:
        raise StorageError(
            f"The register cannot be made: {error.strerror or error}.", "Choose another place."
        ) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return open_register(path, database_url=database_url)


def open_register(
    path: Path, *, database_url: str | None = None, alias: str | None = None, wait: float | None = None
) -> Register:
    """Open the register in ``path``; its tables are brought to this version's form if they are older.

    An erasure that was stopped on the way is finished first. ``wait``: for how many seconds a writer waits
    for another one (SQLite alone; else 20).
    """
    folder = Folder(path.absolute())
    settings = load_settings(folder)
    keys = load_keys(folder.ledger)
    if database_url is None and not folder.database.exists():
        raise StorageError(
            f"{folder.database} is missing.",
            "Give the address of the database in SIJILL_DATABASE_URL, or restore the file from a backup.",
        )
    register = _opened(folder, settings, keys, database_url, alias=alias, wait=wait)
    try:
        _make_ready(register)
    except BaseException:
        register.close()
        raise
    return register


def _make_ready(register: Register) -> None:
    """See that it is the right one, bring an older one up to date, and finish what was stopped."""
    with reading(register.alias):
        tables = Tables(register.alias)
        made = "head" in tables.connection.introspection.table_names()
        origins = tables.select("SELECT origin FROM head") if made else []
    if origins != [(register.keys.origin,)]:
        raise StorageError(
            f"The database does not hold the register of the folder {register.folder.path}.",
            "Check SIJILL_DATABASE_URL and the folder's name.",
        )
    _migrate(register.alias)
    register.files.sweep()
    sweep_half_written(register.folder.path)
    sweep_half_written(register.folder.ledger)
    finish_erasures(register.alias, register.files, register.folder.ledger)


def _opened(
    folder: Folder,
    settings: FolderSettings,
    keys: Keys,
    database_url: str | None,
    *,
    alias: str | None = None,
    wait: float | None = None,
) -> Register:
    if database_url:
        database = url_settings(database_url)
    else:
        database = sqlite_settings(folder.database, timeout=BUSY_SECONDS if wait is None else wait)
    alias = connect(database, alias=alias)
    files = Files(folder.files)
    door = Door(alias=alias, files=files, keys=keys, ledger=folder.ledger)
    return Register(folder, settings, keys, alias, files, door)


def _make_tables(register: Register) -> None:
    _migrate(register.alias)
    if register.folder.database.exists():
        register.folder.database.chmod(0o600)
    with writing(register.alias):
        tables = Tables(register.alias)
        if tables.select("SELECT 1 FROM head"):
            raise StorageError(
                "The database holds a register already.", "Name an empty one in SIJILL_DATABASE_URL."
            )
        tables.insert(Head, [(1, register.keys.origin, 0, "[]")])
    created = Draft("register.created", {"format": FORMAT, "name": register.settings.name})
    register.door.write([created], author=register.settings.author)


def _migrate(alias: str) -> None:
    """Bring the tables to the form that this version knows."""
    with reading(alias):
        loader = MigrationLoader(connections[alias])
        if set(loader.disk_migrations or ()) - set(loader.applied_migrations or ()):
            call_command("migrate", database=alias, verbosity=0, interactive=False)
