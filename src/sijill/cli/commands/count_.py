"""``sijill count``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.claims import ADMINISTRATOR, PUBLIC, TEAM
from sijill.cli.output import print_json, say, table
from sijill.cli.register_option import json_option, opened, register_option

_VIEWERS = {"team": TEAM, "public": PUBLIC, "administrator": ADMINISTRATOR}


@click.command("count")
@register_option
@click.option("--by", multiple=True, help="event_type, period, place, sex, minor, charge, penalty, source.")
@click.option("--audience", type=click.Choice(list(_VIEWERS)), default="team", show_default=True)
@click.option("--proposed", is_flag=True, help="Show figures too that nobody has accepted yet.")
@json_option
def command(register_path: Path, by: tuple[str, ...], audience: str, proposed: bool, as_json: bool) -> None:
    """Count documented people, with the list behind every number, beside the figures that are claimed."""
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
