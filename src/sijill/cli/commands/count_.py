"""``sijill count``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.claims import ADMINISTRATOR, PUBLIC, TEAM
from sijill.cli.bare_table import estimate_table
from sijill.cli.output import print_json, say, table
from sijill.cli.register_option import json_option, opened, register_option

_VIEWERS = {"team": TEAM, "public": PUBLIC, "administrator": ADMINISTRATOR}


@click.command("count")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@register_option
@click.option("--by", multiple=True, help="event_type, period, place, sex, minor, charge, penalty, source.")
@click.option("--audience", type=click.Choice(list(_VIEWERS)), default="team", show_default=True)
@click.option("--proposed", is_flag=True, help="Show figures too that nobody has accepted yet.")
@click.option(
    "--language",
    type=click.Choice(["en", "ar", "fa"]),
    default="en",
    show_default=True,
    help="Of FILE: the language of assumptions, reasons and warnings.",
)
@click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="Of FILE: for what is drawn."
)
@json_option
def command(
    file: Path | None,
    register_path: Path,
    by: tuple[str, ...],
    audience: str,
    proposed: bool,
    language: str,
    seed: int,
    as_json: bool,
) -> None:
    """Count documented people, with the list behind every number, beside the figures that are claimed.

    With FILE, a CSV table with one 0/1 column a list and a column "count", it is estimated how many people
    are on none of the lists, or said why nobody can say; no register is needed.
    """
    if file is not None:
        if by or proposed:
            raise click.UsageError("--by and --proposed are of a register; leave FILE out.")
        estimate_table(file, language=language, seed=seed, as_json=as_json)
        return
    from sijill.desk.counting import FACETS, count
    from sijill.store.queries import View

    for facet in by:
        if facet not in FACETS:
            raise click.BadParameter(f"{facet!r} is none of {', '.join(FACETS)}", param_hint="--by")
    with opened(register_path) as register:
        view = View(register, _VIEWERS[audience])
        counted = count(view, by=by or ("event_type",), proposed_figures=proposed)
    if as_json:
        print_json(counted.as_json())
        return
    say(f"{counted.documented.definition} (ledger position {counted.position})")
    facets = counted.documented.by
    rows = [
        [*("not said" if part is None else part for part in group.key), str(group.number)]
        for group in counted.documented.groups
    ]
    total = ["all", *[""] * (len(facets) - 1), str(counted.documented.total.number)]
    table([*facets, "people"], [*rows, total])
    if counted.claimed.comparisons:
        say("Claimed (never added up):")
    names = counted.names
    for comparison in counted.claimed.comparisons:
        say(f"  {comparison.measure}, {names.get(comparison.event, comparison.event)}:")
        for item in comparison.statements:
            low = "?" if item.min is None else item.min
            high = "?" if item.max is None else item.max
            number = str(low) if low == high else f"{low} to {high}"
            say(f"    {number} according to {names.get(item.claimant, item.claimant)}")
