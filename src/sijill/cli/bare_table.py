"""Estimating from a bare table of lists, and what is said of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sijill.cli.output import print_json, say, table
from sijill.cli.paper import Paper
from sijill.cli.recalled import recalled
from sijill.errors import SijillError

if TYPE_CHECKING:
    from sijill.counting import Estimate, Refusal, Strata
    from sijill.counting.estimation import Study
    from sijill.counting.estimation.estimate import Tell

_NO_PAPER = Paper()


def estimate_table(
    file: Path,
    *,
    language: str,
    seed: int,
    as_json: bool,
    by: tuple[str, ...] = (),
    paper: Paper = _NO_PAPER,
) -> None:
    """Say how many people a table of lists leaves out, or why nobody can say."""
    from sijill.counting import InvalidTable, estimate, estimate_strata
    from sijill.counting.estimation import read_strata, study

    paper.check()
    tell = None if as_json else telling()
    try:
        held, divided = read_strata(file, by)
    except InvalidTable as error:
        raise SijillError(
            f"{file.name}: {error}; one 0/1 column a list and a column count are needed, and --by names"
            " columns that divide the people."
        ) from error
    if paper.wanted:
        made = study(held, seed=seed, tell=tell)
        found = made.answer
    else:
        found = estimate(held, seed=seed, tell=tell)
    strata = {column: estimate_strata(tables, seed=seed, tell=tell) for column, tables in divided.items()}
    if as_json:
        print_json(_as_json(found, strata))
    else:
        show_answer(found, language)
        for column, parts in strata.items():
            _show_strata(column, parts, language)
    if paper.wanted:
        _write(replace(made, strata=strata), paper, file=file, language=language, quiet=as_json)


def _as_json(found: Estimate | Refusal, strata: Mapping[str, Strata | Refusal]) -> dict[str, Any]:
    if not strata:
        return found.as_json()
    return {"whole": found.as_json(), "by": {column: parts.as_json() for column, parts in strata.items()}}


def _write(made: Study, paper: Paper, *, file: Path, language: str, quiet: bool) -> None:
    from sijill.documents import Provenance, report

    origin = Provenance(
        title=file.stem,
        version=version("sijill"),
        command=recalled(),
        seed=made.answer.seed,
        file=file.name,
        file_sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        table_sha256=made.table.sha256,
    )
    paper.write(report(origin, language=language, study=made), quiet=quiet)


def telling() -> Tell:
    """Make what tells what is being done, each thing once."""
    told: set[str] = set()

    def tell(doing: str) -> None:
        if doing not in told:
            say(f"… {doing}")
        told.add(doing)

    return tell


def show_answer(found: Estimate | Refusal, language: str) -> None:
    """Print an estimate or a refusal, with what each family of models says and what all rests on."""
    from sijill.counting import Answer, Refusal

    number = len(found.lists)
    on = f"{number} list{'' if number == 1 else 's'}: {', '.join(found.lists)}" if number else "no list"
    people = "1 person is" if found.documented == 1 else f"{found.documented:,} people are"
    say(f"{people} documented on {on}.")
    rows = []
    for family in found.families:
        if isinstance(family, Answer):
            high = "no upper end" if family.high is None else f"{family.high:,.0f}"
            rows.append([family.family.value, f"{family.point:,.0f}", f"{family.low:,.0f}", high])
        else:
            rows.append([family.family.value, "says nothing", "", ""])
    if rows:
        table(["family of models", "in all", "from", "to"], rows)
    if isinstance(found, Refusal):
        say("No estimate can be given:")
        reasons = found.reasons
    else:
        low, high = f"{found.low:,.0f}", "no upper end" if found.high is None else f"{found.high:,.0f}"
        say(f"In all about {found.point:,.0f} people (95 %: {low} to {high}), if:")
        reasons = found.assumptions
    for reason in reasons:
        say(f"  {reason.sentence(language)}")
    for warning in found.warnings:
        say(f"! {warning.sentence(language)}")


def _show_strata(column: str, found: Strata | Refusal, language: str) -> None:
    from sijill.counting import Refusal

    if isinstance(found, Refusal):
        say(f"By {column} no part has an estimate.")
        return
    rows = []
    for name, part in found.parts.items():
        if isinstance(part, Refusal):
            rows.append([name, f"{part.documented:,}", "no estimate", "", ""])
        else:
            high = "no upper end" if part.high is None else f"{part.high:,.0f}"
            rows.append([name, f"{part.documented:,}", f"{part.point:,.0f}", f"{part.low:,.0f}", high])
    high = "no upper end" if found.high is None else f"{found.high:,.0f}"
    rows.append(["sum", f"{found.documented:,}", f"{found.point:,.0f}", f"{found.low:,.0f}", high])
    table([column, "documented", "in all", "from", "to"], rows)
    for warning in found.warnings:
        say(f"! {warning.sentence(language)}")
