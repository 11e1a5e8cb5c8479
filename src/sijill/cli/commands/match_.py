"""``sijill match``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, say
from sijill.cli.register_option import json_option, opened, register_option


@click.command("match")
@register_option
@click.option(
    "--apply-at",
    type=click.FloatRange(0.5, 1.0),
    default=0.9,
    show_default=True,
    help="From this probability two records are one person until somebody says otherwise.",
)
@json_option
def command(register_path: Path, apply_at: float, as_json: bool) -> None:
    """Find the same person across lists and scripts; people's own verdicts always go before."""
    from sijill.desk.judging import run_matching

    with opened(register_path) as register:
        answer = run_matching(register, author=register.settings.author, apply_at=apply_at)
    if as_json:
        print_json(answer.as_json())
        return
    say(
        f"{answer.records} records, {answer.compared} pairs compared by {answer.model}:"
        f" {answer.same} the same, {answer.unsure} to look at (`sijill review --pairs`)."
    )
    say(f"People: {answer.people_before} before, {answer.people_after} now.")
    for note in answer.notes:
        say(note)
