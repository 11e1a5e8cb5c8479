import json

import pytest

from sijill.cli.output import harmless, print_json, say, table


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("سمير الكلتابي", "سمير الكلتابي"),
        ("می‌رود", "می‌رود"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x07", "�[31mred�"),
        ("\x9b31m", "�31m"),
        ("a\u202eb", "a�b"),
        ("half \ud800 a pair", "half � a pair"),
        ("\r over", "� over"),
        ("⁨isolated⁩", "⁨isolated⁩"),
    ],
)
def test_a_text_becomes_one_harmless_line(text: str, line: str) -> None:
    assert harmless(text) == line


def test_a_sentence_may_begin_with_an_empty_line(capsys: pytest.CaptureFixture[str]) -> None:
    say("\nPeople:\n 3")

    assert capsys.readouterr().out == "\nPeople:  3\n"


def test_json_keeps_every_character_and_escapes_what_would_steer(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"name": "سمير \x1b \x9b \x7f \u202e \u2066 \ud800 \\u0000"}

    print_json(value)

    printed = capsys.readouterr().out
    assert json.loads(printed) == value
    assert "سمير" in printed
    assert all(sign.isprintable() or sign == "\n" for sign in printed)


def test_a_table_in_a_pipe_has_one_line_a_row_however_long(capsys: pytest.CaptureFixture[str]) -> None:
    table(["name", "note"], [["A", "x" * 500], ["B\nC", 7]])

    lines = capsys.readouterr().out.splitlines()
    assert lines[1:] == [f"A     {'x' * 500}", "B C   7"]


def test_brackets_in_a_cell_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    table(["name"], [["[red]A[/red]"]])

    assert capsys.readouterr().out.splitlines()[1] == "[red]A[/red]"
