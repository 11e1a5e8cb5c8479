"""What a counted frame must hold, checked before anything is counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from sijill.counting.errors import InvalidTable


def require(frame: pl.DataFrame, columns: Iterable[str]) -> None:
    """Raise :class:`InvalidTable` for the first column that is missing."""
    for column in columns:
        if column not in frame.columns:
            raise InvalidTable(column, "is missing from the table")


def require_values(frame: pl.DataFrame, columns: Iterable[str]) -> None:
    """Raise :class:`InvalidTable` for the first column that is missing or has an empty cell."""
    require(frame, columns)
    for column in columns:
        if frame.get_column(column).null_count():
            raise InvalidTable(column, "has empty cells, and every row needs one")


def with_missing(frame: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Add optional columns that are not there, empty."""
    return frame.with_columns(pl.lit(None).alias(name) for name in columns if name not in frame.columns)
