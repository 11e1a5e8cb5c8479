"""Penalties in cells: terms, parts suspended, lashes, fines, and what is not understood."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.claims import Kind, check_value
from sijill.intake.penalties import joined_term, penalties_in

TYPES = ("imprisonment", "lashes", "fine", "exile", "ban")


def said(text: str, header: str = "") -> list[tuple[Any, ...]]:
    return [
        (value["type"], value["amount"], value["unit"], value["suspended"])
        for value, _, _ in penalties_in(text, header)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Death", [("death", None, None, None)]),
        ("حكم بالإعدام", [("death", None, None, None)]),
        ("السجن المؤبد", [("life", None, None, None)]),
        ("7 years (in absentia)", [("imprisonment", 7, "year", None)]),
        ("3 years 6 months", [("imprisonment", 42, "month", None)]),
        ("2 years and 3 months", [("imprisonment", 27, "month", None)]),
        ("۳ سال و ۶ ماه حبس", [("imprisonment", 42, "month", None)]),
        ("السجن لمدة سنة وستة أشهر", [("imprisonment", 18, "month", None)]),
        ("السجن سنتين ونصف", [("imprisonment", 30, "month", None)]),
        ("۳ سال و نیم حبس", [("imprisonment", 42, "month", None)]),
        ("15 years, 40 lashes", [("imprisonment", 15, "year", None), ("lashes", 40, "lash", None)]),
        ("۵ سال حبس و ۳۰ ضربه شلاق", [("imprisonment", 5, "year", None), ("lashes", 30, "lash", None)]),
        ("3 years (2 suspended)", [("imprisonment", 3, "year", {"amount": 2, "unit": "year"})]),
        (
            "18 months (12 suspended for 3 years)",
            [("imprisonment", 18, "month", {"amount": 12, "unit": "month"})],
        ),
        ("۳ سال حبس، ۲ سال آن تعلیقی", [("imprisonment", 3, "year", {"amount": 2, "unit": "year"})]),
        ("۲ سال حبس تعلیقی", [("imprisonment", 2, "year", {"amount": 2, "unit": "year"})]),
        ("سنة مع وقف التنفيذ", [("imprisonment", 1, "year", {"amount": 1, "unit": "year"})]),
        ("30 months; 2-year teaching ban", [("imprisonment", 30, "month", None), ("ban", 2, "year", None)]),
        ("5 years prison 2 years exile", [("imprisonment", 5, "year", None), ("exile", 2, "year", None)]),
        ("Fine of 600,000 dinars", [("fine", 600000, "XXX", None)]),
        ("Fine only", [("fine", None, None, None)]),
    ],
)
def test_a_cell_is_read_as_the_penalties_it_names(text: str, expected: list[Any]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Murder",
        "Serving",
        "2 years (quashed)",
        "حكم إعدام نُقض في ٢ يوليو",
        "not sentenced to death",
        "5",
        "-",
    ],
)
def test_what_is_no_penalty_or_no_longer_one_is_not_understood(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "header", "expected"),
    [
        ("١٠", "سنوات السجن", [("imprisonment", 10, "year", None)]),
        ("٧٤", "جلدات", [("lashes", 74, "lash", None)]),
        ("600,000", "Fine (dinars)", [("fine", 600000, "XXX", None)]),
        ("3", "Years of exile", [("exile", 3, "year", None)]),
        ("0", "Lashes", []),
        ("5", "Sentence", []),
    ],
)
def test_a_bare_number_is_of_what_its_header_says(text: str, header: str, expected: list[Any]) -> None:
    assert said(text, header) == expected


def test_each_penalty_has_its_own_place_in_the_cell() -> None:
    text = "۳ سال و ۶ ماه حبس؛ ۲ سال تبعید به صندمار"

    assert [text[start:end] for _, start, end in penalties_in(text)] == ["۳ سال و ۶ ماه حبس", "۲ سال تبعید"]


def test_years_and_months_of_one_term_are_joined_and_nothing_else() -> None:
    [(years, _, _)] = penalties_in("2 years")
    [(months, _, _)] = penalties_in("3 months")
    [(lashes, _, _)] = penalties_in("3 lashes")

    assert joined_term(years, months) == {**years, "amount": 27, "unit": "month"}
    assert joined_term(months, years) is None
    assert joined_term(years, lashes) is None


@given(st.text(alphabet="0123456789۳ ,;()و year months lashes حبس suspended fine نصف half", max_size=60))
def test_whatever_is_found_keeps_the_rules_and_its_place(text: str) -> None:
    last = 0
    for value, start, end in penalties_in(text, "years"):
        check_value(Kind.PENALTY, value)
        assert last <= start < end <= len(text)
        last = start
