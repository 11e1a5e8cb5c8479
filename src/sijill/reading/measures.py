"""What befell those who are counted: the act that a number stands under."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.reading.wording import Term, Wording
from sijill.text import fold_text

OTHER = "other"
_CERTAIN = frozenset(("killed", "injured", "missing", "arrested", "executed", "released"))
_STATE = frozenset(("detained", "sentenced"))
_NOT_HURT = frozenset(("thing", "source"))
_HURT = _CERTAIN | _STATE | {"died"}
_GENERIC = frozenset(("person", "case"))
_BETWEEN = frozenset(
    (
        "were",
        "was",
        "been",
        "being",
        "are",
        "is",
        "had",
        "has",
        "have",
        "also",
        "who",
        "that",
        "then",
        "already",
        "reportedly",
        "still",
        "later",
        "remain",
        "remains",
        "remained",
        "may",
    )
)
_WHICH = fold_text("که")
_RELEASE = tuple(fold_text(word) for word in ("أطلق", "أطلقت", "أطلقوا"))
_FIRE = frozenset(
    fold_text(word) for word in ("النار", "الرصاص", "النيران", "الغاز", "قنابل", "رصاصا", "عيارات")
)
_AND = frozenset(("و", "and"))
_SPACE = " \xa0\u200c"


@dataclass(frozen=True, slots=True)
class Counted:
    """What words ``[first, last)`` count; ``noun`` is what they name it.

    ``only``: they set it against more; ``adjective``: the number stands behind a noun that it knows already;
    ``whole``: of these, others are counted before ("8 of the 20").
    """

    first: int
    last: int
    noun: Term | None
    only: bool = False
    adjective: bool = False
    whole: bool = False


class Measures:
    """Finds the measure of each figure of a stretch, in order, and remembers the one before."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.acts = [
            one
            for one in wording.terms("measure")
            if not (_is_sentence(wording, one) or _is_fired(wording, one))
        ]
        self._before = OTHER
        self._before_last = 0
        self._seen: set[str] = set()

    def of(self, counted: Counted, *, until: int) -> str:
        """Give the measure; ``until`` is where the next number begins."""
        measure = self._of(counted, until)
        self._before, self._before_last = measure, counted.last
        self._seen.add(measure)
        return measure

    def touches(self, counted: Counted) -> bool:
        """Whether an act stands right beside the number: "killed 12", "12 arrested", نفذت في تسعة."""
        ahead = self.follows(counted)
        close = 3 if self.wording.language == "ar" else 1
        behind = [
            one
            for one in self.acts
            if 0 <= counted.first - one.last < close and not self._stops(one.last, counted.first)
        ]
        return ahead or bool(behind)

    def follows(self, counted: Counted) -> bool:
        """Whether an act follows the number at once: "12 were arrested"."""
        return self._beside(counted, len(self.wording)) is not None

    def _of(self, counted: Counted, until: int) -> str:
        noun = counted.noun
        if noun and noun.key in _NOT_HURT:
            return OTHER
        if noun and (noun.key in _CERTAIN or (noun.key in _STATE and counted.adjective)):
            return noun.key
        if counted.whole:
            return OTHER
        act = self._act(counted, until)
        if noun and noun.key == "died":
            return "killed" if "killed" in self._seen or (act and act.key == "killed") else "died"
        if act is not None and act.key == OTHER:
            return OTHER
        if act is not None:
            return act.key
        goes_on = self._goes_on(counted)
        if noun is not None and noun.key in _STATE and not goes_on:
            return noun.key
        return self._before if goes_on else OTHER

    def _act(self, counted: Counted, until: int) -> Term | None:
        """The act beside, then in the clause, then in the sentence: before in Arabic, after in Persian."""
        wording = self.wording
        beside = self._beside(counted, until)
        if beside is not None:
            return beside
        begin, end = wording.clause_of(counted.first)
        start, stop = wording.sentence_of(counted.first)
        own = max(begin, self._before_last) if self._before_last <= counted.first else begin
        earlier = [one for one in self.acts if own <= one.first and one.last <= counted.first]
        later = [one for one in self.acts if counted.last <= one.first < min(end, until)]
        if wording.language == "fa":
            if earlier and earlier[-1].last == counted.first:
                return earlier[-1]
            led = self._tolled(start, counted) or self._persian(counted, later, stop, until)
            return led or self._led(earlier, counted) or self._sentence(start, counted)
        state = counted.noun is not None and counted.noun.key in _STATE
        tolled = self._tolled(start, counted)
        if tolled is not None:
            return tolled
        if wording.language == "ar":
            if state:
                return earlier[-1] if earlier else None
            return earlier[-1] if earlier else later[0] if later else self._sentence(start, counted)
        passive = [one for one in later if wording.folded(one.first - 1) in _BETWEEN]
        if passive and not earlier:
            return passive[0]
        if earlier or later:
            return earlier[-1] if earlier else (passive or later)[0]
        # "Four people, among them a nurse, were injured".
        ahead = [one for one in self.acts if counted.last <= one.first < min(stop, until)]
        aside = wording.gap(counted.last).strip(_SPACE).startswith(",")
        ahead = [one for one in ahead if aside and wording.folded(one.first - 1) in _BETWEEN]
        return ahead[0] if ahead else self._sentence(start, counted)

    def _beside(self, counted: Counted, until: int) -> Term | None:
        """The act that follows the number and its noun at once: "12 people were arrested", أربعة ماتوا."""
        place = counted.last
        while place < min(len(self.wording), until) and self.wording.folded(place) in _BETWEEN:
            if self.wording.gap(place).strip(_SPACE):
                return None
            place += 1
        if (
            place >= len(self.wording)
            or self.wording.gap(place).strip(_SPACE)
            or self.wording.language == "fa"
        ):
            return None
        act = next((one for one in self.acts if one.first == place and one.clitic == ""), None)
        if (
            act is None
            or self.wording.language != "ar"
            or counted.noun is None
            or counted.noun.key not in _STATE
        ):
            return act
        # «430 موقوفا أفرج عن معظمهم»: what follows is said of some of them.
        return act if self.wording.folded(act.last - 1).endswith("هم") else None

    def _persian(self, counted: Counted, later: list[Term], stop: int, until: int) -> Term | None:
        """The verb ends a Persian sentence; what a "که" opens is said of the counted, but aside."""
        rest = [one for one in self.acts if counted.last <= one.first < stop]
        if later and not self._is_aside(counted.last, later[0].first):
            return next((one for one in later if one.key != "detained"), later[0])
        if later:
            main = [one for one in rest if one.last >= stop - 1]
            return main[-1] if main else later[0]
        if self.wording.clause_of(counted.first) != self.wording.clause_of(max(until - 1, counted.first)):
            rest = [one for one in rest if one.first < until] or rest
        return rest[0] if rest else None

    def _tolled(self, start: int, counted: Counted) -> Term | None:
        """The act of "the number of those executed … reached 11", however far before the number."""
        floor = max(start, self._before_last if self._before_last <= counted.first else start)
        for place in range(counted.first - 1, floor - 1, -1):
            if self.wording.is_known(place, "toll"):
                people = (one for one in self.wording.terms("people") if one.key in _HURT)
                found = sorted((*self.acts, *people), key=lambda one: one.first)
                return next(
                    (one for one in found if place < one.first <= place + 3 and one.last <= counted.first),
                    None,
                )
        return None

    def _is_aside(self, first: int, last: int) -> bool:
        return any(self.wording.folded(place) == _WHICH for place in range(first, last))

    def _led(self, earlier: list[Term], counted: Counted) -> Term | None:
        """A Persian noun before: «بازداشت ۱۲ نفر», «شمار دستگیرشدگان را ۱۵ نفر»."""
        near = [one for one in earlier if counted.first - one.last <= 6]
        return near[-1] if near else None

    def _sentence(self, start: int, counted: Counted) -> Term | None:
        """The last act before in the sentence, if no number came between that it belongs to."""
        if start < self._before_last <= counted.first:
            return None
        earlier = [one for one in self.acts if start <= one.first and one.last <= counted.first]
        return earlier[-1] if earlier else None

    def _goes_on(self, counted: Counted) -> bool:
        """Whether the clause leaves its verb out: «، و304 أشخاص», ", including 40 children", "only 15"."""
        if self._before == OTHER or self._before_last > counted.first:
            return False
        wording = self.wording
        generic = counted.noun is None or counted.noun.key in _GENERIC or counted.noun.key in _STATE
        if not generic:
            return False
        begin = wording.clause_of(counted.first)[0]
        near = wording.sentence_of(counted.first) == wording.sentence_of(max(self._before_last - 1, 0))
        if any(one.last == counted.first for one in wording.terms("including")):
            return True
        part = wording.is_known(counted.last - 1, "including") or wording.is_known(
            counted.last - 2, "including"
        )
        if near and (part or counted.first - self._before_last <= 2):
            return True
        if counted.first - 1 == begin and wording.folded(begin) in _AND:
            return True
        if near and counted.first == begin and counted.noun is not None and counted.noun.key == "person":
            return True
        return counted.only or counted.noun is None or counted.noun.key == "case"

    def _stops(self, first: int, last: int) -> bool:
        return any(self.wording.gap(place).strip(_SPACE) for place in range(first, last + 1))


def _is_sentence(wording: Wording, act: Term) -> bool:
    """Whether an execution is only a sentence so far: حکم اعدام, به اعدام محکوم کرد."""
    if act.key != "executed":
        return False
    convicted = any(
        one.key == "sentenced" and 0 <= one.first - act.last <= 1 for one in wording.terms("measure")
    )
    return convicted or any(one.last == act.first for one in wording.terms("sentencing"))


def _is_fired(wording: Wording, act: Term) -> bool:
    """Whether what is "released" in Arabic is fire: أطلقت الشرطة النار."""
    if act.key != "released" or wording.language != "ar" or not wording.folded(act.first).endswith(_RELEASE):
        return False
    return any(wording.folded(place) in _FIRE for place in range(act.last, act.last + 5))
