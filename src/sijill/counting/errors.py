"""The error of this room."""

from __future__ import annotations

from sijill.errors import SijillError


class InvalidTable(SijillError):
    """A table cannot be counted as it is.

    Attributes: ``column`` (where it fails) and ``reason``. Statistical unfitness is no error: see
    :class:`~sijill.counting.estimate.Refusal`.
    """

    def __init__(self, column: str, reason: str) -> None:
        self.column = column
        self.reason = reason
        super().__init__(f"column {column!r} {reason}")
