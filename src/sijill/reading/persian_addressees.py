"""Of whom a Persian sentence demands: «از X و از Y», «در نامه‌ای به X»; where its clause begins."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.reading.asked import asked_of
from sijill.reading.mention import Mention
from sijill.reading.word_set import word_set
from sijill.reading.wording import Wording

_LETTERS = word_set("نامه نامهای نامه\u200cای سرگشاده خطاب پیام پیامی نامهاش بیانیهای درخواستی")
_NO_ADDRESS = word_set(
    "جمله سوی طریق نظر این ان انجا اینکه طرف انها انان ایشان جانب پیش قبل بعد زمان ابتدا سال ماه"
)


def clause_begin(wording: Wording, verb: int) -> int:
    """Give the word with which the clause of a verb begins: after a verb of saying or a semicolon."""
    first = wording.sentence_of(verb)[0]
    for term in reversed(wording.terms("demand")):
        if first <= term.first and term.last < verb:
            joints = (
                index
                for index in range(term.last, verb - 1)
                if wording.folded(index) == "و" and wording.folded(index + 1) == "از"
            )
            joint = next(joints, None)
            if joint is not None:
                return joint + 1
    for term in reversed(wording.terms("report", "demand", "counted")):
        if first <= term.first and term.last <= verb and wording.folded(term.last) in ("و", "ولی", "اما"):
            return term.last + 1
    for index in range(verb, first, -1):
        if any(mark in wording.gap(index) for mark in "؛;:«"):
            return index
    return first


def asked_from(
    wording: Wording, begin: int, verb: int, people: Sequence[Mention]
) -> tuple[int, tuple[Mention, ...]] | None:
    """Find «از X و از Y»: the word «از» and who follows it; nobody if it is no name."""
    places = [index for index in range(begin, verb) if wording.folded(index) == "از"]
    for index in places:
        found = asked_of(wording, people, index + 1, verb)
        found = tuple(one for one in found if _is_next(wording, one, index)) or _reaching(
            wording, people, index + 1, verb
        )
        if found:
            others = [one for one in asked_of(wording, people, index + 1, verb) if one is not found[0]]
            return index, (found[0], *(one for one in others if _joined(wording, one, people)))
    for index in places:
        if wording.is_known(index + 1, "authority") or wording.folded(index + 1) in (
            "همه",
            "شما",
            "تمام",
            "تمامی",
            "کلیه",
        ):
            return index, ()
    free = [index for index in places if wording.folded(index + 1) not in _NO_ADDRESS]
    return (free[0], ()) if len(free) == 1 and verb - free[0] <= 8 else None


def _reaching(wording: Wording, people: Sequence[Mention], index: int, verb: int) -> tuple[Mention, ...]:
    """Find who begins right there, though the name was read on over the verb."""
    if max(index, verb) >= len(wording):
        return ()
    start, end = wording.words[index].start, wording.words[verb].start
    found = [one for one in people if one.start == start and one.end > end]
    return tuple(found[:1])


def spoken_to(wording: Wording, first: int, verb: int, people: Sequence[Mention]) -> tuple[Mention, ...]:
    """Find to whom a letter or speech goes: «در نامه‌ای به X …»."""
    for index in range(first, verb - 1):
        if wording.folded(index) == "به" and wording.folded(index - 1) in _LETTERS:
            found = asked_of(wording, people, index + 1, verb)
            named = [one for one in found if wording.word_at(one.start) <= index + 2]
            if named:
                return tuple(named)
    return ()


def _is_next(wording: Wording, found: Mention, index: int) -> bool:
    place = wording.word_at(found.start)
    return all(
        wording.is_known(step, "title", "office", "stop", "former") for step in range(index + 1, place)
    )


def _joined(wording: Wording, found: Mention, people: Sequence[Mention]) -> bool:
    """Whether «و» or «و از» stands before one more who is asked."""
    index = wording.word_at(found.start)
    if wording.folded(index - 1) == "از":
        index -= 1
    return wording.folded(index - 1) in ("و", "همچنین", "نیز") or wording.gap(index).strip() in ("،", ",")
