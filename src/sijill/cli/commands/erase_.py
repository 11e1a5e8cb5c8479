"""``sijill erase``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, progress, say
from sijill.cli.register_option import json_option, opened, register_option


@click.command("erase")
@register_option
@click.option("--source", help="Id of a source: it and everything made from it.")
@click.option(
    "--record", help="Id of one appearance of somebody: it, its events, and the files it stands in."
)
@click.option("--yes", is_flag=True, help="Do it; without this, nothing is erased.")
@json_option
def command(register_path: Path, source: str | None, record: str | None, yes: bool, as_json: bool) -> None:
    """Erase for safety. It cannot be undone; the ledger keeps only that something was erased."""
    if (source is None) == (record is None):
        raise click.UsageError("Name either --source or --record.")
    if not yes:
        raise click.UsageError("This cannot be undone; say --yes if you mean it.")
    from sijill.store.erasure import erase_record, erase_source

    with opened(register_path) as register, progress(quiet=as_json) as report:
        author = register.settings.author
        if source is not None:
            written = erase_source(register, source, author=author, progress=report)
        else:
            written = erase_record(register, record or "", author=author, progress=report)
    body = written.acts[0].body
    gone = {
        "entry": written.acts[0].seq,
        "entries": len(body["entries"]),
        "files": len(body["files"]) + len(body["rows_files"]),
        "rows": sum(len(item["indexes"]) for item in body["rows"]),
    }
    if as_json:
        print_json(gone)
    else:
        say(
            f"Erased (entry {gone['entry']}): {gone['entries']} entries, {gone['files']} files,"
            f" {gone['rows']} rows. Copies elsewhere, backups and the disk's own free space are beyond"
            " Sijill's reach."
        )
