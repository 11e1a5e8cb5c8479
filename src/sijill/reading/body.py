"""Where an organisation's name stands, before it is proposed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation at ``[start, end)`` of the text: ``type`` as in the vocabulary, ``rule`` that found it.

    ``name`` is given where it is not just the words of the text (an article that a clitic has swallowed).
    """

    start: int
    end: int
    type: str
    rule: str
    name: str | None = None
