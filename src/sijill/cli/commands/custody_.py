"""``sijill custody``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, say
from sijill.cli.register_option import json_option, opened, register_option


@click.command("custody")
@click.argument("source")
@register_option
@click.option("--event", help="Note what befell it elsewhere: transfer, capture, replication, redaction …")
@click.option("--at", "at_said", help="When that was, as it was said.")
@click.option("--by", help="Who did it.")
@click.option("--note", default="", help="How, and what else is to be known.")
@json_option
def command(
    source: str,
    register_path: Path,
    event: str | None,
    at_said: str | None,
    by: str | None,
    note: str,
    as_json: bool,
) -> None:
    """Show the history of SOURCE (its id), or add what befell it before it came in."""
    from sijill.desk.custody import OutsideEvent, note_custody
    from sijill.store.queries import View
    from sijill.store.queries.custody import custody

    events = [str(item) for item in OutsideEvent]
    if event is not None and event not in events:
        raise click.BadParameter(f"{event!r} is none of {', '.join(events)}", param_hint="--event")
    if event is None and (at_said or by or note):
        raise click.UsageError("Say which event it was, with --event.")
    with opened(register_path) as register:
        if event is not None:
            author = register.settings.author
            note_custody(
                register, source, event=OutsideEvent(event), author=author, at_said=at_said, by=by, note=note
            )
        history = custody(View(register), source)
    if as_json:
        print_json({"source": source, "history": [item.as_json() for item in history]})
        return
    for item in history:
        said = ", ".join(str(value) for value in item.detail.values() if value)
        where = "noted: " if item.outside else ""
        say(f"entry {item.seq}, {item.at}: {where}{item.event}{f' ({said})' if said else ''}")
