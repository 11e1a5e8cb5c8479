"""An Office file as its parts: found by name in the ZIP, related to one another, parsed as a stream."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from sijill.extraction.errors import Refused
from sijill.extraction.given import Given
from sijill.extraction.office.markup import Attributes, BadMarkup, End, Start, Text, parse
from sijill.extraction.zip_directory import Bounds, BrokenMember, Entry, read_directory

_BROKEN = "ask for the file to be sent again, or for it to be saved anew as another format"
_RELATIONS = 100_000


@dataclass(frozen=True, slots=True)
class Relation:
    """Where an id of a part leads: ``kind`` is the last word of its type; ``outside`` is an address."""

    id: str
    kind: str
    target: str
    outside: bool


class Package:
    """The parts of an Office file; every error of ZIP or markup becomes :class:`Refused`, naming the file."""

    def __init__(self, source: Given, bounds: Bounds) -> None:
        self._source = source
        self._directory = read_directory(source, bounds)
        # Part names are compared without regard to case (ECMA-376 part 2).
        self._parts: dict[str, Entry] = {}
        for entry in self._directory.entries:
            self._parts.setdefault(entry.name.lower(), entry)
        refused = [(entry.name, entry.refusal) for entry in self._directory.entries if entry.refusal]
        self.warnings = (
            *self._directory.warnings,
            *(f"Its part {name} was not read: {refusal}." for name, refusal in refused[:20]),
        )

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the ZIP."""
        return tuple(entry.name for entry in self._directory.entries if not entry.is_folder)

    def has(self, part: str) -> bool:
        return part.lower() in self._parts

    def sound(self, part: str) -> bool:
        """See whether a part is there and was not refused."""
        return self.has(part) and not self._entry(part).refusal

    def within(self, folder: str) -> tuple[str, ...]:
        """Give the names of the parts in a folder, which ends with ``/``."""
        return tuple(part for part in self.parts if part.lower().startswith(folder.lower()))

    def size(self, part: str) -> int:
        """Give the bytes that a part declares."""
        return self._entry(part).size

    def chunks(self, part: str) -> Iterator[bytes]:
        """Unpack a part piece by piece."""
        try:
            yield from self._directory.chunks(self._entry(part))
        except BrokenMember as error:
            raise self.refused(f"its part {part} cannot be read: {error}") from error

    def read(self, part: str) -> bytes:
        """Unpack a part whole."""
        return b"".join(self.chunks(part))

    def parse(self, part: str, *, start: Start, end: End | None = None, text: Text | None = None) -> None:
        """Parse a part's markup as a stream."""
        try:
            parse(self.chunks(part), start=start, end=end, text=text)
        except BadMarkup as error:
            raise self.refused(f"in its part {part} {error}") from error

    def relations(self, part: str) -> dict[str, Relation]:
        """Give where the ids in a part lead, none if it has no relations."""
        folder, name = posixpath.split(part)
        relations_part = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, Relation] = {}

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "rel:Relationship" and len(found) < _RELATIONS:
                relation = _relation(folder, attributes)
                found[relation.id] = relation

        if self.has(relations_part):
            self.parse(relations_part, start=start)
        return found

    def deliver(self, part: str, **place: object) -> None:
        """Hand over a part (a picture) as a file of its own."""
        self._source.deliver(posixpath.basename(part), [self.read(part)], **place)

    def refused(self, reason: str) -> Refused:
        """Make the error that says why this file is refused."""
        return Refused(self._source.name, reason, _BROKEN)

    def _entry(self, part: str) -> Entry:
        try:
            return self._parts[part.lower()]
        except KeyError:
            raise self.refused(f"its part {part} is missing") from None


def _relation(folder: str, attributes: Attributes) -> Relation:
    target = attributes.get("Target", "")
    outside = attributes.get("TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    kind = attributes.get("Type", "").rpartition("/")[2]
    return Relation(attributes.get("Id", ""), kind, target, outside)
