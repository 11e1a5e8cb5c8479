"""``sijill match``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sijill.cli.bare_list import Kept, ListRequest, match_file
from sijill.cli.columns_option import columns_options, mapping_of
from sijill.cli.output import print_json, say, table
from sijill.cli.register_option import json_option, opened, register_option
from sijill.cli.why import CUT, explain_pair

if TYPE_CHECKING:
    from sijill.desk.questions import Question
    from sijill.matching.calibration import Calibration
    from sijill.store.register import Register


@click.command("match")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@register_option
@click.option(
    "--apply-at",
    type=click.FloatRange(0.5, 1.0),
    default=0.8,
    show_default=True,
    help="From this probability two records are one person until somebody says otherwise.",
)
@columns_options
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Of FILE: write it here, each row's person with it."
)
@click.option("--pairs", type=click.Path(path_type=Path), help="Of FILE: write the pairs of rows here.")
@click.option("--model", type=click.Path(path_type=Path), help="Use a saved model; learn nothing.")
@click.option("--save-model", type=click.Path(path_type=Path), help="Write what was learned to a file.")
@click.option(
    "--export-splink",
    type=click.Path(path_type=Path),
    help="Of FILE: write the model as settings of Splink here.",
)
@click.option(
    "--splink-frame",
    type=click.Path(path_type=Path),
    help="Beside it: the columns that these settings ask for, as Parquet.",
)
@click.option(
    "--queue", is_flag=True, help="Match nothing; show what to ask a person, first what most hangs on."
)
@click.option(
    "-n", "--limit", type=click.IntRange(1), default=20, show_default=True, help="Questions of the queue."
)
@click.option(
    "--after", type=click.IntRange(0), default=0, show_default=True, help="Questions to leave out first."
)
@click.option(
    "--engine",
    type=click.Choice(["threads", "spark"]),
    default="threads",
    show_default=True,
    help="What makes blocks and weighs pairs: this machine's threads, or Spark (the extra `spark`).",
)
@click.option(
    "--master", help="The cluster of --engine spark, such as local[2]; else all cores of this machine."
)
@click.option(
    "--explain",
    nargs=2,
    metavar="LEFT RIGHT",
    help="Say why two records (of FILE: two rows, by number) are one person or are not.",
)
@json_option
def command(
    file: Path | None,
    register_path: Path,
    apply_at: float,
    maps: tuple[str, ...],
    sheet: str | None,
    out: Path | None,
    pairs: Path | None,
    model: Path | None,
    save_model: Path | None,
    export_splink: Path | None,
    splink_frame: Path | None,
    queue: bool,
    limit: int,
    after: int,
    engine: str,
    master: str | None,
    explain: tuple[str, str] | None,
    as_json: bool,
) -> None:
    """Find the same person across lists and scripts; people's own verdicts always go before.

    What people answer with `sijill review --same`, --different or --unsure is learned from by the next run.
    With FILE (a spreadsheet, CSV or Parquet) the rows of that file are matched and no register is needed.
    """
    if master is not None and engine != "spark":
        raise click.UsageError("--master is for --engine spark; add it, or leave --master out.")
    if splink_frame is not None:
        if export_splink is None:
            raise click.UsageError(
                "--splink-frame goes with --export-splink; name a file for the settings too."
            )
        if splink_frame.suffix.lower() != ".parquet":
            raise click.UsageError(
                "--splink-frame holds lists, which Parquet alone can; name a file in .parquet."
            )
    if file is not None:
        if queue:
            raise click.UsageError("--queue is of a register; leave FILE out.")
        request = ListRequest(file, mapping_of(maps), sheet, apply_at, model, _rows(explain), engine, master)
        kept = Kept(out, pairs, save_model, export_splink, splink_frame)
        match_file(request, kept, as_json=as_json)
        return
    if maps or sheet or out or pairs or export_splink:
        raise click.UsageError(
            "--map, --table, --out, --pairs and --export-splink are for a bare file; give its path."
        )
    with opened(register_path) as register:
        if explain is not None:
            _explain(register, explain, as_json)
        elif queue:
            _show_queue(register, limit, after, as_json)
        else:
            _run(register, apply_at, (model, save_model), (engine, master), as_json)


def _rows(explain: tuple[str, str] | None) -> tuple[int, int] | None:
    if explain is None:
        return None
    if not all(row.isascii() and row.isdigit() for row in explain):
        raise click.BadParameter("of FILE it takes the numbers of two rows.", param_hint="--explain")
    return int(explain[0]), int(explain[1])


def _explain(register: Register, pair: tuple[str, str], as_json: bool) -> None:
    from sijill.desk.explaining import explain_records
    from sijill.store.queries import View

    found = explain_records(View(register), *pair)
    if as_json:
        print_json(found.as_json())
    else:
        explain_pair(found, what="record")


def _run(
    register: Register,
    apply_at: float,
    models: tuple[Path | None, Path | None],
    chosen: tuple[str, str | None],
    as_json: bool,
) -> None:
    from sijill.desk.bare_matching import load_model, save_model
    from sijill.desk.clusters import engine
    from sijill.desk.judging import run_matching

    weights = load_model(models[0]) if models[0] is not None else None
    author = register.settings.author
    with engine(*chosen) as made:
        answer = run_matching(register, author=author, apply_at=apply_at, weights=weights, engine=made)
    if models[1] is not None:
        save_model(answer.learned, models[1])
    if as_json:
        print_json(answer.as_json())
        return
    say(
        f"{answer.records} records, {answer.compared} pairs compared by {answer.model}:"
        f" {answer.same} the same, {answer.unsure} to look at (`sijill match --queue`)."
    )
    say(f"People: {answer.people_before} before, {answer.people_after} now.")
    for note in answer.notes:
        say(note)
    _show_calibration(answer.calibration)


def _show_calibration(found: Calibration) -> None:
    from sijill.matching.calibration import ENOUGH

    if not found.answered:
        return
    if not found.enough:
        so_far = "1 answer" if found.answered == 1 else f"{found.answered} answers"
        say(f"{so_far} so far: too few to tell whether the model's word holds; {ENOUGH} are enough.")
        return
    table(
        ["the model said", "answered", "the same", "share", "95 % interval"],
        [
            [
                f"{one.least:.0%} to {one.most:.0%}, on average {one.said:.0%}",
                one.answered,
                one.same,
                "too few" if one.share is None else f"{one.share:.0%}",
                "{:.0%} to {:.0%}".format(*one.interval),
            ]
            for one in found.bins
        ],
    )
    wrong = [one for one in found.bins if one.holds is False]
    if wrong:
        say("Where the interval does not hold what the model said, its word is not to be taken as it stands.")


def _show_queue(register: Register, limit: int, after: int, as_json: bool) -> None:
    from sijill.desk.questions import questions
    from sijill.store.queries import View

    found = questions(View(register), limit=limit, after=after)
    if as_json:
        print_json(found.as_json())
        return
    for number, question in enumerate(found.page, after + 1):
        _show_question(number, question)
    if not found.waiting:
        say("Nothing is open: run `sijill match`, or all that it was unsure of is answered.")
        return
    wait = "1 question waits" if found.waiting == 1 else f"{found.waiting} questions wait"
    say(f"\n{wait}. Answer with `sijill review --same` (--different, --unsure) and")
    say("the two records, and say why with --reason; then run `sijill match` again, which learns from it.")


def _show_question(number: int, question: Question) -> None:
    say(f"\n{number}. {question.left.name}  ~  {question.right.name}")
    for side in (question.left, question.right):
        say(f"   {side.record}  (person {side.person}, records: {side.records})")
    say(f"   {question.reason}")
    if question.cut:
        say(f"   {CUT.get(question.cut, question.cut)}")
    if question.steps:
        total = sum(step.millibits for step in question.steps) / 1000
        steps = "  ".join(f"{step.what} {step.millibits / 1000:+.1f}" for step in question.steps)
        say(f"   bits: {steps}  = {total:+.1f}")
    if question.ties > 1:
        say(f"   The answer settles {question.ties} open pairs.")
