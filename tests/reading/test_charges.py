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


@pytest.mark.parametrize(
    ("text", "language", "terms"),
    [
        (
            "She was charged with espionage and membership of a banned group.",
            "en",
            ["espionage", "membership of a banned group"],
        ),
        (
            'He is accused of "propaganda", "insult" and disturbing public order.',
            "en",
            ["propaganda", "insult", "disturbing public order"],
        ),
        ("He was sentenced to a six-year term for blasphemy.", "en", ["blasphemy"]),
        (
            "She faces charges of incitement and resisting arrest, according to the ministry.",
            "en",
            ["incitement", "resisting arrest"],
        ),
        ("Aron Beck was convicted of murder and Mira Tolan of aiding the escape.", "en", ["murder"]),
        (
            "وجهت إليه تهم التحريض على العنف والتجمهر ونشر أخبار كاذبة.",
            "ar",
            ["التحريض على العنف", "التجمهر", "نشر أخبار كاذبة"],
        ),
        ("أدينت منى العامري بالتستر على مطلوب.", "ar", ["التستر على مطلوب"]),
        ("قضت بسجنه سنة لثبوت تأليب الرأي العام.", "ar", ["تأليب الرأي العام"]),
        (
            "به اتهام تبلیغ علیه نظام، توهین به رهبری و نشر اکاذیب بازداشت شد.",
            "fa",
            ["تبلیغ علیه نظام", "توهین به رهبری", "نشر اکاذیب"],
        ),
        ("به عضویت در گروه‌های معاند متهم شده است.", "fa", ["عضویت در گروه‌های معاند"]),
        ("به اتهام اجتماع و تبانی به شش سال حبس محکوم شد.", "fa", ["اجتماع و تبانی"]),
        ("او به دلیل شرکت در تجمعات به ۹۱ روز حبس محکوم شد.", "fa", ["شرکت در تجمعات"]),
    ],
)
def test_each_charge_of_a_list_is_its_own(text: str, language: str, terms: list[str]) -> None:
    assert Said(text, language=language).texts(Kind.CHARGE) == terms


@pytest.mark.parametrize(
    ("text", "language", "law", "article"),
    [
        ("He was charged with espionage under Article 12 of the Penal Code.", "en", "Penal Code", "12"),
        ("بتهمة «نشر أنباء كاذبة» بموجب المادة ٢٨٧ من قانون العقوبات.", "ar", "قانون العقوبات", "287"),
        ("به اتهام همکاری با رسانه‌ها، موضوع ماده ۹ قانون جرایم، محکوم شد.", "fa", "قانون جرایم", "9"),
    ],
)
def test_a_charge_has_the_law_and_article_behind_it(text: str, language: str, law: str, article: str) -> None:
    assert Said(text, language=language).values(Kind.CHARGE, "law", "article") == [(law, article)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He was held without charge for two weeks.", "en"),
        ("She was detained for questioning.", "en"),
        ("احتجز دون توجيه أي تهمة إليه.", "ar"),
        ("او اتهامات را رد کرد.", "fa"),
    ],
)
def test_the_mere_word_is_no_charge(text: str, language: str) -> None:
    assert Said(text, language=language).texts(Kind.CHARGE) == []
