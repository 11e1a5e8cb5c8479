"""``sijill identity``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sijill.cli.output import print_json, say, table
from sijill.cli.register_option import json_option, opened, register_option

if TYPE_CHECKING:
    from sijill.desk.identities import IdentityAnswer


@click.command("identity")
@click.argument("person")
@register_option
@click.option("--merge", metavar="PERSON", help="Make one of PERSON and this one.")
@click.option("--split", multiple=True, metavar="RECORD", help="Take a record out; may be repeated.")
@click.option("--undo", metavar="CHANGE", help="Take a merge or a split back.")
@click.option("--reason", default="", help="Why; kept in the ledger.")
@json_option
def command(
    person: str,
    register_path: Path,
    merge: str | None,
    split: tuple[str, ...],
    undo: str | None,
    reason: str,
    as_json: bool,
) -> None:
    """Show of which records PERSON is made and what was merged and split, or merge and split.

    PERSON may also be a record, or an id that was absorbed by another: it leads to the person who has it
    now. Of two people that are merged the one that came first keeps its id. Of one that is split, the part
    with the first record does; the records taken out are one person of their own.
    """
    from sijill.desk import identities
    from sijill.store.queries import View

    if (merge is not None) + bool(split) + (undo is not None) > 1:
        raise click.UsageError("Merge, split or undo: one at a time.")
    with opened(register_path) as register:
        author = register.settings.author
        changed = None
        if merge is not None:
            written = identities.merge(register, person, merge, reason=reason, author=author)
            changed = written.acts[0].body["change"]
        elif split:
            written = identities.split(register, person, split, reason=reason, author=author)
            changed = written.acts[0].body["change"]
        elif undo is not None:
            identities.undo(register, person, undo, reason=reason, author=author)
            changed = undo
        answer = identities.identity(View(register), person, changed=changed)
    if as_json:
        print_json(answer.as_json())
    else:
        _show(answer)


def _show(answer: IdentityAnswer) -> None:
    found = answer.person
    if answer.asked != found.id:
        say(f"{answer.asked} leads to {found.id}.")
    say(f"{found.id}  {' / '.join(found.names)}")
    table(
        ["record", "name", "source"],
        [[record.id, record.name or "", record.source[:8]] for record in found.records],
    )
    for change in answer.changes:
        undone = "" if change.undone is None else f", undone in entry {change.undone}"
        reason = f": {change.reason}" if change.reason else ""
        say(f"{change.kind} {change.id} (entry {change.entry}{undone}){reason}")
        for other in change.people:
            if other != found.id:
                say(f"  see {other}")
