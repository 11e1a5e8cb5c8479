"""How many: from a least to a greatest number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """An inclusive range of whole numbers; ``max`` is ``None`` where nothing bounds it ("at least").

    Raises ``ValueError`` if it is negative or runs backward.
    """

    min: int = 0
    max: int | None = 0

    def __post_init__(self) -> None:
        if self.min < 0 or (self.max is not None and self.max < self.min):
            raise ValueError(f"{self.min} to {self.max} is no range of numbers")

    def __add__(self, other: Span) -> Span:
        return Span(
            self.min + other.min, None if self.max is None or other.max is None else self.max + other.max
        )

    def __str__(self) -> str:
        if self.max is None:
            return f"at least {self.min}"
        return str(self.min) if self.min == self.max else f"{self.min}-{self.max}"

    @property
    def is_exact(self) -> bool:
        return self.min == self.max

    def perhaps(self) -> Span:
        """Give the same for something that may not be there at all."""
        return Span(0, self.max)

    def less(self, number: int) -> Span:
        """Take away a known number, never below nothing."""
        return Span(max(0, self.min - number), None if self.max is None else max(0, self.max - number))

    def as_json(self) -> dict[str, Any]:
        return {"min": self.min, "max": self.max}


def total(spans: Iterable[Span]) -> Span:
    """Add up ranges of things that do not overlap."""
    return sum(spans, Span())


def hull(spans: Iterable[Span]) -> Span:
    """Give the range that holds all of several rival ranges, of which there is at least one."""
    held = list(spans)
    tops = [span.max for span in held if span.max is not None]
    return Span(min(span.min for span in held), max(tops) if len(tops) == len(held) else None)
