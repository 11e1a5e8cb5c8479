"""According to whom: every find inside somebody's words gets that claimant and how it was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.claims.kinds import Kind, Modality
from sijill.reading.claimed import CLAIM
from sijill.reading.mention import Mention
from sijill.reading.publisher import Publisher
from sijill.reading.scope import Scope
from sijill.reading.word_set import word_set
from sijill.reading.wording import Wording
from sijill.text import fold_text

_SAID = (Kind.EVENT, Kind.FIGURE, Kind.PENALTY, Kind.CHARGE, Kind.AGE, Kind.DATE)
_ARTICLES = frozenset(("the", "a", "an"))
_WANTED = frozenset(("release", "trial", "transfer"))
_SAME_PLACE = 24
_MARKED = ("quote.marks", "quote.open")
_OWN_WORDS = word_set("my our we i انا نحن من ما")


@dataclass(frozen=True, slots=True)
class _Answer:
    """Who answers for a find: a claimant, the publisher (``own``), or somebody who is not clear."""

    claimant: Mention | None
    own: bool
    modality: Modality
    via: tuple[Mention, ...] = ()

    @property
    def unclear(self) -> bool:
        return self.claimant is None and not self.own


def attribute(
    wording: Wording,
    found: Sequence[Mention],
    scopes: Sequence[Scope],
    demands: Sequence[Mention],
    publisher: Publisher,
) -> list[Mention]:
    """Fill in claimant, via and modality from the innermost scope; give the figures without a clear claimant.

    ``None`` as claimant stands for the publisher itself. What is demanded has not happened: a release or
    trial inside a demand is ``demanded`` by who demands it, any other event there ("stop the executions") is
    ``presupposed``. A figure for which somebody answers, but not clearly who, must not be proposed: rather no
    figure than one in the mouth of somebody else.
    """
    unclaimed: list[Mention] = []
    for mention in found:
        if mention.kind is Kind.DEMAND:
            _attribute_demand(mention, scopes, publisher)
        elif mention.kind is Kind.QUOTE:
            mention.claimant = _named(mention.claimant, wording, found)
            if mention.claimant is not None and publisher.is_it(mention.claimant):
                mention.claimant, mention.own = None, True
        elif mention.kind in _SAID:
            answer = _settled(mention, scopes, demands, wording)
            if answer is not None:
                claimant = _named(answer.claimant, wording, found)
                own = publisher.is_it(claimant) or publisher.has(claimant, wording.text)
                mention.claimant = None if own else claimant
                mention.via = tuple(one for one in answer.via if not publisher.is_it(one))
                if mention.kind is Kind.FIGURE and (answer.unclear or _is_bare(mention.claimant, wording)):
                    unclaimed.append(mention)
    return unclaimed


def _settled(
    mention: Mention, scopes: Sequence[Scope], demands: Sequence[Mention], wording: Wording
) -> _Answer | None:
    """Give who answers for a find, and set how it is said: as it is told, or as it is demanded."""
    answer = _answer(mention, scopes, wording)
    demand = next((one for one in demands if _holds(one, mention)), None)
    if answer is not None:
        mention.modality = answer.modality
    if demand is not None and mention.kind is Kind.FIGURE:
        _hold_still(mention)
        if demand.claimant is None and not demand.own:
            return answer
    if demand is None or (answer is not None and _within(answer, mention, demand, scopes)):
        return answer
    if mention.kind is Kind.EVENT:
        wanted = mention.value["type"] in _WANTED
        mention.modality = Modality.DEMANDED if wanted else Modality.PRESUPPOSED
    return _Answer(demand.claimant, demand.own, Modality.DEMANDED)


def _hold_still(figure: Mention) -> None:
    """Take back that those whose release is demanded were released: they are held."""
    if figure.value["measure"] == "released":
        figure.value["measure"] = "detained"


def _named(claimant: Mention | None, wording: Wording, found: Sequence[Mention]) -> Mention | None:
    """Give the name that follows who claims: «المحامي كريم الأسعد», "his lawyer, Name,"."""
    if claimant is None or claimant.kind is not Kind.PERSON or claimant.value.get("name"):
        return claimant
    for other in found:
        if (
            other.kind is Kind.PERSON
            and other.value.get("name")
            and claimant.end <= other.start <= claimant.end + 3
        ):
            between = wording.text[claimant.end : other.start].strip(" \xa0\u200c")
            closed = wording.text[other.end : other.end + 2].strip()[:1] in ("،", ",", ":", "")
            if (not between and _introduces(claimant, wording)) or (between in ("،", ",") and closed):
                return other
    return claimant


def _introduces(claimant: Mention, wording: Wording) -> bool:
    """Whether a noun introduces the name after it («المحامي Name») and is not owned by it («والد Name»)."""
    if wording.language == "ar":
        index = wording.word_at(claimant.start)
        return wording.folded(index).startswith(("ال", "وال")) and not wording.is_known(index, "kin")
    return wording.language == "en"


def _holds(demand: Mention, mention: Mention) -> bool:
    """Whether a find lies in a demand, perhaps but for its preposition («بالإفراج»)."""
    return demand.start - 2 <= mention.start and mention.end <= demand.end and mention.end > demand.start


def _is_bare(claimant: Mention | None, wording: Wording) -> bool:
    """Whether who claims is only "the police", «السلطات»: of many bodies, and nobody can say which."""
    if claimant is None or claimant.full_name:
        return False
    first, last = wording.word_at(claimant.start), wording.word_at(claimant.end - 1) + 1
    words = [
        index for index in range(first, min(last, len(wording))) if wording.folded(index) not in _ARTICLES
    ]
    return bool(words) and all(wording.is_known(index, "authority") for index in words)


def _attribute_demand(mention: Mention, scopes: Sequence[Scope], publisher: Publisher) -> None:
    answer = _answer(mention, scopes, None)
    if mention.claimant is None and answer is not None:
        mention.claimant, mention.own = answer.claimant, answer.own
    if publisher.is_it(mention.claimant) and mention.claimant is not None:
        mention.claimant, mention.own = None, True


def _within(answer: _Answer, mention: Mention, demand: Mention, scopes: Sequence[Scope]) -> bool:
    """Whether the words of somebody else inside a demand hold the find."""
    return any(
        demand.start <= scope.start and scope.end <= demand.end and _covers(scope, mention)
        for scope in scopes
        if scope.claimant is answer.claimant
    )


def _covers(scope: Scope, mention: Mention) -> bool:
    """Whether a find is among somebody's words; how many claim it is not said by themselves."""
    inside = scope.start <= mention.start and mention.end <= scope.end
    return inside and not (scope.claimant is not None and scope.claimant.overlaps(mention))


def _disputes(other: Scope, inner: Scope) -> bool:
    """Whether two rules disagree on who says the same words: one of them names somebody outside of both."""
    one, two = sorted((other, inner), key=lambda scope: scope.rule == "source.counted")
    if two.rule != "source.counted" or one.rule not in ("quote.that", "quote.marks"):
        return False
    if one.claimant is None or two.claimant is None or one.start < two.start - _SAME_PLACE:
        return False
    if two.claimant in one.via or two.start - two.claimant.end > _SAME_PLACE:
        return False
    outside = two.claimant.end <= one.start or two.claimant.start >= one.end
    return outside and one.claimant is not two.claimant and not _alike(one.claimant, two.claimant)


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two finds can be the same: at one place, or with a word of their names in common."""
    if one.overlaps(other):
        return True
    names = [set(fold_text(found.value.get("name") or "").split()) for found in (one, other)]
    return bool(names[0] & names[1])


def _resumes(wording: Wording, scope: Scope, mention: Mention) -> bool:
    """Whether the publisher itself speaks again before the find: "X says 11, my own count is 9"."""
    if scope.rule in _MARKED or scope.own:
        return False
    first, last = wording.word_at(scope.start) + 1, wording.word_at(mention.start)
    begin = wording.clause_of(last)[0]
    opens = [index for index in range(max(first, begin), min(last, begin + 2)) if index < len(wording)]
    return begin >= first and any(wording.folded(index).removeprefix("و") in _OWN_WORDS for index in opens)


def _is_quoted_within(quote: Scope, counted: Scope) -> bool:
    """Whether a quotation is only what a verb of counting takes: «X از «حدود ۲۰ متهم» سخن می‌گوید»."""
    within = counted.start <= quote.start and quote.end <= counted.end
    return within and quote.start - counted.start + counted.end - quote.end <= _SAME_PLACE


def _answer(mention: Mention, scopes: Sequence[Scope], wording: Wording | None) -> _Answer | None:
    """Choose the innermost scope; where that leaves open who, one of nearly the same extent may know."""
    around = sorted(
        (scope for scope in scopes if _covers(scope, mention)), key=lambda one: one.end - one.start
    )
    if not around:
        return None
    inner = next((one for one in around if one.rule == CLAIM), around[0])
    if inner.claimant is None and not inner.own:
        for other in around[1:]:
            near = abs(other.start - inner.start) <= _SAME_PLACE or abs(other.end - inner.end) <= 2
            if near and (other.claimant is not None or other.own):
                inner = other
                break
    ours = next(
        (
            one
            for one in around
            if one.own and abs(one.start - inner.start) <= 2 and abs(one.end - inner.end) <= 2
        ),
        None,
    )
    if ours is not None and mention.kind is Kind.FIGURE:
        return _Answer(None, True, ours.modality)
    if wording is not None and mention.kind is Kind.FIGURE and _resumes(wording, inner, mention):
        return _Answer(None, True, Modality.STATED)
    counted = next((one for one in around if one.rule == "source.counted" and one.claimant is not None), None)
    if (
        counted is not None
        and inner.rule == "quote.marks"
        and mention.start - inner.start <= 3
        and _is_quoted_within(inner, counted)
    ):
        inner = counted
    elif any(_disputes(other, inner) for other in around):
        return _Answer(None, False, inner.modality)
    return _Answer(inner.claimant, inner.own, inner.modality, inner.via)
