"""A mail: its subject, date and body as text, its addresses as properties, its attachments handed over."""

from __future__ import annotations

import mimetypes
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from sijill.claims.document import ASIDE, TABLE, Block, Document
from sijill.extraction.decoding import decode
from sijill.extraction.errors import Empty, ExtractionError
from sijill.extraction.given import Given
from sijill.extraction.markup import page_document
from sijill.extraction.markup.charset import decode_page
from sijill.extraction.mime import Part, forwarded, header, parse, parts

MOST_BYTES = 400 * 1024 * 1024
_HEADERS = ("from", "sender", "reply-to", "to", "cc", "bcc", "date", "subject", "message-id", "in-reply-to")
_ENCRYPTED = frozenset(("application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"))
_SAME = 0.9
_SEPARATORS = re.compile("[\x1e\x1f]")
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _Letter:
    """The text that grows, its blocks, and what is in doubt."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def add(self, section: Document) -> None:
        start = len(self.text) + 1 if self.text else 0
        self.text = f"{self.text}\n{section.text}" if self.text else section.text
        self.blocks += [
            replace(block, start=block.start + start, end=block.end + start) for block in section.blocks
        ]
        self.warnings += section.warnings


def read(source: Given) -> Document:
    """Read a mail; of a body in two forms the plain one counts, unless the other says more."""
    message = parse(source.data, source.name)
    letter = _Letter()
    said = {name: header(message, name) for name in _HEADERS}
    for name, kind in (("subject", "heading"), ("date", "paragraph")):
        if said[name]:
            letter.add(Document(said[name], (Block(0, len(said[name]), kind, {"header": name}),)))
    bodies: defaultdict[int, list[Part]] = defaultdict(list)
    room = MOST_BYTES
    for part in parts(message, source.name):
        if part.kind in ("text/plain", "text/html") and not part.is_attachment:
            # A part outside any group is one by itself; groups count from 1.
            bodies[part.group or -part.number].append(part)
            continue
        room -= _hand_over(source, part, room, letter)
    for body in bodies.values():
        _add_body(letter, body, source.name)
    if message.get_content_type() == "multipart/encrypted":
        letter.warnings.append("Its body is encrypted and was not read.")
    if not letter.text.strip():
        raise Empty(source.name, "it holds no text", "look at its attachments, which were taken out")
    return Document(
        text=letter.text,
        blocks=tuple(letter.blocks),
        warnings=tuple(dict.fromkeys(letter.warnings)),
        properties={name: value for name, value in said.items() if value},
    )


def _hand_over(source: Given, part: Part, room: int, letter: _Letter) -> int:
    data = _file(source, part, letter)
    if part.kind in _ENCRYPTED:
        letter.warnings.append("Its body is encrypted and was not read.")
    if not data:
        return 0
    name = part.name or f"part-{part.number}{_suffix(part.kind)}"
    if len(data) > room:
        letter.warnings.append(
            f"Its attachments are larger than {MOST_BYTES >> 20} MiB; part {part.number} is left."
        )
        return 0
    source.deliver(name, [data], part=part.number)
    return len(data)


def _file(source: Given, part: Part, letter: _Letter) -> bytes:
    if part.kind != "message/rfc822":
        return part.data()
    try:
        data, exact = forwarded(part, source.data)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        letter.warnings.append(f"The mail inside, part {part.number}, is damaged and was not taken out.")
        return b""
    if not exact:
        letter.warnings.append(
            f"The mail inside, part {part.number}, was written anew: its bytes differ from what was sent."
        )
    return data


def _suffix(kind: str) -> str:
    return ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind) or ""


def _add_body(letter: _Letter, body: list[Part], name: str) -> None:
    plain = [section for part in body if part.kind == "text/plain" and (section := _plain(part))]
    pages = [section for part in body if part.kind == "text/html" and (section := _page(part, name, letter))]
    if plain and pages:
        if any(block.kind == TABLE for page in pages for block in page.blocks):
            letter.warnings.append(
                "Its text comes plain and as a page; the page, which holds a table, was read."
            )
            plain = []
        elif _covers(plain, pages):
            pages = []
        else:
            letter.warnings.append(
                "Its text comes in two forms that differ; both are kept, the plain one first."
            )
    for section in (*plain, *pages):
        letter.add(section)


def _covers(plain: list[Document], pages: list[Document]) -> bool:
    """Tell whether nearly every word that the pages show stands in the plain text too."""
    words = Counter(_WORD.findall("\n".join(_shown(page) for page in pages)))
    there = Counter(_WORD.findall("\n".join(section.text for section in plain)))
    return (words & there).total() >= _SAME * words.total()


def _shown(page: Document) -> str:
    return "\n".join(page.text[b.start : b.end] for b in page.blocks if b.kind != ASIDE)


def _plain(part: Part) -> Document | None:
    data = part.data()
    decoded = decode_page(data, charset=part.charset) if part.charset else decode(data)
    if decoded is None or not decoded.text.strip():
        return None
    text = _SEPARATORS.sub("�", decoded.text).strip("\n")
    if str(part.message.get_param("format") or "").lower() == "flowed":
        text = _unflowed(text)
    blocks = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            blocks.append(Block(start, start + len(line), "line", {"part": part.number, "line": number}))
        start += len(line) + 1
    return Document(text, tuple(blocks), warnings=decoded.warnings)


def _unflowed(text: str) -> str:
    """Join the lines that the sender's program broke (RFC 3676): they end with a space."""
    return re.sub(r"(?m)(?<!^--)(?<=\S) \n(?![>\n])", " ", text)


def _page(part: Part, name: str, letter: _Letter) -> Document | None:
    try:
        page = page_document(part.data(), name, charset=part.charset, around=False)
    except Empty:
        return None
    except ExtractionError as error:
        letter.warnings.append(f"Part {part.number} was not read: {error.reason}.")
        return None
    placed = tuple(replace(block, place={"part": part.number, **block.place}) for block in page.blocks)
    return replace(page, blocks=placed)
