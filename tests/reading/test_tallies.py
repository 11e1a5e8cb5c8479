from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "claimants"),
    [
        (
            "In its annual report, the Delta Human Rights Network recorded 312 arrests and 12 executions.",
            "en",
            ["Delta Human Rights Network"] * 2,
        ),
        (
            "Twelve prisoners were executed on Monday, the Marrow Prison Watch said.",
            "en",
            ["Marrow Prison Watch"],
        ),
        ("The Red Valley Monitor has the names of 29 people.", "en", ["Red Valley Monitor"]),
        ("Pavel Orne of the Lawyers' Union estimated that 200 people were detained.", "en", ["Pavel Orne"]),
        ("أعلنت وزارة الداخلية اعتقال 14 شخصا.", "ar", ["وزارة الداخلية"]),
        ("وقدّر المحامي كريم الأسعد عدد المفقودين بنحو 70 شخصا.", "ar", ["كريم الأسعد"]),
        ("أفاد مركز الوادي لحقوق الإنسان بمقتل 45 شخصا على الأقل.", "ar", ["مركز الوادي لحقوق الإنسان"]),
        ("مهتاب سپهری، وکیل خانواده‌ها، شمار ناپدیدشدگان را حدود ۷۰ نفر تخمین زد.", "fa", ["مهتاب سپهری"]),
        ("کانون وکلای شهرآوند از بازداشت بیش از ۶۰۰ نفر خبر داد.", "fa", ["کانون وکلای شهرآوند"]),
        ("شمار کشته‌شدگان به ۳۳ نفر رسیده است، کانون دیده‌بان دره خبر داد.", "fa", ["کانون دیده‌بان دره"]),
    ],
)
def test_who_counts_or_says_so_claims_the_figure(text: str, language: str, claimants: list[str]) -> None:
    assert Said(text, language=language).claimants(Kind.FIGURE) == claimants


def test_what_nobody_is_said_to_say_is_reported_and_has_no_claimant() -> None:
    said = Said("It was reported that 20 people were killed.", language="en")

    assert [(one.claimant, one.modality) for one in said.of(Kind.FIGURE)] == [(None, "reported")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The commander who announced the operation was killed along with six soldiers.", "en"),
        (
            "Families of 12 prisoners gathered outside the court on Monday. They said that they were afraid.",
            "en",
        ),
        ("تجمعت عائلات 12 سجينا أمام المحكمة. وقالت إنها لم تبلغ بالمحاكمة.", "ar"),
        ("خانواده‌های ۱۲ زندانی مقابل دادگاه جمع شدند. آن‌ها گفتند که از محاکمه خبر نداشتند.", "fa"),
    ],
)
def test_a_verb_of_saying_does_not_reach_what_was_said_before_or_beside_it(text: str, language: str) -> None:
    assert Said(text, language=language).claimants(Kind.FIGURE) == [None]
