"""Who answers for words that are no quote: "according to", who counted or said it, who threatens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.claims.kinds import Kind, Modality
from sijill.reading.claimed import find_claims, find_gapped, find_owned
from sijill.reading.counters import subject_of
from sijill.reading.floor import Floor, Speakers
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_word
from sijill.reading.quotation import find_marked
from sijill.reading.scope import Scope
from sijill.reading.speakers import How, phrase
from sijill.reading.subjects import between, outermost
from sijill.reading.tallies import Sources, find_counts
from sijill.reading.word_set import word_set
from sijill.reading.wording import Term, Wording

_PRONOUNS = word_set("او وی ایشان آنها انها him her them it")
_REACH = 14
_OWN = {
    "en": frozenset(("our", "my", "we", "i", "us")),
    "fa": frozenset(("ما", "من", "خودم", "خودمان", "مان", "اینجانب")),
    "ar": frozenset(("لدینا", "عندنا", "لدی")),
}
_OUR = (
    "توثیقنا",
    "سجلاتنا",
    "احصائنا",
    "احصاءاتنا",
    "معلوماتنا",
    "بیاناتنا",
    "ارشیفنا",
    "رصدنا",
    "علمنا",
    "تقدیرنا",
    "حسابنا",
)
_MARKS = ";؛"


def find_sources(
    wording: Wording, people: Sequence[Mention], speakers: Speakers, quotes: Sequence[Mention]
) -> list[Scope]:
    """Find the scopes of those whom a text names as the source of what it says, beside its quotes.

    ``quotes`` are those of the same stretch. A scope without claimant says that somebody answers, but not
    clearly who. Sources whom only grammar shows are added to ``speakers.made``.
    """
    if not len(wording):
        return []
    floor = Floor(wording, people, find_marked(wording.text, wording.start, wording.end), speakers)
    indirect = [one for one in quotes if one.value["mode"] == "indirect" and one.claimant is not None]
    told = [(wording.word_at(one.start), wording.word_at(one.end - 1) + 1) for one in indirect]
    sources = Sources([one for one in quotes if one.claimant is not None])
    scopes: list[Scope] = []
    for first, last in _rivals(wording):
        scopes += find_counts(floor, first, last, sources, told)
        scopes += _according(floor, first, last, sources)
        scopes += _colons(wording, first, last, people)
        scopes += find_claims(floor, first, last)
        scopes += find_owned(floor, first, last)
    return [*scopes, *find_gapped(floor, scopes), *_threats(floor)]


def _rivals(wording: Wording) -> Iterator[tuple[int, int]]:
    """Part each sentence where somebody else may begin to speak: at a semicolon, and at "while" or "but"."""
    for first, last in wording.sentences:
        cut = first
        for index in range(first + 1, last):
            gap = wording.gap(index)
            contrast = wording.term_at(index, "rival") and gap.strip(' \xa0\u200c»”"')
            if any(mark in gap for mark in _MARKS) or contrast:
                yield cut, index
                cut = index
        yield cut, last


# "According to"


def _according(floor: Floor, first: int, last: int, sources: Sources) -> Iterator[Scope]:
    """Find "according to X": it holds for all that stands between its rivals, or between two such sources."""
    wording = floor.wording
    terms = [term for term in wording.terms("source") if first <= term.first < last and term.last < last]
    terms = [
        term
        for term in terms
        if not wording.is_known(term.last, "no_source")
        and floor.quote_of(term.first) is None
        and not wording.folded(term.last).startswith("رس")  # «به شهادت رسیدند»
    ]
    begin = first
    for number, term in enumerate(terms):
        limit = terms[number + 1].first if number + 1 < len(terms) else last
        claimant, own, end = _named_source(floor, term, limit, sources)
        later = number + 1 < len(terms)
        if later and terms[number + 1].first - end <= 1 and terms[number + 1].key == "through":
            continue
        if not floor.cut(term.first):
            begin = _own_clause(floor, term, begin)
        if term.first > begin + 1 and wording.folded(term.first - 1) in ("و", "and", "ولی") and end < limit:
            begin = term.first
        via: tuple[Mention, ...] = ()
        if term.key == "through" and number:
            outer = _named_source(floor, terms[number - 1], term.first, sources)[0]
            via = (outer,) if outer is not None else ()
        if term.key == "clause":
            clause = wording.clause_of(max(term.first - 1, first))
            yield (
                Scope(
                    *wording.span(max(clause[0], first), term.first),
                    claimant,
                    Modality.REPORTED,
                    own=own,
                    rule="source.clause",
                )
                if term.first > first
                else Scope(
                    *wording.span(first, last), claimant, Modality.REPORTED, own=own, rule="source.clause"
                )
            )
            continue
        close = end if later and term.first > begin else limit if later else last
        if begin < close:
            yield Scope(
                *wording.span(begin, close),
                claimant,
                Modality.REPORTED,
                own=own,
                via=via,
                rule="source.according",
            )
        begin = end if later and term.first > begin else begin if not later else limit


def _own_clause(floor: Floor, term: Term, begin: int) -> int:
    """Give where the clause begins that "according to" ends without a mark: «…، وأصيب عشرة وفق ممرّض»."""
    wording = floor.wording
    for index in range(term.first - 1, begin, -1):
        joined = (
            wording.folded(index).startswith(("و", "ف"))
            if wording.language == "ar"
            else wording.folded(index) in ("and", "but", "و")
        )
        if floor.cut(index) and joined and floor.quote_of(index) is None:
            return index
    return begin


def _named_source(floor: Floor, term: Term, limit: int, sources: Sources) -> tuple[Mention | None, bool, int]:
    """Give who is named after "according to", whether it is the publisher, and where the noun ends."""
    wording = floor.wording
    index = term.last
    end = _noun_end(wording, index, limit)
    inside = [wording.folded(place) for place in range(index, end)]
    if any(word in _OWN.get(wording.language, ()) for word in inside[:4]) or any(
        word.endswith(_OUR) for word in inside[:2]
    ):
        return None, True, end
    if wording.folded(index) in _PRONOUNS or wording.folded(index - 1).endswith(("قوله", "قولها", "قولهم")):
        place = wording.words[index].start
        spoken = [one for one in sources.spoken if one.start < place]
        own = [one.claimant for one in spoken if one.claimant is not None] + [floor.speakers.last]
        people = [
            one for one in (sources.last, own[-2] if len(own) > 1 else None, own[-1]) if _is_person(one)
        ]
        return (people[0] if people else None), False, index + 1
    if number_word(wording, index):
        # «به شهادت دو پزشک …»: so many persons without a name.
        return floor.someone_new(index, end), False, end
    number = next(
        (
            place
            for place in range(index + 1, limit)
            if wording.words[place].number is not None or number_word(wording, place)
        ),
        limit,
    )
    found = phrase(floor, index, number)
    if found is not None and found.how is How.NAMED and found.who is not None:
        sources.last = found.who
        return found.who, False, max(index + 1, wording.word_at(found.who.end - 1) + 1)
    head = index + (wording.term_at(index, "testimony", "document_noun") is not None)
    if wording.term_at(head, "informant") and head < limit:
        made = floor.someone_new(head, max(end, head + 1))
        sources.last = made
        return made, False, max(end, head + 1)
    stop = next((place for place in range(head, limit) if floor.cut(place)), limit)
    if head > index and not floor.between(index, stop) and _is_of_nobody(wording, head, end):
        return None, True, end
    inside_end = [one for one in floor.between(index, end) if one.mention.start >= wording.words[index].start]
    if wording.term_at(index, "testimony", "document_noun") and inside_end:
        sources.last = inside_end[0].mention
        return inside_end[0].mention, False, max(end, inside_end[0].last)
    if head < end and _is_like_a_name(wording, head, end):
        made = floor.someone_new(head, end)
        sources.last = made
        return made, False, end
    return None, False, end


def _is_like_a_name(wording: Wording, index: int, end: int) -> bool:
    """Whether words after "according to" name somebody whom no rule found."""
    if wording.language == "en":
        first = index + (wording.folded(index) in ("the", "a", "an"))
        return first < end and wording.words[first].raw[:1].isupper()
    return wording.language == "ar" and not wording.is_known(
        index, "stop", "unit", "charge", "penalty", "measure"
    )


def _is_of_nobody(wording: Wording, index: int, end: int) -> bool:
    """Whether a document has no owner that somebody could know: «حصيلة غير رسمية», "a leaked file"."""
    if wording.language == "en":
        return not any(wording.words[place].raw[:1].isupper() for place in range(index, end))
    if wording.language == "ar":
        return index >= end or not wording.folded(index).startswith(("ال", "لل"))
    return False


def _is_person(one: Mention | None) -> bool:
    return one is not None and one.kind is Kind.PERSON


def _noun_end(wording: Wording, index: int, limit: int) -> int:
    """Give where a noun ends: at a mark, a number or a verb that is known."""
    end = index
    while end < limit and end - index < _REACH:
        if end > index and (
            wording.gap(end).strip(" \xa0\u200c-’'") or wording.words[end].number is not None
        ):
            break
        if wording.is_known(end, "measure", "report", "bound", "rival") and end > index:
            break
        end += 1
    return max(end, index + 1)


# "The ministry: 12"


def _colons(wording: Wording, first: int, last: int, people: Sequence[Mention]) -> Iterator[Scope]:
    """Find figures after a name and a colon: "The ministry: 12; the families' association: at least 40"."""
    for one in outermost(between(wording, people, first, last)):
        index = wording.word_at(one.end - 1) + 1
        if index >= last or wording.gap(index).strip(' \xa0\u200c»”")')[:1] not in (":", "="):
            continue
        opens = wording.word_at(one.start)
        while opens > first and wording.folded(opens - 1) in ("the", "و"):
            opens -= 1
        if opens != first and not wording.gap(opens).strip(" \xa0"):
            continue
        end = last
        for other in outermost(between(wording, people, index, last)):
            place = wording.word_at(other.end - 1) + 1
            if place < last and wording.gap(place).strip(" \xa0")[:1] == ":":
                end = wording.word_at(other.start)
                break
        if index < end:
            yield Scope(*wording.span(index, end), one, Modality.REPORTED, rule="source.colon")


def _threats(floor: Floor) -> Iterator[Scope]:
    """Find what is only threatened: it is announced, it has not happened."""
    wording = floor.wording
    for term in wording.terms("threat"):
        first, last = wording.sentence_of(term.first)
        who = subject_of(floor, term, first, last)
        first = first if wording.language == "fa" else term.first
        yield Scope(
            *wording.span(first, last),
            who.who,
            Modality.ANNOUNCED,
            own=who.how is How.OWN,
            rule="source.threat",
        )
