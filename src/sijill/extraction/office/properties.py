"""What an Office file says of itself: its author, its dates, the program that wrote it."""

from __future__ import annotations

from sijill.extraction.office.markup import Attributes
from sijill.extraction.office.package import Package

_LONGEST = 2_000
_MOST = 200
_SAID = {
    "dc:title": "title",
    "dc:subject": "subject",
    "dc:creator": "author",
    "dc:description": "description",
    "dc:language": "language",
    "dc:date": "modified",
    "cp:keywords": "keywords",
    "cp:category": "category",
    "cp:lastModifiedBy": "last modified by",
    "cp:lastPrinted": "last printed",
    "cp:revision": "revision",
    "dcterms:created": "created",
    "dcterms:modified": "modified",
    "ep:Application": "application",
    "ep:AppVersion": "application version",
    "ep:Company": "company",
    "ep:Manager": "manager",
    "ep:Template": "template",
    "ep:TotalTime": "minutes of editing",
    "meta:initial-creator": "first author",
    "meta:creation-date": "created",
    "meta:generator": "application",
    "meta:keyword": "keywords",
    "meta:editing-cycles": "revision",
    "meta:editing-duration": "time of editing",
    "meta:printed-by": "printed by",
    "meta:print-date": "last printed",
}


def read_properties(package: Package) -> dict[str, str]:
    """Read the core, extended and custom properties (Office Open XML) or ``meta.xml`` (OpenDocument)."""
    found: dict[str, str] = {}
    for part in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml"):
        if package.has(part):
            _read_part(package, part, found)
    return found


def _read_part(package: Package, part: str, found: dict[str, str]) -> None:
    words: list[str] = []
    custom = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal custom
        words.clear()
        custom = attributes.get("name") or attributes.get("meta:name") or custom

    def end(name: str) -> None:
        nonlocal custom
        key = _SAID.get(name)
        if key is None and custom:
            key = f"custom {custom}"[:100]
        value = "".join(words).strip()[:_LONGEST]
        words.clear()
        if key and value and len(found) < _MOST:
            found[key] = value
            custom = ""

    package.parse(part, start=start, end=end, text=words.append)
