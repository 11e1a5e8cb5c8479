"""Where an English name begins and ends: capitals that are no place, body, month or opening of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijill.reading.given_names import usual_names
from sijill.reading.name_words import ROLES, is_joined, is_number
from sijill.reading.wording import Wording

_LONGEST = 6
_BULLET = 10
_POSSESSIVE = ("'s", "’s", "'", "’")
_HYPHENS = ("-", "\u2010", "\u2011")
PLACED = frozenset(
    ("saint", "sant", "san", "santa", "port", "fort", "mount", "lake", "cape", "el", "los", "las", "new")
)
_ITEM = re.compile(r"(?:^|\n)[^\S\n]*(?:[-–—•*·▪◦●○]+|[(\[]?\d{1,3}[)\].\-–/]+|[(\[]?[a-z][)\]])?[^\S\n]*$")
ENOUGH = 3.0


@dataclass(frozen=True, slots=True)
class Capitals:
    """Words ``[first, last)`` that may be a name, ``end`` their end in the text; ``one``: a single word."""

    first: int
    last: int
    end: int
    score: float
    parts: int


def english_capitals(wording: Wording, index: int) -> Capitals | None:
    """Read the capitals that begin at a word, ``None`` if they can be no name."""
    if not is_capital_name(wording, index) or wording.folded(index) in PLACED:
        return None
    last, parts, hyphens = _run(wording, index)
    if last < len(wording) and _goes_on(wording, last):
        return None
    if parts == 1 and (nicknamed := _after_nickname(wording, last)) > last:
        last, parts = nicknamed, 2
    if _shouts(wording, index, last):
        return None
    if _surname_first(wording, index, last):
        return _with_given(wording, index, last)
    given = bare_of(wording.folded(index)) in usual_names("en").given
    initials = len(wording.words[index].raw) == 1
    if initials and parts == 1:
        return None
    score = (
        (2.25 if parts > 1 else 0.5) + (1.0 if given else 0.0) + (0.75 if hyphens else 0.0) + 0.5 * initials
    )
    return Capitals(index, last, _end(wording, last), score, parts + hyphens)


def _run(wording: Wording, index: int) -> tuple[int, int, int]:
    """Follow the capitals; give where they end, how many parts they are, how many are joined by hyphens."""
    last, parts, hyphens = index + 1, 1, 0
    while last < len(wording) and last - index < _LONGEST and not _possessive(wording, last - 1):
        hyphened = wording.gap(last) in _HYPHENS
        if not is_joined(wording, last) and not _initial(wording, last):
            break
        if is_capital_name(wording, last):
            parts += not hyphened
            hyphens += hyphened and wording.words[last].raw[0].isupper()
            last += 1
        elif (after := _after_particles(wording, last)) > last:
            last = after + 1
            parts += 1
        elif parts == 1 and _also_surname(wording, index, last):
            return last + 1, 2, hyphens
        else:
            break
    return last, parts, hyphens


def _end(wording: Wording, last: int) -> int:
    """Give the end of a name in the text, with the dot of an initial and without the possessive."""
    word = wording.words[last - 1]
    dotted = len(word.raw) == 1 and _dotted(wording, last)
    return word.end + dotted - next((len(mark) for mark in _POSSESSIVE if word.raw.endswith(mark)), 0)


def _after_particles(wording: Wording, index: int) -> int:
    """Give where the name after particles begins ("van der Velde"); the word itself if there is none."""
    place = index
    while place < len(wording) and wording.is_known(place, "person_part") and is_joined(wording, place):
        place += 1
    follows = place < len(wording) and is_joined(wording, place) and is_capital_name(wording, place)
    return place if follows else index


def _dotted(wording: Wording, last: int) -> bool:
    """Whether the dot after an initial belongs to it: "Kazim B., 17," and no sentence ends there."""
    gap = wording.gap(last)
    return gap.startswith(".") and (
        last >= len(wording) or gap.strip() != "." or wording.words[last].raw[0].islower()
    )


def _after_nickname(wording: Wording, last: int) -> int:
    """Give where a name with a nickname in quotation marks ends: Kazimierz "Kaz" Dunmore."""
    if last + 1 >= len(wording):
        return last
    opens, closes = wording.gap(last).strip(), wording.gap(last + 1).strip()
    quoted = opens in ('"', "“", "'", "‘") and closes in ('"', "”", "'", "’")
    capitals = is_capital_name(wording, last) and is_capital_name(wording, last + 1)
    return last + 2 if quoted and capitals else last


def _shouts(wording: Wording, first: int, last: int) -> bool:
    """Whether a whole heading is in capitals, and no surname before its given names."""
    if not all(
        wording.words[index].raw.isupper() and len(wording.words[index].raw) > 1
        for index in range(first, last)
    ):
        return False
    beside = [index for index in (first - 1, last) if 0 <= index < len(wording)]
    return any(wording.words[index].raw.isupper() and wording.words[index].raw.isalpha() for index in beside)


def _also_surname(wording: Wording, index: int, last: int) -> bool:
    """Whether a word of places is a surname after a usual given name: "Kirsten Vale"."""
    given = bare_of(wording.folded(index)) in usual_names("en").given
    capital = wording.words[last].raw[0].isupper()
    return given and capital and wording.lexicon.knows(bare_of(wording.folded(last)), "surname")


def is_item(wording: Wording, index: int) -> float:
    """Weigh the beginning of a line, more with a bullet or a number before the word."""
    start = wording.words[index].start
    line = wording.text[max(0, wording.text.rfind("\n", 0, start)) : start]
    if len(line) >= _BULLET or not _ITEM.search(line if line.startswith("\n") else "\n" + line):
        return 0.0
    return 1.0 if line.strip() else 0.5


def _surname_first(wording: Wording, index: int, last: int) -> bool:
    """Whether a surname in capitals stands before its given names: "(1) MORROW, Edda Ruth, welder"."""
    shouted = all(
        wording.words[place].raw.isupper() and len(wording.words[place].raw) > 2
        for place in range(index, last)
    )
    item = is_item(wording, index) > 0
    comma = last < len(wording) and wording.gap(last).strip(" \xa0") == ","
    return bool(
        shouted
        and item
        and comma
        and is_capital_name(wording, last)
        and not wording.words[last].raw.isupper()
    )


def _with_given(wording: Wording, index: int, last: int) -> Capitals:
    place = last + 1
    while place < len(wording) and is_joined(wording, place) and is_capital_name(wording, place):
        place += 1
    return Capitals(index, place, wording.words[place - 1].end, ENOUGH, 2)


def _goes_on(wording: Wording, last: int) -> bool:
    """Whether capitals that are no name go on: "Hartley Dunn Hospital", "Quill Bay"."""
    if not is_joined(wording, last) and wording.gap(last) not in _HYPHENS:
        return False
    word = wording.words[last]
    return (
        word.raw[0].isupper()
        and wording.is_known(last, "never", "organisation", "prison")
        and not _possessive(wording, last - 1)
    )


def _initial(wording: Wording, last: int) -> bool:
    return (
        len(wording.words[last - 1].raw) == 1
        and wording.gap(last).strip() == "."
        and "\n" not in wording.gap(last)
    )


def _possessive(wording: Wording, index: int) -> bool:
    return wording.words[index].raw.endswith(_POSSESSIVE)


def bare_of(folded: str) -> str:
    """Give a folded word without the ending of the possessive."""
    return folded.removesuffix("'s").removesuffix("’s").removesuffix("'")


def is_capital_name(wording: Wording, index: int) -> bool:
    """Whether a word in a capital can be part of a name."""
    if not 0 <= index < len(wording):
        return False
    word = wording.words[index]
    if word.number is not None or not word.raw[0].isupper() or word.raw[0].isdigit():
        return False
    if len(word.raw) == 1:
        return wording.gap(index + 1).startswith(".") and index + 1 < len(wording)
    if word.raw.isupper() and len(word.raw) < 4:
        return False
    if word.folded.replace("’", "'").partition("'")[0] == "i":
        return False  # "I'm", "I'd"
    bare = bare_of(word.folded)
    names = usual_names("en")
    knows = wording.lexicon.knows
    if any(
        knows(bare, category)
        for category in ("never", "word", "stop", "organisation", "unit", "that", "report")
    ):
        return bare in names.given and not any(knows(bare, c) for c in ("never", "word", "stop"))
    if is_number(wording, index):
        return False
    if any(
        knows(bare, category)
        for category in (*ROLES, "event", "measure", "penalty", "people", "minor", "body", "region")
    ):
        return bare in names.given
    return True


def is_cut_off(wording: Wording, index: int, last: int) -> bool:
    """Whether no capital beside can be part of the same name: "Mahmud Lumawi", "Merrin Street"."""
    if index > 0 and (is_joined(wording, index) or wording.gap(index) in _HYPHENS):
        titled = wording.term_ending(index, "title", "office", "occupation", "own_kin", "kin", "named")
        if wording.gap(index) in _HYPHENS or (
            is_capital_name(wording, index - 1) and not titled and not _possessive(wording, index - 1)
        ):
            return False
    if last >= len(wording) or _possessive(wording, last - 1):
        return True
    if wording.gap(last) in _HYPHENS and wording.words[last].raw[0].isupper():
        return False
    return not is_joined(wording, last) or not (is_capital_name(wording, last) or _goes_on(wording, last))


def is_lone_given(wording: Wording, index: int) -> bool:
    """Whether a word alone is a usual given name in a capital."""
    word = wording.words[index]
    known = bare_of(word.folded) in usual_names("en").given and not word.raw.isupper()
    return known and len(word.raw) > 2 and is_capital_name(wording, index)
