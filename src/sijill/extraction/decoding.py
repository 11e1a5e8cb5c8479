"""Bytes to text: strict decoding first, then the evidence of the letters; what stays in doubt is said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

REPLACEMENT = "�"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1256", "iso8859-6", "cp1252")
# An honest guess needs no more than this; the whole text is still decoded strictly.
_SAMPLE = 64 * 1024
_CLEAR_LEAD = 0.1
_SOME_BROKEN = "Some bytes are not UTF-8 and are now U+FFFD."
_ARABIC = re.compile("[ء-يپچژکگی]")
# The ten letters that open Arabic and Persian frequency lists: about 60 of 100 letters of running text.
_COMMON = frozenset("اليمنورتبهدی")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the codec it was read with, and one sentence for each thing that is in doubt."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """Decode the bytes of a text file, line ends CR LF as LF; ``None`` if they are no text.

    A byte order mark decides; then zero bytes in every second place (UTF-16), then strict UTF-8, then the
    letters (Windows-1256, ISO 8859-6, Windows-1252). NUL and lone surrogates, which no database keeps,
    become U+FFFD.
    """
    guess = _with_mark(data) or _without_mark(data)
    if guess is None:
        return None
    text, spoiled = _UNSTORABLE.subn(REPLACEMENT, guess.text)
    warnings = guess.warnings
    if spoiled:
        warnings += (f"{spoiled} characters could not be kept (NUL or half a pair) and are now U+FFFD.",)
    return Decoded(text.replace("\r\n", "\n"), guess.encoding, warnings)


def _with_mark(data: bytes) -> Decoded | None:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _unicode(data[len(mark) :], codec)
    return None


def _without_mark(data: bytes) -> Decoded | None:
    codec = _utf16_without_mark(data[:_SAMPLE])
    if codec:
        decoded = _unicode(data, codec)
        doubt = f"No mark says the encoding; the zero bytes look like {codec}."
        return Decoded(decoded.text, codec, (doubt, *decoded.warnings))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None if _binary(data) else _damaged_utf8(data) or _one_byte(data)
    return None if _binary(data) else Decoded(text, "utf-8")


def _unicode(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        return Decoded(text, codec, (f"The bytes at {error.start} are not {codec} and are now U+FFFD.",))


def _utf16_without_mark(sample: bytes) -> str | None:
    """See whether the spaces and line ends of the text stand as 16-bit units."""
    little = len(re.findall(rb"[ \n\r,;\t]\x00", sample))
    big = len(re.findall(rb"\x00[ \n\r,;\t]", sample))
    if len(sample) < 8 or max(little, big) * 100 < len(sample):
        return None
    codec = "utf-16-le" if little > big else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(codec, "replace")
    return None if "\x00" in text or text.count(REPLACEMENT) * 100 > len(text) else codec


def _binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    control = sum(sample.count(byte) for byte in range(32) if byte not in b"\t\n\r\f\x1b\x1a")
    return control * 20 > len(sample)


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Take for UTF-8 what is nearly all of it UTF-8: other encodings give no whole sequences by chance."""
    sample = data[:_SAMPLE].decode("utf-8", "replace")
    broken = sample.count(REPLACEMENT)
    if sum(1 for sign in sample if sign > "\x7f") <= 20 * broken:
        return None
    return Decoded(data.decode("utf-8", "replace"), "utf-8", (_SOME_BROKEN,))


def _one_byte(data: bytes) -> Decoded | None:
    ranked = []
    for codec in _ONE_BYTE:
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            continue
        ranked.append((_evidence(data, codec), codec))
    if not ranked:
        return Decoded(data.decode("utf-8", "replace"), "utf-8", (_SOME_BROKEN,))
    ranked.sort(reverse=True)
    score, codec = ranked[0]
    doubt = f"The file does not say its encoding; its letters look like {codec}."
    if len(ranked) > 1 and score - ranked[1][0] < _CLEAR_LEAD:
        doubt = f"The file does not say its encoding: {codec} or {ranked[1][1]}; look at its letters."
    return Decoded(data.decode(codec), codec, (doubt,))


def _evidence(data: bytes, codec: str) -> float:
    """Give how much the foreign letters look like words, about −1 to 2; comparable between codecs."""
    # Latin letters of all three codecs stand below 0x80, so what differs is only the upper half.
    text = data[:_SAMPLE].decode(codec, "replace")
    upper = [match.start() for match in re.finditer("[^\x00-\x7f]", text)]
    if not upper:
        return 0.0
    total = 0.0
    for index in upper:
        around = text[max(index - 1, 0) : index] + text[index + 1 : index + 2]
        total += _letter_evidence(text[index], around)
    return total / len(upper)


def _letter_evidence(letter: str, around: str) -> float:
    arabic = len(_ARABIC.findall(around))
    latin = sum(1 for other in around if other.isalpha()) - arabic
    if _ARABIC.match(letter):
        return -1.0 if latin else (1.0 if letter in _COMMON else 0.3) if arabic else 0.0
    if letter.isalpha():
        return -1.0 if arabic else 0.6
    return 0.2 if letter in "“”‘’«»–—…،؛؟\xa0ـ" else -0.3
