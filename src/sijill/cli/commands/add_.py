"""``sijill add``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.claims import SourceDetails
from sijill.cli.details import details_options
from sijill.cli.output import print_json, say
from sijill.cli.register_option import json_option, opened, register_option


@click.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@register_option
@details_options
@click.option("--restore", is_flag=True, help="Let in again what was erased for safety.")
@json_option
def command(
    files: tuple[Path, ...], register_path: Path, details: SourceDetails, restore: bool, as_json: bool
) -> None:
    """Put FILES in as sources: their bytes are kept unchanged and their text is taken out beside them."""
    from sijill.intake import add_source

    answers = []
    with opened(register_path) as register:
        for path in files:
            added = add_source(register, path, details, author=register.settings.author, restore=restore)
            answers.append(
                {
                    "source": added.id,
                    "file": path.name,
                    "sha256": added.sha256,
                    "new": added.new,
                    "outcome": added.outcome,
                    "warnings": list(added.warnings),
                }
            )
            if not as_json:
                state = "added" if added.new else "was there already"
                say(f"{path.name}: {state} as source {added.id}; text: {added.outcome}.")
                for warning in added.warnings:
                    say(f"  {warning}")
    if as_json:
        print_json({"sources": answers})
