"""The error of this room."""

from __future__ import annotations

from sijill.errors import SijillError


class InvalidRecords(SijillError):
    """A frame of records cannot be matched as it is.

    Attributes: ``column`` (where it fails) and ``reason``.
    """

    def __init__(self, column: str, reason: str) -> None:
        self.column = column
        self.reason = reason
        super().__init__(f"column {column!r} {reason}")
