"""Reading place tables."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.errors import SijillError
from sijill.places.place import Place

FIRST = ("id", "kind", "country", "population")
_WHERE = ("parent", "latitude", "longitude")


class GazetteerError(SijillError):
    """A place table or a pack that cannot be read."""


class Table:
    """A tab-separated table, whose lines become places one by one. Raises GazetteerError."""

    def __init__(self, text: str) -> None:
        lines = text.splitlines()
        heading = tuple(lines[0].split("\t")) if lines else ()
        if heading[:4] != FIRST:
            raise GazetteerError(
                "A place table needs a first line that starts with id, kind, country, population."
            )
        self._lines = lines[1:]
        self._width = len(heading)
        self._where = [
            heading.index(column) if column in heading else self._width for column in _WHERE
        ]  # a column that the table lacks is looked for in an empty cell after the last
        self._languages = [(index, name) for index, name in enumerate(heading) if name not in FIRST + _WHERE]

    def __len__(self) -> int:
        return len(self._lines)

    def ids(self) -> Iterator[str]:
        """Yield the ids, in order."""
        return (line.partition("\t")[0] for line in self._lines)

    def filled(self, row: int) -> bool:
        """Whether there is anything on a line."""
        return bool(self._lines[row].strip())

    def kind(self, row: int) -> str:
        """Return the kind of the place on a line, without reading the rest."""
        return self._lines[row].split("\t", 2)[1]

    def place(self, row: int) -> Place:
        """Read a line; ``row`` 0 is the one after the heading."""
        number, cells = row + 2, self._lines[row].split("\t")
        if len(cells) != self._width:
            raise GazetteerError(
                f"Line {number} of the place table has {len(cells)} cells, not {self._width}; "
                "give each column a cell, empty if nothing is known."
            )
        cells.append("")
        identifier, kind, country, population = cells[:4]
        if not identifier or not (population or "0").isdecimal():
            raise GazetteerError(
                f"Line {number} of the place table needs an id and a population in whole people."
            )
        parent, latitude, longitude = (cells[index] for index in self._where)
        north = east = None
        if latitude or longitude:
            north, east = degrees(latitude, 90), degrees(longitude, 180)
            if north is None or east is None:
                raise GazetteerError(
                    f"Line {number} of the place table needs a latitude from -90 to 90 and a longitude from "
                    f"-180 to 180, or neither; it has “{latitude}” and “{longitude}”."
                )
        names = {code: tuple(cells[index].split("|")) for index, code in self._languages if cells[index]}
        return Place(
            identifier, kind, country or None, int(population or 0), names, parent or None, north, east
        )


def read_table(text: str) -> tuple[Place, ...]:
    """Read a whole table, as :meth:`Gazetteer.from_tsv` says; raises GazetteerError."""
    table = Table(text)
    return tuple(table.place(row) for row in range(len(table)) if table.filled(row))


def degrees(text: str, limit: int) -> float | None:
    """Read decimal degrees up to ``limit`` on either side; None if they are none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if -limit <= value <= limit else None
