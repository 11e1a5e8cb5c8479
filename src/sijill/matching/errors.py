"""The errors of this room."""

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


class NoRoom(SijillError):
    """The folder for temporary files cannot take what a large run puts aside.

    Attributes: ``folder`` and ``bytes``.
    """

    def __init__(self, folder: str, size: int) -> None:
        self.folder = folder
        self.bytes = size
        super().__init__(
            f"The folder for temporary files, {folder}, has no room for {size / 1e6:,.0f} MB more; make room "
            "there, name a larger folder in TMPDIR, or give matching more memory."
        )
