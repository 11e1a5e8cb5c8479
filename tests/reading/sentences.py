"""How the tests of this room look at a reading: proposals by kind, with ids turned into words."""

from __future__ import annotations

from typing import Any

from sijill.claims.kinds import Kind
from sijill.claims.reading import Proposal, Reading
from sijill.reading import read


class Said:
    """A reading of one text, asked in the words of that text."""

    def __init__(self, text: str, *, language: str | None = None) -> None:
        self.text = text
        self.reading: Reading = read(text, language=language)
        self.by_id = {proposal.id: proposal for proposal in self.reading.proposals}

    def of(self, kind: Kind) -> list[Proposal]:
        return [proposal for proposal in self.reading.proposals if proposal.kind is kind]

    def texts(self, kind: Kind) -> list[str]:
        return [proposal.text for proposal in self.of(kind)]

    def values(self, kind: Kind, *parts: str) -> list[tuple[Any, ...]]:
        return [tuple(proposal.value[part] for part in parts) for proposal in self.of(kind)]

    def word(self, target: str | None) -> str | None:
        return None if target is None else self.by_id[target].text

    def about(self, kind: Kind) -> list[str | None]:
        return [self.word(proposal.about) for proposal in self.of(kind)]

    def claimants(self, kind: Kind) -> list[str | None]:
        return [self.word(proposal.claimant) for proposal in self.of(kind)]

    def addressees(self) -> list[list[str | None]]:
        return [list(map(self.word, proposal.value["addressees"])) for proposal in self.of(Kind.DEMAND)]

    def links(self, kind: str) -> list[tuple[str | None, str | None, str | None]]:
        return [
            (self.word(link.from_id), self.word(link.to_id), link.role)
            for link in self.reading.links
            if link.type == kind
        ]
