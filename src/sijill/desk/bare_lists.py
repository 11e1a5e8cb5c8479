"""A list outside any register as a frame that can be matched: which column says what, and its cells read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import polars as pl

from sijill.dates import ImpossibleDate, parse
from sijill.extraction import extract
from sijill.intake.errors import IntakeError
from sijill.intake.mapping import ListColumn, map_columns
from sijill.intake.numbers import age
from sijill.intake.sheet import choose_table, sheet
from sijill.intake.words import folded, is_unknown, meanings
from sijill.matching import Columns
from sijill.matching.photos import photo_hash
from sijill.vocabulary import Vocabulary

T = TypeVar("T")
Interval = tuple[date | None, date | None]

_WHOLE_NAMES = ("name", "name_latin", "name_arabic", "alias")
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "father": ("father_name",),
    "grandfather": ("grandfather_name",),
    "place": ("birth_place", "address", "arrest.place", "killing.place", "disappearance.place"),
    "prison": ("prison",),
    "occupation": ("occupation",),
    "identity": ("national_id",),
    "source": ("source_note",),
}
"""The columns that say one thing of a record, the first that a list has counts."""

_EVENTS = tuple(
    f"{event}.date" for event in ("arrest", "disappearance", "killing", "execution", "sentence", "injury")
)
_AGES = ("age", "age_at_arrest", "age_at_execution", "age_at_act")
_PARQUET = ".parquet"
_NOWHERE: Interval = (None, None)


@dataclass(frozen=True, slots=True)
class Findings:
    """Cells of one column that could not be read: how many different ones, and an example with its row."""

    header: str
    cells: int
    row: int
    text: str

    def __str__(self) -> str:
        more = f" and {self.cells - 1} other wordings" if self.cells > 1 else ""
        return (
            f"“{self.header}”: “{self.text}” (row {self.row}){more} could not be read and says nothing here."
        )


@dataclass(frozen=True, slots=True)
class BareList:
    """A list: ``original`` as it was, ``records`` as :func:`sijill.matching.match` takes it.

    ``row`` are the numbers of its rows as a spreadsheet shows them; they are the ids of the records.
    """

    original: pl.DataFrame
    records: pl.DataFrame
    columns: Columns
    row: tuple[int, ...]
    mapping: tuple[ListColumn, ...]
    findings: tuple[Findings, ...]


def read_list(
    path: Path, *, vocabulary: Vocabulary, said: Mapping[str, str], table: str | None = None
) -> BareList:
    """Read a list of people from a spreadsheet, separated values or a Parquet file.

    ``said`` maps headers to columns of the vocabulary, where their wording does not tell. Raises
    :class:`~sijill.errors.SijillError` with a remedy if the file is no list of people.
    """
    headers, rows, numbers = _parquet(path) if path.suffix.lower() == _PARQUET else _sheet(path, table)
    mapping = map_columns(headers, vocabulary, said=said, saved={})
    return _Reader(headers, rows, numbers, mapping).read()


def _sheet(path: Path, table: str | None) -> tuple[list[str], list[tuple[str, ...]], tuple[int, ...]]:
    document = extract(path)
    found = sheet(document, choose_table(document, path.name, table), path.name)
    cut = len(found.headers)
    return found.headers, [cells[:cut] for _, _, cells in found.rows], tuple(row for row, _, _ in found.rows)


def _parquet(path: Path) -> tuple[list[str], list[tuple[str, ...]], tuple[int, ...]]:
    try:
        frame = pl.read_parquet(path)
        text = frame.select(pl.all().cast(pl.String).fill_null(""))
    except (pl.exceptions.PolarsError, OSError) as error:
        reason = str(error).partition("\n")[0]
        raise IntakeError(
            f"{path.name} cannot be read as Parquet ({reason}); save it again, or as CSV, with plain columns."
        ) from error
    # Row 1 holds the headers, as in a spreadsheet.
    return text.columns, text.rows(), tuple(range(2, text.height + 2))


class _Reader:
    """Makes the columns of a frame of those of a list; every distinct cell is read once."""

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[tuple[str, ...]],
        numbers: tuple[int, ...],
        mapping: Sequence[ListColumn],
    ) -> None:
        self._numbers = numbers
        self._mapping = tuple(mapping)
        names = [f"{place}" for place in range(len(headers))]
        self._cells = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row").select(
            pl.all().str.strip_chars()
        )
        self._headers = [header.strip() or f"column {place + 1}" for place, header in enumerate(headers)]
        self._findings: list[Findings] = []

    def read(self) -> BareList:
        event = self._first_dates(_EVENTS)
        made: dict[str, pl.Series] = {
            "id": pl.Series([f"{number:09}" for number in self._numbers], dtype=pl.String),
            "name": self._names(),
            **{what: self._text(keys) for what, keys in _TEXTS.items()},
            "sex": self._mapped("sex", _sex, pl.String()),
            "photo": self._mapped("photo_hash", photo_hash, pl.String()),
            **_sides("birth", self._born(event)),
            **_sides("event", event),
        }
        records = pl.DataFrame(
            {
                what: column
                for what, column in made.items()
                if what in ("id", "name") or column.null_count() < len(column)
            }
        )
        return BareList(
            original=self._cells.rename(
                dict(zip(self._cells.columns, _distinct(self._headers), strict=True))
            ),
            records=records,
            columns=Columns(**{name: name for name in records.columns}),
            row=self._numbers,
            mapping=self._mapping,
            findings=tuple(self._findings),
        )

    def _held(self, key: str) -> list[tuple[ListColumn, pl.Series]]:
        return [(one, self._cells[str(one.index)]) for one in self._mapping if one.key == key]

    def _names(self) -> pl.Series:
        """Give all the forms of each name: whole ones, and given name and family name put together."""
        whole = [cells for key in _WHOLE_NAMES for _, cells in self._held(key)]
        parts = [cells for key in ("first_name", "family_name") for _, cells in self._held(key)]
        frame = pl.DataFrame([cells.alias(str(place)) for place, cells in enumerate(whole)])
        if parts:
            joined = pl.DataFrame([cells.alias(str(place)) for place, cells in enumerate(parts)])
            put = joined.select(pl.concat_str(pl.all(), separator=" ").str.strip_chars().alias("put"))
            frame = pl.concat([frame, put], how="horizontal") if whole else put
        named = frame.select(pl.concat_list(pl.all()).list.eval(pl.element().filter(pl.element() != "")))
        return named.to_series().alias("name")

    def _text(self, keys: Iterable[str]) -> pl.Series:
        found = pl.Series([None] * len(self._cells), dtype=pl.String)
        for key in keys:
            for _, cells in self._held(key):
                known = _read_each(cells, lambda text: None if is_unknown(text) else text, pl.String())[0]
                found = _first(found, known)
        return found

    def _mapped(self, key: str, read: Callable[[str], T | None], kind: pl.DataType) -> pl.Series:
        found = pl.Series([None] * len(self._cells), dtype=kind)
        for column, cells in self._held(key):
            values, unread = _read_each(cells, read, kind)
            self._note(column, cells, unread)
            found = _first(found, values)
        return found

    def _first_dates(self, keys: Iterable[str]) -> list[pl.Series]:
        """Give the first and the last day of the first of these columns that says one, row by row."""
        sides = [pl.Series([None] * len(self._cells), dtype=pl.Date) for _ in range(2)]
        for key in keys:
            for column, cells in self._held(key):
                days, unread = _read_dates(cells)
                self._note(column, cells, unread)
                unsaid = sides[0].is_null() & sides[1].is_null()
                sides = [new.zip_with(unsaid, old) for new, old in zip(days, sides, strict=True)]
        return sides

    def _born(self, event: Sequence[pl.Series]) -> list[pl.Series]:
        """Give the days between which each was born: as is said, or by the age at what befell them."""
        said = self._first_dates(("birth_date",))
        years = pl.Series([None] * len(self._cells), dtype=pl.Int32)
        for key in _AGES:
            years = _first(years, self._mapped(key, lambda text: age(text)[0], pl.Int32()))
        by_age = pl.DataFrame({"first": event[0], "last": event[1], "years": years}).select(
            first=pl.col("first").dt.offset_by(pl.format("-{}y", pl.col("years") + 1)).dt.offset_by("1d"),
            last=pl.col("last").dt.offset_by(pl.format("-{}y", pl.col("years"))),
        )
        unsaid = said[0].is_null() & said[1].is_null()
        sides = zip(("first", "last"), said, strict=True)
        return [by_age[side].zip_with(unsaid, old) for side, old in sides]

    def _note(self, column: ListColumn, cells: pl.Series, unread: Sequence[str]) -> None:
        if unread and all(one.header != column.header for one in self._findings):
            place = cells.index_of(unread[0]) or 0
            self._findings.append(Findings(column.header, len(unread), self._numbers[place], unread[0]))


def _read_each(
    cells: pl.Series, read: Callable[[str], T | None], kind: pl.DataType
) -> tuple[pl.Series, list[str]]:
    """Read each distinct cell; give the values, and the cells that say something which cannot be read."""
    texts = [text for text in cells.unique(maintain_order=True).to_list() if text]
    values: dict[str, Any] = {text: read(text) for text in texts}
    unread = [text for text in texts if values[text] is None and not is_unknown(text)]
    table = pl.DataFrame(
        {"text": texts, "value": list(values.values())}, schema={"text": pl.String(), "value": kind}
    )
    joined = cells.to_frame("text").join(table, on="text", how="left", maintain_order="left")
    return joined["value"], unread


def _read_dates(cells: pl.Series) -> tuple[list[pl.Series], list[str]]:
    """Read each distinct cell as a date; give the first days, the last days, and what is none."""
    texts = [text for text in cells.unique(maintain_order=True).to_list() if text]
    said = [_interval(text) for text in texts]
    unread = [
        text for text, days in zip(texts, said, strict=True) if days == _NOWHERE and not is_unknown(text)
    ]
    table = pl.DataFrame(
        {"text": texts, "first": [days[0] for days in said], "last": [days[1] for days in said]},
        schema={"text": pl.String(), "first": pl.Date(), "last": pl.Date()},
    )
    joined = cells.to_frame("text").join(table, on="text", how="left", maintain_order="left")
    return [joined["first"], joined["last"]], unread


def _interval(text: str) -> Interval:
    try:
        said = parse(text)
    except ImpossibleDate:
        return _NOWHERE
    return _NOWHERE if said is None else (said.earliest, said.latest)


def _sex(text: str) -> str | None:
    return meanings("sex").get(folded(text))


def _first(one: pl.Series, other: pl.Series) -> pl.Series:
    """Give what the one says, else what the other does."""
    return one.zip_with(one.is_not_null(), other)


def _sides(name: str, sides: Sequence[pl.Series]) -> dict[str, pl.Series]:
    return {f"{name}_earliest": sides[0], f"{name}_latest": sides[1]}


def _distinct(headers: Iterable[str]) -> list[str]:
    """Give each header a name of its own, as a frame needs."""
    found: list[str] = []
    for header in headers:
        name, number = header, 2
        while name in found:
            name, number = f"{header} {number}", number + 1
        found.append(name)
    return found
