from __future__ import annotations

from typing import Any

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said

PARTS = ("type", "amount", "unit", "suspended", "per")


def penalties(text: str, language: str) -> list[tuple[Any, ...]]:
    return Said(text, language=language).values(Kind.PENALTY, *PARTS)


def term(amount: int, unit: str, *, suspended: object = None, per: str = "unstated") -> tuple[object, ...]:
    return ("imprisonment", amount, unit, suspended, per)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("حُكم عليه بالسجن سنتين.", "ar", term(2, "year")),
        ("حكمت المحكمة على هاني نوفل بالسجن ٥ سنوات.", "ar", term(5, "year")),
        ("صدر حكم بالحبس سنة و6 أشهر.", "ar", term(18, "month")),
        ("حكم عليها بالسجن سنتين ونصف السنة.", "ar", term(30, "month")),
        ("حكم عليه بالحبس ثلاثة أشهر وخمسة عشر يوماً.", "ar", term(105, "day")),
        ("به شش سال حبس محکوم شد.", "fa", term(6, "year")),
        ("او به ۲ سال و ۶ ماه حبس تعزیری محکوم شد.", "fa", term(30, "month")),
        ("به دو سال و نیم زندان محکوم شد.", "fa", term(30, "month")),
        ("She was sentenced to six years in prison.", "en", term(6, "year")),
        ("He was given two and a half years' imprisonment.", "en", term(30, "month")),
        ("The court handed down an 18-month prison sentence.", "en", term(18, "month")),
        ("He was jailed for a year.", "en", term(1, "year")),
    ],
)
def test_a_term_is_read_in_the_smallest_unit_that_is_said(
    text: str, language: str, expected: tuple[object, ...]
) -> None:
    assert penalties(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "suspended"),
    [
        ("حكم عليه بالسجن خمس سنوات منها سنتان موقوفة التنفيذ.", "ar", {"amount": 2, "unit": "year"}),
        ("حكم عليه بالسجن سنة مع وقف التنفيذ.", "ar", {"amount": 1, "unit": "year"}),
        ("حكم عليه بالحبس التنفيذي 4 سنوات.", "ar", False),
        ("به ۵ سال حبس که دو سال آن تعلیقی است محکوم شد.", "fa", {"amount": 2, "unit": "year"}),
        ("A five-year prison sentence, of which two years suspended.", "en", {"amount": 2, "unit": "year"}),
        ("حكم عليه بالسجن سنة.", "ar", None),
    ],
)
def test_what_is_suspended_is_kept_and_what_is_not_said_stays_unknown(
    text: str, language: str, suspended: object
) -> None:
    assert [found[3] for found in penalties(text, language)] == [suspended]


@pytest.mark.parametrize(
    ("text", "language", "per"),
    [
        ("حُكم على كل منهما بالحبس سنة.", "ar", ["each"]),
        ("صدرت أحكام بالسجن 12 عاماً على 9 من المعتقلين.", "ar", ["unstated"]),
        ("Eight people were sentenced to a total of 30 years in prison.", "en", ["total"]),
        ("They were each sentenced to 18 months in prison.", "en", ["each"]),
        (
            "Two men were sentenced to 30 years in prison and fined 500 euros each.",
            "en",
            ["unstated", "each"],
        ),
    ],
)
def test_whether_a_penalty_is_each_persons_or_the_total_is_never_guessed(
    text: str, language: str, per: list[str]
) -> None:
    assert [found[4] for found in penalties(text, language)] == per


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("حكم عليهم بالإعدام.", "ar", [("death", None, None)]),
        ("حكم عليه بالسجن المؤبد.", "ar", [("life", None, None)]),
        ("حكم عليه بالسجن سنة و74 جلدة.", "ar", [("imprisonment", 1, "year"), ("lashes", 74, "lash")]),
        ("حكم عليه بغرامة قدرها ألفا يورو ومنع من السفر لمدة سنتين.", "ar", [("ban", 2, "year")]),
        ("به اعدام محکوم شد.", "fa", [("death", None, None)]),
        (
            "به ۷۴ ضربه شلاق و ۵۰ میلیون تومان جزای نقدی محکوم شد.",
            "fa",
            [("lashes", 74, "lash"), ("fine", 50_000_000, "IRT")],
        ),
        ("She was sentenced to death.", "en", [("death", None, None)]),
        (
            "They were sentenced to life imprisonment and fined 500 euros.",
            "en",
            [("life", None, None), ("fine", 500, "EUR")],
        ),
    ],
)
def test_other_penalties_are_told_apart(text: str, language: str, expected: list[tuple[object, ...]]) -> None:
    found = [penalty[:3] for penalty in penalties(text, language)]

    assert [penalty for penalty in found if penalty[0] != "fine" or language != "ar"] == expected


def test_a_currency_that_several_countries_use_is_not_guessed() -> None:
    assert penalties("حكم عليه بغرامة 500 دينار.", "ar") == [("fine", 500, "XXX", None, "unstated")]
    assert penalties("حكم عليه بغرامة 500 دينار كويتي.", "ar") == [("fine", 500, "KWD", None, "unstated")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قضى خمس سنوات في السجن.", "ar"),
        ("أُعدم في سجن ورشك قبل عامين.", "ar"),
        ("إعدام ثلاثة رجال في المدينة.", "ar"),
        ("او پنج سال در زندان بود.", "fa"),
        ("He spent five years in prison.", "en"),
        ("The execution of three men was postponed for two years.", "en"),
        ("The prison was built six years ago.", "en"),
    ],
)
def test_time_in_prison_and_other_lengths_of_time_are_no_penalty(text: str, language: str) -> None:
    assert penalties(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Rana Vell was handed a three-year jail term and a 500-euro fine.", "en", [3, 500]),
        ("The court jailed journalist Rana Vell for four years and six months.", "en", [54]),
        ("Printer Aurel Tomskin was given four years and a 300,000-crown fine.", "en", [4, 300_000]),
        ("They gave my brother 10 years for a poem.", "en", [10]),
        ("Judges cut her sentence from ten years to six.", "en", [10, 6]),
        ("She was sentenced to 3.5 years in prison.", "en", [42]),
        ("He was sentenced to two-and-a-half years in prison.", "en", [30]),
        ("The accused shall serve a term of imprisonment of two (2) years and six (6) months.", "en", [30]),
        ("They were sentenced to two, three and five years in prison respectively.", "en", [2, 3, 5]),
        ("قضت المحكمة بسجن رامي العاني ثلاث سنوات.", "ar", [3]),
        ("قررت المحكمة حبس سلمى الراوي سنة واحدة ومنعها من الكتابة لمدة خمس سنوات.", "ar", [1, 5]),
        ("خففت محكمة الاستئناف الحكم من عشر سنوات إلى خمس سنوات.", "ar", [10, 5]),
        ("نال رامي العاني حكماً بالسجن سبع سنوات و80 جلدة.", "ar", [7, 80]),
        ("صدر عليه حكم بعشر سنوات سجن.", "ar", [10]),
        ("حكموا على أخي خمس سنين.", "ar", [5]),
        ("برای برادرم شش سال بریدن و هشتاد ضربه شلاق", "fa", [6, 80]),
        ("حکم سارا نیکو از پنج سال به سه سال حبس کاهش یافت.", "fa", [5, 3]),
        ("بابت «تبلیغ» به یک سال و بابت «تبانی» به پنج سال حبس محکوم شده است.", "fa", [1, 5]),
        ("رامین کیانی حکم هشت ساله گرفت.", "fa", [8]),
        ("دادگاه او را به مدت دو سال از فعالیت در احزاب منع کرده است.", "fa", [2]),
    ],
)
def test_amounts_are_read_whatever_verb_or_noun_governs_them(
    text: str, language: str, expected: list[int]
) -> None:
    assert [found[1] for found in penalties(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "suspended"),
    [
        ("She was given four years, two of them suspended.", "en", {"amount": 2, "unit": "year"}),
        (
            "He got eighteen months in prison, nine of which were suspended.",
            "en",
            {"amount": 9, "unit": "month"},
        ),
        ("He got eighteen months in prison, to be served in full.", "en", False),
        ("She received a suspended sentence of two years.", "en", {"amount": 2, "unit": "year"}),
        (
            "She was sentenced to seven years, of which five are to be served.",
            "en",
            {"amount": 2, "unit": "year"},
        ),
        (
            "He was sentenced to ten months in jail, all of it suspended.",
            "en",
            {"amount": 10, "unit": "month"},
        ),
        ("نال أنور ثلاث سنوات سجناً، سنتان منها مع وقف التنفيذ.", "ar", {"amount": 2, "unit": "year"}),
        ("حكم عليه بالحبس ستة أشهر موقوفة التنفيذ لمدة سنتين.", "ar", {"amount": 6, "unit": "month"}),
        ("حكم عليه بالحبس ثلاث سنوات، اثنتان منها نافذتان.", "ar", {"amount": 1, "unit": "year"}),
        ("حكم عليه بسنتين حبساً نافذاً.", "ar", False),
        ("به ۹۱ روز حبس، تماماً معلق، محکوم شد.", "fa", {"amount": 91, "unit": "day"}),
        ("به یک سال حبس تعلیقی به مدت سه سال محکوم شد.", "fa", {"amount": 1, "unit": "year"}),
        ("به دو سال حبس که به مدت چهار سال تعلیق گردید محکوم شد.", "fa", {"amount": 2, "unit": "year"}),
        ("به چهار سال حبس قابل اجرا محکوم شد.", "fa", False),
    ],
)
def test_a_suspended_part_is_told_from_the_whole_and_from_its_probation(
    text: str, language: str, suspended: object
) -> None:
    assert [found[3] for found in penalties(text, language)] == [suspended]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("حُكم على كل منهم بالسجن 18 شهرا مع المنع من السفر عامين.", "ar", ["each", "each"]),
        (
            "أدانت المحكمة أحد عشر نقابيا بالحبس ثمانية أشهر وغرامة 50 ألف دينار لكل واحد منهم.",
            "ar",
            ["each", "each"],
        ),
        ("هر یک از متهمان به شش ماه حبس و دو میلیون تومان جریمه نقدی محکوم شدند.", "fa", ["each", "each"]),
        ("سه معلم در مجموع به ۱۲ سال حبس محکوم شدند.", "fa", ["total"]),
        ("They were each ordered to pay a fine of 10,000 crowns.", "en", ["each"]),
    ],
)
def test_each_holds_for_the_whole_list_that_it_opens_or_closes(
    text: str, language: str, expected: list[str]
) -> None:
    assert [found[4] for found in penalties(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Eight defendants received prison terms of between two and five years.",
            "en",
            [("imprisonment", None)],
        ),
        ("أحكام بالسجن تتراوح بين سنتين وخمس سنوات بحق ثمانية ناشطين.", "ar", [("imprisonment", None)]),
        ("هشت فعال به حبس از سه تا ده سال محکوم شدند.", "fa", [("imprisonment", None)]),
        ("حبس و شلاق برای سه معدنچی معترض", "fa", [("imprisonment", None), ("lashes", None)]),
        ("He was sentenced to life without parole.", "en", [("life", None)]),
        ("خفضت المحكمة العقوبة من الإعدام إلى السجن المؤبد.", "ar", [("death", None), ("life", None)]),
        ("نُفّذ حكم القتل تعزيرا بالجاني.", "ar", [("death", None)]),
        ("مجازاتش اعدام بود و به حبس ابد تبدیل شد.", "fa", [("death", None), ("life", None)]),
        ("به انفصال دائم از خدمات دولتی محکوم شد.", "fa", [("ban", None)]),
        (
            "He was sentenced to two years in prison and loss of civic rights for 3 yrs.",
            "en",
            [("imprisonment", 2), ("ban", 3)],
        ),
        (
            "حكم عليه بالسجن سنة ونفيه إلى الجزيرة مدة عشر سنين ومصادرة أمواله.",
            "ar",
            [("imprisonment", 1), ("exile", 10), ("confiscation", None)],
        ),
    ],
)
def test_ranges_and_penalties_without_an_amount_have_none(
    text: str, language: str, expected: list[tuple[str, int | None]]
) -> None:
    assert [found[:2] for found in penalties(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("She has already served two years.", "en"),
        ("Two years after the trial the appeal was heard.", "en"),
        ("In prison for six years, she has not seen her son.", "en"),
        ("We call for a moratorium on the death penalty.", "en"),
        ("The family had to pay 5,000 dollars in bail.", "en"),
        ("He was questioned for thirty-one hours.", "en"),
        ("جدد قاضي التحقيق حبسه 15 يوماً على ذمة التحقيق.", "ar"),
        ("مكث 14 شهراً في السجن دون محاكمة.", "ar"),
        ("ندعو إلى إلغاء عقوبة الإعدام.", "ar"),
        ("مُنع من لقاء محاميه مدة شهرين.", "ar"),
        ("أفرج عنه بكفالة مالية قدرها 10 آلاف دينار.", "ar"),
        ("رامین کیانی پس از تحمل سه سال حبس آزاد شد.", "fa"),
        ("از ملاقات با خانواده به مدت دو ماه محروم شد.", "fa"),
        ("با قرار وثیقه ۵۰۰ میلیون تومانی آزاد شد.", "fa"),
        ("ما خواهان لغو مجازات اعدام هستیم.", "fa"),
    ],
)
def test_time_served_bail_and_the_death_penalty_in_general_are_no_penalty(text: str, language: str) -> None:
    assert penalties(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("He faces up to ten years in prison.", "en", "presupposed"),
        ("Prosecutors had asked for life imprisonment in her case.", "en", "demanded"),
        ("يواجه عقوبة تصل إلى السجن عشر سنوات.", "ar", "presupposed"),
    ],
)
def test_what_is_asked_for_or_threatened_is_not_stated(text: str, language: str, modality: str) -> None:
    assert [found.modality for found in Said(text, language=language).of(Kind.PENALTY)] == [modality]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The court jailed Karl Lind for five years and Otto Brandt, a clerk, six and a half years.",
            "en",
            [term(5, "year"), term(78, "month")],
        ),
        (
            "The bench imposed four years for the former and six months for the latter.",
            "en",
            [term(4, "year"), term(6, "month")],
        ),
        ("The judge told the court his reasons. Seven years.", "en", [term(7, "year")]),
        (
            "حكمت المحكمة بما يلي:\nأولاً: سجن كريم السعدي تسع سنوات، ومنعه من السفر مدة مماثلة.",
            "ar",
            [term(9, "year"), ("ban", 9, "year", None, "unstated")],
        ),
        (
            "دادگاه او را به هشت ماه حبس محکوم کرد. شش ماه از این حبس به حالت تعلیق درآمده است.",
            "fa",
            [term(8, "month", suspended={"amount": 6, "unit": "month"})],
        ),
        (
            "هر یک از آنان بابت اخلال در نظم به دو سال حبس و ۷۴ ضربه شلاق محکوم شدند.",
            "fa",
            [term(2, "year", per="each"), ("lashes", 74, "lash", None, "each")],
        ),
    ],
)
def test_a_verb_said_once_or_a_sentence_before_still_governs_a_term(
    text: str, language: str, expected: list[tuple[object, ...]]
) -> None:
    assert penalties(text, language) == expected
