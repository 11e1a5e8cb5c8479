"""What stops a file from coming in; single bad rows and cells do not, they are findings."""

from __future__ import annotations

from sijill.errors import SijillError
from sijill.store import Conflict


class IntakeError(SijillError):
    """A file or a list cannot be taken as it is; the message says what to do."""


class StaleImport(Conflict):
    """Another import of the same list came between; nothing was written."""

    def __init__(self, name: str, list_id: str, *, seen: int | None, now: int) -> None:
        super().__init__("list", list_id, seen=seen, now=now)
        self.args = (
            f"The list “{name}” was changed meanwhile (version {seen}, now {now}); nothing was written,"
            " run the import again.",
        )
