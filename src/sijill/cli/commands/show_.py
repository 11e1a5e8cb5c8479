"""``sijill show``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, say, table
from sijill.cli.register_option import json_option, opened, register_option


@click.command("show")
@click.argument("person", required=False)
@register_option
@click.option("--source", help="Only what this source says.")
@json_option
def command(person: str | None, register_path: Path, source: str | None, as_json: bool) -> None:
    """Show people and claims with their passages: all, of one PERSON, or of one source."""
    from sijill.desk.showing import show
    from sijill.store.queries import View

    with opened(register_path) as register:
        shown = show(View(register), person, source=source)
    if as_json:
        print_json(shown)
        return
    if person is not None:
        rows = [
            [claim["property"], claim["passage"]["text"], claim["state"], claim["passage"]["source"][:8]]
            for claim in shown["claims"]
        ]
        table(["fact", "wording", "state", "source"], rows)
    else:
        rows = [[item["id"], " / ".join(item["names"]), len(item["records"])] for item in shown["people"]]
        table(["person", "names", "records"], rows)
        say(f"{len(shown['people'])} people, {len(shown['claims'])} claims.")
