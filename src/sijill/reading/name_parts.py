"""The forms in which a text comes back to somebody: surname alone, given name alone, initial and surname."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.reading.mention import Mention
from sijill.reading.wording import Wording
from sijill.text import fold_text

Words = tuple[str, ...]

_PARTICLES = frozenset(("بن", "ابن", "بنت", "ولد", "ابو", "ابی", "ابا", "ال", "ایت", "بو", "با"))
_SERVANT = frozenset(("عبد", "عبید"))
_OF_FAITH = frozenset(("الدین", "الله", "الرحمن", "الاسلام", "النبی", "الحق", "الهدی", "الزمان"))
_SUFFIXES = frozenset(("بک", "باشا", "افندی", "اغا", "خان"))
_STYLED = frozenset(("سید", "سیده", "میر", "حاج"))
_LATIN_PARTICLES = frozenset(
    (
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "von",
        "van",
        "de",
        "da",
        "del",
        "della",
        "di",
        "du",
        "der",
        "den",
        "la",
        "le",
    )
)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class NameForms:
    """Folded words of each shorter form of a name."""

    short: tuple[Words, ...] = ()
    surnames: tuple[Words, ...] = ()
    given: tuple[Words, ...] = ()


def forms_of(wording: Wording, found: Mention) -> NameForms:
    """Give the shorter forms of a name as it is written there; none of a name of one word."""
    name = found.value["name"]
    if wording.language == "en" or name[:1].isascii():
        return _latin(name)
    words = fold_text(name).split()
    return _arabic(words) if wording.language == "ar" else _persian(words, wording)


def _arabic(words: list[str]) -> NameForms:
    if len(words) < 2 or (words[0] in ("ابو", "ام") and len(words) == 2):
        return NameForms()
    given = 2 if words[0] in _SERVANT or words[1] in _OF_FAITH or words[0] == "ابو" else 1
    while len(words) > 2 and words[-1] in _SUFFIXES:
        words = words[:-1]
    last = len(words) - 1
    while last > given and (words[last - 1] in _PARTICLES or words[last - 1] in _SERVANT):
        last -= 1
    if last < given:
        return NameForms(given=(tuple(words[:given]),))
    surname = tuple(words[last:])
    alone = [tuple(words[:given])]
    if given == 2 and words[0] not in _SERVANT and words[0] != "ابو":
        alone.append((words[0],))
    short = [(*words[:given], *surname)] if last > given else []
    surnames = [surname] if len("".join(surname)) >= _SHORTEST else []
    return NameForms(tuple(short), tuple(surnames), tuple(alone))


def _persian(words: list[str], wording: Wording) -> NameForms:
    if len(words) > 2 and words[0] in _STYLED:
        rest = _persian(words[1:], wording)
        return NameForms((tuple(words[1:]), *rest.short), rest.surnames, rest.given)
    if len(words) < 2:
        return NameForms()
    ending = len(words) > 2 and wording.lexicon.knows(words[-1], "ending_word")
    surname = tuple(words[-2:] if ending else words[-1:])
    # A joiner that is kept in one place and lost in another: «درودی‌فر», «درودی فر».
    surnames = [surname, *([("".join(surname),)] if ending else [])]
    given = words[: len(words) - len(surname)]
    short = [(given[0], *surname)] if len(given) > 1 else []
    return NameForms(tuple(short), tuple(surnames), ((given[0],),) if len(given[0]) > 1 else ())


def _latin(name: str) -> NameForms:
    if "," in name:
        family, _, first = name.partition(",")
        name = f"{first.strip()} {family.strip()}"
    split = (fold_text(unit).replace(".", " ").split("-") for unit in name.split())
    units = [words for unit in split if (words := tuple(part.strip() for part in unit if part.strip()))]
    if len(units) < 2:
        return NameForms()
    last = len(units) - 1
    while last > 1 and units[last - 1][0] in _LATIN_PARTICLES:
        last -= 1
    surname = tuple(part for unit in units[last:] for part in unit)
    given = units[0]
    short: list[Words] = [(*given, *surname)] if last > 1 else []
    surnames: tuple[Words, ...] = (surname,) if len("".join(surname)) >= _SHORTEST - 1 else ()
    if len(given[0]) == 1:
        return NameForms(tuple(short), surnames)
    return NameForms((*short, (given[0][0], *surname)), surnames, (given,))
