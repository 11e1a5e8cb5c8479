"""Where the name of a place stands, before it is proposed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place's name at ``[start, end)`` of the text; ``rule`` found it.

    ``sure``: the rule alone is enough to find the name again elsewhere in the text.
    """

    start: int
    end: int
    rule: str
    sure: bool = True
