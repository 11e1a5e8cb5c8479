"""How it was computed, in words for a paper, and the works that it rests on."""

from __future__ import annotations

import re

from sijill.counting import method_paragraphs, references
from sijill.counting.estimation import Study
from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.report.section import Section, paragraph
from sijill.documents.words import Words

_DOI = re.compile(r"doi:(10\.\S+)")


def method(words: Words, study: Study) -> Section:
    """Tell the methods that were used and name their authors."""
    parts: list[Piece] = [
        paragraph(said, kind="read") for said in method_paragraphs(study.answer, words.language)
    ]
    works = element(
        "ol", *(_work(item) for item in references(study.answer)), class_="works", lang="en", dir="ltr"
    )
    parts += [element("h3", words("references")), works]
    return Section("method", words("margin_method"), words("method_title"), together(parts))


def _work(reference: str) -> Markup:
    found = _DOI.search(reference)
    if found is None:
        return element("li", reference)
    before, after = reference[: found.start()], reference[found.end() :]
    link = element("a", found[0], href=f"https://doi.org/{found[1]}", rel="noreferrer")
    return element("li", before, link, after)
