from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.breaks import find_breaks
from sijill.reading.lexicon import lexicon


def cut(text: str, language: str = "ar") -> list[str]:
    offsets = [0, *(found.offset for found in find_breaks(text, lexicon=lexicon(language))), len(text)]
    return [text[one:other] for one, other in itertools.pairwise(offsets)]


@pytest.mark.parametrize(
    "pieces",
    [
        ["انتهت الجلسة.", "وعاد الناس إلى بيوتهم"],
        ["«انتهت الجلسة.»", "وعاد الناس"],
        ["أحكام قاسية", "أصدرت المحكمة حكمها"],
        ["في المستشفى", "قال الطبيب"],
        ["هالة مراد (محامية)", "قالت للصحافة"],
        ["«لن نعود»", "سامر نوفل"],
        ["المدن المشاركة هي:", "برلين"],
        ["أحداث عام 1991", "سميرة وأختها"],
        ["جاء الوفد. معرض كبير. عاد الوفد", "أعلنت اللجنة ذلك"],
    ],
)
def test_a_lost_break_is_found_where_two_words_are_glued(pieces: list[str]) -> None:
    assert cut("".join(pieces)) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "قال د.سعيد إن الأمر عادي",
        "حكم عليه 30عاما في 2019م",
        "قال:نحن هنا",
        "الطالب(ة) في الصف",
        "«أ»و«ب» معا",
        "مستشار ومحتجون واعتقال واستقال وانتقال",
        "استشارت المحكمة واستذكرت الأيام",
        "صدر الكتاب عام 2019من جديد",
        "وطالبت وبالمعتقلين وقالت",
    ],
)
def test_words_that_only_lack_a_space_or_look_glued_are_left_alone(text: str) -> None:
    assert cut(text) == [text]


def test_a_word_that_is_spelt_so_every_time_is_no_glue() -> None:
    text = "كان علىه أن يعود، ثم قال علىه أن يبقى"

    assert cut(text) == [text]


def test_latin_sentences_and_glued_words_are_cut_but_addresses_and_names_are_not() -> None:
    assert cut("It ended there.Then they left", "en") == ["It ended there.", "Then they left"]
    assert cut("See www.example.Com and Mr.Lind of the U.S.A", "en") == [
        "See www.example.Com and Mr.Lind of the U.S.A"
    ]
    assert cut("in prison he met Karl, and left prisonKarl said", "en")[-1] == "Karl said"


def test_real_line_breaks_are_breaks() -> None:
    assert cut("سطر\n\nسطر ثان") == ["سطر\n\n", "سطر ثان"]


@given(st.text(max_size=200))
def test_breaks_are_in_order_inside_the_text(text: str) -> None:
    offsets = [found.offset for found in find_breaks(text, lexicon=lexicon("ar"))]

    assert offsets == sorted(set(offsets))
    assert all(0 < offset < len(text) for offset in offsets)


@pytest.mark.parametrize(
    ("language", "pieces"),
    [
        ("ar", ["انتهت الجلسة.", "«لن نعود» قالت الأم"]),
        ("ar", ["نطالب بما يلي:", "١. وقف التنفيذ.", "٢. فتح السجن للزيارة"]),
        ("ar", ["نطالب بما يلي:", "- وقف التنفيذ", "- فتح السجن للزيارة"]),
        ("ar", ["وقف التنفيذ فورا؛", "ب) إعادة المحاكمة"]),
        ("ar", ["بيان صحفي", "في صباح الأحد اجتمعت العائلات"]),
        ("ar", ["نداء عاجل", "١٢ رمضان ١٤٤٥"]),
        ("ar", ["✔ من الأهالي: الصبر", "✔ من الجامعة: بيان واضح"]),
        ("ar", ["لا تسكتوا", "#الحرية_لهم"]),
        ("fa", ["۱. اعدام", "سحرگاه شنبه در زندان"]),
        ("fa", ["پیشینه پرونده", "مأموران به خانه آمدند."]),
        ("fa", ["سه نفر کشته شدند", "گلشهر، ۶ خرداد"]),
        ("fa", ["همه را بردند.", "۲. بازجویی", "اتاق کوچکی بود"]),
        ("fa", ["خبر بد رسید 👇", "او را بردند"]),
        ("en", ["A night of arrests in the harbour", "MERROW, 4 May 2021 (Wire)"]),
        ("en", ["They took everyone.", "2. DETENTIONS", "Bashir was first."]),
        ("en", ["He was released.", '"We saw it," she said.']),
        ("en", ["THE ACCUSED", "(1) ABARIN, on bail;", "(2) HOLT, in custody"]),
        ("en", ["Bulletin of 22 May 2024", "Two men were taken."]),
        ("en", ["They are:", "- Kest Obuya, beekeeper", "- Mira Zand, midwife"]),
    ],
)
def test_headings_lists_and_datelines_are_parted_in_three_languages(language: str, pieces: list[str]) -> None:
    assert cut("".join(pieces), language) == pieces


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The YouTube channel of Ian McAllister and Leo MacBride showed 20GB of film from 1999."),
        ("en", "She said no... Then yes; at 5pm, room 4b, e.g. here."),
        ("en", "Leaders of NGOs met Dr.Lind at no.12 in St.Ives."),
        ("fa", "در آبان‌ماه دانشجویان بازداشت‌شده در زندان بودند و شهرداری خبر نداشت"),
        ("fa", "کتابخانه دانشگاه و آموزشگاه‌ها روزنامه‌نگاران را می‌شناسند"),
        ("ar", "بيان عن الاستدعاء والادعاء العام وعن مستقبل الاقتصاد والاستثمار في الساحل"),
        ("ar", "وصل في الساعة 9 صباحا يوم 12 رمضان إلى المستشفى الجامعي"),
    ],
)
def test_compounds_names_and_abbreviations_are_not_parted(language: str, text: str) -> None:
    assert cut(text, language) == [text]
