from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind
from tests.reading.sentences import Said


def types(text: str, language: str) -> list[str]:
    return [one.value["type"] for one in Said(text, language=language).of(Kind.EVENT)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "اقتادته الدورية من بيته ثم نُقل إلى سجن القلعة.", ["arrest", "transfer"]),
        ("ar", "توفي في زنزانته بعد أسبوع.", ["death_in_custody"]),
        ("ar", "أيدت محكمة الاستئناف الحكم.", ["appeal_ruling"]),
        ("ar", "داهموا القرية وأطلقوا النار على الأهالي.", ["attack", "attack"]),
        ("ar", "أُخلي سبيلها بكفالة بعد شهر.", ["release"]),
        ("fa", "مأموران او را دستگیر کرده‌اند.", ["arrest"]),
        ("fa", "سحرگاه امروز به دار آویخته شد.", ["execution"]),
        ("fa", "زندانی بیمار در راه بیمارستان زندان جان باخت.", ["killing"]),
        ("fa", "دو تن زخمی شدند و سه تن ناپدید شده‌اند.", ["injury", "disappearance"]),
        ("en", "He was picked up at dawn and later died in his cell.", ["arrest", "death_in_custody"]),
        (
            "en",
            "Guards beat him and made him sign blank pages.",
            ["ill_treatment", "forced_confession", "forced_confession"],
        ),
        ("en", "The appeals court upheld the verdict.", ["appeal_ruling", "sentence"]),
    ],
)
def test_events_are_found_in_the_verbs_of_three_languages(
    language: str, text: str, expected: list[str]
) -> None:
    assert types(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال طالب جامعي إن الفجر كان هادئا."),
        ("ar", "نقل عن مصدر قوله إن الحكومة بخير."),
        ("ar", "منظمة تعنى بمناهضة التعذيب."),
        ("fa", "کمپین لغو مجازات اعدام."),
        ("fa", "حکم اعدام"),
        ("en", "It was published in March 2021 and the market was held on Sundays."),
        ("en", "The death penalty and the right to protest."),
        ("en", "She tried to call home."),
    ],
)
def test_words_of_two_senses_and_names_of_crimes_are_no_events(language: str, text: str) -> None:
    assert types(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On Monday the bench halved her term.", ["appeal_ruling"]),
        ("en", "They withheld his insulin for a week.", ["ill_treatment"]),
        ("en", "The judge gave Karl Lind six years in prison.", ["sentence"]),
        ("ar", "قررت الدائرة تخفيض العقوبة.", ["appeal_ruling"]),
        ("fa", "او را وادار کردند ورقه را نخوانده امضا کند.", ["forced_confession"]),
    ],
)
def test_two_everyday_words_make_an_event_together(language: str, text: str, expected: list[str]) -> None:
    assert types(text, language) == expected
