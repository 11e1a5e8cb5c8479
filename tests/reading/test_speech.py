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
    ("text", "language", "speaker"),
    [
        ("حكمت المحكمة على سامر نوفل بالسجن سنة. قال والد سامر نوفل إن ابنه بريء.", "ar", "والد"),
        ("قال محامي الطالبة سلمى الكلتابي إن الجلسة تأجلت.", "ar", "محامي"),
        ("سارا نوری، فعال مدنی، آزاد شد. برادر سارا نوری گفت که او بیمار است.", "fa", "برادر"),
        ("The wife of Kaveh Pashkouri said that he was held.", "en", "The wife"),
        ("Two men told the Horizon Association that he had been beaten.", "en", "Two men"),
    ],
)
def test_a_speaker_who_is_not_named_is_nobody_who_is(text: str, language: str, speaker: str) -> None:
    said = Said(text, language=language)
    (claimant,) = (one.claimant for one in said.of(Kind.QUOTE))

    assert claimant is not None
    assert said.by_id[claimant].value["name"] is None
    assert said.by_id[claimant].text.startswith(speaker)


_SPOKEN = [
    # The speaker after the quote.
    ('"They tied his hands," recalled Mina Delacroix, a neighbour of the family.', "en", ["Mina Delacroix"]),
    ('"We are not afraid," shouted the miners as they were led away.', "en", ["the miners"]),
    ("«لم نعرف أنه توفي إلا من الجيران»، تقول والدته بصوت خافت.", "ar", ["والدته"]),
    ("«لم نطلق رصاصة واحدة»، هكذا رد الوالي عبد الحفيظ بن يامنة.", "ar", ["عبد الحفيظ بن يامنة"]),
    ("«ما را از خانه بیرون کشیدند»، مادر او می‌گوید.", "fa", ["مادر او"]),
    # The speaker in the middle, and a quote that is a sentence of its own.
    ('"The world has to look," Dario Castellan said, "because we cannot."', "en", ["Dario Castellan"] * 2),
    (
        '"They offer him soup," Amira Tollander told us. "Then they show the film."',
        "en",
        ["Amira Tollander"] * 2,
    ),
    ("قالت المحامية رنا الكيلاني: «لم نر الملف». «ولن نسكت بعد اليوم».", "ar", ["رنا الكيلاني"] * 2),
    # Verbs that go on.
    (
        "قال المحامي أوس الدرويش: «القاضي نظر إلى ساعته». وأردف: «سنلجأ إلى التمييز».",
        "ar",
        ["أوس الدرويش"] * 2,
    ),
    (
        "پیمان کریمی، وکیل متهمان، گفت: «قاضی به ساعتش نگاه می‌کرد.» او ادامه داد: «شکایت می‌بریم.»",
        "fa",
        ["پیمان کریمی"] * 2,
    ),
    # What somebody calls something.
    ("رئیس پلیس، سرهنگ داریوش کاظم‌پور، این ادعا را «دروغ محض» خواند.", "fa", ["داریوش کاظم‌پور"]),
    ('Greta Oyelowo called the claim "malicious".', "en", ["Greta Oyelowo"]),
    # Without marks, after a colon.
    ("بازجو فریاد زد: امضا کن وگرنه خواهرت را می‌آوریم.", "fa", ["بازجو"]),
    ("قال الضابط: وقّع هنا ولا تسأل.", "ar", ["الضابط"]),
    # A name that only the grammar shows.
    ("The head of the hospital, Imre Castellan, said: “The wards are full.”", "en", ["Imre Castellan"]),
]


@pytest.mark.parametrize(("text", "language", "speakers"), _SPOKEN)
def test_a_direct_quote_has_its_speaker_wherever_the_name_stands(
    text: str, language: str, speakers: list[str]
) -> None:
    said = Said(text, language=language)
    direct = [one for one in said.of(Kind.QUOTE) if one.value["mode"] == "direct"]

    assert [said.word(one.claimant) for one in direct] == speakers


_TOLD = [
    ("Relatives of the detainees say they have received no news.", "en", "they have received no news"),
    ("Two men were hanged before sunrise on Wednesday, the Meridian Radio reported.", "en", None),
    ("According to the Union of Miners, 40 people were arrested.", "en", "40 people were arrested"),
    ("وذكر المركز الوطني للتوثيق في تقريره السنوي أن 300 شخص اعتقلوا.", "ar", "300 شخص اعتقلوا"),
    ("به گفته سندیکای معدنچیان، ۴۰ نفر بازداشت شدند.", "fa", "۴۰ نفر بازداشت شدند"),
    ("شاهدان عینی به ما گفتند مأموران بدون حکم وارد خانه شدند.", "fa", "مأموران بدون حکم وارد خانه شدند"),
]


@pytest.mark.parametrize(("text", "language", "told"), _TOLD)
def test_what_is_told_is_an_indirect_quote(text: str, language: str, told: str | None) -> None:
    (quote,) = Said(text, language=language).of(Kind.QUOTE)

    assert quote.value["mode"] == "indirect"
    assert quote.claimant is not None
    assert told is None or quote.text == told


def test_a_new_subject_after_a_contrast_is_the_speaker_and_not_the_one_before() -> None:
    text = "أحصت لجنة السجناء أكثر من 2700 معتقل، أما وزارة الداخلية فقالت إن عددهم لا يتجاوز 430."

    assert Said(text, language="ar").claimants(Kind.QUOTE) == ["وزارة الداخلية"]


def test_words_that_were_passed_on_have_the_one_through_whom() -> None:
    said = Said("ونقلت وكالة الأفق عن مصدر أمني قوله إن التحقيقات مستمرة.", language="ar")
    (quote,) = said.of(Kind.QUOTE)

    assert said.word(quote.claimant) == "مصدر أمني"
    assert [said.word(one) for one in quote.via] == ["وكالة الأفق"]


def test_a_quote_within_a_quote_is_of_the_one_who_is_quoted() -> None:
    text = "قال سامر نوفل: «المحقق كان يقول لي ‹وقّع وستنام في بيتك›. وقّعت»."
    said = Said(text, language="ar")
    quotes = said.of(Kind.QUOTE)

    assert [said.word(one.claimant) for one in quotes] == ["سامر نوفل", "المحقق"]
    assert [said.word(one) for one in quotes[1].via] == ["سامر نوفل"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('The court convicted him of "insulting the head of state" on Monday.', "en"),
        ("حكمت المحكمة عليه بتهمة «نشر أخبار كاذبة» أمس.", "ar"),
        ("او به اتهام «تبلیغ علیه نظام» محکوم شد.", "fa"),
        ('The weekly "Lighthouse" was closed in May.', "en"),
    ],
)
def test_a_charge_or_a_name_in_quotation_marks_is_no_speech(text: str, language: str) -> None:
    assert Said(text, language=language).of(Kind.QUOTE) == []


def test_she_is_no_man() -> None:
    text = (
        "Omar Kass was arrested in May. Leila Kass was arrested a day later. "
        'Omar Kass has a lawyer. "I was blindfolded," she told the court.'
    )

    assert Said(text, language="en").claimants(Kind.QUOTE) != ["Omar Kass"]


def test_the_first_accused_is_the_first_in_the_list() -> None:
    text = (
        "THE ACCUSED\n(1) Cosmo Abarin, welder;\n(2) Perpetua Holt, accountant.\n\n"
        'The first accused told the court: "I signed because they brought my wife."\n'
    )

    said = Said(text, language="en")

    assert said.claimants(Kind.QUOTE) == ["Cosmo Abarin"]


def test_a_quote_that_goes_on_in_the_next_paragraph_keeps_its_speaker() -> None:
    text = (
        "Mina Delacroix said: “They came at night and they took my brother from the kitchen.\n\n"
        "“We have not seen him since that night in March.”\n"
    )

    assert Said(text, language="en").claimants(Kind.QUOTE) == ["Mina Delacroix"] * 2


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
        "demand": "stated",
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
