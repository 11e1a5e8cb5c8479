"""Estimating from a bare table of lists, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sijill.cli.output import print_json, say, table
from sijill.errors import SijillError

if TYPE_CHECKING:
    from sijill.counting import Estimate, Refusal


def estimate_table(file: Path, *, language: str, seed: int, as_json: bool) -> None:
    """Say how many people a table of lists leaves out, or why nobody can say."""
    from sijill.counting import InvalidTable, estimate
    from sijill.counting.estimation import read_csv

    try:
        held = read_csv(file)
    except InvalidTable as error:
        raise SijillError(
            f"{file.name}: {error}; one 0/1 column a list and a column count are needed."
        ) from error
    found = estimate(held, seed=seed, tell=None if as_json else _tell)
    if as_json:
        print_json(found.as_json())
    else:
        _show(found, language)


def _tell(doing: str) -> None:
    say(f"… {doing}")


def _show(found: Estimate | Refusal, language: str) -> None:
    from sijill.counting import Answer, Refusal

    say(f"{found.documented:,} people are documented on {len(found.lists)} lists: {', '.join(found.lists)}.")
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
