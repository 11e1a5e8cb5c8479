from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "phrase"),
    [
        ("A girl of eleven was killed.", "en", "A girl of eleven"),
        ("They shot a 13-year-old child.", "en", "child"),
        ("His mother was arrested.", "en", "His mother"),
        ("قُتلت طفلة برصاصة.", "ar", "طفلة"),
        ("اعتقلت الشرطة شقيقته أمس.", "ar", "شقيقته"),
        ("قال مصدر قضائي إن الجلسة أُجلت.", "ar", "مصدر قضائي"),
        ("یک نوجوان کشته شد.", "fa", "یک نوجوان"),
        ("مادرش بازداشت شد.", "fa", "مادرش"),
    ],
)
def test_people_of_whom_only_a_noun_is_said_have_no_name(text: str, language: str, phrase: str) -> None:
    said = Said(text, language=language)

    assert [(one.text, one.value["name"]) for one in said.of(Kind.PERSON)] == [(phrase, None)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("She was sent to a civilian hospital after the arrest.", "en"),
        ("He was a student when the police arrested people.", "en"),
        ("عقد مؤتمر صحفي بعد الاعتقال.", "ar"),
        ("قُتلت 19 امرأة.", "ar"),
    ],
)
def test_what_somebody_is_and_who_is_counted_are_nobody_else(text: str, language: str) -> None:
    assert Said(text, language=language).of(Kind.PERSON) == []


def test_a_noun_before_a_name_is_no_second_person() -> None:
    said = Said("قُتل شقيقها أنور المرزوقي أمس.", language="ar")

    assert said.values(Kind.PERSON, "name") == [("أنور المرزوقي",)]
