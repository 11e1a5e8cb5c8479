from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Office of the Prosecutor General of Lacastria declined.",
            ["Office of the Prosecutor General of Lacastria"],
        ),
        ("Soldiers drove her to Gorse Lane police station.", ["Gorse Lane police station"]),
        ("The weekly Lighthouse reported it.", ["Lighthouse"]),
        ("He told a newspaper, the Maravian Courier, nothing.", ["Maravian Courier"]),
        ("HALVIN, March 3 (Northern Wire) - Nobody spoke.", ["Northern Wire"]),
        ("Kessaria's Interior Ministry denied it.", ["Interior Ministry"]),
        ("The Marn District Court's registry wrote.", ["Marn District Court"]),
        (
            "Branch 15 of the Revolutionary Court of Tarn ruled.",
            ["Branch 15 of the Revolutionary Court of Tarn"],
        ),
        (
            "The Directorate of Moral Guidance and Information wrote.",
            ["Directorate of Moral Guidance and Information"],
        ),
        ("He worked at Penhallow Mill No. 2 then.", ["Penhallow Mill No. 2"]),
        ("The Students' Union of Sant Oriel met.", ["Students' Union of Sant Oriel"]),
        ("Radio Maravia said so.", ["Radio Maravia"]),
    ],
)
def test_an_english_body_is_the_capitals_around_its_head(text: str, names: list[str]) -> None:
    assert Said(text, language="en").texts(Kind.ORGANISATION) == names


@pytest.mark.parametrize(
    "text",
    [
        "He broke the Information Security Act.",
        "RECORD OF PRESS CONFERENCE",
        "They met in Redcliff Women's Prison.",
        'It was holding "at most a dozen people" then.',
    ],
)
def test_a_law_an_event_and_a_prison_are_no_bodies(text: str) -> None:
    assert Said(text, language="en").of(Kind.ORGANISATION) == []
