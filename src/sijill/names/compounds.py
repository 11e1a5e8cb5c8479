"""Compounds that are written with or without the article they hold: عبدالرحمن, Abdurrahman, Jamaluddin."""

from __future__ import annotations

import re
from functools import cache

from sijill.names.table import table

_GLUED = re.compile(
    r"(?P<ar>عبد|ابو)[او]?ل(?P<ar_rest>\w{2,})"
    r"|(?P<abd>abd|ebd)(?:[aeiou]+l-?|[aeou]+(?=([^aeiou])\4))(?P<abd_rest>\w{3,})"
    r"|(?P<abu>ab(?:ou|o|u))l-?(?P<abu_rest>\w{3,})"
)
_FAITH = re.compile(r"(?P<ar>\w{2,})الدین|(?P<la>\w{2,}?)[aeou]+(?:l-?|d)[dt][ie]+ne?")


@cache
def after_article() -> frozenset[str]:
    """Return what ends a compound with the article before it."""
    return frozenset(table()["after_article"].split())


@cache
def _after_article() -> re.Pattern[str]:
    tails = sorted(after_article(), key=lambda tail: (-len(tail), tail))
    arabic, roman = ("|".join(tail for tail in tails if tail.isascii() is latin) for latin in (False, True))
    return re.compile(
        rf"(?P<ar>\w{{2,}})ال(?P<ar_rest>{arabic})"
        rf"|(?P<la>\w{{3,}}?)[aeou](?:l|(?P<one>[dhnrstz])(?=(?P=one))|(?=[dhnrstz]))(?P<la_rest>{roman})"
    )


def shared_spelling(word: str) -> str:
    """Return one spelling for a compound with and without its article; other words as they are."""
    if len(word) <= 4:
        return word
    if match := _GLUED.fullmatch(word):
        groups = match.groupdict()
        if groups["ar"]:
            return groups["ar"] + groups["ar_rest"]
        if groups["abd"]:
            return "abd" + groups["abd_rest"]
        return "abu" + groups["abu_rest"]
    if match := _FAITH.fullmatch(word):
        return match["ar"] + "دین" if match["ar"] else match["la"] + "din"
    if match := _after_article().fullmatch(word):
        return match["ar"] + match["ar_rest"] if match["ar"] else match["la"] + match["la_rest"]
    return word
