from __future__ import annotations

import pytest

from sijill.extraction.pdf.brackets import has_right_to_left, oriented

MIRROR = str.maketrans("()[]«»", ")(][»«")


@pytest.mark.parametrize(
    "text",
    [
        "سالم (34 عامًا)، من سنارة",
        "[بحسب محاميه] وفق المادة",
        "قال: «ساعة ١٠:٣٠» فقط.",
        "1) الأول",
        "أ) الأول ب) الثاني",
        "الشهيد(أ) والشهيد(ب)",
        "(أم سالم، ٦١ سنة (تقريبًا))",
        "سطر ينتهي (بقوس",
    ],
)
def test_brackets_open_and_close_whichever_way_the_text_layer_has_them(text: str) -> None:
    assert oriented(text) == text
    assert oriented(text.translate(MIRROR)) == text


def test_a_text_without_brackets_stays_as_it_is() -> None:
    assert oriented("سالم 12") == "سالم 12"


def test_right_to_left_letters_are_found_in_any_of_their_scripts() -> None:
    assert has_right_to_left("abc ס")
    assert has_right_to_left("abc س")
    assert not has_right_to_left("abc 12 ()")
