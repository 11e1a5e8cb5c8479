"""From a row of a list to its statement: the person or group, the events of a life, and every claim.

This is the inner loop of an import, so it builds the lists of :mod:`sijill.store.statements` directly and
reads each distinct text of a column once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sijill.intake.cells import Meaning, reader, written, written_words
from sijill.intake.events import Events
from sijill.intake.mapping import GROUP_NAME, GROUPS, NAMES, ListColumn
from sijill.intake.marks import content_mark
from sijill.intake.penalties import joined_term
from sijill.intake.words import is_unknown
from sijill.vocabulary import Vocabulary

Line = list[Any]
Finding = tuple[str, str]
"""The header of a column, and what is wrong with its cell."""

NO_NAME = "the row names no person and no group; it was not imported"

_BORN = ("birth_date", "age")


class TakenColumn:
    """A column that something is taken from, made ready for its cells."""

    __slots__ = ("event", "header", "header_start", "key", "kind", "known", "name_place", "property", "read")

    def __init__(self, column: ListColumn, vocabulary: Vocabulary, *, language: str | None) -> None:
        assert column.column is not None
        self.key = column.column.key
        self.header = column.header
        self.header_start = column.start
        self.property = column.column.property
        self.event = column.column.event
        self.kind = vocabulary.property(self.property).value_kind
        self.read = reader(self.kind, language=language, header=column.header)
        self.known: dict[str, Meaning] = {}
        self.name_place = NAMES.index(self.key) if self.key in NAMES else -1

    def meaning(self, text: str) -> Meaning:
        """Read a cell; columns whose cells repeat are read from memory."""
        if self.kind in ("text", "identifier"):
            return self.read(text)
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = self.read(text)
        return found


class RowReader:
    """Makes the statements of one list's rows."""

    def __init__(
        self,
        columns: Sequence[ListColumn],
        vocabulary: Vocabulary,
        *,
        key: bytes,
        list_id: str,
        language: str | None,
    ) -> None:
        self.key = key
        self.list_id = list_id
        self.columns: list[TakenColumn | None] = []
        for column in columns:
            taken = None
            if column.column is not None:
                taken = TakenColumn(column, vocabulary, language=language)
            self.columns.append(taken)
        place = {column.key: column.index for column in columns if column.key is not None}
        self.name_indexes = [place[name] for name in NAMES if name in place]
        self.group_indexes = [place[name] for name in GROUPS if name in place]
        self.group_name_index = place.get(GROUP_NAME)
        self.father_index = place.get("father_name")
        self.born_indexes = [place[name] for name in _BORN if name in place]
        penalties = [column for column in self.columns if column and column.property == "penalty"]
        self.joins_penalties = len(penalties) > 1

    def names_somebody(self, cells: Sequence[str]) -> bool:
        """Whether a row is about anybody at all."""
        return any(cells[index].strip() for index in (*self.name_indexes, *self.group_indexes))

    def mark(self, cells: Sequence[str]) -> str | None:
        """Give the mark by which the row is known again once it was erased."""
        name = " ".join(filter(None, [cells[index].strip() for index in self.name_indexes]))
        if not name and self.group_name_index is not None:
            name = cells[self.group_name_index].strip()
        father = "" if self.father_index is None else cells[self.father_index].strip()
        born = next(filter(None, [cells[index].strip() for index in self.born_indexes]), "")
        return content_mark(self.key, name, father, born)

    def statement(
        self, start: int, cells: Sequence[str], *, row: str, anchor: str, ordinal: int
    ) -> tuple[list[Line], list[Line], list[Finding]]:
        """Give the records, the claims and the findings of a row whose text starts at ``start``."""
        claims: list[Line] = []
        findings: list[Finding] = []
        names: list[tuple[int, str, int, TakenColumn]] = []
        events = Events(self.key, self.list_id, row=row, anchor=anchor, ordinal=ordinal)
        offset = start
        for cell, column in zip(cells, self.columns, strict=False):
            if cell and column is not None:
                text = cell.strip()
                if text:
                    begin = offset if len(text) == len(cell) else offset + cell.index(text)
                    if column.name_place >= 0:
                        names.append((column.name_place, text, begin, column))
                    else:
                        meaning = column.meaning(text)
                        if meaning.finding is not None:
                            findings.append((column.header, f"“{text}” {meaning.finding}"))
                        for kind, value, first, last in meaning.said:
                            claim = [
                                row,
                                column.property,
                                kind,
                                value,
                                text[first:last],
                                begin + first,
                                begin + last,
                                column.header,
                                None,
                                None,
                                "stated",
                            ]
                            claims.append(claim)
                            if column.event is not None:
                                events.add(claim, column, affirms=meaning.affirms)
            offset += len(cell) + 1
        records = [self._subject(row, names, claims)]
        events.close(records, claims)
        if self.joins_penalties:
            _join_penalties(claims)
        return records, claims, findings

    def _subject(self, row: str, names: list[tuple[int, str, int, TakenColumn]], claims: list[Line]) -> Line:
        """Give the record of the row, and put the claim of its name before the others."""
        if names:
            name, claim = _name_claim(row, names)
            for other in claims:
                if other[0] == row and other[1] == "name":
                    # The group that a named person is said to belong to is no name of the person.
                    other[1:4] = ["affiliation", "text", written_words("text", other[4])]
            claims.insert(0, claim)
            return [row, "person", "", None, name]
        name = None
        for claim in claims:
            if claim[0] == row and claim[1] == "name" and claim[2] == "name":
                claim[2] = "group"
                name = claim[4]
        return [row, "group", "", None, name]


def _name_claim(row: str, names: list[tuple[int, str, int, TakenColumn]]) -> tuple[str | None, Line]:
    """Make one claim of the columns that a name is in, with their common passage if they stand together."""
    wording = " ".join([text for _, text, _, _ in names])
    begin = names[0][2]
    end = begin + len(names[0][1])
    if len(names) == 1:
        spoken = wording
        column = names[0][3]
    else:
        parts = sorted(names)
        spoken = " ".join([text for _, text, _, _ in parts])
        column = parts[0][3]
        for _, text, place, _ in names[1:]:
            if place != end + 1:
                begin, end = parts[0][2], parts[0][2] + len(parts[0][1])
                break
            end = place + len(text)
    name = None if is_unknown(spoken) else spoken
    value = written({"name": None}) if name is None else written_words("name", name)
    claim = [row, "name", "person", value, wording, begin, end, column.header, None, None, "stated"]
    return name, claim


def _join_penalties(claims: list[Line]) -> None:
    """Make one claim of a term whose years and months stand in two columns."""
    index = 0
    while index + 1 < len(claims):
        one, two = claims[index], claims[index + 1]
        if one[0] == two[0] and one[2] == two[2] == "penalty" and one[7] != two[7]:
            value = joined_term(json.loads(one[3]), json.loads(two[3]))
            if value is not None:
                one[3] = written(value)
                one[4] = f"{one[4]} {two[4]}"
                one[6] = two[6] if two[5] == one[6] + 1 else one[6]
                del claims[index + 1]
        index += 1
