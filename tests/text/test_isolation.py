import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.text import direction, isolate


def test_a_name_in_html_is_escaped_and_finds_its_own_direction() -> None:
    assert isolate('<نوید & "رضا">') == "<bdi>&lt;نوید &amp; &quot;رضا&quot;&gt;</bdi>"


@pytest.mark.parametrize("value", ["۱۴۰۲/۰۷/۱۵", "2023-07-15", "٢٧ – ٢٩", "+1 (234) 5", 42])
def test_dates_and_numbers_read_from_left_to_right(value: object) -> None:
    assert isolate(value) == f'<bdi dir="ltr">{value}</bdi>'


def test_plain_text_is_set_between_isolates() -> None:
    assert isolate("نوید", "plain") == "\u2068نوید\u2069"
    assert isolate("۱۴۰۲/۰۷", "plain") == "\u2066۱۴۰۲/۰۷\u2069"


def test_each_line_of_plain_text_has_its_own_isolate() -> None:
    assert isolate("a\n\nب", "plain") == "\u2068a\u2069\n\n\u2068ب\u2069"


def test_typst_text_is_a_string_in_a_box_with_its_direction() -> None:
    assert isolate('نوید "\\#x\n', "typst") == '#box(text(dir: rtl, "نوید \\"\\\\#x\\n"));'
    assert isolate("Navid نوید", "typst") == '#box(text(dir: ltr, "Navid نوید"));'


@given(st.text())
def test_no_value_can_close_its_isolate_or_turn_text_around(value: str) -> None:
    line = value.replace("\n", " ")
    inside = isolate(f"\u202e{line}\u2069a", "plain")[1:-1]

    assert not set(inside) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text())
def test_no_value_leaves_its_element(value: str) -> None:
    inside = isolate(value).removesuffix("</bdi>").split(">", 1)[1]

    assert "<" not in inside


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no form 'latex'"):
        isolate("x", "latex")  # type: ignore[arg-type] # the point of the test


def test_punctuation_has_no_direction() -> None:
    assert direction("—!") is None
