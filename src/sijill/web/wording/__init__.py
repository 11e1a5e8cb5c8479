"""Values of the register in the words of a page's language."""

from sijill.web.wording.amounts import digits, number, span
from sijill.web.wording.days import day, interval_beside
from sijill.web.wording.phrase import Phrase, foreign, here, tame
from sijill.web.wording.values import Value, value

__all__ = [
    "Phrase",
    "Value",
    "day",
    "digits",
    "foreign",
    "here",
    "interval_beside",
    "number",
    "span",
    "tame",
    "value",
]
