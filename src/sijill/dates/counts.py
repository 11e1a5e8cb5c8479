"""Counting words of two parts, read as one number: thirty-five, سی و پنج, خمسة وثلاثين."""

from __future__ import annotations

import re
from dataclasses import replace

from sijill.dates.lexing import Token

_COMPOUND = re.compile(r"c(?P<joint>[-&]?)c")
_TENS = range(20, 100, 10)
_UNITS = range(1, 10)


def compounded(parts: str, tokens: list[Token]) -> tuple[str, list[Token]]:
    """Join the tokens of each such number into one of the part ``n``."""
    for match in reversed(list(_COMPOUND.finditer(parts))):
        first, last = match.start(), match.end() - 1
        number = _number(tokens[first], tokens[last], match["joint"])
        if number:
            one = replace(tokens[first], end=tokens[last].end, part="n", word=None, number=number)
            parts = parts[:first] + "n" + parts[last + 1 :]
            tokens = [*tokens[:first], one, *tokens[last + 1 :]]
    return parts, tokens


def _number(one: Token, other: Token, joint: str) -> int:
    """Give the sum of tens and units: English and Persian say the tens first, Arabic the units."""
    assert one.word is not None, "a counting word is a word"
    assert other.word is not None, "a counting word is a word"
    values = int(one.word.value), int(other.word.value)
    tens, units = values if joint != "&" or values[0] in _TENS else values[::-1]
    return tens + units if tens in _TENS and units in _UNITS else 0
