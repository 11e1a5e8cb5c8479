"""A stretch of text that somebody answers for."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.claims.kinds import Modality
from sijill.reading.mention import Mention


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of text that one speaker answers for; ``claimant`` is ``None`` if it is not clear who.

    ``own``: the publisher itself speaks there (a narrator's "I told them that …"), so no claimant is right.
    ``via``: those through whom the words came, outermost first ("the radio quoted the governor as saying").
    """

    start: int
    end: int
    claimant: Mention | None
    modality: Modality
    own: bool = False
    via: tuple[Mention, ...] = ()
    rule: str = "quote"
