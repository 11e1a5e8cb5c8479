from __future__ import annotations

import pytest

from sijill.dates.counts import compounded
from sijill.dates.lexing import lex
from sijill.text import fold_text


@pytest.mark.parametrize("said", ["thirty-five", "thirty five", "سی و پنج", "خمسة وثلاثين"])
def test_tens_and_units_are_one_number(said: str) -> None:
    parts, tokens = compounded(*lex(fold_text(said)))
    assert (parts, tokens[0].number) == ("n", 35)


@pytest.mark.parametrize("said", ["five thirty", "ثلاثين وأربعين"])
def test_other_pairs_stay_two_numbers(said: str) -> None:
    parts, _ = compounded(*lex(fold_text(said)))
    assert parts.count("c") == 2
