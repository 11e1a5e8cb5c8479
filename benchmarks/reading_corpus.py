"""The annotated corpus of texts: reads it, resolves each passage to its place, says what is wrong with it.

    python benchmarks/reading_corpus.py benchmarks/data/reading/dev/ar

``benchmarks/data/reading/guide.md`` says how texts are annotated.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "data" / "reading"
KINDS = frozenset(
    "person organisation place date event penalty charge age role figure quote demand".split()  # noqa: SIM905 - reads as a list of words
)
STYLES = frozenset(("agency", "ngo", "official", "testimony", "court", "post"))
MODALITIES = frozenset(("stated", "reported", "denied", "announced", "demanded", "presupposed"))
_PARTS: dict[str, frozenset[str]] = {
    "person": frozenset(("name",)),
    "organisation": frozenset(("name",)),
    "place": frozenset(("name",)),
    "date": frozenset(("earliest", "latest")),
    "event": frozenset(("type",)),
    "penalty": frozenset(("type", "amount", "unit", "suspended", "per")),
    "charge": frozenset(("term",)),
    "age": frozenset(("years",)),
    "role": frozenset(("office", "tense")),
    "figure": frozenset(("min", "max", "approximate", "measure")),
    "quote": frozenset(("mode",)),
    "demand": frozenset(("addressees",)),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """An annotated fact; ``spans``: its mentions, the passage first; ``about``: empty if left open."""

    id: str
    kind: str
    spans: tuple[tuple[int, int], ...]
    value: dict[str, Any]
    about: tuple[str, ...]
    claimant: str | None
    via: tuple[str, ...]
    modality: str
    participants: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the corpus with its facts by id."""

    path: Path
    language: str
    style: str
    published: str | None
    text: str
    facts: dict[str, Fact]


class Faulty(Exception):
    """The annotation of a text has faults; ``faults`` names each."""

    def __init__(self, path: Path, faults: list[str]) -> None:
        super().__init__(f"{path}: {len(faults)} faults")
        self.path = path
        self.faults = faults


def texts(folder: Path) -> Iterator[Text]:
    """Read the texts of a folder and the folders in it, by name."""
    for path in sorted(folder.rglob("*.txt")):
        yield read_text(path)


def read_text(path: Path) -> Text:
    """Read one text and its annotation; raises :class:`Faulty`."""
    text = path.read_text(encoding="utf-8")
    given = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    faults: list[str] = []
    if given.get("style") not in STYLES:
        faults.append(f"style {given.get('style')!r} is none of {sorted(STYLES)}")
    facts: dict[str, Fact] = {}
    for one in given["facts"]:
        fact = _fact(one, text, faults)
        if fact is None:
            continue
        if fact.id in facts:
            faults.append(f"{fact.id}: this id is given twice")
        facts[fact.id] = fact
    for fact in facts.values():
        faults += _dangling(fact, facts)
    if faults:
        raise Faulty(path, faults)
    return Text(path, given["language"], given["style"], given.get("published"), text, facts)


def _fact(one: dict[str, Any], text: str, faults: list[str]) -> Fact | None:
    name, kind = one.get("id", "?"), one.get("kind")
    if kind not in KINDS:
        faults.append(f"{name}: kind {kind!r} is none of {sorted(KINDS)}")
        return None
    spans = _spans(one, text, faults)
    missing = _PARTS[kind] - set(one["value"])
    if missing:
        faults.append(f"{name}: its value lacks {sorted(missing)}")
    if one.get("modality", "stated") not in MODALITIES:
        faults.append(f"{name}: modality {one['modality']!r} is none of {sorted(MODALITIES)}")
    if not spans:
        return None
    return Fact(
        id=name,
        kind=kind,
        spans=tuple(spans),
        value=one["value"],
        about=_ids(one.get("about")),
        claimant=one.get("claimant"),
        via=tuple(one.get("via", ())),
        modality=one.get("modality", "stated"),
        participants=tuple((part["who"], part["role"]) for part in one.get("participants", ())),
    )


def _spans(one: dict[str, Any], text: str, faults: list[str]) -> list[tuple[int, int]]:
    passage, wanted = one["passage"], one.get("nth", 1)
    places = _places(text, passage)
    if len(places) < wanted:
        faults.append(f"{one['id']}: passage {passage!r} stands {len(places)} times, not {wanted}")
        return []
    first = places[wanted - 1]
    if one["kind"] not in ("person", "organisation", "place"):
        return [first]
    spans = [first, *(place for place in places if place != first)]
    for other in one.get("also", ()):
        again = _places(text, other)
        if not again:
            faults.append(f"{one['id']}: {other!r} does not stand in the text")
        spans += [place for place in again if not any(_inside(place, held) for held in spans)]
    return spans


def _places(text: str, passage: str) -> list[tuple[int, int]]:
    found, at = [], text.find(passage)
    while passage and at >= 0:
        found.append((at, at + len(passage)))
        at = text.find(passage, at + 1)
    return found


def _inside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _ids(given: str | list[str] | None) -> tuple[str, ...]:
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(given)


def _dangling(fact: Fact, facts: dict[str, Fact]) -> list[str]:
    named = [*fact.about, fact.claimant, *fact.via, *(who for who, _ in fact.participants)]
    if fact.kind == "demand":
        named += fact.value["addressees"]
    return [f"{fact.id}: there is no fact {one!r}" for one in named if one is not None and one not in facts]


def main() -> int:
    """Check the folders given, and print each fault."""
    wrong = 0
    for folder in sys.argv[1:] or [str(CORPUS)]:
        for path in sorted(Path(folder).rglob("*.txt")):
            try:
                one = read_text(path)
                print(f"{path}: {len(one.text.split())} words, {len(one.facts)} facts")
            except Faulty as error:
                wrong += 1
                print(f"{path}:", *error.faults, sep="\n    ")
            except (OSError, KeyError, TypeError, ValueError) as error:
                wrong += 1
                print(f"{path}: cannot be read: {error!r}")
    print("all is well" if not wrong else f"{wrong} texts have faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
