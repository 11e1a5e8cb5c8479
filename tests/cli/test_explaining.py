from __future__ import annotations

from tests.shell import Shell

REPORT = "Lena Harrow was arrested on 4 May 2021. She was sentenced to three years in prison."
ARABIC = "اعتقلت الشرطة سامر نوفل في 4 أيار 2021."


def explained(sijill: Shell, text: str) -> list[str]:
    path = sijill.folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    lines: list[str] = sijill("read", str(path), "--explain").out.splitlines()
    return lines


def test_the_text_stands_there_with_each_proposal_in_numbered_brackets(sijill: Shell) -> None:
    lines = explained(sijill, REPORT)
    bare = lines[2].replace("\u2066", "").replace("\u2068", "").replace("\u2069", "")

    assert lines[0].split()[:3] == ["person", "date", "event"]
    assert lines[1] == "-- paragraph (start)"
    assert bare.startswith("[Lena Harrow]1 was [arrested]2 on [4 May 2021]3.")


def test_a_right_to_left_line_is_isolated_and_its_numbers_the_other_way(sijill: Shell) -> None:
    line = next(line for line in explained(sijill, ARABIC) if "اعتقلت" in line)

    assert (line[0], line[-1]) == ("\u2067", "\u2069")
    assert "]\u20661\u2069" in line


def test_the_list_says_whose_an_age_is_and_which_rule_said_so(sijill: Shell) -> None:
    lines = explained(sijill, REPORT)
    penalty = next(line for line in lines if "imprisonment" in line and "penalty" in line)

    assert "Lena Harrow" in penalty
    assert "amount" in penalty


def test_nothing_of_a_text_steers_the_terminal(sijill: Shell) -> None:
    lines = explained(sijill, "Lena Harrow\x1b[31m was arrested on 4 May 2021.")

    assert not any("\x1b" in line for line in lines)


def test_a_source_of_a_register_is_not_explained_in_the_terminal(sijill: Shell) -> None:
    outcome = sijill("read", "--explain", expect=2)

    assert "bare file" in outcome.refusal
