"""``sijill read``."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sijill.cli.output import print_json, say
from sijill.cli.register_option import is_id, json_option, opened, register_option

if TYPE_CHECKING:
    from sijill.desk.model import ModelProposer
    from sijill.store.queries import View
    from sijill.store.register import Register


@click.command("read")
@click.argument("what", required=False)
@register_option
@click.option("--language", help="Language of a bare file: ar, fa, en; else told from its text.")
@click.option(
    "--published",
    metavar="DAY",
    help="Day on which a bare file was published (2024-05-03): relative dates count from it.",
)
@click.option("--explain", is_flag=True, help="Show the text with its marks, and who says what of whom.")
@click.option(
    "--model", is_flag=True, help="Also ask the model that register.toml names; never without this option."
)
@click.option("--again", is_flag=True, help="Also where this reader has read before.")
@json_option
def command(
    what: str | None,
    register_path: Path,
    language: str | None,
    published: str | None,
    explain: bool,
    model: bool,
    again: bool,
    as_json: bool,
) -> None:
    """Propose claims from a source.

    WHAT is the path of a bare file (no register is needed) or the id of a source; without it every source of
    the register that is no table is read.
    """
    if what is not None and not is_id(what):
        if model:
            raise click.UsageError("--model is for sources of a register, whose settings name the model.")
        _read_file(Path(what), language, published, explain=explain, as_json=as_json)
        return
    if explain or published:
        raise click.UsageError("--explain and --published are for a bare file; give its path.")
    from sijill.desk.reading import read_source
    from sijill.store.queries import View

    answers = []
    with opened(register_path) as register:
        author = register.settings.author
        proposer = _proposer(register) if model else None
        sources = [what] if what is not None else _sources(View(register), tabular=False)
        tables = _sources(View(register), tabular=True)
        for source in sources:
            answer = read_source(register, source, author=author, again=again, proposer=proposer)
            answers.append(answer.as_json())
            if not as_json:
                done = "" if answer.entry is not None else " (read before; --again reads it anew)"
                say(
                    f"{source}: {answer.proposals} proposals in {answer.segments} segments,"
                    f" {answer.people} people{done}."
                )
    if as_json:
        print_json({"readings": answers})
    elif not answers and tables:
        say("The register holds only tables; take them in with `sijill import`.")
    elif not answers:
        say("There is no source to read; put one in with `sijill add`.")
    else:
        say("Nothing counts before a person accepts it: see `sijill review`.")


def _proposer(register: Register) -> ModelProposer:
    from sijill.desk.model import model_of

    proposer = model_of(register.folder, os.environ)
    if proposer.warning is not None:
        click.echo(proposer.warning, err=True)
    return proposer


def _sources(view: View, *, tabular: bool) -> list[str]:
    rows = view.tables.select(
        "SELECT source FROM document WHERE outcome = 'read' AND tabular = %s ORDER BY entry", (tabular,)
    )
    return [row[0] for row in rows]


def _read_file(
    path: Path, language: str | None, published: str | None, *, explain: bool, as_json: bool
) -> None:
    from sijill import reading
    from sijill.extraction import extract

    document = extract(path)
    made = reading.read(document, language=language, published=_day(published))
    if as_json:
        print_json(made.as_json())
        return
    for warning in document.warnings:
        say(warning)
    if explain:
        from sijill.cli.explaining import explain as show

        show(document.text, made)
    else:
        for proposal in made.proposals:
            say(f"{proposal.start:6}  {proposal.kind:12}  {proposal.text}")
    say(f"{len(made.proposals)} proposals; nothing was kept (`sijill add` puts a file into a register).")


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise click.UsageError(f"--published {said!r} is no day; write it as 2024-05-03.") from None
