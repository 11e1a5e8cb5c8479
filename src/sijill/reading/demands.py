"""Demands: what somebody calls for, and on whom; in sentences and in lists under an opening line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.claims.kinds import Kind, Modality
from sijill.claims.values import Demand, value_json
from sijill.reading.addressing import with_addressees
from sijill.reading.asked import Asked, apart, asked_of
from sijill.reading.demands_arabic import arabic_demands
from sijill.reading.demands_english import english_demands
from sijill.reading.demands_persian import persian_demands
from sijill.reading.mention import Mention
from sijill.reading.speech import Speakers
from sijill.reading.subjects import How, Subject, subject
from sijill.reading.word_set import word_set
from sijill.reading.wording import Wording

_RULES = {"en": english_demands, "ar": arabic_demands, "fa": persian_demands}
_ITEM = re.compile(
    r"\s*(?:[-–—•●○▪◦*·‣⁃∙■□➤➢►▶→⇐←✔✅☑✓✊🔴🔸🔹◾▫️\ufe0f]+\s*|[(\[]?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4}|[اأبجدهوزحطي]|الف)[.)\]/:-]+\s*"
    r"|(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|اول|دوم|سوم|چهارم|پنجم|First|Second|Third|Fourth|Fifth)[ًاٌ]*\s*[:،,.–—-]\s*)"
)
_ARROW = re.compile(r"\s*(?:→|➤|►|⇐|←|✔️?|•|▪|\u2022)\s*")
_TO = {
    "en": word_set("of from to on for we by"),
    "ar": word_set("من الی علی ومن والی وعلی ل"),
    "fa": frozenset(("از", "به", "و", "برای")),
}
_SHORT = 14
_FEW = 5
_LETTER = re.compile(
    r"\s*(?:إلى|الى|To|Dear|به|خطاب به|حضرة|جناب|سعادة|معالي|Attn|For the attention of)[\s:]"
)
_READERS = word_set("you write take please contact send act call می‌توان کنید بنویسید اکتبوا شارکوا")
_YOU = frozenset(("you", "شما", "منکم"))


@dataclass(slots=True)
class Opening:
    """An opening line that the items after it go on from, with who asks and who is asked."""

    subject: Subject
    addressees: tuple[Mention, ...] = ()
    you: bool = False


@dataclass(slots=True)
class Lists:
    """Which list of demands is open, and to whom a letter goes, carried from stretch to stretch of a text."""

    opening: Opening | None = None
    letter: tuple[Mention, ...] = ()

    def read_letter(self, wording: Wording, people: Sequence[Mention]) -> None:
        """Take in to whom a letter goes: lines that open with "To" or «إلى» and name somebody."""
        line = wording.text[wording.start : wording.end]
        if _LETTER.match(line) and len(wording) <= _SHORT * 2 and len(wording.sentences) == 1:
            self.letter += asked_of(wording, people, 0, len(wording))

    def read_heading(self, wording: Wording, people: Sequence[Mention] = ()) -> None:
        """Open a list under a heading such as "Our demands", or go on with it for "To the ministry:"."""
        text = wording.text[wording.start : wording.end].rstrip()
        if (
            self.opening is not None
            and text.endswith(":")
            and len(wording)
            and _is_addressed(wording, people)
        ):
            self.opening = Opening(self.opening.subject, asked_of(wording, people, 0, len(wording)))
            return
        self.opening = Opening(Subject(How.OWN)) if _is_heading(wording) else None


def _is_heading(wording: Wording) -> bool:
    """Whether a line only says that demands follow: "Our demands", «■ مطالبنا»."""
    terms = wording.terms("demand_opening")
    return bool(terms) and sum(term.last - term.first for term in terms) >= max(1, len(wording) - 3)


def find_demands(
    wording: Wording, people: list[Mention], speakers: Speakers, lists: Lists | None = None
) -> list[Mention]:
    """Find demands, their addressees and who makes them.

    ``lists`` is carried through the text: an item of a list has the parties of its opening line.
    """
    lists = lists if lists is not None else Lists()
    rule = _RULES.get(wording.language)
    if rule is None or not len(wording):
        return []
    asked = list(rule(wording, people))
    listed = [*_item(wording, people, lists, asked), *_arrows(wording, people), *_answers(wording, people)]
    if listed:
        weak = ("demand.imperative", "demand.must")
        asked = [
            one for one in asked if one.rule not in weak and not any(_inside(one, item) for item in listed)
        ]
    inline = [
        one for one in _inline(wording, people) if not any(_meets(one, other) for other in (*asked, *listed))
    ]
    asked = apart(wording, [*asked, *listed, *inline])
    asked = [one for one in asked if not _is_opening(wording, one)]
    asked = with_addressees(wording, people, asked, speakers)
    lists.read_letter(wording, people)
    found = [_mention(wording, one, speakers, lists) for one in asked]
    _open(wording, people, lists, asked)
    return found


def _inline(wording: Wording, people: Sequence[Mention]) -> Iterator[Asked]:
    """Part "Our demands: the release of all, an end to …, and …" at its marks: each is a demand."""
    for term in wording.terms("demand_opening"):
        last = wording.sentence_of(term.first)[1]
        near = range(term.last, min(last - 1, term.last + _SHORT))
        colon = next((index for index in near if wording.gap(index).strip()[-1:] == ":"), None)
        opens = term.first <= wording.sentence_of(term.first)[0] + _FEW
        readers = any(wording.folded(index) in _READERS for index in range(term.first, term.last))
        if colon is None or not opens or readers:
            continue
        addressees = asked_of(wording, people, term.last, colon)
        you = _to_you(wording, term.first, colon)
        marks = ";؛" if any(set(wording.gap(index)) & set(";؛") for index in range(colon + 1, last)) else ",،"
        cuts = [index for index in range(colon + 2, last - 1) if set(wording.gap(index)) & set(marks)]
        for first, end in itertools.pairwise((colon, *cuts, last)):
            start = first + (wording.folded(first) in ("and", "و"))
            name = any(wording.word_at(one.start) == start for one in people)
            if end - start >= 2 and not name:
                yield Asked(start, end, addressees, Subject(How.OWN), "demand.item", start, you=you)
        return


def _to_you(wording: Wording, first: int, last: int) -> bool:
    """Whether words speak to somebody: "we ask you", «نلتمس منكم»."""
    return any(
        wording.folded(index) in _YOU or wording.folded(index).endswith("کم") for index in range(first, last)
    )


def _meets(one: Asked, other: Asked) -> bool:
    return one.first < other.last and other.first < one.last


def _inside(one: Asked, item: Asked) -> bool:
    return item.first <= one.first and one.last <= item.last


def _is_opening(wording: Wording, one: Asked) -> bool:
    """Whether a demand is only the line that opens a list: «نلتمس منكم، على وجه الاستعجال:»."""
    ends = wording.text[wording.start : wording.end].rstrip().endswith(":")
    if ends and one.rule == "demand.imperative":
        return one.first >= wording.sentences[-1][0]
    return ends and one.last >= len(wording) and one.last - one.first <= _FEW


def _mention(wording: Wording, asked: Asked, speakers: Speakers, lists: Lists) -> Mention:
    start, end = wording.span(asked.first, max(asked.last, asked.first + 1))
    if wording.language == "ar":
        start = _without_preposition(wording, asked, start)
    claimant = asked.subject.mention
    if claimant is None and asked.subject.how is How.SAME:
        claimant = speakers.last or speakers.heading
    return Mention(
        Kind.DEMAND,
        start,
        end,
        value_json(Demand()),
        asked.rule,
        claimant=claimant,
        modality=Modality.DEMANDED,
        addressees=list(asked.addressees or (lists.letter if asked.you else ())),
        own=asked.subject.how is How.OWN,
    )


def _without_preposition(wording: Wording, asked: Asked, start: int) -> int:
    raw = wording.words[asked.first].raw
    if asked.rule not in ("demand.by", "demand.to", "demand.free") or len(raw) < 4:
        return start
    if raw.startswith("لل"):
        return start + 2
    return start + 1 if raw[0] in "بل" else start


# Lists


def _is_addressed(wording: Wording, people: Sequence[Mention]) -> bool:
    """Whether a line only says of whom the items after it are asked: "To the Ministry of Justice:"."""
    if len(wording) > _SHORT or len(wording.sentences) > 1:
        return False
    named = any(one.start <= wording.words[0].start + 1 for one in people)
    return named or wording.folded(0) in _TO.get(wording.language, ()) or wording.is_known(0, "authority")


def _open(wording: Wording, people: Sequence[Mention], lists: Lists, asked: Sequence[Asked]) -> None:
    """Open a list at a line that ends in a colon, or that only says that demands follow."""
    text = wording.text[wording.start : wording.end].rstrip()
    listed = _ITEM.match(text) is not None and not _is_heading(wording)
    if lists.opening is not None and listed:
        return
    if lists.opening is not None and text.endswith((":", "：")) and _is_addressed(wording, people):
        lists.opening = Opening(lists.opening.subject, asked_of(wording, people, 0, len(wording)))
        return
    lists.opening = None
    if _is_heading(wording) and not text.endswith((":", "،", ",")):
        lists.opening = Opening(Subject(How.OWN))
        return
    colon = text.endswith((":", "：")) or (text.endswith((",", "،")) and len(wording) <= _SHORT)
    if not colon:
        return
    first = wording.sentences[-1][0]
    terms = [term for term in wording.terms("demand", "demand_opening") if term.first >= first]
    if not terms:
        return
    you = _to_you(wording, first, len(wording))
    last = [one for one in asked if one.first >= first]
    if last:
        lists.opening = Opening(last[-1].subject, last[-1].addressees, last[-1].you)
        return
    demand = next((term for term in terms if term.category == "demand"), None)
    own = demand is None or demand.key.endswith("own")
    who = Subject(How.OWN) if own or demand is None else subject(wording, (demand.first, demand.last), people)
    others = asked_of(wording, people, first, len(wording))
    lists.opening = Opening(who, tuple(one for one in others if one is not who.mention), you)


def _item(
    wording: Wording, people: Sequence[Mention], lists: Lists, asked: Sequence[Asked]
) -> Iterator[Asked]:
    """Read an item: "of X: …", "X: …", or only what is demanded."""
    text = wording.text[wording.start : wording.end]
    mark = _ITEM.match(text)
    opening = lists.opening
    if opening is None or mark is None:
        return
    if any(one.addressees for one in asked):
        return
    begin = wording.word_at(wording.start + mark.end())
    last = wording.sentence_of(begin)[1] if begin < len(wording) else begin
    if begin >= last:
        return
    start, addressees = _addressed(wording, people, begin, last)
    yield Asked(
        start, last, addressees or opening.addressees, opening.subject, "demand.item", start, you=opening.you
    )


def _addressed(
    wording: Wording, people: Sequence[Mention], begin: int, last: int
) -> tuple[int, tuple[Mention, ...]]:
    """Part "of the Judiciary: that …", "To the minister, to …": who is asked, and where the rest begins."""
    for index in range(begin + 1, min(last, begin + 20)):
        gap = wording.gap(index).strip(' \xa0\u200c»”")')
        if not gap and _begins_duty(wording, people, begin, index):
            return index, asked_of(wording, people, begin, index)
        if gap[:1] == ":":
            found = asked_of(wording, people, begin, index)
            return _after_that(wording, index), found
        if wording.language == "ar" and gap[:1] == "،" and wording.folded(index) == "الی":
            return index + 1, asked_of(wording, people, begin, index)
        if gap[:1] in (",", "،", "–", "—") and wording.folded(begin) in _TO.get(wording.language, ()):
            found = asked_of(wording, people, begin, index)
            if found or any(wording.is_known(place, "authority") for place in range(begin, index)):
                return _after_that(wording, index), found
    return begin, ()


def _begins_duty(wording: Wording, people: Sequence[Mention], begin: int, index: int) -> bool:
    """Whether a word begins what "the ministry to commute …", «وزارة العدل بإلغاء …» has to do."""
    place = wording.words[index].start
    if any(one.start <= place < one.end for one in people):
        return False
    head = begin + (wording.folded(begin) in ("the", "a"))
    named = any(wording.word_at(one.start) == head and wording.word_at(one.end - 1) < index for one in people)
    named = named or wording.is_known(begin, "office", "occupation")
    folded = wording.folded(index)
    if wording.language == "en":
        generic = wording.is_known(index - 1, "authority") or named or wording.folded(begin) in _TO["en"]
        duty = folded in ("should", "must") or (
            folded == "to" and wording.words[index + 1 if index + 1 < len(wording) else index].raw.islower()
        )
        return duty and (generic or folded == "to") and wording.folded(begin) != "to"
    if wording.language == "ar":
        return named and (folded in ("الی", "ان", "بان") or (folded.startswith("ب") and len(folded) > 4))
    return named and folded == "باید"


def _after_that(wording: Wording, index: int) -> int:
    return index + 1 if wording.folded(index) in ("that", "که") and index + 1 < len(wording) else index


def _answers(wording: Wording, people: Sequence[Mention]) -> Iterator[Asked]:
    """Read sentences that go on from a question or a colon: "What do I ask? Of the Commission, that …"."""
    opened = False
    for first, last in wording.sentences:
        if opened and wording.folded(first) in _TO.get(wording.language, ()):
            start, addressees = _addressed(wording, people, first, last)
            if start > first:
                yield Asked(start, last, addressees, Subject(How.OWN), "demand.answer", start)
                continue
        opening = [term for term in wording.terms("demand_opening") if first <= term.first < last]
        opened = bool(opening) or (opened and last - first < _FEW)


def _arrows(wording: Wording, people: Sequence[Mention]) -> Iterator[Asked]:
    """Part "what we need → … → …" at its arrows."""
    opening = wording.terms("demand_opening")
    text = wording.text[wording.start : wording.end]
    if not opening or len(_ARROW.findall(text)) < 2:
        return
    begin = wording.words[opening[0].last - 1].end
    marks = [mark for mark in _ARROW.finditer(wording.text, begin, wording.end) if mark[0].strip()]
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else wording.end
        first = wording.word_at(mark.end())
        last = min(wording.word_at(end - 1) + 1, len(wording))
        while last > first and wording.words[last - 1].end > end:
            last -= 1
        if number + 1 == len(marks) and first < len(wording):
            last = min(last, wording.sentence_of(first)[1])
        if first < last:
            yield Asked(
                first, last, _tagged(wording, people, first, last), Subject(How.OWN), "demand.arrow", first
            )


def _tagged(wording: Wording, people: Sequence[Mention], first: int, last: int) -> tuple[Mention, ...]:
    """Give whom a post tags in what it asks: in brackets or after "@"."""
    found = asked_of(wording, people, first, last)
    return tuple(one for one in found if wording.text[one.start - 1] in "(@[")
