from collections import defaultdict

import pytest

from sijill.vocabulary import Doubtful, load
from sijill.vocabulary.headers import header_key

VOCABULARY = load()


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("نام و نام خانوادگی", "name"),
        ("نام", "name"),
        ("الاسم", "name"),
        ("Full name", "name"),
        ("FULL  NAME:", "name"),
        ("نام پدر", "father_name"),
        ("اسم الأب", "father_name"),
        ("اسم الاب", "father_name"),
        ("تاریخ تولد", "birth_date"),
        ("تاريخ تولد", "birth_date"),
        ("تاريخ الاعتقال", "arrest.date"),
        ("تاریخ بازداشت", "arrest.date"),
        ("Date of arrest", "arrest.date"),
        ("date_of_arrest", "arrest.date"),
        ("بی‌نام", "group.unnamed"),
        ("سن", "age"),
        ("الحكم", "sentence.penalty"),
        ("اتهام", "charge"),
        ("زندان", "prison"),
        ("ردیف", "list_key"),
        ("#", "list_key"),
        ("No.", "list_key"),
        ("الاسم / Name", "name"),
        ("تاریخ اعدام\nDate of execution", "execution.date"),
    ],
)
def test_a_known_wording_is_sure(header: str, key: str) -> None:
    match = VOCABULARY.column_for(header)

    assert match is not None
    assert (match.column.key, match.sure, len(match.candidates)) == (key, True, 1)


@pytest.mark.parametrize(
    "header", ["date", "Date", "تاریخ", "التاريخ", "تاريخ", "place", "محل", "المكان", "التاريخ / Date"]
)
def test_a_bare_date_or_place_is_offered_and_never_sure(header: str) -> None:
    match = VOCABULARY.column_for(header)

    assert match is not None
    assert not match.sure
    assert len(match.candidates) > 1


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Date of birth (d/m/y)", "birth_date"),
        ("تاریخ دقیق بازداشت", "arrest.date"),
        ("Perpetrator", "arrest.perpetrator"),
        ("Prison (last known)", "prison"),
    ],
)
def test_a_wording_inside_a_longer_header_is_a_hint(header: str, key: str) -> None:
    match = VOCABULARY.column_for(header)

    assert match is not None
    assert (match.column.key, match.sure) == (key, False)


@pytest.mark.parametrize("header", ["", "  ", "foo", "xyz 12", "Column7"])
def test_a_header_like_nothing_known_gives_none(header: str) -> None:
    assert VOCABULARY.column_for(header) is None


def test_no_header_means_two_columns() -> None:
    meanings = defaultdict(set)
    for column in VOCABULARY.columns:
        for header in column.headers:
            meanings[header_key(header)].add(column.key)
    for term in VOCABULARY.terms("doubtful"):
        assert isinstance(term, Doubtful)
        for header in term.headers:
            meanings[header_key(header)].add(f"doubtful {term.key}")

    assert {header: keys for header, keys in meanings.items() if len(keys) > 1} == {}


def test_every_column_has_headers_in_three_languages_and_its_labels_are_no_other_column() -> None:
    for column in VOCABULARY.columns:
        for label in column.labels.values():
            match = VOCABULARY.column_for(label)
            assert match is None or match.column.key == column.key or not match.sure, (column.key, label)
        letters = ["".join(column.headers).isascii(), any(header.isascii() for header in column.headers)]
        assert letters == [False, True], column.key
