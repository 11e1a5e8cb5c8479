"""Text from pictures of text, by the system's Tesseract: lines with box and confidence, doubts said."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.extraction import tesseract
from sijill.extraction.given import Pixels
from sijill.extraction.lettering import Box, dark_on_light, grey_of, levelled, line_height, scaled
from sijill.extraction.programs import ProgramFailed
from sijill.extraction.recognition import LANGUAGES, Page, Reading, Watch, read_page

SECONDS_A_PAGE = 60.0
"""What all passes over one page may take together."""

# With pieces of lines so many pixels high the models are fast and make few errors; above 24 the layout
# analysis loses whole lines of Arabic (measured on pages drawn and scanned at 300 dpi).
_LETTER_HEIGHT = 20
# The size in which numbers are read by their glyphs.
_GLYPH_HEIGHT = 44
_LEAST_SCALE, _MOST_SCALE = 0.2, 2.5
_MOST_PIXELS = 60_000_000
_UNSURE = 60
_SURE_TURN = 2
_SHORT = {"ara": "ar", "fas": "fa", "eng": "en"}


@dataclass(frozen=True, slots=True)
class OcrLine:
    """One line of recognised text; the box is in pixels of the picture given, the confidence in percent."""

    text: str
    box: Box
    confidence: int


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised on one page, in reading order, all code points in logical order.

    ``language`` is ``ar``, ``fa``, ``en`` or empty if there is no text; ``warning`` one sentence or more.
    """

    lines: tuple[OcrLine, ...]
    language: str
    warning: str | None


def available() -> str | None:
    """Say why text cannot be recognised on this machine, naming what to install; None if it can."""
    installed = tesseract.languages()
    if not installed:
        return "Text in pictures is not read: install Tesseract 5 with its languages ara, fas and eng."
    if not set(LANGUAGES) & set(installed):
        return "Text in pictures is not read: install Tesseract's languages ara, fas and eng."
    return None


def recognise(pixels: Pixels, *, dpi: int) -> Recognised:
    """Recognise the text of a page drawn at ``dpi``.

    The language is the one whose model is surest of the page's letters. Nothing is raised: what could not
    be read, or is in doubt, is said in the warning.
    """
    why = available()
    if why:
        return Recognised((), "", why)
    if pixels.width * pixels.height > _MOST_PIXELS:
        return Recognised((), "", "The picture has too many pixels for its text to be recognised.")
    grey = levelled(dark_on_light(grey_of(pixels)))
    height = line_height(grey)
    if height is None:
        return Recognised((), "", None)
    factor = min(max(_LETTER_HEIGHT / height, _LEAST_SCALE), _MOST_SCALE)
    finer = min(max(_GLYPH_HEIGHT / height, factor), 1.0)
    page = Page(scaled(grey, factor), scaled(grey, finer), finer / factor, round(dpi * factor))
    watch = Watch(SECONDS_A_PAGE)
    try:
        reading, turned = _upright_reading(page, watch)
    except ProgramFailed as failed:
        return Recognised((), "", f"The text of the picture could not be recognised: {failed.reason}.")
    return _result(reading, turned, page.grey.shape, factor)


def _upright_reading(page: Page, watch: Watch) -> tuple[Reading, int]:
    """Read a page; if that gives hardly a word, turn it upright and read again."""
    reading = read_page(page, watch=watch)
    if reading.confidence >= _UNSURE:
        return reading, 0
    turn, sure = tesseract.upright(page.grey, dpi=page.dpi, seconds=watch.left())
    if not turn or sure < _SURE_TURN:
        return reading, 0
    again = read_page(page.turned(turn), watch=watch)
    return (again, turn) if again.confidence > reading.confidence else (reading, 0)


def _result(reading: Reading, turned: int, shape: tuple[int, ...], factor: float) -> Recognised:
    lines = []
    for line in reading.lines:
        x0, y0, x1, y1 = _turned_back(line.box, turned, shape)
        box = (int(x0 / factor), int(y0 / factor), int(x1 / factor + 0.5), int(y1 / factor + 0.5))
        lines.append(OcrLine(line.text, box, round(line.confidence)))
    warnings = list(reading.warnings)
    if turned:
        warnings.append(f"The page lies on its side or head; it was read turned by {turned} degrees.")
    return Recognised(tuple(lines), _SHORT.get(reading.language, ""), " ".join(warnings) or None)


def _turned_back(box: Box, turned: int, shape: tuple[int, ...]) -> Box:
    """Give the box on the page as it lay, from that on the page turned clockwise by ``turned`` degrees."""
    height, width = shape
    x0, y0, x1, y1 = box
    if turned == 90:
        return y0, height - x1, y1, height - x0
    if turned == 180:
        return width - x1, height - y1, width - x0, height - y0
    if turned == 270:
        return width - y1, x0, width - y0, x1
    return box
