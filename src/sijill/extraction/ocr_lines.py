"""Lines of recognised words, and how the lines of several models become those of one page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sijill.extraction.lettering import Box
from sijill.extraction.tesseract import Word

POOR = 75
"""Mean confidence, in percent, below which a line is better read by another model."""

# Below this a sign or two are a stain or a rule more often than a word.
_LEAST_CONFIDENCE = 25
_LEAST_LETTERS = 2
_CLEAR = 85
_GAIN = 5
_ONLY_PERSIAN = re.compile("[پچژگ]")
_ONLY_ARABIC = re.compile("[ةأإؤ]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one line in logical order."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        """What encloses all words."""
        x0, y0, x1, y1 = zip(*(word.box for word in self.words), strict=True)
        return min(x0), min(y0), max(x1), max(y1)

    @property
    def confidence(self) -> float:
        """The mean over the letters, in percent."""
        return mean_confidence([self])


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """Group words by the number of their line."""
    return tuple(Line(tuple(group)) for _, group in groupby(words, key=lambda word: word.line))


def mean_confidence(lines: Iterable[Line]) -> float:
    """Give the mean over all letters, in percent; 0 without any."""
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def language_confidence(lines: Iterable[Line]) -> float:
    """Give how sure a model is of a page's words, its numbers aside: those are no evidence of a language."""
    return mean_confidence(
        Line(tuple(word for word in line.words if not any(letter.isdigit() for letter in word.text)))
        for line in lines
    )


def is_persian(as_arabic: Sequence[Line], as_persian: Sequence[Line]) -> bool:
    """Tell the language of a page from what both models read, by the letters that only one language has.

    Their confidence tells little: the Arabic model can be surer of a Persian page than the Persian one.
    """
    persian = _share(_ONLY_PERSIAN, as_persian)
    arabic = _share(_ONLY_ARABIC, as_arabic)
    if persian == arabic:
        return language_confidence(as_persian) > language_confidence(as_arabic)
    return persian > arabic


def _share(letters: re.Pattern[str], lines: Iterable[Line]) -> float:
    text = "".join(line.text for line in lines)
    return len(letters.findall(text)) / max(len(text), 1)


def has_poor(lines: Iterable[Line]) -> bool:
    """Tell whether another model should look at the page too."""
    return any(line.confidence < POOR and len(line.text) > 3 for line in lines)


def chosen(found: Mapping[str, tuple[Line, ...]], best: str) -> list[Line]:
    """Take the lines of the best model, and from the others those that are clearly surer, or missing.

    A second model of the Arabic script is surer of single lines by chance only, so that on an Arabic page
    only lines with Latin letters are taken from others.
    """
    lines = list(found[best])
    for language, others in found.items():
        if language == best or (best != "eng" and language not in ("eng", f"{best}+eng")):
            continue
        for other in others:
            if best == "eng" or _is_latin_for_sure(other):
                _take(lines, other)
    return lines


def insert(lines: list[Line], other: Line) -> None:
    """Put a line before the first that stands lower."""
    middle = other.box[1] + other.box[3]
    place = next((i for i, line in enumerate(lines) if line.box[1] + line.box[3] > middle), len(lines))
    lines.insert(place, other)


def without_stains(lines: Iterable[Line]) -> tuple[tuple[Line, ...], int]:
    """Leave out what is too unsure and no word by its looks; give the lines, and how many such were dropped.

    A word of letters stays: of those below 25 percent two of three are right but for a letter or two.
    """
    kept = []
    dropped = 0
    for line in lines:
        words = tuple(word for word in line.words if not _is_stain(word))
        dropped += len(line.words) - len(words)
        if words:
            kept.append(Line(words))
    return tuple(kept), dropped


def _is_latin_for_sure(line: Line) -> bool:
    """Tell whether a line has Latin words, none of which a model may have made of Arabic letters."""
    latin = [word.confidence for word in line.words if _LATIN.search(word.text)]
    return bool(latin) and min(latin) >= POOR


def _is_stain(word: Word) -> bool:
    return word.confidence < _LEAST_CONFIDENCE and sum(map(str.isalnum, word.text)) < _LEAST_LETTERS


def _take(lines: list[Line], other: Line) -> None:
    index = next((index for index, line in enumerate(lines) if _same_place(line.box, other.box)), None)
    if index is not None:
        if other.confidence > lines[index].confidence + _GAIN:
            lines[index] = other
    elif other.confidence >= _CLEAR and not any(_overlap(line.box, other.box) for line in lines):
        insert(lines, other)


def _same_place(one: Box, other: Box) -> bool:
    return 2 * _overlap(one, other) > max(_area(one), _area(other))


def _overlap(one: Box, other: Box) -> int:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0) * max(height, 0)


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
