from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


def test_a_known_place_has_its_country_and_an_unknown_one_none() -> None:
    said = Said("Taken at Lisbon and in Karsanj.", language="en")

    assert said.values(Kind.PLACE, "name", "country") == [("Lisbon", "PT"), ("Karsanj", None)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("و با کابل به کف پایش می‌زدند", "fa"),
        ("ومصادرة حصته من دكان جده.", "ar"),
        ("Registrar: Soledad Brine.", "en"),
    ],
)
def test_a_word_or_a_name_that_a_town_shares_is_no_place(text: str, language: str) -> None:
    assert Said(text, language=language).of(Kind.PLACE) == []


def test_a_place_inside_the_name_of_a_body_is_none() -> None:
    said = Said("The Provincial Court of Lower Sarrenia ruled in Dunmarsh.", language="en")

    assert said.texts(Kind.PLACE) == ["Dunmarsh"]


def test_the_town_of_a_dateline_is_told_from_the_town_where_it_happened() -> None:
    said = Said("VELMARA, Nov 16 (Meridian Wire) - Two men were killed in Saltmarket.", language="en")

    assert [(place.text, place.rule) for place in said.of(Kind.PLACE)] == [
        ("VELMARA", "place.dateline"),
        ("Saltmarket", "place.in"),
    ]


def test_a_place_inside_a_role_is_told_apart() -> None:
    said = Said("Jerzy Pentreath, mayor of Nether Combe, was arrested in Dunmarsh.", language="en")

    assert [(place.text, place.rule) for place in said.of(Kind.PLACE)] == [
        ("Nether Combe", "place.of_role"),
        ("Dunmarsh", "place.in"),
    ]
