"""JSON: a list of records is a table; anything else is its own text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sijill.claims.document import Document, tabular_text
from sijill.extraction.given import Given
from sijill.extraction.readers import prose

MOST_CELLS = 5_000_000
MOST_COLUMNS = 16_384
_LONGEST_PROPERTY = 1_000
_UNSTORABLE = re.compile("[\x00\x1e\x1f\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u0[6-7][0-9a-fA-F]{2}")


class _Figure(str):
    """A number, kept as it is written: 1.10 stays so and no digit of a long one is lost."""

    __slots__ = ()


@dataclass(slots=True)
class _Doubts:
    """What was met while values were parsed."""

    repeated: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)

    def sentences(self) -> tuple[str, ...]:
        said = []
        if self.repeated:
            said.append(
                f"{len(self.repeated)} keys stand twice in one record, first {self.repeated[0][:40]!r};"
                " the later value is in a column of its own."
            )
        if self.odd:
            said.append(f"{self.odd[0]} is no JSON and was kept as it is written.")
        return tuple(said)


def read(source: Given) -> Document:
    """Read records as the rows of a table, its header their keys as they first come.

    Records are an array of objects, the only such array in an object, the features of GeoJSON, or one object
    a line. A value that is itself an object or array is written as JSON; ``null`` is an empty cell.
    """
    decoded = prose.decoded_text(source)
    doubts = _Doubts()
    found, fault = _records(decoded.text, doubts)
    table = _table(found.records) if found else None
    if found is None or table is None:
        page = prose.read(source)
        said: tuple[str, ...] = (fault,) if fault else ()
        if found is not None:
            said = ("Its records have too many different keys for a table; its text is kept as it stands.",)
        elif _ESCAPED.search(decoded.text):
            said += ("Its letters are written as numbers (\\u0627) and cannot be searched.",)
        return replace(page, text=_clean(page.text), warnings=(*page.warnings, *said))
    rows, spoiled = table
    warnings = (*decoded.warnings, *doubts.sentences())
    if spoiled:
        warnings += (f"{spoiled} cells hold characters that cannot be kept; they are now U+FFFD.",)
    if found.beside:
        warnings += (f"Beside its records it holds {', '.join(found.beside)[:200]}: see its properties.",)
    return Document(
        text=tabular_text(rows),
        tabular=True,
        encoding=decoded.encoding,
        warnings=warnings,
        properties=found.beside,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    records: Sequence[dict[str, Any]]
    beside: dict[str, str] = field(default_factory=dict)


def _records(text: str, doubts: _Doubts) -> tuple[_Found | None, str | None]:
    """Give the records, or why there are none."""
    plain = text.lstrip("\ufeff")
    try:
        value = _parsed(plain, doubts)
    except RecursionError:
        return None, "It nests too deep to be read as records; its text is kept as it stands."
    except ValueError as error:
        lines = _lines(plain, doubts)
        if lines is not None:
            return _Found(lines), None
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        return None, f"It is not valid JSON{where}; its text is kept as it stands."
    return _found(value), None


def _found(value: Any) -> _Found | None:
    if _are_records(value):
        return _Found(value)
    if isinstance(value, dict):
        lists = [key for key, inside in value.items() if _are_records(inside)]
        if len(lists) == 1:
            records = value[lists[0]]
            if value.get("type") == "FeatureCollection" and lists[0] == "features":
                records = [_feature(record) for record in records]
            beside = {
                _clean(key): _clean(_written(inside))[:_LONGEST_PROPERTY]
                for key, inside in value.items()
                if key != lists[0]
            }
            return _Found(records, beside)
    return None


def _are_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) and one for one in value)


def _feature(record: dict[str, Any]) -> dict[str, Any]:
    """Put the properties of a place first, then the rest of it."""
    inside = record.get("properties")
    own = inside if isinstance(inside, dict) else {}
    rest = {
        key: one for key, one in record.items() if key != "properties" and (key, one) != ("type", "Feature")
    }
    return {**own, **{key if key not in own else f"{key} (2)": one for key, one in rest.items()}}


def _lines(text: str, doubts: _Doubts) -> list[dict[str, Any]] | None:
    """Read one object a line; ``None`` if a line is none."""
    records = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            value = _parsed(line, doubts)
        except (ValueError, RecursionError):
            return None
        if not isinstance(value, dict) or not value:
            return None
        records.append(value)
    return records or None


def _parsed(text: str, doubts: _Doubts) -> Any:
    def keep_all(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        made = {}
        for key, value in pairs:
            name = key
            if name in made:
                doubts.repeated.append(key)
                count = 2
                while (name := f"{key} ({count})") in made:
                    count += 1
            made[name] = value
        return made

    def odd(constant: str) -> _Figure:
        doubts.odd.append(constant)
        return _Figure(constant)

    return json.loads(
        text, object_pairs_hook=keep_all, parse_int=_Figure, parse_float=_Figure, parse_constant=odd
    )


def _table(records: Sequence[dict[str, Any]]) -> tuple[list[list[str]], int] | None:
    columns = list(dict.fromkeys(key for record in records for key in record))
    if len(columns) > MOST_COLUMNS or len(columns) * len(records) > MOST_CELLS:
        return None
    spoiled = 0
    rows = []
    for row in _cells(columns, records):
        clean = [_clean(cell) for cell in row]
        spoiled += sum(1 for cell, kept in zip(row, clean, strict=True) if cell != kept)
        rows.append(clean)
    return rows, spoiled


def _cells(columns: list[str], records: Sequence[dict[str, Any]]) -> Iterator[list[str]]:
    yield columns
    for record in records:
        yield [_shown(record.get(column)) for column in columns]


def _shown(value: Any) -> str:
    return "" if value is None else str(value) if isinstance(value, str) else _written(value)


def _written(value: Any) -> str:
    """Write a value as JSON, numbers as they were written. Parsing has bounded the depth."""
    if isinstance(value, _Figure):
        return str(value)
    if isinstance(value, dict):
        inside = (f"{json.dumps(key, ensure_ascii=False)}: {_written(one)}" for key, one in value.items())
        return f"{{{', '.join(inside)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _clean(text: str) -> str:
    return _UNSTORABLE.sub("�", text)
