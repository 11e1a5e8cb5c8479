"""Messages of RFC 5322 and MIME taken apart: their headers as text, their parts as bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.feedparser import BytesFeedParser
from email.generator import BytesGenerator
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from io import BytesIO

from sijill.extraction.decoding import REPLACEMENT, decode
from sijill.extraction.errors import Refused

MOST_PARTS = 20_000
DEEPEST = 60
_LONGEST_HEADER = 16_000
_FED = 1024 * 1024
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BROKEN = "it is damaged or too deeply nested"
_REMEDY = "save it again from the mail program or browser"


@dataclass(frozen=True, slots=True)
class Part:
    """One part without parts of its own; ``number`` counts from 1 in the order of the file.

    ``group`` numbers the innermost ``multipart/alternative`` around it, 0 if there is none.
    """

    number: int
    kind: str
    message: Message
    group: int = 0

    @property
    def charset(self) -> str | None:
        """What the part says its encoding is."""
        value = self.message.get_param("charset")
        return value[2] if isinstance(value, tuple) else value

    @property
    def is_attachment(self) -> bool:
        """Whether it is to be a file of its own rather than shown."""
        return self.message.get_content_disposition() == "attachment" or bool(self.name)

    @property
    def name(self) -> str:
        """The name of the file, RFC 2231 and RFC 2047 undone; empty if it has none."""
        try:
            return header_text(self.message.get_filename() or "")
        except (LookupError, ValueError, TypeError, AttributeError):
            return ""

    def data(self) -> bytes:
        """Undo the transfer encoding."""
        payload = self.message.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""


def parse(data: bytes, name: str) -> Message:
    """Parse a message; raises :class:`Refused` if it has too many parts or they nest too deep."""
    if data.count(b"\n--") > MOST_PARTS and re.search(rb"multipart/", data[:200_000], re.I):
        raise Refused(name, f"it has more than {MOST_PARTS:,} parts", _REMEDY)
    parser = BytesFeedParser(policy=compat32)
    try:
        for start in range(0, len(data), _FED):
            parser.feed(data[start : start + _FED])
        return parser.close()
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        raise Refused(name, _BROKEN, _REMEDY) from error


def parts(message: Message, name: str) -> Iterator[Part]:
    """Give the parts in the order of the file; those of a message inside are its own affair."""
    todo: list[tuple[Message, int, int]] = [(message, 0, 0)]
    number = groups = 0
    while todo:
        part, depth, group = todo.pop()
        if depth > DEEPEST:
            raise Refused(name, _BROKEN, _REMEDY)
        kind = part.get_content_type()
        inside = part.get_payload()
        if isinstance(inside, list) and kind != "message/rfc822":
            if kind == "multipart/alternative":
                groups += 1
                group = groups
            todo.extend((one, depth + 1, group) for one in reversed(inside) if isinstance(one, Message))
            continue
        number += 1
        yield Part(number, kind, part, group)


def forwarded(part: Part, whole: bytes) -> tuple[bytes, bool]:
    """Give the message inside a part as a file of its own, and whether its bytes are those of ``whole``.

    The parser forgets some blanks; where they cannot be had back the message is written anew.
    """
    inside = part.message.get_payload()
    first = inside[0] if isinstance(inside, list) and inside else None
    if not isinstance(first, Message):
        return part.data(), True
    written = b""
    for line_end in ("\n", "\r\n"):
        file = BytesIO()
        policy = compat32.clone(linesep=line_end)
        BytesGenerator(file, mangle_from_=False, maxheaderlen=0, policy=policy).flatten(first)
        written = file.getvalue()
        if written in whole:
            return written, True
    return written, False


def header(message: Message, name: str) -> str:
    """Give a header as text; empty if there is none. Of several the first counts."""
    for key, value in message.raw_items():
        if key.lower() == name:
            return header_text(value)
    return ""


def header_text(raw: object) -> str:
    """Decode a header: encoded words (RFC 2047), and plain 8-bit letters by their own evidence."""
    value = re.sub(r"\s*[\r\n]+\s*", " ", str(raw)[:_LONGEST_HEADER]).strip()
    if any("\udc80" <= letter <= "\udcff" for letter in value):
        guess = decode(
            value.encode("ascii", "surrogateescape") if _is_ascii(value) else value.encode(errors="replace")
        )
        value = guess.text if guess else value
    try:
        words = decode_header(value)
    except (ValueError, TypeError, IndexError):
        words = [(value, None)]
    # Where the encoded words hold nothing that can be decoded, they are shown as they stand.
    text = "".join(_word(word, charset) for word, charset in words) or value
    return _NOT_TEXT.sub(REPLACEMENT, " ".join(text.split()))


def _is_ascii(value: str) -> bool:
    return all(letter < "\x80" or "\udc80" <= letter <= "\udcff" for letter in value)


def _word(word: bytes | str, charset: str | None) -> str:
    if isinstance(word, str):
        return word
    try:
        codec = codecs.lookup(charset or "ascii").name
        return word.decode("utf-8" if codec == "ascii" else codec, "replace")
    except (LookupError, ValueError):
        return word.decode("utf-8", "replace")
