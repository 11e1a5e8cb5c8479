"""Where an Arabic name begins and ends: given names, patronymics, family names with and without article."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.reading.given_names import usual_names
from sijill.reading.name_words import (
    ARTICLE,
    FAMILY,
    GIVEN,
    KUNYA,
    NISBA,
    NONE,
    PARTICLE,
    ROLES,
    SUFFIX,
    UNKNOWN,
    WEAK,
    Run,
    is_initial,
    is_joined,
    is_number,
    is_vocabulary,
)
from sijill.reading.verbs import is_arabic_verb
from sijill.reading.wording import Wording

_PARTICLES = frozenset(
    ("بن", "ابن", "بنت", "ولد", "ابو", "ابا", "ابی", "ام", "ال", "ایت", "بو", "با", "بنی", "عبد", "عبید")
)
_SON = frozenset(("بن", "ولد", "بنت"))
_TRIBAL = frozenset(("بنی", "ال", "اولاد", "عین", "تل", "دیر", "کفر", "وادی"))
_SERVANT = frozenset(("عبد", "عبید"))
_SUFFIXES = frozenset(("بک", "باشا", "افندی", "اغا", "اوغلو", "اوغلی", "خان"))
_OF_FAITH = frozenset(("الدین", "الرحمن", "الاسلام", "النبی", "الحق", "الهدی", "الزمان", "الصباح", "السر"))
# Words that make a given name with «الله».
_OF_GOD = frozenset(
    (
        *(
            "عوض",
            "کرم",
            "نصر",
            "سیف",
            "فتح",
            "حسب",
            "جار",
            "هبه",
            "نعمه",
            "عطا",
            "عون",
            "فضل",
            "امان",
            "رحمه",
        ),
        *("شکر", "خیر", "ضیف", "جاد", "سعد", "عنایه", "مال", "حمد", "زین", "نور", "ولی", "روح", "اسد", "عبد"),
        *("ذبیح", "حزب", "حبیب", "خلف", "رزق", "لطف", "فرج", "منه", "سعد", "وهب", "دخیل", "غرم"),
    )
)
_DIVINE = frozenset(("الکریم", "المولی", "الرب", "السید", "الحق"))
_ARTICLED = ("لل", "بال", "وال", "فال", "کال", "ولل", "وبال")
_CLITICS = ("و", "ل", "ب", "ف", "ک")
_PRONOUNS = ("ها", "هم", "هما", "کم", "هن")
_PREPOSITIONS = frozenset(("على", "إلى", "حتى", "متى"))
# No family name with the article ends so, but those that are listed.
_FOREIGN_ENDS = ("ينا", "يا", "يلا", "ونا", "يرا", "ارا", "اندرا", "ودا", "يسا")
_COMMON_ENDS = ("ة", "ات", "ون", "ين")
# «عمري», «اسمي» are no nouns: with the article they are names.
_NO_SURNAME = (
    "stop",
    "that",
    "report",
    "unit",
    "organisation",
    "region",
    "event",
    "people",
    "minor",
    "ordinal_short",
)
_TRADES = frozenset(("occupation", "office"))
_NO_NOUNS = frozenset(("age", "was", "own_kin", "verb"))
_LONGEST = 5
_OURS = 4
_NO_ARTICLE = frozenset(("الیاس", "الهام"))


@dataclass(frozen=True, slots=True)
class _Part:
    kind: int
    last: int


def arabic_run(wording: Wording, index: int, *, led: bool, joined: bool = False) -> Run | None:
    """Read the name that begins at a word, ``None`` if none can.

    ``led``: something before asks for one; ``joined``: a name and nothing else stands before, so that an
    unknown word can begin with "and".
    """
    skip, first = _first(wording, index, led=led)
    opens = joined and wording.folded(index)[:1] == "و" and kind_of(wording, index) == UNKNOWN
    # What is unknown before a usual name is rather a verb: «وبرّأت يزن».
    if first is None and opens and kind_of(wording, index + 1) != GIVEN:
        skip, first = 1, _Part(UNKNOWN, index + 1)
    elif first and opens and first.kind == UNKNOWN:
        skip, first = (1, first) if kind_of(wording, index + 1) != GIVEN else (0, None)
    behind = index > 0 and is_joined(wording, index) and wording.folded(index - 1) in _TRIBAL
    if first is None or behind:
        return None
    parts = [first]
    place = first.last
    while len(parts) < _LONGEST and place < len(wording) and is_joined(wording, place):
        part = _next(wording, place, parts)
        if part is None:
            break
        parts.append(part)
        place = part.last
        if part.kind in (ARTICLE, NISBA, SUFFIX) and not _goes_on(wording, place, part):
            break
    while (
        len(parts) > 1
        and parts[-1].kind == UNKNOWN
        and len(parts) > 2
        and not _closes(wording, parts[-1].last)
    ):
        parts.pop()
    return Run(index, parts[-1].last, skip, tuple(part.kind for part in parts))


def _goes_on(wording: Wording, place: int, part: _Part) -> bool:
    after = wording.folded(place) if place < len(wording) and is_joined(wording, place) else ""
    return (part.kind == NISBA and kind_of(wording, place) == NISBA) or after in _SON


def _closes(wording: Wording, index: int) -> bool:
    """Whether a name can end before a word: at a mark, or where the vocabulary says what follows."""
    if index >= len(wording) or not is_joined(wording, index):
        return True
    return kind_of(wording, index) == NONE


def _first(wording: Wording, index: int, *, led: bool) -> tuple[int, _Part | None]:
    given = usual_names("ar").given
    folded = wording.folded(index)
    kind = kind_of(wording, index)
    part = _compound(wording, index)
    if part:
        return 0, part
    if kind == GIVEN or (kind == WEAK and _is_no_role(wording, index)):
        return 0, _Part(kind, index + 1)
    for clitic in () if _is_maghrebi(folded) else _CLITICS:
        rest = folded.removeprefix(clitic)
        if rest != folded and len(rest) > 2 and (rest in given or not is_arabic_verb(folded)):
            part = _compound(wording, index, rest)
            if part:
                return len(clitic), part
            if rest in given and not (
                kind == NONE and wording.is_known(index, "stop", "report", "that", "demand")
            ):
                weak = rest in wording.lexicon.common or is_arabic_verb(folded)
                return len(clitic), _Part(WEAK if weak else GIVEN, index + 1)
    if led and folded == "ابی":
        return 0, _Part(GIVEN, index + 1)
    if kind in (UNKNOWN, FAMILY) and led and not wording.is_known(index, *ROLES):
        return 0, _Part(kind, index + 1)
    if (
        kind != NONE
        and folded.startswith("ال")
        and folded in given
        and (led or _has_patronymic(wording, index))
    ):
        return 0, _Part(GIVEN, index + 1)
    letter = led and is_initial(wording, index) and not wording.term_at(index, "title")
    if letter and (is_initial(wording, index + 1) or kind_of(wording, index + 1) != NONE):
        return 0, _Part(UNKNOWN, index + 1)
    return 0, None


def _has_patronymic(wording: Wording, index: int) -> bool:
    after = index + 1
    return after < len(wording) and is_joined(wording, after) and wording.folded(after) in ("بن", "ولد")


def _is_no_role(wording: Wording, index: int) -> bool:
    """Whether a word such as طالب or أمينة is a given name here: by the family name after it."""
    if not wording.is_known(index, *ROLES) or wording.term_ending(index, "title", "named"):
        return True
    after = index + 1
    joined = after < len(wording) and is_joined(wording, after)
    return joined and kind_of(wording, after) in (PARTICLE, NISBA, FAMILY)


def _compound(wording: Wording, index: int, folded: str | None = None) -> _Part | None:
    """Read عبد + Name, أبو + name, X + الدين as one part."""
    folded = folded or wording.folded(index)
    if index + 1 >= len(wording) or not is_joined(wording, index + 1):
        return None
    after = wording.folded(index + 1)
    if folded in _SERVANT and after.startswith("ال") and len(after) > 4:
        return _Part(GIVEN, index + 2)
    if folded in ("ابو", "ام", "ابا", "ابی"):
        follows = _compound(wording, index + 1)
        kind = kind_of(wording, index + 1)
        if follows or kind in (GIVEN, WEAK):
            return _Part(KUNYA, follows.last if follows else index + 2)
        return _Part(WEAK, index + 2) if folded == "ابو" and kind in (FAMILY, UNKNOWN, ARTICLE) else None
    if (after == "الله" or after in _DIVINE) and folded in _OF_GOD:
        return _Part(GIVEN, index + 2)
    if after in _OF_FAITH and (folded in usual_names("ar").given or (after == "الدین" and len(folded) > 2)):
        return _Part(GIVEN, index + 2)
    return None


def _next(wording: Wording, place: int, parts: list[_Part]) -> _Part | None:
    if is_initial(wording, place):
        return _Part(FAMILY, place + 1)
    kind = kind_of(wording, place)
    if wording.words[place].raw == "علي" and parts[-1].kind in (GIVEN, WEAK):
        kind = GIVEN
    if kind == PARTICLE:
        compound = _compound(wording, place)
        if compound:
            return _Part(FAMILY, compound.last)
        after = place + 1
        if (
            wording.folded(place) in ("ام", "با", "عبید")
            or after >= len(wording)
            or not is_joined(wording, after)
        ):
            return _Part(GIVEN, after) if wording.folded(place) == "عبید" else None
        follows = _compound(wording, after)
        if follows:
            return _Part(FAMILY, follows.last)
        named = not wording.is_known(after, "stop", "that", "report") and not is_number(wording, after)
        return _Part(FAMILY, after + 1) if named else None
    compound = _compound(wording, place)
    if compound and kind != NONE:
        return compound
    if kind in (GIVEN, FAMILY, NISBA, ARTICLE, SUFFIX):
        return _Part(kind, place + 1)
    if kind == WEAK:
        marked = place + 1 >= len(wording) or not is_joined(wording, place + 1)
        # «ليلى قطيش طالبة.»: what somebody is, after a whole name, is no part of it.
        role = wording.is_known(place, *ROLES)
        fits = marked and len(parts) == 1 if role else len(parts) == 1 or _closes(wording, place + 1)
        return _Part(kind, place + 1) if fits else None
    if kind == UNKNOWN:
        # A third part that begins with "and" or "so" is more often the next word of the sentence.
        joint = wording.folded(place).startswith(("و", "ف", "ل", "ب") if len(parts) > 1 else "و")
        return None if joint else _Part(kind, place + 1)
    # «نزار وهبي الكاتب»: a trade is a family name where the name is closed after it.
    trade = wording.folded(place).startswith("ال") and wording.is_known(
        place, "occupation", "office", "title"
    )
    articled = wording.words[place].raw.startswith("ال")
    trade = trade or (articled and not is_vocabulary(wording, place))
    surname = articled and parts[0].kind in (GIVEN, KUNYA) and len(parts) == 1
    surname = surname and not wording.is_known(place, *_NO_SURNAME)
    marked = place + 1 >= len(wording) or not is_joined(wording, place + 1)
    ends = marked or not wording.words[place].raw.endswith(_COMMON_ENDS)
    return _Part(ARTICLE, place + 1) if (trade and marked) or (surname and ends) else None


def kind_of(wording: Wording, index: int) -> int:
    """Say what part of a name a word can be."""
    kind: int | None = wording.memo.get(("kind", index))
    if kind is None:
        kind = wording.memo["kind", index] = _kind_of(wording, index)
    return kind


def _kind_of(wording: Wording, index: int) -> int:
    if not _is_word(wording, index):
        return NONE
    if _is_given_by_spelling(wording, index):
        return GIVEN
    if _is_no_part(wording, index):
        return NONE
    folded, names = wording.folded(index), usual_names("ar")
    if folded in _PARTICLES or folded in _SUFFIXES:
        return PARTICLE if folded in _PARTICLES else SUFFIX
    # The article is written without hamza: إلياس, إلهام have none.
    if folded.startswith("ال") and wording.words[index].raw.startswith("ا") and folded not in _NO_ARTICLE:
        return _articled_kind(wording, index)
    if folded in names.given:
        # Only a word that is common as it stands: فراس is no "so, a head".
        return WEAK if folded in wording.lexicon.common else GIVEN
    return _other_kind(wording, index)


def _is_word(wording: Wording, index: int) -> bool:
    if not 0 <= index < len(wording):
        return False
    word = wording.words[index]
    letters = len(word.folded) > 1 and not word.folded[0].isdigit()
    return word.number is None and letters and not word.raw[0].isascii()


def _is_given_by_spelling(wording: Wording, index: int) -> bool:
    """Whether only the letters before folding show a name: هناء is no هنا, علي no على."""
    word = wording.words[index]
    if word.raw.endswith("ء"):
        return word.folded in usual_names("ar").given and not wording.lexicon.knows(word.folded, "word")
    # Where a text writes the preposition with its own letter, the other is the name.
    return word.raw in ("علي", "عليّ") and ("على" in wording.text or _names_follow(wording, index))


def _is_no_part(wording: Wording, index: int) -> bool:
    word = wording.words[index]
    return (
        word.folded == "الله"
        or word.raw in _PREPOSITIONS
        or wording.is_known(index, "stop", "that", "report")
        or is_number(wording, index)
    )


def _articled_kind(wording: Wording, index: int) -> int:
    word = wording.words[index]
    if word.folded in usual_names("ar").family:
        return FAMILY
    if len(word.folded) <= _OURS:
        return _other_kind(wording, index)
    if is_vocabulary(wording, index, but=_NO_NOUNS) or word.raw.endswith(_COMMON_ENDS):
        return NONE
    return NISBA if word.folded.endswith("ی") else ARTICLE


def _other_kind(wording: Wording, index: int) -> int:
    """Tell a family name without article and an unknown word from common words with clitics or endings."""
    word = wording.words[index]
    folded = word.folded
    clitics = folded.startswith(_ARTICLED) and len(folded) > _OURS
    if _is_maghrebi(folded) and not wording.is_known(index, "word", "event", "penalty"):
        return FAMILY
    listed = folded in usual_names("ar").family
    if listed and not is_vocabulary(wording, index, but=_TRADES) and not is_arabic_verb(folded):
        return FAMILY
    if clitics or is_vocabulary(wording, index) or is_arabic_verb(folded):
        return NONE
    if listed or folded.endswith("اوی"):
        return FAMILY
    if word.raw.endswith("ه") or _is_verbal(word.raw):
        return NONE
    ours = folded.endswith("نا") and len(folded) > _OURS
    if folded[0] in "وفبل" and (ours or _is_common(wording, folded)):
        return NONE
    # «نائما», «مريضا»: how somebody is.
    adverb = len(folded) > _OURS and word.raw.endswith("ا") and not word.raw.endswith(_FOREIGN_ENDS)
    marked = word.raw.endswith(("اً", "ًا")) or folded.endswith(_PRONOUNS)
    return NONE if adverb or marked else UNKNOWN


def _is_verbal(raw: str) -> bool:
    """Whether an unlisted word has the shape of a present or of the tenth stem: يستوجب, استنفد."""
    return len(raw) >= _OURS and raw[0] in "يا" and (raw[0] == "ي" or raw.startswith(("است", "ان")))


def _is_maghrebi(folded: str) -> bool:
    """Whether a word is a given name after بل, بو or بن: بلخضر, بوزيد, بنعيسى."""
    return folded.startswith(("بل", "بو", "بن")) and folded[2:] in usual_names("ar").given


def _names_follow(wording: Wording, index: int) -> bool:
    after = index + 1
    if after >= len(wording) or not is_joined(wording, after) or wording.words[after].raw in ("علي", "عليّ"):
        return False
    kind = kind_of(wording, after)
    return kind in (NISBA, FAMILY) or (kind == ARTICLE and wording.term_ending(index, "title") is not None)


def _is_common(wording: Wording, folded: str) -> bool:
    """Whether what is left of a word without its clitic is in the vocabulary, or a given name."""
    rest = folded[1:]
    if len(rest) < 3:
        return False
    knows = wording.lexicon.knows
    common = any(
        knows(rest, category) for category in ("word", "stop", "event", "people", "penalty", "charge")
    )
    verb = wording.lexicon.knows(rest, "verb") or (folded[0] in "وف" and is_arabic_verb(rest))
    return common or rest in usual_names("ar").given or verb
