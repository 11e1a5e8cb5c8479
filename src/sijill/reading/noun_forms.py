"""The usual forms of a noun that says what somebody is, so that a vocabulary names each noun once.

Arabic: the masculine singular gives feminine, dual and sound plural («مهندسة», «مهندسان», «مهندسون»)
and what stands before a pronoun («مهندسته»); what is made otherwise is named after a slash («طبيب/أطباء»,
«محامي/محام»). Persian: ezafe, plural and whose somebody is («وکیلش», «وکیلمان»; «وکلا» after a slash).
Only the first word of a phrase changes.
"""

from __future__ import annotations

from collections.abc import Iterator

_ARABIC = ("", "ة", "ان", "ين", "ون", "ات", "تان", "تين")
_WHOSE_ARABIC = ("ه", "ها", "هم", "هما", "هن", "ي", "نا", "ك", "كم")
_WHOSE_PERSIAN = ("م", "ت", "ش", "مان", "تان", "شان", "مون", "تون", "شون", "اش", "ام")
_VOWELS = ("ا", "و")
_HE = "ه"


def noun_forms(phrase: str, language: str) -> Iterator[str]:
    """Give the forms of a noun of ``ar`` or ``fa``; of another language the phrase itself."""
    phrase, *broken = phrase.split("/")
    yield from broken
    word, *rest = phrase.split(" ", 1)
    tail = f" {rest[0]}" if rest else ""
    if language == "ar":
        forms = _arabic(word)
    elif language == "fa":
        forms = _persian(word)
    else:
        forms = iter((word,))
    yield from (form + tail for form in forms)


def _arabic(word: str) -> Iterator[str]:
    if word.endswith("ة"):
        yield word
        return
    for ending in _ARABIC:
        yield word + ending
    for whose in _WHOSE_ARABIC:
        yield from (word + whose, f"{word}ت{whose}")


def _persian(word: str) -> Iterator[str]:
    yield word
    yield f"{word}\u200cها"
    if word.endswith(_HE):
        yield from (f"{word}\u200cی", f"{word[:-1]}گان")
        yield from (f"{word}\u200c{whose}" for whose in _WHOSE_PERSIAN)
        return
    joint = "ی" if word.endswith(_VOWELS) else ""
    yield f"{word}{joint}ان"
    if joint:
        yield f"{word}ی"
    yield from (f"{word}{joint}{whose}" for whose in _WHOSE_PERSIAN)
