"""``sijill count``."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sijill.cli.bare_table import estimate_table
from sijill.cli.output import print_json, progress
from sijill.cli.paper import Paper, paper_options
from sijill.cli.register_estimate import estimate_from, estimate_options
from sijill.cli.register_option import json_option, opened, register_option

if TYPE_CHECKING:
    from sijill.desk.counting import Asked, Count
    from sijill.store.register import Register

FACETS = "event_type, event, period, place, sex, age, minor, charge, penalty, source, grade"
AUDIENCES = ("team", "public", "administrator")


@click.command("count")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@register_option
@click.option("--by", multiple=True, metavar="FACET", help=f"One or more of {FACETS}; several are crossed.")
@click.option("--event", metavar="ID|NAME", help="Only this event: who is documented, and who claims what.")
@click.option("--period", "periods", multiple=True, metavar="NAME=FIRST/LAST", help="A period to count by.")
@click.option("--calendar", type=click.Choice(["gregorian", "jalali", "hijri"]), help="Of the periods.")
@click.option("--every", type=click.Choice(["year", "month"]), help="How long periods of a calendar are.")
@click.option("--ages", metavar="0,12,18,…", help="The least ages of the bands to count by.")
@click.option(
    "--level",
    type=click.Choice(["place", "town", "unit", "country"]),
    help="How far places are gathered; a unit is a province or the like.",
)
@click.option("--audience", type=click.Choice(AUDIENCES), default="team", show_default=True)
@click.option("--proposed", is_flag=True, help="Show figures too that nobody has accepted yet.")
@click.option("--at", type=click.IntRange(1), metavar="POSITION", help="As at an earlier ledger position.")
@click.option(
    "--again",
    type=click.Path(path_type=Path),
    metavar="FILE.json",
    help="Does a kept answer come out again, and what changed since?",
)
@click.option(
    "--language",
    type=click.Choice(["en", "ar", "fa"]),
    default="en",
    show_default=True,
    help="Of definitions and labels; of FILE: of assumptions, reasons and warnings.",
)
@estimate_options
@click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="Of estimates: for what is drawn."
)
@paper_options
@json_option
def command(
    file: Path | None,
    register_path: Path,
    audience: str,
    at: int | None,
    again: Path | None,
    estimated: bool,
    lists: str,
    linkage: int,
    language: str,
    seed: int,
    report: Path | None,
    charts: Path | None,
    as_json: bool,
    **asked: Any,
) -> None:
    """Count documented people, with the list behind every number, beside the figures that are claimed.

    With FILE, a CSV table with one 0/1 column a list and a column "count", it is estimated how many people
    are on none of the lists, or said why nobody can say; no register is needed. --by names a column of FILE
    that divides the people, as by year.
    """
    given = [
        f"--{name.removesuffix('s') if name == 'periods' else name}" for name, value in asked.items() if value
    ]
    paper = Paper(report, charts)
    if file is not None:
        given = [option for option in given if option != "--by"]
        if given or again or at:
            raise click.UsageError(f"{(*given, '--again or --at')[0]} is of a register; leave FILE out.")
        by = asked["by"]
        estimate_table(file, language=language, seed=seed, as_json=as_json, by=by, paper=paper)
        return
    if again is not None and (given or at):
        raise click.UsageError(
            f"--again asks what its FILE.json was asked; leave {', '.join(given) or '--at'} out."
        )
    if estimated and (again or at):
        raise click.UsageError("--again and --at are of documented counts; leave --estimate out.")
    if again is not None and paper.wanted:
        raise click.UsageError("--again compares answers; leave --report and --charts out.")
    paper.check()
    with opened(register_path) as register:
        if estimated:
            plan = {"lists": lists, "linkage": linkage, "seed": seed}
            _estimate(register, audience, asked, plan, paper, language=language, as_json=as_json)
        elif again is not None:
            _count_again(register, again, language=language, as_json=as_json)
        else:
            _count(register, audience, at, asked, paper, language=language, as_json=as_json)


def _estimate(
    register: Register,
    audience: str,
    asked: dict[str, Any],
    plan: dict[str, Any],
    paper: Paper,
    *,
    language: str,
    as_json: bool,
) -> None:
    """Estimate; for a report by each facet for itself, and with the counts beside it."""
    from sijill.desk.counting import count
    from sijill.desk.recounting import VIEWERS
    from sijill.store.queries import View

    view = View(register, VIEWERS[audience])
    question = _asked(view, **{**asked, "by": asked["by"] or None})
    questions = [replace(question, by=(facet,)) for facet in question.by] if paper.wanted else [question]
    if as_json and len(questions) > 1:
        raise click.UsageError("--json answers one --by; ask for each by itself, or for the report alone.")
    found = [
        estimate_from(view, one, **plan, language=language, as_json=as_json)
        for one in questions or [question]
    ]
    if paper.wanted:
        from sijill.cli.register_paper import register_paper
        from sijill.desk.reporting import FACETS as REPORTED

        counts = [count(view, replace(question, by=(facet,))) for facet in question.by or REPORTED]
        register_paper(paper, view, counts, estimated=found, language=language, quiet=as_json)


def _count(
    register: Register,
    audience: str,
    at: int | None,
    asked: dict[str, Any],
    paper: Paper,
    *,
    language: str,
    as_json: bool,
) -> None:
    from sijill.cli.counted import show_count
    from sijill.desk.asked import InvalidQuestion
    from sijill.desk.counting import count
    from sijill.desk.recounting import VIEWERS, count_at
    from sijill.store.queries import View

    view = View(register, VIEWERS[audience])
    question = _asked(view, **asked)

    def counted_by(question: Asked) -> Count:
        if at is None:
            return count(view, question)
        with progress(quiet=as_json) as tell:
            return count_at(register, VIEWERS[audience], at, question, progress=tell)

    try:
        counted = counted_by(question)
    except InvalidQuestion as error:
        raise click.UsageError(f"--at: {error}.") from error
    if as_json:
        print_json(counted.as_json())
    else:
        show_count(counted, language=language)
    if paper.wanted:
        from sijill.cli.register_paper import register_paper
        from sijill.desk.reporting import FACETS as REPORTED

        more = () if asked["by"] else REPORTED[1:]
        counts = [counted, *(counted_by(replace(question, by=(facet,))) for facet in more)]
        register_paper(paper, view, counts, language=language, quiet=as_json)


def _asked(
    view: Any,
    *,
    by: tuple[str, ...] | None,
    event: str | None,
    periods: tuple[str, ...],
    calendar: str | None,
    every: str | None,
    ages: str | None,
    level: str | None,
    proposed: bool,
) -> Asked:
    """Read what is asked; raises a usage error that says what to write instead."""
    from sijill.counting import Bands, Every, Level
    from sijill.dates import Calendar
    from sijill.desk.asked import Asked, InvalidQuestion, bands_from, periods_from
    from sijill.desk.events import find_event
    from sijill.desk.labels import vocabulary_of

    facets = () if by is None else by or ("event_type",)
    needs = {
        "period": ("--period", "--calendar", "--every"),
        "age": ("--ages",),
        "place": ("--level",),
    }
    said = {
        "--period": periods,
        "--calendar": calendar,
        "--every": every,
        "--ages": ages,
        "--level": level,
    }
    for facet, options in needs.items():
        for option in options:
            if said[option] and facet not in facets:
                raise click.UsageError(f"{option} is for --by {facet}; add that.")
    if periods and (calendar or every):
        raise click.UsageError("--period names its own days; leave --calendar and --every out.")
    try:
        return Asked(
            by=facets,
            calendar=Calendar(calendar or "gregorian"),
            every=Every(every or "year"),
            periods=periods_from(periods),
            bands=bands_from(ages) if ages else Bands(),
            level=Level(level or "town"),
            proposed=proposed,
            event=None if event is None else find_event(view, event, vocabulary_of(view)),
        )
    except InvalidQuestion as error:
        raise click.UsageError(f"{error}.") from error


def _count_again(register: Register, file: Path, *, language: str, as_json: bool) -> None:
    from sijill.cli.counted import show_recount
    from sijill.desk.asked import InvalidQuestion
    from sijill.desk.recounting import VIEWERS, recount
    from sijill.store.queries import View, summarise

    try:
        held = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise click.UsageError(f"{file} holds no JSON; give what `sijill count --json` printed.") from error
    try:
        with progress(quiet=as_json) as tell:
            found = recount(register, held, progress=tell)
    except InvalidQuestion as error:
        raise click.UsageError(f"{file}: {error}.") from error
    if as_json:
        print_json(found.as_json())
    else:
        ids = {
            one for change in found.changes for one in (*change.came, *change.went, *change.now_of.values())
        }
        view = View(register, VIEWERS[found.audience])
        names = {item.id: item.names[0] for item in summarise(view, sorted(ids)) if item.names}
        labels = {
            value: words[language] for known in held["labels"].values() for value, words in known.items()
        }
        show_recount(found, names=names, labels=labels | held["names"])
    if not found.confirmed:
        raise SystemExit(1)
