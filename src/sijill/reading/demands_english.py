"""What English texts demand: "urge X to …", "demand …", "X must …", "X is called upon to …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.claims.kinds import Kind
from sijill.reading.asked import Asked, asked_of, end_of, within_name
from sijill.reading.english_imperatives import imperatives
from sijill.reading.english_parts import can_be_verb, parts
from sijill.reading.mention import Mention
from sijill.reading.subjects import How, Subject, between, subject
from sijill.reading.word_set import word_set
from sijill.reading.wording import Term, Wording

_REACH = 40
_DETERMINERS = word_set("the a an this that its his her their our my no any")
_ASKED_TO_SAY = word_set("whether if why what when how who where him me her us them you about")
_LETTERS = word_set("letter letters petition petitions message appeal statement note memorandum submission")
_WISHES = word_set(
    "insist insists insisted insisting proposes proposed recommends recommended stipulated stressed"
)
_APPEALS = word_set(
    "appeal appeals ask asks demand demands request requests plea petition want wish message things"
)
_POSTED = word_set("write wrote writing writes letter letters petition petitions message messages to")


def english_demands(wording: Wording, people: Sequence[Mention]) -> Iterator[Asked]:
    """Find what is demanded of whom, verb by verb."""
    for term in wording.terms("demand"):
        if not _is_name(wording, term) and not within_name(wording, term.first, people):
            found = _of_person(wording, term, people) if term.key == "person" else None
            found = found or (_bare(wording, term, people) if term.key == "bare" else None)
            if found is not None:
                yield from parts(wording, found)
    for category, rule in (
        ("demand_want", _wanted),
        ("demand_passive", _passive),
        ("demand_modal", _modal),
    ):
        for term in wording.terms(category):
            found = rule(wording, term, people)
            if found is not None:
                yield from parts(wording, found)
    yield from _insisted(wording, people)
    yield from imperatives(wording)


def _insisted(wording: Wording, people: Sequence[Mention]) -> Iterator[Asked]:
    """Find "insists that they be freed", "our appeal: that the envoy come"."""
    for index in range(1, len(wording) - 3):
        if wording.folded(index) != "that":
            continue
        wish = wording.folded(index - 1) in _WISHES or (
            ":" in wording.gap(index)
            and any(wording.folded(step) in _APPEALS for step in range(max(0, index - 12), index))
        )
        last = wording.sentence_of(index)[1]
        inside = range(index + 2, min(last, index + 14))
        bare = ":" in wording.gap(index) or any(wording.folded(step) in ("be", "should") for step in inside)
        if not (wish and bare):
            continue
        who = subject(wording, (index - 1, index), people)
        end = end_of(wording, index + 1, last, verb=index - 1)
        yield Asked(index + 1, end, _must(wording, index + 1, end, people), who, "demand.that", index - 1)


def _is_name(wording: Wording, term: Term) -> bool:
    """Whether a capital inside a sentence makes it part of a name: "Meridian Press"."""
    raw = wording.words[term.first].raw
    first = wording.sentence_of(term.first)[0]
    return (
        raw[0].isupper() and not raw.isupper() and term.first > first and not wording.gap(term.first).strip()
    )


def _of_person(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    begin = term.last
    last = wording.sentence_of(term.first)[1]
    if term.last - term.first == 1 and wording.folded(term.first - 1) in _DETERMINERS:
        return None
    be = wording.folded(term.first - 1) in ("was", "were", "been", "be", "is", "are")
    if be and not wording.folded(term.first).endswith("ing"):
        return None
    if wording.folded(term.last - 1).startswith("ask") and wording.folded(begin) in _ASKED_TO_SAY:
        return None
    content = _content(wording, begin, last, people)
    to_act = content is not None and wording.folded(content) == "to"
    if (
        wording.folded(term.first).startswith("request")
        and wording.folded(begin) in _DETERMINERS
        and not to_act
    ):
        content = begin
    if content is None:
        if wording.folded(begin) in ("a", "an", "the", "immediate", "urgent", "restraint", "calm"):
            content = begin
        else:
            return None
    if wording.folded(term.first).startswith("request") and not _somebody(wording, people, begin, content):
        content = begin
    addressees = asked_of(wording, people, begin, content) or _written_to(wording, term, people)
    if not addressees and wording.folded(begin) in ("him", "her", "them", "it"):
        before = asked_of(wording, people, wording.sentence_of(term.first)[0], term.first)
        addressees = before[-1:] if len(before) > 1 else ()
    who = subject(wording, (term.first, term.last), people)
    start = content + (1 if wording.folded(content) in ("that", "for") and content > begin else 0)
    if start >= last:
        return None
    return Asked(
        start,
        end_of(wording, start, last, verb=term.first),
        addressees,
        who,
        "demand.of",
        term.first,
        you=wording.folded(begin) == "you",
    )


def _somebody(wording: Wording, people: Sequence[Mention], begin: int, content: int) -> bool:
    """Whether somebody stands between a verb and what is asked of him, named or not."""
    return bool(between(wording, people, begin, content)) or any(
        wording.is_known(index, "authority", "office", "kin", "people") for index in range(begin, content)
    )


def _content(wording: Wording, begin: int, last: int, people: Sequence[Mention]) -> int | None:
    """Give the "to" with a verb, else "that", else "for" that stands in no name."""
    that = wants = None
    for index in range(begin, min(last, begin + _REACH)):
        gap = wording.gap(index)
        if index > begin and any(mark in gap for mark in ";:"):
            break
        place = wording.words[index].start
        if any(one.start <= place < one.end for one in people):
            continue
        folded = wording.folded(index)
        if folded == "to" and can_be_verb(wording, index + 1):
            if that is None or index < that:
                return index
        elif folded == "that" and that is None and index > begin - 1:
            that = index
        elif folded == "for" and wants is None and index > begin:
            wants = index
    return that if that is not None and (wants is None or that < wants) else wants


def _bare(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    last = wording.sentence_of(term.first)[1]
    start = term.last
    if start >= last or wording.gap(start).strip(' \xa0\n:"“«'):
        return None
    who = subject(wording, (term.first, term.last), people)
    if wording.folded(term.first) == "asked" and who.how in (How.OWN, How.SAME):
        return None
    addressees: tuple[Mention, ...] = ()
    if wording.folded(start) in ("of", "from"):
        content = _content(wording, start + 1, last, people)
        if content is None:
            return None
        addressees = asked_of(wording, people, start, content)
        start = content
    if wording.folded(start) == "that":
        start += 1
    if start >= last:
        return None
    end = end_of(wording, start, last, verb=term.first)
    addressees = addressees or _asked_from(wording, start, end, people) or _written_to(wording, term, people)
    if not addressees:
        addressees = _must(wording, start, end, people)
    return Asked(start, end, addressees, who, "demand.bare", term.first)


def _asked_from(wording: Wording, start: int, end: int, people: Sequence[Mention]) -> tuple[Mention, ...]:
    """Find "an explanation from the ministry", only of who ends the demand."""
    for index in range(end - 1, start, -1):
        if wording.folded(index) in ("from", "of") and wording.folded(index) == "from":
            found = asked_of(wording, people, index + 1, end)
            opens = found and wording.word_at(found[0].start) - index <= 2
            return found if opens else ()
    return ()


def _must(wording: Wording, start: int, end: int, people: Sequence[Mention]) -> tuple[Mention, ...]:
    """Find who is to act in "demanded that the ministry release them"."""
    if wording.folded(start - 1) != "that":
        return ()
    first = start + (wording.folded(start) in ("the", "a"))
    found = [one for one in between(wording, people, start, end) if wording.word_at(one.start) == first]
    found = [
        one
        for one in found
        if one.kind is Kind.ORGANISATION and wording.text[one.end : one.end + 1] not in "'’"
    ]
    after = wording.word_at(found[0].end) if found else end
    return (found[0],) if found and wording.folded(after) not in ("be", "'s") else ()


def _written_to(wording: Wording, term: Term, people: Sequence[Mention]) -> tuple[Mention, ...]:
    """Find to whom is written: "write to X asking for …", "(a) to X, asking that …"."""
    first = wording.sentence_of(term.first)[0]
    for index in range(first, term.first - 2):
        if wording.folded(index) in _LETTERS and wording.folded(index + 1) == "to":
            close = next(
                (step for step in range(index + 3, term.first) if "," in wording.gap(step)), term.first
            )
            found = asked_of(wording, people, index + 2, term.first)
            return (
                tuple(one for one in found if wording.word_at(one.start) <= close)[:1]
                if len(found) < 2
                else found[:1]
            )
    if not wording.folded(term.first).endswith("ing"):
        return ()
    for index in range(term.first - 1, first - 1, -1):
        if (wording.folded(index) == "to" and not can_be_verb(wording, index + 1)) or wording.folded(
            index
        ) in (
            "petitioning",
            "petition",
        ):
            opens = index - first <= 2 or any(
                wording.folded(place) in _POSTED for place in range(first, index)
            )
            return asked_of(wording, people, index + 1, term.first) if opens else ()
    return ()


def _wanted(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    """Find "The League wants her brought before a judge", "I want three things: …"."""
    last = wording.sentence_of(term.first)[1]
    start = term.last
    if start >= last or wording.folded(start) in (
        "to",
        "for",
        "by",
        "no",
        "none",
        "and",
        "or",
        "not",
        "this",
        "it",
    ):
        return None
    acting = _to_act(wording, start, last, people)
    if acting is None and wording.folded(term.first) in (
        "need",
        "needs",
        "expected",
        "expects",
        "expect",
        "wanted",
    ):
        return None
    if acting is not None:
        who = subject(wording, (term.first, term.last), [one for one in people if one not in acting[0]])
        end = end_of(wording, acting[1], last, verb=term.first)
        return Asked(acting[1], end, acting[0], who, "demand.want", term.first)
    who = subject(wording, (term.first, term.last), people)
    if who.how is How.OTHER and who.words is None:
        return None
    if wording.folded(term.first - 1) in ("don't", "not", "dont", "never", "they", "you", "to"):
        return None
    posted = [index for index in range(start, last) if wording.folded(index) == "written"]
    colon = next((index for index in range(start, last) if ":" in wording.gap(index)), last)
    addressees = asked_of(wording, people, posted[0], colon) if posted else ()
    return Asked(
        start, end_of(wording, start, last, verb=term.first), addressees, who, "demand.want", term.first
    )


def _to_act(
    wording: Wording, start: int, last: int, people: Sequence[Mention]
) -> tuple[tuple[Mention, ...], int] | None:
    """Read "wants the Tribunal to try him": who is to act, and where what he is to do begins."""
    first = start + (wording.folded(start) in ("the", "a"))
    found = [one for one in people if wording.word_at(one.start) in (start, first)]
    for one in sorted(found, key=lambda mention: -mention.end):
        after = wording.word_at(one.end - 1) + 1
        if after < last and wording.folded(after) == "to" and can_be_verb(wording, after + 1):
            return (one,), after
    return None


def _passive(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    """Find "X is called upon to …"; past "was asked to" tells what happened."""
    before = [wording.folded(term.first - step) for step in (1, 2)]
    if not (
        before[0] in ("is", "are", "be")
        or (before[0] in ("hereby", "also", "therefore", "strongly", "again") and before[1] in ("is", "are"))
    ):
        return None
    if wording.folded(term.last) != "to" or not can_be_verb(wording, term.last + 1):
        return None
    first, last = wording.sentence_of(term.first)
    begin = (
        max(
            first,
            *(
                index
                for index in range(first, term.first)
                if index == first or wording.gap(index).strip(" \xa0\n-'’")
            ),
        )
        if term.first > first + 1
        else first
    )
    addressees = asked_of(wording, people, begin, term.first)
    return Asked(
        term.last,
        end_of(wording, term.last, last, verb=term.first),
        addressees,
        Subject(How.OTHER),
        "demand.passive",
        term.first,
    )


def _modal(wording: Wording, term: Term, people: Sequence[Mention]) -> Asked | None:
    """Find "The authorities must …": the subject is an organisation or an authority without a name."""
    last = wording.sentence_of(term.first)[1]
    start = term.last
    if start >= last or (
        wording.folded(start) in ("have", "be", "not") and wording.folded(start + 1) in ("been", "have")
    ):
        return None
    who = subject(wording, (term.first, term.last), people)
    generic = wording.is_known(term.first - 1, "authority")
    named = who.how is How.NAMED and who.mention is not None and who.mention.kind is Kind.ORGANISATION
    if not (generic or named):
        return None
    addressees = (who.mention,) if named and who.mention else ()
    return Asked(
        start,
        end_of(wording, start, last, verb=term.first),
        addressees,
        Subject(How.OWN),
        "demand.must",
        term.first,
    )
