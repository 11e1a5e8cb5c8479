from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "name", "office"),
    [
        ("اعتُقل الصحفي سامر نوفل في المطار.", "ar", "سامر نوفل", "الصحفي"),
        ("قالت رئيسة رابطة كلتاب، هالة مراد، إن الملف مغلق.", "ar", "هالة مراد", "رئيسة رابطة كلتاب"),
        ("أُفرج عن ليلى كنعان، المحامية في لجنة الأفق.", "ar", "ليلى كنعان", "المحامية"),
        ("سارا نوری، فعال مدنی، آزاد شد.", "fa", "سارا نوری", "فعال مدنی"),
        ("Judge Karl Lind read the verdict.", "en", "Karl Lind", "Judge"),
        ("Nima Kaveh, a spokesperson, left.", "en", "Nima Kaveh", "spokesperson"),
    ],
)
def test_a_name_is_found_by_what_is_said_beside_it(text: str, language: str, name: str, office: str) -> None:
    said = Said(text, language=language)

    assert said.texts(Kind.PERSON) == [name]
    assert said.values(Kind.ROLE, "office") == [(office,)]
    assert said.about(Kind.ROLE) == [name]


def test_a_former_office_is_former_and_its_organisation_is_named() -> None:
    said = Said("أشار نائب سابق في برلمان الجزر الكلتابي، كريم الأسعد، إلى أن الأمر خطير.", language="ar")

    assert said.values(Kind.ROLE, "tense", "organisation") == [("former", "برلمان الجزر الكلتابي")]


def test_a_name_comes_again_and_a_surname_alone_is_the_only_bearers() -> None:
    text = "Nima Kaveh, a lawyer, spoke. Later Kaveh said that Sam Noval was free. Nima Kaveh left."
    said = Said(text, language="en")

    assert ("Kaveh", "Nima Kaveh", None) in said.links("same_person")
    assert said.texts(Kind.PERSON).count("Nima Kaveh") == 2


def test_a_surname_after_another_first_name_is_somebody_else() -> None:
    text = "Anwar Lumawi, 29, died. Later Mahmud Lumawi came. Lumawi wept."

    assert Said(text, language="en").links("same_person") == []


def test_namesakes_who_are_told_apart_by_their_fathers_are_not_paired() -> None:
    text = "Ali Talmar, a worker, spoke. That was not Ali Talmar, son of Mahmud."

    assert Said(text, language="en").links("same_person") == []


def test_a_surname_that_two_people_bear_is_nobodys() -> None:
    said = Said("Nima Kaveh, a lawyer, and Sara Kaveh, a poet, spoke. Later Kaveh left.", language="en")

    assert said.links("same_person") == []


@pytest.mark.parametrize(
    "text",
    [
        "قال شهود عيان إن الشرطة حضرت.",
        "حضر طلاب جامعيون، ومعلمون، وعمال.",
        "قالت تقارير محلية إن الطريق مغلق.",
        "The Revolutionary Court said nothing. On Monday Human Rights groups met.",
    ],
)
def test_common_words_are_nobody(text: str) -> None:
    assert Said(text).of(Kind.PERSON) == []


def test_the_holder_of_a_well_known_office_is_a_person_without_a_name() -> None:
    said = Said("دعت منظمة الأفق الأمين العام للأمم المتحدة إلى التحرك.", language="ar")

    assert said.values(Kind.PERSON, "name") == [(None,)]
    assert said.texts(Kind.ROLE) == ["الأمين العام للأمم المتحدة"]
