from __future__ import annotations

from sijill.claims.kinds import Kind

from .sentences import Said


def test_a_publisher_named_in_its_own_text_is_no_claimant() -> None:
    said = Said(
        "Delta Human Rights Network\n12 May 2024\n\nThe Network documented 45 deaths in custody last year.",
        language="en",
    )

    assert said.claimants(Kind.FIGURE) == [None]


def test_a_headline_names_no_publisher() -> None:
    said = Said(
        "Interior Ministry says 12 killed\n\nThe Interior Ministry said that 12 people were killed.",
        language="en",
    )

    assert said.claimants(Kind.FIGURE)[-1] == "Interior Ministry"


def test_an_agency_in_the_dateline_is_the_publisher_and_others_are_not() -> None:
    said = Said(
        "مرسانة (وكالة المدار) – 3 أيار 2024\n\nوقالت وزارة الداخلية إن 14 شخصا أوقفوا.",
        language="ar",
    )

    assert said.claimants(Kind.FIGURE) == ["وزارة الداخلية"]


def test_to_whom_a_letter_goes_does_not_publish_it() -> None:
    said = Said(
        "إلى وزارة العدل،\n\nاعترفت وزارة العدل بوفاة 14 سجينا.",
        language="ar",
    )

    assert said.claimants(Kind.FIGURE) == ["وزارة العدل"]
