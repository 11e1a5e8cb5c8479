"""The frame of the report: everything that it needs is in it, and nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

from sijill.documents.drawing.chart import HATCH
from sijill.documents.fonts import font_faces
from sijill.documents.markup import Markup, element, lines
from sijill.documents.report.section import Section
from sijill.documents.words import Words

POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
_TAGS = re.compile("<[^>]*>")


def page(words: Words, title: str, sections: Sequence[Section]) -> str:
    """Make the whole page."""
    contents = element(
        "nav",
        element("ol", *(_entry(section) for section in sections[1:])),
        aria_label=words.plain("contents"),
        class_="contents",
    )
    hatch = element("svg", element("defs", HATCH), width="0", height="0", class_="hide", aria_hidden="true")
    first, *rest = sections
    main = element("main", first.html(), contents, *(section.html() for section in rest))
    body = element("body", hatch, main, element("footer", element("p", words("footer"))))
    text = _TAGS.sub("", body)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Markup(f"{font_faces(text)}\n{_style()}")),
    )
    direction = "rtl" if words.right_to_left else "ltr"
    whole = element("html", "\n", head, "\n", body, "\n", lang=words.language, dir=direction)
    return lines((Markup("<!doctype html>"), whole)) + "\n"


def _entry(section: Section) -> Markup:
    return element("li", element("a", section.title, href=f"#{section.key}"))


def _style() -> str:
    return files(__package__).joinpath("report.css").read_text(encoding="utf-8")
