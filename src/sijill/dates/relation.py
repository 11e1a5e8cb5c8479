"""What two uncertain dates say of each other."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sijill.dates.uncertain import Precision, UncertainDate


class Relation(StrEnum):
    """Whether two dates can be of the same day."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    CONTRADICTORY = "contradictory"
    UNKNOWN = "unknown"

    @property
    def allows_same_day(self) -> bool:
        """Whether nothing speaks against one and the same day."""
        return self is not Relation.CONTRADICTORY


def relation(a: UncertainDate, b: UncertainDate) -> Relation:
    """Compare two dates of one thing.

    Equal: the same interval, closed on both sides. Compatible: a day is possible under both. Contradictory:
    none is. Unknown: one of them could not be placed at all.
    """
    if not a.is_placed or not b.is_placed:
        return Relation.UNKNOWN
    if (a.earliest, a.latest) == (b.earliest, b.latest) and a.earliest and a.latest:
        # Two readings and a plain range may share their ends, but do not say the same.
        if (a.precision is Precision.EITHER) == (b.precision is Precision.EITHER):
            return Relation.EQUAL
        return Relation.COMPATIBLE
    for one, other in ((a, b), (b, a)):
        if one.precision is Precision.EITHER:
            ends = (day for day in (one.earliest, one.latest) if day)
            return Relation.COMPATIBLE if any(other.covers(day) for day in ends) else Relation.CONTRADICTORY
    return Relation.COMPATIBLE if _overlap(a, b) else Relation.CONTRADICTORY


def is_before(a: UncertainDate, b: UncertainDate) -> bool | None:
    """Whether ``a`` was on an earlier day than ``b``: yes, no, or ``None`` if that is open."""
    if a.latest and b.earliest and a.latest < b.earliest:
        return True
    if a.earliest and b.latest and a.earliest >= b.latest:
        return False
    return None


def is_after(a: UncertainDate, b: UncertainDate) -> bool | None:
    """Whether ``a`` was on a later day than ``b``: yes, no, or ``None`` if that is open."""
    return is_before(b, a)


def _overlap(a: UncertainDate, b: UncertainDate) -> bool:
    start = max(a.earliest or date.min, b.earliest or date.min)
    end = min(a.latest or date.max, b.latest or date.max)
    return start <= end
