"""The act that governs a number: the verb before it in Arabic, after it in Persian, either in English."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import Enum

from sijill.reading.persian_forms import is_verb as is_persian_verb
from sijill.reading.verbs import is_verb
from sijill.reading.word_set import word_set
from sijill.reading.wording import Term, Wording


class Unknown(Enum):
    """That a verb governs, but none of the vocabulary."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN
Governor = Term | Unknown | None

_SPACE = " \xa0\u200c"
_QUOTES = _SPACE + "\"'«»“”‘’"
_BE = word_set("is are was were be been being get got gets remain remains remained stay stayed")
_HAVE = word_set("has have had will would may might could can should must did do does")
_ADVERB = word_set(
    "also not already still later then since reportedly allegedly now never all both each so only just once"
)
_RELATIVE = word_set("who that which whom whose")
_CUT = word_set(
    "that who which while whereas when where because but and as since before after if with plus then"
    " although though until"
)
_PREPOSITION = word_set(
    "of in on at for from by to with without under over into during after before"
    " the a an his her their its our this that these those about against between near"
)
_AMONG = word_set("among of including")
_OBJECT = word_set("him her them me us it the a an his their my our your this that these those two three")
_LINK = word_set("of for at on to by from as with about some only the around roughly up")
_ARABIC_THAT = word_set("ان وان بان لان فان اما کان کانت وکان")
_ARABIC_LINK = word_set("عن الی من علی ب ل")
_PERSIAN_WHICH = "که"
_PERSIAN_LINK = word_set("را نفر به از در دیگر")
_COPULA = word_set("است بود بودند هستند بوده اند نیست نبود باشد شد شدند دارد دارند داشت داشتند داریم دارم")
_NAMING = word_set("نام اسم اسامی هویت نامهای اسمهای")
_NUMBERED = word_set(
    "numbered totalled totaled reached کانوا کنا بلغوا عددهم انهم قدرهم وعددهم عددنا بلغ یبلغ"
)
_PUT = word_set("put puts putting placed places estimated down up rose risen toll")
_AMOUNTS = word_set("است بود بوده رسید رسیده میرسد رسیدهاست")
_PLACING = word_set("در تو توی به پشت زیر تحت با")
_RULING = word_set("حکم احکام")
_NEAR = 8
_FAR = 14


class Governors:
    """The acts of a stretch, and which of them governs a number at given words."""

    def __init__(self, wording: Wording, acts: Sequence[Term]) -> None:
        self.wording = wording
        self.acts = acts
        self._firsts = [one.first for one in acts]
        self._by_first = {one.first: one for one in acts}
        self._by_last = {one.last: one for one in acts}

    def of(self, first: int, last: int, *, after: int, until: int) -> Governor:
        """Give what governs the number at words ``[first, last)``, not looking behind word ``after``.

        ``until`` is where the next number begins that does not share its verb.
        """
        if self.wording.language == "ar":
            return self._arabic(first, last, after, until)
        if self.wording.language == "fa":
            return self._persian(first, last, after, until)
        return self._english(first, last, after, until)

    def touches(self, first: int, last: int) -> bool:
        """Whether an act or a verb of counting stands right beside the number."""
        near = 3 if self.wording.language == "ar" else 1
        behind = any(
            self._by_last.get(first - step) and not self._parted(first - step, first) for step in range(near)
        )
        return behind or self.follows(last) is not None or self.is_counted(first, last)

    def follows(self, last: int) -> Term | None:
        """Give the act that follows at once, perhaps after "were": "12 were arrested", أربعة ماتوا."""
        place = last
        if self._marked(place):
            return None
        if self.wording.language == "en":
            while self.wording.folded(place) in _BE | _HAVE | _ADVERB | {"who"} and not self._marked(
                place + 1
            ):
                place += 1
        act = self._by_first.get(place)
        return act if act is not None and act.clitic == "" else None

    def is_counted(self, first: int, last: int) -> bool:
        """Whether the number is the object of a verb of counting: "spoke of five", «از ۲۳ نفر سخن گفت»."""
        wording = self.wording
        if wording.language == "fa":
            place = last + (wording.folded(last) in _PERSIAN_LINK)
            ahead = wording.term_at(place, "counted") is not None and not self._parted(last, place)
            named = wording.folded(first - 1) in _NAMING and not self._marked(first)
            closed = last >= len(wording) or bool(wording.gap(last).strip(_SPACE))
            told = wording.term_ending(first, "counted") is not None or wording.folded(first - 1) == "از"
            return ahead or named or (closed and told) or wording.folded(last) in _AMOUNTS
        links = _ARABIC_LINK if wording.language == "ar" else _LINK
        before = wording.folded(first - 1)
        if before in _NUMBERED and not self._marked(first):
            return True
        if before in ("at", "from") and any(
            wording.folded(index) in _PUT for index in range(max(0, first - 8), first - 1)
        ):
            return True
        place = first
        while place > 0 and first - place < 3:
            if wording.gap(place).strip(_QUOTES):
                return False
            term = wording.term_ending(place, "counted", "toll")
            if term is not None and (term.category == "counted" or place == first):
                return True
            if (
                wording.language == "en"
                and wording.folded(place - 1) in _BE
                and wording.is_known(place - 2, "toll")
            ):
                return True
            if wording.folded(place - 1) not in links:
                return False
            place -= 1
        return False

    # Words

    def _marked(self, index: int) -> bool:
        return index >= len(self.wording) or bool(self.wording.gap(index).strip(_QUOTES))

    def _parted(self, first: int, last: int) -> bool:
        return any(
            self.wording.gap(place).strip(_QUOTES) for place in range(first, min(last, len(self.wording)) + 1)
        )

    def _clause(self, place: int) -> tuple[int, int]:
        """Give the clause of a word; quotation marks do not end one."""
        first, last = place, place + 1
        while first > 0 and not self._marked(first):
            first -= 1
        while last < len(self.wording) and not self._marked(last):
            last += 1
        return first, last

    def _within(self, first: int, last: int) -> list[Term]:
        begin = bisect_left(self._firsts, first)
        found = []
        for one in self.acts[begin:]:
            if one.first >= last:
                break
            if one.last <= last:
                found.append(one)
        return found

    # English

    def _english(self, first: int, last: int, after: int, until: int) -> Governor:
        lead = self._lead(first, after)
        governing = self._before(lead, first)
        subject = lead == first or self.wording.folded(first - 1) in _CUT
        if subject or governing is None:
            predicate = self._predicate(last, until, subject=subject)
            if predicate is not None:
                return predicate
        if governing is None and not subject:
            return None
        if governing is None:
            return self._led(first, after)
        return governing

    def _lead(self, first: int, after: int) -> int:
        """Give where the words begin that stand before the number in its own clause."""
        wording = self.wording
        place = first
        floor = max(after, wording.sentence_of(first)[0])
        while (
            place > floor and not wording.gap(place).strip(_QUOTES) and wording.folded(place - 1) not in _CUT
        ):
            place -= 1
        return place

    def _before(self, lead: int, first: int) -> Term | None:
        """Give the verb or noun of which the number is the object: "killing 9", "the arrest of 12"."""
        for act in reversed(self._within(lead, first)):
            between = range(act.last, first)
            if any(self.wording.folded(index) in _BE for index in between):
                if self.wording.folded(lead) in _AMONG and self.wording.folded(first - 1) in _BE:
                    return act  # "among those arrested were 3 women"
                continue
            noun = self.wording.folded(act.first - 1) in _PREPOSITION
            if (
                not noun
                or not between
                or any(self.wording.folded(index) in ("of", "for") for index in between)
            ):
                return act
        return None

    def _led(self, first: int, after: int) -> Term | None:
        """Give the last act before in the sentence: "…, arresting him and others, among them 3 women"."""
        start = max(after, self.wording.sentence_of(first)[0])
        return next(iter(reversed(self._within(start, first))), None) if start == after else None

    def _predicate(self, last: int, until: int, *, subject: bool) -> Governor:
        """Give what is said of the number as a subject: "12, among them a nurse, were later hanged"."""
        wording = self.wording
        stop = min(wording.sentence_of(max(last - 1, 0))[1], until, last + 2 * _FAR)
        attributive: Term | None = None
        place = last
        relative = False
        while place < stop:
            word = wording.folded(place)
            if wording.gap(place).strip(_QUOTES):
                if not subject or not wording.gap(place).strip(_QUOTES).startswith(","):
                    break
                close = next((index for index in range(place + 1, stop) if "," in wording.gap(index)), None)
                if word not in _BE | _HAVE and place not in self._by_first:
                    if close is None:
                        break
                    place = close
                    word = wording.folded(place)
            act = self._by_first.get(place)
            if word in _RELATIVE:
                relative = True
            elif word in _BE or (word in _HAVE and act is None):
                verb = self._after_auxiliaries(place)
                act = self._by_first.get(verb) or act
                if not relative:
                    return act or attributive or UNKNOWN
                attributive, relative = attributive or act, False
                place = verb
            elif act is not None and (wording.folded(place - 1) not in _PREPOSITION or place == last):
                if (
                    wording.folded(act.last) in _OBJECT
                    and not self._marked(act.last)
                    and not attributive
                    and act.last - act.first == 1
                    and not relative
                ):
                    return UNKNOWN  # "five men took him"
                attributive = attributive or act
                relative = False
                place = act.last - 1
            elif subject and word in ("and", "but", "while") and attributive:
                break
            place += 1
        return attributive

    def _after_auxiliaries(self, place: int) -> int:
        wording = self.wording
        while place < len(wording) and place not in self._by_first:
            word = wording.folded(place)
            if word not in _BE and word not in _HAVE and word not in _ADVERB and not word.endswith("ly"):
                break
            place += 1
        return place

    # Arabic

    def _arabic(self, first: int, last: int, after: int, until: int) -> Governor:
        wording = self.wording
        beside = self.follows(last)
        if beside is None and not self._marked(last) and not is_verb(wording, last):
            beside = self.follows(last + 1)
        if beside is not None and beside.first < until:
            return beside
        begin, end = self._clause(first)
        that = wording.folded(first - 1) in _ARABIC_THAT
        opens = first == begin or self._marked(first) or that
        said = self._arabic_verb(last, min(end, until, last + _NEAR)) if opens else None
        if said is not None or that:
            return said
        for index in range(first, max(begin, after), -1):
            act = self._by_last.get(index)
            if act is not None or wording.term_ending(index, "counted") is not None:
                return act
        later = self._within(last, min(end, until))
        if later and not opens:
            return later[0]
        start = wording.sentence_of(first)[0]
        return next(iter(reversed(self._within(start, first))), None) if after <= start else None

    def _arabic_verb(self, first: int, last: int) -> Governor:
        """Give the verb that follows a number which opens its clause."""
        for index in range(first, last):
            act = self._by_first.get(index)
            if act is not None and not act.clitic.endswith("ال"):
                return act
            if is_verb(self.wording, index) and self.wording.term_at(index, "counted") is None:
                return UNKNOWN
        return None

    # Persian

    def _persian(self, first: int, last: int, after: int, until: int) -> Governor:
        before = self._by_last.get(first)
        if before is not None and not self._marked(first):
            return before
        beside = self._by_first.get(last + (self.wording.folded(last) == "دیگر"))
        placed = beside is not None and self.wording.folded(beside.first) in _PLACING
        if beside is not None and not self._marked(last) and not placed:
            return beside
        ruled = first - 1 - (self.wording.folded(first - 1) == "هر")
        if self.wording.folded(ruled) in _RULING:
            return Term("measure", "sentenced", ruled, first, "")
        return self._verb(last, until) or self._ezafe(first, after)

    def _verb(self, last: int, until: int) -> Governor:
        """Give the verb that ends the clause, past the relative clauses in it."""
        wording = self.wording
        stop = wording.sentence_of(max(last - 1, 0))[1]
        aside: Term | None = None
        act: Term | None = None
        relative = False
        place = last
        while place < stop:
            gap = wording.gap(place)
            if "؛" in gap or ";" in gap or (act is not None and place >= until):
                break
            found = self._by_first.get(place)
            if wording.folded(place) == _PERSIAN_WHICH:
                relative = True
            if found is not None:
                place = found.last
                ends = self._ends(place - 1) or self._ends(place)
                if relative:
                    aside, relative = aside or found, not ends
                    place += self._ends(place)
                    continue
                act = found if ends or act is None else act
                if ends:
                    return act
                continue
            if self._ends(place):
                counts = wording.is_known(place, "counted")
                if not relative:
                    return act or (aside if aside or counts or wording.folded(place) in _COPULA else UNKNOWN)
                relative = False
            place += 1
        return act or aside

    def _ends(self, place: int) -> bool:
        """Whether a Persian verb stands here: no infinitive, as in «با سپردن تعهد»."""
        wording = self.wording
        if not is_persian_verb(wording, place):
            return False
        infinitive = wording.folded(place).endswith(("دن", "تن"))
        return not infinitive or place + 1 >= len(wording) or bool(wording.gap(place + 1).strip(_SPACE))

    def _ezafe(self, first: int, after: int) -> Term | None:
        """Give a noun of which the number is the owner: «شمار دستگیرشدگان را ۱۵ نفر»."""
        start = max(after, self.wording.clause_of(first)[0], first - 6)
        return next(iter(reversed(self._within(start, first))), None)
