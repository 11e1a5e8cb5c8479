"""What can come out of an estimate: what each family of methods says, all together, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sijill.counting.estimation.finding import Finding

Draws = NDArray[np.float64]


class Family(StrEnum):
    """Kinds of methods, which make different assumptions."""

    TWO_LISTS = "two lists"
    LOWER_BOUND = "lower bound"
    LOG_LINEAR = "log-linear"
    DECOMPOSABLE = "decomposable graphs"
    LATENT = "latent classes"


class Meaning(StrEnum):
    """What the point of an estimate is."""

    ESTIMATE = "estimate"
    LOWER_BOUND = "lower bound"


@dataclass(frozen=True, slots=True)
class Alternative:
    """What the same table gives under another assumption; ``total`` is ``None`` where it gives nothing."""

    said: Finding
    total: float | None

    @property
    def method(self) -> str:
        """The other assumption in English words."""
        return self.said.sentence("en")

    def as_json(self) -> dict[str, Any]:
        return {"method": self.method, "total": self.total}


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What one family says: a total with its 95 % interval, and under which assumptions.

    ``point`` is what ``point_is`` says (a median, a maximum of likelihood). For a lower bound ``high`` is
    ``None``. ``draws`` stand for the uncertainty of the total; ``details`` are rows behind it (models,
    graphs), each of plain names and numbers, the best first; ``diagnostics`` how many of them there are and
    what shows whether they can be relied on, by name.
    """

    family: Family
    point: float
    low: float
    high: float | None
    point_is: str
    assumptions: tuple[Finding, ...]
    warnings: tuple[Finding, ...] = ()
    details: tuple[dict[str, Any], ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    diagnostics: dict[str, float] = field(default_factory=dict)
    draws: Draws | None = field(default=None, repr=False)

    def as_json(self) -> dict[str, Any]:
        return {
            "family": self.family.value,
            "point": self.point,
            "low": self.low,
            "high": self.high,
            "point_is": self.point_is,
            "assumptions": [item.as_json() for item in self.assumptions],
            "warnings": [item.as_json() for item in self.warnings],
            "details": list(self.details),
            "alternatives": [item.as_json() for item in self.alternatives],
            "diagnostics": dict(self.diagnostics),
        }


@dataclass(frozen=True, slots=True)
class Declined:
    """A family that gives no number for this table, and why."""

    family: Family
    reasons: tuple[Finding, ...]
    details: tuple[dict[str, Any], ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    diagnostics: dict[str, float] = field(default_factory=dict)

    @property
    def models_apart(self) -> bool:
        """Whether it is because models that fit equally well say different things."""
        return any(item.code == "models_apart" for item in self.reasons)

    def as_json(self) -> dict[str, Any]:
        return {
            "family": self.family.value,
            "reasons": [item.as_json() for item in self.reasons],
            "details": list(self.details),
            "alternatives": [item.as_json() for item in self.alternatives],
            "diagnostics": dict(self.diagnostics),
        }


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """A total with its 95 % interval, what it rests on and what it would be otherwise.

    All totals count the documented people in. For a lower bound ``high`` is ``None``: nothing is said about
    how many more there are, and as the bound itself is uncertain, "at least ``low``" is what can be said.
    ``families`` is what each family of methods says or why it says nothing; ``table_sha256`` names the table
    of patterns that all was computed from; ``draws`` stand for the uncertainty, where there is an upper end.
    """

    meaning: Meaning
    lists: tuple[str, ...]
    documented: int
    point: float
    low: float
    high: float | None
    families: tuple[Answer | Declined, ...]
    assumptions: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    table_sha256: str
    seed: int
    draws: Draws | None = field(default=None, repr=False)

    @property
    def undocumented(self) -> float:
        """How many are on no list, by the point of the estimate."""
        return self.point - self.documented

    def as_json(self) -> dict[str, Any]:
        return {
            "answer": "estimate",
            "meaning": self.meaning.value,
            "lists": list(self.lists),
            "documented": self.documented,
            "point": self.point,
            "low": self.low,
            "high": self.high,
            "families": [item.as_json() for item in self.families],
            "assumptions": [item.as_json() for item in self.assumptions],
            "warnings": [item.as_json() for item in self.warnings],
            "table_sha256": self.table_sha256,
            "seed": self.seed,
        }

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        from sijill.counting.estimation.notebook import shown

        return shown(self)


@dataclass(frozen=True, slots=True)
class Refusal:
    """No estimate: only the documented number can be printed, with these reasons.

    ``families`` is what was tried, so that the range of what disagrees can be shown.
    """

    reasons: tuple[Finding, ...]
    lists: tuple[str, ...]
    documented: int
    families: tuple[Answer | Declined, ...] = ()
    warnings: tuple[Finding, ...] = ()
    table_sha256: str = ""
    seed: int = 0

    def as_json(self) -> dict[str, Any]:
        return {
            "answer": "refusal",
            "reasons": [item.as_json() for item in self.reasons],
            "lists": list(self.lists),
            "documented": self.documented,
            "families": [item.as_json() for item in self.families],
            "warnings": [item.as_json() for item in self.warnings],
            "table_sha256": self.table_sha256,
            "seed": self.seed,
        }

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        from sijill.counting.estimation.notebook import shown

        return shown(self)
