"""Events by their head words: arrest, execution, trial, protest …"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.claims.kinds import Kind
from sijill.claims.values import EventType, value_json
from sijill.reading.event_compounds import compounds
from sijill.reading.mention import Mention
from sijill.reading.rulings import IN_CUSTODY, IN_RULING
from sijill.reading.wording import Term, Wording

_VIOLENT = ("killing", "attack", "injury", "protest", "assassination")
_PENAL = ("penalty", "prison", "unit", "penal", "currency")
# Words of everyday that are a sentence only beside a penalty.
_GIVEN = frozenset(("got", "given", "gave", "imposed", "was", "were", "احکام", "احکاما", "قضت"))
_HELD_SO = frozenset(
    (
        "in",
        "at",
        "since",
        "without",
        "for",
        "incommunicado",
        "under",
        "by",
        "there",
        "here",
        "him",
        "her",
        "them",
    )
)
_QUOTED = frozenset(("عن", "عنه", "عنها"))
_AWAY = frozenset(("الی", "من"))
_AWAY_REACH = 5
_STUDENTS = ("طالب", "طالبه", "طالبا", "طالبها")
_UPON = frozenset(("علی", "علیه", "علیها", "علیهم", "علیهما", "بحق", "بحقه", "بحقها", "بحقهم"))
_JOINED = ("", "و", "ف")
_BEFORE_MONTHS = frozenset(
    ("in", "of", "since", "until", "by", "last", "late", "early", "mid", "this", "next")
)


def find_events(wording: Wording, penalties: Sequence[Mention] = ()) -> list[Mention]:
    """Find events; the span is the head word, the longest where one phrase holds another.

    A death is one in custody where its sentence, or else its paragraph, speaks of custody, and a killing
    where it speaks of violence; of any other death there is no event to propose.
    """
    found: list[Mention] = []
    kept: list[Term] = []
    last = 0
    for term in sorted(wording.terms("event"), key=lambda term: (term.first, -term.last)):
        if term.first < last or _is_in_a_title(wording, term) or _is_no_event(wording, term):
            continue
        kind = _death(wording, term) if term.key == "death" else term.key
        if kind is None:
            continue
        if any(wording.folded(index) in _GIVEN for index in range(term.first, term.last)) and not _leads(
            wording, term, penalties
        ):
            continue
        last = term.last
        kept.append(term)
        start, end = wording.stem_start(term), wording.words[term.last - 1].end
        found.append(Mention(Kind.EVENT, start, end, value_json(EventType(kind)), f"event.{kind}"))
    for first, behind, kind in compounds(wording, kept, penalties):
        start, end = wording.start_without_and(first), wording.words[behind - 1].end
        found.append(Mention(Kind.EVENT, start, end, value_json(EventType(kind)), f"event.{kind}.compound"))
    return found


def _leads(wording: Wording, term: Term, penalties: Sequence[Mention]) -> bool:
    """Whether a penalty stands near an everyday verb of giving: "got five years", not "got up"."""
    if wording.language != "en" or not penalties:
        return wording.language != "en"
    first, last = wording.sentence_of(term.first)
    start, end = wording.span(first, last)
    return any(start <= one.start < end for one in penalties)


def _is_in_a_title(wording: Wording, term: Term) -> bool:
    """Whether capitals say that the word is part of a name: "Working Group on Arbitrary Detention"."""
    if term.first == 0 or wording.gap(term.first).strip(" \xa0"):
        return False
    word, before = wording.words[term.first].raw, wording.words[term.first - 1].raw
    behind = (
        wording.words[term.last].raw
        if term.last < len(wording) and not wording.gap(term.last).strip()
        else ""
    )
    if word[0].isupper() and not word.isupper() and behind[:1].isupper() and before.islower():
        return True
    return word[0].isupper() and before[0].isupper() and not (word.isupper() and len(word) > 1)


def _is_no_event(wording: Wording, term: Term) -> bool:
    """Whether the words around say that nothing happened: the name of a crime, a right, another sense."""
    before = wording.term_ending(term.first, "event_not")
    after = wording.term_at(term.last, "event_not")
    if (before and before.key == "before") or (after and after.key == "after"):
        return True
    check = _CHECKS.get(term.key)
    return check is not None and not check(wording, term)


def _near(wording: Wording, span: tuple[int, int], *categories: str) -> bool:
    return any(wording.is_known(index, *categories) for index in range(*span))


def _is_ruled(wording: Wording, term: Term) -> bool:
    said = term.clitic.endswith("ب") and "ال" not in term.clitic  # «بحكم» is "by dint of"
    return not said and _near(wording, wording.sentence_of(term.first), "court")


def _is_sentenced(wording: Wording, term: Term) -> bool:
    if wording.language == "ar" and term.last - term.first == 1 and _is_ruling_noun(wording, term):
        return _is_passed(wording, term)
    given = any(wording.folded(index) in _GIVEN for index in range(term.first, term.last))
    return not given or _near(wording, wording.sentence_of(term.first), *_PENAL)


def _is_ruling_noun(wording: Wording, term: Term) -> bool:
    folded = wording.folded(term.first)
    return folded.endswith(("حکم", "احکام", "حکما", "احکاما", "حکمه", "حکمها", "ادانه", "ادانته", "ادانتها"))


def _is_passed(wording: Wording, term: Term) -> bool:
    """Whether a ruling is passed, not upheld, dated or spoken of: «صدر حكم», «حكم عليه», «حكم المحكمة»."""
    if any(
        wording.is_known(index, "act_pass", "act_issue")
        for index in range(max(0, term.first - 5), term.first)
    ):
        return True
    following = wording.folded(term.last)
    return following in _UPON or (
        following.startswith("ب")
        and wording.is_known(term.last, "penalty", "prison")
        and not term.clitic.endswith("ال")
    )


def _is_kept(wording: Wording, term: Term) -> bool:
    if wording.folded(term.first) != "held" or term.last - term.first > 1:
        return True
    first = wording.clause_of(term.first)[0]
    what = [event for event in wording.terms("event") if first <= event.first < term.first]
    return wording.folded(term.last) in _HELD_SO and not any(
        event.key in ("protest", "conference", "trial", "exhibition") for event in what
    )


def _is_tried(wording: Wording, term: Term) -> bool:
    return not (wording.folded(term.first) == "tried" and wording.folded(term.last) == "to")


def _is_moved(wording: Wording, term: Term) -> bool:
    """Whether somebody was moved from or to a prison or hospital, and nobody was quoted (نقل عن)."""
    following = [wording.folded(index) for index in range(term.last, term.last + _AWAY_REACH)]
    if wording.language == "ar":
        quoted = next((True for word in following[:3] if word in _QUOTED), False)
        if quoted or not any(word in _AWAY for word in (*following, wording.folded(term.last - 1))):
            return False
    return _near(wording, wording.sentence_of(term.first), "custody", "hospital")


def _is_demanded(wording: Wording, term: Term) -> bool:
    """Whether «طالب» is a verb, "demanded of", and no student: what is demanded follows with ب."""
    if wording.language == "fa":
        return not wording.folded(term.first).startswith(("نمی", "نخواست"))
    if wording.language != "ar" or not wording.folded(term.first).endswith(_STUDENTS):
        return True
    last = wording.clause_of(term.first)[1]
    alone = term.clitic in _JOINED and wording.folded(term.first).endswith("طالب")
    return alone and any(wording.folded(index).startswith("ب") for index in range(term.last, last))


def _is_done(wording: Wording, term: Term) -> bool:
    """Whether an execution is no penalty, nor how it is done: «بالإعدام», «شنقا»."""
    return not wording.folded(term.first).endswith("شنقا") and not term.clitic.endswith(("ب", "بال"))


def _is_no_flogging(wording: Wording, term: Term) -> bool:
    """Whether it is no penalty of lashes in a text that reports what a court decided: «وجلده مئتي جلدة»."""
    folded = wording.folded(term.first).removeprefix("و").removeprefix("ال")
    return not (folded.startswith("جلد") and wording.memo.get(IN_RULING))


def _is_marched(wording: Wording, term: Term) -> bool:
    """Whether "March" is no month."""
    if wording.words[term.first].raw != "March" or term.last - term.first > 1:
        return True
    around = (term.first - 1, term.last)
    dated = any(0 <= index < len(wording) and wording.words[index].number is not None for index in around)
    return not (dated or wording.folded(term.first - 1) in _BEFORE_MONTHS)


_CHECKS = {
    "demand": _is_demanded,
    "execution": _is_done,
    "ill_treatment": _is_no_flogging,
    "protest": _is_marched,
    "appeal_ruling": _is_ruled,
    "sentence": _is_sentenced,
    "detention": _is_kept,
    "trial": _is_tried,
    "transfer": _is_moved,
}


def _death(wording: Wording, term: Term) -> str | None:
    """Say which death it is by the nearest word of custody or violence, in the sentence, else around it."""
    signs = [(other.first, "death_in_custody") for other in wording.terms("custody")]
    signs += [(other.first, "killing") for other in wording.terms("event") if other.key in _VIOLENT]
    first, last = wording.sentence_of(term.first)
    beside = [sign for sign in signs if first <= sign[0] < last]
    told = "death_in_custody" if wording.memo.get(IN_CUSTODY) else None
    return min(beside or signs, key=lambda sign: abs(sign[0] - term.first), default=(0, told))[1]
