"""How far the clause of a verb of saying reaches, and how far what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.reading.floor import Floor
from sijill.reading.utterances import Utterance
from sijill.reading.wording import Term

_LEAST = 3


def begin_of(floor: Floor, unit: Utterance, verb: Term) -> int:
    """Give where the clause of a verb may begin: not before a contrast, a semicolon or told words before."""
    wording = floor.wording
    begin = unit.first
    starts = [begin]
    for term in wording.terms("contrast", "turn"):
        if begin <= term.first < verb.first and (term.first == begin or floor.cut(term.first)):
            starts.append(term.last)
    for index in range(begin + 1, verb.first):
        gap = wording.gap(index)
        if re.search("[;؛]", gap) and (floor.quote_of(index) is None or floor.quote_of(index - 1) is None):
            starts.append(index)
    if unit.first == 0:
        starts.append(_after_dateline(floor, verb))
    for index in range(unit.first + 1, min(unit.first + 4, verb.first)):
        # «تحديث ١: …», "Update: …", «س: …».
        if wording.gap(index).strip() == ":" or (
            wording.gap(index).strip() in (")", "/") and unit.first == 0
        ):
            starts.append(index)
    start = max(starts)
    return start if start <= verb.first else begin


def _after_dateline(floor: Floor, verb: Term) -> int:
    """Skip "VELMARA, Nov 16 (Agency) -" at the head of a paragraph."""
    wording = floor.wording
    for index in range(1, min(verb.first, 16)):
        if re.search(r"[—–:]|[)\w] ?- ?|\n", wording.gap(index)) and " " in wording.gap(index):
            dated = any(wording.words[step].number is not None for step in range(index))
            if dated or ")" in wording.gap(index):
                return index
    return 0


def quoted_before(floor: Floor, unit: Utterance, verb: Term) -> int | None:
    ends = [floor.words_of(one.start, one.end)[1] for one in unit.quotes]
    return max((end for end in ends if end <= verb.first), default=None)


def end_of_told(floor: Floor, unit: Utterance, verb: Term, later: list[tuple[Term, frozenset[str]]]) -> int:
    """Give the word before which somebody's words end: a contrast, a semicolon, the next verb of saying."""
    wording = floor.wording
    ends = [unit.last]
    for term in wording.terms("contrast", "turn"):
        if (
            verb.last < term.first < unit.last
            and floor.cut(term.first)
            and floor.quote_of(term.first) is None
        ):
            ends.append(term.first)
    for index in range(verb.last + 1, unit.last):
        if re.search("[;؛]", wording.gap(index)) and floor.quote_of(index) is None:
            ends.append(index)
    for term, categories in later:
        clause = _clause_of_verb(floor, term, verb.last)
        if clause is not None and "report" in categories:
            ends.append(clause)
    return min(ends)


def _clause_of_verb(floor: Floor, term: Term, begin: int) -> int | None:
    """Give where the clause of a later verb of saying begins, if a comma or "and" opens it."""
    clause = {"ar": _arabic_clause, "fa": _persian_clause, "en": _english_clause}.get(floor.wording.language)
    return clause(floor, term, begin) if clause else None


def _arabic_clause(floor: Floor, term: Term, begin: int) -> int | None:
    cut = floor.cut(term.first)
    joined = term.clitic in ("و", "ف") and _is_told_after(floor, term)
    return term.first if term.first > begin + 1 and (cut or joined) else None


def _english_clause(floor: Floor, term: Term, begin: int) -> int | None:
    wording = floor.wording
    index = term.first
    while index > begin + 1 and not floor.cut(index):
        index -= 1
    if index > begin + 1 and wording.gap(index).strip()[:1] in (",", ";"):
        if wording.folded(index + 1) == "that":
            return None
        joined = wording.folded(index) in ("and", "but", "while", "though")
        if joined or wording.folded(term.first).endswith("ing"):
            return index
    step = term.first - 1
    joins = wording.folded(step) == "and" and step > begin + 1
    return step if joins and _is_told_after(floor, term) else None


def _persian_clause(floor: Floor, term: Term, begin: int) -> int | None:
    if not _is_told_after(floor, term):
        return None
    ands = (step for step in range(term.first - 1, begin + 1, -1) if floor.wording.folded(step) == "و")
    return next(ands, None)


def _is_told_after(floor: Floor, term: Term) -> bool:
    return any(
        floor.wording.term_at(index, "that") for index in range(term.last, term.last + 4)
    ) or _quote_at(floor, term.last)


def _quote_at(floor: Floor, index: int) -> bool:
    quote = floor.quote_of(index)
    return quote is not None and floor.quote_of(index - 1) is not quote


def clauses_told(floor: Floor, told: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Part what is told at each Arabic «وأن»: every one of them opens a clause of its own."""
    wording = floor.wording
    first, last = told
    for index in range(first + _LEAST, last - 1):
        that = (
            wording.term_at(index, "that")
            if wording.language == "ar" and floor.quote_of(index) is None
            else None
        )
        if that is not None and that.clitic == "و" and wording.folded(index) != "وانا":
            yield first, index
            first = that.last
    if last > first:
        yield first, last


def told_span(floor: Floor, first: int, last: int) -> tuple[int, int]:
    """Give the code points of told words, with the quotation marks that open or close within them."""
    start, end = floor.wording.span(first, last)
    for quote in floor.outer:
        if quote.start == start or quote.opening < start < quote.start:
            start = quote.opening
        if quote.end >= end and quote.start < end and quote.closing > end and quote.opening >= start:
            end = quote.closing
    return start, end
