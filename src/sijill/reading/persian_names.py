"""Where a Persian name begins and ends: a usual given name, a surname by its ending, what joins them."""

from __future__ import annotations

from sijill.reading.given_names import usual_names
from sijill.reading.name_words import (
    ARTICLE,
    FAMILY,
    GIVEN,
    NONE,
    PARTICLE,
    UNKNOWN,
    WEAK,
    Run,
    is_initial,
    is_joined,
    is_number,
    is_vocabulary,
)
from sijill.reading.verbs import is_persian_verb
from sijill.reading.wording import Wording

_LONGEST = 5
_TWO = 2
_NISBA = 3
_STEM = 5
_LIGHT = frozenset(
    (
        *(
            "کرد",
            "کردند",
            "کرده",
            "کردن",
            "کند",
            "کنند",
            "میکند",
            "میکنند",
            "میکرد",
            "نکرد",
            "شد",
            "شدند",
            "شده",
            "شود",
        ),
        *(
            "میشود",
            "نشد",
            "زد",
            "زدند",
            "زده",
            "میزد",
            "داد",
            "دادند",
            "داده",
            "گرفت",
            "گرفتند",
            "گرفته",
            "کشید",
            "خورد",
        ),
        *("است", "بود", "نیست", "نبود", "هست", "بست", "دارد", "داشت", "ندارد", "میدهد", "میگیرد"),
    )
)
_GIVEN_BEGINS = (
    "حاج",
    "میرزا",
    "ملا",
    "محمد",
    "علی",
    "امیر",
    "غلام",
    "سید",
    "میر",
    "گل",
    "شاه",
    "حسین",
    "حسن",
    "عبدال",
    "ابوال",
    "نور",
    "مهر",
)
_NO_SURNAME = ("verb", "event", "title", "occupation")
_PREPOSITIONS = frozenset(("در", "از", "به", "را", "که", "و", "با", "برای"))
_OF_GOD = frozenset(("الله", "الدین"))
_ENDS = (
    "ها",
    "های",
    "هایی",
    "ترین",
    "هایش",
    "هایشان",
    "شان",
    "مان",
    "اند",
    "ام",
    "اش",
    "دیم",
    "تیم",
    "دند",
    "نند",
    "شند",
    "یند",
)


def persian_run(wording: Wording, index: int, *, led: bool, joined: bool = False) -> Run | None:
    """Read the name that begins at a word, ``None`` if none can.

    ``led``: something before asks for one; ``joined``: a name and nothing else stands before.
    """
    led = led or joined
    kinds: list[int] = []
    place = index
    if kind_of(wording, place) == PARTICLE and place + 1 < len(wording) and is_joined(wording, place + 1):
        place += 1
        led = True
    title = wording.term_at(index, "title")
    if (
        title
        and title.key == "honorific"
        and kind_of(wording, index) != PARTICLE
        and kind_of(wording, title.last) in (GIVEN, WEAK)
        and is_joined(wording, title.last)
    ):
        return None
    first = kind_of(wording, place)
    if first in (NONE, PARTICLE) or (first == WEAK and is_light(wording, place + 1)):
        return None
    if first in (UNKNOWN, FAMILY, ARTICLE) and not led and not _surname_follows(wording, place):
        return None
    kinds.append(first)
    place += 1
    while len(kinds) < _LONGEST and place < len(wording) and is_joined(wording, place):
        kind = FAMILY if is_initial(wording, place) else kind_of(wording, place)
        if wording.folded(place) in _OF_GOD and len(kinds) == 1:
            kinds[-1] = GIVEN
            place += 1
            continue
        if wording.folded(place) == "بی" and _closes(wording, place + 2):
            kinds.append(FAMILY)
            place += 2
            break
        if kind in (NONE, PARTICLE):
            break
        if (kind == WEAK and not _may_follow(wording, place)) or (
            kind == UNKNOWN and is_light(wording, place + 1)
        ):
            break
        had_family = any(one in (FAMILY, UNKNOWN, ARTICLE) for one in kinds[1:])
        if (
            had_family
            and not wording.lexicon.knows(wording.folded(place), "ending_word")
            and not (len(kinds) == _TWO and _closes(wording, place + 1))
        ):
            break
        kinds.append(kind)
        place += 1
    return Run(index, _with_ending(wording, place), 0, tuple(kinds))


def is_light(wording: Wording, index: int) -> bool:
    """Whether a verb stands there that makes a verb of the noun before it: «سکته کرد», «آزاد شد»."""
    return wording.folded(index) in _LIGHT and is_joined(wording, index)


def _closes(wording: Wording, index: int) -> bool:
    """Whether a mark or the end of a line stands before a word, and no comma of a sentence."""
    return index >= len(wording) or (index <= len(wording) and not is_joined(wording, index))


def _may_follow(wording: Wording, place: int) -> bool:
    """Whether a common word can be a later part of a name: a mark or another part follows it."""
    after = place + 1
    return (
        after >= len(wording)
        or not is_joined(wording, after)
        or kind_of(wording, after) in (GIVEN, FAMILY, ARTICLE)
        or wording.lexicon.knows(wording.folded(after), "ending_word")
        or wording.is_known(after, "report")
        or wording.folded(after) in _PREPOSITIONS
    )


def _with_ending(wording: Wording, place: int) -> int:
    """Take in an ending that a lost joiner has parted from its name: «درودی فر»."""
    joined = place < len(wording) and is_joined(wording, place)
    ending = joined and wording.lexicon.knows(wording.folded(place), "ending_word")
    return place + 1 if ending and not wording.is_known(place, "stop", "verb") else place


def _surname_follows(wording: Wording, index: int) -> bool:
    after = index + 1
    return after < len(wording) and is_joined(wording, after) and kind_of(wording, after) == FAMILY


def kind_of(wording: Wording, index: int) -> int:
    """Say what part of a name a word can be."""
    kind: int | None = wording.memo.get(("kind", index))
    if kind is None:
        kind = wording.memo["kind", index] = _kind_of(wording, index)
    return kind


def _kind_of(wording: Wording, index: int) -> int:
    if not 0 <= index < len(wording):
        return NONE
    word = wording.words[index]
    folded = word.folded
    if word.number is not None or len(folded) < 2 or folded[0].isdigit() or word.raw[0].isascii():
        return NONE
    if wording.is_known(index, "stop", "that", "report", "unit") or is_number(wording, index):
        return NONE
    if wording.is_known(index, "person_part"):
        return PARTICLE
    names = usual_names("fa")
    common = is_vocabulary(wording, index) or wording.is_known(index, "verb")
    if folded in names.given:
        return WEAK if common else GIVEN
    if not common and any(
        folded.startswith(one) and folded[len(one) :] in names.given for one in _GIVEN_BEGINS
    ):
        return GIVEN
    if folded in names.family and not wording.is_known(index, *_NO_SURNAME):
        return FAMILY
    if common or is_persian_verb(folded, word.raw):
        return NONE
    if names.is_family(folded):
        return FAMILY
    # «روستایِ», «نیروی»: a common noun before what it belongs to.
    if folded.endswith(("ای", "وی")) and wording.lexicon.knows(folded[:-1], "word"):
        return NONE
    if (folded.endswith(_ENDS) and len(folded) > _STEM) or word.raw.endswith(("اً", "ًا", "ۀ", "هٔ")):
        return NONE
    return ARTICLE if folded.endswith("ی") and len(folded) > _NISBA else UNKNOWN
