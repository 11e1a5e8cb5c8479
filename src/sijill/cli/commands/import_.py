"""``sijill import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sijill.claims import SourceDetails
from sijill.cli.columns_option import columns_options, mapping_of
from sijill.cli.details import details_options
from sijill.cli.output import print_json, progress, say
from sijill.cli.output import table as print_table
from sijill.cli.register_option import is_id, json_option, opened, register_option, vocabulary_of

if TYPE_CHECKING:
    from sijill.store.register import Register


@click.command("import")
@click.argument("file")
@register_option
@click.option(
    "--list", "list_name", help="The list's name; versions of one list share it. Else the file's name."
)
@click.option(
    "--key", multiple=True, metavar="HEADER", help="A column that tells rows apart; may be repeated."
)
@columns_options
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option("--allow-removals", is_flag=True, help="It is right that most rows are gone.")
@click.option("--restore", is_flag=True, help="Let in again what was erased for safety.")
@details_options
@json_option
def command(
    file: str,
    register_path: Path,
    list_name: str | None,
    key: tuple[str, ...],
    maps: tuple[str, ...],
    sheet: str | None,
    dry_run: bool,
    allow_removals: bool,
    restore: bool,
    details: SourceDetails,
    as_json: bool,
) -> None:
    """Take in FILE (a path, or the id of a source) as a list; again, only what differs."""
    from sijill.intake import apply, plan_import

    path = Path(file)
    with opened(register_path) as register, progress(quiet=as_json) as report:
        plan = plan_import(
            register,
            file if is_id(file) and not path.exists() else path,
            list_name=list_name or _name_of(register, file, sheet),
            vocabulary=vocabulary_of(register),
            author=register.settings.author,
            mapping=mapping_of(maps),
            key_columns=key or None,
            table=sheet,
            details=details,
            allow_removals=allow_removals,
            restore=restore,
            progress=report,
        )
        if dry_run:
            plan.discard()
        answer = plan.answer if dry_run else apply(plan)
    if as_json:
        print_json({**answer.as_json(), "warnings": list(answer.warnings)})
        return
    for warning in answer.warnings:
        say(warning)
    print_table(
        ["column", "taken as", ""],
        [[item.header, item.key or "not taken", "" if item.sure else "?"] for item in answer.columns],
    )
    for refusal in answer.refused:
        where = f"row {refusal.row}, {refusal.column}" if refusal.column else f"row {refusal.row}"
        say(f"{where}: {refusal.reason}")
    would = "would be " if dry_run else ""
    say(
        f"List {answer.list}, version {answer.version}: {answer.added} {would}added,"
        f" {answer.changed} changed, {answer.unchanged} unchanged, {answer.removed} removed,"
        f" {len(answer.refused)} refused."
    )


def _name_of(register: Register, file: str, table: str | None) -> str:
    """Name a list after its file, and after its table if one was chosen."""
    from sijill.store.queries import View

    by_id = is_id(file) and not Path(file).exists()
    stem = Path(View(register).source(file).name if by_id else file).stem
    return f"{stem}, {table}" if table else stem
