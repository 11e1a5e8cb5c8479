"""Signs that a penalty, charge or age is of somebody whom no rule has found, so that it stays of nobody."""

from __future__ import annotations

from sijill.reading.convicts import Candidate
from sijill.reading.genders import Gender, may_be
from sijill.reading.mention import Mention
from sijill.reading.word_set import folded_set
from sijill.reading.wording import Wording

_NOBODY = folded_set("ان خلفیه ذمه الاقل الاکثر الفور اساس نفقته اتهام جرم مدت التوالی الترتیب")
MINE = folded_set("عقوبتی حکمی سجنی حبسی محکومیتی mine my me حکمم حبسم محکومیتم")
"""Words by which a narrator speaks of what was done to himself."""


def is_for_others(wording: Wording, index: int) -> bool:
    """Whether "for each of the others", "on the rest" stands at a word."""
    said = [wording.folded(step) for step in range(index, index + 5)]
    return said[0] in ("for", "on", "to", "against") and bool(
        set(said) & {"others", "rest", "other", "another"}
    )


def is_another_between(wording: Wording, chosen: Candidate, one: Mention) -> bool:
    """Whether a preposition of sentencing governs somebody unknown between: «وعلى الثاني بالمؤبد»."""
    if wording.language != "ar":
        return False
    first, last = wording.word_at(chosen.end), wording.word_at(one.start)
    return any(
        wording.folded(index).removeprefix("و") in ("علی", "بحق", "ضد")
        and wording.folded(index + 1) not in _NOBODY
        and wording.folded(index + 1).startswith("ال")
        and wording.folded(index + 2).startswith("ب")
        for index in range(first, last - 1)
    )


def is_kin_between(wording: Wording, chosen: Candidate, one: Mention, before: list[Candidate]) -> bool:
    """Whether a relative without a name follows on "and": «Name به حبس ابد و برادرش به ده سال»."""
    first, last = wording.word_at(chosen.end), wording.word_at(one.start)
    for index in range(first, last):
        word = wording.folded(index)
        kin = wording.is_known(index, "kin", "own_kin", "relative") or (
            wording.language == "fa" and wording.lexicon.knows(word.removesuffix("ش"), "relative")
        )
        # «شقيقه سامي» is a candidate himself, "the brother of Lind" stands before him.
        joined = wording.folded(index - 1) in ("و", "and", "his", "her") or word.startswith("و")
        if kin and joined and not any(who.start > chosen.start for who in before):
            return True
    return False


def is_of_somebody_new(wording: Wording, one: Mention, first: int) -> bool:
    """Whether the clause has named somebody whom no rule knows: «أما شريكه لطفي، وهو في العشرين»."""
    if wording.language != "ar":
        return False
    place = wording.word_at(one.start)
    said = [wording.folded(index) for index in range(max(first, place - 2), place)]
    return wording.folded(first) == "اما" or (place - first > 2 and bool(set(said) & {"وهو", "وهی"}))


def is_mine(wording: Wording, chosen: Candidate, one: Mention) -> bool:
    """Whether the narrator says it of himself: «خُفّضت عقوبتي إلى …»."""
    first, last = wording.word_at(chosen.end), wording.word_at(one.start)
    return any(wording.folded(index) in MINE for index in range(first, last))


def is_fitting(wording: Wording, topic: Mention, words: range) -> bool:
    """Whether "he" or "she" among the words fits the topic."""
    said = {wording.folded(index) for index in words}
    he, she = bool(said & {"he", "him", "his"}), bool(said & {"she", "her"})
    if wording.language != "en" or he == she:
        return True
    titled = wording.text[max(0, topic.start - 5) : topic.start].lower().split()
    lady = bool(titled) and titled[-1].strip(".") in ("mrs", "ms", "miss")
    return not (lady and he) and may_be(topic, Gender.MALE if he else Gender.FEMALE, "")
