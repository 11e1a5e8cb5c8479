"""A text between the rules and its reading: what they found, and how they tied it together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sijill.claims.reading import SegmentKind
from sijill.reading.mention import Mention
from sijill.reading.publisher import Publisher
from sijill.reading.wording import Wording

Pair = tuple[Mention, Mention]
Part = tuple[Mention, Mention, str]
"""An event, who took part in it, and as what."""


@dataclass(slots=True)
class Draft:
    """What the rules found in a text, stretch by stretch.

    ``doubtful``: figures whose claimant the rules left open, which they would therefore leave out; ``same``:
    pairs of mentions of one person; ``parts``: who took part in which event.
    """

    language: str
    wordings: Sequence[Wording]
    kinds: Sequence[SegmentKind]
    found: list[Mention]
    publisher: Publisher
    same: list[Pair] = field(default_factory=list)
    doubtful: list[Mention] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
