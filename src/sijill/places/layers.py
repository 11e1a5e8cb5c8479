"""Where a gazetteer's places are kept: in memory, or in a table of which only lines in use are read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

from sijill.places.place import Place, spellings
from sijill.places.table import Table

INDEX_SPACE = " "  # between the words of a name in an index


class Layer(Protocol):
    """Places by name and by id."""

    @property
    def places(self) -> tuple[Place, ...]:
        """All places."""

    def named(self, name: str) -> tuple[Place, ...]:
        """Return the places whose folded words, one space between, are ``name``."""

    def lengths(self, first: str) -> frozenset[int]:
        """Return how many words the names beginning with the word ``first`` may have."""

    def place(self, identifier: str) -> Place | None:
        """Return the place with an id."""


class Listed:
    """Places in memory."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_id = {place.id: place for place in places}
        self.places = tuple(self._by_id.values())
        self._by_name: dict[str, tuple[Place, ...]] = {}
        for name, numbers in names_of(self.places).items():
            self._by_name[name] = tuple(self.places[number] for number in numbers)
        self._lengths = lengths_of(self._by_name)

    def named(self, name: str) -> tuple[Place, ...]:
        """Return the places whose folded words, one space between, are ``name``."""
        return self._by_name.get(name, ())

    def lengths(self, first: str) -> frozenset[int]:
        """Return how many words the names beginning with the word ``first`` may have."""
        return self._lengths.get(first, _ONE_WORD)

    def place(self, identifier: str) -> Place | None:
        """Return the place with an id."""
        return self._by_id.get(identifier)


class Stored:
    """The places of a large table, by an index made beforehand: lines are read when somebody asks for them.

    Each line of the index is a name's folded words, a tab, and the numbers of its places in the table
    (0 is the line after the heading), divided by spaces.
    """

    def __init__(self, table: str, index: str) -> None:
        self._table = Table(table)
        self._rows = dict(line.split("\t") for line in index.splitlines())
        self._lengths = lengths_of(self._rows)
        self._read: dict[int, Place] = {}

    def _at(self, row: int) -> Place:
        place = self._read.get(row)
        if place is None:
            place = self._read[row] = self._table.place(row)
        return place

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All places."""
        return tuple(map(self._at, range(len(self._table))))

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {identifier: row for row, identifier in enumerate(self._table.ids())}

    def named(self, name: str) -> tuple[Place, ...]:
        """Return the places whose folded words, one space between, are ``name``."""
        rows = self._rows.get(name)
        return tuple(self._at(int(row)) for row in rows.split()) if rows else ()

    def lengths(self, first: str) -> frozenset[int]:
        """Return how many words the names beginning with the word ``first`` may have."""
        return self._lengths.get(first, _ONE_WORD)

    def place(self, identifier: str) -> Place | None:
        """Return the place with an id."""
        row = self._row_of.get(identifier)
        return None if row is None else self._at(row)


_ONE_WORD = frozenset({1})


def lengths_of(names: Iterable[str]) -> dict[str, frozenset[int]]:
    """Return the numbers of words of names by their first word, if it begins a longer name."""
    found: dict[str, set[int]] = {}
    for name in names:
        if INDEX_SPACE in name:
            words = name.split(INDEX_SPACE)
            found.setdefault(words[0], {1}).add(len(words))
    return {first: frozenset(lengths) for first, lengths in found.items()}


def names_of(places: Iterable[Place]) -> dict[str, list[int]]:
    """Return folded names with the numbers of their places, in order."""
    numbers: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        own = dict.fromkeys(
            INDEX_SPACE.join(words)
            for names in place.names.values()
            for name in names
            for words in spellings(name)
        )
        for name in own:
            numbers.setdefault(name, []).append(number)
    return numbers
