"""Estimating from a register: the options of ``sijill count --estimate``, and what is said of the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from sijill.cli.bare_table import show_answer, telling
from sijill.cli.output import print_json, say, table

if TYPE_CHECKING:
    from sijill.counting import Estimate, Refusal, Strata
    from sijill.desk.asked import Asked
    from sijill.desk.estimating import RegisterEstimate
    from sijill.store.queries import View

_Command = TypeVar("_Command", bound=Callable[..., object])


def estimate_options(function: _Command) -> _Command:
    """Add ``--estimate``, ``--lists`` and ``--linkage``."""
    for option in (
        click.option(
            "--linkage",
            type=click.IntRange(0, 200),
            default=0,
            show_default=True,
            metavar="N",
            help="Of --estimate: over how many ways to match the people, as probable as the last run says.",
        ),
        click.option(
            "--lists",
            type=click.Choice(["family", "list", "source"]),
            default="family",
            show_default=True,
            help="Of --estimate: what counts as one list: all that may be one voice, the versions of one"
            " imported list, or each source.",
        ),
        click.option(
            "--estimate",
            "estimated",
            is_flag=True,
            help="Estimate how many people no source names; --by period, place, sex or event_type.",
        ),
    ):
        function = option(function)
    return function


def estimate_from(
    view: View, asked: Asked, *, lists: str, linkage: int, seed: int, language: str, as_json: bool
) -> RegisterEstimate:
    """Say how many people the sources of a register leave out, or why nobody can say."""
    from sijill.desk.estimating import Plan, estimate_register
    from sijill.desk.witnesses import Lists

    plan = Plan(lists=Lists(lists), asked=asked, matchings=linkage, seed=seed)
    found = estimate_register(view, plan, tell=None if as_json else telling())
    if as_json:
        print_json(found.as_json())
    else:
        _show(found, language)
    return found


def _show(found: RegisterEstimate, language: str) -> None:
    say(
        f"Ledger position {found.position}, audience {found.audience}, seed {found.plan.seed};"
        f" identities {_matched(found)}."
    )
    table(
        ["list", "people", "sources"],
        [
            [one.name, len(one.people), ", ".join(found.titles[source] for source in one.sources)]
            for one in found.witnesses
        ],
    )
    for note in found.notes:
        say(f"! {note.sentence(language)}")
    if found.plan.by is not None:
        _show_parts(found, found.plan.by, language)
    show_answer(found.answer, language)


def _matched(found: RegisterEstimate) -> str:
    if not found.plan.matchings:
        return "as they are matched"
    return f"matched in {found.plan.matchings} ways, drawn as they are probable"


def _show_parts(found: RegisterEstimate, by: str, language: str) -> None:
    from sijill.counting import Refusal

    labels = found.labels.get(by, {})
    rows = [
        _row(labels.get(name, {}).get(language, name), part, language) for name, part in found.parts.items()
    ]
    if found.total is not None and not isinstance(found.total, Refusal):
        rows.append(_row("sum", found.total, language))
    table([by, "documented", "in all", "from", "to", ""], rows)
    if found.total is not None and not isinstance(found.total, Refusal):
        for warning in found.total.warnings:
            say(f"! {warning.sentence(language)}")


def _row(name: str, part: Estimate | Refusal | Strata, language: str) -> list[str]:
    from sijill.counting import Refusal

    if isinstance(part, Refusal):
        return [name, f"{part.documented:,}", "no estimate", "", "", part.reasons[0].sentence(language)]
    high = "no upper end" if part.high is None else f"{part.high:,.0f}"
    return [name, f"{part.documented:,}", f"{part.point:,.0f}", f"{part.low:,.0f}", high, ""]
