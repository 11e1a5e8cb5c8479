"""A page of HTML to a document."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from sijill.claims.document import ASIDE, TABLE, Block, Document
from sijill.extraction.decoding import Decoded
from sijill.extraction.errors import Empty, Refused
from sijill.extraction.markup.about import properties, stated_language
from sijill.extraction.markup.bounds import cost
from sijill.extraction.markup.charset import decode_page
from sijill.extraction.markup.matter import matter
from sijill.extraction.markup.pieces import Context, Gatherer, Piece, nested_tables

LARGEST = 64 * 1024 * 1024

_SAVE_OTHERWISE = "open it in a browser without network and save it again as MHTML or PDF"
_OVERRIDES = re.compile("[\u202d\u202e]")
_FRAMED = re.compile(r"<iframe\b[^>]{0,2000}?\bsrcdoc\s*=", re.I)


def page_document(data: bytes, name: str, *, charset: str | None = None, around: bool = True) -> Document:
    """Read a page's text in blocks; nothing that it refers to is fetched.

    ``charset``: what the mail or protocol around it says. ``around``: tell its matter from the menus, adverts
    and the like around it, which become blocks of the kind ``aside``; what is hidden from readers is aside
    always. Raises :class:`Refused` if the page would cost a parser too much, :class:`Empty` if there is no
    text.
    """
    if len(data) > LARGEST:
        raise Refused(name, f"a page of more than {LARGEST >> 20} MiB is not read", "save it as PDF")
    decoded = decode_page(data, charset=charset)
    if decoded is None:
        raise Refused(name, "its bytes are no text", "check that the file is whole and really is a page")
    counted = cost(decoded.text)
    if counted.fault is not None:
        raise Refused(name, counted.fault, _SAVE_OTHERWISE)
    try:
        tree = LexborHTMLParser(decoded.text)
    except (SelectolaxError, ValueError, RuntimeError) as error:
        raise Refused(name, f"it cannot be parsed ({error})", _SAVE_OTHERWISE) from error
    gatherer = Gatherer(nested=nested_tables(tree))
    if tree.body is not None:
        gatherer.walk(tree.body, Context(container=tree.body.mem_id))
    pieces = gatherer.pieces
    if not pieces:
        raise Empty(name, "it holds no text, only what puts text in later", _SAVE_OTHERWISE)
    about = properties(tree)
    if around:
        told = matter(pieces, decoded.text, counted)
        is_matter, doubts = told.is_matter, told.warnings
    else:
        is_matter, doubts = tuple(not (p.context.unseen or p.context.control) for p in pieces), ()
    text, blocks = _laid_out(pieces, is_matter)
    said = " ".join(piece.text for piece, good in zip(pieces, is_matter, strict=True) if good)
    lang, disagreement = stated_language(about.get("lang"), said)
    if counted.swallowed:
        doubts += (f"A comment that never ends swallows the last {counted.swallowed} letters of the page.",)
    doubts = (*_doubts(decoded, text, gatherer), *gatherer.doubts, *doubts)
    return Document(
        text=text,
        blocks=blocks,
        language=lang,
        encoding=decoded.encoding,
        warnings=(*doubts, disagreement) if disagreement else doubts,
        properties=about,
    )


def _laid_out(pieces: list[Piece], is_matter: tuple[bool, ...]) -> tuple[str, tuple[Block, ...]]:
    parts = []
    blocks = []
    start = 0
    for piece, good in zip(pieces, is_matter, strict=True):
        kind = piece.kind if good or piece.kind == TABLE else ASIDE
        place = dict(piece.place)
        if piece.context.unseen:
            place["hidden"] = True
        end = start + len(piece.text)
        blocks.append(Block(start, end, kind, place))
        parts.append(piece.text)
        start = end + 1
    return "\n".join(parts), tuple(blocks)


def _doubts(decoded: Decoded, text: str, gatherer: Gatherer) -> tuple[str, ...]:
    doubts = [*decoded.warnings]
    hidden = sum(len(piece.text) for piece in gatherer.pieces if piece.context.unseen)
    if hidden:
        doubts.append(
            f"The page hides {hidden} letters from its readers; they are kept apart from its matter."
        )
    if gatherer.separators:
        doubts.append(f"{gatherer.separators} separators of rows and cells inside the text are now U+FFFD.")
    overrides = len(_OVERRIDES.findall(text))
    if overrides:
        doubts.append(
            f"{overrides} characters turn the direction of letters; the text may look other than it is."
        )
    if _FRAMED.search(decoded.text):
        doubts.append("A page framed inside this one was not read.")
    return tuple(doubts)
