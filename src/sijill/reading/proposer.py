"""What can be handed in: a second proposer, and names that are known already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from sijill.claims.reading import Proposal


class Proposer(Protocol):
    """Another reader of the same text, for example an optional model.

    Its proposals are held to the rules of every reading; one that does not stand in the text as it says is
    left out. Ids and references are those of its own answer.
    """

    name: str

    def propose(self, text: str, language: str) -> Sequence[Proposal]:
        """Propose what the text says; spans in code points of ``text``."""
        ...


class Known(Protocol):
    """Names that people have accepted before, so that they are found wherever they stand."""

    def names(self) -> Iterable[str]:
        """Give full names of persons as they are written in sources."""
        ...
