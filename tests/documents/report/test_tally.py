"""What a register documents, and what is claimed beside it, in a report."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache

import polars as pl
import pytest

from sijill.counting import claimed, documented, terms
from sijill.documents import Facet, Provenance, Report, Tally, Voice, report
from sijill.documents.words import LANGUAGES
from tests.documents.report.test_report import Read, numbers

ORIGIN = Provenance(
    title="Narvand", version="1.2.3", command="sijill count --report out.html", position=41, audience="team"
)
EVENT = "e" * 32
DEFINED = {language: f"definition in {language}" for language in LANGUAGES}
PEOPLE = pl.DataFrame(
    {
        "identity": ["a", "b", "b", "c", "g"],
        "event": ["1", "2", "2", "3", "4"],
        "event_type": ["arrest", "arrest", "arrest", "killing", "killing"],
        "place": ["keltab", "keltab", "talmar", None, "talmar"],
        "earliest": [date(2021, 3, 1), date(2021, 12, 1), None, date(2022, 1, 5), None],
        "latest": [date(2021, 3, 1), date(2022, 1, 31), None, date(2022, 1, 5), None],
        "size_min": [None, None, None, None, 10],
        "size_max": [None, None, None, None, 12],
    }
)
FIGURES = pl.DataFrame(
    {
        "claim": ["1", "2", "3", "4"],
        "event": [EVENT, EVENT, EVENT, "s1"],
        "measure": ["killed", "killed", "killed", "injured"],
        "source": ["s1", "s2", "s3", "s1"],
        "claimant": ["A <b>", "رابطة", None, None],
        "min": [1500, 304, 20, 7],
        "max": [1500, None, 30, 7],
        "approximate": [False, False, True, False],
    }
)

PENALTIES = pl.DataFrame(
    {
        "identity": ["a", "b", "c"],
        "event_type": ["sentence"] * 3,
        "sentence": ["1", "2", "3"],
        "source": ["s1"] * 3,
        "type": ["imprisonment", "imprisonment", "fine"],
        "amount": [5, 30, 400],
        "unit": ["year", "month", "XXX"],
    }
)


@cache
def held() -> Tally:
    """Give counts by kind of event and by place, and figures of one event."""
    labels = {"event_type": {"arrest": {"en": "arrest", "ar": "اعتقال", "fa": "بازداشت"}}}
    facets = [
        Facet(documented(PEOPLE, by=by, definition="d"), {one: f"by {one}" for one in LANGUAGES}, labels)
        for by in (["event_type"], ["period"], ["place"])
    ]
    return Tally(
        tuple(facets),
        DEFINED,
        claimed(FIGURES),
        DEFINED,
        names={EVENT: "Keltab Square", "s3": "Bulletin"},
        imposed=terms(PENALTIES, definition="d"),
        imposed_definition=DEFINED,
        imposed_labels={"penalty": {"imprisonment": {"en": "Prison", "ar": "السجن", "fa": "حبس"}}},
        voices=(Voice("One list", 3, ("Bulletin", "نشرة")),),
    )


def made(language: str) -> Report:
    return report(ORIGIN, language=language, tally_of=held())


def section(language: str, key: str) -> str:
    return made(language).html().partition(f'id="{key}"')[2].partition("</section>")[0]


def words_of(text: str) -> str:
    return re.sub("[\u2066-\u2069]", "", re.sub("<[^>]*>", "", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_one_of_the_counts_or_figures(language: str) -> None:
    tally = held()
    kept = [facet.counts.as_json() for facet in tally.facets]
    kept.append(tally.claimed.as_json() | {"terms": tally.imposed.as_json()})
    allowed = {*numbers(json.loads(json.dumps(kept)))}
    for facet in tally.facets:
        for group in (facet.counts.total, *facet.counts.groups):
            allowed |= {
                float(side) for span in (group.named, group.nameless) for side in (span.min, span.max or 0)
            }

    read = Read(made(language).html())

    assert len(read.data) > 20
    # Besides: the position, how many comparisons are left out, and how many sources stand behind nobody.
    assert {value for value, _ in read.data} - allowed - {41.0, 1.0, 0.0} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_stands_with_what_is_counted(language: str) -> None:
    assert DEFINED[language] in section(language, "top")
    for facet in held().facets:
        assert f"by {language}" in section(language, f"count-{facet.key}")
    assert DEFINED[language] in section(language, "claims")


def test_what_is_not_sure_runs_from_the_least_to_the_most() -> None:
    assert "3 people" not in words_of(section("en", "top"))
    assert "13 to 15 people are documented" in words_of(section("en", "top"))
    assert "By name: 3; without a name, in groups: 10 to 12" in words_of(section("en", "top"))
    assert "0 to 1" in words_of(section("en", "count-place"))


def test_values_are_in_the_words_and_digits_of_the_language() -> None:
    assert "اعتقال" in section("ar", "count-event_type")
    assert "٢٠٢١" in section("ar", "count-period")
    assert "غير مذكور" in section("ar", "count-place")


def test_figures_stand_beside_one_another_and_are_never_added_up() -> None:
    claims = words_of(section("en", "claims"))

    assert "1,500 according to A &lt;b&gt;" in claims
    assert "at least 304 according to رابطة" in claims
    assert "about 20 to 30 according to Bulletin" in claims
    assert "Keltab Square" in claims
    assert "1,824" not in claims


def test_a_figure_with_nothing_beside_it_is_only_counted() -> None:
    claims = words_of(section("en", "claims"))

    assert "1 single figures, with nothing to hold them against, are left out here." in claims
    assert "Injured" not in claims


def test_what_was_imposed_is_summed_by_unit() -> None:
    assert "Prisonsentence2months: 90in full years: 7" in words_of(section("en", "imposed"))
    assert "fine" in section("ar", "imposed")
    assert "٤٠٠" in section("ar", "imposed")
    assert DEFINED["fa"] in section("fa", "imposed")


def test_the_position_and_the_audience_are_said() -> None:
    again = words_of(section("en", "again"))

    assert "Position of the ledger41" in again
    assert "Audiencethe team" in again


def test_the_charts_are_those_of_the_facets_and_of_the_figures() -> None:
    assert list(made("fa").charts()) == [
        "count-event_type.svg",
        "count-period.svg",
        "count-place.svg",
        "claims-1.svg",
    ]


def test_a_register_of_nobody_says_so() -> None:
    nobody = documented(PEOPLE.clear(), by=["event_type"], definition="d")
    empty = Tally((Facet(nobody, DEFINED),), DEFINED, claimed_definition=DEFINED)

    page = report(ORIGIN, language="en", tally_of=empty).html()

    assert "Nobody yet" in page
    Read(page)
