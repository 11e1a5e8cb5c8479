"""``sijill new``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, say
from sijill.cli.register_option import database_url, json_option


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="What the register is called; else the folder's name.")
@json_option
def command(folder: Path, name: str | None, as_json: bool) -> None:
    """Make a new register in FOLDER, which must not exist or be empty."""
    from sijill.store.register import create_register

    with create_register(folder, name=name, database_url=database_url()) as register:
        verifier = register.keys.verifier.text()
        if as_json:
            print_json({"register": str(register.folder.path), "verifier": verifier})
            return
        say(f"The register is in {register.folder.path}.")
        say(f"Give this verifier key to somebody outside: {verifier}")
