"""What a verification found: each thing that does not fit, named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MOST_FINDINGS = 200
"""Findings that are named one by one; what is beyond is counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit: what it is of (``entry``, ``file``, ``row`` …), where, and how."""

    what: str
    where: str
    message: str


@dataclass(slots=True)
class Verification:
    """What was looked at and what did not fit. ``notes`` are no faults."""

    entries: int = 0
    rows: int = 0
    files: int = 0
    checkpoints: int = 0
    root: str = ""
    findings: list[Finding] = field(default_factory=list)
    more: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.findings

    def add(self, what: str, where: str, message: str) -> None:
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(what, where, message))
        else:
            self.more += 1

    def as_json(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "entries": self.entries,
            "rows": self.rows,
            "files": self.files,
            "checkpoints": self.checkpoints,
            "root": self.root,
            "findings": [
                {"what": item.what, "where": item.where, "message": item.message} for item in self.findings
            ],
            "more": self.more,
            "notes": self.notes,
        }
