"""The register that a command works on, and the settings that are read once, here at the door."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from sijill.store.register import Register
    from sijill.vocabulary import Vocabulary

_Command = TypeVar("_Command", bound=Callable[..., object])

DATABASE_URL = "SIJILL_DATABASE_URL"
WAIT = "SIJILL_WAIT"
"""How many seconds to wait for another program that writes to the register."""


def register_option(function: _Command) -> _Command:
    """Add ``--register``; without it the folder one stands in."""
    return click.option(
        "--register",
        "-r",
        "register_path",
        type=click.Path(path_type=Path),
        default=Path(),
        envvar="SIJILL_REGISTER",
        metavar="FOLDER",
        help="The register's folder (else SIJILL_REGISTER, else the current folder).",
    )(function)


def json_option(function: _Command) -> _Command:
    """Add ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")(
        function
    )


def opened(path: Path) -> Register:
    """Open the register in ``path``, in PostgreSQL if SIJILL_DATABASE_URL says so."""
    from sijill.store.register import open_register

    return open_register(path, database_url=database_url(), wait=_wait())


def database_url() -> str | None:
    """Give SIJILL_DATABASE_URL, or ``None``."""
    return os.environ.get(DATABASE_URL) or None


def is_id(text: str) -> bool:
    """Whether a word looks like an id of the register."""
    return len(text) == 32 and all(sign in "0123456789abcdef" for sign in text)


def _wait() -> float | None:
    said = os.environ.get(WAIT)
    if not said:
        return None
    if not said.isascii() or not said.isdigit():
        raise click.UsageError(f"{WAIT} is {said!r}; write whole seconds, as in {WAIT}=20")
    return float(said)


def vocabulary_of(register: Register) -> Vocabulary:
    """Load the vocabulary with the team's own files over it."""
    from sijill.vocabulary import load

    return load(*register.folder.vocabulary)


def with_pages() -> None:
    """Choose the settings of the pages; to be called before anything of the store is imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sijill.web.settings")
