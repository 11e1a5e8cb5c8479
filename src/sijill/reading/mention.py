"""What a rule found in a text, before it is given an id and tied to others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sijill.claims.kinds import Kind, Modality


@dataclass(eq=False, slots=True)
class Mention:
    """A find at ``[start, end)`` of the original text; compared by identity, since two rules may agree.

    ``about``, ``claimant`` and ``addressees`` are other mentions of the same text.
    """

    kind: Kind
    start: int
    end: int
    value: dict[str, Any]
    rule: str
    about: Mention | None = None
    claimant: Mention | None = None
    modality: Modality = Modality.STATED
    addressees: list[Mention] = field(default_factory=list)

    def covers(self, other: Mention) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a letter."""
        return self.start < other.end and other.start < self.end
