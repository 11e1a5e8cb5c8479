from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "claimant", "addressees"),
    [
        ("طالبت منظمة الأفق الأمم المتحدة بالإفراج عنهم.", "ar", "منظمة الأفق", ["الأمم المتحدة"]),
        (
            "دعت لجنة السجناء المجتمع الدولي ومجلس الأمن إلى التحرك.",
            "ar",
            "لجنة السجناء",
            ["المجتمع الدولي", "مجلس الأمن"],
        ),
        ("انجمن قلم از سازمان ملل خواست زندانیان را آزاد کند.", "fa", "انجمن قلم", ["سازمان ملل"]),
        (
            "The Horizon Association urged the United Nations to act.",
            "en",
            "Horizon Association",
            ["United Nations"],
        ),
    ],
)
def test_a_demand_has_who_makes_it_and_of_whom(
    text: str, language: str, claimant: str, addressees: list[str]
) -> None:
    said = Said(text, language=language)

    assert said.claimants(Kind.DEMAND) == [claimant]
    assert said.addressees() == [addressees]


@pytest.mark.parametrize("text", ["رأيت طالب الجامعة في بيته.", "الذين يطالبون بحقوقهم"])
def test_a_student_or_a_passing_word_is_no_demand(text: str) -> None:
    assert Said(text, language="ar").of(Kind.DEMAND) == []


def test_what_is_to_be_stopped_is_presupposed_not_demanded() -> None:
    said = Said("طالبت منظمة الأفق الأمم المتحدة بوقف التعذيب.", language="ar")

    events = {event.value["type"]: event.modality for event in said.of(Kind.EVENT)}

    assert events["ill_treatment"] == "presupposed"


@pytest.mark.parametrize(
    ("text", "language", "demands"),
    [
        (
            "The Red Valley Monitor is calling on the United Nations and the African Union to end the"
            " executions and to send a mission.",
            "en",
            [
                ("to end the executions", ["United Nations", "African Union"]),
                ("to send a mission", ["United Nations", "African Union"]),
            ],
        ),
        (
            "The union urged the Interior Ministry to open its files and called on the United Nations"
            " for help.",
            "en",
            [("to open its files", ["Interior Ministry"]), ("help", ["United Nations"])],
        ),
        (
            "The European Union is urged to suspend the agreement.",
            "en",
            [("to suspend the agreement", ["European Union"])],
        ),
        (
            "The Ministry of Justice should open the files of the dead.",
            "en",
            [("open the files of the dead", ["Ministry of Justice"])],
        ),
        ("Free Karim Vance now!", "en", [("Free Karim Vance now", [])]),
        (
            "ودعت المنظمات الحقوقية وزارة العدل ووزارة الداخلية إلى وقف تنفيذ الأحكام.",
            "ar",
            [("وقف تنفيذ الأحكام", ["وزارة العدل", "وزارة الداخلية"])],
        ),
        (
            "ناشدت رابطة الأهالي الأمم المتحدة التدخل العاجل لإنقاذ المعتقلين.",
            "ar",
            [("التدخل العاجل لإنقاذ المعتقلين", ["الأمم المتحدة"])],
        ),
        (
            "يجب على وزارة الداخلية أن تكشف مصير المفقودين.",
            "ar",
            [("أن تكشف مصير المفقودين", ["وزارة الداخلية"])],
        ),
        ("على مجلس الأمن أن يتحرك فورا.", "ar", [("أن يتحرك فورا", ["مجلس الأمن"])]),
        (
            "وجددت رابطة الأهالي مطالبتها وزارة الدفاع بتسليم جثامين القتلى.",
            "ar",
            [("تسليم جثامين القتلى", ["وزارة الدفاع"])],
        ),
        (
            "أهابت اللجنة بالمجتمع الدولي التدخل لوقف الإعدامات.",
            "ar",
            [("التدخل لوقف الإعدامات", ["المجتمع الدولي"])],
        ),
        (
            "کانون وکلا وزارت دادگستری را به توقف اجرای احکام فراخواند.",
            "fa",
            [("توقف اجرای احکام", ["وزارت دادگستری"])],
        ),
        ("خانواده‌ها خواستار محاکمه آمران شدند.", "fa", [("محاکمه آمران", [])]),
        (
            "وزارت دادگستری باید پرونده مهتاب سپهری را دوباره بررسی کند.",
            "fa",
            [("پرونده مهتاب سپهری را دوباره بررسی کند", ["وزارت دادگستری"])],
        ),
        (
            "از وزارت دادگستری می‌خواهیم که حکم مهتاب سپهری را لغو کند.",
            "fa",
            [("حکم مهتاب سپهری را لغو کند", ["وزارت دادگستری"])],
        ),
    ],
)
def test_what_is_demanded_stands_without_its_verb(
    text: str, language: str, demands: list[tuple[str, list[str]]]
) -> None:
    said = Said(text, language=language)

    assert list(zip(said.texts(Kind.DEMAND), said.addressees(), strict=True)) == demands


@pytest.mark.parametrize(
    ("text", "language", "demands"),
    [
        (
            "WE ASK\n\n- of the Ministry of Justice: that the sentence be commuted;\n"
            "- of our readers: a postcard.\n",
            "en",
            [("the sentence be commuted", ["Ministry of Justice"]), ("a postcard", [])],
        ),
        (
            "The Red Valley Monitor calls on:\n1. the Ministry of Justice to commute all death sentences;\n"
            "2. journalists to keep writing.\n",
            "en",
            [
                ("to commute all death sentences", ["Ministry of Justice"]),
                ("journalists to keep writing", []),
            ],
        ),
        (
            "نطالب بما يلي:\n1- الإفراج الفوري عن جميع المعتقلين.\n2- محاسبة المسؤولين عن التعذيب.\n",
            "ar",
            [("الإفراج الفوري عن جميع المعتقلين", []), ("محاسبة المسؤولين عن التعذيب", [])],
        ),
        (
            "التوصيات:\nإلى وزارة العدل:\n- إلغاء المادة 14.\nإلى الأمم المتحدة:\n- إيفاد بعثة تحقيق.\n",
            "ar",
            [("إلغاء المادة 14", ["وزارة العدل"]), ("إيفاد بعثة تحقيق", ["الأمم المتحدة"])],
        ),
        (
            "خواسته‌های ما:\n۱. آزادی همه زندانیان سیاسی\n۲. لغو حکم اعدام\n",
            "fa",
            [("آزادی همه زندانیان سیاسی", []), ("لغو حکم اعدام", [])],
        ),
    ],
)
def test_items_of_a_list_have_the_parties_of_its_opening_line_or_their_own(
    text: str, language: str, demands: list[tuple[str, list[str]]]
) -> None:
    said = Said(text, language=language)

    assert list(zip(said.texts(Kind.DEMAND), said.addressees(), strict=True)) == demands


def test_a_letter_asks_those_to_whom_it_goes() -> None:
    said = Said("إلى وزارة العدل،\n\nنلتمس منكم:\nأ) وقف تنفيذ الحكم؛\nب) إعادة المحاكمة.\n", language="ar")

    assert said.addressees() == [["وزارة العدل"]] * 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("لا نريد ثأرا ولا تعويضا.", "ar"),
        ("She was asked which shirt he was wearing.", "en"),
        ("He was asked to sign eleven blank pages.", "en"),
        ("Meridian Press reported the trial.", "en"),
    ],
)
def test_what_is_not_wanted_or_only_told_is_no_demand(text: str, language: str) -> None:
    assert Said(text, language=language).of(Kind.DEMAND) == []


@pytest.mark.parametrize(
    ("text", "language", "claimant"),
    [
        ("The Committee of Mothers demanded the release of 40 prisoners.", "en", "Committee of Mothers"),
        ("طالبت رابطة الأهالي بالإفراج عن 40 سجينا.", "ar", "رابطة الأهالي"),
        ("انجمن خانواده‌ها خواستار آزادی ۴۰ زندانی شد.", "fa", "انجمن خانواده‌ها"),
    ],
)
def test_a_figure_in_a_demand_is_of_who_demands(text: str, language: str, claimant: str) -> None:
    assert Said(text, language=language).claimants(Kind.FIGURE) == [claimant]
