"""Which columns of a frame say what of a record."""

from __future__ import annotations

from dataclasses import dataclass, fields

import polars as pl

from sijill.matching.errors import InvalidRecords

DAYS = ("birth_earliest", "birth_latest", "event_earliest", "event_latest")
NAMES = ("name", "father", "grandfather")


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a frame's columns; only ``id`` and ``name`` are needed, ``None`` where there is none.

    ``id`` is text and different in every row. ``name``, ``father`` and ``grandfather`` hold a text or a
    list of texts: all the forms in which the record gives the name. ``birth_…`` and ``event_…`` are the
    first and last day on which it can have been (dates, either side open if empty); the event is whatever
    the list is about, an arrest, a death. ``sex``, ``place``, ``prison`` and ``occupation`` are texts;
    ``identity`` is a number that a state or an organisation has given to one person; ``source`` says which
    list a record is from.
    """

    id: str = "id"
    name: str = "name"
    father: str | None = None
    grandfather: str | None = None
    birth_earliest: str | None = None
    birth_latest: str | None = None
    event_earliest: str | None = None
    event_latest: str | None = None
    sex: str | None = None
    place: str | None = None
    prison: str | None = None
    occupation: str | None = None
    identity: str | None = None
    source: str | None = None

    def select(self, records: pl.DataFrame) -> pl.DataFrame:
        """Give the frame with our names for its columns, sorted by id; what it lacks is empty.

        The row's place in ``records`` is kept in ``row``. Raises :class:`InvalidRecords` if a column is
        missing or of the wrong kind, or if an id is empty or comes twice.
        """
        found: list[pl.Series | pl.Expr] = []
        for item in fields(self):
            given = getattr(self, item.name)
            if given is None:
                found.append(pl.lit(None, dtype=_kind(item.name)).alias(item.name))
                continue
            if given not in records.columns:
                raise InvalidRecords(given, "is missing from the frame")
            try:
                found.append(_read(records.get_column(given), _kind(item.name)).alias(item.name))
            except pl.exceptions.PolarsError as error:
                raise InvalidRecords(given, f"cannot be read as {item.name}") from error
        frame = records.select(pl.int_range(pl.len(), dtype=pl.UInt32).alias("row"), *found)
        ids = frame.get_column("id")
        if ids.null_count():
            raise InvalidRecords(self.id, "has empty cells, and every record needs an id")
        if ids.is_duplicated().any():
            raise InvalidRecords(self.id, f"holds {ids.filter(ids.is_duplicated())[0]!r} more than once")
        return frame.sort("id")


def _read(column: pl.Series, kind: pl.DataType) -> pl.Series:
    if isinstance(kind, pl.List) and not isinstance(column.dtype, pl.List):
        return column.cast(pl.String).to_frame().select(pl.concat_list(column.name)).to_series()
    return column.cast(kind)


def _kind(name: str) -> pl.DataType:
    if name in DAYS:
        return pl.Date()
    if name in NAMES:
        return pl.List(pl.String)
    return pl.String()
