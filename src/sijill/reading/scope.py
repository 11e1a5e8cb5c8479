"""A stretch of text that somebody answers for."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.claims.kinds import Modality
from sijill.reading.mention import Mention


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of text that one speaker answers for; ``claimant`` is ``None`` if it is not clear who."""

    start: int
    end: int
    claimant: Mention | None
    modality: Modality
