"""The questions that are put to a text: which finds want a tie, and what the rules have answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sijill.claims.kinds import Kind
from sijill.reading.mention import Mention
from sijill.reading.ties.actors import Actors
from sijill.reading.ties.draft import Draft
from sijill.reading.ties.facts import Said

KINDS: dict[str, tuple[Kind, ...]] = {
    "speaker": (Kind.QUOTE, Kind.DEMAND),
    "claimant": (Kind.FIGURE,),
    "person": (Kind.PENALTY, Kind.CHARGE, Kind.AGE),
    "addressee": (Kind.DEMAND,),
}
"""The kinds of finds of which a question is asked."""


def sort_of(kind: Kind, value: dict[str, object]) -> int:
    """Number the finds of one question among which signs may differ in weight."""
    if kind is Kind.QUOTE:
        return int(value["mode"] == "indirect")
    return {Kind.DEMAND: 2, Kind.CHARGE: 1, Kind.AGE: 2}.get(kind, 0)


def wanting(draft: Draft, question: str) -> list[Mention]:
    """Give the finds of a text of which a question is asked, in the order of the text."""
    kinds = KINDS[question]
    found = [one for one in (*draft.found, *draft.doubtful) if one.kind in kinds]
    return sorted(found, key=lambda one: (one.start, one.end))


def answered(draft: Draft, question: str, finds: Iterable[Mention], actors: Actors) -> list[Said]:
    """Give finds with what the rules have answered."""
    number = {id(one): place for place, one in enumerate(actors.mentions)}
    doubtful = {id(one) for one in draft.doubtful}
    said = []
    for one in finds:
        chosen = _chosen(one, question)
        answer = tuple(number[id(who)] for who in chosen if id(who) in number)
        rule = f"{one.rule}!" if id(one) in doubtful else one.rule
        said.append(Said(one.start, one.end, sort_of(one.kind, one.value), answer, rule))
    return said


def _chosen(one: Mention, question: str) -> Sequence[Mention]:
    if question == "addressee":
        return one.addressees
    who = one.about if question == "person" else one.claimant
    return () if who is None else (who,)
