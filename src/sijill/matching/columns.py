"""Which columns of a frame say what of a record."""

from __future__ import annotations

from dataclasses import dataclass, fields

import polars as pl

from sijill.matching.errors import InvalidRecords

DAYS = ("birth_earliest", "birth_latest", "event_earliest", "event_latest")
NAMES = ("name", "father", "grandfather")

_NAMED = 30
_LONGEST_SHOWN = 40
_REMEDY: dict[pl.DataType, str] = {
    pl.Date(): "give dates like 1990-12-31, and leave empty what is not known",
    pl.String(): "give texts",
    pl.List(pl.String): "give texts, or a list of texts in each cell",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a frame's columns; only ``id`` and ``name`` are needed, ``None`` where there is none.

    ``id`` is text and different in every row. ``name``, ``father`` and ``grandfather`` hold a text or a
    list of texts: the forms in which the record gives the name, of which the first 16 are read. ``birth_…``
    and ``event_…`` are the first and last day on which it can have been (dates, or texts like 1990-12-31;
    either side open if empty); the event is whatever the list is about, an arrest, a death. ``sex``,
    ``place``, ``prison`` and ``occupation`` are texts; ``identity`` is a number that a state or an
    organisation has given to one person; ``photo`` is the perceptual hash of the portrait, in 16 hexadecimal
    digits; ``source`` says which list a record is from.
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
    photo: str | None = None
    source: str | None = None

    def by_id(self, records: pl.DataFrame) -> ById:
        """Give the frame's columns by our names, in the order of the ids.

        Raises :class:`InvalidRecords` if a column is missing, or if an id is empty or comes twice; asking for
        a column that is of the wrong kind does so too.
        """
        for item in fields(self):
            given = getattr(self, item.name)
            if given is not None and given not in records.columns:
                there = ", ".join(records.columns[:_NAMED]) or "no columns"
                raise InvalidRecords(given, f"is missing from the frame, which has {there}")
        ids = _cast(records, self.id, "id")
        if ids.null_count():
            raise InvalidRecords(self.id, "has empty cells, and every record needs an id")
        order = ids.arg_sort()
        ids = ids.gather(order)
        again = ids.eq(ids.shift(1)).fill_null(False)
        if again.any():
            raise InvalidRecords(self.id, f"holds {ids.filter(again)[0]!r} more than once")
        return ById(self, records, ids.alias("id"), order.alias("row"))

    def select(self, records: pl.DataFrame) -> pl.DataFrame:
        """Give all columns of :meth:`by_id` as one frame, ``row`` before them."""
        found = self.by_id(records)
        return pl.DataFrame([found[name] for name in ("row", *(item.name for item in fields(self)))])


@dataclass(frozen=True, slots=True)
class ById:
    """A frame's columns by our names, in the order of the ids; what it lacks is empty.

    A column is read when it is asked for and not kept, so that a frame is never in memory twice. ``row`` is
    the place of each record in the frame.
    """

    columns: Columns
    records: pl.DataFrame
    ids: pl.Series
    order: pl.Series

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, name: str) -> pl.Series:
        if name == "id":
            return self.ids
        if name == "row":
            return self.order
        given = getattr(self.columns, name)
        if given is None:
            return pl.Series(name, [], dtype=_kind(name)).extend_constant(None, len(self))
        return _cast(self.records, given, name).gather(self.order).alias(name)


def _cast(records: pl.DataFrame, given: str, name: str) -> pl.Series:
    column, kind = records.get_column(given), _kind(name)
    if not _can_be(column.dtype, kind):
        raise InvalidRecords(given, f"holds {_said(column.dtype)}, which cannot be {name}: {_REMEDY[kind]}")
    try:
        return _read(column, kind)
    except pl.exceptions.PolarsError as error:
        raise InvalidRecords(given, f"cannot be read as {name}{_where(column, kind)}") from error


def _can_be(held: pl.DataType, kind: pl.DataType) -> bool:
    """Whether a column of a type can hold what is wanted; a number is no date, whatever it counts from."""
    if isinstance(held, pl.List) and isinstance(kind, pl.List):
        held = held.inner  # type: ignore[assignment]  # an instance, as given to List above
    if isinstance(kind, pl.Date):
        return isinstance(held, pl.Date | pl.Datetime | pl.String | pl.Null)
    return not held.is_nested() and not isinstance(held, pl.Object | pl.Binary)


def _said(held: pl.DataType) -> str:
    return "numbers" if held.is_numeric() else f"values of the type {held}"


def _where(column: pl.Series, kind: pl.DataType) -> str:
    """Say where the first cell is that cannot be read."""
    read = _days(column, strict=False) if isinstance(kind, pl.Date) else column.cast(kind, strict=False)
    bad = (column.is_not_null() & read.is_null()).arg_true()
    if not len(bad):
        return ""
    value = str(column[bad[0]])[:_LONGEST_SHOWN]
    return f": row {bad[0] + 1} holds {value!r}; {_REMEDY[kind]}"


def _read(column: pl.Series, kind: pl.DataType) -> pl.Series:
    if isinstance(kind, pl.List) and not isinstance(column.dtype, pl.List):
        return column.cast(pl.String).to_frame().select(pl.concat_list(column.name)).to_series()
    return _days(column, strict=True) if isinstance(kind, pl.Date) else column.cast(kind)


def _days(column: pl.Series, *, strict: bool) -> pl.Series:
    if isinstance(column.dtype, pl.String):
        return column.str.strip_chars().replace("", None).str.to_date("%Y-%m-%d", strict=strict)
    return column.cast(pl.Date, strict=strict)


def _kind(name: str) -> pl.DataType:
    if name in DAYS:
        return pl.Date()
    if name in NAMES:
        return pl.List(pl.String)
    return pl.String()
