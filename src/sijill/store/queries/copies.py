"""Near copies: pairs of sources that a program found alike, or of which a person has said what they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sijill.store.models import NearCopy
from sijill.store.queries.rows import sources_among
from sijill.store.queries.view import View
from sijill.store.tables import select_all


class CopyState(StrEnum):
    """What a pair is: proposed by a program, or what a person says of it."""

    PROPOSED = "proposed"
    COPY = "copy"
    INDEPENDENT = "independent"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """Two visible sources that say the same, with their titles.

    ``kind`` is ``text``, ``part`` (``left`` stands in ``right``) or ``picture``, and ``permille`` how much is
    the same; both are ``None`` if no program found it. ``original`` is the one that came first, if that is
    known. ``version`` is the last entry about the pair: a decision gives it as what was seen.
    """

    id: str
    left: str
    right: str
    left_title: str
    right_title: str
    kind: str | None
    permille: int | None
    program: str | None
    state: CopyState
    original: str | None
    author: str | None
    reason: str
    entry: int
    version: int

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "left": {"id": self.left, "title": self.left_title},
            "right": {"id": self.right, "title": self.right_title},
            "kind": self.kind,
            "permille": self.permille,
            "program": self.program,
            "state": str(self.state),
            "original": self.original,
            "author": self.author,
            "reason": self.reason,
            "version": self.version,
        }


def near_copies(
    view: View, *, source: str | None = None, state: CopyState | None = None, limit: int = 200
) -> tuple[CopyFacts, ...]:
    """Give the pairs of which the viewer may see both sides, of one source or in one state; nearest first."""
    conditions: list[str] = []
    values: list[object] = []
    for side in ("left", "right"):
        condition, hidden = view.visible(f'"{side}"')
        conditions.append(condition)
        values += hidden
    if source is not None:
        conditions.append('("left" = %s OR "right" = %s)')
        values += [source, source]
    if state is not None:
        # Written out, so that the index of the pairs that wait is used.
        conditions.append(f"state = '{state}'")
    order = "ORDER BY COALESCE(permille, 0) DESC, id LIMIT %s"
    query = f"{select_all(NearCopy)} WHERE {' AND '.join(conditions)} {order}"
    rows = view.tables.select(query, [*values, limit])
    titles = sources_among(view.tables, sorted({identifier for row in rows for identifier in row[1:3]}))
    return tuple(_facts(row, titles[row[1]].title, titles[row[2]].title) for row in rows)


def _facts(row: tuple[Any, ...], left_title: str, right_title: str) -> CopyFacts:
    identifier, left, right, kind, permille, program, state, original, _, author, reason, entry, version = row
    return CopyFacts(
        id=identifier,
        left=left,
        right=right,
        left_title=left_title,
        right_title=right_title,
        kind=kind,
        permille=permille,
        program=program,
        state=CopyState(state),
        original=original,
        author=author,
        reason=reason,
        entry=entry,
        version=version,
    )
