from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


def roles(said: Said) -> list[tuple[str, str, str | None]]:
    return [(one.text, one.value["tense"], said.word(one.about)) for one in said.of(Kind.ROLE)]


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        ("اعتُقل الصحفي سامر نوفل في المطار.", "ar", ("الصحفي", "current", "سامر نوفل")),
        (
            "قالت رئيسة رابطة كلتاب، هالة مراد، إن الملف مغلق.",
            "ar",
            ("رئيسة رابطة كلتاب", "current", "هالة مراد"),
        ),
        ("قال المدعي العام فواز الطرهوني إن الملف مغلق.", "ar", ("المدعي العام", "current", "فواز الطرهوني")),
        (
            "أشار رئيس نقابة الحمالين السابق بدر الدين القسطي إلى ذلك.",
            "ar",
            ("رئيس نقابة الحمالين السابق", "former", "بدر الدين القسطي"),
        ),
        ("حُبست هالة مراد، وهي محاسبة في النقابة، سنة.", "ar", ("محاسبة في النقابة", "current", "هالة مراد")),
        ("غيداء الحمصاني، ٣١ سنة، ممرضة.", "ar", ("ممرضة", "current", "غيداء الحمصاني")),
        ("أبو عدنان، وكان مدير بنك، حفظ الأسماء.", "ar", ("مدير بنك", "former", "أبو عدنان")),
        ("رئيس الدائرة: هشام بلحداد", "ar", ("رئيس الدائرة", "current", "هشام بلحداد")),
        (
            "قال المتحدث العسكري تركي المالكي إن ذلك كذب.",
            "ar",
            ("المتحدث العسكري", "current", "تركي المالكي"),
        ),
        ("سارا نوری، فعال مدنی، آزاد شد.", "fa", ("فعال مدنی", "current", "سارا نوری")),
        ("رئیس دادگاه، سید جلال فروتن‌خواه، پرسید.", "fa", ("رئیس دادگاه", "current", "سید جلال فروتن‌خواه")),
        ("معاون دانشجویی، آقای شهریار مکوندی، گفت.", "fa", ("معاون دانشجویی", "current", "شهریار مکوندی")),
        (
            "شاهدوست براهکی، ۲۷ساله و راننده کامیون، آزاد شد.",
            "fa",
            ("راننده کامیون", "current", "شاهدوست براهکی"),
        ),
        ("وکیلمان، خانم فروزان دری‌نژاد، آمد.", "fa", ("وکیلمان", "current", "فروزان دری‌نژاد")),
        ("محمدگل وفاجو، که دکاندار است، گریست.", "fa", ("دکاندار", "current", "محمدگل وفاجو")),
        ("Judge Karl Lind read the verdict.", "en", ("Judge", "current", "Karl Lind")),
        ("Nima Kaveh, a spokesperson, left.", "en", ("spokesperson", "current", "Nima Kaveh")),
        (
            "Nima Kaveh, a 41-year-old former customs clerk, left.",
            "en",
            ("former customs clerk", "former", "Nima Kaveh"),
        ),
        ("Nima Kaveh, who was mayor of Combe, left.", "en", ("mayor of Combe", "former", "Nima Kaveh")),
        ("Provincial governor Leo Grist saw it.", "en", ("Provincial governor", "current", "Leo Grist")),
        (
            "The company's manager, Everard Light, came.",
            "en",
            ("company's manager", "current", "Everard Light"),
        ),
        ("Const. Halvard Pym was fined.", "en", ("Const.", "current", "Halvard Pym")),
        ("Attorney General Miriam Stokes denied it.", "en", ("Attorney General", "current", "Miriam Stokes")),
        ("Former mayor Ileana Popa was charged.", "en", ("Former mayor", "former", "Ileana Popa")),
    ],
)
def test_a_role_stands_before_or_after_its_name(text: str, language: str, role: tuple[str, str, str]) -> None:
    assert roles(Said(text, language=language)) == [role]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قالت محامي سهام برغوثي إن الجلسة أجلت.", "ar"),
        ("رفض محامي المعتقل رامي قصاب الحكم.", "ar"),
        ("وکیل آقای کیوان مهرگان آمد.", "fa"),
        ("Dr Hana Weck left.", "en"),
    ],
)
def test_whose_lawyer_somebody_is_and_a_title_are_no_role_of_the_named(text: str, language: str) -> None:
    assert roles(Said(text, language=language)) == []


def test_a_rank_is_a_role_beside_the_office() -> None:
    said = Said("قال مدير السجن العميد لؤي عرابي إن ذلك كذب.", language="ar")

    assert roles(said) == [("مدير السجن", "current", "لؤي عرابي"), ("العميد", "current", "لؤي عرابي")]


def test_who_tells_of_himself_says_what_he_was() -> None:
    text = "My name is Danil Orso. I was a crane operator. I am now a delivery driver. I want this read."
    said = Said(text, language="en")

    assert roles(said) == [
        ("crane operator", "former", "Danil Orso"),
        ("delivery driver", "current", "Danil Orso"),
    ]


def test_an_office_stands_in_the_line_below_a_name() -> None:
    said = Said("We ask for her release.\n\nBenedikta Rose\nSecretary of the League\n", language="en")

    assert roles(said) == [("Secretary of the League", "current", "Benedikta Rose")]


def test_the_title_of_the_next_is_no_role_of_the_one_before() -> None:
    said = Said("من بين الموقوفين عصام خدام، والطبيب نادر الحافظ.", language="ar")

    assert roles(said) == [("الطبيب", "current", "نادر الحافظ")]


def test_a_role_in_the_plural_is_each_ones() -> None:
    said = Said("They freed Rhodri Vant and Bede Ali, shepherds.", language="en")

    assert roles(said) == [("shepherds", "current", "Rhodri Vant"), ("shepherds", "current", "Bede Ali")]


def test_a_former_office_is_former_and_its_organisation_is_named() -> None:
    said = Said("أشار نائب سابق في برلمان الجزر الكلتابي، كريم الأسعد، إلى أن الأمر خطير.", language="ar")

    assert said.values(Kind.ROLE, "tense", "organisation") == [("former", "برلمان الجزر الكلتابي")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("قالت محاميته شيرين قصاب إن الملف مغلق.", "ar", [("محاميته", "شيرين قصاب")]),
        ("وکیلمان خانم شیدا کوهساری گفت که پرونده بسته شد.", "fa", [("وکیلمان", "شیدا کوهساری")]),
        (
            "وقال مدير مستشفى الأمل الطبيب غسان نوفل إن القتيلين شابان.",
            "ar",
            [("مدير مستشفى الأمل", "غسان نوفل"), ("الطبيب", "غسان نوفل")],
        ),
        ("شاركتني الزنزانة معلمة متقاعدة اسمها وداد نوفل.", "ar", [("معلمة متقاعدة", "وداد نوفل")]),
        ("أ) زكريا قصاب الملقب بـ«الزعيم»، بائع متجول، موقوف.", "ar", [("بائع متجول", "زكريا قصاب")]),
        (
            "The governor of Fenmoor Gaol, Colonel Hesper Quill, said no.",
            "en",
            [("governor of Fenmoor Gaol", "Hesper Quill"), ("Colonel", "Hesper Quill")],
        ),
        ("مهتاب کوهساری (عکاس)، حمید توت‌چین و پریا کوهساری آزاد شدند.", "fa", [("عکاس", "مهتاب کوهساری")]),
    ],
)
def test_each_thing_that_somebody_is_stands_with_its_own_name(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    found = roles(Said(text, language=language))

    assert [(office, who) for office, _, who in found] == expected
