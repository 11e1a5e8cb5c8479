"""``sijill import``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.claims import SourceDetails
from sijill.cli.details import details_options
from sijill.cli.output import print_json, progress, say, table
from sijill.cli.register_option import is_id, json_option, opened, register_option, vocabulary_of


@click.command("import")
@click.argument("file")
@register_option
@click.option(
    "--list", "list_name", help="The list's name; versions of one list share it. Else the file's name."
)
@click.option(
    "--key", multiple=True, metavar="HEADER", help="A column that tells rows apart; may be repeated."
)
@click.option(
    "--map", "maps", multiple=True, metavar="HEADER=COLUMN", help="What a header means; may be repeated."
)
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
            list_name=list_name or path.stem,
            vocabulary=vocabulary_of(register),
            author=register.settings.author,
            mapping=_mapping(maps),
            key_columns=key or None,
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
    table(
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


def _mapping(maps: tuple[str, ...]) -> dict[str, str]:
    mapping = {}
    for item in maps:
        header, equals, column = item.rpartition("=")
        if not equals or not header:
            raise click.BadParameter(f"{item!r} is not HEADER=COLUMN", param_hint="--map")
        mapping[header] = column
    return mapping
