"""PDF: its text layer by the places of the glyphs; pages without one by recognition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ctypes import ArgumentError
from itertools import pairwise
from typing import Any

import pypdfium2

from sijill.claims.document import TABLE, Block, Document
from sijill.extraction import ocr
from sijill.extraction.errors import Empty, Refused
from sijill.extraction.given import Given, Pixels
from sijill.extraction.pdf.findings import Findings
from sijill.extraction.pdf.inside import Inside, look_inside
from sijill.extraction.pdf.interactive import attachments
from sijill.extraction.pdf.leaves import Leaf, page_frame, read_leaf
from sijill.extraction.pdf.opening import opened
from sijill.extraction.pdf.pages import Part
from sijill.extraction.pdf.recognition import drawn, recognised
from sijill.extraction.pdf.running import with_asides

LONGEST_SIDE = 2_500
"""Pixels of a page that is shown."""
_MOST_LINKS = 5
_LONGEST_PROPERTY = 2_000
_UNFIT = re.compile("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_LIBRARY_ERRORS = (
    pypdfium2.PdfiumError,
    ArgumentError,
    ArithmeticError,
    IndexError,
    RecursionError,
    ValueError,
)
_DAMAGED = "it is so damaged that it cannot be read", "open it where it still opens and print it to a new PDF"


def read(source: Given) -> Document:
    """Read the pages of a PDF in order; places are ``{"page", "box"}``, and ``ocr`` of what was recognised.

    Raises :class:`~sijill.extraction.errors.Refused` and :class:`~sijill.extraction.errors.Empty`.
    """
    try:
        return _read(source)
    except _LIBRARY_ERRORS as error:
        raise Refused(source.name, *_DAMAGED) from error


def render(source: Given, page: int, width: int) -> Pixels:
    """Draw a page, from 1, about ``width`` pixels wide; its long side never exceeds :data:`LONGEST_SIDE`."""
    try:
        with opened(source.data, source.name) as file:
            if not 1 <= page <= file.pages:
                raise Refused(source.name, f"it has no page {page}", f"ask for one of its {file.pages} pages")
            leaf = file.pdf[page - 1]
            size, _ = page_frame(leaf)
            scale = max(width, 1) / max(size[0], 1.0)
            return drawn(leaf, size=size, scale=scale, most=LONGEST_SIDE)[0]
    except _LIBRARY_ERRORS as error:
        raise Refused(source.name, *_DAMAGED) from error


def _read(source: Given) -> Document:
    findings = Findings()
    inside = look_inside(source.data)
    with opened(source.data, source.name, inside) as file:
        source.expect_pages(file.pages)
        for warning in file.warnings:
            findings.say(warning)
        _note_inside(inside, findings)
        leaves = [read_leaf(file.pdf, number, findings) for number in range(1, file.pages + 1)]
        attached = _deliver(source, file.pdf, findings)
        pages = _with_recognised(source, file.pdf, leaves, findings)
        properties = _properties(file.pdf)
    _note_links(leaves, findings)
    if all(leaf.empty for leaf in leaves) and not attached:
        raise Empty(source.name, "its pages are empty", "check that the right file was saved")
    parts = with_asides(pages, [leaf.size[1] for leaf in leaves])
    _note_tables(parts, findings)
    return _document(parts, properties, findings)


def _with_recognised(
    source: Given, pdf: Any, leaves: Sequence[Leaf], findings: Findings
) -> list[Sequence[Part]]:
    """Give the parts of each page, recognised where the text layer is not enough."""
    needy = [leaf for leaf in leaves if leaf.need is not None]
    lacking = ocr.available() if source.ocr and needy else None
    if needy and (lacking or not source.ocr):
        _note_unread(needy, lacking, findings)
        return [leaf.parts for leaf in leaves]
    if needy:
        source.expect_pages(len(leaves), ocr_pages=len(needy))
    return [_recognised(pdf, leaf, findings) if leaf.need else leaf.parts for leaf in leaves]


def _recognised(pdf: Any, leaf: Leaf, findings: Findings) -> Sequence[Part]:
    page = pdf[leaf.number - 1]
    try:
        found = recognised(page, leaf.size, leaf.need, leaf.parts)
    finally:
        page.close()
    for sentence in found.findings:
        findings.note(sentence, leaf.number)
    return found.parts


def _note_unread(needy: Sequence[Leaf], lacking: str | None, findings: Findings) -> None:
    for leaf in needy:
        if leaf.need is None:
            continue
        remedy = (
            "install Tesseract with ara, fas and eng and add it again" if lacking else "recognition is off"
        )
        what = {
            "picture": "it holds pictures whose text, if any, was not read",
            "unread": "the characters of its letters are not in the file, so its text is in doubt",
            "strange": "its text layer is no language, so its text is in doubt",
        }[leaf.need.reason]
        findings.note(f"{{pages}}: {what} ({remedy}).", leaf.number)


def _note_inside(inside: Inside, findings: Findings) -> None:
    if inside.actions:
        findings.say(f"The file holds {_listed(inside.actions)}; nothing of it was run.")
    if inside.versions > 1:
        older = inside.versions - 1
        findings.say(
            f"The file was written on {'once' if older == 1 else f'{older} times'} after it was finished;"
            " it may still hold what was changed or taken out."
        )
    if inside.behind:
        findings.say(f"What follows its end looks like {inside.behind}; something may be hidden there.")


def _note_links(leaves: Sequence[Leaf], findings: Findings) -> None:
    links = list(dict.fromkeys(_fit(link)[:200] for leaf in leaves for link in leaf.links))
    if links:
        more = f" and {len(links) - _MOST_LINKS} more" if len(links) > _MOST_LINKS else ""
        findings.say(f"The pages link to {', '.join(links[:_MOST_LINKS])}{more}; no link was opened.")


def _note_tables(pages: Sequence[Sequence[Part]], findings: Findings) -> None:
    for number, (page, following) in enumerate(pairwise(pages), 1):
        tables = [part for part in page if part.kind == TABLE]
        others = [part for part in following if part.kind == TABLE]
        if tables and others and tables[-1].rows and tables[-1].rows[0] == others[0].rows[0]:
            findings.note(
                "{pages}: the last table goes on overleaf under the same headings; it is kept as two.",
                number,
            )


def _deliver(source: Given, pdf: Any, findings: Findings) -> int:
    """Hand over the files attached to a document; give how many there are."""
    lost = []
    count = 0
    for name, data in attachments(pdf):
        count += 1
        if data is None:
            lost.append(_fit(name))
        else:
            source.deliver(_fit(name), [data], attachment=count)
    if count:
        attached = "1 file is attached and is" if count == 1 else f"{count} files are attached and are"
        findings.say(f"{attached} read apart.")
    if lost:
        findings.say(f"Attached but damaged or too large, and so left out: {', '.join(lost[:_MOST_LINKS])}.")
    return count


def _properties(pdf: Any) -> dict[str, str]:
    found = {
        key: _fit(value)[:_LONGEST_PROPERTY] for key, value in pdf.get_metadata_dict(skip_empty=True).items()
    }
    version = pdf.get_version()
    return found | ({"PDF": f"{version // 10}.{version % 10}"} if version else {})


def _document(pages: Sequence[Sequence[Part]], properties: dict[str, str], findings: Findings) -> Document:
    blocks = []
    pieces = []
    at = 0
    for number, page in enumerate(pages, 1):
        for part in page:
            text = part.text if part.kind == TABLE else _fit(part.text)
            if not text.strip():
                continue
            if text.count("�") > part.text.count("�"):
                findings.note("{pages}: characters that no text may hold; each became “�”.", number)
            place = {"page": number, "box": [round(value) for value in part.box], **part.note}
            blocks.append(Block(at, at + len(text), part.kind, place))
            pieces.append(text)
            at += len(text) + 1
    return Document(
        text="\n".join(pieces), blocks=tuple(blocks), warnings=findings.sentences(), properties=properties
    )


def _fit(text: str) -> str:
    return _UNFIT.sub("�", text)


def _listed(things: Sequence[str]) -> str:
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"
