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
        ("اعتقال عشرات الطلاب", "ar", (24, None, True, "arrested")),
        ("إن عدد الموقوفين لم يتجاوز 430 موقوفاً", "ar", (None, 430, False, "detained")),
        ("أُعدم نحو خمسة وعشرين سجيناً.", "ar", (25, 25, True, "executed")),
        ("دست‌کم ۱۲ نفر کشته شدند.", "fa", (12, None, False, "killed")),
        ("بیش از دویست و پنجاه نفر بازداشت شده‌اند.", "fa", (250, None, False, "arrested")),
        ("ده‌ها دانشجو بازداشت شدند.", "fa", (24, None, True, "arrested")),
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


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("8 of the 20 detainees were released.", "en", [(8, "released"), (20, "detained")]),
        ("Four of them were executed at dawn.", "en", [(4, "executed")]),
        ("Police arrested 34, and two dozen activists fled.", "en", [(34, "arrested"), (24, "other")]),
        ("The toll stood at 11 dead and 30 wounded.", "en", [(11, "killed"), (30, "injured")]),
        ("Five soldiers and two civilians were killed.", "en", [(5, "killed"), (2, "killed")]),
        ("The number of political prisoners exceeds 900.", "en", [(900, "detained")]),
        ("Roughly 400 stevedores were dismissed.", "en", [(400, "other")]),
        ("One protester was shot dead.", "en", [(1, "killed")]),
        ("أفرج عن 8 من أصل 20 معتقلا.", "ar", [(8, "released"), (20, "detained")]),
        ("سقط قتيلان وثلاثة جرحى.", "ar", [(2, "killed"), (3, "injured")]),
        ("اختفى صحفيان اثنان.", "ar", [(2, "missing")]),
        ("حُكم على الستة الباقين بالسجن.", "ar", [(6, "sentenced")]),
        ("صدرت أحكام بالإعدام على اثنين وثلاثين، ونُفذت في تسعة.", "ar", [(32, "sentenced"), (9, "executed")]),
        ("وثق المرصد 30 حالة إعدام و114 حالة توقيف.", "ar", [(30, "executed"), (114, "arrested")]),
        ("قُتل أحد عشر صحفيا.", "ar", [(11, "killed")]),
        ("ارتفعت حصيلة القتلى إلى 304.", "ar", [(304, "killed")]),
        ("۸ نفر از ۲۰ بازداشتی آزاد شدند.", "fa", [(8, "released"), (20, "detained")]),
        ("شمار بازداشت‌شدگان به ۴۳۰ رسید.", "fa", [(430, "arrested")]),
        ("شش تن به شمول چهار شاگرد دختر جان باختند.", "fa", [(6, "killed"), (4, "killed")]),
        ("دادگاه پنج مرد را به اعدام محکوم کرد.", "fa", [(5, "sentenced")]),
        ("قاتل چهار عضو یک خانواده", "fa", [(4, "killed")]),
        ("بازداشت نه معلم از جمله سه زن", "fa", [(9, "arrested"), (3, "arrested")]),
    ],
)
def test_each_of_several_counted_has_what_befell_it(
    text: str, language: str, expected: list[tuple[int, str]]
) -> None:
    assert Said(text, language=language).values(Kind.FIGURE, "min", "measure") == expected


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("شصت هفتاد نفر بازداشت شدند.", "fa", 60, 70),
        ("قدّرت الشرطة العدد بألفين إلى ثلاثة آلاف.", "ar", 2000, 3000),
        ("at most a dozen troublemakers were held", "en", None, 12),
        ("300ish people were there", "en", 300, 300),
        ("مئتا متظاهر", "ar", 200, 200),
        ("۱۴ نفر به بالا بازداشت شدند.", "fa", 14, None),
    ],
)
def test_ranges_and_bounds_of_speech_are_understood(
    text: str, language: str, low: int | None, high: int | None
) -> None:
    assert Said(text, language=language).values(Kind.FIGURE, "min", "max") == [(low, high)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He has three children.", "en"),
        ("She was tried three times and found guilty three times.", "en"),
        ("The strike of 2021 was about Article 12, and both were under 18.", "en"),
        ("أنا أم لأربعة أبناء ولدي المادة 12.", "ar"),
        ("لديه ثلاثة أطفال.", "ar"),
        ("سه فرزند دارد و مقابل اسکله شماره سه ایستاد.", "fa"),
        ("می‌خواهم یک نفر توی چشمم نگاه کند.", "fa"),
    ],
)
def test_children_times_numbers_of_things_and_anybody_are_no_figures(text: str, language: str) -> None:
    assert Said(text, language=language).of(Kind.FIGURE) == []
