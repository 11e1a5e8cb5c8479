"""What a rule found in a text, before it is given an id and tied to others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sijill.claims.kinds import Kind, Modality


@dataclass(eq=False, slots=True)
class Mention:
    """A find at ``[start, end)`` of the original text; compared by identity, since two rules may agree.

    ``about``, ``claimant``, ``via`` (outermost first) and ``addressees`` are other mentions of the same text.
    ``own``: the publisher itself speaks in this quote, so that no claimant is the right one.
    ``stands_for``: who was named before and is meant by a bare noun here.
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
    via: tuple[Mention, ...] = ()
    own: bool = False
    stands_for: Mention | None = None

    @property
    def full_name(self) -> str | None:
        """The name, or that of the one whom a bare noun ("the ministry") stands for."""
        name: str | None = (self.stands_for or self).value.get("name")
        return name

    def covers(self, other: Mention) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a letter."""
        return self.start < other.end and other.start < self.end
