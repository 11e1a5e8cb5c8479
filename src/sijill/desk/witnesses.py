"""Sources as lists of independent witnesses: what may be one voice is one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sijill.claims.source import voice
from sijill.counting import Finding, found
from sijill.store.queries import SourceFacts, View
from sijill.store.queries.copies import CopyState, near_copies

_ALL = 10**9
_RESERVED = frozenset({"count", "identity"})


class Lists(StrEnum):
    """What is one list when people are looked for on several.

    ``FAMILY``: all sources that may be one voice. ``LIST``: the versions of one imported list, and each other
    source. ``SOURCE``: each source.
    """

    FAMILY = "family"
    LIST = "list"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Witness:
    """One list: its name, the sources (ids) that it is made of, and the people (identities) who are on it."""

    name: str
    sources: tuple[str, ...]
    people: tuple[str, ...] = ()

    def as_json(self, titles: Mapping[str, str]) -> dict[str, Any]:
        return {
            "name": self.name,
            "sources": [{"id": source, "title": titles[source]} for source in self.sources],
            "people": list(self.people),
        }


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The lists that sources make, and what is to be known of how they came about."""

    of: tuple[Witness, ...]
    notes: tuple[Finding, ...] = ()


def witnesses(view: View, sources: Iterable[str], *, by: Lists = Lists.FAMILY) -> Witnesses:
    """Make lists of those of the visible sources.

    Of a family are sources of one owner or publisher, what is derived from one another, versions of one
    imported list, and near copies unless a person has called them independent. Sources of which nobody has
    said whose they are may be one voice, and are one list; an imported list stands for itself.
    """
    wanted = set(sources)
    facts = {source.id: source for source in view.sources()}
    series = _series(view)
    groups = _Groups(sorted(wanted, key=lambda one: (facts[one].entry, one)))
    notes: list[Finding] = []
    if by is not Lists.SOURCE:
        groups.join_alike({source: series.get(source) for source in wanted})
    if by is Lists.FAMILY:
        notes = _families(view, groups, facts, series, wanted)
    made = groups.parts()
    names = _named([_name(view, part, facts, series, by) for part in made])
    return Witnesses(
        tuple(Witness(name, tuple(part)) for name, part in zip(names, made, strict=True)), tuple(notes)
    )


def _families(
    view: View,
    groups: _Groups,
    facts: Mapping[str, SourceFacts],
    series: Mapping[str, str],
    wanted: set[str],
) -> list[Finding]:
    details = {source: one.details for source, one in facts.items()}
    voices = {source: voice(source, details) for source in wanted}
    groups.join_alike(voices)
    groups.join_alike({source: details[source].derived_from for source in wanted}, also=True)
    undecided = 0
    for pair in near_copies(view, limit=_ALL):
        if pair.state is not CopyState.INDEPENDENT and {pair.left, pair.right} <= wanted:
            groups.join(pair.left, pair.right)
            undecided += pair.state is not CopyState.COPY
    unknown = [source for source in wanted if voices[source] is None and source not in series]
    groups.join_alike(dict.fromkeys(unknown, "?"))
    notes = [found("copies_undecided", pairs=undecided)] if undecided else []
    return [*notes, found("voices_unknown", sources=len(unknown))] if len(unknown) > 1 else notes


def _series(view: View) -> dict[str, str]:
    return dict(view.tables.select("SELECT source, list FROM list_version ORDER BY entry"))


def _name(
    view: View,
    part: list[str],
    facts: Mapping[str, SourceFacts],
    series: Mapping[str, str],
    by: Lists,
) -> str:
    details = {source: one.details for source, one in facts.items()}
    if by is Lists.FAMILY:
        said = {voice(source, details) for source in part} - {None}
        if said:
            return ", ".join(sorted(one for one in said if one))
    if len(part) == 1 and part[0] not in series:
        return facts[part[0]].title
    lists = {series[source] for source in part if source in series}
    if lists and by is not Lists.SOURCE:
        rows = view.tables.among("SELECT name FROM list WHERE id IN", sorted(lists))
        return ", ".join(sorted(name for (name,) in rows))
    return facts[part[0]].title


def _named(names: list[str]) -> list[str]:
    """Make names that are all different and that a table can have."""
    times = Counter(names)
    seen: Counter[str] = Counter()
    made = []
    for name in names:
        seen[name] += 1
        plain = times[name] == 1 and name not in _RESERVED
        made.append(name if plain else f"{name} ({seen[name]})")
    return made


class _Groups:
    """Sources that are put together, as a union-find forest; the first of each part stands for it."""

    def __init__(self, sources: list[str]) -> None:
        self.order = {source: place for place, source in enumerate(sources)}
        self.parent = {source: source for source in sources}

    def top(self, source: str) -> str:
        while self.parent[source] != source:
            self.parent[source] = self.parent[self.parent[source]]
            source = self.parent[source]
        return source

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.top(one), self.top(other)), key=self.order.__getitem__)
        self.parent[second] = first

    def join_alike(self, values: Mapping[str, str | None], *, also: bool = False) -> None:
        """Join those of one value; ``also``: with the source that the value names, if it is one of these."""
        firsts: dict[str, str] = {}
        for source, value in values.items():
            if value is None:
                continue
            self.join(source, firsts.setdefault(value, source))
            if also and value in self.parent:
                self.join(source, value)

    def parts(self) -> list[list[str]]:
        made: dict[str, list[str]] = {}
        for source in self.order:
            made.setdefault(self.top(source), []).append(source)
        return list(made.values())
