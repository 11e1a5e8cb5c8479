"""Counting a register: documented people beside claimed figures, each open to what is behind it."""

from __future__ import annotations

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
    """Documented counts and claimed figures at one ledger position, for one audience."""

    position: int
    audience: str
    documented: DocumentedCounts
    claimed: ClaimedFigures

    def as_json(self) -> dict[str, Any]:
        return {
            "position": self.position,
            "audience": self.audience,
            "documented": self.documented.as_json(),
            "claimed": self.claimed.as_json(),
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
    return Count(
        position=position,
        audience=audience,
        documented=documented(people_frame(view), by=by, definition=definition),
        claimed=claimed(figures_frame(view, proposed=proposed_figures)),
    )


def _audience(view: View) -> str:
    if view.viewer.administrator:
        return "administrator"
    return "team" if view.viewer.team else "public"
