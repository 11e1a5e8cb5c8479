"""What a run of matching was: which model, which weights, and what it left undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sijill.matching.weights import Weights

NAME = "keys"
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Model:
    """A model by name and version, as it was used on one frame.

    ``notes`` are sentences on what was not compared. ``records`` and ``compared`` are numbers of records and
    of pairs; ``prior`` is where every pair starts, in bits.
    """

    weights: Weights
    apply_at: float
    review_at: float
    seed: int
    records: int
    compared: int
    prior: float
    notes: tuple[str, ...]
    name: str = NAME
    version: str = VERSION

    @property
    def id(self) -> str:
        """``name@version``, as judgements give it."""
        return f"{self.name}@{self.version}"

    def as_json(self) -> dict[str, Any]:
        return {
            "model": self.id,
            "apply_at": self.apply_at,
            "review_at": self.review_at,
            "seed": self.seed,
            "records": self.records,
            "compared": self.compared,
            "prior": self.prior,
            "notes": list(self.notes),
            "weights": self.weights.as_json(),
        }
