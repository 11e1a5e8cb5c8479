"""Verbs of counting and saying: whose number it is that "X documented", «أحصت X», «X اعلام کرد»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.claims.kinds import Modality
from sijill.reading import speakers as speakers_of
from sijill.reading.counters import ASIDE, REACH, counter_of, without_bound
from sijill.reading.floor import Floor
from sijill.reading.mention import Mention
from sijill.reading.scope import Scope
from sijill.reading.speakers import How, Speaker
from sijill.reading.word_set import word_set
from sijill.reading.wording import Term, Wording

MODALITIES = {"announced": Modality.ANNOUNCED, "denied": Modality.DENIED}
_NOUN_BEFORE = word_set("the a an its their his her our my of this no to any some that these those from by")
_BE = frozenset(("is", "was", "been", "were", "are"))
_MAIN = word_set("is was were are has had have will")
_RELATIVE = {
    "en": frozenset(("who", "which", "that")),
    "ar": frozenset(("الذی", "التی", "الذین", "اللذان", "اللتان", "اللواتی")),
    "fa": frozenset(("که",)),
}
_WHEN = word_set(
    "on in late early earlier yesterday today this last to at monday tuesday wednesday thursday"
    " friday saturday sunday"
)
_NAMES = word_set("names name cases testimonies files photographs photos complaints reports entries")
_THIS = word_set("را خبر آمار امار شمار عدد گزارش")
_RULINGS = word_set("حکم احکام رای دادنامه")
_PUT = word_set("put puts putting")
_PUT_AT = word_set("at toll number figure")
_BELOW = word_set("hereunder below above hereinafter overleaf hereto")
_FIGURE = frozenset(("اماری", "آماری", "رقمی", "عددی", "شماری", "تعدادی"))
_THAT = frozenset(("که", "that", "مبنی"))


@dataclass(slots=True)
class Sources:
    """Who spoke in the quotes of a stretch, and who was the source last."""

    spoken: Sequence[Mention] = ()
    last: Mention | None = None


def find_counts(
    floor: Floor, first: int, last: int, sources: Sources, told: Sequence[tuple[int, int]]
) -> Iterator[Scope]:
    """Find «أحصت لجنة X أكثر من 100», "X documented 12": the subject answers for the rest of the clause.

    ``first`` and ``last`` bound the words in which one side speaks; ``told`` are those that a quote covers.
    """
    wording = floor.wording
    verbs = [
        one
        for one in _verbs(floor, first, last)
        if not (_is_done_to(wording, one) or _is_upheld(wording, one))
    ]
    whole, bound = last, first
    for number, verb in enumerate(verbs):
        last = bound if verb.first < bound else whole
        following = verbs[number + 1] if number + 1 < len(verbs) else None
        if _is_passive(floor, verb):
            stop = _opening_of(floor, following, verb.last) if following else last
            if verb.last < stop:
                yield _scope(wording, verb.last, stop, None, own=True, rule="source.passive")
            continue
        begin = verbs[number - 1].last if number and wording.language == "fa" else first
        relative = _antecedent(floor, verb, first)
        if relative is not None:
            bound = _resumes(floor, verb, last)
            if bound < last:
                yield _scope(wording, bound, last, None, own=True, rule="source.resumed")
                last = bound
        who = relative or counter_of(floor, verb, first, begin, last)
        joined = number > 0 and wording.language != "fa"
        claimant, own, clear = _resolve(floor, verb, who, sources, joined=joined)
        without_bound(wording, claimant)
        if not clear and (verb.key in ("noun_too", "denied") or wording.folded(verb.first - 1) == "لم"):
            continue
        for start, end in _answers_for(floor, verb, begin, last, claimant):
            if following is not None and wording.language != "fa":
                end = min(end, _opening_of(floor, following, start))
            inside = any(one <= start and end <= other for one, other in told)
            if start < end and (not inside or _is_nested(wording, claimant, first)):
                yield _scope(wording, start, end, claimant, own=own, key=verb.key)


def _is_nested(wording: Wording, claimant: Mention | None, first: int) -> bool:
    """Whether within somebody's words another one counts: "X says that Y knows of 2"."""
    return claimant is not None and claimant.start > wording.words[first].start


def _scope(
    wording: Wording,
    start: int,
    end: int,
    claimant: Mention | None,
    *,
    own: bool,
    key: str = "",
    rule: str = "source.counted",
) -> Scope:
    modality = Modality.STATED if rule == "source.resumed" else MODALITIES.get(key, Modality.REPORTED)
    return Scope(*wording.span(start, end), claimant, modality, own=own, rule=rule)


def _antecedent(floor: Floor, verb: Term, first: int) -> Speaker | None:
    """Give whom "who said", «الذي قال», «که می‌گوید» is said of; ``None`` if it is no relative clause."""
    wording = floor.wording
    place = verb.first
    while (
        wording.language == "en"
        and place > first
        and wording.folded(place - 1) in ASIDE
        and not floor.cut(place)
    ):
        place -= 1
    if place <= first or wording.folded(place - 1) not in _RELATIVE[wording.language] or floor.cut(place):
        return None
    end = floor.ending(place - 1)
    if end is None and floor.cut(place - 1):
        end = floor.ending(place - 1)
    return speakers_of.named(end.mention) if end is not None else speakers_of.NOBODY


def _resumes(floor: Floor, verb: Term, last: int) -> int:
    """Give the word with which a sentence goes on after a relative clause: at its comma or its verb."""
    wording = floor.wording
    opened = floor.cut(verb.first - 1) or floor.cut(verb.first - 2)
    for index in range(verb.last + 1, last):
        if floor.cut(index) and floor.quote_of(index) is floor.quote_of(index - 1):
            return index
        if (
            not opened
            and wording.language == "en"
            and index > verb.last + 1
            and wording.folded(index) in _MAIN
        ):
            return index
    return last


def _verbs(floor: Floor, first: int, last: int) -> list[Term]:
    """Give the verbs of saying and counting outside of quotations."""
    wording = floor.wording
    found: list[Term] = []
    for term in wording.terms("counted"):
        inside = first <= term.first and term.last <= last and floor.quote_of(term.first) is None
        if not inside or not _is_verb(floor, term):
            continue
        if found and term.first < found[-1].last:
            if term.last > found[-1].last:
                found[-1] = term
            continue
        found.append(term)
    return found


def _is_verb(floor: Floor, verb: Term) -> bool:
    """Whether a word of saying is no noun here: "the report", "a claim", «في عرض البحر», «إن عدد …»."""
    wording = floor.wording
    before = wording.folded(verb.first - 1) if not floor.cut(verb.first) else ""
    if verb.key == "has":
        return _has_names(wording, verb)
    if verb.last - verb.first > 1:
        return True
    if wording.language == "en":
        owned = (
            wording.text[wording.words[verb.first - 1].end - 2 : wording.words[verb.first - 1].end]
            if verb.first
            else ""
        )
        return before not in _NOUN_BEFORE and not owned.endswith(("'s", "’s", "s'", "s’", "'", "’"))
    if wording.language == "ar":
        return (
            not (floor.preposition(verb.first - 1) and before)
            and before
            not in (
                "ان",
                "کل",
                "هذا",
                "لان",
                "وان",
                "ای",
            )
            and (
                before != "لم"
                or any(
                    floor.wording.folded(index) in ("سوی", "الا", "غیر")
                    for index in range(verb.last, verb.last + REACH)
                )
            )
        )
    return True


def _is_done_to(wording: Wording, verb: Term) -> bool:
    """Whether an English participle says nothing: "three men were put away", "the persons listed below"."""
    if wording.language != "en":
        return False
    if wording.folded(verb.first) in _PUT and not any(
        wording.folded(index) in _PUT_AT for index in range(verb.last, verb.last + REACH)
    ):
        return True
    asides = range(verb.first - 1, max(-1, verb.first - 4), -1)
    place = next((index for index in asides if wording.folded(index) not in ASIDE), verb.first)
    before = {wording.folded(index) for index in range(max(0, verb.first - 6), verb.first)}
    passive = wording.folded(place) in _BE and not wording.folded(verb.first).endswith("ing")
    return (passive and "it" not in before) or wording.folded(verb.last) in _BELOW


def _is_upheld(wording: Wording, verb: Term) -> bool:
    """Whether a court confirms a ruling and says nothing: «دادگاه حکم پنج فعال را تأیید کرد»."""
    if wording.language != "fa" or not wording.folded(verb.first).startswith(("تایید", "رد", "نقض")):
        return False
    start = wording.sentence_of(verb.first)[0]
    return any(
        wording.folded(index) in _RULINGS for index in range(max(start, verb.first - REACH), verb.first)
    )


def _is_passive(floor: Floor, verb: Term) -> bool:
    """Whether nobody is said to say it: "it was reported that", «قيل إن», «گفته می‌شود»."""
    wording = floor.wording
    if verb.key == "passive":
        return True
    if wording.language != "en":
        return False
    before = [wording.folded(index) for index in range(max(0, verb.first - 4), verb.first)]
    return bool(before) and before[-1] in _BE and "it" in before


def _told_after(floor: Floor, verb: Term, last: int) -> int | None:
    """Give the word after a Persian verb with which something is told without «که»."""
    if verb.last + 1 >= last or floor.wording.folded(verb.last) in ("و", "ولی", "اما", "که", "تا"):
        return None
    return verb.last


def _has_names(wording: Wording, verb: Term) -> bool:
    """Whether "has" leads to so many names or cases: "The fund has 64 names"."""
    names = any(wording.folded(index) in _NAMES for index in range(verb.last + 1, verb.last + 5))
    return names and (wording.words[verb.last].number is not None if verb.last < len(wording) else False)


def _resolve(
    floor: Floor, verb: Term, who: Speaker, sources: Sources, *, joined: bool
) -> tuple[Mention | None, bool, bool]:
    """Give the claimant, whether it is the publisher, and whether it is clear who it is."""
    if verb.key == "own" or who.how is How.OWN:
        return None, True, True
    if who.how is How.NAMED and who.who is not None:
        sources.last = who.who
        return who.who, False, True
    place = floor.wording.words[verb.first].start
    spoken = [one for one in sources.spoken if one.start < place]
    last = spoken[-1].claimant if spoken else None
    if who.how is How.SAME and (joined or floor.wording.language == "en"):
        return sources.last or last, False, (sources.last or last) is not None
    if who.how is How.SAME and last is not None:
        return last, False, True
    return None, False, False


def _answers_for(
    floor: Floor, verb: Term, first: int, last: int, claimant: Mention | None
) -> Iterator[tuple[int, int]]:
    """Give the words that the subject of a verb answers for, without those that name it."""
    wording = floor.wording
    after = claimant is not None and claimant.start >= wording.words[verb.first].end
    before = claimant is not None and not after and claimant.start >= wording.words[first].start
    start = wording.word_at(claimant.end - 1) + 1 if claimant is not None and (after or before) else first
    if wording.language == "fa":
        if wording.folded(verb.last) in _THAT and verb.last < last:
            yield verb.last, last
            return
        if wording.folded(start) == "که" or (start < verb.first and floor.cut(start)):
            # «وکیلی که پرونده یازده نفر را پذیرفته، …»: what only describes who speaks is not his.
            start = _after_aside(floor, start, verb.first)
        if before and claimant is not None and start >= verb.first:
            # «…، X خبر داد»: all that stands before it.
            opening = wording.word_at(claimant.start)
            if opening > first and floor.cut(opening):
                yield first, opening
                return
        begin = _before_this(floor, start, verb.first)
        yield (begin if begin is not None else start), verb.first
        told = _told_after(floor, verb, last)
        if told is not None:
            yield told, last
        return
    aside = verb.last
    if wording.folded(aside) in _WHEN:
        # "…, the group reported on Tuesday, up from 21": a time or place does not make it say more.
        aside = next((index for index in range(aside + 1, min(last, aside + 6)) if floor.cut(index)), aside)
    closed = aside >= last or wording.gap(aside).strip(" \xa0")[:1] in (",", ".")
    if wording.language == "en" and closed:
        opening = (
            wording.word_at(claimant.start)
            if before and claimant is not None
            else _opening_of(floor, verb, first)
        )
        while opening > first and not floor.cut(opening) and verb.first - opening < REACH:
            opening -= 1
        if opening > first and floor.cut(opening):
            yield first, opening
            return
    if wording.language == "ar" and after and start >= last and verb.first > first and floor.cut(verb.first):
        # «…، تقول رابطة الأهالي.»: all that stands before it.
        yield first, verb.first
        return
    yield (start if after else verb.last), last


def _before_this(floor: Floor, start: int, verb: int) -> int | None:
    """Give where the sentence begins if «این را X تأیید کرد» says that of what stands before it."""
    wording = floor.wording
    clause = wording.clause_of(max(start - 1, 0))[0]
    first = wording.sentence_of(verb)[0]
    this = any(
        wording.folded(index) in ("این", "همین") and wording.folded(index + 1) in _THIS
        for index in (clause, start)
    )
    # «آماری که X منتشر کرده است»
    if any(
        wording.folded(place) in _FIGURE and wording.folded(place + 1) == "که" for place in (clause, start)
    ):
        return first
    return first if this and clause > first else None


def _after_aside(floor: Floor, start: int, verb: int) -> int:
    cuts = [index for index in range(start + 1, verb) if floor.cut(index)]
    return cuts[-1] if cuts else start


def _opening_of(floor: Floor, verb: Term, begin: int) -> int:
    """Give where the clause of a later verb begins: its subject is not among the words of the one before."""
    index = verb.first
    if floor.wording.language == "ar":
        return index
    ending = floor.ending(index)
    if ending is not None and ending.first > begin:
        return ending.first
    while index > begin and not floor.cut(index) and floor.wording.folded(index) not in ("and", "but"):
        index -= 1
    return index if index > begin else verb.first
