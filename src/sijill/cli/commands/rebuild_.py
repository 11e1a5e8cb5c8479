"""``sijill rebuild``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import progress, say
from sijill.cli.register_option import opened, register_option


@click.command("rebuild")
@register_option
def command(register_path: Path) -> None:
    """Make every table and the search index anew from the ledger and the derived rows."""
    from sijill.store.replay import rebuild

    with opened(register_path) as register, progress(quiet=False) as report:
        rebuild(register, progress=report)
    say("The tables were made anew from the ledger.")
