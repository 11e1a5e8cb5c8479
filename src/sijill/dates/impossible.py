"""A date that cannot be."""

from __future__ import annotations

from sijill.errors import SijillError


class ImpossibleDate(SijillError):
    """The text names a day, month or year that no calendar has, such as 31 February.

    Attributes: ``original`` (the words as they stood), ``reason`` (why it cannot be).
    """

    def __init__(self, original: str, reason: str) -> None:
        self.original = original
        self.reason = reason
        super().__init__(f"“{original}” cannot be a date: {reason}. Correct it, or leave the date empty.")
