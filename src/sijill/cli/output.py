"""What commands print: JSON to stdout alone, or words and tables for people; progress to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sijill.store.replay import Progress


def print_json(value: Any) -> None:
    """Print one JSON document."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def say(sentence: str) -> None:
    """Print a sentence for people; control characters in it are made harmless."""
    click.echo(_harmless(sentence))


def table(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table; what comes from sources is isolated and cannot steer the terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for header in headers:
        drawn.add_column(header, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(_harmless(str(cell))) for cell in row))
    Console().print(drawn)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """Show progress on stderr while the block runs, if somebody is looking."""
    if quiet or not sys.stderr.isatty():
        from sijill.store.replay import silent

        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield report


def _harmless(text: str) -> str:
    return "".join(sign if sign.isprintable() or sign in "\n\t‌‎‏⁦⁧⁨⁩" else "�" for sign in text)
