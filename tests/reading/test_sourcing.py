from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "claimants"),
    [
        (
            "According to the Delta Human Rights Network, at least 45 people were killed on Friday.",
            "en",
            ["Delta Human Rights Network"],
        ),
        (
            "At least 45 people were killed, according to the Delta Human Rights Network.",
            "en",
            ["Delta Human Rights Network"],
        ),
        (
            "قُتل 45 شخصا على الأقل، وفق ما أعلنه مركز الوادي لحقوق الإنسان.",
            "ar",
            ["مركز الوادي لحقوق الإنسان"],
        ),
        ("وبحسب إحصاء أجرته رابطة الأهالي، لا يزال 70 شخصا في عداد المفقودين.", "ar", ["رابطة الأهالي"]),
        ("ووفقا لبيان صادر عن نقابة المحامين، اعتقل 18 محاميا.", "ar", ["نقابة المحامين"]),
        ("به گزارش کانون دیده‌بان دره، دست‌کم ۴۵ نفر در شهرآوند کشته شدند.", "fa", ["کانون دیده‌بان دره"]),
        ("طبق آمار انجمن خانواده‌ها، ۷۰ نفر هنوز مفقودند.", "fa", ["انجمن خانواده‌ها"]),
        ("بنا بر بیانیه کانون نویسندگان آرنیا، ۱۸ نویسنده در زندان‌اند.", "fa", ["کانون نویسندگان آرنیا"]),
    ],
)
def test_according_to_names_who_claims_a_figure(text: str, language: str, claimants: list[str]) -> None:
    assert Said(text, language=language).claimants(Kind.FIGURE) == claimants


@pytest.mark.parametrize(
    ("text", "language", "claimants"),
    [
        (
            "قُتل 45 شخصا على الأقل بحسب مركز الوادي لحقوق الإنسان، في حين تحدثت وزارة الداخلية عن 12 قتيلا.",
            "ar",
            ["مركز الوادي لحقوق الإنسان", "وزارة الداخلية"],
        ),
        (
            "The Interior Ministry: 12 dead. The Families' Association: at least 40 dead.",
            "en",
            ["Interior Ministry", "Families' Association"],
        ),
        (
            "الحصيلة بحسب المصادر: وزارة الصحة: 12 قتيلا؛ رابطة الأهالي: 40 قتيلا على الأقل.",
            "ar",
            ["وزارة الصحة", "رابطة الأهالي"],
        ),
        (
            "وزارت بهداشت: ۱۲ کشته؛ انجمن خانواده‌ها: دست‌کم ۴۰ کشته.",
            "fa",
            ["وزارت بهداشت", "انجمن خانواده‌ها"],
        ),
    ],
)
def test_rivals_in_one_sentence_keep_their_own_figures(
    text: str, language: str, claimants: list[str]
) -> None:
    assert Said(text, language=language).claimants(Kind.FIGURE) == claimants


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Twelve prisoners were executed on Monday in Marrow.", "en"),
        ("We have documented 210 arrests since March.", "en"),
        ("وثقنا منذ آذار 210 حالات اعتقال.", "ar"),
        ("أعدمت السلطات 12 سجينا يوم الإثنين.", "ar"),
        ("ما از فروردین تاکنون ۲۱۰ مورد بازداشت ثبت کرده‌ایم.", "fa"),
        ("دوازده زندانی روز دوشنبه اعدام شدند.", "fa"),
    ],
)
def test_what_a_text_says_in_its_own_voice_has_no_claimant(text: str, language: str) -> None:
    assert Said(text, language=language).claimants(Kind.FIGURE) == [None]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The police said that 12 people had been arrested.", "en"),
        ("وقالت الشرطة إن 12 شخصا اعتقلوا.", "ar"),
    ],
)
def test_a_figure_of_a_body_that_nobody_can_tell_is_not_proposed(text: str, language: str) -> None:
    assert Said(text, language=language).of(Kind.FIGURE) == []


def test_what_a_relative_clause_says_ends_with_it() -> None:
    said = Said(
        "Pavel Orne, who says he saw 20 bodies, was himself arrested with three colleagues.", language="en"
    )

    assert said.claimants(Kind.FIGURE) == ["Pavel Orne", None]


def test_how_many_claim_it_is_not_said_by_themselves() -> None:
    said = Said("Three officials said that 50 prisoners would be executed.", language="en")

    assert said.claimants(Kind.FIGURE) == [None, "Three officials"]
