"""Packs: what a country has beyond its cities, as folders that a team can replace.

A pack is a folder with ``pack.toml`` and any number of ``*.tsv`` tables; ``docs/places.md`` has the format.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from sijill.places.gazetteer import Gazetteer, world
from sijill.places.place import Place
from sijill.places.table import GazetteerError, degrees

COLUMNS = ("id", "kind", "parent", "latitude", "longitude", "source")


@dataclass(frozen=True, slots=True)
class _Pack:
    folder: Path
    country: str
    sources: frozenset[str]


def pack_folders() -> tuple[Path, ...]:
    """Return the folders of the packs that come with Sijill."""
    root = Path(str(resources.files("sijill.places").joinpath("packs")))
    return tuple(sorted(path.parent for path in root.glob("*/pack.toml")))


def packs(*folders: Path | str) -> Gazetteer:
    """Read packs, each a folder or a folder of folders; where ids are the same, the later one's place stays.

    Raises GazetteerError with file, line and what to do; OSError if a folder cannot be read.
    """
    places: dict[str, Place] = {}
    for folder in folders:
        for pack in _opened(Path(folder)):
            own: dict[str, tuple[Path, int]] = {}
            for table in sorted(pack.folder.glob("*.tsv")):
                for number, place in _read(pack, table):
                    if place.id in own:
                        first, line = own[place.id]
                        raise GazetteerError(
                            f"{table}, line {number}: the id “{place.id}” stands in {first.name}, line "
                            f"{line} too; give one of them another id."
                        )
                    own[place.id] = table, number
                    places[place.id] = place
    return Gazetteer(tuple(places.values()))


def _opened(folder: Path) -> Iterator[_Pack]:
    if (folder / "pack.toml").is_file():
        yield _described(folder)
        return
    inside = sorted(path.parent for path in folder.glob("*/pack.toml"))
    if not inside:
        raise GazetteerError(f"{folder} has no pack.toml; a pack needs one that names country and sources.")
    for path in inside:
        yield _described(path)


def _described(folder: Path) -> _Pack:
    file = folder / "pack.toml"
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{file} cannot be read as TOML: {error}; mend that line.") from error
    country, sources = table.get("country"), table.get("sources")
    if not (isinstance(country, str) and len(country) == 2 and country.isalpha() and country.isupper()):
        raise GazetteerError(f'{file} needs country = "XX", two capital letters of ISO 3166-1.')
    if not (isinstance(sources, dict) and sources and all(isinstance(s, str) for s in sources.values())):
        raise GazetteerError(f'{file} needs a table [sources] with lines such as atlas = "title, year".')
    return _Pack(folder, country, frozenset(sources))


def _read(pack: _Pack, table: Path) -> Iterator[tuple[int, Place]]:
    try:
        text = table.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{table} is not UTF-8; save it as UTF-8.") from error
    lines = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    heading = tuple(next(lines, ()))
    if heading[: len(COLUMNS)] != COLUMNS or len(heading) == len(COLUMNS):
        raise GazetteerError(
            f"{table}, line 1: the heading must be {', '.join(COLUMNS)} and then languages: en, ar, fa …"
        )
    for number, cells in enumerate(lines, 2):
        if any(cell.strip() for cell in cells):
            yield number, _place(pack, f"{table}, line {number}", heading, cells)


def _place(pack: _Pack, where: str, heading: tuple[str, ...], cells: list[str]) -> Place:
    if len(cells) != len(heading):
        raise GazetteerError(
            f"{where}: {len(cells)} cells, not {len(heading)}; give each column a cell, empty if unknown."
        )
    identifier, kind, parent, latitude, longitude, source = (cell.strip() for cell in cells[: len(COLUMNS)])
    if not identifier or not kind:
        raise GazetteerError(f"{where}: id and kind are empty or missing; fill in both.")
    if source not in pack.sources:
        raise GazetteerError(f"{where}: the source “{source}” is not under [sources] in pack.toml; add it.")
    north = east = None
    if latitude or longitude:
        north, east = degrees(latitude, 90), degrees(longitude, 180)
        if north is None or east is None:
            raise GazetteerError(
                f"{where}: latitude “{latitude}” and longitude “{longitude}” must be decimal degrees, "
                "both or neither."
            )
    names = {}
    for language, cell in zip(heading[len(COLUMNS) :], cells[len(COLUMNS) :], strict=True):
        found = tuple(name.strip() for name in cell.split("|") if name.strip())
        if found:
            names[language] = found
    if not names:
        raise GazetteerError(f"{where}: no name in any language; give at least one.")
    return Place(identifier, kind, pack.country, 0, names, parent or pack.country, north, east)


@cache
def default_gazetteer() -> Gazetteer:
    """Return the world and the packs that come with Sijill."""
    return world().merged(packs(*pack_folders()))


def lookup(name: str) -> tuple[Place, ...]:
    """Look ``name`` up in the default gazetteer."""
    return default_gazetteer().lookup(name)
