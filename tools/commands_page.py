"""Write ``docs/reference/commands.md`` from the commands themselves; ``--check`` only says if it is stale."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import click

from sijill.cli.app import COMMANDS, sijill

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "commands.md"

_BEFORE = """\
# Commands

<!-- Written by tools/commands_page.py from the commands themselves; do not edit it here. -->

Every command has `--help`. Errors go to the standard error, in one sentence that says what to do. Nothing is
half-written, however a command ends. None asks a question.

| exit code | means |
|---|---|
| 0 | done; rows of an import that were refused are findings in the answer |
| 1 | it failed, or `verify` found something |
| 2 | bad usage or input |
| 130 | stopped from outside (Ctrl-C) |

With `--json` a command prints one JSON document in UTF-8 to the standard output and nothing else. JSON
Schemas of these documents are part of the package: `sijill.schemas.schema("show")` gives one,
`sijill.schemas.names()` the names. That of `sijill read FILE` is `reading`, of `sijill read` in a register
`readings`; any other bears its command's name.

| command | what it does |
|---|---|
"""

_AFTER = """
## Environment

| variable | meaning |
|---|---|
| `SIJILL_REGISTER` | the register's folder, if `--register` does not name it |
| `SIJILL_DATABASE_URL` | where the tables are if elsewhere: `postgresql://user:password@host:port/name` |
| `SIJILL_WAIT` | for how many seconds a command waits for another one that writes (SQLite alone; else 20) |
| `SIJILL_TRACEBACK` | anything: show where an unforeseen failure happened |
"""


def page() -> str:
    """Give the page as the commands are now."""
    context = click.Context(sijill, info_name="sijill")
    rows = "".join(f"| [`sijill {name}`](#sijill-{name}) | {words} |\n" for name, words in COMMANDS.items())
    return _BEFORE + rows + "".join(_section(context, name) for name in COMMANDS) + _AFTER


def _section(parent: click.Context, name: str) -> str:
    command = sijill.get_command(parent, name)
    assert command is not None
    context = click.Context(command, info_name=name, parent=parent)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    options = [
        f"- `{record[0]}`: {record[1]}\n"
        for option in command.get_params(context)
        if isinstance(option, click.Option) and "--help" not in option.opts
        if (record := option.get_help_record(context)) is not None
    ]
    words = inspect.cleandoc(command.help or "")
    return f"\n## sijill {name}\n\n```\n{usage}\n```\n\n{words}\n\n{''.join(options)}"


def main() -> None:
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != page():
        sys.exit(f"{PAGE} is not as the commands are; run tools/commands_page.py.")


if __name__ == "__main__":
    main()
