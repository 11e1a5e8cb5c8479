"""A document together with the files that its reader handed over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sijill.claims.document import Document
from sijill.extraction.formats import extract_given
from sijill.extraction.given import given


@dataclass
class Handed:
    document: Document
    members: list[tuple[str, bytes, dict[str, Any]]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [name for name, _, _ in self.members]

    def pieces(self) -> list[tuple[str, str]]:
        """Give kind and text of every block."""
        text = self.document.text
        return [(block.kind, text[block.start : block.end]) for block in self.document.blocks]


def extract_all(data: bytes, name: str) -> Handed:
    """Read bytes in this process and keep what is handed over."""
    members: list[tuple[str, bytes, dict[str, Any]]] = []

    def take(name: str, chunks: Iterable[bytes], place: dict[str, Any]) -> None:
        members.append((name, b"".join(chunks), place))

    with given(data, name, on_member=take) as source:
        return Handed(extract_given(source), members)
