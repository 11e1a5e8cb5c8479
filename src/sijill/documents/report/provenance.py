"""Of what, by what and how it was computed, so that anybody can come to the same numbers."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.report.section import Section, paragraph
from sijill.documents.words import Words


@dataclass(frozen=True, slots=True)
class Provenance:
    """``file`` and its digest for a bare table; ``position`` and ``audience`` for a register."""

    title: str
    version: str
    command: str
    seed: int | None = None
    file: str | None = None
    file_sha256: str | None = None
    table_sha256: str | None = None
    position: int | None = None
    audience: str | None = None


def provenance(words: Words, origin: Provenance) -> Section:
    """Say what the numbers can be recomputed from."""
    rows: list[tuple[Markup, Piece]] = []
    if origin.file is not None:
        rows.append((words("file"), element("bdi", origin.file)))
    if origin.file_sha256 is not None:
        rows.append((words("file_sha256"), _mono(origin.file_sha256)))
    if origin.table_sha256 is not None:
        rows.append((words("table_sha256"), _mono(origin.table_sha256)))
    if origin.position is not None:
        rows.append((words("position"), words.number(origin.position)))
    if origin.audience is not None:
        rows.append((words("audience"), words(f"audience {origin.audience}")))
    if origin.seed is not None:
        rows.append((words("seed"), words.number(origin.seed)))
    rows.append((words("version"), _mono(f"Sijill {origin.version}")))
    rows.append((words("command"), _mono(origin.command)))
    described = element(
        "dl",
        *(element("div", element("dt", name), element("dd", held)) for name, held in rows),
        class_="facts",
    )
    lede = words("again_register") if origin.position is not None else words("again_table")
    matter = together((paragraph(lede, kind="lede"), described))
    return Section("again", words("margin_again"), words("again_title"), matter)


def _mono(words: str) -> Markup:
    return element("code", words, dir="ltr", class_="mono")
