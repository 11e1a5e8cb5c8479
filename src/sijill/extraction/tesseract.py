"""Tesseract: grey pixels in, words with box and confidence out; no file is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from sijill.extraction.lettering import Box, Grey
from sijill.extraction.programs import ProgramFailed, path_of, run

PROGRAM = "tesseract"
# Marks of direction are the program's own; the order of the code points is already the logical one.
_UNWANTED = re.compile("[\x00-\x1f\x7f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MOST_BYTES = 32 * 1024 * 1024
_ORIENTATION = re.compile(r"Rotate: (\d+)\s+Orientation confidence: ([\d.]+)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its box, the confidence in percent and the number of its line."""

    text: str
    box: Box
    confidence: float
    line: int


@cache
def languages() -> tuple[str, ...]:
    """Give the codes of the installed languages (``ara``, ``eng``, …); none without the program."""
    if path_of(PROGRAM) is None:
        return ()
    try:
        listed = run(PROGRAM, ["--list-langs"], seconds=20, most_bytes=1 << 20)
    except ProgramFailed:
        return ()
    return tuple(line.strip() for line in listed.decode("utf-8", "replace").splitlines()[1:] if line.strip())


def words(grey: Grey, language: str, *, dpi: int, seconds: float, layout: int = 3) -> tuple[Word, ...]:
    """Recognise the words of a picture, in reading order.

    ``language`` is one code or several joined by ``+``; ``layout`` Tesseract's page segmentation mode (3: a
    page, 6: one block, 7: one line). Raises :class:`~sijill.extraction.programs.ProgramFailed`.
    """
    arguments = ["-", "-", "--dpi", str(dpi), "--psm", str(layout), "-l", language, "tsv"]
    output = run(
        PROGRAM,
        arguments,
        seconds=seconds,
        most_bytes=_MOST_BYTES,
        given=_portable(grey),
        environment={"OMP_THREAD_LIMIT": "1"},
    )
    return _parsed(output.decode("utf-8", "replace"))


def upright(grey: Grey, *, dpi: int, seconds: float) -> tuple[int, float]:
    """Give by how many degrees clockwise a page must be turned to stand upright, and how sure that is.

    0 and 0.0 where it cannot be told. Sure is above about 5.
    """
    try:
        arguments = ["-", "-", "--dpi", str(dpi), "--psm", "0", "-l", "osd"]
        output = run(PROGRAM, arguments, seconds=seconds, most_bytes=_MOST_BYTES, given=_portable(grey))
    except ProgramFailed:
        return 0, 0.0
    found = _ORIENTATION.search(output.decode("utf-8", "replace"))
    return (int(found[1]) % 360, float(found[2])) if found else (0, 0.0)


def _portable(grey: Grey) -> bytes:
    """Give the picture as a PGM, the plainest of formats."""
    height, width = grey.shape
    return f"P5 {width} {height} 255\n".encode() + np.ascontiguousarray(grey).tobytes()


def _parsed(table: str) -> tuple[Word, ...]:
    found: list[Word] = []
    line = -1
    before: list[str] = []
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5":
            continue
        if cells[1:5] != before:
            before = cells[1:5]
            line += 1
        text = _UNWANTED.sub("", cells[11]).strip()
        if text:
            left, top, width, height = map(int, cells[6:10])
            box = (left, top, left + width, top + height)
            found.append(Word(text, box, float(cells[10]), line))
    return tuple(found)
