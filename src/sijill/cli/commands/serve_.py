"""``sijill serve``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import say
from sijill.cli.register_option import database_url, register_option, with_pages


@click.command("serve")
@register_option
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Else a free one.")
def command(register_path: Path, port: int) -> None:
    """Open the register's pages on this machine, for its own browser only."""
    with_pages()
    from sijill.store.register import open_register
    from sijill.web.serving import serve

    with open_register(register_path, database_url=database_url(), alias="default") as register:
        serve(register, port=port, on_ready=lambda url: say(f"Open {url}  (Ctrl-C stops it)"))
