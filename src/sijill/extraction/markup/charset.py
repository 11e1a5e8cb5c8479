"""The encoding of a page: its mark, what it says of itself, and what its letters say of that."""

from __future__ import annotations

import codecs
import re

from sijill.extraction.decoding import REPLACEMENT, Decoded, decode

_DECLARED = re.compile(rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([a-z0-9._:-]{2,40})", re.I)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([a-z0-9._:-]{2,40})", re.I)
_DECLARED_WITHIN = 4096
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# As browsers read these labels (WHATWG Encoding); a page that names UTF-16 in ASCII letters is not in it.
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


def decode_page(data: bytes, *, charset: str | None = None) -> Decoded | None:
    """Decode a page; ``charset`` is what the mail or protocol around it says. ``None``: it is no text.

    A mark decides, then the charset from outside, then the page's own ``<meta>``; where the bytes contradict,
    the evidence of the letters decides and a warning says so.
    """
    guess = decode(data)
    if guess is None or data.startswith(_MARKS):
        return guess
    label = charset or _declared(data)
    if label is None:
        return guess
    codec = _codec(label)
    if codec is None:
        return _with_warning(guess, f"It names an encoding that is not known ({label[:40]}).")
    return _agreed(data, codec, guess)


def _declared(data: bytes) -> str | None:
    head = data[:_DECLARED_WITHIN]
    found = _XML_DECLARED.match(head) or _DECLARED.search(head)
    return found[1].decode("ascii") if found else None


def _codec(label: str) -> str | None:
    try:
        known = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    text = getattr(known, "_is_text_encoding", True)
    return _READ_AS.get(known.name, known.name) if text else None


def _agreed(data: bytes, codec: str, guess: Decoded) -> Decoded:
    if codec == guess.encoding:
        return Decoded(guess.text, codec, _without_silence(guess))
    if guess.encoding == "utf-8" and not guess.warnings:
        if guess.text.isascii():
            return Decoded(guess.text, codec)
        return _with_warning(guess, f"It says it is {codec}, but its bytes are UTF-8 and were read so.")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        doubt = f"It says it is {codec}, but its bytes at {error.start} are not."
        return _with_warning(guess, doubt)
    except (LookupError, ValueError):
        return _with_warning(guess, f"It says it is {codec}, which cannot be read.")
    if codec == "cp1252" and guess.encoding in ("cp1256", "iso8859-6"):
        doubt = f"It says it is {codec}, but its letters look like {guess.encoding} and were read so."
        return _with_warning(guess, doubt)
    clean, spoiled = _NOT_TEXT.subn(REPLACEMENT, text)
    doubts = (
        (f"{spoiled} characters could not be kept (NUL or half a pair) and are now U+FFFD.",)
        if spoiled
        else ()
    )
    return Decoded(clean.replace("\r\n", "\n"), codec, doubts)


def _with_warning(guess: Decoded, warning: str) -> Decoded:
    return Decoded(guess.text, guess.encoding, (warning, *_without_silence(guess)))


def _without_silence(guess: Decoded) -> tuple[str, ...]:
    """Give the doubts without the one that no encoding is named."""
    return tuple(doubt for doubt in guess.warnings if "does not say" not in doubt)
