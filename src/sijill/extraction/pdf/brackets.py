"""Which way a bracket opens, in text whose brackets may have been mirrored by the producer or the library.

A text layer holds either the character or the shape that was painted, which in right-to-left text are each
other's mirror. What stands around a bracket tells more than what it is said to be.
"""

from __future__ import annotations

import unicodedata

_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("‹", "›"), ("﴾", "﴿"))
_FAMILY = {character: pair for pair in _PAIRS for character in pair}
_CLOSERS = frozenset(".,:;!?؟،؛…%٪\"”’'") | {pair[1] for pair in _PAIRS}


def has_right_to_left(text: str) -> bool:
    """Say whether a text has a right-to-left letter."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def oriented(text: str) -> str:
    """Turn the brackets of a paragraph in logical order so that they open and close."""
    if not any(character in _FAMILY for character in text):
        return text
    letters = list(text)
    pending: list[tuple[str, str]] = []
    for index, character in enumerate(text):
        pair = _FAMILY.get(character)
        if pair is None:
            continue
        opens = _opens(text, index, waiting=pair in pending)
        if opens:
            pending.append(pair)
        elif pair in pending:
            while pending.pop() != pair:
                pass
        letters[index] = pair[0] if opens else pair[1]
    return "".join(letters)


def _opens(text: str, index: int, *, waiting: bool) -> bool:
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    free_before = before.isspace() or before in _FAMILY or before in "\"“‘'/،؛-–—"
    free_after = after.isspace() or after in _CLOSERS or after in _FAMILY
    if free_before != free_after:
        return free_before
    if before.isspace() and not after.isspace():
        return True
    if after.isspace() and not before.isspace():
        return False
    return not waiting
