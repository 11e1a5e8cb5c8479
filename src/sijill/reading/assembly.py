"""From finds to a reading: ids in the order of the text, references by id, and another proposer's answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sijill.claims.errors import InvalidClaim
from sijill.claims.kinds import Kind
from sijill.claims.reading import Link, LinkType, Proposal
from sijill.claims.values import check_value
from sijill.reading.mention import Mention


def assemble(text: str, found: Iterable[Mention]) -> tuple[tuple[Proposal, ...], dict[int, str]]:
    """Give proposals in the order of the text, and the id of each find by its identity."""
    ordered = sorted(found, key=lambda one: (one.start, -one.end, one.kind, one.rule))
    ids = {id(mention): f"p{number}" for number, mention in enumerate(ordered, 1)}
    return tuple(_proposal(text, mention, ids) for mention in ordered), ids


def link(
    kind: LinkType, one: Mention, other: Mention, ids: dict[int, str], *, role: str | None = None
) -> Link:
    """Tie two finds."""
    return Link(kind, ids[id(one)], ids[id(other)], role)


def merged(
    text: str, proposals: Sequence[Proposal], others: Iterable[Proposal], name: str
) -> tuple[Proposal, ...]:
    """Add another proposer's proposals that keep the rules, under ids of their own.

    One that does not stand in the text as it says, or breaks its kind's rules, is left out, and so is one
    that the rules propose at the same place already. A reference to one left out becomes ``None``.
    """
    held = {(one.kind, one.start, one.end) for one in proposals}
    kept = [one for one in others if _stands(text, one) and (one.kind, one.start, one.end) not in held]
    ids = {one.id: f"{name}.{one.id}" for one in kept}
    return (
        *proposals,
        *(
            replace(
                one,
                id=ids[one.id],
                rule=f"{name}.{one.rule}",
                about=ids.get(one.about or ""),
                claimant=ids.get(one.claimant or ""),
                via=tuple(ids[target] for target in one.via if target in ids),
            )
            for one in {one.id: one for one in kept}.values()
        ),
    )


def _proposal(text: str, mention: Mention, ids: dict[int, str]) -> Proposal:
    value = mention.value
    if mention.kind is Kind.DEMAND:
        value = value | {"addressees": [ids[id(one)] for one in mention.addressees]}
    return Proposal(
        id=ids[id(mention)],
        kind=mention.kind,
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        value=value,
        rule=mention.rule,
        about=ids[id(mention.about)] if mention.about else None,
        claimant=ids[id(mention.claimant)] if mention.claimant else None,
        via=tuple(ids[id(one)] for one in mention.via),
        modality=mention.modality,
    )


def _stands(text: str, proposal: Proposal) -> bool:
    inside = 0 <= proposal.start < proposal.end <= len(text)
    try:
        check_value(proposal.kind, proposal.value)
    except InvalidClaim:
        return False
    return inside and text[proposal.start : proposal.end] == proposal.text
