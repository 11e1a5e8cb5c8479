from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said

PARTS = ("min", "max", "approximate", "measure")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("قُتل 1500 شخص.", "ar", (1500, 1500, False, "killed")),
        ("قُتل ما لا يقل عن ٤٠ متظاهراً.", "ar", (40, None, False, "killed")),
        ("مقتل 12 شخصاً على الأقل", "ar", (12, None, False, "killed")),
        ("اعتُقل أكثر من ثلاثة آلاف ومئتين وخمسين متظاهراً.", "ar", (3250, None, False, "arrested")),
        ("اعتقال عشرات الطلاب", "ar", (20, None, True, "arrested")),
        ("إن عدد الموقوفين لم يتجاوز 430 موقوفاً", "ar", (None, 430, False, "detained")),
        ("أُعدم نحو خمسة وعشرين سجيناً.", "ar", (25, 25, True, "executed")),
        ("دست‌کم ۱۲ نفر کشته شدند.", "fa", (12, None, False, "killed")),
        ("بیش از دویست و پنجاه نفر بازداشت شده‌اند.", "fa", (250, None, False, "arrested")),
        ("ده‌ها دانشجو بازداشت شدند.", "fa", (20, None, True, "arrested")),
        ("Between 20 and 30 protesters were arrested.", "en", (20, 30, False, "arrested")),
        ("about two hundred and fifty prisoners were released", "en", (250, 250, True, "released")),
        ("Tens of thousands of people were displaced.", "en", (20_000, None, True, "other")),
        ("Up to 1,500 people are missing.", "en", (None, 1500, False, "missing")),
    ],
)
def test_a_figure_keeps_how_sure_it_is_and_what_it_counts(
    text: str, language: str, expected: tuple[object, ...]
) -> None:
    found = Said(text, language=language).values(Kind.FIGURE, *PARTS)

    assert found == ([expected])


def test_a_clause_without_its_verb_goes_on_with_the_measure_but_not_with_the_claimant() -> None:
    said = Said("قُتل 1500 شخص بحسب جبهة الأفق الحرة، و304 أشخاص بحسب مجلس الأودية السبعة.", language="ar")

    assert said.values(Kind.FIGURE, "min", "measure") == [(1500, "killed"), (304, "killed")]
    assert said.claimants(Kind.FIGURE) == ["جبهة الأفق الحرة", "مجلس الأودية السبعة"]


def test_each_number_has_its_own_act() -> None:
    english = Said("Security forces killed 5 people and injured 12.", language="en")
    persian = Said("۱۲ نفر کشته و ۳۰ نفر زخمی شدند.", language="fa")

    assert english.values(Kind.FIGURE, "min", "measure") == [(5, "killed"), (12, "injured")]
    assert persian.values(Kind.FIGURE, "min", "measure") == [(12, "killed"), (30, "injured")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("في الذكرى الـ 20 للمذبحة", "ar"),
        ("حكم عليه بالسجن 5 سنوات", "ar"),
        ("در سال ۱۴۰۲ بازداشت شد.", "fa"),
        ("In 2019 arrests went on.", "en"),
        ("He was fined 500 euros.", "en"),
    ],
)
def test_years_terms_money_and_ordinals_are_no_figures(text: str, language: str) -> None:
    assert Said(text, language=language).of(Kind.FIGURE) == []
