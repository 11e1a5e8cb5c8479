"""``sijill copies``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, progress, say
from sijill.cli.register_option import json_option, opened, register_option

_VERDICTS = ("copy", "independent", "unsure")


@click.command("copies")
@click.argument("pair", nargs=-1, metavar="[LEFT RIGHT]")
@register_option
@click.option("--find", is_flag=True, help="Look again for sources that say nearly the same.")
@click.option("--verdict", type=click.Choice(_VERDICTS), help="What LEFT and RIGHT are to one another.")
@click.option("--of", "original", help="Of a copy: the source that came first, if that is known.")
@click.option("--take-back", is_flag=True, help="Take the verdict on LEFT and RIGHT back.")
@click.option("--reason", default="", help="Why you think so.")
@json_option
def command(
    pair: tuple[str, ...],
    register_path: Path,
    find: bool,
    verdict: str | None,
    original: str | None,
    take_back: bool,
    reason: str,
    as_json: bool,
) -> None:
    """Show which sources say nearly the same, or judge two of them.

    A copy and its original are one witness, not two. What is found is only proposed.
    """
    from sijill.desk.copies import find_copies, judge_copy, take_back_copy, waiting_copies
    from sijill.store.queries import View
    from sijill.store.queries.copies import CopyState

    if pair and (len(pair) != 2 or not (verdict or take_back)):
        raise click.UsageError("Name two sources, and what they are with --verdict, or --take-back.")
    if (verdict or take_back) and not pair:
        raise click.UsageError("Name the two sources that this is said of.")
    with opened(register_path) as register, progress(quiet=as_json) as report:
        author = register.settings.author
        entry = None
        if take_back:
            entry = take_back_copy(register, *pair, reason=reason, author=author).acts[0].seq
        elif verdict:
            written = judge_copy(
                register, *pair, verdict=CopyState(verdict), of=original, reason=reason, author=author
            )
            entry = written.acts[0].seq
        elif find:
            entry = find_copies(register, author=author, progress=report).entry
        waiting = waiting_copies(View(register))
    if as_json:
        print_json({"entry": entry, "waiting": [found.as_json() for found in waiting]})
        return
    if entry is not None:
        say(f"Written in entry {entry}.")
    for found in waiting:
        share = "" if found.permille is None else f", {found.permille / 10:g} % alike"
        say(f"{found.left_title} ({found.left})\n".rstrip())
        say(f"  and {found.right_title} ({found.right}): {found.kind}{share}")
    say(f"{len(waiting)} pairs wait for a person." if waiting else "No pair of sources waits for a person.")
