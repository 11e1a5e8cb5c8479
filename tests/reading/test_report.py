"""A whole report whose breaks were lost: the fictional twin, and one from outside if there is one."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from sijill.claims.kinds import Kind
from sijill.claims.reading import Reading, SegmentKind
from sijill.reading import read

TWIN = Path(__file__).parents[1] / "fixtures" / "report_ar_twin.txt"
OUTSIDE = "SIJILL_REPORT"


@pytest.fixture(scope="module", params=["twin", "outside"])
def path(request: pytest.FixtureRequest) -> Path:
    if request.param == "twin":
        return TWIN
    if OUTSIDE not in os.environ:
        pytest.skip(f"no outside report: {OUTSIDE} is not set")
    return Path(os.environ[OUTSIDE])


@pytest.fixture(scope="module")
def text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def layout(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix(".layout.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def reading(text: str) -> Reading:
    return read(text)


def test_lost_breaks_are_found_and_none_is_invented(reading: Reading, layout: dict[str, Any]) -> None:
    gold = {item["offset"] for item in layout["breaks"]}
    found = {segment.start for segment in reading.segments if segment.rule not in ("start", "line")}

    assert found - gold == set()
    assert len(found & gold) >= 0.95 * len(gold)


def test_headings_are_headings(reading: Reading, layout: dict[str, Any]) -> None:
    gold = {item["start"] for item in layout["headings"]}
    kinds = (SegmentKind.HEADING, SegmentKind.SPEAKER)
    found = {segment.start for segment in reading.segments if segment.kind in kinds}

    assert found - gold == set()
    assert len(found & gold) >= 0.9 * len(gold)


def test_every_city_of_the_list_is_a_place_in_its_country(reading: Reading, layout: dict[str, Any]) -> None:
    cities = {(item["start"], item["end"], item["country"]) for item in layout["city_list"]["cities"]}
    found = {
        (place.start, place.end, place.value["country"])
        for place in reading.proposals
        if place.kind is Kind.PLACE
    }

    assert cities - found == set()


def test_every_direct_quote_has_a_speaker_or_says_that_somebody_spoke(reading: Reading) -> None:
    quotes = [found for found in reading.proposals if found.kind is Kind.QUOTE]
    direct = [quote for quote in quotes if quote.value["mode"] == "direct"]

    assert direct
    assert all(quote.claimant or quote.modality != "stated" for quote in direct)


def test_the_twins_penalties_ages_and_figures_are_read() -> None:
    proposals = read(TWIN.read_bytes().decode("utf-8")).proposals
    by_id = {found.id: found.text for found in proposals}

    def values(kind: Kind, *parts: str) -> list[tuple[Any, ...]]:
        return [tuple(found.value[part] for part in parts) for found in proposals if found.kind is kind]

    assert values(Kind.PENALTY, "type", "amount", "unit", "per") == [
        ("imprisonment", 41, "year", "unstated"),
        ("lashes", 320, "lash", "unstated"),
        ("fine", 600_000, "XXX", "unstated"),
        ("imprisonment", 18, "month", "each"),
    ]
    assert values(Kind.AGE, "years") == [(14,), (16,)]
    tolls = [
        (found.value["min"], found.value["max"], found.value["measure"], by_id.get(found.claimant or ""))
        for found in proposals
        if found.kind is Kind.FIGURE and found.value["measure"] in ("killed", "detained")
    ]
    assert tolls == [
        (1500, 1500, "killed", "جبهة الصنوبر المعارضة"),
        (304, 304, "killed", "مجلس الأودية السبعة"),
        (12, None, "killed", "وزارة الداخلية"),
        (4, 4, "killed", "وزارة الداخلية"),
        (2700, None, "detained", "لجنة السجناء"),
        (None, 430, "detained", "الوزارة"),
    ]
