"""What is wrong with a sentence that somebody at a terminal is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 300
"""Letters of a sentence, the names that it quotes aside."""

_OF_PROGRAMS = {
    "a word of a traceback": re.compile(r"Traceback|File \"|, line \d+, in |\bstack\b|not foreseen", re.I),
    "the name of a Python class": re.compile(r"\b[A-Z]\w*(?:Error|Exception|Warning|Exit)\b|<class|NoneType"),
    "an object of Python": re.compile(r"\bobject at\b|0x[0-9a-f]{4,}|\bb'|\bNone\b|\bself\."),
    "a place in the code": re.compile(r"\bsijill\.\w|\w+\.py\b|\$\.\w|\berrno\b", re.I),
    "a path of the machine": re.compile(r"(?<![\w/.])/(?:tmp|usr|home|root|proc|dev|var|etc|opt|work)/"),
}


def faults(sentence: str, *, quoted: tuple[str, ...] = ()) -> Iterator[str]:
    """Name what is wrong with a sentence; ``quoted`` is what it may quote of the file: names, addresses."""
    plain = sentence
    for name in sorted(quoted, key=len, reverse=True):
        plain = plain.replace(name, "…")
    if not sentence.isprintable() and not sentence.replace("\u200c", "").isprintable():
        yield "signs that steer a terminal"
    if not sentence.endswith("."):
        yield "no full stop"
    if re.search(r"\.\.(?![/\\])|\. \.|\.\)", plain):
        yield "a full stop within"
    if len(plain) > LONGEST:
        yield f"{len(plain)} letters"
    for fault, pattern in _OF_PROGRAMS.items():
        if pattern.search(plain):
            yield fault


def says_what_to_do(sentence: str, *, name: str) -> bool:
    """Tell whether a refusal names its file, then says what is wrong, then what to do."""
    if not sentence.startswith(f"{name}: "):
        return False
    wrong, semicolon, remedy = sentence.removeprefix(f"{name}: ").partition("; ")
    return bool(wrong and semicolon and re.match(r"[a-z]+ \w", remedy))
