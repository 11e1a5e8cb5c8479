from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from sijill import vocabulary
from sijill.claims import Kind
from sijill.dates import parse
from sijill.web.wording import Value, value

Speak = Callable[[str], AbstractContextManager[None]]


def penalty(amount: int | None, unit: str | None, **more: Any) -> dict[str, Any]:
    parts = {"type": "imprisonment", "amount": amount, "unit": unit, "suspended": None, "per": "unstated"}
    return parts | more


def date_value(text: str) -> dict[str, Any]:
    date = parse(text)
    assert date is not None
    return date.as_json()


@pytest.fixture
def say(in_language: Speak) -> Callable[..., Value]:
    def words(language: str, kind: Kind, said: dict[str, Any], original: str = "") -> Value:
        with in_language(language):
            return value(kind, said, original=original, language=language, vocabulary=vocabulary.load())

    return words


Say = Callable[..., Value]


@pytest.mark.parametrize(
    ("language", "months", "words"),
    [
        ("ar", 42, "السجن: ٣ سنوات و٦ أشهر"),
        ("ar", 12, "السجن: سنة"),
        ("ar", 25, "السجن: سنتان وشهر"),
        ("ar", 11, "السجن: ١١ شهراً"),
        ("fa", 42, "حبس: ۳ سال و ۶ ماه"),
        ("en", 42, "Imprisonment: 3 years and 6 months"),
        ("en", 13, "Imprisonment: 1 year and 1 month"),
    ],
)
def test_a_term_is_said_in_years_and_months(say: Say, language: str, months: int, words: str) -> None:
    assert say(language, Kind.PENALTY, penalty(months, "month")).main.text == words


def test_a_penalty_says_for_whom_and_how_much_is_suspended(say: Say) -> None:
    said = say(
        "en",
        Kind.PENALTY,
        penalty(360, "month", per="total", suspended={"amount": 24, "unit": "month"}),
        "thirty years",
    )

    assert [str(note) for note in said.notes] == [
        "for all together",
        "of it suspended: 2 years",
        "«thirty years»",
    ]


def test_a_penalty_without_an_amount_is_named(say: Say) -> None:
    assert say("ar", Kind.PENALTY, penalty(None, None, type="death")).main.text == "الإعدام"


def test_a_solar_year_keeps_its_own_name_and_shows_the_days_it_spans(say: Say) -> None:
    said = say("ar", Kind.DATE, date_value("1402"), "سال ۱۴۰۲")

    assert said.main.text == "١٤٠٢ هجري شمسي"
    assert [str(note) for note in said.notes] == ["من ٢١ مارس ٢٠٢٣ إلى ١٩ مارس ٢٠٢٤", "«سال ۱۴۰۲»"]


def test_a_day_is_said_in_the_calendar_of_the_readers_with_its_wording_below(say: Say) -> None:
    said = date_value("12 مهر 1402")

    arabic, persian = say("ar", Kind.DATE, said, "۱۲ مهر ۱۴۰۲"), say("fa", Kind.DATE, said, "۱۲ مهر ۱۴۰۲")

    assert arabic.main.text == "٤ أكتوبر ٢٠٢٣"
    assert [str(note) for note in arabic.notes] == ["«۱۲ مهر ۱۴۰۲»"]
    assert persian.main.text == "۱۲ مهر ۱۴۰۲"
    assert persian.notes == ()


def test_a_date_that_no_day_is_known_of_stays_in_its_own_words(say: Say) -> None:
    relative = {"earliest": None, "latest": None, "calendar": "gregorian", "precision": "relative"}

    said = say("en", Kind.DATE, relative | {"relative": "P-2Y"}, "two years ago")

    assert said.main.text == "two years ago"
    assert [str(note) for note in said.notes] == ["not tied to a day"]


def test_the_words_of_a_source_come_with_their_language_and_direction(say: Say) -> None:
    said = say("en", Kind.PLACE, {"name": "کلتاب", "country": None}, "کلتاب")

    assert said.main.html() == '<bdi lang="fa" dir="rtl">کلتاب</bdi>'


def test_every_kind_of_claim_has_words(say: Say) -> None:
    values: dict[Kind, dict[str, Any]] = {
        Kind.PERSON: {"name": None},
        Kind.GROUP: {"name": "Eight"},
        Kind.NAME: {"name": "A"},
        Kind.ORGANISATION: {"name": "B", "type": None},
        Kind.PLACE: {"name": "C", "country": None},
        Kind.DATE: date_value("2021-04-27"),
        Kind.EVENT: {"type": "arrest"},
        Kind.PENALTY: penalty(40, "lash", type="lashes"),
        Kind.CHARGE: {"term": "D", "law": "E", "article": "58"},
        Kind.AGE: {"years": 17, "at": None},
        Kind.ROLE: {"office": "judge", "organisation": "court", "tense": "former"},
        Kind.FIGURE: {"min": 300, "max": None, "approximate": True, "unit": None, "measure": "killed"},
        Kind.QUOTE: {"mode": "direct"},
        Kind.DEMAND: {"addressees": []},
        Kind.TEXT: {"text": "F"},
        Kind.SEX: {"sex": "female"},
        Kind.NUMBER: {"number": 3},
        Kind.BOOLEAN: {"value": False},
        Kind.IDENTIFIER: {"identifier": "77"},
        Kind.PARTICIPANT: {"record": "0", "role": "victim"},
    }

    words = {kind: say("en", kind, values[kind], "as written").main.text for kind in Kind}

    assert {str(kind): text for kind, text in words.items()} == {
        "person": "without a name",
        "group": "Eight",
        "name": "A",
        "organisation": "B",
        "place": "C",
        "date": "27 April 2021",
        "event": "Arrest",
        "penalty": "Flogging: 40 lashes",
        "charge": "D",
        "age": "17 years",
        "role": "judge · court",
        "figure": "killed: about at least 300",
        "quote": "as written",
        "demand": "as written",
        "text": "F",
        "sex": "female",
        "number": "3",
        "boolean": "no",
        "identifier": "77",
        "participant": "as written",
    }
