import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.text import fold, fold_text

LETTERS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x24F),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0x2000, max_codepoint=0x206F),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("علي", "علی"),
        ("كريم", "کریم"),
        ("مصطفى", "مصطفی"),
        ("أحمد", "احمد"),
        ("إبراهيم", "ابراهیم"),
        ("آرش", "ارش"),
        ("فاطمة", "فاطمه"),
        ("مؤمن", "مومن"),
        ("بهاء", "بها"),
        ("رئيس", "ریيس"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("علی‌رضا", "علیرضا"),
        ("١٤٠٢", "1402"),
        ("۱۴۰۲", "1402"),
        ("Łódź", "lodz"),
        ("e\u0301", "é"),
        ("SAʿĪD", "sa'id"),
        ("\u202eabc\u202c", "abc"),
        ("کوردستان", "كوردستان"),
        ("لڑکی", "لرکی"),
        ("ہاں", "هان"),
        ("ٹھہرے", "تههری"),
        ("ڕۆژ", "روژ"),
        ("گوڵ", "گول"),
        ("ئێوارە", "یيواره"),
        ("Şêrko", "serko"),
        ("Reẕā Ḥusayn", "reza husayn"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


def test_different_letters_stay_different() -> None:
    assert len({fold_text(word) for word in ("سارا", "ساره", "صارا", "پارسا", "بارسا")}) == 5


@given(LETTERS)
def test_folding_twice_is_folding_once(s: str) -> None:
    once = fold(s).text

    assert fold(once).text == once


@given(LETTERS)
def test_the_fast_way_gives_the_same_text(s: str) -> None:
    assert fold_text(s) == fold(s).text


@given(LETTERS)
def test_every_folded_character_knows_where_it_came_from(s: str) -> None:
    folded = fold(s)

    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[-1] == len(s)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert "".join(fold_text(s[i]) for i in dict.fromkeys(folded.offsets[:-1])) == folded.text


def test_a_span_of_the_folded_text_leads_back_to_the_original_with_its_marks() -> None:
    original = "قال مُحَمَّدٌ شيئا"
    folded = fold(original)
    start = folded.text.index("محمد")

    assert original[slice(*folded.span(start, start + 4))] == "مُحَمَّدٌ"


def test_a_span_inside_a_ligature_covers_the_ligature() -> None:
    original = "عبد ﷲ"
    folded = fold(original)

    assert folded.text == "عبد الله"
    assert original[slice(*folded.span(5, 6))] == "ﷲ"


def test_an_empty_span_is_refused() -> None:
    with pytest.raises(ValueError, match="no span 1:1"):
        fold("abc").span(1, 1)


def test_the_table_alone_reproduces_the_vectors() -> None:
    package = resources.files("sijill.text")
    table = json.loads(package.joinpath("folding.json").read_text("utf-8"))["characters"]
    vectors = json.loads(package.joinpath("vectors.json").read_text("utf-8"))["vectors"]

    for vector in vectors:
        pieces = [table.get(character, character) for character in vector["original"]]
        assert "".join(pieces) == vector["text"]
        assert [i for i, piece in enumerate(pieces) for _ in piece] == vector["offsets"][:-1]


def test_the_library_reproduces_the_vectors() -> None:
    vectors = json.loads(resources.files("sijill.text").joinpath("vectors.json").read_text("utf-8"))[
        "vectors"
    ]

    assert len(vectors) > 20
    for vector in vectors:
        folded = fold(vector["original"])
        assert (folded.text, list(folded.offsets)) == (vector["text"], vector["offsets"])
