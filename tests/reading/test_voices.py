"""Whose words a quotation is where grammar, not a name beside the verb, says it."""

from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        # A name in apposition to a nameless noun.
        ('"She packed a dictionary," said her husband, the cellist Pavel Orne.', "en", "Pavel Orne"),
        ("وقالت شقيقته الدكتورة سلمى الراسي إنها لم تره منذ عام.", "ar", "سلمى الراسي"),
        ("«أخذوا ابني»، قالت زوجة المعتقل، حليمة، قبل أن تغادر القاعة.", "ar", "حليمة"),
        # Who is told stands between the verb and its subject.
        ("وقال لي أكبرهم بهدوء: «خمس دقائق ويرجع».", "ar", "أكبرهم"),
        # The subject of the verb before goes on.
        ("اتصلت بالمخفر ثلاث مرات، في الأخير ردّ عليّ رجل وقال إن أخي ليس عندهم.", "ar", "رجل"),
        # Who is quoted through another.
        (
            "رادیو موج امروز به نقل از یک پرستار گزارش داد که صد زخمی به آنجا آورده شده‌اند.",
            "fa",
            "یک پرستار",
        ),
        # A time before the subject, and a date line before the sentence.
        ("پنجم مرداد ۱۴۰۲ کسی از زندان گفت که او بیمار است.", "fa", "کسی"),
        (
            "خبرگزاری افق، سیمره – دوشنبه ۱۷ اردیبهشت ۱۴۰۳: هرمز کاوه، فرماندار، گفت که کسی کشته نشده.",
            "fa",
            "هرمز کاوه",
        ),
        # Signed after the quotation.
        ('"She was not allowed to see the file." (Nadia Flint, defence counsel)', "en", "Nadia Flint"),
        # A verb with its subject between commas.
        (
            'The number of wounded, says a paramedic who was there, "cannot be under eighty".',
            "en",
            "a paramedic",
        ),
    ],
)
def test_grammar_says_who_speaks(text: str, language: str, speaker: str) -> None:
    (claimant,) = Said(text, language=language).claimants(Kind.QUOTE)

    assert claimant is not None
    assert claimant.startswith(speaker)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("سارا نوری به زندان رفت. به او گفتند که پرونده‌ای ندارد.", "fa"),
        ("زار خالد الراسي المخفر. قالوا له إنه ليس عندهم.", "ar"),
    ],
)
def test_several_who_are_not_named_are_nobody_who_is(text: str, language: str) -> None:
    assert Said(text, language=language).claimants(Kind.QUOTE) == [None]


def test_the_old_man_is_the_one_who_was_an_old_man_before() -> None:
    said = Said("پیرمردی از اهالی دره پیغام آورد. پیرمرد گفت: «پایم را ببین، مرا هم زدند.»", language="fa")

    assert said.claimants(Kind.QUOTE) == ["پیرمردی"]


def test_whoever_was_asked_answers() -> None:
    said = Said(
        'Berit Wolday was there. I asked the judge for a reason. "You know which," he said.', language="en"
    )

    assert said.claimants(Kind.QUOTE) == ["the judge"]


def test_nobody_speaks_who_is_only_spoken_of_in_a_quotation() -> None:
    said = Said(
        "أكد العقيد فراس الداغر أن «قواتنا لم تطلق رصاصة واحدة»، لافتاً إلى أن أحد عشر شرطياً أصيبوا.",
        language="ar",
    )

    assert set(said.claimants(Kind.QUOTE)) == {"فراس الداغر"}


def test_each_arabic_clause_that_is_told_is_a_quote() -> None:
    said = Said("قالت منظمة الأفق إن الولد نُقل أمس، وإن اسمه على القائمة.", language="ar")

    assert said.texts(Kind.QUOTE) == ["الولد نُقل أمس", "اسمه على القائمة"]


def test_what_stands_before_according_to_is_told() -> None:
    said = Said(
        "The executions bring to 174 the number of people put to death, according to the Horizon Society.",
        language="en",
    )

    assert said.claimants(Kind.QUOTE) == ["Horizon Society"]
