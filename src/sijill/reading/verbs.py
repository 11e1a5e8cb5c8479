"""Whether a word is a verb: by the vocabulary, and by the forms that Arabic and Persian regularly make."""

from __future__ import annotations

from functools import lru_cache

from sijill.reading.lexicon import lexicon
from sijill.reading.wording import Wording

_JOINED = ("و", "ف", "س", "وس", "فس")
_PREFIXES = "یتنا"
_ENDINGS = (
    "",
    "ت",
    "وا",
    "ا",
    "تا",
    "ون",
    "ان",
    "نا",
    "ه",
    "ها",
    "هم",
    "ته",
    "تها",
    "تهم",
    "وه",
    "وها",
    "وهم",
    "نی",
)
_SHORTEST = 2


_PERSIAN_ENDS = ("د", "ند", "م", "یم", "ید", "ه", "ن")
_PERSIAN_LETTERS = 5


def is_verb(wording: Wording, index: int) -> bool:
    """Whether a word of a text is a verb."""
    if wording.is_known(index, "report", "verb"):
        return True
    folded = wording.folded(index)
    if wording.language == "ar":
        return is_arabic_verb(folded)
    return (
        wording.language == "fa"
        and 0 <= index < len(wording)
        and is_persian_verb(folded, wording.words[index].raw)
    )


def is_persian_verb(folded: str, raw: str) -> bool:
    """Whether a word has the shape of a Persian present: می‌گوید, نمی‌دانند; «میثمی‌راد» is joined
    elsewhere."""
    if "\u200c" in raw and not raw.startswith(("می\u200c", "نمی\u200c", "مي\u200c", "نمي\u200c")):
        return False
    begins = folded.startswith(("می", "نمی")) and len(folded) >= _PERSIAN_LETTERS
    return begins and folded.endswith(_PERSIAN_ENDS)


@lru_cache(maxsize=1 << 14)
def is_arabic_verb(folded: str) -> bool:
    """Whether a folded word is a verb of the vocabulary: قال, قالت, قالوا, ونقلوه, سيطالب."""
    known = frozenset(lexicon("ar").words("verb"))
    # «ليشتري»: "so that he buys".
    aim = folded[:1] == "ل" and folded[1:2] in ("ی", "ت", "ن") and len(folded) > _PERSIAN_LETTERS - 1
    if aim and _is_verb(folded[1:], known):
        return True
    return any(
        _is_verb(folded.removeprefix(joint), known) for joint in ("", *_JOINED) if folded.startswith(joint)
    )


def _is_verb(word: str, known: frozenset[str]) -> bool:
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if len(stem) < _SHORTEST or not word.endswith(ending):
            continue
        if stem in known or (ending == "ت" and stem + "ی" in known):
            return True
        # The present of sound verbs: یطلب of طلب, یعتقل of اعتقل, یعلن of اعلن.
        if len(stem) > _SHORTEST + 1 and stem[0] in _PREFIXES and stem[0] != "ا":
            rest = stem[1:]
            if rest in known or "ا" + rest in known:
                return True
        if stem[0] == "ا" and len(stem) > _SHORTEST + 1 and stem[1:] in known:
            return True
    return False
