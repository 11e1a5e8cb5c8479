"""Folding: one spelling for letters that people write in several ways.

The table (``folding.json``, made by :mod:`sijill.text.generate`) maps one character to none, one or
more. It knows no context, so that the same table folds in Python and in JavaScript:

* compatibility forms (NFKC), among them the Arabic presentation forms found in PDF files, become letters;
* harakat, tatweel, Latin, Greek and Cyrillic accents, zero-width characters and bidi controls are dropped;
* Arabic, Persian, Kurdish and Urdu variants of a letter meet (ي ى ئ ے → ی, ك → ک, أ إ آ ٱ → ا, ة ہ ە → ه,
  ؤ ۆ → و), the standalone hamza is dropped;
* digits become 0-9, Latin letters lose case and accents, apostrophe-like marks become ``'``.

ZWNJ is dropped, so the folded text holds the *joined* spelling; :func:`sijill.text.search_forms` adds the
split one. Each kind of space becomes a plain one but runs of spaces stay, and so does punctuation:
collapsing would need context. Letters of other scripts stay as they are.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back.

    ``offsets[i]`` is the code point of the original that character ``i`` of ``text`` came from;
    one more entry holds the length of the original.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the original that ``text[start:end]`` came from, end exclusive.

        Dropped characters after the last one (harakat, say) belong to the span.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in a folded text of {len(self.text)} characters")
        return self.offsets[start], max(self.offsets[end], self.offsets[end - 1] + 1)


class _Table(dict[int, str]):
    """A ``str.translate`` table that remembers the characters it leaves alone.

    A miss in a plain dict costs ``translate`` an exception; Persian text is mostly misses.
    """

    def __missing__(self, code: int) -> str:
        character = self[code] = chr(code)
        return character


@cache
def _table() -> Mapping[int, str]:
    document = json.loads(resources.files("sijill.text").joinpath("folding.json").read_text("utf-8"))
    return _Table({ord(character): folded for character, folded in document["characters"].items()})


def fold_text(s: str) -> str:
    """Return ``fold(s).text``, the fast way for many short texts."""
    return s.lower() if s.isascii() else s.translate(_table())


def fold(s: str) -> Folded:
    """Fold ``s`` and keep the way back to its code points. ``fold(fold(s).text).text == fold(s).text``."""
    if s.isascii():
        return Folded(s.lower(), tuple(range(len(s) + 1)))
    pieces = list(map(_table().__getitem__, map(ord, s)))
    offsets = [index for index, piece in enumerate(pieces) for _ in piece]
    return Folded("".join(pieces), (*offsets, len(s)))
