"""Counting a register: documented people beside claimed figures, each open to what is behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sijill.counting import ClaimedFigures, DocumentedCounts, claimed, documented
from sijill.store.queries import View, figures_frame, people_frame

FACETS = (
    "event_type",
    "period",
    "place",
    "sex",
    "minor",
    "charge",
    "penalty",
    "source",
)
"""What documented people can be counted by."""

DEFINITION = (
    "Distinct people (identities) of whom at least one accepted claim stands, in sources that the {audience} "
    "may see; {by}; nameless members of groups counted as the group's size less those found."
)


@dataclass(frozen=True, slots=True)
class Count:
    """Documented counts and claimed figures at one ledger position, for one audience.

    ``names`` gives words for ids that stand in them: claimants, events, sources.
    """

    position: int
    audience: str
    documented: DocumentedCounts
    claimed: ClaimedFigures
    names: dict[str, str]

    def as_json(self) -> dict[str, Any]:
        return {
            "position": self.position,
            "audience": self.audience,
            "documented": self.documented.as_json(),
            "claimed": self.claimed.as_json(),
            "names": self.names,
        }


def count(view: View, *, by: Sequence[str] = ("event_type",), proposed_figures: bool = False) -> Count:
    """Count what this viewer may see.

    ``proposed_figures`` also shows figures that no person has accepted yet. The same register, at the same
    position and for the same audience, gives the same numbers and the same lists.
    """
    position = view.size
    audience = _audience(view)
    words = f"by {', '.join(by)}" if by else "all together"
    definition = DEFINITION.format(audience=audience, by=words)
    figures = claimed(figures_frame(view, proposed=proposed_figures))
    return Count(
        position=position,
        audience=audience,
        documented=documented(people_frame(view), by=by, definition=definition),
        claimed=figures,
        names=_names(view, figures),
    )


def _names(view: View, figures: ClaimedFigures) -> dict[str, str]:
    """Name the records and sources that the figures speak of or come from."""
    ids = {item.event for item in figures.comparisons}
    ids |= {said.claimant for item in figures.comparisons for said in item.statements if said.claimant}
    sources = view.sources()
    names = {source.id: source.title for source in sources}
    publishers: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        # A figure that nobody else is named for is its publisher's, grouped by who owns the publisher.
        if source.details.publisher:
            publishers[source.details.owner or source.details.publisher].add(source.details.publisher)
    names |= {owner: ", ".join(sorted(found)) for owner, found in publishers.items()}
    query = "SELECT id, source, name, type FROM record WHERE id IN"
    for record, source, name, type_ in view.tables.among(query, sorted(ids)):
        if source not in view.hidden:
            names[record] = name or type_
    return {name: words for name, words in names.items() if words}


def _audience(view: View) -> str:
    if view.viewer.administrator:
        return "administrator"
    return "team" if view.viewer.team else "public"
