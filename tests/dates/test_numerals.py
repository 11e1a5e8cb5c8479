import pytest

from sijill.dates.numerals import spoken_years
from sijill.text import fold_text


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("nineteen eighty-two", 1982),
        ("two thousand and eleven", 2011),
        ("twenty twenty-two", 2022),
        ("nineteen hundred", 1900),
        ("nineteen oh five", 1905),
        ("ألفين وأحد عشر", 2011),
        ("ألف وتسعمائة وثمانية وأربعين", 1948),
        ("ألف وتسعمئة واثنين وثمانين", 1982),
        ("هزار و سیصد و شصت و یک", 1361),
        ("دو هزار و نه", 2009),
    ],
)
def test_a_year_in_words_is_read_whole(text: str, year: int) -> None:
    folded = fold_text(text)

    assert dict(spoken_years(folded)) == {0: (len(folded), year)}


@pytest.mark.parametrize("text", ["twenty one", "هزار", "ألف", "three thousand", "nineteen people"])
def test_other_numbers_in_words_are_no_years(text: str) -> None:
    assert dict(spoken_years(fold_text(text))) == {}
