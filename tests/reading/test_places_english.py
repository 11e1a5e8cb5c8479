from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She lives on Ropewalk Street near Hollin Weir.", ["Ropewalk Street", "Hollin Weir"]),
        (
            "He was moved from Hartsgate to the Salt Island penal colony.",
            ["Hartsgate", "Salt Island penal colony"],
        ),
        ("Protests spread to Navarok, Osterholt and Tavinsk.", ["Navarok", "Osterholt", "Tavinsk"]),
        ("He fled across the Tamar River into neighbouring Orlem.", ["Tamar River", "Orlem"]),
        ("The governor of Westmarch left.", ["Westmarch"]),
        ("He is 42 years old, of Cinder Quay.", ["Cinder Quay"]),
        ("- Kestutis Obuya, 29, beekeeper, Upper Tamm", ["Upper Tamm"]),
        ("Kirra residents blocked the highway.", ["Kirra"]),
        ("REPUBLIC OF TELUVA", ["REPUBLIC OF TELUVA"]),
        ("Thousands marched through central Ardenport.", ["Ardenport"]),
        ("He was held in Fort Harrow Prison.", ["Fort Harrow Prison"]),
    ],
)
def test_an_english_place_is_found_by_its_noun_or_preposition(text: str, names: list[str]) -> None:
    assert Said(text, language="en").texts(Kind.PLACE) == names


@pytest.mark.parametrize(
    "text",
    [
        "In April he wrote in English.",
        "In Judge Harmon's view it was thin.",
        "A button from Rustam's coat.",
        "They were held in Block Four.",
        "Published 3 May 2024",
        "Let the lawyers in TONIGHT please.",
    ],
)
def test_a_month_a_language_and_a_person_are_no_places(text: str) -> None:
    assert Said(text, language="en").of(Kind.PLACE) == []
