"""The errors of this room."""

from __future__ import annotations

from sijill.errors import SijillError


class VocabularyError(SijillError):
    """A term file that cannot be used.

    Attributes: ``file`` and ``line`` (from 1) where it is wrong, ``reason``; the message says how to mend it.
    """

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file = file
        self.line = line
        self.reason = reason
        super().__init__(f"{file}, line {line}: {reason}")


class UnknownTerm(SijillError):
    """No term has this key. Attributes: ``kind``, ``key``."""

    def __init__(self, kind: str, key: str) -> None:
        self.kind = kind
        self.key = key
        super().__init__(f"there is no “{key}” among the {kind}; add it to a vocabulary file, or correct it")
