"""Why bytes gave no document; each error ends with what can be done about it."""

from __future__ import annotations

from sijill.errors import SijillError


class ExtractionError(SijillError):
    """Bytes that give no document.

    Attributes: ``name`` (of the file), ``reason`` (what is wrong) and ``remedy`` (what to do), both without
    a full stop.
    """

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        self.name = name
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{name}: {reason}; {remedy}.")


class UnsupportedFormat(ExtractionError):
    """The bytes are of a format that is not read now."""


class Empty(ExtractionError):
    """The bytes hold no text at all."""


class Refused(ExtractionError):
    """The file cannot be opened, is too large, or its bytes break the rules of their own format."""


class Killed(ExtractionError):
    """The worker broke a limit or crashed on the bytes and was ended."""
