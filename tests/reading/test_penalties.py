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
