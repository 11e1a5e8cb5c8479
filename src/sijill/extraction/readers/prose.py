"""Plain text: kept as it is, one block a line."""

from __future__ import annotations

import re
from dataclasses import replace

from sijill.claims.document import Block, Document
from sijill.extraction.decoding import Decoded, decode
from sijill.extraction.errors import Empty, Refused
from sijill.extraction.given import Given

# Embeddings and isolates are how Arabic and Latin stand in one line; overrides show letters in false order.
_TURNING = re.compile("[\u202d\u202e]")


def read(source: Given) -> Document:
    """Read a text (CR LF as LF), each line that is not blank a block placed by its line number."""
    decoded = decoded_text(source)
    blocks = []
    start = 0
    for number, line in enumerate(decoded.text.split("\n"), 1):
        end = start + len(line)
        if line.strip():
            blocks.append(Block(start, end, "line", {"line": number}))
        start = end + 1
    return Document(
        text=decoded.text, blocks=tuple(blocks), encoding=decoded.encoding, warnings=decoded.warnings
    )


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
