"""``sijill read``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, say
from sijill.cli.register_option import is_id, json_option, opened, register_option


@click.command("read")
@click.argument("what", required=False)
@register_option
@click.option("--language", help="Language of a bare file: ar, fa, en; else told from its text.")
@click.option("--again", is_flag=True, help="Also where this reader has read before.")
@json_option
def command(what: str | None, register_path: Path, language: str | None, again: bool, as_json: bool) -> None:
    """Propose claims from a source.

    WHAT is the path of a bare file (no register is needed) or the id of a source; without it every source of
    the register that is no table is read.
    """
    if what is not None and not is_id(what):
        _read_file(Path(what), language, as_json)
        return
    from sijill.desk.reading import read_source
    from sijill.store.queries import View

    answers = []
    with opened(register_path) as register:
        author = register.settings.author
        sources = [what] if what is not None else _readable(View(register))
        for source in sources:
            answer = read_source(register, source, author=author, again=again)
            answers.append(answer.as_json())
            if not as_json:
                done = "" if answer.entry is not None else " (read before; --again reads it anew)"
                say(
                    f"{source}: {answer.proposals} proposals in {answer.segments} segments,"
                    f" {answer.people} people{done}."
                )
    if as_json:
        print_json({"readings": answers})
    elif not answers:
        say("There is no source to read; put one in with `sijill add`.")
    else:
        say("Nothing counts before a person accepts it: see `sijill review`.")


def _readable(view: object) -> list[str]:
    from sijill.store.queries import View

    assert isinstance(view, View)
    rows = view.tables.select(
        "SELECT source FROM document WHERE outcome = 'read' AND tabular = %s ORDER BY entry", (False,)
    )
    return [row[0] for row in rows]


def _read_file(path: Path, language: str | None, as_json: bool) -> None:
    from sijill import reading
    from sijill.extraction import extract

    document = extract(path)
    made = reading.read(document, language=language)
    if as_json:
        print_json(made.as_json())
        return
    for warning in document.warnings:
        say(warning)
    for proposal in made.proposals:
        say(f"{proposal.start:6}  {proposal.kind:12}  {proposal.text}")
    say(f"{len(made.proposals)} proposals; nothing was kept (`sijill add` puts a file into a register).")
