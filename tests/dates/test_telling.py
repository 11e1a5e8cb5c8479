"""Dates as reports tell them; every report here was published on Wednesday 15 May 2024."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.dates import Teller

PUBLISHED = date(2024, 5, 15)


def told(language: str, text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    teller = Teller(language=language, published=published)
    return [(found.text, found.date.interval) for found in teller.tell(text)]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "He was arrested on Tuesday.", "2024-05-14"),
        ("en", "The court ruled on Wednesday morning.", "2024-05-15"),
        ("en", "He is due in court on Monday.", "2024-05-20"),
        ("en", "She will be heard this Friday.", "2024-05-17"),
        ("en", "He was beaten from Monday to Wednesday.", "2024-05-13/2024-05-15"),
        ("en", "They were released over the weekend.", "2024-05-11/2024-05-12"),
        ("ar", "اعتقل يوم الثلاثاء.", "2024-05-14"),
        ("ar", "شيع بعد ظهر الأحد.", "2024-05-12"),
        ("ar", "سنطعن في الحكم يوم الإثنين.", "2024-05-20"),
        ("ar", "اقتيد ليلة الأحد إلى الاثنين.", "2024-05-12/2024-05-13"),
        ("fa", "روز سه‌شنبه بازداشت شد.", "2024-05-14"),
        ("fa", "شامگاه شنبه بازداشت شد.", "2024-05-11"),
        ("fa", "پنجشنبه شب آزاد شد.", "2024-05-09"),
    ],
)
def test_a_weekday_is_the_last_or_where_the_sentence_looks_ahead_the_next(
    language: str, text: str, days: str
) -> None:
    assert [found[1] for found in told(language, text)] == [days]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "The march was held on 9 November.", "2023-11-09"),
        ("en", "The trial opens on 20 May.", "2024-05-20"),
        ("en", "It happened on May 3.", "2024-05-03"),
        ("en", "On Monday, 6 May, he died.", "2024-05-06"),
        ("en", "He was disbarred in February.", "2024-02-01/2024-02-29"),
        ("en", "It begins in June, the court will hear.", "2024-06-01/2024-06-30"),
        ("ar", "أوقف في الثالث من أيار/مايو.", "2024-05-03"),
        ("ar", "وقع ذلك في شعبان.", "2024-02-11/2024-03-10"),
        ("ar", "تنظر المحكمة في الملف في 3 حزيران المقبل.", "2024-06-03"),
        ("ar", "اعتقل في تموز الماضي.", "2023-07-01/2023-07-31"),
        ("fa", "بیستم فروردین بازداشت شد.", "2024-04-08"),
        ("fa", "قرار است در خرداد برگزار شود.", "2024-05-21/2024-06-20"),
        ("fa", "در تاریخ ۲۵ اردیبهشت‌ماه جاری آزاد شد.", "2024-05-14"),
        ("fa", "۲۲ بهمن", "2024-02-11"),
        ("fa", "یازده اردیبهشت", "2024-04-30"),
        ("fa", "روزهای ۲۳ و ۲۴ اردیبهشت", "2024-05-12/2024-05-13"),
        ("ar", "يومي 4 و5 أيار", "2024-05-04/2024-05-05"),
        ("ar", "الذي بلغ الستين الشهر الماضي", "2024-04-01/2024-04-30"),
        ("en", "on 12.5.2023", "2023-05-12"),
        ("en", "in mid-May", "2024-05-11/2024-05-20"),
    ],
)
def test_a_day_or_month_without_a_year_is_placed_by_the_day_of_publication(
    language: str, text: str, days: str
) -> None:
    assert [found[1] for found in told(language, text)] == [days]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "held since March", "2024-03-01/.."),
        ("en", "held since 30 April 2020", "2020-04-30/.."),
        ("en", "adjourned until 3 June", "../2024-06-03"),
        ("en", "not later than 11 April 2021", "../2021-04-11"),
        ("en", "a visit before 1 June", "../2024-05-31"),
        ("en", "from 3 to 7 May", "2024-05-03/2024-05-07"),
        ("en", "from January to March 2021", "2021-01-01/2021-03-31"),
        ("ar", "موقوف منذ 19/2/2024", "2024-02-19/.."),
        ("ar", "منذ مطلع العام", "2024-01-01/.."),
        ("ar", "ابتداء من الأحد", "2024-05-12/.."),
        ("ar", "حتى نهاية الشهر", "../2024-05-31"),
        ("fa", "از ۱۰ تیر ۱۴۰۲", "2023-07-01/.."),
        ("fa", "از اول بهمن تاکنون", "2024-01-21/.."),
        ("fa", "از آغاز امسال", "2024-03-20/.."),
        ("fa", "تا ۱۳ خرداد", "../2024-06-02"),
    ],
)
def test_since_and_until_leave_one_side_open(language: str, text: str, days: str) -> None:
    assert [found[1] for found in told(language, text)] == [days]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "He died two days later.", "two days later"),
        ("en", "The day after his arrest he died.", "day after"),
        ("en", "On the same evening he died.", "same evening"),
        ("en", "He died the following Sunday.", "following Sunday"),
        ("en", "He had left three years earlier.", "three years earlier"),
        ("ar", "توفي في اليوم التالي.", "اليوم التالي"),
        ("ar", "توفي بعد يومين من اعتقاله.", "بعد يومين"),
        ("ar", "مات في الليلة ذاتها.", "الليلة ذاتها"),
        ("ar", "أوقف قبل ثلاثة أيام من المحاكمة.", "قبل ثلاثة أيام من"),
        ("fa", "دو روز پس از بازداشت درگذشت.", "دو روز پس از"),
        ("fa", "همان شب آمدند.", "همان شب"),
        ("fa", "یک هفته بعد آزاد شد.", "یک هفته بعد"),
    ],
)
def test_a_time_that_is_counted_from_something_told_is_not_placed(
    language: str, text: str, words: str
) -> None:
    assert told(language, text) == [(words, "")]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "during the past three weeks", "2024-04-24/2024-05-14"),
        ("en", "within the next ten days", "2024-05-15/2024-05-25"),
        ("ar", "في اليومين الماضيين", "2024-05-13/2024-05-14"),
        ("ar", "خلال الأسابيع الثلاثة الماضية", "2024-04-24/2024-05-14"),
        ("ar", "ستعقد الجلسة بعد أسبوع", "2024-05-18/2024-05-24"),
        ("fa", "ظرف سه روز آینده", "2024-05-15/2024-05-18"),
        ("fa", "دوازده روز پیش", "2024-05-03"),
        ("en", "two years ago this month", "2022-05-01/2022-05-31"),
        ("ar", "مساء أمس الثلاثاء", "2024-05-14"),
        ("fa", "دیروز، سه‌شنبه", "2024-05-14"),
        ("ar", "احتجاجات 2019", "2019-01-01/2019-12-31"),
        ("fa", "آبان نود و هشت", "2019-10-23/2019-11-21"),
    ],
)
def test_spans_are_reckoned_from_the_day_of_publication(language: str, text: str, days: str) -> None:
    assert [found[1] for found in told(language, text)] == [days]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "April Smith, June Lee and August Wilson met at Friday prayers."),
        ("en", "Every Monday she read the Sunday Times."),
        ("en", "He spent his last night on 15 March Street."),
        ("en", "under Law No. 5 of 2005; May the family be strong"),
        ("ar", "بموجب القانون رقم 5 لسنة 2015 في شارع 17 تموز"),
        ("ar", "بعد صلاة الجمعة، حكم على الاثنين بالسجن"),
        ("ar", "منصة «سيدرا اليوم» ورجب وشعبان"),
        ("fa", "نماز جمعه در خیابان ۱۷ شهریور"),
        ("fa", "بهمن رضایی ۳ تیر خورد؛ مهر و محبت"),
        ("fa", "قانون مصوب سال ۱۳۹۲"),
    ],
)
def test_names_laws_and_prayers_are_no_dates(language: str, text: str) -> None:
    assert told(language, text) == []


def test_a_report_goes_on_from_the_date_that_it_told() -> None:
    teller = Teller(language="ar")
    first = teller.tell("ليلة الثالث من أيلول 2019 دخلوا علينا.")
    second = teller.tell("نُقل في تشرين الأول، ثم أعيد في العشرين من الشهر نفسه.")

    assert [one.date.interval for one in (*first, *second)] == [
        "2019-09-03",
        "2019-10-01/2019-10-31",
        "2019-10-20",
    ]


def test_without_a_day_of_publication_nothing_relative_is_placed() -> None:
    assert told("en", "He was held on Tuesday, last week and since 5 May.", None) == [
        ("Tuesday", ""),
        ("last week", ""),
        ("since 5 May", ""),
    ]


def test_a_number_before_a_date_does_not_spoil_it() -> None:
    assert told("ar", "النشرة رقم ٤٧ — ٢ تشرين الثاني ٢٠٢٣") == [("٢ تشرين الثاني ٢٠٢٣", "2023-11-02")]
    assert told("en", "7. In July 2022 he left.") == [("July 2022", "2022-07-01/2022-07-31")]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ar", "استدعي بعد المعرض بيومين.", "بعد المعرض بيومين"),
        ("ar", "نقل قبل موته بأسبوع.", "قبل موته بأسبوع"),
        ("ar", "أفرج عنه بعد ساعات.", "بعد ساعات"),
        ("ar", "بعدها بثلاثة أيام عاد.", "بعدها بثلاثة أيام"),
        ("ar", "ضربوه في الليلة الرابعة.", "الليلة الرابعة"),
        ("ar", "لم يره أحد منذ ذلك الحين.", "منذ ذلك الحين"),
        ("fa", "روز نهم عینکم شکست.", "روز نهم"),
        ("fa", "دو روز بعدش آزاد شد.", "دو روز بعدش"),
        ("fa", "پس از یک شب آزاد شد.", "پس از یک شب"),
        ("en", "Two were taken the week before.", "week before"),
        ("en", "Nobody has seen her since then.", "since then"),
        ("en", "He died years later.", "years later"),
    ],
)
def test_a_time_counted_from_something_told_is_found_and_not_placed(
    language: str, text: str, words: str
) -> None:
    assert told(language, text) == [(words, "")]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "Thirty-five days ago he was free.", "2024-04-10"),
        ("ar", "منذ خمسة وعشرين يوما وهو مختف.", "2024-04-20"),
        ("fa", "بیست و پنج روز پیش بازداشت شد.", "2024-04-20"),
        ("ar", "اعتقل قبل نحو عامين.", "2022-01-01/2022-12-31"),
        ("ar", "اعتقل قبل سنة ونصف.", "2022-11-01/2022-11-30"),
        ("fa", "دو سال و نیم پیش بازداشت شد.", "2021-10-23/2021-11-21"),
        ("en", "In the first three months of 2023 they counted 40.", "2023-01-01/2023-03-31"),
        ("fa", "در سه ماه نخست ۱۴۰۲ سی تن کشته شدند.", "2023-03-21/2023-06-21"),
        ("en", "They met in the first week of May.", "2024-05-01/2024-05-07"),
        ("fa", "چهارشنبهٔ هفتهٔ گذشته آغاز شد.", "2024-05-08"),
        ("fa", "دوشنبه‌شب آزاد شد.", "2024-05-13"),
        ("fa", "پنجشنبهٔ دیگه چهلمشه.", "2024-05-16"),
        ("en", "She passed away this summer.", "2024-06-01/2024-08-31"),
        ("ar", "في رمضان من هذا العام زاره.", "2024-03-11/2024-04-09"),
        ("fa", "مورخ ۱۷/۴/۹۸ دستگیر شد.", "2019-07-08"),
        ("ar", "في أواخر آذار/مارس الماضي اختفى.", "2024-03-21/2024-03-31"),
        ("en", "The bench sat on the morning of May 3.", "2024-05-03"),
        ("ar", "حتى الساعة لم يزره أحد.", "../2024-05-15"),
    ],
)
def test_what_reports_count_and_part_is_placed(language: str, text: str, days: str) -> None:
    assert [found[1] for found in told(language, text)] == [days]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        (
            "en",
            "He was seen on 2 August, 9 August and 30 September 2023.",
            ["2023-08-02", "2023-08-09", "2023-09-30"],
        ),
        ("en", "Posted on 23 September 2023 (7 Rabi al-Awwal 1445).", ["2023-09-23", "2023-09-23"]),
        ("en", "It was 4 October 2022. He threw it on 30 September.", ["2022-10-04", "2022-09-30"]),
        ("ar", "أوقفوه قبل سنتين، ليلة 30 نوفمبر.", ["2022-01-01/2022-12-31", "2022-11-30"]),
        ("en", "It meets in June.", ["2024-06-01/2024-06-30"]),
    ],
)
def test_dates_that_stand_together_share_their_year(language: str, text: str, days: list[str]) -> None:
    assert [found[1] for found in told(language, text)] == days


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "Withdraw the figures by Friday.", "../2024-05-17"),
        ("fa", "شنبه ساعت ۵ جلوی دادگاه جمع می‌شیم.", "2024-05-18"),
        ("en", "We lodge our appeal on Monday.", "2024-05-20"),
        ("en", "They demand that it answer within forty-eight hours.", "2024-05-15/2024-05-17"),
        ("ar", "سيُرفع الملف خلال ستين يوما.", "2024-05-15/2024-07-14"),
        ("fa", "محاکمه از دهم خرداد آغاز می‌شود.", "2024-05-30"),
    ],
)
def test_what_is_to_come_is_placed_ahead(language: str, text: str, days: str) -> None:
    assert [found[1] for found in told(language, text)] == [days]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "نمایندهٔ پیشین شهر در مجلس سخن گفت."),
        ("ar", "قال المدعي العام السابق إنه بريء."),
        ("ar", "توفي الموقوف وهو في أواسط الثلاثينات."),
        ("fa", "رأی ظرف بیست روز قابل تجدیدنظر است."),
        ("fa", "پیاده‌شده از نوار"),
    ],
)
def test_words_of_the_other_language_offices_ages_and_terms_of_appeal_are_no_dates(
    language: str, text: str
) -> None:
    assert told(language, text) == []
