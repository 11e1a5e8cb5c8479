from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "mode", "claimant"),
    [
        ("قالت منظمة الأفق إن السلطات أفرجت عنه.", "ar", "indirect", "منظمة الأفق"),
        ("وقالت هالة مراد، المحامية في لجنة الأفق، إن موكلها بريء.", "ar", "indirect", "هالة مراد"),
        ("أعلن رئيس اللجنة، كريم الأسعد، أن الجلسة تأجلت.", "ar", "indirect", "كريم الأسعد"),
        ("قال المحامي هاني الراسي: «لم نر الملف حتى اليوم».", "ar", "direct", "هاني الراسي"),
        ("نیما کاوه، سخنگوی سازمان حقوق بشر کلتاب، گفت که آنها آزاد شدند.", "fa", "indirect", "نیما کاوه"),
        ("وزارت کشور اعلام کرد که کسی بازداشت نشده است.", "fa", "indirect", "وزارت کشور"),
        ("The Ministry of Justice said that nobody was held.", "en", "indirect", "Ministry of Justice"),
        (
            '"We will publish every name," said Nima Kaveh, spokesperson for the Horizon Association.',
            "en",
            "direct",
            "Nima Kaveh",
        ),
    ],
)
def test_a_quote_has_its_speaker(text: str, language: str, mode: str, claimant: str) -> None:
    said = Said(text, language=language)

    assert said.values(Kind.QUOTE, "mode") == [(mode,)]
    assert said.claimants(Kind.QUOTE) == [claimant]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("حكمت المحكمة على سامر نوفل بالسجن سنة. قال والد سامر نوفل إن ابنه بريء.", "ar"),
        ("قال محامي الطالبة سلمى الكلتابي إن الجلسة تأجلت.", "ar"),
        ("سارا نوری، فعال مدنی، آزاد شد. برادر سارا نوری گفت که او بیمار است.", "fa"),
        ("The wife of Kaveh Pashkouri said that he was held.", "en"),
        ("Two men told the Horizon Association that he had been beaten.", "en"),
    ],
)
def test_a_speaker_who_is_not_named_is_nobody_who_is(text: str, language: str) -> None:
    assert Said(text, language=language).claimants(Kind.QUOTE) == [None]


def test_verbs_that_go_on_keep_the_speaker_and_a_new_speaker_ends_the_words_before() -> None:
    said = Said(
        "قالت منظمة الأفق إن ثلاثة اعتقلوا، ونفت وزارة العدل أن يكون أحد قد عُذب. وأضافت أن الملف مغلق.",
        language="ar",
    )

    assert said.texts(Kind.QUOTE)[0] == "ثلاثة اعتقلوا"
    assert said.claimants(Kind.QUOTE) == ["منظمة الأفق", "وزارة العدل", "وزارة العدل"]


def test_what_is_denied_announced_or_demanded_is_not_stated() -> None:
    text = (
        "نفت وزارة الداخلية أن يكون أحد قد تعرض للتعذيب. أعلنت لجنة الأفق أن المؤتمر سيعقد غداً. "
        "طالبت لجنة الأفق الأمم المتحدة بالإفراج عنهم. هدد عمال بتفجير الخط."
    )
    modalities = {event.value["type"]: event.modality for event in Said(text, language="ar").of(Kind.EVENT)}

    assert modalities == {
        "ill_treatment": "denied",
        "conference": "announced",
        "release": "demanded",
        "attack": "announced",
    }


def test_according_to_holds_for_its_clause_and_at_the_head_for_the_whole_sentence() -> None:
    text = "According to the Committee for Prisoners, 12 people were killed and more than 300 arrested."

    assert Said(text, language="en").claimants(Kind.FIGURE) == ["Committee for Prisoners"] * 2


@pytest.mark.parametrize(
    ("text", "language", "claimant"),
    [
        ("أعلنت وزارة الداخلية مقتل 12 شخصاً.", "ar", "وزارة الداخلية"),
        ("أحصت لجنة السجناء أكثر من 2700 معتقل.", "ar", "لجنة السجناء"),
        ("جبههٔ صنوبر از ۱۵۰۰ کشته می‌گوید.", "fa", "جبههٔ صنوبر"),
        ("The Ministry of the Interior has conceded at least 12 deaths.", "en", "Ministry of the Interior"),
    ],
)
def test_a_figure_is_of_who_gives_it(text: str, language: str, claimant: str) -> None:
    assert Said(text, language=language).claimants(Kind.FIGURE) == [claimant]


def test_a_title_in_quotation_marks_is_no_speech() -> None:
    assert Said("قال المنظمون عن مؤتمر بعنوان «أسماؤهم عندنا» كلاماً.", language="ar").of(Kind.QUOTE) == []


def test_the_name_above_a_paragraph_speaks_in_it() -> None:
    text = (
        "انعقد المؤتمر في القاعة الكبرى وحضره عدد كبير من الناس من مدن كثيرة.\n"
        "إلسا برانفيل (إقليم أوسترا)\n"
        "قالت: «لا يجوز أن يبقى الطلب بلا جواب». وإن على الوزارة أن تنشر أسماء جميع الذين تحتجزهم منذ سنة.\n"
    )
    said = Said(text, language="ar")

    assert said.claimants(Kind.QUOTE) == ["إلسا برانفيل"] * 2
