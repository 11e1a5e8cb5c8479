"""What Persian texts demand: «از X خواست …», «خواستار … شد», «X را به … فراخواند», «X باید …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.claims.kinds import Kind
from sijill.reading.asked import Asked, asked_of, end_of
from sijill.reading.mention import Mention
from sijill.reading.subjects import How, Subject, subject
from sijill.reading.word_set import word_set
from sijill.reading.wording import Term, Wording

_LETTERS = word_set("نامه نامهای نامه\u200cای سرگشاده خطاب پیام پیامی نامهاش بیانیهای درخواستی")
_THAT = frozenset(("که", "تا"))
_NO_ADDRESS = word_set(
    "جمله سوی طریق نظر این ان انجا اینکه طرف انها انان ایشان جانب پیش قبل بعد زمان ابتدا سال ماه"
)


def persian_demands(wording: Wording, people: Sequence[Mention]) -> Iterator[Asked]:
    """Find what is demanded of whom, verb by verb."""
    rules = {"ask": _asked, "own": _asked, "want": _wanted, "call": _called, "need": _needed, "warn": _warned}
    for term in wording.terms("demand"):
        found = rules[term.key](wording, term, people)
        if found is not None:
            yield found
    for term in wording.terms("demand_ours"):
        found = _ours(wording, term, people)
        if found is not None:
            yield found
    for term in wording.terms("demand_modal"):
        found = _modal(wording, term, people)
        if found is not None:
            yield found
    for index in range(len(wording)):
        if wording.folded(index) in ("درخواست", "تقاضای", "تقاضا", "خواسته", "درخواستی", "تقاضایی"):
            found = _noun(wording, index, people)
            if found is not None:
                yield found
    yield from _imperatives(wording)


def _noun(wording: Wording, index: int, people: Sequence[Mention]) -> Asked | None:
    """Find «درخواست شاکی دایر بر …»: what is requested, up to the verb that says what became of it."""
    last = wording.sentence_of(index)[1]
    for place in range(index + 1, min(last - 2, index + 9)):
        if wording.folded(place) in ("دایر", "مبنی") and wording.folded(place + 1) == "بر":
            found = asked_of(wording, people, index + 1, place)
            who = Subject(How.NAMED, found[0]) if found else Subject(How.OTHER)
            return Asked(place + 2, last, (), who, "demand.noun", index)
    return None


def _begin(wording: Wording, verb: int) -> int:
    """Give the word with which the clause of a verb begins: after a verb of saying or a semicolon."""
    first = wording.sentence_of(verb)[0]
    for term in reversed(wording.terms("report", "demand", "counted")):
        if first <= term.first and term.last <= verb and wording.folded(term.last) in ("و", "ولی", "اما"):
            return term.last + 1
    for index in range(verb, first, -1):
        if any(mark in wording.gap(index) for mark in "؛;:«"):
            return index
    return first


def _from(
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
    if index >= len(wording):
        return ()
    start, end = wording.words[index].start, wording.words[verb].start
    found = [one for one in people if one.start == start and one.end > end]
    return tuple(found[:1])


def _spoken_to(wording: Wording, first: int, verb: int, people: Sequence[Mention]) -> tuple[Mention, ...]:
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


def _asked(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    first, last = wording.sentence_of(term.first)
    begin = max(first, _begin(wording, term.first))
    asked = _from(wording, begin, term.first, people)
    own = term.key == "own"
    who = Subject(How.OWN) if own else _who(wording, term.first, people, begin, asked[1] if asked else ())
    after = _after(wording, term, last)
    if asked is None and not own:
        return _object(wording, term, begin, who, _spoken_to(wording, first, term.first, people))
    addressees = asked[1] if asked else ()
    if not addressees:
        addressees = _spoken_to(wording, first, term.first, people)
    if after is not None:
        return Asked(
            after, end_of(wording, after, last, verb=term.first), addressees, who, "demand.ask", term.first
        )
    if asked is None:
        return _object(wording, term, begin, who, addressees)
    ra = [index for index in range(begin, asked[0]) if wording.folded(index) == "را"]
    if ra:
        start = _after_subject(wording, begin, who)
        return Asked(start, ra[-1], addressees, who, "demand.ask", term.first) if start < ra[-1] else None
    start = wording.word_at(addressees[-1].end) if addressees else asked[0] + 2
    if start < term.first:
        return Asked(start, term.first, addressees, who, "demand.ask", term.first)
    start = _after_subject(wording, begin, who)
    return Asked(start, asked[0], addressees, who, "demand.ask", term.first) if start < asked[0] else None


def _after(wording: Wording, term: Term, last: int) -> int | None:
    """Give the word after the verb with which what is asked begins."""
    start = term.last
    while start < last and wording.folded(start) in _THAT:
        start += 1
    if start >= last or last - start < 2:
        return None
    if wording.folded(term.last) in ("و", "ولی", "اما") or wording.gap(term.last).strip(' \xa0\u200c:«"،'):
        return None
    return start


def _object(
    wording: Wording, term: Term, begin: int, who: Subject, addressees: tuple[Mention, ...]
) -> Asked | None:
    """Find «آزادی همه را تقاضا کرد»: what stands before را."""
    if wording.folded(term.first - 1) != "را":
        return None
    start = _after_subject(wording, begin, who)
    for index in range(term.first - 2, start, -1):
        if wording.folded(index) in ("و", "که") and wording.is_known(
            index - 1, "report", "measure", "counted", "demand_close"
        ):
            start = index + 1
            break
        if wording.gap(index).strip(" \xa0\u200c") and index > start:
            start = index
            break
    return (
        Asked(start, term.first - 1, addressees, who, "demand.object", term.first)
        if start < term.first - 1
        else None
    )


def _after_subject(wording: Wording, begin: int, who: Subject) -> int:
    if who.mention is not None:
        index = wording.word_at(who.mention.end)
        return index if index > begin else begin
    return begin


def _who(
    wording: Wording, verb: int, people: Sequence[Mention], begin: int, asked: tuple[Mention, ...]
) -> Subject:
    rest = [one for one in people if not any(one is other or other.covers(one) for other in asked)]
    return subject(wording, (verb, verb + 1), rest, begin=begin)


def _wanted(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    """Find «خواستار … شد»: what stands up to the verb that closes it."""
    first, last = wording.sentence_of(term.first)
    begin = max(first, _begin(wording, term.first))
    close = next((one.first for one in wording.terms("demand_close") if term.last < one.first < last), None)
    start = term.last
    if close is None and start >= last:
        return None
    if close is not None and close - start < 1:
        return None
    asked = _from(wording, begin, term.first, people)
    addressees = (asked[1] if asked else ()) or _spoken_to(wording, first, term.first, people)
    end = close if close is not None else end_of(wording, start, last, verb=term.first)
    inner = _from(wording, start, end, people) if not addressees else None
    if inner is not None and inner[1] and inner[0] > start and wording.word_at(inner[1][-1].end) >= end - 1:
        return Asked(
            start,
            inner[0],
            inner[1],
            _who(wording, term.first, people, begin, inner[1]),
            "demand.want",
            term.first,
        )
    return Asked(
        start,
        end,
        addressees,
        _who(wording, term.first, people, begin, addressees),
        "demand.want",
        term.first,
    )


def _called(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    """Find «X را به … فراخواند» and «از X دعوت کرد …»."""
    first, last = wording.sentence_of(term.first)
    begin = max(first, _begin(wording, term.first))
    ra = [index for index in range(begin, term.first) if wording.folded(index) == "را"]
    if ra and wording.folded(ra[0] + 1) == "به" and ra[0] + 2 < term.first:
        end = wording.words[ra[0] - 1].end
        asked = tuple(
            one
            for one in asked_of(wording, people, begin, ra[0])
            if one.end >= end - 1 or _listed(wording, one, ra[0])
        )
        who = _who(wording, term.first, people, begin, asked)
        return Asked(ra[0] + 2, term.first, asked, who, "demand.call", term.first)
    source = _from(wording, begin, term.first, people)
    after = _after(wording, term, last)
    if source is None or after is None:
        return None
    who = _who(wording, term.first, people, begin, source[1])
    return Asked(
        after, end_of(wording, after, last, verb=term.first), source[1], who, "demand.call", term.first
    )


def _listed(wording: Wording, found: Mention, ra: int) -> bool:
    return wording.folded(wording.word_at(found.end)) == "و" and ra - wording.word_at(found.end) <= 10


def _needed(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    """Find «بر ضرورت … تأکید کرد»."""
    first, last = wording.sentence_of(term.first)
    close = next((one.first for one in wording.terms("report") if term.last < one.first < last), last)
    if close <= term.last:
        return None
    begin = max(first, _begin(wording, term.first))
    return Asked(
        term.last, close, (), _who(wording, term.first, people, begin, ()), "demand.need", term.first
    )


def _warned(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    """Find «به X هشدار داد … کند»; with "that" it only says what will happen."""
    first, last = wording.sentence_of(term.first)
    begin = max(first, _begin(wording, term.first))
    to = [index for index in range(begin, term.first) if wording.folded(index) == "به"]
    if not to or term.last >= last - 1 or wording.folded(term.last) in ("که", "درباره", "نسبت", "و", "در"):
        return None
    asked = asked_of(wording, people, to[-1] + 1, term.first)
    if not asked or wording.gap(term.last).strip(" \xa0\u200c"):
        return None
    who = _who(wording, term.first, people, begin, asked)
    return Asked(
        term.last, end_of(wording, term.last, last, verb=term.first), asked, who, "demand.warn", term.first
    )


def _ours(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    """Find «…؛ این خواسته ماست از X و از Y»."""
    first, last = wording.sentence_of(term.first)
    asked = asked_of(wording, people, term.last, last)
    end = term.first - 1 if wording.folded(term.first - 1) in ("این", "اینها") else term.first
    if end <= first:
        return None
    return Asked(first, end, asked, Subject(How.OWN), "demand.ours", term.first)


def _modal(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    """Find «X باید …», «باید X …»: of an organisation or an authority without a name."""
    first, last = wording.sentence_of(term.first)
    begin = max(first, _begin(wording, term.first))
    if term.last >= last:
        return None
    before = asked_of(wording, people, begin, term.first)
    named = [
        one for one in before if one.kind is Kind.ORGANISATION and wording.word_at(one.end) == term.first
    ]
    generic = wording.is_known(term.first - 1, "authority")
    after = [
        one for one in asked_of(wording, people, term.last, last) if wording.word_at(one.start) == term.last
    ]
    after = [one for one in after if one.kind is Kind.ORGANISATION]
    if not (named or generic or after or wording.is_known(term.last, "authority")):
        return None
    asked = tuple(named or after)
    start = wording.word_at(after[0].end) if after and not named else term.last
    if start >= last:
        return None
    return Asked(
        start,
        end_of(wording, start, last, verb=term.first),
        asked,
        Subject(How.OWN),
        "demand.must",
        term.first,
    )


def _imperatives(wording: Wording) -> Iterator[Asked]:
    """Find «… را آزاد کنید»: the clause up to the verb, in the second person."""
    for term in wording.terms("demand_imperative"):
        first, last = wording.sentence_of(term.first)
        begin = first
        for index in range(term.first, first, -1):
            if wording.gap(index).strip(" \xa0\u200c"):
                begin = index
                break
        end = term.last if begin < term.first else end_of(wording, begin, last, verb=term.first)
        if end - begin >= 2:
            yield Asked(begin, end, (), Subject(How.OWN), "demand.imperative", term.first)
