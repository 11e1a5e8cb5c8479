"""Compounds that are written with or without the article they hold: عبدالرحمن, Abdurrahman, Jamaluddin."""

import re

_GLUED = re.compile(
    r"(?P<ar>عبد|ابو)ال(?P<ar_rest>\w{2,})"
    r"|(?P<abd>abd|ebd)(?:[aeiou]+l-?|[aeou]+(?=([^aeiou])\4))(?P<abd_rest>\w{3,})"
    r"|(?P<abu>ab(?:ou|o|u))l-?(?P<abu_rest>\w{3,})"
)
_FAITH = re.compile(r"(?P<ar>\w{2,})الدین|(?P<la>\w{2,}?)[aeou]+(?:l-?|d)[dt][ie]+ne?")


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
    return word
