from datetime import date

import pytest

from sijill.dates import Calendar, ImpossibleDate, Precision, UncertainDate, find, parse

HIJRI = "converted from the lunar calendar: the day may be off by one"


def read(text: str, *, language: str | None = None, anchor: date | None = None) -> UncertainDate:
    found = parse(text, language=language, anchor=anchor)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "interval", "calendar", "precision"),
    [
        ("1402", "2023-03-21/2024-03-19", "jalali", "year"),
        ("۱۴۰۲", "2023-03-21/2024-03-19", "jalali", "year"),
        ("1988", "1988-01-01/1988-12-31", "gregorian", "year"),
        ("1445 هـ", "2023-07-19/2024-07-06", "hijri", "year"),
        ("1402/07/15", "2023-10-07", "jalali", "day"),
        ("۱۴۰۲/۰۷/۱۵", "2023-10-07", "jalali", "day"),
        ("1372-07", "1993-09-23/1993-10-22", "jalali", "month"),
        ("2022-09", "2022-09-01/2022-09-30", "gregorian", "month"),
        ("2022", "2022-01-01/2022-12-31", "gregorian", "year"),
        ("2023-03-21", "2023-03-21", "gregorian", "day"),
        ("2020-05-03 00:00:00", "2020-05-03", "gregorian", "day"),
        ("٣١/١٢/٢٠٢٠", "2020-12-31", "gregorian", "day"),
        ("13/4/2021", "2021-04-13", "gregorian", "day"),
        ("نوفمبر 2019", "2019-11-01/2019-11-30", "gregorian", "month"),
        ("كانون الأول/ ديسمبر 2019", "2019-12-01/2019-12-31", "gregorian", "month"),
        ("15 كانون الأول (ديسمبر) 2019", "2019-12-15", "gregorian", "day"),
        ("٣ أيار ٢٠٢١", "2021-05-03", "gregorian", "day"),
        ("12 جويلية 2015", "2015-07-12", "gregorian", "day"),
        ("الخامس عشر من مارس 2020", "2020-03-15", "gregorian", "day"),
        ("15 رمضان 1445", "2024-03-25", "hijri", "day"),
        ("22 Dhu al-Hijjah 1440", "2019-08-23", "hijri", "day"),
        ("۱۵ مهر ۱۴۰۰", "2021-10-07", "jalali", "day"),
        ("پانزدهم مهرماه سال ۱۴۰۰", "2021-10-07", "jalali", "day"),
        ("شنبه ۱۵ مهر ۱۴۰۰", "2021-10-07", "jalali", "day"),
        ("5 جدی ۱۳۹۹", "2020-12-25", "jalali", "day"),
        ("15 Mehr 1400", "2021-10-07", "jalali", "day"),
        ("۱۴ ژوئیه ۲۰۲۱", "2021-07-14", "gregorian", "day"),
        ("March 5, 2020", "2020-03-05", "gregorian", "day"),
        ("5th of March 2020", "2020-03-05", "gregorian", "day"),
        ("15-Mar-2020", "2020-03-15", "gregorian", "day"),
        ("Sept. 2019", "2019-09-01/2019-09-30", "gregorian", "month"),
        ("۱۳۶۷ هجری شمسی", "1988-03-21/1989-03-20", "jalali", "year"),
        ("2020م", "2020-01-01/2020-12-31", "gregorian", "year"),
        ("1402/07/00", "2023-09-23/2023-10-22", "jalali", "month"),
        ("1402/00/00", "2023-03-21/2024-03-19", "jalali", "year"),
        ("بهار ۱۴۰۱", "2022-03-21/2022-06-21", "jalali", "season"),
        ("دهه شصت", "1981-03-21/1991-03-20", "jalali", "decade"),
        ("1980s", "1980-01-01/1989-12-31", "gregorian", "decade"),
        ("ثمانينيات القرن الماضي", "1980-01-01/1989-12-31", "gregorian", "decade"),
        ("3-5 March 2021", "2021-03-03/2021-03-05", "gregorian", "range"),
        ("بين 3 و5 مارس 2021", "2021-03-03/2021-03-05", "gregorian", "range"),
        ("2019-2021", "2019-01-01/2021-12-31", "gregorian", "range"),
        ("از ۱۳۹۸ تا ۱۴۰۰", "2019-03-21/2022-03-20", "jalali", "range"),
        ("من 2019 إلى 2021", "2019-01-01/2021-12-31", "gregorian", "range"),
        ("آذر/دی ۱۳۹۹", "2020-11-21/2021-01-19", "jalali", "range"),
        ("مرداد و شهریور ۱۳۶۷", "1988-07-23/1988-09-22", "jalali", "range"),
        ("12 أيلول/سبتمبر 2020", "2020-09-12", "gregorian", "day"),
        ("حوالي عام 1988", "1987-01-01/1989-12-31", "gregorian", "about"),
        ("1988?", "1987-01-01/1989-12-31", "gregorian", "about"),
        ("before 1988", "../1987-12-31", "gregorian", "range"),
        ("بعد 2011", "2012-01-01/..", "gregorian", "range"),
        ("since March 2019", "2019-03-01/..", "gregorian", "range"),
        ("../1987-12-31", "../1987-12-31", "gregorian", "range"),
    ],
)
def test_a_cell_is_read_as_exactly_the_days_its_words_allow(
    text: str, interval: str, calendar: str, precision: str
) -> None:
    found = read(text)

    assert (found.interval, found.calendar, found.precision) == (interval, calendar, precision)
    assert found.original == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "hello",
        "12",
        "12345",
        "1.2.3.4",
        "Tehran 1402 prison",
        "علی",
        "مهر",
        "0912 345 6789",
        "3000",
        "A1402",
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2020",
        "2020-13-05",
        "29 February 2021",
        "۳۱ مهر ۱۴۰۰",
        "30 اسفند 1402",
        "40 مارس 2020",
        "13/13/2020",
        "31 February",
        "2021-02-30/2021-03-01",
        "1402/13",
        "from 2021 to 2019",
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_wording_and_reason(text: str) -> None:
    with pytest.raises(ImpossibleDate) as refusal:
        parse(text)

    assert refusal.value.original == text
    assert refusal.value.reason
    assert text in str(refusal.value)


def test_day_and_month_in_either_order_keep_both_readings() -> None:
    found = read("03/04/2021")

    assert found.precision is Precision.EITHER
    assert (found.earliest, found.latest) == (date(2021, 3, 4), date(2021, 4, 3))
    assert not found.covers(date(2021, 3, 20))
    assert "2021-03-04 or 2021-04-03" in found.note


@pytest.mark.parametrize(
    ("text", "language"), [("03/04/2021", "ar"), ("03/04/2021", "fa"), ("٣/٤/٢٠٢١", None)]
)
def test_arabic_and_persian_put_the_day_first_and_the_note_says_so(text: str, language: str | None) -> None:
    found = read(text, language=language)

    assert (found.interval, found.note) == ("2021-04-03", "read as day, month, year")


def test_a_lunar_year_needs_a_mark_or_an_arabic_context() -> None:
    assert read("1445").calendar is Calendar.UNSTATED
    assert not read("1445").is_placed
    assert read("1445", language="ar").interval == "2023-07-19/2024-07-06"


def test_a_year_that_may_be_solar_or_lunar_stays_open_in_arabic() -> None:
    assert not read("1402", language="ar").is_placed
    assert read("1402", language="fa").interval == "2023-03-21/2024-03-19"


def test_a_month_of_one_calendar_with_a_year_of_another_stays_open() -> None:
    for text in ("مهر 2021", "مارس 1402"):
        assert (read(text).interval, read(text).calendar) == ("", Calendar.UNSTATED)


def test_two_digit_years_need_the_solar_calendar_from_somewhere() -> None:
    assert read("15/3/88").interval == ""
    assert read("آبان ۹۸").interval == "2019-10-23/2019-11-21"
    assert read("98/07/15", language="fa").interval == "2019-10-07"
    assert read("سال ۶۷").interval == "1988-03-21/1989-03-20"
    assert parse("سنة 56") is None


def test_lunar_days_say_that_they_may_be_off_by_one() -> None:
    assert read("15 رمضان 1445").note == HIJRI


def test_a_cell_with_a_day_without_a_year_is_the_last_such_day_up_to_the_anchor() -> None:
    assert read("15 March").precision is Precision.RELATIVE

    found = read("15 March", anchor=date(2024, 5, 1))

    assert (found.interval, found.relative) == ("2024-03-15", "XXXX-03-15")
    assert found.note == "no year is stated: read as the last up to 2024-05-01"


def test_in_prose_a_day_without_a_year_may_be_an_anniversary_and_is_not_placed() -> None:
    (mention,) = find("في ذكرى 15 آذار", anchor=date(2024, 5, 1))

    assert (mention.date.interval, mention.date.relative) == ("", "XXXX-03-15")


def test_a_weekday_that_does_not_fit_is_noted_and_changes_nothing() -> None:
    wrong = read("Friday 14 March 2020")

    assert (wrong.interval, wrong.note) == (
        "2020-03-14",
        "the weekday that is named is not that of this day",
    )
    assert read("Friday 13 March 2020").note == ""


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("two years ago", "P-2Y"),
        ("قبل عامين", "P-2Y"),
        ("دو سال پیش", "P-2Y"),
        ("منذ ثلاث سنوات", "P-3Y"),
        ("هفته گذشته", "P-1W"),
        ("الأسبوع الماضي", "P-1W"),
        ("last month", "P-1M"),
        ("أمس", "P-1D"),
        ("پارسال", "P-1Y"),
        ("قبل أكثر من ثلاثة أشهر", "../P-3M"),
        ("الثلاثاء الماضي", "XXXX-WXX-2"),
        ("next Friday", "+XXXX-WXX-5"),
        ("چند سال پیش", "P-XY"),
        ("last summer", "XXXX-22"),
        ("March last year", "P-1Y/XXXX-03"),
        ("3 to 7 May", "XXXX-05-03/XXXX-05-07"),
        ("القرن الماضي", "P-100Y"),
    ],
)
def test_a_relative_date_without_an_anchor_stays_relative(text: str, relative: str) -> None:
    found = read(text)

    assert (found.interval, found.precision, found.relative) == ("", Precision.RELATIVE, relative)


@pytest.mark.parametrize(
    ("text", "language", "interval"),
    [
        ("two years ago", "en", "2018-01-01/2018-12-31"),
        ("دو سال پیش", "fa", "2018-03-21/2019-03-20"),
        ("last month", "en", "2020-08-01/2020-08-31"),
        ("yesterday", "en", "2020-09-13"),
        ("last week", "en", "2020-09-07/2020-09-13"),
        ("الأسبوع الماضي", "ar", "2020-09-05/2020-09-11"),
        ("next Friday", "en", "2020-09-18"),
        ("two decades ago", "en", "1995-01-01/2005-12-31"),
        ("last summer", "en", "2020-06-01/2020-08-31"),
        ("مهر پارسال", "fa", "2019-09-23/2019-10-22"),
        ("الثلاثاء الماضي", "ar", "2020-09-08"),
        ("قبل أكثر من ثلاثة أشهر", "ar", "../2020-06-30"),
    ],
)
def test_an_anchor_places_a_relative_date_by_calendar_units(text: str, language: str, interval: str) -> None:
    assert read(text, language=language, anchor=date(2020, 9, 14)).interval == interval


PROSE = [
    (
        "او در ۱۵ مهر ۱۴۰۰ در شهر آذربایجان مهربان بازداشت شد و ۳ تیر شلیک شد.",
        [("۱۵ مهر ۱۴۰۰", "2021-10-07")],
    ),
    ("قتل 1500 شخص في نوفمبر 2019 وبين عامي 2017 و2019.", [
        ("نوفمبر 2019", "2019-11-01/2019-11-30"),
        ("بين عامي 2017 و2019", "2017-01-01/2019-12-31"),
    ]),
    ("He was arrested on 5 March 2020; in 2019 he may 3 times have been held.", [
        ("5 March 2020", "2020-03-05"),
        ("2019", "2019-01-01/2019-12-31"),
    ]),
    ("وَاعتُقِل بتاريخ ١٢/٥/٢٠٢٠.", [("١٢/٥/٢٠٢٠", "2020-05-12")]),
    ("About 2000 people, case 12/345/2019, sentenced to 5 years and 74 lashes.", []),
    ("In March 20 people died.", []),
    ("السنة 56 لتأسيس الجمعية", []),
    ("محکوم به ۵ سال حبس؛ متولد ۱۳۷۲ است.", [("۱۳۷۲", "1993-03-21/1994-03-20")]),
    ("بعد عام 2011 غادر", [("بعد عام 2011", "2012-01-01/..")]),
    ("Page 3.\n\n5 March 2020", [("5 March 2020", "2020-03-05")]),
    ("مهربان و آذربایجان و دیوار و تیرباران و مهرداد و بهمن‌پور و آبان‌نژاد", []),
    ("خانم آذر میهن و آقای بهمن رضایی در مهر خانواده بزرگ شدند؛ می گویند ۵ نفر می آیند.", []),
    ("He may march in May; March of the people. August Wilson met April and June; 20 march.", []),
    ("مارس الرياضة في آب البيت، أيار وتموز اسمان. شهد رمضان المحامي ورجب علي.", []),
    ("The first 20 people; late John Doe; early 30 people; it may last 2 years; sun 5; sat 3.", []),
    ("Room 1402, section 2011 of law 1988, two thousand people, a quarter of 20, half the cells.", []),
    ("او ۲ تا ۵ سال حبس گرفت و ۱۰ تا ۱۵ نفر بودند؛ سه سال بعد با ۳ تیر کشته شد.", []),
    ("بعد ثلاثة أيام من اعتقاله حكم بالسجن ثلاث سنوات وستة أشهر؛ قتل ألف وخمسمئة.", []),
    ("ومنذ عام 2011 حتى الربع الأول من عام 2016", [
        ("عام 2011", "2011-01-01/2011-12-31"),
        ("الربع الأول من عام 2016", "2016-01-01/2016-03-31"),
    ]),
    ("arrested from 3 to 7 May 2013 and, in nineteen eighty-two, the mid-1980s", [
        ("from 3 to 7 May 2013", "2013-05-03/2013-05-07"),
        ("nineteen eighty-two", "1982-01-01/1982-12-31"),
        ("mid-1980s", "1983-05-01/1986-08-31"),
    ]),
    ("السبت الماضي قتل اثنان في كانون الثاني/يناير 2014 الساعة 5 مساء", [
        ("السبت الماضي", ""),
        ("كانون الثاني/يناير 2014", "2014-01-01/2014-01-31"),
    ]),
    ("در ۱۲ دی و روز ۵ مهر", [("۱۲ دی", ""), ("۵ مهر", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_dates_in_prose_are_found_where_they_stand(text: str, expected: list[tuple[str, str]]) -> None:
    found = find(text)

    assert [(mention.text, mention.date.interval) for mention in found] == expected
    for mention in found:
        assert text[mention.start : mention.end] == mention.text == mention.date.original


def test_a_mention_of_an_impossible_day_is_shown_and_not_placed() -> None:
    (mention,) = find("أصدرت المحكمة في 31 شباط 2020 حكما")

    assert (mention.text, mention.date.interval) == ("31 شباط 2020", "")
    assert "31" in mention.date.note


def test_ambiguity_is_judged_by_the_digits_of_the_date_itself() -> None:
    first, second = find("On 3/4/2021 and ٣/٤/٢٠٢١")

    assert first.date.precision is Precision.EITHER
    assert second.date.precision is Precision.DAY
