"""``sijill export``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, say
from sijill.cli.register_option import json_option, opened, register_option


@click.command("export")
@click.argument("out", type=click.Path(path_type=Path))
@register_option
@click.option(
    "--with-bodies", is_flag=True, help="Write what the entries say too; without it only that they are there."
)
@json_option
def command(out: Path, register_path: Path, with_bodies: bool, as_json: bool) -> None:
    """Write the ledger to OUT, for a verifier that needs nothing of this register."""
    from sijill.store.exporting import export_ledger

    with opened(register_path) as register:
        entries = export_ledger(register, out, bodies=with_bodies)
    if as_json:
        print_json({"file": str(out), "entries": entries, "bodies": with_bodies})
        return
    say(f"{entries} entries are in {out}. Anybody can check them: python -m sijill.ledger.verifier {out}")
