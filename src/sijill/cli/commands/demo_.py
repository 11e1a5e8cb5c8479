"""``sijill demo``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import say
from sijill.cli.register_option import with_pages


@click.command("demo")
@click.option(
    "--register",
    "-r",
    "path",
    type=click.Path(path_type=Path),
    default=Path("demo-register"),
    show_default=True,
    metavar="FOLDER",
    help="Where the demo register is kept; it is made once and used again.",
)
@click.option("--serve/--no-serve", default=True, help="Open its pages afterwards.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Else a free one.")
def command(path: Path, serve: bool, port: int) -> None:
    """Build a register of fictional sources in front of you, print what stands out, and open its pages."""
    with_pages()
    from sijill.cli.demo import build, tell
    from sijill.store.register import open_register

    if not path.exists():
        say("Everything in this register is invented: people, places and events.")
        build(path, say=say)
    with open_register(path, alias="default") as register:
        tell(register, say=say)
        if serve:
            from sijill.web.serving import serve as serve_pages

            serve_pages(register, port=port, on_ready=lambda url: say(f"\nOpen {url}  (Ctrl-C stops it)"))
