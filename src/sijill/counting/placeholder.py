"""Groups of people of whom some or all have no name: what is left of them beside the members that do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from sijill.counting.errors import InvalidTable
from sijill.counting.notes import Note, note
from sijill.counting.span import Span, hull

GROUP_COLUMNS = ("kind", "size_min", "size_max", "named", "resolved")
GROUP = "group"

Groups = Mapping[str, "Placeholder"]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A group: its size over all that is said of it, and how many members are counted elsewhere.

    ``nameless`` are those of whom no source gives a name, over all that is said; ``resolved`` how many of
    them have an identity of their own by now.
    """

    identity: str
    size: Span
    nameless: Span
    resolved: int

    @property
    def remaining(self) -> Span:
        """How many members have no identity of their own."""
        return self.nameless.less(self.resolved)

    def as_json(self) -> dict[str, Any]:
        return {
            "identity": self.identity,
            "size": self.size.as_json(),
            "nameless": self.nameless.as_json(),
            "resolved": self.resolved,
            "remaining": self.remaining.as_json(),
        }


def placeholders(people: pl.DataFrame) -> tuple[Groups, tuple[Note, ...]]:
    """Find the groups among the rows, by identity, and what a reader must know of how they are counted.

    Rival sizes widen the span. A group of which no size is said has at least one member.
    """
    is_group = pl.col("kind").cast(pl.String).eq(GROUP).fill_null(value=False)
    rows = people.filter(is_group | pl.col("size_min").is_not_null() | pl.col("size_max").is_not_null())
    found: dict[str, Placeholder] = {}
    notes = [note("nameless")] if rows.height else []
    for (identity,), stated in sorted(rows.group_by("identity"), key=lambda item: str(item[0][0])):
        said = [
            (_size(least, most), named or 0)
            for least, most, named in stated.select("size_min", "size_max", "named").unique().iter_rows()
            if least is not None or most is not None
        ] or [(Span(1, None), 0)]
        group = Placeholder(
            str(identity),
            hull(size for size, _ in said),
            hull(size.less(named) for size, named in said),
            _resolved(stated),
        )
        found[group.identity] = group
        if group.nameless.max is not None and group.resolved > group.nameless.max:
            notes.append(
                note("overfull", group=group.identity, size=str(group.nameless), known=group.resolved)
            )
    return found, tuple(notes)


def _size(least: int | None, most: int | None) -> Span:
    if (least or 0) < 0 or (most is not None and most < (least or 0)):
        raise InvalidTable("size_max", f"holds {most} beside a least size of {least}")
    return Span(least or 0, most)


def _resolved(stated: pl.DataFrame) -> int:
    resolved = stated.get_column("resolved").drop_nulls()
    if isinstance(resolved.dtype, pl.List):
        return resolved.explode().drop_nulls().n_unique()
    return int(resolved.max() or 0)  # type: ignore[arg-type]  # a column of whole numbers, or empty
