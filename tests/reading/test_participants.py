from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind
from tests.reading.sentences import Said


@pytest.mark.parametrize(
    ("language", "text", "event", "victims"),
    [
        ("en", "Police arrested Karl Lind and Mira Zand on Monday.", "arrested", ["Karl Lind", "Mira Zand"]),
        ("en", "Karl Lind, a 34-year-old teacher, was executed at dawn.", "executed", ["Karl Lind"]),
        ("en", "The killing of Karl Lind shocked the town.", "killing", ["Karl Lind"]),
        ("ar", "اعتقلت قوات الأمن الصحفي سامر نوفل أمس.", "اعتقلت", ["سامر نوفل"]),
        ("ar", "أُفرج عن سامر نوفل وهالة مراد.", "أُفرج", ["سامر نوفل", "هالة مراد"]),
        ("fa", "مهران فرجامی، ۲۲ ساله، در تهران بازداشت شد.", "بازداشت شد", ["مهران فرجامی"]),
        ("fa", "مأموران مهران فرجامی را دستگیر کردند.", "دستگیر کردند", ["مهران فرجامی"]),
    ],
)
def test_grammar_says_whom_an_event_befell(language: str, text: str, event: str, victims: list[str]) -> None:
    links = Said(text, language=language).links("participant")

    assert [link for link in links if link[2] == "victim"] == [
        (event, victim, "victim") for victim in victims
    ]


def test_a_passive_without_an_agent_names_no_perpetrator() -> None:
    links = Said("Karl Lind was tortured in Velmara.", language="en").links("participant")

    assert {link[2] for link in links} == {"victim", "place"}


def test_who_did_it_is_named_only_by_its_preposition_or_as_the_verbs_subject() -> None:
    said = Said("Karl Lind was arrested by the Coastal Guard.", language="en")

    assert ("arrested", "Coastal Guard", "perpetrator") in said.links("participant")


def test_the_relative_who_stands_near_is_no_victim() -> None:
    said = Said("The brother of Karl Lind said that somebody was arrested.", language="en")

    assert said.links("participant") == []


def test_a_pronoun_means_the_one_person_of_the_sentence_before() -> None:
    said = Said("Karl Lind is a baker. He was arrested on Monday.", language="en")
    crowd = Said("Karl Lind met Otto Brandt. He was arrested on Monday.", language="en")

    assert said.links("participant") == [("arrested", "Karl Lind", "victim")]
    assert crowd.links("participant") == []


def test_a_date_belongs_to_the_event_of_its_clause() -> None:
    said = Said("Karl Lind was arrested on 4 May 2021, and released on 6 June 2021.", language="en")

    assert said.about(Kind.DATE) == ["arrested", "released"]


@pytest.mark.parametrize(
    ("language", "text", "event", "victim"),
    [
        (
            "en",
            "Karl Lind was sentenced to death. The Supreme Court upheld the sentence.",
            "upheld",
            "Karl Lind",
        ),
        ("en", "Soldiers shot Karl Lind. His trial opens on Tuesday.", "trial", "Karl Lind"),
        ("ar", "توفي سامر نوفل في سجن الرمال. وقالت أسرته إنه تعرض للتعذيب.", "للتعذيب", "سامر نوفل"),
        ("ar", "تبدأ محاكمة سامر نوفل غداً. وكان قد اعتُقل في أيار.", "اعتُقل", "سامر نوفل"),
        ("fa", "مهران فرجامی بازداشت شد. محاکمه فردا آغاز می‌شود.", "محاکمه", "مهران فرجامی"),
    ],
)
def test_an_event_that_names_nobody_befell_whom_the_text_is_about(
    language: str, text: str, event: str, victim: str
) -> None:
    assert (event, victim, "victim") in Said(text, language=language).links("participant")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Karl Lind was arrested. Seventeen people were arrested in the other town."),
        ("en", "Karl Lind was freed. Nobody knows how many arrests there were."),
        ("ar", "أُفرج عن سامر نوفل. واعتقلت الشرطة سبعة عشر شخصاً."),
    ],
)
def test_an_event_of_others_is_not_his(language: str, text: str) -> None:
    said = Said(text, language=language)

    assert len([link for link in said.links("participant") if link[2] == "victim"]) == 1
