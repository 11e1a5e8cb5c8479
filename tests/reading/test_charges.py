from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "terms"),
    [
        ("حكم عليه بالسجن سنة بتهمة «التجمهر» و«نشر أخبار كاذبة».", "ar", ["التجمهر", "نشر أخبار كاذبة"]),
        ("متهمين بـ «إثارة الشغب»", "ar", ["إثارة الشغب"]),
        ("به اتهام «تبلیغ علیه نظام» بازداشت شد.", "fa", ["تبلیغ علیه نظام"]),
        ("He was charged with spreading propaganda.", "en", ["spreading propaganda"]),
        ('convicted of "assembly" and "collusion".', "en", ["assembly", "collusion"]),
    ],
)
def test_charges_are_kept_in_their_own_words(text: str, language: str, terms: list[str]) -> None:
    assert Said(text, language=language).texts(Kind.CHARGE) == terms


def test_a_charge_is_about_the_one_person_who_was_sentenced() -> None:
    said = Said("حكمت المحكمة على سامر نوفل بالسجن سنتين بتهمة «التجمهر».", language="ar")

    assert said.about(Kind.CHARGE) == ["سامر نوفل"]
