"""``sijill rebuild``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, progress, say
from sijill.cli.register_option import json_option, opened, register_option


@click.command("rebuild")
@register_option
@json_option
def command(register_path: Path, as_json: bool) -> None:
    """Make every table and the search index anew from the ledger and the derived rows."""
    from sijill.store.queries import View
    from sijill.store.replay import rebuild

    with opened(register_path) as register, progress(quiet=as_json) as report:
        rebuild(register, progress=report)
        entries = View(register).size
    if as_json:
        print_json({"entries": entries})
        return
    say(f"The tables were made anew from the {entries} entries of the ledger.")
