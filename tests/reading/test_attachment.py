from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "about"),
    [
        ("حكمت المحكمة على سامر نوفل بالسجن سنتين.", "ar", "سامر نوفل"),
        ("کامران رستگار به دو سال حبس محکوم شد.", "fa", "کامران رستگار"),
        ("Hala Murad, 34, was sentenced to six years in prison.", "en", "Hala Murad"),
        ("وقال المحامي هاني الراسي إن الصحفي سامر نوفل حُكم عليه بالإعدام.", "ar", "سامر نوفل"),
    ],
)
def test_a_penalty_is_about_the_one_person_it_can_be_about(text: str, language: str, about: str) -> None:
    assert Said(text, language=language).about(Kind.PENALTY) == [about]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sam Noval, 30, was arrested. Sam Noval's brother was sentenced to two years in prison.", "en"),
        ("سارا نوری، فعال مدنی، آزاد شد. برادر سارا نوری به یک سال حبس محکوم شد.", "fa"),
        ("قال المحامي هاني الراسي إن موكله حكم عليه بالسجن سنة.", "ar"),
        ("Judge Karl Lind sentenced him to two years in prison.", "en"),
        ("Judge Karl Lind sentenced eight protesters to two years in prison.", "en"),
        ("Hala Murad, a lawyer, and Nima Kaveh, a poet, met. She was sentenced to a year in prison.", "en"),
    ],
)
def test_a_penalty_of_somebody_else_is_never_put_on_a_person_nearby(text: str, language: str) -> None:
    said = Said(text, language=language)
    persons = {proposal.id for proposal in said.of(Kind.PERSON)}

    assert [penalty.about in persons for penalty in said.of(Kind.PENALTY)] == [False]


def test_each_name_has_the_penalties_that_directly_follow_it() -> None:
    text = "پرویز رستگار به هشت سال حبس و ۷۴ ضربه شلاق، کامران نوری به شش سال حبس محکوم شدند."

    assert Said(text, language="fa").about(Kind.PENALTY) == ["پرویز رستگار"] * 2 + ["کامران نوری"]


def test_a_penalty_before_a_name_is_that_persons_only_after_on() -> None:
    text = "أصدرت المحكمة حكماً بالسجن سنة وبخمسين جلدة على نزار الوردي، بتهمة «التجمهر»."

    assert Said(text, language="ar").about(Kind.PENALTY) == ["نزار الوردي"] * 2


def test_penalties_of_a_group_are_about_the_sentence_that_was_passed_on_it() -> None:
    said = Said("أصدرت المحكمة أحكاماً بالسجن 12 عاماً و90 جلدة على 9 من المعتقلين.", language="ar")

    assert said.about(Kind.PENALTY) == ["أحكاماً", "أحكاماً"]
    assert said.about(Kind.FIGURE) == ["أحكاماً"]


def test_the_person_right_after_an_act_takes_part_in_it() -> None:
    said = Said("بعد اعتقال الصحفية ليلى كنعان أُغلق المكتب.", language="ar")

    assert said.links("participant") == [("اعتقال", "ليلى كنعان", "victim")]
