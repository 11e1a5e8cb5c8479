from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind
from sijill.reading.genders import Gender, arabic_gender, gender_of, may_be
from sijill.reading.mention import Mention
from sijill.text import fold_text


def test_a_usual_given_name_tells_the_gender_and_an_unknown_one_does_not() -> None:
    assert gender_of("Leila Kass") is Gender.FEMALE
    assert gender_of("أحمد الراسي") is Gender.MALE
    assert gender_of("Quintavia Kass") is None


@pytest.mark.parametrize(
    ("verb", "gender"),
    [("قالت", Gender.FEMALE), ("وقال", Gender.MALE), ("يقولون", Gender.MANY), ("تابع", Gender.MALE)],
)
def test_an_arabic_verb_tells_who_can_be_its_subject(verb: str, gender: Gender) -> None:
    assert arabic_gender(fold_text(verb)) is gender


def test_a_body_is_no_he_and_a_mother_no_he_either() -> None:
    body = Mention(Kind.ORGANISATION, 0, 5, {"name": "Union"}, "organisation.head")
    mother = Mention(Kind.PERSON, 0, 10, {"name": None}, "person.nameless")

    assert not may_be(body, Gender.MALE, "Union")
    assert may_be(body, Gender.BODY, "Union")
    assert not may_be(mother, Gender.MALE, "his mother")
    assert may_be(mother, Gender.FEMALE, "his mother")
