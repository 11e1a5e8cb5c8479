"""Tables inside a document, row by row: what a column's header means says what its cells are of whom.

A table counts if a row of it is a header with a name among its columns. Each row is of one person; an age, a
role, a charge or a penalty in it is that person's, a date or place under "date of arrest" that arrest's.
Passages are the cells, so that they lead to sheet, row and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sijill.claims.document import Block, Document
from sijill.claims.kinds import Kind
from sijill.claims.values import Age, Charge, EventType, Name, Penalty, PlaceName, Role, value_json
from sijill.dates import Teller
from sijill.reading.durations import durations
from sijill.reading.lexicon import Lexicon
from sijill.reading.mention import Mention
from sijill.reading.penalties import find_penalties
from sijill.reading.wording import Wording
from sijill.text import fold_text
from sijill.vocabulary import Vocabulary, load

_HEADER_ROWS = 6
_AGES = ("age", "age_at_arrest", "age_at_execution", "age_at_act")
_ROLES = ("occupation", "affiliation")
_PLACES = ("address", "birth_place", "prison", "death_place")
_OLDEST = 130
_NUMBER = re.compile(r"\d{1,3}")
_EVENTS = frozenset(
    (
        *(
            "arrest",
            "execution",
            "killing",
            "death_in_custody",
            "disappearance",
            "injury",
            "release",
            "transfer",
        ),
        *("sentence", "trial"),
    )
)
Tie = tuple[Mention, Mention, str]


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True)
class Rows:
    """What tables say: mentions, ties of events, and the stretches of the text that are theirs."""

    found: list[Mention] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def without(self, text: str) -> str:
        """Blank the tables that were read, so that the rules of prose do not read them again."""
        for start, end in self.spans:
            text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
        return text


def find_rows(document: Document, *, lexicon: Lexicon, teller: Teller) -> Rows:
    """Read the tables of a document that have a header with a column of names."""
    result = Rows()
    for table in document.tables():
        rows = [(start, _cells(start, cells)) for start, cells in document.rows(table)]
        header = _header(rows)
        if header is None:
            continue
        result.spans.append(_span(table))
        for _, cells in rows[header[0] + 1 :]:
            row = _Row(cells, header[1], lexicon, teller)
            row.read()
            result.found += row.found
            result.ties += row.ties
    return result


def same_rows(found: Sequence[Mention], rows: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pair each row's person with the first person of the prose who bears the same name."""
    named: dict[str, Mention] = {}
    for one in sorted(found, key=lambda one: one.start):
        if one.kind is Kind.PERSON and one.value["name"]:
            named.setdefault(fold_text(one.value["name"]), one)
    for row in rows:
        if row.kind is Kind.PERSON and fold_text(row.value["name"]) in named:
            yield named[fold_text(row.value["name"])], row


def _span(table: Block) -> tuple[int, int]:
    return table.start, table.end


def _cells(start: int, cells: Sequence[str]) -> list[_Cell]:
    found = []
    for cell in cells:
        inner = cell.strip()
        found.append(_Cell(start + cell.find(inner) if inner else start, inner))
        start += len(cell) + 1
    return found


def _header(rows: list[tuple[int, list[_Cell]]]) -> tuple[int, dict[int, str]] | None:
    """Find the header among the first rows; gives its number, and what its columns mean."""
    vocabulary: Vocabulary = load()
    for number, (_, cells) in enumerate(rows[:_HEADER_ROWS]):
        matches = {column: vocabulary.column_for(cell.text) for column, cell in enumerate(cells) if cell.text}
        columns = {column: match.column.key for column, match in matches.items() if match is not None}
        named = any(key in ("name", "first_name", "family_name") for key in columns.values())
        if named and len(columns) > 1:
            return number, columns
    return None


class _Row:
    def __init__(self, cells: list[_Cell], columns: dict[int, str], lexicon: Lexicon, teller: Teller) -> None:
        self.lexicon = lexicon
        self.teller = teller
        self.by_key: dict[str, _Cell] = {}
        for column, key in columns.items():
            if column < len(cells) and cells[column].text:
                self.by_key.setdefault(key, cells[column])
        self.found: list[Mention] = []
        self.ties: list[Tie] = []
        self.events: dict[str, Mention] = {}

    def read(self) -> None:
        """Propose the row's person and what its cells say; a row without a name says nothing."""
        person = self._person()
        if person is None:
            return
        self.found.append(person)
        for key, cell in self.by_key.items():
            if key in _AGES:
                self._age(cell, person)
            elif key in _ROLES:
                value = value_json(Role(cell.text))
                self.found.append(self._mention(Kind.ROLE, cell, value, key, about=person))
            elif key == "charge":
                for charge in self._charges(cell):
                    self.found.append(
                        self._mention(Kind.CHARGE, charge, value_json(Charge(charge.text)), key, about=person)
                    )
            elif key == "sentence.penalty":
                self.found += self._penalties(cell, person)
            elif key in _PLACES:
                self.found.append(self._mention(Kind.PLACE, cell, value_json(PlaceName(cell.text)), key))
            elif "." in key:
                self._of_event(key, cell, person)

    def _person(self) -> Mention | None:
        cell = self.by_key.get("name")
        first, family = self.by_key.get("first_name"), self.by_key.get("family_name")
        if cell is not None:
            return self._mention(Kind.PERSON, cell, value_json(Name(cell.text)), "name")
        if first is None or family is None:
            only = first or family
            return self._mention(Kind.PERSON, only, value_json(Name(only.text)), "name") if only else None
        start, end = min(first.start, family.start), max(first.end, family.end)
        value = value_json(Name(f"{first.text} {family.text}"))
        return Mention(Kind.PERSON, start, end, value, "table.name")

    def _mention(
        self, kind: Kind, cell: _Cell, value: dict[str, object], key: str, *, about: Mention | None = None
    ) -> Mention:
        return Mention(kind, cell.start, cell.end, value, f"table.{key}", about=about)

    def _age(self, cell: _Cell, person: Mention) -> None:
        number = _NUMBER.fullmatch(cell.text) or _NUMBER.search(cell.text)
        if number and int(number[0]) <= _OLDEST:
            self.found.append(
                self._mention(Kind.AGE, cell, value_json(Age(int(number[0]))), "age", about=person)
            )

    def _charges(self, cell: _Cell) -> Iterator[_Cell]:
        place = 0
        for part in re.split(r"[;؛،\n]|,\s", cell.text):
            start = cell.text.index(part, place)
            place = start + len(part)
            said = part.strip()
            if said:
                yield _Cell(cell.start + start + part.index(said), said)

    def _penalties(self, cell: _Cell, person: Mention) -> list[Mention]:
        wording = Wording(cell.text, 0, len(cell.text), lexicon=self.lexicon)
        found = find_penalties(wording)
        if not found:
            # A bare "3 years" under "sentence" is prison: nothing else is measured so.
            terms = durations(wording, 0, len(wording)) if len(wording) else []
            found = [
                Mention(
                    Kind.PENALTY,
                    0,
                    len(cell.text),
                    value_json(Penalty("imprisonment", term.amount, term.unit)),
                    "term",
                )
                for term in terms[:1]
            ]
        for one in found:
            one.start, one.end = one.start + cell.start, one.end + cell.start
            one.rule, one.about = f"table.{one.rule}", person
        return found

    def _of_event(self, key: str, cell: _Cell, person: Mention) -> None:
        kind, _, part = key.partition(".")
        if kind not in _EVENTS or part not in ("date", "place"):
            return
        event = self.events.get(kind)
        if event is None:
            event = self._mention(Kind.EVENT, cell, value_json(EventType(kind)), f"{kind}")
            self.events[kind] = event
            self.found.append(event)
            self.ties.append((event, person, "victim"))
        if part == "place":
            place = self._mention(Kind.PLACE, cell, value_json(PlaceName(cell.text)), key)
            self.found.append(place)
            self.ties.append((event, place, "place"))
        for date in self.teller.tell(cell.text) if part == "date" else ():
            start = cell.start + date.start
            self.found.append(
                Mention(
                    Kind.DATE, start, cell.start + date.end, date.date.as_json(), f"table.{key}", about=event
                )
            )
