"""One story of a Word document (its body, a header, its notes) from markup to paragraphs and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sijill.claims.document import ASIDE, TABLE
from sijill.extraction.office.markup import Attributes
from sijill.extraction.office.word_numbering import Numbering
from sijill.extraction.office.word_styles import OFF, Styles

MOST_PIECES = 2_000_000
MOST_CELLS = 5_000_000

_WIDEST_SPAN = 100
_ITEMS = frozenset({"w:comment", "w:footnote", "w:endnote"})
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_BEFORE_CHANGE = frozenset(
    {"w:pPrChange", "w:rPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:sectPrChange"}
)
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}
_ACTIVE = re.compile(r"\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b")


class TooMuch(ValueError):
    """More pieces than are read; the message says of what, without full stop."""


@dataclass(slots=True)
class Piece:
    """A paragraph, heading, list item, aside or table; ``rows`` only of a table."""

    text: str
    kind: str
    place: dict[str, Any] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Findings:
    """What is in the markup and not, or not only, in the text; counted over all stories."""

    deletions: int = 0
    insertions: int = 0
    hidden: int = 0
    symbols: int = 0
    merged: int = 0
    nested: int = 0
    active: int = 0
    objects: int = 0
    imported: list[str] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    style: str = ""
    list_id: str | None = None
    level: int = 0
    outline: bool = False
    runs: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    span: int = 1


class Story:
    """Reads one part; its methods are handlers of the markup, ``pieces`` what came of it in order.

    What a box holds follows the paragraph at which it is anchored. A table within a cell becomes lines of
    that cell. ``kind`` is that of all paragraphs, if given.
    """

    def __init__(self, styles: Styles, numbering: Numbering, findings: Findings, kind: str = "") -> None:
        self.pieces: list[Piece] = []
        self.words: list[str] = []
        self.notes: list[tuple[Piece, list[tuple[str, str]]]] = []
        self._styles, self._numbering, self._findings, self._kind = styles, numbering, findings, kind
        self._sinks: list[list[Piece]] = [self.pieces]
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._choices: list[bool] = []
        self._fields: list[list[str]] = []
        self._place: dict[str, Any] = {}
        self._skipping = self._deleted = self._inserted = self._count = self._cells = 0
        self._change_counted = self._hidden = self._hidden_before = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Handle the start of an element."""
        if self._skipping or self._left_out(tag, attributes):
            self._skipping += 1
        elif tag in ("w:t", "w:delText", "m:t", "w:instrText"):
            self.words.clear()
        elif tag == "w:r" and self._paragraphs:
            self._paragraphs[-1].runs += 1
            self._hidden = False
        elif tag == "w:p":
            self._paragraphs.append(_Paragraph())
        elif tag in _SIGNS and self._in_run:
            self._say(_SIGNS[tag])
        elif tag.startswith("w:t") and self._start_table(tag, attributes):
            pass
        elif not self._start_change(tag, attributes):
            self._start_other(tag, attributes)

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        if self._skipping:
            self._skipping -= 1
        elif tag in ("w:t", "m:t"):
            self._say("".join(self.words))
        elif tag == "w:delText":
            self._count_change()
        elif tag == "w:instrText" and self._fields:
            self._fields[-1].append("".join(self.words))
        elif tag == "w:r" and self._paragraphs:
            self._paragraphs[-1].runs -= 1
        elif tag == "w:p":
            self._end_paragraph()
        elif tag in ("w:tc", "w:tr", "w:tbl"):
            self._end_table(tag)
        elif tag in ("w:del", "w:moveFrom"):
            self._deleted -= 1
        elif tag in ("w:ins", "w:moveTo"):
            self._inserted -= 1
        elif tag == "w:txbxContent":
            self._sinks.pop()
        elif tag == "mc:AlternateContent":
            self._choices.pop()

    @property
    def _in_run(self) -> bool:
        return bool(self._paragraphs) and self._paragraphs[-1].runs > 0

    def _left_out(self, tag: str, attributes: Attributes) -> bool:
        """See whether an element and all in it is another wording of what is read, or no text at all."""
        if tag == "mc:Fallback":
            return bool(self._choices) and self._choices[-1]
        return tag in _BEFORE_CHANGE or (tag in _ITEMS and attributes.get("w:type") in _SEPARATORS)

    def _start_table(self, tag: str, attributes: Attributes) -> bool:
        if tag == "w:tbl":
            self._tables.append(_Table())
        elif tag == "w:tr" and self._tables:
            self._tables[-1].row = []
        elif tag == "w:tc" and self._tables:
            self._tables[-1].span = 1
            self._sinks.append([])
        elif tag == "w:txbxContent":
            self._sinks.append(self._paragraphs[-1].after if self._paragraphs else self._sinks[-1])
        else:
            return False
        return True

    def _start_change(self, tag: str, attributes: Attributes) -> bool:
        if tag in ("w:del", "w:moveFrom"):
            self._deleted += 1
        elif tag in ("w:ins", "w:moveTo"):
            self._inserted += 1
        else:
            return False
        self._change_counted = False
        if (author := attributes.get("w:author")) and len(self._findings.authors) < 100:
            self._findings.authors[author[:200]] = None
        return True

    def _start_other(self, tag: str, attributes: Attributes) -> None:
        value = attributes.get("w:val", "")
        if tag in ("w:vanish", "w:webHidden", "w:rStyle"):
            if self._in_run and (self._styles.hidden(value) if tag == "w:rStyle" else value not in OFF):
                self._hidden = True
        elif tag in ("w:pStyle", "w:numId", "w:ilvl", "w:outlineLvl"):
            self._describe_paragraph(tag, value)
        elif tag in ("w:gridSpan", "w:gridBefore", "w:vMerge"):
            self._describe_cell(tag, value)
        elif tag in ("w:footnoteReference", "w:endnoteReference") and self._paragraphs and not self._deleted:
            self._paragraphs[-1].notes.append((tag[2:-9], attributes.get("w:id", "")))
        elif tag in _ITEMS:
            self._place = {"item": attributes.get("w:id", ""), "by": attributes.get("w:author", "")[:200]}
        elif tag == "w:fldChar":
            self._field(attributes.get("w:fldCharType", ""))
        elif tag in ("mc:AlternateContent", "mc:Choice"):
            self._alternative(tag)
        else:
            self._start_foreign(tag, attributes)

    def _start_foreign(self, tag: str, attributes: Attributes) -> None:
        if tag == "w:fldSimple":
            self._findings.active += bool(_ACTIVE.search(attributes.get("w:instr", "")))
        elif tag == "w:sym":
            self._findings.symbols += 1
            self._say("\N{REPLACEMENT CHARACTER}")
        elif tag == "w:altChunk":
            self._findings.imported.append(attributes.get("r:id", ""))
        elif tag == "o:OLEObject":
            self._findings.objects += 1

    def _alternative(self, tag: str) -> None:
        if tag == "mc:AlternateContent":
            self._choices.append(False)
        elif self._choices:
            self._choices[-1] = True

    def _field(self, kind: str) -> None:
        if kind == "begin" and len(self._fields) < 1_000:
            self._fields.append([])
        elif self._fields and kind in ("separate", "end"):
            self._findings.active += bool(_ACTIVE.search("".join(self._fields[-1])))
            self._fields[-1].clear()
            if kind == "end":
                self._fields.pop()

    def _say(self, text: str) -> None:
        if self._deleted:
            self._count_change()
            return
        if self._inserted:
            self._count_change()
        if not self._paragraphs or not text:
            return
        paragraph = self._paragraphs[-1]
        hidden = self._hidden or self._styles.hidden(paragraph.style)
        if hidden and text.strip():
            self._findings.hidden += not self._hidden_before
        self._hidden_before = hidden
        paragraph.parts.append(text)

    def _count_change(self) -> None:
        if self._change_counted:
            return
        self._change_counted = True
        if self._deleted:
            self._findings.deletions += 1
        else:
            self._findings.insertions += 1

    def _describe_paragraph(self, tag: str, value: str) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        if tag == "w:pStyle":
            paragraph.style = value
        elif tag == "w:numId":
            paragraph.list_id = value
        elif tag == "w:outlineLvl":
            paragraph.outline = value in tuple("012345678")
        elif value in tuple("012345678"):
            paragraph.level = int(value)

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        text = "".join(paragraph.parts).strip("\n")
        heading = paragraph.outline or self._styles.heading(paragraph.style)
        label = ""
        listed = self._styles.listed(paragraph.style)
        if paragraph.list_id is not None:
            listed = paragraph.list_id, paragraph.level or (listed[1] if listed else 0)
        if text.strip() and listed and listed[0] != "0":
            label = self._numbering.label(*listed)
        kind = self._kind or ("heading" if heading else "list_item" if listed and label else "paragraph")
        sink = self._sinks[-1]
        if text.strip():
            piece = Piece(f"{label} {text}" if label else text, kind, dict(self._place))
            self._add(sink, piece)
            if paragraph.notes:
                self.notes.append((piece, paragraph.notes))
        sink.extend(paragraph.after)

    def _add(self, sink: list[Piece], piece: Piece) -> None:
        self._count += 1
        if self._count > MOST_PIECES:
            raise TooMuch(f"it has more than {MOST_PIECES} paragraphs")
        sink.append(piece)

    def _describe_cell(self, tag: str, value: str) -> None:
        if not self._tables:
            return
        number = min(int(value), _WIDEST_SPAN) if value.isdecimal() and len(value) < 5 else 1
        table = self._tables[-1]
        if tag == "w:gridBefore":
            table.row.extend([""] * number)
        elif tag == "w:gridSpan":
            table.span = number
            self._findings.merged += number > 1
        elif value == "restart":
            self._findings.merged += 1

    def _end_table(self, tag: str) -> None:
        if not self._tables:
            return
        table = self._tables[-1]
        if tag == "w:tc":
            table.row.append("\n".join(map(self._in_cell, self._sinks.pop())))
            table.row.extend([""] * (table.span - 1))
            self._cells += table.span
            if self._cells > MOST_CELLS:
                raise TooMuch(f"its tables have more than {MOST_CELLS} cells")
        elif tag == "w:tr":
            table.rows.append(table.row)
        else:
            self._tables.pop()
            width = max(map(len, table.rows), default=0)
            rows = [row + [""] * (width - len(row)) for row in table.rows]
            if any(any(row) for row in rows):
                self._add(self._sinks[-1], Piece("", TABLE, dict(self._place), rows))

    def _in_cell(self, piece: Piece) -> str:
        if piece.kind != TABLE:
            return piece.text
        self._findings.nested += 1
        return "\n".join("\t".join(row) for row in piece.rows)


def as_asides(pieces: list[Piece]) -> list[Piece]:
    """Turn what stands around the matter into asides, its tables into lines of tabs."""
    return [
        Piece("\n".join("\t".join(row) for row in piece.rows), ASIDE, piece.place)
        if piece.kind == TABLE
        else Piece(piece.text, ASIDE, piece.place)
        for piece in pieces
    ]
