"""The words of a text, and the forms under which a text is found."""

import re
from dataclasses import dataclass

from sijill.text.folding import fold_text

_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
)
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_APOSTROPHES = "'’‘ʼʻʾʿ`´"
_WORD = re.compile(
    rf"[^\W_](?:[^\W_]|[{_MARKS}]|[{_INVISIBLE}]+(?=[^\W_]|[{_MARKS}])|[{_APOSTROPHES}](?=[^\W\d_]))*"
)
_ZWNJ = "\u200c"
_APOSTROPHE_IN_WORD = re.compile(r"(?<=\w)'(?=\w)")
_LATIN_ARTICLE = re.compile(r"\b(?:al|el)-(?=\w)")
# الله is no article and a noun; two letters after ال are more often part of the word (الی).
_ARABIC_ARTICLE = re.compile(r"\bال(?!له\b)(?=\w{3})")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its original wording, its place in code points (end exclusive) and its folded text."""

    text: str
    start: int
    end: int
    folded: str


def tokens(s: str) -> tuple[Token, ...]:
    """Return the words and numbers of ``s`` in order.

    A word may hold marks, ZWNJ and apostrophes; a hyphen, a point or a space ends it. What folds to
    nothing (a lone hamza) is no word.
    """
    found = (Token(m[0], m.start(), m.end(), fold_text(m[0])) for m in _WORD.finditer(s))
    return tuple(token for token in found if token.folded)


def _words(folded: str) -> str:
    return " ".join(re.findall(r"\w+", folded))


def search_forms(s: str) -> tuple[str, ...]:
    """Return the distinct forms to index or to look ``s`` up by, the plainest first.

    Words are folded and separated by one space. Forms differ in whether ZWNJ, hyphens and apostrophes join or
    split words, and in whether the Arabic article is kept. Empty if ``s`` has no word.
    """
    joined = _APOSTROPHE_IN_WORD.sub("", fold_text(s))
    split = _APOSTROPHE_IN_WORD.sub("", fold_text(s.replace(_ZWNJ, " "))) if _ZWNJ in s else joined
    bare = (_ARABIC_ARTICLE.sub("", _LATIN_ARTICLE.sub("", form)) for form in (joined, split))
    spellings = [joined, split, *bare]
    forms = [_words(form) for form in spellings]
    if "-" in joined:
        forms.append(_words(re.sub(r"(?<=\w)-(?=\w)", "", joined)))
    return tuple(form for form in dict.fromkeys(forms) if form)
