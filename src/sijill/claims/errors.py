"""The error of this room."""

from __future__ import annotations

from sijill.errors import SijillError


class InvalidClaim(SijillError):
    """A value breaks a rule of the model.

    Attributes: ``field`` (which part of the value), ``value`` (what stood there), ``reason``.
    """

    def __init__(self, field: str, value: object, reason: str) -> None:
        self.field = field
        self.value = value
        self.reason = reason
        super().__init__(f"{field}: {value!r} {reason}")
