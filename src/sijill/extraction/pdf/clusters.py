"""The characters of one glyph in logical order, whatever order and form the text layer has them in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_ALEFS = frozenset("اأإآٱٲٳٵ")
_WORD_LIGATURES = frozenset(
    unicodedata.normalize("NFKC", chr(code)).strip() for code in range(0xFDF0, 0xFDFC)
)
_SHADDA = "\u0651"
_FORMS = ((0xFB00, 0xFB06), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))
# What only steers the display: the order is told from the places of the glyphs.
_STEERING = frozenset("\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"}


def is_mark(character: str) -> bool:
    """Say whether a character stands over or under another."""
    return unicodedata.category(character) in ("Mn", "Me")


def plain(text: str) -> str:
    """Give letters for presentation forms and ligatures; drop characters that only steer the display."""
    if text.isascii():
        return text
    return "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    code = ord(character)
    if code < 0x2000 and code != 0x061C:
        return character
    if character in _STEERING:
        return ""
    if any(first <= code <= last for first, last in _FORMS):
        # The isolated marks of the forms stand on a space.
        return unicodedata.normalize("NFKC", character).strip()
    return _SYMBOLS.get(character, character)


def joined(parts: Sequence[str], *, one_glyph: bool, painted_backwards: bool) -> str:
    """Join the characters that the library gives for one place, in its order, to text in logical order.

    ``one_glyph``: all come from one entry of the font's table; the library turns such a sequence around with
    its line if the letters are right-to-left, except where the font is ``painted_backwards`` (mirrored text
    space) and it does so twice. Marks follow their base, a shadda the base itself; lam comes before alef.
    """
    letters = [part for part in parts if part]
    whole = "".join(letters)
    if len(letters) < 2:
        return whole
    turned = one_glyph and not painted_backwards and whole not in _WORD_LIGATURES and _right_to_left(whole)
    if turned:
        letters.reverse()
    return ordered_marks(_lam_first("".join(letters)))


def ordered_marks(text: str) -> str:
    """Put marks behind the letter that they stand before, and a shadda before other marks of its base."""
    start = 0
    while start < len(text) and is_mark(text[start]):
        start += 1
    if 0 < start < len(text):
        text = text[start] + text[:start] + text[start + 1 :]
    found = text.find(_SHADDA)
    while found > 0 and is_mark(text[found - 1]) and text[found - 1] != _SHADDA:
        text = text[: found - 1] + _SHADDA + text[found - 1] + text[found + 1 :]
        found -= 1
    return text


def _lam_first(text: str) -> str:
    letters = [character for character in text if not is_mark(character)]
    if len(letters) == 2 and letters[0] in _ALEFS and letters[1] == "ل":
        at = text.index("ل")
        return text[at:] + text[:at]
    return text


def _right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
