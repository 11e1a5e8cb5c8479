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


def test_penalties_of_a_group_are_nobodys_and_the_figure_is_of_the_sentence_passed_on_it() -> None:
    said = Said("أصدرت المحكمة أحكاماً بالسجن 12 عاماً و90 جلدة على 9 من المعتقلين.", language="ar")

    assert said.about(Kind.PENALTY) == [None, None]
    assert said.about(Kind.FIGURE) == ["أحكاماً"]


def test_the_person_right_after_an_act_takes_part_in_it() -> None:
    said = Said("بعد اعتقال الصحفية ليلى كنعان أُغلق المكتب.", language="ar")

    assert said.links("participant") == [("اعتقال", "ليلى كنعان", "victim")]


@pytest.mark.parametrize(
    ("text", "language", "about"),
    [
        ("The court acquitted Sara Noval but sentenced Karl Beck to two years.", "en", ["Karl Beck"]),
        (
            "Sara Noval was held. In May she was sentenced to four years in prison and fined 2,000 crowns.",
            "en",
            ["Sara Noval", "Sara Noval"],
        ),
        (
            "Sara Noval, who was arrested with Karl Beck in June, received a six-year sentence.",
            "en",
            ["Sara Noval"],
        ),
        (
            "Sara Noval was sentenced to three years in prison and Karl Beck to five years.",
            "en",
            ["Sara Noval", "Karl Beck"],
        ),
        (
            "قضت المحكمة بسجن سامر نوفل خمس سنوات، وسجن هاني الراسي ثلاث سنوات.",
            "ar",
            ["سامر نوفل", "هاني الراسي"],
        ),
        ("الحكم بالإعدام على سامر نوفل وبالسجن المؤبد على هاني الراسي.", "ar", ["سامر نوفل", "هاني الراسي"]),
        (
            "حكمت المحكمة على سامر نوفل بالسجن سنتين. كما حكمت عليه بغرامة ألف دينار.",
            "ar",
            ["سامر نوفل", "سامر نوفل"],
        ),
        ("أفرج عن سامر نوفل الذي كان يقضي حكماً بالسجن سبع سنوات.", "ar", ["سامر نوفل"]),
        ("دادگاه حکم کامران رستگار را از پنج سال به سه سال حبس کاهش داد.", "fa", ["کامران رستگار"] * 2),
        (
            "کامران رستگار به سه سال حبس محکوم شد. وی همچنین به ۷۴ ضربه شلاق محکوم شده است.",
            "fa",
            ["کامران رستگار"] * 2,
        ),
    ],
)
def test_each_penalty_goes_to_whom_the_grammar_gives_it(text: str, language: str, about: list[str]) -> None:
    assert Said(text, language=language).about(Kind.PENALTY) == about


def test_somebody_who_is_insulted_is_not_charged_with_it() -> None:
    text = "Sara Noval was jailed for eight years after being convicted of insulting President Karl Voss."

    assert Said(text, language="en").about(Kind.CHARGE) == ["Sara Noval"]


def test_a_relative_who_is_not_named_is_not_who_is() -> None:
    text = (
        "Sara Noval was held. Sara Noval's brother was sentenced to two years. He was also fined 500 crowns."
    )

    assert Said(text, language="en").about(Kind.PENALTY) == [None, None]


def test_terms_that_are_listed_respectively_go_in_order() -> None:
    text = "Sara Noval, Karl Beck and Lena Ossman were sentenced to two, three and five years respectively."

    assert Said(text, language="en").about(Kind.PENALTY) == ["Sara Noval", "Karl Beck", "Lena Ossman"]


def test_a_penalty_passed_on_somebody_unknown_is_not_the_one_befores() -> None:
    text = "حكم بالسجن 15 عاما على سامر نوفل وبالسجن 10 أعوام على شقيقته."

    assert Said(text, language="ar").about(Kind.PENALTY) == ["سامر نوفل", None]


def test_a_penalty_of_a_relative_without_a_name_is_nobodys() -> None:
    text = "مهران فرجامی به حبس ابد و برادرش به هجده سال زندان محکوم شد."

    assert Said(text, language="fa").about(Kind.PENALTY) == ["مهران فرجامی", None]


def test_he_is_not_the_woman_of_the_sentence_before() -> None:
    text = "Mrs Lind was fined 500 marks. He was sentenced to three years in prison."

    assert Said(text, language="en").about(Kind.PENALTY) == ["Lind", None]
