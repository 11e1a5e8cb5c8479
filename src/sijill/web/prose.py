"""A text on the page: a part of it at a time, in its repaired paragraphs, with its passages marked."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sijill.claims import Document
from sijill.store.queries import ClaimFacts, View
from sijill.text import direction
from sijill.web.looks import passages
from sijill.web.marks import mark_up

_PART = 12_000
"""Code points on one page; a paragraph is never cut."""

_REAL_BREAKS = frozenset({"start", "line", "row"})

Segment = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``mended`` if its beginning is a break that the text had lost."""

    kind: str
    mended: bool
    direction: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Prose:
    """A stretch of a text; ``before`` and ``after`` are places in the neighbouring ones."""

    text: str
    language: str
    segments: tuple[Segment, ...]
    before: int | None
    after: int | None
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def window(self) -> tuple[int, int]:
        return (self.segments[0][0], self.segments[-1][1]) if self.segments else (0, 1)

    def marked(self, claims: Sequence[tuple[int, ClaimFacts]], *, in_hand: ClaimFacts | None) -> Prose:
        """Give the same stretch with its paragraphs, the claims marked and numbered."""
        marks = passages(claims, in_hand=in_hand)
        paragraphs = tuple(
            Paragraph(
                kind,
                rule not in _REAL_BREAKS,
                direction(self.text[start:end]) or "",
                mark_up(self.text, marks, start=start, end=end),
            )
            for start, end, kind, rule in self.segments
            if self.text[start:end].strip()
        )
        return Prose(self.text, self.language, self.segments, self.before, self.after, paragraphs)


def prose(view: View, source: str, document: Document, at: int | None) -> Prose:
    """Give the stretch of a text that holds the place ``at``."""
    rows = view.tables.select("SELECT language FROM document WHERE source = %s", (source,))
    language = rows[0][0] if rows and rows[0][0] and rows[0][0] != "und" else ""
    parts = _parts(_segments(view, source, document.text))
    place = max(0, min(at or 0, len(document.text) - 1))
    index = next((i for i, part in enumerate(parts) if part[0][0] <= place < part[-1][1]), 0)
    return Prose(
        document.text,
        language,
        tuple(parts[index]) if parts else (),
        parts[index - 1][0][0] if parts and index else None,
        parts[index + 1][0][0] if index + 1 < len(parts) else None,
    )


def _segments(view: View, source: str, text: str) -> list[Segment]:
    """Give the paragraphs as the newest reading repaired them, else the lines."""
    rows = view.tables.select(
        "SELECT details FROM run WHERE kind = 'reading' AND subject = %s ORDER BY entry DESC LIMIT 1",
        (source,),
    )
    found = json.loads(rows[0][0]).get("segments", []) if rows else []
    if found and found[-1][1] == len(text):
        return [(start, end, kind, rule) for start, end, kind, rule in found]
    starts = [0, *(match.end() for match in re.finditer("\n", text) if match.end() < len(text))]
    ends = [*starts[1:], len(text)]
    return [(start, end, "paragraph", "line") for start, end in zip(starts, ends, strict=True) if end > start]


def _parts(segments: list[Segment]) -> list[list[Segment]]:
    parts: list[list[Segment]] = []
    for segment in segments:
        if not parts or segment[1] - parts[-1][0][0] > _PART:
            parts.append([])
        parts[-1].append(segment)
    return parts
