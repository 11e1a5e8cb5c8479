"""Figures that others claim, side by side. They are never added up: each is somebody's, not ours."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import polars as pl

from sijill.claims import Kind, compatible
from sijill.counting.frame import require, require_values, with_missing

_NEEDED = ("claim", "event", "measure", "source")
_OPTIONAL = ("claimant", "family", "unit", "approximate")


@dataclass(frozen=True, slots=True)
class FigureStatement:
    """One figure of one claimant, however often it was passed on.

    ``claimant`` is who says so: the claimant named in the source, else the source's family, else the source
    itself. ``claims`` are the passages it was found in.
    """

    claimant: str
    min: int | None
    max: int | None
    approximate: bool
    sources: tuple[str, ...]
    claims: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "claimant": self.claimant,
            "min": self.min,
            "max": self.max,
            "approximate": self.approximate,
            "sources": list(self.sources),
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """All figures for one measure of one event, by claimant."""

    event: str
    measure: str
    unit: str | None
    statements: tuple[FigureStatement, ...]

    @property
    def agree(self) -> bool:
        """Whether all the figures can be so at once; figures said to be approximate are taken as said."""
        spans = [{"measure": self.measure, "min": item.min, "max": item.max} for item in self.statements]
        return all(
            compatible(Kind.FIGURE, one, other)
            for index, one in enumerate(spans)
            for other in spans[index + 1 :]
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "event": self.event,
            "measure": self.measure,
            "unit": self.unit,
            "agree": self.agree,
            "statements": [item.as_json() for item in self.statements],
        }


@dataclass(frozen=True, slots=True)
class ClaimedFigures:
    """One comparison for each event, measure and unit."""

    comparisons: tuple[Comparison, ...]

    def as_json(self) -> dict[str, Any]:
        return {"comparisons": [item.as_json() for item in self.comparisons]}


def claimed(figures: pl.DataFrame) -> ClaimedFigures:
    """Put the figures for each event and measure side by side.

    ``figures`` has one row a claim: ``claim`` (its id), ``event``, ``measure``, ``source``, ``min``, ``max``
    (either may be empty); if known ``claimant``, ``family`` (what sources of one owner, or derived from one
    another, have in common), ``unit``, ``approximate``. The same bounds from the same claimant for the same
    event are one statement. Raises :class:`InvalidTable` if a needed column is missing or has empty cells.
    """
    require_values(figures, _NEEDED)
    require(figures, ("min", "max"))
    frame = with_missing(figures, _OPTIONAL).select(
        "event",
        "measure",
        "unit",
        pl.coalesce(
            pl.col("claimant").cast(pl.String),
            pl.col("family").cast(pl.String),
            pl.col("source").cast(pl.String),
        ).alias("claimant"),
        "min",
        "max",
        pl.col("approximate").cast(pl.Boolean).fill_null(value=False),
        "source",
        "claim",
    )
    statements: dict[tuple[str, str, str | None], list[FigureStatement]] = defaultdict(list)
    repeats = ["event", "measure", "unit", "claimant", "min", "max", "approximate"]
    grouped = frame.group_by(repeats).agg(pl.col("source").unique().sort(), pl.col("claim").unique().sort())
    for row in grouped.sort(repeats).iter_rows(named=True):
        statements[row["event"], row["measure"], row["unit"]].append(
            FigureStatement(
                claimant=row["claimant"],
                min=row["min"],
                max=row["max"],
                approximate=row["approximate"],
                sources=tuple(row["source"]),
                claims=tuple(row["claim"]),
            )
        )
    return ClaimedFigures(tuple(Comparison(*key, tuple(items)) for key, items in statements.items()))
