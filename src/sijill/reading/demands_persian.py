"""What Persian texts demand: «از X خواست …», «خواستار … شد», «X را به … فراخواند», «X باید …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.claims.kinds import Kind
from sijill.reading.asked import Asked, asked_of, end_of
from sijill.reading.mention import Mention
from sijill.reading.persian_addressees import asked_from, clause_begin, spoken_to
from sijill.reading.subjects import How, Subject, subject
from sijill.reading.word_set import word_set
from sijill.reading.wording import Term, Wording

_THAT = frozenset(("که", "تا"))
_LIGHT = word_set(
    "کرد کردند کرده نمود نموده نمودند دارم داریم دارد"
    " دارند داشت داشتند داشته میکند میکنند میکنم میکنیم مینماید"
)
_FAR = 4
_REQUESTS = word_set("درخواست تقاضای تقاضا خواسته درخواستی تقاضایی")
_NO_WISH = word_set("این تجدیدنظر تجدید")
_WISHES = word_set("خواسته خواستهمان خواستهمون خواستهام خواستهاش درخواستم درخواستمان مطالبه تقاضایم خواهشم")


def persian_demands(wording: Wording, people: Sequence[Mention]) -> Iterator[Asked]:
    """Find what is demanded of whom, verb by verb, then noun by noun."""
    rules = {"ask": _asked, "own": _asked, "want": _wanted, "call": _called, "need": _needed, "warn": _warned}
    found = [rules[term.key](wording, term, people) for term in wording.terms("demand")]
    found += [_ours(wording, term, people) for term in wording.terms("demand_ours")]
    found += [_modal(wording, term, people) for term in wording.terms("demand_modal")]
    found += [_by_noun(wording, index, people) for index in range(len(wording))]
    yield from (one for one in found if one is not None)
    yield from _imperatives(wording)


def _by_noun(wording: Wording, index: int, people: Sequence[Mention]) -> Asked | None:
    folded = wording.folded(index)
    if folded in _REQUESTS:
        found = _noun(wording, index, people) or _light(wording, index, people)
        if found is not None:
            return found
    free = (index == 0 or wording.gap(index)) and wording.folded(index - 1) not in _NO_WISH
    return _wish(wording, index, people) if folded in _WISHES and free else None


def _noun(wording: Wording, index: int, people: Sequence[Mention]) -> Asked | None:
    """Find «درخواست شاکی دایر بر …»: what is requested, up to the verb that says what became of it."""
    last = wording.sentence_of(index)[1]
    for place in range(index + 1, min(last - 2, index + 9)):
        if wording.folded(place) in ("دایر", "مبنی") and wording.folded(place + 1) == "بر":
            found = asked_of(wording, people, index + 1, place)
            who = Subject(How.NAMED, found[0]) if found else Subject(How.OTHER)
            return Asked(place + 2, last, (), who, "demand.noun", index)
    return None


def _light(wording: Wording, index: int, people: Sequence[Mention]) -> Asked | None:
    """Find «از X درخواست اعاده دادرسی کرد»: what parts the noun from its verb."""
    first, last = wording.sentence_of(index)
    if wording.term_at(index, "demand") is not None or wording.folded(index - 1) in (
        "به",
        "این",
        "بنا",
        "این",
        "حسب",
    ):
        return None
    ends = (place for place in range(index + 2, min(last, index + 14)) if wording.folded(place) in _LIGHT)
    end = next(ends, None)
    if end is None or any(wording.gap(place).strip(" \xa0\u200c«»") for place in range(index + 1, end + 1)):
        return None
    begin = max(first, clause_begin(wording, index))
    asked = asked_from(wording, begin, index, people)
    own = wording.folded(end).endswith(("م", "یم"))
    who = Subject(How.OWN) if own else _who(wording, index, people, begin, asked[1] if asked else ())
    return Asked(index + 1, end, asked[1] if asked else (), who, "demand.noun", index)


def _wish(wording: Wording, index: int, people: Sequence[Mention]) -> Asked | None:
    """Find «خواسته ما از X یک چیز است: …»."""
    last = wording.sentence_of(index)[1]
    colon = next((place for place in range(index + 1, last) if ":" in wording.gap(place)), None)
    if colon is None or colon - index > 16:
        return None
    source = next((place for place in range(index, colon) if wording.folded(place) == "از"), None)
    if (source is None and colon - index > _FAR) or wording.gap(index).strip(" \xa0\n-–•"):
        return None
    asked = asked_of(wording, people, source + 1, colon) if source is not None else ()
    return Asked(
        colon, end_of(wording, colon, last, verb=index), asked, Subject(How.OWN), "demand.ours", index
    )


def _asked(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    first, last = wording.sentence_of(term.first)
    begin = max(first, clause_begin(wording, term.first))
    asked = asked_from(wording, begin, term.first, people)
    own = term.key == "own"
    who = Subject(How.OWN) if own else _who(wording, term.first, people, begin, asked[1] if asked else ())
    after = _after(wording, term, last)
    if asked is None and not own:
        return _object(wording, term, begin, who, spoken_to(wording, first, term.first, people))
    addressees = asked[1] if asked else ()
    if not addressees:
        addressees = spoken_to(wording, first, term.first, people)
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
    begin = max(first, clause_begin(wording, term.first))
    close = next((one.first for one in wording.terms("demand_close") if term.last < one.first < last), None)
    start = term.last
    if close == start and wording.folded(term.first - 1) == "را":
        # «آزادی فوری او را خواستار شدند».
        asked = asked_from(wording, begin, term.first, people)
        who = _who(wording, term.first, people, begin, asked[1] if asked else ())
        return _object(wording, term, begin, who, asked[1] if asked else ())
    if close is None and start >= last:
        return None
    if close is not None and close - start < 1:
        return None
    asked = asked_from(wording, begin, term.first, people)
    addressees = (asked[1] if asked else ()) or spoken_to(wording, first, term.first, people)
    end = close if close is not None else end_of(wording, start, last, verb=term.first)
    inner = asked_from(wording, start, end, people) if not addressees else None
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
    begin = max(first, clause_begin(wording, term.first))
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
    source = asked_from(wording, begin, term.first, people)
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
    begin = max(first, clause_begin(wording, term.first))
    return Asked(
        term.last, close, (), _who(wording, term.first, people, begin, ()), "demand.need", term.first
    )


def _warned(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    """Find «به X هشدار داد … کند»; with "that" it only says what will happen."""
    first, last = wording.sentence_of(term.first)
    begin = max(first, clause_begin(wording, term.first))
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
    begin = max(first, clause_begin(wording, term.first))
    if term.last >= last:
        return None
    before = asked_of(wording, people, begin, term.first)
    named = [
        one
        for one in before
        if one.kind is Kind.ORGANISATION
        and wording.word_at(one.end) in (term.first, term.first - _is_too(wording, term.first))
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


def _is_too(wording: Wording, index: int) -> int:
    """Count «نیز» or «هم» before a word."""
    return int(wording.folded(index - 1) in ("نیز", "هم", "هرچه"))


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
