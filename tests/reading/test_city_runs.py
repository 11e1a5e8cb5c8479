from __future__ import annotations

import itertools

import pytest

from sijill.reading.city_runs import city_run

CITIES = ["مدريد", "ليون", "سان دييغو", "تورينو", "أوسلو", "بوينس آيرس", "لاهاي"]


def names(text: str) -> list[str]:
    found = city_run(text, 0, len(text))
    return [text[one:other] for one, other in itertools.pairwise(found)]


def test_a_glued_list_of_cities_is_cut_into_their_names() -> None:
    assert names("".join(CITIES)) == CITIES


def test_the_list_is_found_after_its_lead_in() -> None:
    assert names("والمدن هي:" + "".join(CITIES)) == CITIES


def test_a_spelling_of_the_foreign_g_does_not_matter() -> None:
    assert names("مدريدجوتنبرجفييناروما") == ["مدريد", "جوتنبرج", "فيينا", "روما"]


def test_one_name_that_no_gazetteer_has_does_not_spoil_the_list() -> None:
    cities = [*CITIES[:4], "قغفشزذ", *CITIES[4:]]

    assert names("".join(cities)) == cities


@pytest.mark.parametrize(
    "text",
    [
        "مدريد وليون وتورينو",
        "المعتقلون السياسيون والمتظاهرون",
        "مدريدليون",
        "سافر من مدريد إلى ليون ثم تورينو",
    ],
)
def test_prose_about_cities_is_no_list(text: str) -> None:
    assert names(text) == []
