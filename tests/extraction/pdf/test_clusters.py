from __future__ import annotations

import pytest

from sijill.extraction.pdf.clusters import is_mark, joined, ordered_marks, plain


@pytest.mark.parametrize(
    ("layer", "read"),
    [
        ("ﺳﺎﻟﻢ", "سالم"),
        ("ﻻ", "لا"),
        ("ﷲ", "الله"),
        ("ﹰ", "ً"),
        ("ﭘﮋ", "پژ"),
        ("office ﬁle", "office file"),
        ("½ ²", "½ ²"),
        ("نام\u200cبرده", "نام\u200cبرده"),
        ("\u200fسالم\u202c", "سالم"),
        ("\uf0b7 item", "• item"),
    ],
)
def test_presentation_forms_become_letters_and_nothing_else_changes(layer: str, read: str) -> None:
    assert plain(layer) == read


@pytest.mark.parametrize(
    ("parts", "one_glyph", "painted_backwards", "read"),
    [
        (["ا", "ل"], True, False, "لا"),
        (["ل", "ا"], True, True, "لا"),
        (["ل", "أ"], False, False, "لأ"),
        (["ه", "ل", "ل"], True, False, "لله"),
        (["ا", "ل", "ل", "ه"], True, False, "الله"),
        (["ُ", "ت"], True, False, "تُ"),
        (["ُ", "ت"], False, False, "تُ"),
        (["f", "i"], True, False, "fi"),
        (["س"], True, False, "س"),
    ],
)
def test_the_characters_of_one_glyph_are_put_in_reading_order(
    parts: list[str], one_glyph: bool, painted_backwards: bool, read: str
) -> None:
    assert joined(parts, one_glyph=one_glyph, painted_backwards=painted_backwards) == read


def test_marks_follow_their_letter_and_a_shadda_comes_before_its_vowel() -> None:
    assert ordered_marks("\u064eش\u0651") == "ش\u0651\u064e"
    assert ordered_marks("\u064b\u0651") == "\u0651\u064b"
    assert is_mark("\u064b")
    assert not is_mark("ش")
