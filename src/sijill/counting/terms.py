"""Sums of what was imposed: prison time, lashes, fines; with "at least" wherever something is not said.

One source's penalties in one sentence add up; several sources that tell of the same sentence are rival or
repeated statements of it, and the sum takes the least and the most of them. Suspended parts are included:
the sum is of terms as pronounced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from sijill.claims.values import PenaltyType, Per
from sijill.counting.errors import InvalidTable
from sijill.counting.frame import require, require_values, with_missing
from sijill.counting.span import Span, hull, total

_NEEDED = ("identity", "sentence", "source", "type")
_OPTIONAL = ("claim", "per", "persons_min", "persons_max")
MONTHS_A_YEAR = 12
WITHOUT_AMOUNT = frozenset({PenaltyType.DEATH, PenaltyType.LIFE})
_SUMMED_AS = {"year": ("month", MONTHS_A_YEAR)}  # the only exchange that holds whatever the dates


@dataclass(frozen=True, slots=True)
class TermShare:
    """What one sentence adds: who was sentenced, how many people that is, and how much of which unit.

    ``unstated``: some source tells of a penalty of this type and no source says how much.
    """

    identity: str
    sentence: str
    persons: Span
    amounts: tuple[tuple[str, Span], ...]
    unstated: bool
    claims: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "identity": self.identity,
            "sentence": self.sentence,
            "persons": self.persons.as_json(),
            "amounts": {unit: span.as_json() for unit, span in self.amounts},
            "unstated": self.unstated,
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True)
class TermTotal:
    """All penalties of one type; every number adds up from ``shares``."""

    type: str
    shares: tuple[TermShare, ...]

    @property
    def persons(self) -> Span:
        """How many people; one who was sentenced twice is one."""
        by_identity: dict[str, list[Span]] = defaultdict(list)
        for share in self.shares:
            by_identity[share.identity].append(share.persons)
        return total(hull(spans) for spans in by_identity.values())

    @property
    def amounts(self) -> dict[str, Span]:
        """How much, by unit. Years are counted as months; days, months and currencies stay apart.

        A sum to which something adds of which the amount is not said has no upper bound.
        """
        sums: dict[str, Span] = {}
        for unit in sorted({unit for share in self.shares for unit, _ in share.amounts}):
            span = total(dict(share.amounts).get(unit, Span()) for share in self.shares)
            sums[unit] = Span(span.min, None) if self.unstated else span
        return sums

    @property
    def unstated(self) -> tuple[str, ...]:
        """The identities of whom some amount is not said."""
        return tuple(sorted({share.identity for share in self.shares if share.unstated}))

    def as_json(self) -> dict[str, Any]:
        return {
            "type": self.type,
            "persons": self.persons.as_json(),
            "amounts": {unit: span.as_json() for unit, span in self.amounts.items()},
            "unstated": list(self.unstated),
            "shares": [share.as_json() for share in self.shares],
        }


@dataclass(frozen=True, slots=True)
class Terms:
    """Totals by type of penalty."""

    definition: str
    totals: tuple[TermTotal, ...]

    def as_json(self) -> dict[str, Any]:
        return {"definition": self.definition, "totals": [item.as_json() for item in self.totals]}


def terms(penalties: pl.DataFrame, *, definition: str) -> Terms:
    """Add up penalties by type.

    ``penalties`` has one row a penalty as one source tells it: ``identity``, ``sentence`` (id of the event),
    ``source``, ``type``, ``amount`` and ``unit`` (both empty if the source does not say how much), and if
    known ``claim`` (its id), ``per`` (``each``, ``total`` or ``unstated``) and, for a group,
    ``persons_min`` and ``persons_max`` (empty: not bounded). Without ``persons_min`` it is one person.

    Each person's amount is multiplied by how many they are, a total is not, and where that is not said the
    sum runs from the one to the other. Raises :class:`InvalidTable` if a needed column is missing or has
    empty cells, or if an amount has no unit or is negative.
    """
    require_values(penalties, _NEEDED)
    require(penalties, ("amount", "unit"))
    frame = with_missing(penalties, _OPTIONAL)
    told: dict[tuple[str, str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in frame.sort("type", "identity", "sentence", "source").iter_rows(named=True):
        told[row["type"], row["identity"], row["sentence"]].append(row)
    shares: dict[str, list[TermShare]] = defaultdict(list)
    for (kind, identity, sentence), rows in told.items():
        shares[kind].append(_share(identity, sentence, rows, has_amount=kind not in WITHOUT_AMOUNT))
    return Terms(definition, tuple(TermTotal(kind, tuple(items)) for kind, items in shares.items()))


def _share(identity: str, sentence: str, rows: Sequence[Mapping[str, Any]], *, has_amount: bool) -> TermShare:
    by_source: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        by_source[row["source"]].append(row)
    said = [items for items in by_source.values() if any(row["amount"] is not None for row in items)]
    full = [items for items in said if all(row["amount"] is not None for row in items)]
    units = sorted({_summed_as(row)[0] for items in said for row in items if row["amount"] is not None})
    return TermShare(
        identity=identity,
        sentence=sentence,
        persons=hull(_persons(row) for row in rows),
        amounts=tuple((unit, hull(_sum(items, unit) for items in said)) for unit in units),
        unstated=has_amount and not full,
        claims=tuple(sorted({row["claim"] for row in rows if row["claim"] is not None})),
    )


def _sum(rows: Iterable[Mapping[str, Any]], unit: str) -> Span:
    """Add up one source's penalties in one unit; open upward if it leaves one of them unsaid."""
    rows = list(rows)
    stated = [row for row in rows if row["amount"] is not None]
    span = total(_times(row) for row in stated if _summed_as(row)[0] == unit)
    return span if len(stated) == len(rows) else Span(span.min, None)


def _summed_as(row: Mapping[str, Any]) -> tuple[str, int]:
    if not row["unit"]:
        raise InvalidTable("unit", f"is empty beside an amount of {row['amount']}")
    unit, factor = _SUMMED_AS.get(row["unit"], (row["unit"], 1))
    if row["amount"] < 0:
        raise InvalidTable("amount", f"holds {row['amount']}")
    return unit, factor * int(row["amount"])


def _times(row: Mapping[str, Any]) -> Span:
    _, amount = _summed_as(row)
    persons = _persons(row)
    each = Span(amount * persons.min, None if persons.max is None else amount * persons.max)
    per = Per(row["per"] or Per.UNSTATED)
    if per is Per.EACH:
        return each
    once = Span(amount, amount)
    if per is Per.TOTAL or (per is Per.UNSTATED and persons == Span(1, 1)):
        return once
    return Span(amount, each.max)


def _persons(row: Mapping[str, Any]) -> Span:
    if row["persons_min"] is None:
        return Span(1, 1)
    return Span(int(row["persons_min"]), None if row["persons_max"] is None else int(row["persons_max"]))
