"""Terms: the words of the register, with their labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LANGUAGES = ("en", "ar", "fa")
"""The languages in which every term has a label."""

RECORD_KINDS = ("person", "group", "organisation", "place", "event")
VALUE_KINDS = (
    "name",
    "organisation",
    "text",
    "date",
    "place",
    "age",
    "sex",
    "penalty",
    "charge",
    "figure",
    "number",
    "boolean",
    "identifier",
    "role",
    "quote",
    "demand",
    "participant",
)


@dataclass(frozen=True, slots=True)
class Term:
    """Something that can be said: ``key`` never changes, labels may. ``aliases`` are of any language."""

    kind: str
    key: str
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    note: str = ""

    def label(self, language: str) -> str:
        """Give the label in a language (``fa`` for ``fa-AF``); without one, the English."""
        return self.labels.get(language) or self.labels.get(language.split("-")[0]) or self.labels["en"]


@dataclass(frozen=True, slots=True)
class Property(Term):
    """A property: ``value_kind`` is the kind of value it holds, ``of`` what it is said of.

    ``of`` names kinds of record, or kinds of event where not every event has it.
    """

    value_kind: str = "text"
    of: tuple[str, ...] = ()

    def may_describe(self, record: str, event: str | None = None) -> bool:
        """Whether it can be said of a kind of record, or of a kind of event."""
        return record in self.of or (event is not None and event in self.of)


@dataclass(frozen=True, slots=True)
class Column(Term):
    """What a column of a list can mean: a property, and the kind of event whose record it belongs to."""

    property: str = ""
    event: str | None = None
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubtful(Term):
    """Headers that may mean several columns; ``candidates`` are keys of columns, the likeliest first."""

    candidates: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
