from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.claims.kinds import Kind
from sijill.claims.reading import check_reading
from sijill.reading import read
from sijill.reading.lexicon import lexicon
from sijill.reading.mention import Mention
from sijill.reading.tagging.joining import Joiner
from sijill.reading.wording import Wording

from ..sentences import Said

TEXTS = {
    "en": (
        "Harbour Rights Watch, 3 May 2024\n\nThe court in Velden gave Ana Lind four years, one of them"
        " on paper only, and a fine of 40k dirhams. Her brother Tomas (31) got t"
        "wo.\n\n“They took nine of us,” she"
        " said, and demanded the release of all who were held since March. Polic"
        "e said that five had been injured."
    ),
    "ar": (
        "رابطة الأفق، 3 مايو 2024\n\nقضت المحكمة بحبس سامي العبدلي أربع سنوات مع وقف تنفيذ واحدة منها، وغرامة"
        " خمسين ألف درهم. أما شقيقه كريم (31 عاماً) فنال سنتين.\n\nوقالت والدته إن تسعة من رفاقه أوقفوا منذ"
        " مارس، وطالبت بالإفراج عنهم جميعاً. وأصيب خمسة بحسب الشرطة."
    ),
    "fa": (
        "کانون افق، ۱۴ اردیبهشت ۱۴۰۳\n\nدادگاه سامان کریمی را به چهار سال حبس که یک سال آن تعلیقی است و پنجاه"
        " میلیون تومان جزای نقدی محکوم کرد. برادرش (۳۱ ساله) دو سال گرفت.\n\nمادرش گفت که نه نفر از دوستان او"
        " از اسفند در بازداشت‌اند و خواستار آزادی همه آنان شد."
    ),
}


@pytest.mark.parametrize("language", TEXTS)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), how=st.sampled_from(("shuffled", "cut", "mixed", "letters")))
def test_no_text_however_broken_makes_reading_fail(language: str, seed: int, how: str) -> None:
    chance = random.Random(seed)
    text = TEXTS[language]
    words = text.split(" ")
    if how == "shuffled":
        chance.shuffle(words)
        text = " ".join(words)
    elif how == "cut":
        text = text[chance.randrange(len(text)) :][: chance.randrange(len(text)) + 1] or "."
    elif how == "mixed":
        others = [word for other in TEXTS.values() for word in other.split(" ")]
        text = " ".join(chance.choice((words, others))[chance.randrange(len(words))] for _ in words)
    else:
        letters = [*text]
        chance.shuffle(letters)
        text = "".join(letters)

    check_reading(read(text, language=language), text)


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_read_the_same_each_time(language: str) -> None:
    assert read(TEXTS[language], language=language) == read(TEXTS[language], language=language)


def test_what_was_learned_says_so_in_its_rule() -> None:
    said = Said("The sentence: Ana Lind – four years. Tomas Lind – two.", language="en")

    assert all("." in one.rule for one in said.of(Kind.PENALTY) if "learned" in one.rule)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The court handed Ana Lind nine years behind bars.", "en", ("imprisonment", 9, "year")),
        ("حكمت المحكمة على سامي العبدلي بتسع سنوات.", "ar", ("imprisonment", 9, "year")),
        ("دادگاه برای سامان کریمی نه سال حبس برید.", "fa", ("imprisonment", 9, "year")),
    ],
)
def test_a_penalty_is_read_with_its_amount(text: str, language: str, expected: tuple[object, ...]) -> None:
    assert Said(text, language=language).values(Kind.PENALTY, "type", "amount", "unit") == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Nine of the prisoners were killed.", "en", (9, 9, "killed")),
        ("قُتل تسعة من السجناء.", "ar", (9, 9, "killed")),
        ("نه نفر از زندانیان کشته شدند.", "fa", (9, 9, "killed")),
    ],
)
def test_a_figure_is_read_with_what_befell_them(
    text: str, language: str, expected: tuple[object, ...]
) -> None:
    assert Said(text, language=language).values(Kind.FIGURE, "min", "max", "measure") == [expected]


def test_a_stretch_without_words_is_left_as_it_is() -> None:
    wording = Wording("—", 0, 1, lexicon=lexicon("en"))
    found: list[Mention] = []

    joined = Joiner().things(wording, found, heading=False)

    assert joined == []
