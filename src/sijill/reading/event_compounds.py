"""Events that two words of a clause make together: "cut" and "sentence", "signed" and "blank paper".

Each half alone is an everyday word. The vocabulary names the halves (``[terms.act_…]``, ``[verbs.act_…]``
and ``[terms.of_…]``); here stands which go together, and how near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.reading.mention import Mention
from sijill.reading.wording import Term, Wording

_PAIRS = (
    ("act_change", ("sentencing", "of_ruling", "penalty", "prison"), "appeal_ruling", 6),
    ("act_sign", ("of_confession",), "forced_confession", 5),
    ("act_break", ("of_body",), "injury", 5),
    ("act_deprive", ("of_care",), "ill_treatment", 4),
    ("act_leave", ("of_custody",), "release", 5),
    ("act_carry", ("of_verdict",), "execution", 3),
)
"""The act, what it is done to, the event that both make, and how many words may stand between."""
_PASSED = ("sentence", "appeal_ruling")
_GIVES = ("en", "fa", "ar")
_FAR = 9
_HIM = frozenset(("him", "her", "them", "me", "us", "my", "his", "their", "a", "the", "our"))


def compounds(
    wording: Wording, taken: Sequence[Term], penalties: Sequence[Mention]
) -> Iterator[tuple[int, int, str]]:
    """Give ``(first word, behind the last, type)`` of each that no event of one word is already at."""
    held = {index for term in taken for index in range(term.first, term.last)}
    for act, things, kind, reach in _PAIRS:
        for term in wording.terms(act):
            if term.first not in held and _has(wording, term, things, reach):
                yield term.first, term.last, kind
    for term in wording.terms("act_hit"):
        if term.first not in held and _is_object(wording, term.last):
            yield term.first, term.last, "ill_treatment"
    yield from _passing(wording, held, [term for term in taken if term.key in _PASSED], penalties)


def _has(wording: Wording, act: Term, things: tuple[str, ...], reach: int) -> bool:
    """Whether what the act is done to stands near it, in Persian before and elsewhere behind it."""
    if wording.language == "fa":
        span = range(act.first - 1, act.first - reach - 1, -1)
        return _meets(wording, span, things, -1)
    return _meets(wording, range(act.last, act.last + reach), things, 0)


def _meets(wording: Wording, span: range, things: tuple[str, ...], behind: int) -> bool:
    for index in span:
        gap = wording.gap(index - behind) if 0 <= index - behind < len(wording) else "."
        if set(gap) & set(".؛;:!?؟\n"):
            return False
        if wording.is_known(index, *things):
            return True
    return False


def _is_object(wording: Wording, index: int) -> bool:
    """Whether somebody follows an English verb of violence: a pronoun, "my brother", a name."""
    if index >= len(wording) or wording.gap(index).strip(" \xa0"):
        return False
    raw = wording.words[index].raw
    return wording.folded(index) in _HIM or (raw[:1].isupper() and raw[1:2].islower())


def _passing(
    wording: Wording, held: set[int], ruled: list[Term], penalties: Sequence[Mention]
) -> Iterator[tuple[int, int, str]]:
    """Find the everyday verb that passes a sentence: "gave him six years", «شش سال برید»."""
    found: set[int] = set()
    for penalty in penalties:
        first, last = wording.word_at(penalty.start), wording.word_at(penalty.end - 1) + 1
        begin, end = wording.clause_of(first)
        if any(begin <= term.first < end for term in ruled):
            continue
        span = (
            range(last, min(last + 3, end))
            if wording.language == "fa"
            else range(first, max(begin, first - _FAR) - 1, -1)
        )
        for index in span:
            term = wording.term_at(index, "act_pass")
            if term is not None and index not in held | found:
                found.add(index)
                yield term.first, term.last, "sentence"
                break
