from __future__ import annotations

from tests.reading.sentences import Said


def test_one_arrest_told_twice_is_one_event() -> None:
    said = Said(
        "Lena Harrow was arrested in Velmara on 4 May 2021. She taught at a school.\n\n"
        "The arrest of Lena Harrow was condemned by the union.",
        language="en",
    )

    assert said.links("same_event") == [("arrested", "arrest", None)]


def test_executions_of_two_people_stay_two() -> None:
    said = Said("Karl Lind was executed on Monday. The execution of Otto Brandt followed.", language="en")

    assert said.links("same_event") == []


def test_an_arrest_in_another_year_is_another_arrest() -> None:
    said = Said(
        "Lena Harrow was arrested on 4 May 2021. Lena Harrow was arrested on 9 June 2023 again.",
        language="en",
    )

    assert said.links("same_event") == []


def test_a_headline_and_its_text_that_count_differently_are_flagged() -> None:
    said = Said(
        "مقتل 300 شخص في مظاهرات المدينة\n\n"
        "قتل أكثر من 300 شخص في مظاهرات شهدتها المدينة أمس وقالت العائلات إن البحث عن المفقودين مستمر.",
        language="ar",
    )

    assert [link[2] for link in said.links("contradicts")] == ["figure"]


def test_tolls_of_two_claimants_are_flagged_and_parts_of_a_toll_are_not() -> None:
    said = Said(
        "The Interior Ministry said that 12 people were killed, including 4 children. "
        "The Harbour Rights Monitor said that 40 people were killed.",
        language="en",
    )

    assert said.links("contradicts") == [("12 people", "40 people", "figure")]


def test_two_terms_of_one_person_are_flagged_but_not_what_an_appeal_changed() -> None:
    rival = (
        "The court sentenced Aurel Tomskin to four years in prison, his lawyer said.\n\n"
        "{} in a verdict that the families of the accused had been waiting for since early in the morning, "
        "standing in the rain outside. Aurel Tomskin was sentenced to six years in prison, the radio said."
    )
    appeal = (
        "Aurel Tomskin was sentenced to six years in prison. The appeals court upheld the verdict but "
        "reduced the sentence of Aurel Tomskin to four years in prison."
    )

    assert [link[2] for link in Said(rival.format("It came"), language="en").links("contradicts")] == [
        "penalty"
    ]
    assert Said(appeal, language="en").links("contradicts") == []
