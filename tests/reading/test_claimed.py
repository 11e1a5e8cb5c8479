"""Nouns that say whose claim something is, and who counts beside whom."""

from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "claimant"),
    [
        (
            "The claim by the Sailors Union that nineteen relatives have been arrested is false.",
            "en",
            "Sailors Union",
        ),
        ("The Interior Ministry's figure is 61.", "en", "Interior Ministry"),
        ("ادعای سازمان سیمرغ مبنی بر کشته شدن نه معترض کذب محض است.", "fa", "سازمان سیمرغ"),
        (
            "لا صحة لما نشرته نقابة البحارة من أن 17 نزيلا قتلوا.",
            "ar",
            "نقابة البحارة",
        ),
    ],
)
def test_a_noun_of_claiming_names_who_claims(text: str, language: str, claimant: str) -> None:
    assert Said(text, language=language).claimants(Kind.FIGURE) == [claimant]


def test_a_claim_of_nobody_who_is_named_is_no_figure() -> None:
    said = Said("The claim that nineteen relatives have been arrested is false.", language="en")

    assert said.claimants(Kind.FIGURE) == []


def test_the_publisher_speaks_again_after_somebody_else() -> None:
    said = Said("The Harbour Union says eleven were arrested, my own count is nine.", language="en")

    assert said.claimants(Kind.FIGURE) == ["Harbour Union", None]


def test_what_is_put_away_or_listed_is_not_said() -> None:
    said = Said("Three men were put away for it in 2017.", language="en")

    assert said.claimants(Kind.FIGURE) == [None]
