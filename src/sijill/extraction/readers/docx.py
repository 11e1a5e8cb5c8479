"""Word documents (DOCX): body, boxes and tables in order, then notes, comments, headers and footers."""

from __future__ import annotations

from dataclasses import dataclass, field

from sijill.claims.document import TABLE, Block, Document, tabular_text
from sijill.extraction.errors import Empty, Refused
from sijill.extraction.given import Given
from sijill.extraction.office.package import Package, Relation
from sijill.extraction.office.properties import read_properties
from sijill.extraction.office.word_numbering import Numbering
from sijill.extraction.office.word_story import Findings, Piece, Story, TooMuch, as_asides
from sijill.extraction.office.word_styles import Styles
from sijill.extraction.zip_directory import Bounds

_BOUNDS = Bounds(total_bytes=400 * 1024 * 1024)
_ORDINARY_LINKS = frozenset({"hyperlink"})
_PRESENT = {
    "word/vbaproject.bin": "It holds macros; none was run.",
    "word/embeddings/": "It holds embedded objects, which were not read.",
    "word/activex/": "It holds controls, which were not read.",
    "word/charts/": "It holds charts, whose text was not read.",
    "word/diagrams/": "It holds diagrams, whose text was not read.",
    "xl/workbook.": "It is a workbook too, which was not read.",
}


@dataclass(slots=True)
class _Parts:
    """What is gathered from the parts of a document."""

    package: Package
    styles: Styles = field(default_factory=Styles)
    numbering: Numbering = field(default_factory=Numbering)
    findings: Findings = field(default_factory=Findings)
    pieces: list[Piece] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read(source: Given) -> Document:
    """Read a document. A paragraph's place has its number (``paragraph``) and those of its ``notes``.

    Pictures are handed over as files (place ``image``). Text inserted under tracked changes is read, deleted
    text is not; hidden text is read. Raises :class:`Refused` and :class:`Empty`.
    """
    package = Package(source, _BOUNDS)
    parts = _Parts(package, warnings=list(package.warnings))
    try:
        _read_parts(parts)
    except TooMuch as error:
        raise Refused(source.name, str(error), "split it into several documents") from error
    images = package.within("word/media/")
    if not parts.pieces and not images:
        raise Empty(source.name, "it holds no text", "check that the right file was saved")
    if not parts.pieces:
        parts.warnings.append("It holds pictures and no text.")
    for number, part in enumerate(images, 1):
        package.deliver(part, image=number)
    return _document(parts)


def _read_parts(parts: _Parts) -> None:
    package = parts.package
    start = next((r.target for r in package.relations("").values() if r.kind == "officeDocument"), "")
    main = start if package.has(start) else "word/document.xml"
    relations = package.relations(main)
    for part in _related(package, relations, "styles"):
        parts.styles.read(package, part)
    for part in _related(package, relations, "numbering"):
        parts.numbering.read(package, part)
    body = _story(parts, main)
    notes, numbers = _notes(parts, relations)
    for number, piece in enumerate(body.pieces, 1):
        piece.place = {"table" if piece.kind == TABLE else "paragraph": number}
    for piece, references in body.notes:
        piece.place["notes"] = [numbers[reference] for reference in references if reference in numbers]
    parts.pieces = [*body.pieces, *notes, *_comments(parts, relations), *_around(parts, relations)]
    _warn(parts, relations)


def _related(package: Package, relations: dict[str, Relation], kind: str) -> list[str]:
    return [
        relation.target
        for relation in relations.values()
        if relation.kind == kind and not relation.outside and package.has(relation.target)
    ]


def _story(parts: _Parts, part: str, kind: str = "") -> Story:
    story = Story(parts.styles, parts.numbering, parts.findings, kind)
    parts.package.parse(part, start=story.start, end=story.end, text=story.words.append)
    return story


def _notes(parts: _Parts, relations: dict[str, Relation]) -> tuple[list[Piece], dict[tuple[str, str], int]]:
    """Read footnotes and endnotes, numbered through; and the number of each by its kind and id."""
    pieces: list[Piece] = []
    numbers: dict[tuple[str, str], int] = {}
    for kind in ("footnote", "endnote"):
        for part in _related(parts.package, relations, f"{kind}s"):
            for piece in _story(parts, part).pieces:
                key = (kind, str(piece.place.get("item", "")))
                piece.place = {"note": numbers.setdefault(key, len(numbers) + 1)}
                piece.kind = TABLE if piece.kind == TABLE else "paragraph"
                pieces.append(piece)
    return pieces, numbers


def _comments(parts: _Parts, relations: dict[str, Relation]) -> list[Piece]:
    found: list[Piece] = []
    for part in _related(parts.package, relations, "comments"):
        found.extend(as_asides(_story(parts, part).pieces))
    items = dict.fromkeys(piece.place.get("item", "") for piece in found)
    numbers = {item: number for number, item in enumerate(items, 1)}
    for piece in found:
        by = piece.place.get("by", "")
        piece.place = {"comment": numbers[piece.place.get("item", "")]} | ({"by": by} if by else {})
    if found:
        parts.warnings.append(f"It has comments, which stand behind the text as asides ({len(items)}).")
    return found


def _around(parts: _Parts, relations: dict[str, Relation]) -> list[Piece]:
    """Read headers and footers, each wording once."""
    found: list[Piece] = []
    seen: set[str] = set()
    for kind in ("header", "footer"):
        for part in dict.fromkeys(_related(parts.package, relations, kind)):
            for piece in as_asides(_story(parts, part).pieces):
                if piece.text not in seen:
                    seen.add(piece.text)
                    piece.place = {"around": kind}
                    found.append(piece)
    return found


def _warn(parts: _Parts, relations: dict[str, Relation]) -> None:
    findings, package, warnings = parts.findings, parts.package, parts.warnings
    by = f" by {', '.join(findings.authors)}" if findings.authors else ""
    said = (
        (findings.deletions, f"Deletions{by} are recorded in it, whose text was left out"),
        (findings.insertions, f"Insertions{by} are recorded in it and were read"),
        (findings.hidden, "Passages are hidden in it and were read"),
        (findings.symbols, "Signs of symbol fonts are now U+FFFD"),
        (findings.merged, "Cells of its tables are merged, their text stands in the first"),
        (findings.nested, "Tables stand within cells of others and were read as lines"),
        (findings.active, "Fields would fetch data or start a program, nothing was run"),
        (findings.objects, "Objects of other programs are embedded, which were not read"),
    )
    warnings.extend(f"{sentence} ({count})." for count, sentence in said if count)
    for beginning, warning in _PRESENT.items():
        if package.within(beginning):
            warnings.append(warning)
    for number, identifier in enumerate(findings.imported, 1):
        relation = relations.get(identifier)
        if relation and not relation.outside and package.has(relation.target):
            package.deliver(relation.target, imported=number)
            warnings.append("A part of another format is imported into it, which is a file of its own here.")
    _warn_of_outside(package, warnings)


def _warn_of_outside(package: Package, warnings: list[str]) -> None:
    outside: dict[str, str] = {}
    for part in package.within("word/"):
        folder, _, name = part.rpartition("/_rels/")
        if not name.endswith(".rels"):
            continue
        for relation in package.relations(f"{folder}/{name.removesuffix('.rels')}").values():
            if relation.outside and relation.kind not in _ORDINARY_LINKS:
                outside.setdefault(relation.target, relation.kind)
    if templates := [target for target, kind in outside.items() if kind == "attachedTemplate"]:
        warnings.append(
            f"It would fetch a template from outside ({templates[0][:200]}); nothing was fetched."
        )
    if others := [target for target, kind in outside.items() if kind != "attachedTemplate"]:
        named = ", ".join(target[:200] for target in others[:3])
        warnings.append(f"It refers to files outside ({named}); nothing was fetched.")


def _document(parts: _Parts) -> Document:
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for piece in parts.pieces:
        text = tabular_text(piece.rows) if piece.kind == TABLE else piece.text
        blocks.append(Block(start, start + len(text), piece.kind, piece.place))
        texts.append(text)
        start += len(text) + 1
    return Document(
        text="\n".join(texts),
        blocks=tuple(blocks),
        warnings=tuple(parts.warnings),
        properties=read_properties(parts.package),
    )
