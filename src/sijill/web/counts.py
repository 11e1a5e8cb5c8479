"""Counts that several pages show, worked out once for each state of the ledger."""

from __future__ import annotations

import json

from sijill.counting import DocumentedCount
from sijill.desk.counting import Asked, Count, count
from sijill.store.queries import View, people_count
from sijill.web import served

BY_EVENT = Asked(proposed=True)
"""What the pages ask first. Figures that nobody has accepted are among it; the pages say so of each."""


def counted(view: View, asked: Asked = BY_EVENT) -> Count:
    """Count people, and put the figures that are claimed beside one another."""
    key = ("count", json.dumps(asked.as_json(), sort_keys=True))
    return served.now().memory.recall(view, key, lambda: count(view, asked))


def counted_people(view: View) -> int:
    """Count everybody in the register."""
    return served.now().memory.recall(view, ("people",), lambda: people_count(view))


def counted_by_event(view: View) -> dict[str, tuple[str, ...]]:
    """Give the identities behind each documented number, by kind of event."""
    return {
        str(group.key[0]): everybody(group)
        for group in counted(view).documented.groups
        if group.key[0] is not None
    }


def everybody(group: DocumentedCount) -> tuple[str, ...]:
    """Give the identities behind a number: those who surely belong there first, and the groups last."""
    groups = (item.identity for item in (*group.groups, *group.possible_groups))
    return (*group.certain, *group.possible, *groups)
