"""``sijill search``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, say, table
from sijill.cli.register_option import json_option, opened, register_option


@click.command("search")
@click.argument("name")
@register_option
@click.option("--limit", type=click.IntRange(1, 500), default=50, show_default=True)
@json_option
def command(name: str, register_path: Path, limit: int, as_json: bool) -> None:
    """Find people by NAME, across scripts and spellings, best first."""
    from sijill.store.queries import View, find_people

    with opened(register_path) as register:
        found = find_people(View(register), name, limit=limit)
    if as_json:
        print_json(
            {
                "people": [
                    {
                        "id": item.id,
                        "names": list(item.names),
                        "records": list(item.records),
                        "sources": item.sources,
                    }
                    for item in found
                ]
            }
        )
    elif found:
        table(
            ["person", "names", "sources"],
            [[item.id, " / ".join(item.names), item.sources] for item in found],
        )
    else:
        say("Nobody by that name; try fewer words.")
