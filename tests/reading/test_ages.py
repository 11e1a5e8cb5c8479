from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "years", "about"),
    [
        ("اعتُقل طفل بعمر 15 عاماً.", "ar", [15], ["طفل"]),
        ("فتى عمره 14 عاماً وفتاة عمرها 16 عاماً.", "ar", [14, 16], ["فتى", "فتاة"]),
        ("المعتقل سامر نوفل (23 عاماً) في السجن.", "ar", [23], ["سامر نوفل"]),
        ("پسر ۱۷ ساله بازداشت شد.", "fa", [17], ["پسر"]),
        ("سارا نوری، فعال مدنی ۳۴ ساله، بازداشت شد.", "fa", [34], ["سارا نوری"]),
        ("A 13-year-old child was arrested.", "en", [13], ["child"]),
        ("Hala Murad, 34, was released.", "en", [34], ["Hala Murad"]),
        ("a girl aged 16", "en", [16], ["girl"]),
    ],
)
def test_an_age_is_of_the_person_it_stands_beside(
    text: str, language: str, years: list[int], about: list[str]
) -> None:
    said = Said(text, language=language)

    assert said.values(Kind.AGE, "years") == [(year,) for year in years]
    assert said.about(Kind.AGE) == about


def test_somebody_of_whom_only_an_age_is_said_is_a_person_without_a_name() -> None:
    said = Said("A 13-year-old child was arrested.", language="en")

    assert said.values(Kind.PERSON, "name") == [(None,)]


def test_an_age_whose_owner_is_unclear_is_attached_to_nobody() -> None:
    said = Said("Hala Murad spoke for the family. Those aged 16 were sent home.", language="en")

    assert said.about(Kind.AGE) == [None]


@pytest.mark.parametrize(
    "text", ["قبل 13 عاماً", "حكم عليه بالسجن 13 عاماً.", "منذ 20 عاما وهو هنا", "في الرابعة والثلاثين من عمره"]
)
def test_other_numbers_of_years_are_no_age(text: str) -> None:
    assert Said(text, language="ar").of(Kind.AGE) == []
