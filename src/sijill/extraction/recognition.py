"""One page read by several of Tesseract's models: the surest lines kept, what was missed read again."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np

from sijill.extraction import tesseract
from sijill.extraction.lettering import Box, Grey, ink_of, line_height, lines_outside
from sijill.extraction.ocr_lines import (
    POOR,
    Line,
    chosen,
    has_poor,
    insert,
    is_persian,
    language_confidence,
    lines_of,
    mean_confidence,
    without_stains,
)
from sijill.extraction.ocr_numbers import checked, is_right_to_left

LANGUAGES = ("ara", "fas", "eng")

_PROBED_PART = 0.15
# What the Persian model says of Latin letters (28 to 45 measured), and of Arabic ones (77 to 88).
_LATIN_FOR_SURE, _ARABIC_FOR_SURE = 50, 70
_ONE_BLOCK, _ONE_LINE = 6, 7
_MOST_MISSED = 12
_MOST_NAMED = 12


class Watch:
    """How much of the time for one page is left."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Give the seconds left, at least a tenth."""
        return max(self._end - time.monotonic(), 0.1)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the models like it, and ``fine``: the same page ``ratio`` times as large, for its numbers."""

    grey: Grey
    fine: Grey
    ratio: float
    dpi: int

    def turned(self, degrees: int) -> Page:
        """Give the page turned clockwise by a multiple of 90 degrees."""
        quarters = -(degrees // 90)
        return replace(self, grey=np.rot90(self.grey, quarters), fine=np.rot90(self.fine, quarters))


@dataclass(frozen=True, slots=True)
class Reading:
    """Lines in reading order, the language (a code of Tesseract's, or empty), and one sentence a doubt."""

    lines: tuple[Line, ...]
    language: str
    warnings: tuple[str, ...] = ()

    @property
    def confidence(self) -> float:
        """The mean over all letters, in percent; 0 without any."""
        return mean_confidence(self.lines)


def read_page(page: Page, *, watch: Watch) -> Reading:
    """Read an upright page.

    One model reads a Latin page; Arabic letters are read by the Arabic and the Persian model, and the surer
    one is kept. Lines that are poor in one script are read again in the other, and numbers in lines from
    right to left are read a second time by their glyphs.
    Raises :class:`~sijill.extraction.programs.ProgramFailed`.
    """
    found, best = _found(page, watch)
    lines, missed = _with_missed(page, chosen(found, best), best, watch)
    lines, doubted = _with_numbers(page, lines, found, best)
    kept, dropped = without_stains(lines)
    warnings = []
    if doubted:
        named = ", ".join(doubted[:_MOST_NAMED]) + (" …" if len(doubted) > _MOST_NAMED else "")
        warnings.append(f"Numbers that may be misread ({len(doubted)}): {named}.")
    if missed:
        warnings.append(f"What looks like a line of text could not be read ({missed} on the page).")
    if dropped:
        warnings.append(f"Signs that could not be recognised were left out ({dropped}).")
    return Reading(kept, best if kept else "", tuple(warnings))


def _found(page: Page, watch: Watch) -> tuple[dict[str, tuple[Line, ...]], str]:
    """Give the lines as each model that has something to say reads them, and the language of the best."""
    installed = [language for language in LANGUAGES if language in tesseract.languages()]
    arabic = [language for language in installed if language != "eng"]
    found: dict[str, tuple[Line, ...]] = {}

    def read_with(*languages: str) -> None:
        for language in languages:
            if language not in found:
                said = tesseract.words(page.grey, language, dpi=page.dpi, seconds=watch.left())
                found[language] = lines_of(said)

    latin, foreign = _scripts(page, installed, watch)
    if foreign:
        read_with(*arabic)
    if latin:
        read_with("eng")
    best = max(found, key=lambda language: language_confidence(found[language]))
    if best != "eng" and len(arabic) == 2:
        best = "fas" if is_persian(found["ara"], found["fas"]) else "ara"
    if best == "eng" and has_poor(found["eng"]):
        read_with(*arabic)
    elif best != "eng" and "eng" in installed and (latin or has_poor(found[best])):
        read_with("eng", f"{best}+eng")
    return found, best


def _scripts(page: Page, installed: list[str], watch: Watch) -> tuple[bool, bool]:
    """Tell whether a page has Latin letters, and whether it has Arabic ones, from the part with most ink."""
    arabic = next((language for language in ("fas", "ara") if language in installed), None)
    if arabic is None or "eng" not in installed:
        return arabic is None, arabic is not None
    down = page.grey.shape[0]
    height = max(round(down * _PROBED_PART), min(down, 200))
    ink = np.concatenate([[0], np.cumsum(ink_of(page.grey).sum(axis=1))])
    top = int(np.argmax(ink[height:] - ink[: len(ink) - height]))
    part = page.grey[top : top + height]
    said = tesseract.words(part, arabic, dpi=page.dpi, seconds=watch.left(), layout=_ONE_BLOCK)
    sure = mean_confidence(lines_of(said))
    return sure < _ARABIC_FOR_SURE, sure > _LATIN_FOR_SURE


def _with_missed(page: Page, lines: list[Line], language: str, watch: Watch) -> tuple[list[Line], int]:
    """Read again, one by one, what looks like lines and was passed over; give how many stay unread."""
    height = line_height(page.grey)
    if height is None:
        return lines, 0
    boxes = lines_outside(page.grey, (word.box for line in lines for word in line.words), height=height)
    unread = len(boxes[_MOST_MISSED:])
    for left, top, right, bottom in boxes[:_MOST_MISSED]:
        part = page.grey[top:bottom, left:right]
        said = tesseract.words(part, language, dpi=page.dpi, seconds=watch.left(), layout=_ONE_LINE)
        line = Line(tuple(replace(word, box=_moved(word.box, left, top)) for word in said))
        if line.confidence < POOR:
            unread += 1
        else:
            insert(lines, line)
    return lines, unread


def _with_numbers(
    page: Page, lines: list[Line], found: dict[str, tuple[Line, ...]], best: str
) -> tuple[list[Line], list[str]]:
    """Read the numbers of Arabic lines again; give the lines, and the numbers that are in doubt."""
    second = {"ara": "fas", "fas": "ara"}.get(best)
    others = [word for line in found.get(second or "", ()) for word in line.words]
    height = line_height(page.fine) or 0.0
    persian = is_persian(found.get("ara", ()), found.get("fas", ()))
    kept = []
    doubted: list[str] = []
    for line in lines:
        if height and is_right_to_left(line.words):
            words, doubts = checked(
                line.words, others, page.fine, ratio=page.ratio, height=height, persian=persian
            )
            kept.append(Line(words))
            doubted += doubts
        else:
            kept.append(line)
    return kept, doubted


def _moved(box: Box, left: int, top: int) -> Box:
    return box[0] + left, box[1] + top, box[2] + left, box[3] + top
