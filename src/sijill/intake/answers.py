"""What an import did, or would do: counts, what was refused, and how each column was taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sijill.intake.mapping import ListColumn

WHOLE_ROW = ""
"""Stands for a header where a row as a whole was refused."""

ABOVE_HEADERS = "stands above the headers and was not taken"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell, or a whole row, that was not taken as it stands.

    ``row`` is its number in the file as a spreadsheet shows it; ``column`` a header, or :data:`WHOLE_ROW`;
    ``reason`` says what is wrong.
    """

    row: int
    column: str
    reason: str

    def as_json(self) -> dict[str, Any]:
        return {"row": self.row, "column": self.column, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class ImportAnswer:
    """The answer to an import: rows ``added``, ``changed``, ``unchanged`` and ``removed``.

    ``version`` is the list's after it; ``entry`` the ledger's entry, ``None`` if nothing was written.
    ``warnings`` are those of the document.
    """

    list: str
    version: int
    added: int
    changed: int
    unchanged: int
    removed: int
    refused: tuple[Refusal, ...]
    columns: tuple[ListColumn, ...]
    entry: int | None = None
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "list": self.list,
            "version": self.version,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "refused": [refusal.as_json() for refusal in self.refused],
            "mapping": [column.as_json() for column in self.columns if column.header],
            "warnings": list(self.warnings),
            "entry": self.entry,
        }
