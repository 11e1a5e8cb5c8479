"""What the columns of a list mean, as options of a command say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., object])


def columns_options(function: _Command) -> _Command:
    """Add ``--map`` and ``--table``."""
    mapped = click.option(
        "--map", "maps", multiple=True, metavar="HEADER=COLUMN", help="What a header means; may be repeated."
    )
    chosen = click.option(
        "--table", "sheet", metavar="NAME|NUMBER", help="Which sheet or table, where the file holds several."
    )
    return mapped(chosen(function))


def mapping_of(maps: tuple[str, ...]) -> dict[str, str]:
    """Read what ``--map`` said; raises click's BadParameter."""
    mapping = {}
    for item in maps:
        header, equals, column = item.rpartition("=")
        if not equals or not header:
            raise click.BadParameter(f"{item!r} is not HEADER=COLUMN", param_hint="--map")
        mapping[header] = column
    return mapping
