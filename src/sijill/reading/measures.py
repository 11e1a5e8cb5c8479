"""What befell those who are counted: by their noun, their predicate, or what was counted before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sijill.reading.governors import UNKNOWN, Governor, Governors
from sijill.reading.numbers import number_word
from sijill.reading.word_set import word_set
from sijill.reading.wording import Term, Wording
from sijill.text import fold_text

OTHER = "other"
_CERTAIN = frozenset(("killed", "injured", "missing", "arrested", "executed", "released", "sentenced"))
_STATE = frozenset(("detained", "taken"))
_NOT_HURT = frozenset(("thing", "source"))
_NAMED = frozenset(("died",)) | _CERTAIN | _STATE
_RELEASE = tuple(fold_text(word) for word in ("أطلق", "أطلقت", "أطلقوا"))
_FIRE = frozenset(
    fold_text(word) for word in ("النار", "الرصاص", "النيران", "الغاز", "قنابل", "رصاصا", "عيارات")
)
_AND = frozenset(("و", "and", "plus", "or", "یا", "او"))
_SPACE = " \xa0\u200c"
_TOLLED = 5
_OUT_OF = word_set("of من از")
_AMONG = word_set("among amongst میان بین بينهم")
_EACH = word_set(
    "each apiece combined prison jail imprisonment bars"
    " زندان حبس نفری هرکدام جمعا مجموعا سجنا لکل السجن بالسجن"
)
_DONE = ("نفذ", "تنفیذ", "اجرا", "carried")
_NEAR = 5
_LIGHT = ("گرفت", "گیر", "برد", "بر", "نگرفت")
_THESE = frozenset(fold_text(word) for word in ("these", "those", "این", "آن", "هؤلاء", "همین"))
_OTHERS = frozenset(
    fold_text(word)
    for word in ("others", "more", "further", "دیگر", "آخرين", "آخرون", "الآخرين", "الآخرون", "آخر")
)


@dataclass(slots=True)
class Focus:
    """What befell those whom a text counted last; names, cases and bare numbers go on from there."""

    measure: str = OTHER
    act: str = OTHER
    seen: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Counted:
    """What words ``[first, last)`` count; ``noun`` is what they name it.

    ``only``: they set it against more; ``adjective``: the number stands behind a noun that it knows already;
    ``whole``: of these, others are counted before ("8 of the 20"); ``part``: they are out of those;
    ``vague``: "dozens".
    """

    first: int
    last: int
    noun: Term | None
    only: bool = False
    adjective: bool = False
    whole: bool = False
    part: bool = False
    vague: bool = False

    @property
    def again(self) -> bool:
        """Whether it says nothing of whom it counts, who were spoken of before: "57 of them", "61"."""
        return self.noun is None or self.noun.key == "again"


class Measures:
    """Finds the measure of each figure of a stretch, in order, and keeps in ``focus`` what is counted."""

    def __init__(self, wording: Wording, focus: Focus) -> None:
        self.wording = wording
        self.focus = focus
        acts = _acts(wording)
        self._governors = Governors(wording, acts)
        self._topics = _topics(wording, acts)
        self._before: str = OTHER
        self._before_last = 0

    def of(self, counted: Counted, *, until: int) -> str:
        """Give the measure; ``until`` is where the next number begins."""
        self._enter(counted.first)
        measure = self._of(counted, until)
        self._before, self._before_last = measure, counted.last
        if measure != OTHER:
            self.focus.seen.add(measure)
            if not (counted.part or self._is_part(counted)):
                self.focus.measure = measure
        return measure

    def touches(self, counted: Counted) -> bool:
        """Whether an act or a verb of counting stands right beside the number: "12 arrested", "says nine"."""
        return self._governors.touches(counted.first, counted.last)

    def follows(self, counted: Counted) -> bool:
        """Whether an act follows the number at once: "12 were arrested"."""
        return self._governors.follows(counted.last) is not None

    def _enter(self, place: int) -> None:
        while self._topics and self._topics[0][0] < place:
            self.focus.measure = self._topics.pop(0)[1]
        for act in self._governors.acts:
            if act.first >= place:
                break
            if act.key != OTHER:
                self.focus.act = act.key

    def _of(self, counted: Counted, until: int) -> str:
        noun = counted.noun
        kind = noun.key if noun is not None else ""
        if kind in _NOT_HURT:
            return OTHER
        if kind in _CERTAIN and not self._is_out_of(counted):
            return kind
        if counted.whole:
            return "detained" if kind in _STATE else OTHER
        act = self._tolled(counted) or self._governors.of(
            counted.first, counted.last, after=self._floor(counted), until=until
        )
        return self._by_act(counted, kind, act, until) or self._by_others(counted, kind, act)

    def _by_act(self, counted: Counted, kind: str, act: Governor, until: int) -> str | None:
        """Give what the governing act says befell them; ``None`` if it says nothing of that."""
        says = act.key if isinstance(act, Term) else None
        if kind == "died":
            return "killed" if says == "killed" or "killed" in self.focus.seen else "died"
        if kind in _CERTAIN and says in (None, OTHER):
            return kind
        if says in (None, OTHER) and self._is_punished(counted, until):
            return "sentenced"
        if says is not None and not (says == OTHER and kind and self._is_again(counted)):
            return self._held(says)
        return OTHER if not kind and act is UNKNOWN else None

    def _by_others(self, counted: Counted, kind: str, act: Governor) -> str:
        """Give what was said of those counted before or beside them."""
        among = self._among(counted)
        if self._shares(counted):
            return self._before
        if self._is_again(counted):
            return self.focus.measure if self.focus.measure != OTHER else self.focus.act
        if kind in _STATE:
            return self._held(kind)
        if self._governors.is_counted(counted.first, counted.last):
            return self.focus.measure
        if among is not None:
            return self._held(among.key)
        if act is UNKNOWN:
            return OTHER
        if counted.only or self._toll(counted) is not None:
            return self.focus.measure
        others = any(self.wording.folded(index) in _OTHERS for index in range(counted.first, counted.last))
        return self._last_act(counted.first) if others else OTHER

    def _is_again(self, counted: Counted) -> bool:
        return counted.again or self.wording.folded(counted.first - 1) in _THESE

    def _is_out_of(self, counted: Counted) -> bool:
        """Whether they are some of the named: "two of the wounded", «دو تن از مجروحان», اثنان من الجرحى."""
        if counted.noun is None or counted.vague:
            return False
        first = counted.noun.first
        before = first - 1 - (self.wording.folded(first - 1) == "the")
        return self.wording.folded(first) in _OUT_OF or self.wording.folded(before) in _OUT_OF

    def _is_punished(self, counted: Counted, until: int) -> bool:
        """Whether a term of years follows: "gave five men 3 years each", «جمعاً ۲۷ سال زندان»."""
        wording = self.wording
        end = min(wording.sentence_of(max(counted.last - 1, 0))[1], until)
        terms = [
            one
            for one in wording.terms("unit")
            if counted.last < one.first < end and number_word(wording, one.first - 1)
        ]
        return any(
            wording.is_known(index, "prison", "penalty") or wording.folded(index) in _EACH
            for one in terms
            for index in range(max(counted.last, one.first - 4), min(one.last + 4, end))
        )

    def _held(self, key: str) -> str:
        """Read «موقوفا», «بازداشتی»: arrested where the text tells of arrests, else held."""
        if key != "taken":
            return key
        return "arrested" if "arrested" in self.focus.seen else "detained"

    def _among(self, counted: Counted) -> Term | None:
        """Give those among whom the counted are: «در میان بازداشتی‌ها سه زن», ومن بين الموقوفين ثلاث نساء."""
        one = self.wording.term_ending(counted.first, "people")
        lead = one is not None and any(
            self.wording.folded(index) in _AMONG for index in range(max(0, one.first - 2), one.first)
        )
        return one if one is not None and lead and one.key in _NAMED else None

    def _last_act(self, place: int) -> str:
        return next((one.key for one in reversed(self._governors.acts) if one.last <= place), OTHER)

    def _floor(self, counted: Counted) -> int:
        """Give where words begin that can govern this number and not the one before."""
        return self._before_last if self._before_last <= counted.first else 0

    def _is_part(self, counted: Counted) -> bool:
        wording = self.wording
        return any(
            wording.is_known(index, "including") or wording.folded(index) in ("of", "من", "از")
            for index in range(counted.first, counted.last)
        ) or wording.folded(counted.last - 1) in (
            "منهم",
            "منهن",
            "منهما",
            "نفرشان",
            "تنشان",
            "تایشان",
            "تاشان",
            "نفرشون",
        )

    def _shares(self, counted: Counted) -> bool:
        """Whether the number goes on a row: "12 men and 3 women", «بينهم 4 أطفال», "including 40"."""
        if self._before == OTHER or self._before_last > counted.first:
            return False
        wording = self.wording
        if wording.sentence_of(counted.first) != wording.sentence_of(max(self._before_last - 1, 0)):
            return False
        between = range(self._before_last, counted.first)
        if any(wording.term_ending(counted.first - step, "including") for step in (0, 1)):
            return True
        begin = wording.clause_of(counted.first)[0]
        if begin >= counted.first - 1 and wording.folded(begin).startswith(("و", "and")):
            return True
        return len(between) <= 2 and all(
            wording.folded(index) in _AND or wording.is_known(index, "including") for index in between
        )

    def _toll(self, counted: Counted) -> int | None:
        start = max(self.wording.sentence_of(counted.first)[0], self._floor(counted))
        return next(
            (
                place
                for place in range(counted.first - 1, start - 1, -1)
                if self.wording.is_known(place, "toll")
            ),
            None,
        )

    def _tolled(self, counted: Counted) -> Term | None:
        """The act of "the number of those executed … reached 11", however far before the number."""
        place = self._toll(counted)
        return (
            None if place is None else _act_of_toll(self.wording, self._governors.acts, place, counted.first)
        )


def _acts(wording: Wording) -> list[Term]:
    """Give the verbs and nouns of what befell people, the longest of those that begin at a word."""
    longest: dict[int, Term] = {}
    for one in wording.terms("measure", "befell"):
        held = longest.get(one.first)
        if held is not None and held.last >= one.last:
            continue
        if not (_is_fired(wording, one) or _is_no_verb(wording, one)):
            longest[one.first] = replace(one, key="sentenced") if _is_sentence(wording, one) else one
    return list(longest.values())


def _is_no_verb(wording: Wording, act: Term) -> bool:
    """Whether a form only looks like a verb: وزارة is not "visited", «قرار گرفت» is not "seized"."""
    if act.category != "befell":
        return False
    if wording.language == "ar":
        return wording.words[act.last - 1].raw.endswith("ة")
    light = act.last - act.first == 1 and wording.folded(act.first).removeprefix("می").startswith(_LIGHT)
    return light and wording.folded(act.first - 1) not in ("را", "رو")


def _act_of_toll(wording: Wording, acts: Sequence[Term], place: int, limit: int) -> Term | None:
    people = (one for one in wording.terms("people") if one.key in _NAMED)
    found = sorted((*acts, *people), key=lambda one: one.first)
    return next((one for one in found if place <= one.first <= place + _TOLLED and one.last <= limit), None)


def _topics(wording: Wording, acts: Sequence[Term]) -> list[tuple[int, str]]:
    """Give what the text says it counts, and where: "the number of those arrested", "Arrests."."""
    found: dict[int, str] = {}
    last = -1
    for place in (term.first for term in wording.terms("toll")):
        if place <= last:
            continue
        act = _act_of_toll(wording, acts, place, len(wording))
        if act is not None and act.key != OTHER:
            found[act.last] = "arrested" if act.key == "taken" else act.key
            last = act.last
    for first, end in wording.sentences:
        if end - first <= 3:
            alone = [one for one in acts if first <= one.first < end and one.key != OTHER]
            if len(alone) == 1:
                found[end] = alone[0].key
    return sorted(found.items())


def _is_sentence(wording: Wording, act: Term) -> bool:
    """Whether an execution is only a sentence so far: حکم اعدام, به اعدام محکوم کرد."""
    if act.key != "executed" or any(
        wording.folded(index).startswith(_DONE)
        for index in range(max(0, act.first - _NEAR), act.last + _NEAR)
    ):
        return False
    convicted = any(
        one.key == "sentenced" and 0 <= one.first - act.last <= 1 for one in wording.terms("measure")
    )
    return convicted or wording.term_ending(act.first, "sentencing") is not None


def _is_fired(wording: Wording, act: Term) -> bool:
    """Whether what is "released" in Arabic is fire: أطلقت الشرطة النار."""
    if act.key != "released" or wording.language != "ar" or not wording.folded(act.first).endswith(_RELEASE):
        return False
    return any(wording.folded(place) in _FIRE for place in range(act.last, act.last + 5))
