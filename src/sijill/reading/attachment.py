"""Of whom something is said: by the clause and its grammar, never by nearness alone; else of nobody."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.reading.memory import Memory, learn
from sijill.reading.mention import Mention
from sijill.reading.name_scan import FATHER
from sijill.reading.owners import Owners
from sijill.reading.wording import Wording

__all__ = ["Memory", "attach"]

_EVENTS = {
    "killed": ("killing", "assassination"),
    "executed": ("execution",),
    "died": ("death_in_custody",),
    "injured": ("injury",),
    "missing": ("disappearance",),
    "arrested": ("arrest",),
    "detained": ("detention",),
    "sentenced": ("sentence",),
    "released": ("release",),
}
_BESIDE = 4


def attach(
    wording: Wording, found: list[Mention], quotes: list[Mention], memory: Memory | None = None
) -> None:
    """Fill in ``about`` of penalties, charges, ages and figures of a stretch of text and the quotes in it.

    A penalty, charge or age is a person's if the grammar of its clause says so: the person it directly
    follows, whom the verb or preposition of sentencing governs, or who opens the clause; in a sentence
    without anybody, who the sentence before was about. A figure is said of the act that is counted.
    """
    memory = memory or Memory()
    learn(wording, found, memory)
    _attach_figures(wording, found)
    memory.enter(wording)
    for words in wording.sentences:
        span = wording.span(*words)
        speakers = _speakers(quotes, span)
        beside = [one for one in found if _within(one, span) and one.rule != FATHER]
        Owners(wording, span, beside, quotes, speakers, memory).attach()


def _speakers(quotes: list[Mention], span: tuple[int, int]) -> list[Mention]:
    """Give the people who say something in a sentence, or right behind it."""
    near = [one for one in quotes if one.start <= span[1] + _BESIDE and span[0] <= one.end + _BESIDE]
    return [one.claimant for one in near if one.claimant is not None and one.claimant.kind is Kind.PERSON]


def _attach_figures(wording: Wording, found: list[Mention]) -> None:
    for mention in found:
        if mention.kind is not Kind.FIGURE or mention.about is not None:
            continue
        index = wording.word_at(mention.start)
        clause = wording.span(*wording.clause_of(index))
        types = _EVENTS.get(mention.value["measure"], ())
        acts = [one for one in found if _within(one, clause) and one.value.get("type") in types]
        before = [one for one in acts if one.end <= mention.start]
        mention.about = before[-1] if before and wording.language == "ar" else _only(acts)


def _only(found: list[Mention]) -> Mention | None:
    events = [one for one in found if one.kind is Kind.EVENT]
    return events[0] if len(events) == 1 else None


def _within(mention: Mention, span: tuple[int, int]) -> bool:
    return span[0] <= mention.start < span[1]
