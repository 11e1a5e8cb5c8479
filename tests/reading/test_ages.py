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


@pytest.mark.parametrize("text", ["قبل 13 عاماً", "حكم عليه بالسجن 13 عاماً.", "منذ 20 عاما وهو هنا"])
def test_other_numbers_of_years_are_no_age(text: str) -> None:
    assert Said(text, language="ar").of(Kind.AGE) == []


@pytest.mark.parametrize(
    ("text", "language", "years"),
    [
        ("He was 22. She'd have been 24 yesterday. I'm 44, and tired.", "en", [22, 24, 44]),
        ("She will turn sixty-eight on 21 October.", "en", [68]),
        ("Bogumil Saint, gunsmith, 52: life imprisonment", "en", [52]),
        ("a girl of eleven and a boy, 12, then the twins, both 16", "en", [11, 12, 16]),
        ("My flatmate Ikaika Soren (26, bike courier) was taken.", "en", [26]),
        ("at the age of just 14, whose age it gave as 21.", "en", [14, 21]),
        ("في الثالثة والعشرين من عمره، وهي في الحادية والأربعين، ابن الثانية والستين.", "ar", [23, 41, 62]),
        ("الشقيقان تيم وأسيل (٢٢ و٢٥ عامًا على التوالي)", "ar", [22, 25]),
        ("غيداء الحمصاني، ٣١ سنة، ممرضة. بنت سبع سنين. الفتى ابن الـ17 عاما.", "ar", [31, 7, 17]),
        ("كان يبلغ 17 سنة و8 أشهر. سنّها 38 سنة. الذي بلغ الستين الشهر الماضي.", "ar", [17, 38, 60]),
        ("نوزده سالش بود. 22 سالشه. بچه چهارساله‌اش. ۱۸ سال بیشتر نداشت.", "fa", [19, 22, 4, 18]),
        ("هیمن رشوانی، کولبر، ۳۴ سال، در سن بیست و دو سالگی، سی‌وهشت‌ساله", "fa", [34, 22, 38]),
    ],
)
def test_an_age_is_said_in_many_ways(text: str, language: str, years: list[int]) -> None:
    assert [one[0] for one in Said(text, language=language).values(Kind.AGE, "years")] == years


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He was one of 34. There were 22. They were under 18, in their 40s, not yet 20.", "en"),
        ("a 4-year sentence; on May 5, 20, and the death toll is 34", "en"),
        ("لم يبلغ الثامنة عشرة، في الحادية عشرة ليلا، في المادة الثالثة والعشرين", "ar"),
        ("عمره لا يتجاوز 18 عاما؛ بلغ عدد القتلى 30؛ في العشرينات من عمرها", "ar"),
        ("حبس ۵ ساله، جنگ هشت ساله، زیر ۱۸ سال، سه سال پیش", "fa"),
    ],
)
def test_inexact_ages_and_other_numbers_are_none(text: str, language: str) -> None:
    assert Said(text, language=language).of(Kind.AGE) == []


@pytest.mark.parametrize(
    ("text", "language", "years"),
    [
        ("مات سامر نوفل عن عمر يناهز السبعين عاماً.", "ar", [70]),
        ("البالغة الرابعة والأربعين، وهي ممرضة", "ar", [44]),
        ("قاصر لم يبلغ سوى أربعة عشر عاماً", "ar", [14]),
        ("تلميذ لم يتم الرابعة عشرة من عمره", "ar", []),
        ("بيان رقم (77) لسنة 2024", "ar", []),
        ("سینا هفده سال و دو ماه داشت.", "fa", [17]),
        ("این دو برادر نوزده و بیست‌وسه ساله‌اند.", "fa", [19, 23]),
        ("پنج نفرشان نوزده‌ساله یا کوچک‌تر بودند.", "fa", []),
        ("Rufus Diaz, bookbinder, sixty-one, of Cooper's Stairs", "en", [61]),
        ("Her son has not yet turned sixteen.", "en", []),
        ("Vell Harrow, 21 September 2022", "en", []),
        ("the hospital's surgeon, Halvard Oye, 41 people had been admitted", "en", []),
    ],
)
def test_a_bound_a_date_or_a_count_is_no_age_and_a_number_beside_a_name_is_one(
    text: str, language: str, years: list[int]
) -> None:
    ages = [one.value["years"] for one in Said(text, language=language).of(Kind.AGE)]
    assert ages == years
