"""How passages look: the form of the line says the kind, tint and sign say where the claim stands."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import get_language

from sijill.claims import Kind, State
from sijill.store.queries import ClaimFacts
from sijill.web.marks import Marked
from sijill.web.wording import digits

_FORMS = {
    Kind.PERSON: "k-person",
    Kind.GROUP: "k-person",
    Kind.NAME: "k-person",
    Kind.ORGANISATION: "k-person",
    Kind.PLACE: "k-place",
    Kind.DATE: "k-date",
    Kind.AGE: "k-date",
    Kind.PENALTY: "k-penalty",
    Kind.FIGURE: "k-figure",
    Kind.QUOTE: "k-quote",
    Kind.DEMAND: "k-quote",
}
_ACCEPTED_SIGN = "✓"


def passages(claims: Sequence[tuple[int, ClaimFacts]], *, in_hand: ClaimFacts | None) -> list[Marked]:
    """Give a mark for each passage that numbered claims point to; claims on the same one share it.

    A claim with the number 0 has no card on the page, and its mark no number.
    """
    shared: dict[tuple[int, int], list[tuple[int, ClaimFacts]]] = {}
    for number, claim in claims:
        if claim.start is not None and claim.end is not None and claim.start < claim.end:
            shared.setdefault((claim.start, claim.end), []).append((number, claim))
    return [_passage(span, together, in_hand) for span, together in shared.items()]


def _passage(
    span: tuple[int, int], together: Sequence[tuple[int, ClaimFacts]], in_hand: ClaimFacts | None
) -> Marked:
    claims = [claim for _, claim in together]
    form = next((_FORMS[claim.kind] for claim in claims if claim.kind in _FORMS), "k-other")
    standing = [claim for claim in claims if claim.superseded is None]
    accepted = bool(standing) and all(claim.state is State.ACCEPTED for claim in standing)
    rejected = all(claim.state is State.REJECTED for claim in claims)
    looks = [form, "is-in" if accepted else "is-out" if rejected else "is-open"]
    if in_hand is not None and any(claim.id == in_hand.id for claim in claims):
        looks.append("is-now")
    numbers = "·".join(digits(str(number), get_language() or "en") for number, _ in together if number)
    return Marked(
        *span,
        anchors=tuple(f"c-{claim.id}" for claim in claims),
        looks=" ".join(looks),
        label=numbers + (_ACCEPTED_SIGN if accepted and numbers else ""),
        struck=rejected,
    )
