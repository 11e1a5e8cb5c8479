"""The errors of the register; the shells print them and add nothing."""

from __future__ import annotations

from sijill.errors import SijillError


class StoreError(SijillError):
    """The register could not be read or written."""


class NoRegister(StoreError):
    """There is no register where one was named. Attribute: ``path``."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"There is no register in {path}; make one with `sijill new`, or name another folder."
        )


class NotFound(StoreError):
    """No such thing. Attributes: ``kind`` ("source"), ``identifier``."""

    def __init__(self, kind: str, identifier: str) -> None:
        self.kind = kind
        self.identifier = identifier
        super().__init__(f"There is no {kind} {identifier} in this register.")


class Conflict(StoreError):
    """A decision about something that has changed since it was seen; look again, then decide."""

    def __init__(self, kind: str, identifier: str, *, seen: int | None, now: int) -> None:
        self.kind = kind
        self.identifier = identifier
        self.seen = seen
        self.now = now
        super().__init__(
            f"The {kind} {identifier} has changed since you saw it (entry {seen}, now {now});"
            " look again and decide."
        )


class HeldApart(StoreError):
    """Two identities that a person holds to be different are not one. Attributes: ``left``, ``right``."""

    def __init__(self, left: str, right: str) -> None:
        self.left = left
        self.right = right
        super().__init__(
            f"Somebody has judged records of {left} and {right} to be different people;"
            " take that judgement back first."
        )


class Erased(StoreError):
    """What is asked for, or comes in again, was erased for safety. Attributes: ``what``, ``entry``."""

    def __init__(self, what: str, entry: int) -> None:
        self.what = what
        self.entry = entry
        super().__init__(
            f"{what} was erased for safety (entry {entry});"
            " a person must decide to bring it back (--restore)."
        )


class StorageError(StoreError):
    """The disk or the database said no. Attribute: ``remedy``."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem} {remedy}")


class Changed(StoreError):
    """A file was changed while it was being kept; nothing of it was. Attribute: ``name``."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} was changed meanwhile; nothing of it was written, do the same again.")


class Corrupt(StoreError):
    """Stored data breaks its own rules; ``sijill verify`` names everything that does not fit."""
