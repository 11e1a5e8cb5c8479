"""A list's document as headers and filled rows."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.claims import Document
from sijill.intake.errors import IntakeError

Rows = Sequence[tuple[int, int, tuple[str, ...]]]
"""The filled rows of a list: number in the sheet (1 is the header), start in the text, cells."""


def sheet(document: Document, name: str) -> tuple[list[str], Rows]:
    """Give the headers and the filled rows, at least as many cells in each as there are headers."""
    lines = document.rows()
    _, header = next(lines, (0, []))
    if not any(map(str.strip, header)):
        raise IntakeError(f"The first row of {name} is empty; it must hold the headers.")
    width = len(header)
    rows = []
    for number, (start, cells) in enumerate(lines, 2):
        if any(map(str.strip, cells)):
            if len(cells) < width:
                cells += [""] * (width - len(cells))
            # Tuples of strings cost the garbage collector nothing; a large list would cost it a tenth.
            rows.append((number, start, tuple(cells)))
    return header, rows
