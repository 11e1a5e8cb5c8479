"""Who counts or says a number: the subject of a verb of counting, by the word order of the language."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.reading import speakers as speakers_of
from sijill.reading.floor import Floor
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_word
from sijill.reading.speakers import How, Speaker
from sijill.reading.word_set import word_set
from sijill.reading.wording import Term, Wording

_FIRST_PLURAL = ("یم", "تم", "دم")
_OF = frozenset(("of", "from", "for", "at", "in"))
_NO_HEAD = word_set("the a an but and while meanwhile however yesterday today earlier later")
_PRONOUNS = word_set(
    "it he she they who which that this these those there we i you one nobody everyone someone"
)
_WE = {"en": word_set("our my we i"), "fa": word_set("ما من خودم خودمان"), "ar": word_set("نحن انا")}
ASIDE = word_set(
    "has have had so far now also already only later then since not never yet to date today alone"
)
REACH = 14


def counter_of(floor: Floor, verb: Term, first: int, begin: int, last: int) -> Speaker:
    """Find who says what a verb of saying or counting says, in the words ``[first, last)``."""
    arabic = floor.wording.language == "ar"
    who = subject_of(floor, verb, _after_opening(floor, verb, begin), last)
    if who.how is How.NOBODY and arabic:
        who = _of_document(floor, verb, last) or who
    if (who.how is not How.NAMED or arabic) and _is_ours(floor, verb, begin):
        return speakers_of.OWN
    if who.how is How.NOBODY or (who.how is How.SAME and floor.wording.language == "en"):
        who = _informant(floor, verb, first) or who
    return who


def subject_of(floor: Floor, verb: Term, begin: int, last: int) -> Speaker:
    """Find who says what the verb says, by the word order of the language."""
    if floor.wording.language == "ar":
        limit = next((index for index in range(verb.last, last) if _ends_subject(floor, verb, index)), last)
        return speakers_of.arabic(floor, (verb.first, verb.last), begin, limit)
    if floor.wording.language == "fa":
        if floor.wording.folded(verb.last - 1).endswith(_FIRST_PLURAL):
            return speakers_of.OWN
        return speakers_of.persian(floor, verb.first, begin)
    return speakers_of.english(floor, verb.first, begin)


def _ends_subject(floor: Floor, verb: Term, index: int) -> bool:
    """Whether an Arabic subject cannot go on: at a number or what befell them, after a threat at «بـ»."""
    folded = floor.wording.folded(index)
    by = folded.startswith("ب") and len(folded) > 3 and floor.starting(index) is None
    if number_word(floor.wording, index) or (index > verb.last and floor.wording.is_known(index, "measure")):
        return True
    return verb.category == "threat" and by and index > verb.last


def _after_opening(floor: Floor, verb: Term, begin: int) -> int:
    """Give where a subject can begin: after "while" or «حال آنکه», and in Persian after a colon."""
    rival = floor.wording.term_at(begin, "rival")
    begin = rival.last if rival is not None and rival.last < verb.first else begin
    if floor.wording.language == "fa":
        colons = [index for index in range(begin + 1, verb.first) if ":" in floor.wording.gap(index)]
        begin = colons[-1] if colons and floor.quote_of(colons[-1]) is None else begin
    return begin


def _of_document(floor: Floor, verb: Term, last: int) -> Speaker | None:
    """Give whose document the subject is: «تشير تقديرات المفوضية إلى …», «ذكر تقرير لاحق لمكتب …»."""
    wording = floor.wording
    if not wording.is_known(verb.last, "testimony"):
        return None
    end = next(
        (
            index
            for index in range(verb.last + 1, last)
            if floor.cut(index) or number_word(wording, index) or wording.folded(index) in ("ان", "الی")
        ),
        last,
    )
    inside = floor.between(verb.last, end)
    return speakers_of.named(inside[0].mention) if inside else None


def _is_ours(floor: Floor, verb: Term, begin: int) -> bool:
    """Whether the publisher's own list, count or people are the subject: "our own list", «بررسی ما»."""
    wording = floor.wording
    if wording.language == "ar":
        subject = wording.folded(verb.last)
        one = floor.starting(verb.last)
        return subject.endswith("نا") and len(subject) > 4 and (one is None or not one.named)
    place = verb.first
    while place > begin and not floor.cut(place) and verb.first - place < REACH:
        place -= 1
    return any(
        wording.folded(index) in _WE[wording.language] and floor.quote_of(index) is None
        for index in range(place, verb.first)
    )


def _informant(floor: Floor, verb: Term, first: int) -> Speaker | None:
    """Give who opens the clause of the verb, or make a speaker of "hospital staff" there."""
    wording = floor.wording
    begin = verb.first
    while (
        begin > first
        and not _parted(floor, begin)
        and wording.folded(begin - 1) not in ("and", "but", "while")
    ):
        begin -= 1
    while begin < verb.first and wording.folded(begin) in _NO_HEAD:
        begin += 1
    opening = floor.starting(begin)
    if opening is not None:
        asides = [wording.folded(index) for index in range(opening.last, verb.first)]
        known = (
            opening.named or opening.mention.kind is Kind.ORGANISATION
        ) and verb.first - opening.last <= REACH
        if known and (not asides or asides[0] in _OF or all(word in ASIDE for word in asides)):
            return speakers_of.named(opening.mention)
    if wording.language != "en":
        return None
    heads = [index for index in range(begin, verb.first) if wording.term_at(index, "informant")]
    plain = not any(_parted(floor, index) for index in range(begin + 1, verb.first + 1))
    if not plain or verb.first - begin > REACH or floor.preposition(begin):
        return None
    end = verb.first
    while end > begin and wording.folded(end - 1) in ASIDE:
        end -= 1
    if end == begin + 1 and (again := _short_name(floor, begin)) is not None:
        return speakers_of.named(again)
    named = begin < end and wording.folded(begin) not in _PRONOUNS and _is_name(wording, begin, end)
    if not heads and not named:
        return None
    return speakers_of.named(floor.someone_new(begin, end if named and not heads else verb.first))


def _short_name(floor: Floor, index: int) -> Mention | None:
    """Give who was named before at greater length: "Aurelis speaks of one" after "Aurelis Deep Mining"."""
    word = floor.wording.words[index]
    if not word.raw[:1].isupper():
        return None
    for kind in (Kind.ORGANISATION, Kind.PERSON):
        for one in floor.earlier(word.start, kind):
            if word.raw in (one.value.get("name") or "").split():
                return one
    return None


def _is_name(wording: Wording, begin: int, end: int) -> bool:
    """Whether a subject is a name that nobody found: "Open Cells says", "The Memory Inquiry wrote"."""
    words = [wording.words[index] for index in range(begin, end) if wording.words[index].folded not in _OF]
    proper = [word for word in words if word.folded not in ("the", "a", "an")]
    sure = len(proper) > 1 or begin > wording.sentence_of(begin)[0] or len(proper) < len(words)
    return bool(proper) and sure and all(word.raw[:1].isupper() for word in proper)


def _parted(floor: Floor, index: int) -> bool:
    """Whether a mark other than an apostrophe stands before a word."""
    return floor.cut(index) and bool(floor.wording.gap(index).strip(" \xa0\n\u200c-'’") or index == 0)


def without_bound(wording: Wording, claimant: Mention | None) -> None:
    """Take off a nameless subject what says how sure a number is: «مقام‌های رسمی تنها ۲۲ مورد»."""
    if claimant is None or claimant.rule != "person.speaker":
        return
    last = wording.word_at(claimant.end - 1)
    bound = wording.term_ending(last + 1, "bound")
    if bound is not None and wording.words[bound.first].start > claimant.start:
        claimant.end = wording.words[bound.first - 1].end
