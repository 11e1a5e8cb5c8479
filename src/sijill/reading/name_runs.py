"""Words that can be a person's name: none that the vocabulary knows, none with a clitic on a known word."""

from __future__ import annotations

from sijill.reading.wording import Wording

LONGEST = 4
_JOINS = " \xa0\u200c-\u2010\u2011.’'"
_NO_NAME = (
    *("body", "bound", "charge", "common", "counted", "currency", "demand", "dual", "event", "half"),
    *("including", "kin", "measure", "minor", "office_holder", "organisation", "part", "penalty", "people"),
    *("prison", "report", "sentencing", "served", "share", "source", "stop", "suspended", "that", "titled"),
    *("unit", "witness"),
)
_ROLES = ("office", "title", "occupation", "former")
_CLITIC_ARTICLES = ("لل", "بال", "وال", "فال", "کال", "ولل", "وبال")


def name_word(wording: Wording, index: int, *, first: bool = False) -> bool:
    """Whether a word can be part of a name; a name's first word stands without the Arabic article."""
    if not 0 <= index < len(wording):
        return False
    word = wording.words[index]
    if word.number is not None or len(word.folded) < 2 or any(letter.isdigit() for letter in word.folded):
        return False
    if wording.is_known(index, "person_part"):
        return True
    if wording.is_known(index, *_NO_NAME, *_ROLES):
        return False
    if wording.language == "en" or word.raw[0].isascii():
        # Capitals throughout are an abbreviation, an agency's more often than a person's.
        return word.raw[0].isupper() and (len(word.raw) == 1 or not word.raw.isupper())
    if wording.language == "ar":
        return not word.folded.startswith(_CLITIC_ARTICLES) and not (first and word.folded.startswith("ال"))
    return True


def name_run(wording: Wording, index: int) -> int:
    """Give where the name that starts at a word ends; the word itself if there is none."""
    if not name_word(wording, index, first=True):
        return index
    last = index + 1
    while (
        last < len(wording)
        and name_word(wording, last)
        and _joined(wording, last)
        and last - index <= LONGEST
    ):
        last += 1
    while last > index and wording.is_known(last - 1, "person_part") and wording.language == "en":
        last -= 1
    return last


def _joined(wording: Wording, index: int) -> bool:
    gap = wording.gap(index)
    return (
        not gap.strip(_JOINS)
        and "\n" not in gap
        and (gap.strip() != "." or len(wording.folded(index - 1)) == 1)
    )
