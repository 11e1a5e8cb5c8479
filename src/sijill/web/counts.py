"""Counts that several pages show, worked out once for each state of the ledger."""

from __future__ import annotations

from sijill.desk.counting import Count, count
from sijill.store.queries import View, people_count
from sijill.web import served


def counted(view: View) -> Count:
    """Count people by kind of event, and put the figures that are claimed beside one another.

    Figures that nobody has accepted yet are among them; the pages say so of each.
    """
    return served.now().memory.recall(
        view, ("count",), lambda: count(view, by=("event_type",), proposed_figures=True)
    )


def counted_people(view: View) -> int:
    """Count everybody in the register."""
    return served.now().memory.recall(view, ("people",), lambda: people_count(view))


def counted_by_event(view: View) -> dict[str, tuple[str, ...]]:
    """Give the identities behind each documented number, by kind of event."""
    return {
        str(group.key[0]): (
            *group.certain,
            *group.possible,
            *(item.identity for item in (*group.groups, *group.possible_groups)),
        )
        for group in counted(view).documented.groups
        if group.key[0] is not None
    }
