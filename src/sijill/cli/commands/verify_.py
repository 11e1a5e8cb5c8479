"""``sijill verify``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, progress, say
from sijill.cli.register_option import json_option, opened, register_option
from sijill.errors import SijillError


@click.command("verify")
@register_option
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="CHECKPOINT",
    help="A checkpoint that was kept elsewhere; without it a backup put back goes unseen.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, register_path: Path, against: Path | None, as_json: bool) -> None:
    """Hold every entry, row, file and checkpoint against the others; exit 1 if anything does not fit."""
    from sijill.store.verification import verify

    note = None
    if against is not None:
        try:
            note = against.read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise SijillError(
                f"The checkpoint {against} cannot be read; name a file with a signed note."
            ) from error
    with opened(register_path) as register, progress(quiet=as_json) as report:
        result = verify(register, against=note, progress=report)
    if as_json:
        print_json(result.as_json())
    else:
        for finding in result.findings:
            say(f"{finding.what} {finding.where} {finding.message}")
        if result.more:
            say(f"… and {result.more} more.")
        for remark in result.notes:
            say(remark)
        verdict = (
            "everything fits" if result.ok else f"{len(result.findings) + result.more} things do not fit"
        )
        say(
            f"{result.entries} entries, {result.rows} rows, {result.files} files,"
            f" {result.checkpoints} checkpoints: {verdict}."
        )
    ctx.exit(0 if result.ok else 1)
