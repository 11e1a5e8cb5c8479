"""Putting a vocabulary together from files of terms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sijill.text import fold_text
from sijill.vocabulary.headers import Wording, header_key
from sijill.vocabulary.term_file import COMMON_FIELDS, FIELDS, REQUIRED, Entry, TermFile
from sijill.vocabulary.terms import LANGUAGES, RECORD_KINDS, VALUE_KINDS, Column, Doubtful, Property, Term
from sijill.vocabulary.vocabulary import Vocabulary

_LISTS = ("aliases", "headers", "of", "candidates")


def load(*team_files: Path | Traversable) -> Vocabulary:
    """Load the built-in terms and lay a team's files over them, in order.

    A team's file adds terms (with a label in every language), replaces labels and fields of terms that are
    there, and adds aliases and headers. A header of a team's column is sure even where the built-in terms
    doubt it. Raises :class:`VocabularyError` with file and line.
    """
    return _build(team_files) if team_files else _built_in()


@lru_cache(maxsize=1)
def _built_in() -> Vocabulary:
    return _build(())


@lru_cache(maxsize=1)
def _built_in_entries() -> tuple[Entry, ...]:
    room = files("sijill.vocabulary")
    return tuple(entry for kind in FIELDS for entry in TermFile.open(room / f"{kind}.toml").entries())


def _build(team_files: tuple[Path | Traversable, ...]) -> Vocabulary:
    entries = [*_built_in_entries()]
    for source in team_files:
        entries.extend(TermFile.open(source).entries())
    merged: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in FIELDS}
    for entry in entries:
        _merge(merged[entry.kind], entry)
    for entry in entries:
        _check(entry, merged)
    by_kind = {
        kind: MappingProxyType({key: _term(kind, key, values) for key, values in terms.items()})
        for kind, terms in merged.items()
    }
    names: dict[tuple[str, str], Term] = {}
    for kind, terms in by_kind.items():
        for term in terms.values():
            for words in (*term.labels.values(), *term.aliases):
                names.setdefault((kind, fold_text(words).strip()), term)
    wordings = _wordings(entries, by_kind)
    return Vocabulary(MappingProxyType(by_kind), MappingProxyType(wordings), MappingProxyType(names))


def _merge(terms: dict[str, dict[str, Any]], entry: Entry) -> None:
    known = terms.get(entry.key)
    if known is None:
        for name in (*LANGUAGES, *REQUIRED.get(entry.kind, ())):
            if name not in entry.values:
                raise entry.refusal(f"the new term “{entry.key}” has no “{name}”; add a line {name} = …")
        terms[entry.key] = dict(entry.values)
        return
    for name, value in entry.values.items():
        if name in _LISTS:
            known[name] = list(dict.fromkeys([*known.get(name, ()), *value]))
        else:
            known[name] = value


def _check(entry: Entry, merged: dict[str, dict[str, dict[str, Any]]]) -> None:
    """Check what an entry says of other terms."""
    values, kind = entry.values, entry.kind
    _check_parents(entry, merged[kind])
    if kind == "properties":
        if "kind" in values and values["kind"] not in VALUE_KINDS:
            known = ", ".join(VALUE_KINDS)
            raise entry.refusal(f"there is no kind of value “{values['kind']}”; there are {known}", "kind")
        for name in values.get("of", ()):
            if name not in RECORD_KINDS and name not in merged["events"]:
                known = ", ".join(RECORD_KINDS)
                raise entry.refusal(f"“{name}” is neither one of {known} nor a kind of event", "of")
    for field, among in (("property", "properties"), ("event", "events"), ("candidates", "columns")):
        said = values.get(field, ())
        for name in (said,) if isinstance(said, str) else said:
            if name not in merged[among]:
                raise entry.refusal(f"there is no “{name}” among the {among}; add it or correct it", field)


def _check_parents(entry: Entry, terms: dict[str, dict[str, Any]]) -> None:
    seen, parent = {entry.key}, entry.values.get("parent")
    while parent is not None:
        if parent not in terms:
            reason = f"the parent “{parent}” is not among the {entry.kind}; correct it or add it"
            raise entry.refusal(reason, "parent")
        if parent in seen:
            raise entry.refusal(f"“{parent}” is above itself; choose another parent", "parent")
        seen.add(parent)
        parent = terms[parent].get("parent")


def _term(kind: str, key: str, values: dict[str, Any]) -> Term:
    special = FIELDS[kind]
    labels = {name: text for name, text in values.items() if name not in special | COMMON_FIELDS}
    common: dict[str, Any] = {
        "kind": kind,
        "key": key,
        "labels": MappingProxyType(labels),
        "aliases": tuple(values.get("aliases", ())),
        "parent": values.get("parent"),
        "note": values.get("note", ""),
    }
    if kind == "properties":
        return Property(**common, value_kind=values["kind"], of=tuple(values["of"]))
    if kind == "columns":
        headers = tuple(values["headers"])
        return Column(**common, property=values["property"], event=values.get("event"), headers=headers)
    if kind == "doubtful":
        return Doubtful(**common, candidates=tuple(values["candidates"]), headers=tuple(values["headers"]))
    return Term(**common)


def _wordings(entries: list[Entry], by_kind: Mapping[str, Mapping[str, Term]]) -> dict[str, Wording]:
    columns = {key: term for key, term in by_kind["columns"].items() if isinstance(term, Column)}
    wordings: dict[str, Wording] = {}
    for term in by_kind["doubtful"].values():
        if isinstance(term, Doubtful):
            candidates = tuple(columns[key] for key in term.candidates)
            wordings.update((header_key(header), Wording(candidates, False)) for header in term.headers)
    meant: dict[str, str] = {}
    for entry in entries:
        if entry.kind != "columns":
            continue
        for header in entry.values.get("headers", ()):
            key = header_key(header)
            other = meant.setdefault(key, entry.key)
            if other != entry.key:
                reason = f"the header “{header}” already means the column “{other}”; keep it in one of them"
                raise entry.refusal(reason, "headers")
            wordings[key] = Wording((columns[entry.key],), True)
    return wordings
