"""What commands print: JSON to stdout alone, or words and tables for people; progress to stderr.

What comes from sources (names, file names, wordings) can hold characters that steer a terminal. Nothing here
lets one through.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sijill.store.replay import Progress

_PIPED_WIDTH = 10_000
"""Columns of a table that nobody looks at on a screen: its lines are not to be folded."""

# JSON escapes the controls below U+0020 by itself; these it leaves, and half a surrogate pair is no UTF-8.
_STEERING = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Joiners, marks and isolates: they belong to the writing of names, and end with the line.
_OF_WRITING = frozenset("\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069")


def print_json(value: Any) -> None:
    """Print one JSON document, in UTF-8 whatever the terminal's own encoding."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    text = _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8")
    _write(text)


def say(sentence: str) -> None:
    """Print a sentence for people; it may begin with an empty line, and holds no other."""
    empty = "\n" if sentence.startswith("\n") else ""
    _write(empty + harmless(sentence.removeprefix("\n")))


def table(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table; on a screen each cell is isolated, so that no name turns its neighbours around."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from sijill.text import isolate

    seen = sys.stdout.isatty()
    made = Table(box=None, pad_edge=False, header_style="bold")
    for header in headers:
        made.add_column(header, overflow="fold")
    for row in rows:
        cells = [harmless(str(cell)) for cell in row]
        made.add_row(*(Text(isolate(cell, "plain") if seen else cell) for cell in cells))
    console = Console(width=None if seen else _PIPED_WIDTH)
    with console.capture() as captured:
        console.print(made)
    drawn(captured.get())


def drawn(lines: str) -> None:
    """Print what was drawn in lines already, of harmless parts, without blanks at their ends."""
    _write("\n".join(line.rstrip() for line in lines.splitlines()))


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


def harmless(text: str) -> str:
    """Make one line of a text, with nothing in it that steers a terminal."""
    line = " ".join(text.split("\n")).replace("\t", " ")
    return "".join(sign if sign.isprintable() or sign in _OF_WRITING else "\ufffd" for sign in line)


def silence() -> None:
    """Let what is printed from now on go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(text: str) -> None:
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough; what was begun is still done to its end.
        silence()
