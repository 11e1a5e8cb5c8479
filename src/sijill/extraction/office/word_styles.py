"""What Word's styles say of the paragraphs and runs that have them: headings, lists, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijill.extraction.office.markup import Attributes
from sijill.extraction.office.package import Package

OFF = frozenset({"0", "false", "off"})

_HEADING = re.compile(r"(?:heading [1-9]|title|subtitle)", re.I)
_DEEPEST = 20


@dataclass(slots=True)
class Style:
    """One style; ``None`` is what the style that it is based on says."""

    based_on: str = ""
    heading: bool | None = None
    hidden: bool | None = None
    list_id: str | None = None
    list_level: int = 0


class Styles:
    """The styles of a document by their ids."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}

    def heading(self, style: str) -> bool:
        return any(found.heading for found in self._line(style))

    def hidden(self, style: str) -> bool:
        return next((found.hidden for found in self._line(style) if found.hidden is not None), False)

    def listed(self, style: str) -> tuple[str, int] | None:
        """Give the list and level that paragraphs of this style are items of."""
        return next(
            ((found.list_id, found.list_level) for found in self._line(style) if found.list_id is not None),
            None,
        )

    def _line(self, style: str) -> list[Style]:
        line: list[Style] = []
        while style in self._styles and len(line) < _DEEPEST:
            line.append(self._styles[style])
            style = line[-1].based_on
        return line

    def read(self, package: Package, part: str) -> None:
        """Read the styles of a part."""
        style = Style()

        def start(tag: str, attributes: Attributes) -> None:
            nonlocal style
            if tag == "w:style":
                style = Style()
                self._styles[attributes.get("w:styleId", "")] = style
            else:
                _describe(style, tag, attributes.get("w:val", ""))

        package.parse(part, start=start)


def _describe(style: Style, tag: str, value: str) -> None:
    if tag == "w:name" and _HEADING.fullmatch(value):
        style.heading = True
    elif tag == "w:outlineLvl":
        style.heading = value in tuple("012345678")
    elif tag == "w:basedOn":
        style.based_on = value
    elif tag == "w:vanish":
        style.hidden = value not in OFF
    elif tag == "w:numId":
        style.list_id = value
    elif tag == "w:ilvl" and value in tuple("012345678"):
        style.list_level = int(value)
