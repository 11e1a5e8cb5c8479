"""A page's tree to pieces of text in the order in which a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sijill.claims.document import TABLE, tabular_text
from sijill.extraction.markup.grid import Spanning, grid, span
from sijill.extraction.markup.open_elements import tag_names

HEADING = "heading"
PARAGRAPH = "paragraph"
LIST_ITEM = "list_item"
CAPTION = "caption"

_KINDS = {f"h{level}": HEADING for level in range(1, 7)} | {
    "li": LIST_ITEM,
    "dt": LIST_ITEM,
    "dd": LIST_ITEM,
    "figcaption": CAPTION,
    "caption": CAPTION,
}
_CONTAINERS = tag_names(
    "address article aside blockquote body center details dialog div fieldset figure footer form header main",
    "nav section summary table td th",
)
_BLOCKS = _CONTAINERS | tag_names(
    "caption dd dir dl dt figcaption h1 h2 h3 h4 h5 h6 hgroup hr legend li menu ol p pre search tbody text",
    "tfoot thead tr ul",
)
_UNSEEN = tag_names(
    "applet audio canvas datalist defs desc embed frameset head iframe link map meta metadata noframes",
    "object param rp script source style symbol title track video",
)
_CONTROLS = tag_names("select button textarea option optgroup")
# Templates with these hold what readers see of a component: so browsers save shadow trees.
_SHADOW = frozenset({"shadowrootmode", "shadowmode"})
_AROUND = tag_names("nav footer aside")
_AROUND_ROLES = tag_names("navigation complementary contentinfo banner search menu menubar toolbar")
_AROUND_NAMES = tag_names(
    "ad ads advert adverts advertisement banner breadcrumb breadcrumbs comment comments cookie cookies",
    "footer menu modal nav navbar navigation newsletter popup promo recommended related share sharing",
    "sidebar social subscribe tags teaser widget",
)
_WORD = re.compile("[A-Z]?[a-z]+")
_HIDING = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_BLANK = re.compile("[ \t\n\r\f]+")
# Code points that no parsed text can hold stand for what must outlive the folding of blanks.
_BREAK, _SPACE, _TAB = "\ud800", "\ud801", "\ud802"
_KEPT = str.maketrans({"\n": _BREAK, " ": _SPACE, "\t": _TAB})
_GIVEN_BACK = str.maketrans({_SPACE: " ", _TAB: "\t"})
_PARAGRAPHS = re.compile(f" ?(?:{_BREAK} ?){{2,}}")
_LINE_END = re.compile(f" ?{_BREAK} ?")
_SEPARATORS = re.compile("[\x1e\x1f]")
_EMOJI_LETTERS = 4
_WIDE_TABLE_CELL = 150
_LONGEST_CELL = 1_000


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the text of an element: its kind, and what the page's markup says of its standing.

    ``around``: in a menu, a footer or the like; ``hinted``: a class or id names such a thing; ``unseen``:
    hidden from readers; ``control``: part of a form. ``container`` tells pieces of one container from
    others.
    """

    kind: str = PARAGRAPH
    container: int = 0
    around: bool = False
    hinted: bool = False
    unseen: bool = False
    control: bool = False
    linked: bool = False
    preformatted: bool = False
    block: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a page; ``linked`` is the share of its letters that stand in links."""

    text: str
    kind: str
    context: Context
    linked: float = 0.0
    place: Mapping[str, Any] = field(default_factory=dict)


class Gatherer:
    """Walks a tree once; ``pieces`` in order, ``doubts`` one sentence each.

    ``separators`` counts those of tables (U+001E, U+001F) that stood in the text and became U+FFFD.
    """

    def __init__(self, *, nested: frozenset[int] = frozenset(), tables: bool = True) -> None:
        self.pieces: list[Piece] = []
        self.doubts: list[str] = []
        self.images = 0
        self.separators = 0
        self._nested = nested
        self._tables = tables
        self._parts: list[str] = []
        self._unseen: list[str] = []
        self._linked = 0
        self._captions: list[Piece] = []
        self._alts: set[str] = set()
        self._context = self._unseen_context = Context()
        self._said = False

    def walk(self, top: LexborNode, context: Context) -> None:
        """Gather all that is inside ``top``."""
        todo: list[tuple[LexborNode | None, Context]] = [(top.child, context)] if top.child else []
        while todo:
            node, context = todo.pop()
            if node is None:
                self._leave(context)
                continue
            if (sibling := node.next) is not None:
                todo.append((sibling, context))
            tag = node.tag or ""
            if tag == "-text":
                self._add(node.text_content or "", context)
            elif not tag.startswith(("-", "!")) and (inner := self._enter(node, tag, context)) is not None:
                todo.append((None, inner))
                if (child := _content(node, tag)) is not None:
                    todo.append((child, inner))
        self._flush()

    def _enter(self, node: LexborNode, tag: str, context: Context) -> Context | None:
        if tag in _UNSEEN or (tag == "template" and not _SHADOW & node.attributes.keys()):
            return None
        if tag == "br":
            (self._unseen if context.unseen else self._parts).append(_BREAK)
            return None
        attributes = node.attributes
        if tag == "img":
            self._image(attributes, context)
            return None
        if tag == "input":
            self._input(attributes, context)
            return None
        inner = _inside(node, tag, attributes, context)
        if inner.block:
            self._flush()
            if tag == "table" and self._tables and self._table(node, attributes, inner):
                return None
        return inner

    def _leave(self, context: Context) -> None:
        if context.block:
            self._flush()

    def _add(self, text: str, context: Context) -> None:
        text = self._without_separators(text)
        kept = text.translate(_KEPT) if context.preformatted else text
        if context.unseen:
            self._unseen.append(kept)
            self._unseen_context = context
            return
        if not self._parts or not self._said:
            self._context = context
            self._said = not text.isspace()
        self._parts.append(kept)
        if context.linked:
            self._linked += len(text) - text.count(" ")

    def _image(self, attributes: Mapping[str, str | None], context: Context) -> None:
        self.images += 1
        alt = self._without_separators(_BLANK.sub(" ", attributes.get("alt") or "").strip())
        if 0 < len(alt) <= _EMOJI_LETTERS:
            self._add(alt, context)
        elif alt and alt not in self._alts:
            self._alts.add(alt)
            self._captions.append(Piece(alt, CAPTION, context, place={"image": self.images}))

    def _input(self, attributes: Mapping[str, str | None], context: Context) -> None:
        shown = (attributes.get("type") or "text").lower() in (
            "text",
            "search",
            "submit",
            "button",
            "email",
            "tel",
        )
        value = self._without_separators((attributes.get("value") or "").strip())
        if shown and value:
            self._flush()
            self.pieces.append(Piece(value, PARAGRAPH, replace(context, control=True)))

    def _flush(self) -> None:
        """End the piece that is being gathered; what is hidden in it and its pictures' captions follow it."""
        if self._parts:
            self._say(self._parts, self._context, self._linked)
            self._linked = 0
            self._said = False
        if self._unseen:
            self._say(self._unseen, self._unseen_context, 0)
        if self._captions:
            self.pieces += self._captions
            self._captions.clear()

    def _say(self, parts: list[str], context: Context, linked: int) -> None:
        folded = _BLANK.sub(" ", "".join(parts))
        parts.clear()
        letters = len(folded) - folded.count(" ")
        for paragraph in _PARAGRAPHS.split(folded):
            text = _LINE_END.sub("\n", paragraph).translate(_GIVEN_BACK).strip(" \n")
            if text.strip():
                self.pieces.append(Piece(text, context.kind, context, min(linked / letters, 1.0)))

    def _without_separators(self, text: str) -> str:
        clean, count = _SEPARATORS.subn("�", text)
        self.separators += count
        return clean

    def _table(self, table: LexborNode, attributes: Mapping[str, str | None], context: Context) -> bool:
        """Gather a table of rows and cells; ``False`` if it only lays out a page, or hides or decorates."""
        role = (attributes.get("role") or "").lower()
        if table.mem_id in self._nested or role in ("presentation", "none"):
            return False
        if context.around or context.unseen or context.control:
            return False
        marked = False
        rows: list[list[Spanning]] = []
        captions: list[LexborNode] = []
        for part in _rows(table):
            if part.tag == "caption":
                captions.append(part)
                continue
            cells = [cell for cell in _children(part) if cell.tag in ("td", "th")]
            marked = marked or any(cell.tag == "th" for cell in cells)
            rows.append([self._cell(cell, context) for cell in cells])
        rows = [row for row in rows if row]
        if not _is_data(rows, marked=marked or bool(captions)):
            return False
        for caption in captions:
            self.walk(caption, replace(context, kind=CAPTION))
        laid = grid(rows)
        if not laid.spread:
            self.doubts.append("The spanning cells of a table would make it too large and were not spread.")
        self.pieces.append(Piece(tabular_text(laid.rows), TABLE, context))
        return True

    def _cell(self, cell: LexborNode, context: Context) -> Spanning:
        inside = Gatherer(tables=False)
        inside.walk(cell, replace(context, kind=PARAGRAPH))
        self.separators += inside.separators
        text = "\n".join(piece.text for piece in inside.pieces)
        attributes = cell.attributes
        across = span(attributes.get("colspan"), most=1_000)
        return Spanning(text, across, span(attributes.get("rowspan"), most=65_534))


def nested_tables(tree: LexborHTMLParser) -> frozenset[int]:
    """Find the tables that hold tables: they lay out a page."""
    found = set()
    for table in tree.css("table"):
        above = table.parent
        while above is not None and above.tag != "table":
            above = above.parent
        if above is not None:
            found.add(above.mem_id)
    return frozenset(found)


def _inside(node: LexborNode, tag: str, attributes: Mapping[str, str | None], context: Context) -> Context:
    block = tag in _BLOCKS or tag in _CONTROLS
    if not block and not attributes and tag not in ("a", "noscript"):
        return replace(context, block=False) if context.block else context
    role = (attributes.get("role") or "").lower()
    return Context(
        kind=_KINDS.get(tag, context.kind),
        container=node.mem_id if tag in _CONTAINERS else context.container,
        around=context.around or tag in _AROUND or role in _AROUND_ROLES,
        hinted=context.hinted or (block and _is_hinted(tag, attributes)),
        unseen=context.unseen or _is_unseen(tag, attributes),
        control=context.control or tag in _CONTROLS,
        linked=context.linked or tag == "a",
        preformatted=context.preformatted or tag in ("pre", "textarea"),
        block=block,
    )


def _is_hinted(tag: str, attributes: Mapping[str, str | None]) -> bool:
    if tag == "body":
        return False
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]
    return any(word.lower() in _AROUND_NAMES for word in _WORD.findall(named))


def _is_unseen(tag: str, attributes: Mapping[str, str | None]) -> bool:
    if "hidden" in attributes or tag == "noscript" or (tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    return bool(style and _HIDING.search(style[:2_000]))


def _content(node: LexborNode, tag: str) -> LexborNode | None:
    """Give the first child; that of a template stands in a tree of its own."""
    return node.template_fragments()[0].child if tag == "template" else node.child


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """Give the captions and rows of a table in the order in which browsers show them."""
    parts = list(_children(table))
    order = {"caption": 0, "thead": 1, "tfoot": 3}
    for part in sorted(parts, key=lambda part: order.get(part.tag or "", 2)):
        if part.tag in ("caption", "tr"):
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in _children(part) if row.tag == "tr")


def _is_data(rows: list[list[Spanning]], *, marked: bool) -> bool:
    width = max(map(len, rows), default=0)
    if width < 2:
        return marked and width == 1 and len(rows) > 2
    if len(rows) < 2:
        return False
    lengths = [len(cell.text) for row in rows for cell in row]
    if not any(lengths):
        return False
    return marked or (max(lengths) <= _LONGEST_CELL and sum(lengths) / len(lengths) <= _WIDE_TABLE_CELL)
