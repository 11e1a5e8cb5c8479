from __future__ import annotations

from sijill.claims.kinds import Kind

from .sentences import Said


def test_a_place_once_found_is_found_everywhere() -> None:
    said = Said(
        "Karsanj mourns\n\nTwo men were killed in Karsanj. Nobody in the Karsanj mills spoke.", language="en"
    )

    assert said.texts(Kind.PLACE) == ["Karsanj", "Karsanj", "Karsanj"]


def test_initials_in_brackets_stand_for_the_body_before_them() -> None:
    said = Said("The Association of Free Lawyers (AFL) wrote. The AFL was not heard.", language="en")

    assert said.texts(Kind.ORGANISATION) == ["Association of Free Lawyers", "AFL", "AFL"]


def test_a_bare_noun_stands_for_the_one_body_of_its_kind_without_a_name() -> None:
    said = Said("The Ministry of Justice spoke. Nobody believed the ministry.", language="en")

    assert said.values(Kind.ORGANISATION, "name") == [("Ministry of Justice",), (None,)]
    assert said.links("same_person") == [("ministry", "Ministry of Justice", None)]


def test_a_bare_noun_of_two_bodies_stands_for_neither() -> None:
    said = Said(
        "The Ministry of Justice and the Ministry of Health met. The ministry denied it.", language="en"
    )

    assert said.texts(Kind.ORGANISATION) == ["Ministry of Justice", "Ministry of Health"]


def test_a_place_that_a_preposition_gave_gives_way_to_a_person_of_the_text() -> None:
    said = Said("Rustam Hakimi was killed. They marched from Rustam to the river.", language="en")

    assert said.of(Kind.PLACE) == []
