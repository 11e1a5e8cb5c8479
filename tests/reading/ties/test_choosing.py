"""Ties of whole texts: who says it, of whom it is said; what is added behind a text changes none before."""

from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind
from sijill.reading import read
from tests.reading.sentences import Said

ELSEWHERE = {
    "en": "\n\nThe harvest was good this year, and the river stayed low until the autumn.",
    "ar": "\n\nكان المحصول جيدا هذا العام، وبقي النهر منخفضا حتى الخريف.",
    "fa": "\n\nمحصول امسال خوب بود و آب رودخانه تا پاییز پایین ماند.",
}
LONG = 12
TEXTS = {
    "en": "Mira Toland, a nurse, was sentenced to three years in prison. “They never read the file,” said her"
    " lawyer, Jonas Vell. The Ministry of Justice said 12 people had been arrested.",
    "ar": "حُكم على الممرضة سلمى الكلتابي بالسجن ثلاث سنوات. وقال محاميها كريم الأسعد: «لم يقرؤوا الملف»."
    " وأعلنت وزارة الداخلية اعتقال 12 شخصا.",
    "fa": "کاوه پشکوری، پرستار، به سه سال حبس محکوم شد. مهتاب سپهری، وکیل او، گفت: «پرونده را نخواندند»."
    " وزارت دادگستری از بازداشت ۱۲ نفر خبر داد.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_words_penalty_and_figure_have_whom_the_sentence_says(language: str) -> None:
    said = Said(TEXTS[language] + LONG * ELSEWHERE[language], language=language)
    speaker = {"en": "Jonas Vell", "ar": "كريم الأسعد", "fa": "مهتاب سپهری"}[language]
    convict = {"en": "Mira Toland", "ar": "سلمى الكلتابي", "fa": "کاوه پشکوری"}[language]
    ministry = {"en": "Ministry of Justice", "ar": "وزارة الداخلية", "fa": "وزارت دادگستری"}[language]

    assert said.claimants(Kind.QUOTE)[0] == speaker
    assert said.about(Kind.PENALTY) == [convict]
    assert said.claimants(Kind.FIGURE) == [ministry]


@pytest.mark.parametrize("language", TEXTS)
def test_an_unrelated_paragraph_behind_a_text_changes_no_tie_before_it(language: str) -> None:
    text = TEXTS[language]

    text += LONG * ELSEWHERE[language]
    before = Said(text, language=language)
    after = Said(text + ELSEWHERE[language], language=language)

    for kind in (Kind.QUOTE, Kind.FIGURE):
        assert after.claimants(kind) == before.claimants(kind)
    assert after.about(Kind.PENALTY) == before.about(Kind.PENALTY)
    assert after.links("participant") == before.links("participant")


@pytest.mark.parametrize("language", TEXTS)
def test_the_same_text_is_read_alike_every_time(language: str) -> None:
    assert read(TEXTS[language], language=language) == read(TEXTS[language], language=language)


@pytest.mark.parametrize(
    "text", ["", " ", "12", "«»", "12 killed.", "“No,” he said.", "«لا»، قال.", "۱۲ نفر کشته شدند."]
)
def test_texts_in_which_nobody_is_named_are_read(text: str) -> None:
    assert all(one.about is None for one in read(text).proposals if one.kind is Kind.PENALTY)
