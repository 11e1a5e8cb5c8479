"""Two lines glued inside a word are parted where both parts are common; words and names stay whole."""

from __future__ import annotations

import itertools

import pytest

from sijill.reading.glued_words import SIGNS, candidates_of, glued_words
from sijill.reading.lexicon import lexicon


def parted(text: str, language: str) -> list[str]:
    places = [0, *(offset for offset, _ in glued_words(text, [], lexicon(language))), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(places)]


@pytest.mark.parametrize(
    ("language", "pieces"),
    [
        (
            "ar",
            [
                "أحكام سابقة",
                "أصدرت المحكمة في نوفمبر أحكاماً على تسعة من الموقوفين بعد جلسة لم تدم سوى ساعة واحدة.",
            ],
        ),
        ("ar", ["بيان صحفي", "في صباح الأحد اجتمعت العائلات أمام مبنى المحكمة وطالبت بمعرفة مكان أبنائها."]),
        (
            "fa",
            [
                "خبرنامه شورای مادران",
                "در پی بازداشت دو تن از همسایگان ما، هیچ نهادی پاسخگو نیست و کسی خبری از آنها ندارد.",
            ],
        ),
        ("fa", ["آمار ماه", "در آبان دست‌کم چهل نفر بازداشت شدند"]),
    ],
)
def test_a_heading_glued_to_its_paragraph_is_parted(language: str, pieces: list[str]) -> None:
    assert parted("".join(pieces), language) == pieces


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال المحامي نورس الحلواني إن المستشفى رفض استقبالهم"),
        ("ar", "وبالمعلومات المتوفرة فإن الاستئنافات مرفوضة"),
        ("fa", "گل‌نسا بهرامی‌فر و خداداد کوهستانی هر دو دانشجویان روان‌شناسی بودند"),
        ("fa", "سی‌وپنج نفر از کتابفروشی‌ها بازگشتند"),
    ],
)
def test_words_and_names_stay_whole(language: str, text: str) -> None:
    assert parted(text, language) == [text]


def test_no_place_is_looked_at_after_a_sentence_ended() -> None:
    assert list(candidates_of("قال. بيان صحفيفي صباح الأحد", [], lexicon("ar"))) == []


def test_every_candidate_has_all_signs_and_lies_inside_its_word() -> None:
    text = "قائمة مطالبنامن السلطات"
    found = [one for word in candidates_of(text, [], lexicon("ar")) for one in word]
    assert found != []
    assert {len(one.signs) for one in found} == {len(SIGNS)}
    assert all(text[one.offset - 1] != " " and text[one.offset] != " " for one in found)
