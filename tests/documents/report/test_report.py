"""The report of an estimate: its numbers are those of the answer, in every language, in one file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import resources
from typing import Any
from xml.etree import ElementTree

import pytest

from sijill.counting import Estimate, Refusal, Strata
from sijill.counting.estimation import Study
from sijill.documents import Provenance, Report, report
from sijill.documents.markup import VOID
from sijill.documents.words import LANGUAGES
from tests.documents.report.tables import LISTS, answered, refused, undecided

ORIGIN = Provenance(
    title="narvand",
    version="1.2.3",
    command="sijill count narvand.csv --seed 3 --report out.html",
    seed=3,
    file="narvand.csv",
    file_sha256="f" * 64,
    table_sha256="a" * 64,
)
NEEDED = {1.01, 400, 0.02, 0.05, 0.01}
"""What the diagnostics are held against."""


class Read(HTMLParser):
    """What a page holds; raises if an element is not closed where it must be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.data: list[tuple[float, str]] = []
        self.ids: list[str] = []
        self.named: list[str] = []
        self.words: list[str] = []
        self._value: float | None = None
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag not in VOID | {"wbr"}:
            self.open.append(tag)
        if held.get("id"):
            self.ids.append(str(held["id"]))
        for key in ("aria-labelledby", "aria-describedby"):
            self.named += (held.get(key) or "").split()
        if tag == "a" and (held.get("href") or "").startswith("#"):
            self.named.append(str(held["href"])[1:])
        self._value = float(held["value"] or "") if tag == "data" else self._value

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "data":
            self._value = None

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "title"}:
            self.words.append(data)
        if self._value is not None:
            self.data.append((self._value, data))


def made(study: Study, language: str) -> Report:
    return report(ORIGIN, language=language, study=study)


def numbers(value: Any) -> Iterator[float]:
    match value:
        case bool() | None | str():
            return
        case dict():
            for item in value.values():
                yield from numbers(item)
        case list():
            for item in value:
                yield from numbers(item)
        case _:
            yield float(value)


def derived(study: Study) -> set[float]:
    """Give the numbers of a report that follow from those of the answer by one step."""
    answer = study.answer
    found: set[float] = {len(answer.lists), *study.table.sizes, *study.table.alone}
    others = [*study.without, *study.priors, *(one for item in answer.families for one in item.alternatives)]
    found |= {value for item in others for _, value in item.said.figures if isinstance(value, (int, float))}
    if isinstance(answer, Estimate):
        found.add(answer.undocumented)
    for item in answer.families:
        seen = item.diagnostics
        shown = len([row for row in item.details if row.get("weight", 1.0) >= 0.0005])
        found |= {seen[of] - len(item.details) for of in ("models",) if of in seen}
        found |= {seen[of] - shown for of in ("graphs",) if of in seen}
        found |= {seen["tried"] - seen["models"]} if "tried" in seen else set()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("study", [answered, refused, undecided])
def test_the_page_is_well_formed_and_every_address_in_it_is_there(study: Any, language: str) -> None:
    read = Read(made(study(), language).html())

    assert len(set(read.ids)) == len(read.ids)
    assert set(read.named) - set(read.ids) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("study", [answered, refused, undecided])
def test_every_number_in_the_report_is_one_of_the_answers(study: Any, language: str) -> None:
    held = study()
    read = Read(made(held, language).html())
    allowed = {*numbers(json.loads(json.dumps(held.as_json()))), *derived(held), *NEEDED}

    assert len(read.data) > 5
    assert {value for value, _ in read.data} - allowed == set()


def test_what_is_written_is_the_number_that_it_stands_for() -> None:
    digits = str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.", "٬")

    for value, written in Read(made(answered(), "ar").html()).data:
        if written.endswith("٪"):
            said = float(written[:-1].translate(digits)) / 100
            assert abs(said - value) <= 0.00051 or value < 0.001
        else:
            said = float(written.translate(digits))
            places = len(written.partition("٫")[2])
            assert abs(said - value) <= 0.51 * 10**-places


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_has_documented_and_estimated_beside_one_another(language: str) -> None:
    study = answered()
    answer = study.answer
    assert isinstance(answer, Estimate)

    opening = made(study, language).html().partition('class="read headline"')[2].partition("</p>")[0]

    assert [float(value) for value in re.findall(r'<data value="([^"]+)"', opening)] == [
        answer.documented,
        answer.point,
        answer.low,
        answer.high,
        answer.undocumented,
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_the_result_with_its_reasons(language: str) -> None:
    study = refused()
    assert isinstance(study.answer, Refusal)

    text = "".join(Read(made(study, language).html()).words)

    bare = re.sub(r"[\u2066-\u2069]", "", text)
    [reason] = study.answer.reasons
    assert reason.sentence(language).split("(")[0] in bare
    assert 'class="refusal"' in made(study, language).html()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_in_another_language(language: str) -> None:
    parts = Read(made(answered(), language).html()).words
    words = "".join(parts)
    for name in LISTS:
        words = words.replace(name, "")
    arabic = re.findall("[\u0620-\u064a]", words)
    if language == "en":
        assert arabic == []
        return
    # In Latin letters stand works with their years, and the command.
    latin = [part for part in parts if not re.search("[\u0620-\u064a]", part)]
    english = [part for part in latin if re.search(r"[a-z]{4,} [a-z]{3,}", part)]
    assert [part for part in english if not re.search(r"\((19|20)\d\d\)|sijill count", part)] == []
    assert len(arabic) > 3000


def test_the_same_values_give_the_same_bytes() -> None:
    assert made(answered(), "ar").html() == made(answered(), "ar").html()
    assert made(answered(), "fa").charts() == made(answered(), "fa").charts()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_carries_all_that_it_needs(language: str) -> None:
    text = made(answered(), language).html()

    assert re.findall(r'(?:src|href|srcset|action)="(?!#|https://doi\.org/)[^"]*"', text) == []
    assert {found[:5] for found in re.findall(r"url\(([^)]*)\)", text)} == {"data:", "#hatc"}
    assert "<script" not in text
    assert "@import" not in text


def test_each_stratum_stands_with_its_numbers_and_the_sum_says_what_is_missing() -> None:
    study = answered()
    strata = study.strata["year"]
    assert isinstance(strata, Strata)
    assert strata.high is None

    page = made(study, "ar").html()
    section = page.partition('id="by-year"')[2].partition("</section>")[0]
    values = {float(value) for value in re.findall(r'<data value="([^"]+)"', section)}

    assert {float(part.documented) for part in strata.parts.values()} <= values
    assert {strata.low, study.answer.as_json()["point"]} <= values
    assert "٢٠١٩" in section
    assert "Talmar" in section


def test_a_near_tie_is_marked() -> None:
    page = made(undecided(), "en").html()

    assert page.count("<strong>near tie</strong>") >= 1
    assert page.count("<strong>best fit</strong>") == 1


def test_every_chart_is_a_file_of_its_own() -> None:
    charts = made(answered(), "ar").charts()

    assert list(charts) == ["result.svg", "by-year.svg", "overlaps.svg", "families.svg", "otherwise.svg"]
    for text in charts.values():
        ElementTree.fromstring(text.encode())


def test_what_others_named_cannot_break_out_of_the_page() -> None:
    page = made(answered(), "en").html()

    assert "Monitor <a" not in page
    assert "Monitor &lt;a&amp;b&gt;" in page


def test_its_colours_are_those_of_the_pages() -> None:
    tokens = (resources.files("sijill.web") / "static" / "tokens.css").read_text(encoding="utf-8")
    own = (resources.files("sijill.documents") / "report" / "report.css").read_text(encoding="utf-8")
    colour = re.compile(r"(--[a-z0-9-]+): (#[0-9a-f]{6});")
    held = dict(colour.findall(tokens.partition("@media")[0]))

    light = dict(colour.findall(own.partition("@media")[0]))

    assert len(light) >= 8
    assert light == {name: held[name] for name in light}
