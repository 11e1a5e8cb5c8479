"""Reading a file of terms, with the line of everything that is wrong in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from sijill.vocabulary.errors import VocabularyError
from sijill.vocabulary.terms import LANGUAGES

COMMON_FIELDS: dict[str, type[str] | type[list[str]]] = {"aliases": list, "parent": str, "note": str}
FIELDS: dict[str, dict[str, type[str] | type[list[str]]]] = {
    **{
        kind: {}
        for kind in (
            "events",
            "penalties",
            "charges",
            "violations",
            "roles",
            "source_kinds",
            "measures",
            "stages",
        )
    },
    "properties": {"kind": str, "of": list},
    "columns": {"property": str, "event": str, "headers": list},
    "doubtful": {"candidates": list, "headers": list},
}
REQUIRED = {
    "properties": ("kind", "of"),
    "columns": ("property", "headers"),
    "doubtful": ("candidates", "headers"),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")
_WHERE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One term as a file says it, perhaps only in part."""

    file: TermFile
    kind: str
    key: str
    values: dict[str, Any]

    def refusal(self, reason: str, field: str | None = None) -> VocabularyError:
        """Make the error that points at this term, or at one of its fields."""
        return VocabularyError(self.file.name, self.file.line_of(self.kind, self.key, field), reason)


@dataclass(frozen=True, slots=True)
class TermFile:
    """The text of a term file."""

    name: str
    text: str

    @classmethod
    def open(cls, source: Path | Traversable) -> TermFile:
        """Read a file; raises :class:`VocabularyError` if it is not there or not UTF-8."""
        name = str(source) if isinstance(source, Path) else source.name
        try:
            raw = source.read_bytes()
        except OSError as error:
            reason = f"the file cannot be read ({error.strerror}); check its name and rights"
            raise VocabularyError(name, 1, reason) from error
        try:
            return cls(name, raw.decode("utf-8-sig").replace("\r\n", "\n"))
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise VocabularyError(name, line, "the file is not UTF-8; save it as UTF-8") from error

    def entries(self) -> Iterator[Entry]:
        """Give every term of the file, its fields and their types checked."""
        try:
            data = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            where = _WHERE.search(str(error))
            line = int(where[1]) if where else self.text.count("\n") + 1
            reason = f"this is not TOML: {_WHERE.sub('', str(error)).strip()}; correct this line"
            raise VocabularyError(self.name, line, reason) from error
        for kind, terms in data.items():
            if kind not in FIELDS or not isinstance(terms, dict):
                reason = f"unknown table “{kind}”; the tables are {', '.join(FIELDS)}"
                raise VocabularyError(self.name, self.line_of(kind), reason)
            for key, values in terms.items():
                yield self._entry(kind, key, values)

    def _entry(self, kind: str, key: str, values: Any) -> Entry:
        entry = Entry(self, kind, key, values if isinstance(values, dict) else {})
        if not isinstance(values, dict):
            raise entry.refusal(f"“{key}” is not a table; write [{kind}.{key}] and its fields below it")
        if not _KEY.fullmatch(key):
            raise entry.refusal(f"the key “{key}” must be of small Latin letters, digits and _")
        for name, value in values.items():
            _check_field(entry, name, value)
        return entry

    def line_of(self, kind: str, key: str | None = None, field: str | None = None) -> int:
        """Find the line of a table, a term, or a term's field; without it the line above it that is there."""
        table = rf"\[\s*{_quoted(kind)}"
        start = _line(self.text, 1, rf"^\s*{table}\b") or 1
        if key is None:
            return start if start > 1 else _line(self.text, 1, rf"^\s*{_quoted(kind)}\s*[.=]") or 1
        term = _line(self.text, 1, rf"^\s*{table}\s*\.\s*{_quoted(key)}\s*\]")
        term = term or _line(self.text, start, rf"^\s*{_quoted(key)}\s*[.=]") or start
        if field is None:
            return term
        next_table = r"^\s*\[[^\[\]]+\]\s*(#.*)?$"
        return _line(self.text, term + 1, rf"^\s*{_quoted(field)}\s*=", before=next_table) or term


def _check_field(entry: Entry, name: str, value: object) -> None:
    allowed = COMMON_FIELDS | FIELDS[entry.kind]
    if name not in allowed and not _LANGUAGE.fullmatch(name):
        fields = ", ".join((*LANGUAGES, *allowed))
        raise entry.refusal(f"unknown field “{name}”; the fields are {fields}", name)
    if allowed.get(name, str) is str:
        fits, wanted = isinstance(value, str), "a text in quotes"
    else:
        fits = isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
        wanted = "a list of texts"
    if not fits:
        raise entry.refusal(f"“{name}” must be {wanted}", name)
    if not value or (isinstance(value, str) and not value.strip()):
        raise entry.refusal(f"“{name}” is empty; fill it or leave it out", name)


def _quoted(key: str) -> str:
    return rf"[\"']?{re.escape(key)}[\"']?"


def _line(text: str, start: int, pattern: str, *, before: str | None = None) -> int | None:
    for number, line in enumerate(text.split("\n")[start - 1 :], start=start):
        if re.search(pattern, line):
            return number
        if before is not None and re.match(before, line):
            return None
    return None
