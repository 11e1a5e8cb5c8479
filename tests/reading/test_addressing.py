"""Of whom something is demanded, where no name stands right after the verb."""

from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "addressees"),
    [
        (
            "The union called on the United Nations to send observers, and on the European Union to act.",
            "en",
            [["United Nations"], ["European Union"]],
        ),
        (
            "طالبت لجنة السجناء وزارة العدل بفتح تحقيق، ووزارة الداخلية بنشر الأسماء.",
            "ar",
            [["وزارة العدل"], ["وزارة الداخلية"]],
        ),
    ],
)
def test_one_verb_may_ask_two(text: str, language: str, addressees: list[list[str]]) -> None:
    assert Said(text, language=language).addressees() == addressees


def test_an_office_without_a_name_is_asked() -> None:
    said = Said("أطلب من نقيب المحامين أن يفتح الملف.", language="ar")

    assert said.addressees() == [["نقيب المحامين"]]


def test_who_is_asked_may_stand_first() -> None:
    said = Said("From the Ministry of Justice we want the names of everyone in its cells.", language="en")

    assert said.addressees() == [["Ministry of Justice"]]


def test_who_is_called_is_asked() -> None:
    said = Said("يا نقابة المعلمين، أعلنوا الإضراب الآن.", language="ar")

    assert said.addressees() == [["نقابة المعلمين"]]


def test_lawyers_plead_before_the_court_whose_ruling_it_is() -> None:
    said = Said(
        "محكمة الجنايات في تل الرمان\n\nوالتمس دفاع المتهم إجراء خبرة طبية قبل الحكم عليه.\n", language="ar"
    )

    assert said.addressees() == [["محكمة الجنايات"]]


@pytest.mark.parametrize(
    ("text", "language", "demands"),
    [
        (
            "المطلوب اليوم ثلاثة أمور: الكشف عن مصيره، والسماح بزيارته، ومحاسبة الجناة.",
            "ar",
            3,
        ),
        ("خواسته‌های ما: آزادی همه زندانیان، محاکمه عادلانه، و اجازه ملاقات.", "fa", 3),
        ("أريد أن تفتح المحكمة تحقيقاً، وأن يخرج جثمان ولدي.", "ar", 2),
        ("وکیل او از دیوان عالی درخواست اعاده دادرسی کرد.", "fa", 1),
        ("از اصحاب رسانه درخواست می‌شود از بازنشر شایعات خودداری نمایند.", "fa", 1),
        ("He asked for charcoal and paper.", "en", 0),
    ],
)
def test_each_thing_that_is_asked_is_a_demand(text: str, language: str, demands: int) -> None:
    assert len(Said(text, language=language).of(Kind.DEMAND)) == demands
