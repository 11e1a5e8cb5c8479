"""Whether a name stands there only to say whose relative or lawyer somebody is."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording

_OF = frozenset(("of", "for"))
_BEFORE_NAMES = (
    "title",
    "office",
    "occupation",
    "former",
    "stop",
    "report",
    "that",
    "minor",
    "source",
    "named",
    "age_word",
    "verb",
)


def is_somebody_elses(wording: Wording, found: Mention) -> bool:
    """Whether "the wife of", «والد», «خواهر» stands before a person, or "'s" after the name.

    In Persian any other noun before a name owns it too (the ezafe is not written).
    """
    if found.kind is not Kind.PERSON:
        return False
    index = wording.word_at(found.start)
    if wording.text[found.end : found.end + 2] in ("'s", "’s"):
        return True
    if index == 0 or wording.gap(index).strip(" \xa0"):
        return False
    if _is_apposed(wording, index):
        return False
    # With the article it is a title: «المحامي» is not somebody's «محامي».
    if any(term.last == index and "ال" not in term.clitic for term in wording.terms("kin")):
        return True
    if wording.language == "fa":
        return index > wording.clause_of(index)[0] and not wording.is_known(index - 1, *_BEFORE_NAMES)
    return wording.folded(index - 1) in _OF


def _is_apposed(wording: Wording, index: int) -> bool:
    """Whether a relative is named: "my brother Ali", «شقيقه حسام» (but «شقيقة حسام» is Husam's)."""
    own = wording.term_ending(index, "own_kin")
    return own is not None and not wording.words[index - 1].raw.endswith("ة")
