"""What the columns of a list mean: as a person says, as in the version before, or as headers are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sijill.intake.errors import IntakeError
from sijill.intake.words import folded
from sijill.vocabulary import Column, UnknownTerm, Vocabulary

NAMES = ("name", "first_name", "family_name")
"""The columns that a person's name is made of, in this order."""

GROUP_NAME = "group.name"
GROUPS = (GROUP_NAME, "group.size", "group.unnamed")
"""The columns any of which makes a row without a name a group."""

NOT_TAKEN = ""
"""What a header is mapped to if nothing is to be taken from its column."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a file and what is taken from it; ``column`` is ``None`` if nothing is.

    ``start``: where the header, stripped, stands in the document's text.
    ``sure``: a person said so, now or for the version before, or the header is a known wording of one column.
    ``said``: a person said so. ``candidates``: what an unsure header may mean, the likeliest first.
    """

    index: int
    header: str
    start: int
    column: Column | None
    sure: bool
    said: bool = False
    candidates: tuple[str, ...] = ()

    @property
    def key(self) -> str | None:
        return None if self.column is None else self.column.key

    def as_json(self) -> dict[str, Any]:
        return {"header": self.header, "column": self.key, "sure": self.sure}


def map_columns(
    headers: Sequence[str],
    vocabulary: Vocabulary,
    *,
    said: Mapping[str, str],
    saved: Mapping[str, str],
    start: int = 0,
) -> tuple[ListColumn, ...]:
    """Decide what each column means, in the order of the file.

    ``said`` and ``saved`` map headers to keys of columns; ``start`` is where the headers begin in the text.
    Raises :class:`IntakeError` if a header that
    somebody named is not there, if two columns mean the same and nobody said so, or if nothing names a
    person or a group; :class:`~sijill.vocabulary.UnknownTerm` for a column that there is not.
    """
    texts = [header.strip() for header in headers]
    chosen = {**_by_header(saved, texts, known=False), **_by_header(said, texts, known=True)}
    columns = []
    for index, (cell, header) in enumerate(zip(headers, texts, strict=True)):
        place = start + cell.index(header)
        columns.append(_map(index, header, place, vocabulary, chosen.get(folded(header))))
        start += len(cell) + 1
    _check_doubles(columns)
    if not any(column.key in (*NAMES, *GROUPS) for column in columns):
        raise IntakeError(_nothing_named(columns))
    return tuple(columns)


def said_before(columns: Sequence[ListColumn]) -> list[list[str]]:
    """Give the headers that a person mapped, and to what, as the list keeps them for its next version."""
    return [[column.header, column.key or NOT_TAKEN] for column in columns if column.said]


def _map(index: int, header: str, start: int, vocabulary: Vocabulary, key: str | None) -> ListColumn:
    if key == NOT_TAKEN:
        return ListColumn(index, header, start, None, sure=True, said=True)
    if key is not None:
        term = vocabulary.term("columns", key)
        if not isinstance(term, Column):
            raise UnknownTerm("columns", key)
        return ListColumn(index, header, start, term, sure=True, said=True)
    match = vocabulary.column_for(header) if header else None
    if match is None:
        return ListColumn(index, header, start, None, sure=False)
    if match.sure:
        return ListColumn(index, header, start, match.column, sure=True)
    candidates = tuple(column.key for column in match.candidates)
    return ListColumn(index, header, start, None, sure=False, candidates=candidates)


def _by_header(chosen: Mapping[str, str], headers: Sequence[str], *, known: bool) -> dict[str, str]:
    there = {folded(header) for header in headers}
    for header in chosen:
        if known and folded(header) not in there:
            listed = ", ".join(f"“{header}”" for header in headers if header)
            raise IntakeError(f"No column is headed “{header}”; the headers are {listed}.")
    return {folded(header): key for header, key in chosen.items()}


def _check_doubles(columns: Sequence[ListColumn]) -> None:
    """Refuse two columns of one meaning that nobody mapped by hand, and two that share a header."""
    by_key: defaultdict[str, list[ListColumn]] = defaultdict(list)
    for column in columns:
        if column.key is not None:
            by_key[column.key].append(column)
    for key, same in by_key.items():
        headers = [column.header for column in same]
        if len(set(map(folded, headers))) < len(same):
            raise IntakeError(f"Two columns are headed “{headers[0]}”; give one of them another header.")
        if not all(column.said for column in same[1:]):
            names = " and ".join(f"“{header}”" for header in headers)
            raise IntakeError(
                f'The columns {names} both mean {key}; leave one out with --map "{headers[-1]}="'
                f' or give it another meaning, as in --map "{headers[-1]}=note".'
            )


def _nothing_named(columns: Sequence[ListColumn]) -> str:
    unsure = next((column for column in columns if {*NAMES, *GROUPS} & set(column.candidates)), None)
    free = unsure or next((column for column in columns if column.column is None and column.header), None)
    example = free.header if free else "الاسم"
    return (
        "No column holds the name of a person, or the name or size of a group;"
        f' say which does, as in --map "{example}=name".'
    )
