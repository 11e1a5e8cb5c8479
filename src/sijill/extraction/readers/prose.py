"""Plain text: kept as it is, one block a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sijill.claims.document import Block, Document
from sijill.extraction.decoding import Decoded, decode
from sijill.extraction.errors import Empty, Refused
from sijill.extraction.given import Given

_MOST_BLOCKS = 50_000
# Embeddings and isolates are how Arabic and Latin stand in one line; overrides show letters in false order.
_TURNING = re.compile("[\u202d\u202e]")


def read(source: Given) -> Document:
    """Read a text (CR LF as LF), each line that is not blank a block placed by its line number.

    Where there are more lines than any report has, a block holds several, so that there are not more blocks.
    """
    decoded = decoded_text(source)
    blocks = tuple(_blocks(decoded.text))
    return Document(text=decoded.text, blocks=blocks, encoding=decoded.encoding, warnings=decoded.warnings)


def _blocks(text: str) -> Iterator[Block]:
    together = text.count("\n") // _MOST_BLOCKS + 1
    number, start = 1, 0
    while start < len(text):
        end = start
        for _ in range(together):
            found = text.find("\n", end)
            end = len(text) + 1 if found < 0 else found + 1
            if found < 0:
                break
        if not text[start : end - 1].isspace() and start < end - 1:
            yield Block(start, end - 1, "line", {"line": number})
        number, start = number + together, end


def decoded_text(source: Given) -> Decoded:
    """Decode a text file; raises :class:`Refused` if its bytes are none, :class:`Empty` if it is blank."""
    decoded = decode(source.data)
    if decoded is None:
        raise Refused(source.name, "its bytes are no text", "check that the file is whole and really is text")
    if not decoded.text.strip("\ufeff \t\n\r"):
        raise Empty(source.name, "it holds no text", "check that the right file was saved")
    if turned := len(_TURNING.findall(decoded.text)):
        said = f"Signs that turn the direction of letters are in it ({turned}); it may look other than it is."
        return replace(decoded, warnings=(*decoded.warnings, said))
    return decoded
