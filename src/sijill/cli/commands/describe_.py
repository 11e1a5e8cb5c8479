"""``sijill describe``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sijill.cli.details import changes_options
from sijill.cli.output import print_json, say
from sijill.cli.register_option import json_option, opened, register_option


@click.command("describe")
@click.argument("source")
@register_option
@changes_options
@json_option
def command(source: str, register_path: Path, changes: dict[str, Any], as_json: bool) -> None:
    """Say anew what is known about SOURCE (its id); what is not named stays as it is, "" takes it away."""
    from sijill.desk.describing import describe
    from sijill.store.queries import View

    with opened(register_path) as register:
        written = describe(register, source, changes, author=register.settings.author)
        facts = View(register).source(source)
    entry = written.acts[0].seq if written.acts else None
    if as_json:
        print_json({"source": facts.id, "details": facts.details.as_json(), "entry": entry})
    elif entry is None:
        say("Nothing was changed.")
    else:
        say(f"{facts.title}: described anew in entry {entry}.")
