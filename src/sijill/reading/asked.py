"""What somebody asks of somebody, as the three languages' rules hand it on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sijill.reading.mention import Mention
from sijill.reading.subjects import Subject, outermost
from sijill.reading.wording import Wording


@dataclass(frozen=True, slots=True)
class Asked:
    """The words ``[first, last)`` that say what is asked, of whom and by whom; ``verb``: the word of asking.

    ``you``: it is asked of whoever the text speaks to.
    """

    first: int
    last: int
    addressees: tuple[Mention, ...]
    subject: Subject
    rule: str
    verb: int
    you: bool = False


def end_of(wording: Wording, first: int, last: int, *, verb: int) -> int:
    """Give the word before which a demand ends: with its sentence, or with the quotation that it began in."""
    opened = _open_quotes(wording, verb, wording.sentence_of(verb)[0])
    for index in range(first + 1, last):
        gap = wording.gap(index)
        if opened and any(mark in gap for mark in '»”"') and "«" not in gap:
            return index
        comma = gap.strip(' \xa0\u200c»”"')[:1] in ("،", ",", "؛", ";")
        if ";" in gap or "؛" in gap:
            return index
        if comma and (wording.term_at(index, "contrast") or _speaks(wording, index)):
            return index
        if _asks_again(wording, index):
            return index
    return last


def _asks_again(wording: Wording, index: int) -> bool:
    """Whether "and called on …", «وتدعو …» begins another demand without a comma."""
    if wording.language == "en":
        return wording.folded(index) == "and" and wording.term_at(index + 1, "demand") is not None
    term = wording.term_at(index, "demand")
    if wording.language == "ar":
        folded = wording.folded(index)
        # «…، وهتفوا …»: another thing that they did.
        if (
            wording.gap(index).strip()[:1] in ("،", ",")
            and folded.startswith(("و", "ف"))
            and folded.endswith("وا")
        ):
            return True
        return term is not None and term.clitic == "و" and not wording.folded(index).startswith("وال")
    return False


def _speaks(wording: Wording, index: int) -> bool:
    """Whether a new verb of saying or demanding opens the words after a comma."""
    for place in (index, index + 1):
        if wording.term_at(place, "report", "counted", "demand"):
            return True
        if wording.folded(place) not in ("and", "but", "while", "و", "ولی", "اما"):
            return False
    return False


def _open_quotes(wording: Wording, index: int, first: int) -> bool:
    before = wording.text[
        wording.words[first].start - 2 if first else wording.start : wording.words[index].start
    ]
    opening = before.count("«") + before.count("“")
    closing = before.count("»") + before.count("”")
    return opening > closing or before.count('"') % 2 == 1


def asked_of(wording: Wording, people: Sequence[Mention], first: int, last: int) -> tuple[Mention, ...]:
    """Give the persons and organisations that stand in the words ``[first, last)``, each once."""
    if first >= last or first >= len(wording):
        return ()
    start, end = wording.words[first].start, wording.words[min(last, len(wording)) - 1].end
    found = [one for one in people if start - 1 <= one.start and one.end <= end + 1]
    return tuple(_apart(wording, outermost(found)))


def _apart(wording: Wording, found: Sequence[Mention]) -> list[Mention]:
    """Leave out who only follows another in apposition ("the minister, Name") or as "of" whom somebody is."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if kept and one.start < kept[-1].end:
            continue
        between = wording.text[kept[-1].end : one.start].strip() if kept else ""
        joined = not kept or between.strip("،,;؛ ") or between in ("", "،", ",")
        if kept and between in ("of", "of the", "in", "for", "في", "من", "در"):
            continue
        apposed = (
            kept
            and _TITLES.sub("", between).strip() in ("", "،", ",")
            and _names(kept[-1]) is False
            and _names(one) is True
        )
        if apposed:
            kept[-1] = one
            continue
        if joined:
            kept.append(one)
    return kept


_TITLES = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Mme|Sir|Prof|General|Colonel|Judge|Justice)\b\.?|الدكتورة?|السيدة?|القاضية?|الأستاذة?|آقای|خانم|دکتر)"
)


def _names(one: Mention) -> bool | None:
    return bool(one.value.get("name")) if one.kind == "person" else None


def apart(wording: Wording, asked: Sequence[Asked]) -> list[Asked]:
    """Let a demand end where the clause of the next one begins, and leave out those within another."""
    kept: list[Asked] = []
    for one in sorted(asked, key=lambda item: (item.first, -item.last)):
        if kept and one.first < kept[-1].last:
            cut = _clause(wording, one.verb, kept[-1].first)
            if cut is None or one.verb < kept[-1].first:
                continue
            kept[-1] = replace(kept[-1], last=cut)
        kept.append(one)
    return kept


def _clause(wording: Wording, verb: int, begin: int) -> int | None:
    """Give where the clause of a verb begins, if that is after word ``begin``."""
    for index in range(verb, begin + 1, -1):
        if wording.gap(index).strip(" \xa0\u200c-'’«»“”\""):
            return index
        if wording.folded(index) in ("and", "و") or (
            wording.language == "ar" and index == verb and wording.folded(index).startswith("و")
        ):
            return index
    return None


def within_name(wording: Wording, index: int, people: Sequence[Mention]) -> bool:
    """Whether a word is part of somebody's name: «طالب» is also a given name."""
    place = wording.words[index].start
    return any(one.start <= place < one.end and _names(one) is not False for one in people)
