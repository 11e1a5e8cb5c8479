"""Letters: folding, search forms, words, script and language, and isolation of mixed directions.

Folding makes spellings meet that people hold to be the same; it never replaces the original. See
:mod:`sijill.text.folding` for what it does and does not do.
"""

from sijill.text.folding import Folded, fold, fold_text
from sijill.text.isolation import direction, isolate
from sijill.text.language import language
from sijill.text.script import script
from sijill.text.words import Token, search_forms, tokens

__all__ = [
    "Folded",
    "Token",
    "direction",
    "fold",
    "fold_text",
    "isolate",
    "language",
    "script",
    "search_forms",
    "tokens",
]
