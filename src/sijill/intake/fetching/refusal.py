"""Why an address was not fetched."""

from __future__ import annotations

from sijill.intake.errors import IntakeError


class FetchRefused(IntakeError):
    """An address that may not be asked, or whose answer cannot be kept whole; nothing of it is kept.

    Attributes: ``address`` (safe to print: printable ASCII, no user name, password or query), ``reason``
    (what is wrong) and ``remedy`` (what to do), both without a full stop.
    """

    def __init__(self, address: str, reason: str, remedy: str) -> None:
        self.address = address
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{address}: {reason}; {remedy}.")
