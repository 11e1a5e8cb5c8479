"""How far what the reader proposes is right, on annotated texts of three languages.

    python benchmarks/accuracy_reading.py              # the half that was written before the rules were
    python benchmarks/accuracy_reading.py --half dev --errors

A proposal hits an annotated fact of its kind if half of the shorter of the two passages lies in the other
and the values are equal (``_VALUES``); every fact is hit once. Names: the proposed name must be a mention,
letter for letter after folding; recall counts people, organisations and places, precision each proposal.
Beside precision and recall stand the three hard failures: a figure with a wrong claimant, an attribute on
a wrong person, a value without its passage. ``data/reading/guide.md`` says how the texts were annotated.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reading_corpus import CORPUS, Fact, Text, texts
from rich.console import Console
from rich.table import Table

from sijill.claims.kinds import Kind
from sijill.claims.reading import LinkType, Proposal, Reading
from sijill.reading import read
from sijill.text import fold_text

LANGUAGES = ("ar", "fa", "en")
NAMED = ("person", "organisation", "place")
_TIES = {
    "figure": "claimant",
    "quote": "speaker",
    "demand": "addressees",
    **dict.fromkeys(("age", "penalty", "role", "charge"), "person"),
}
"""Kinds that say something of, by or to somebody, and who that is."""

Key = tuple[str, ...]

FLOORS = {
    "penalty": (0.95, 0.95),
    "age": (0.95, 0.95),
    "date": (0.95, 0.95),
    "figure and claimant": (0.90, 0.95),
    "person": (0.90, 0.90),
    "role and person": (0.80, 0.90),
    "direct quote and speaker": (0.95, None),
    "indirect quote and speaker": (0.75, None),
    "demand and addressees": (0.80, None),
    "place": (0.80, 0.85),
    "organisation": (0.80, 0.85),
}
"""Recall and precision that are asked for; fines are penalties."""


def _parts(*names: str) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    return lambda value: tuple(value.get(name) for name in names)


_VALUES: dict[str, Callable[[dict[str, Any]], tuple[Any, ...]]] = {
    "date": _parts("earliest", "latest"),
    "event": _parts("type"),
    "age": _parts("years"),
    "figure": _parts("min", "max", "measure"),
    "quote": _parts("mode"),
    "role": _parts("tense"),
    "charge": lambda value: (),
    "demand": lambda value: (),
}


def _same_penalty(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Currencies without an ISO code are written in the words of whoever writes them: not compared."""
    parts = ("type", "amount", "suspended", "per")
    same = all(one.get(part) == other.get(part) for part in parts)
    return same and (one["type"] == "fine" or one.get("unit") == other.get("unit"))


def _share_a_day(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two relative times can be the same: a week ago is a day to one and a week to another."""
    known = all(value[side] for value in (one, other) for side in ("earliest", "latest"))
    return known and one["earliest"] <= other["latest"] and other["earliest"] <= one["latest"]


def same_value(kind: str, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two values of a kind say the same."""
    if kind == "penalty":
        return _same_penalty(one, other)
    if kind == "date" and other.get("relative") and _share_a_day(one, other):
        return True
    parts = _VALUES[kind]
    return parts(one) == parts(other)


def share(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Give the part of the shorter span that lies in the other."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / max(1, min(one[1] - one[0], other[1] - other[0]))


@dataclass(slots=True)
class Tally:
    """Counts of one kind: facts found of facts there, proposals right of proposals made."""

    found: int = 0
    there: int = 0
    right: int = 0
    made: int = 0

    def add(self, other: Tally) -> None:
        """Count another's too."""
        self.found += other.found
        self.there += other.there
        self.right += other.right
        self.made += other.made

    @property
    def recall(self) -> float:
        return self.found / self.there if self.there else float("nan")

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else float("nan")


@dataclass(slots=True)
class Score:
    """What was measured on one or more texts; ``errors`` are lines for whoever improves the rules."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    hard: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count another's too."""
        for name, tally in other.tallies.items():
            self.tallies[name].add(tally)
        self.hard.update(other.hard)
        self.errors += other.errors


class _Scorer:
    """Compares the reading of one text with its annotation."""

    def __init__(self, text: Text, reading: Reading) -> None:
        self.text = text
        self.reading = reading
        self.proposals = reading.proposals
        self.by_id = {one.id: one for one in reading.proposals}
        self.same = _linked(reading)
        self.score = Score()

    def run(self) -> Score:
        for one in self.proposals:
            if self.text.text[one.start : one.end] != one.text:
                self.score.hard["value without its passage"] += 1
        for kind in NAMED:
            self._named(kind)
        for kind in (*_VALUES, "penalty"):
            self._facts(kind)
        self._participants()
        return self.score

    def _participants(self) -> None:
        """Count who took part in what: a tie is right if an annotated event at its place has it."""
        facts = [one for one in self.text.facts.values() if one.kind == "event"]
        wanted = {(one.id, who, role) for one in facts for who, role in one.participants}
        tally = self.score.tallies["participant"]
        tally.there = len(wanted)
        hit: set[tuple[str, str, str]] = set()
        for link in self.reading.links:
            if link.type is not LinkType.PARTICIPANT or link.role not in ("victim", "perpetrator"):
                continue
            tally.made += 1
            event = self.by_id[link.from_id]
            here = {one.id for one in facts if share((event.start, event.end), one.spans[0]) >= 0.5}
            right = {one for one in wanted if one[0] in here and one[2] == link.role}
            right = {one for one in right if self._is(link.to_id, one[1])}
            tally.right += bool(right)
            hit |= right
            if not right:
                detail = f"{link.role} {self.by_id[link.to_id].text!r}"
                self._error("wrong", "participant", event.text, event.start, detail)
        tally.found = len(hit)
        for name, who, role in sorted(wanted - hit):
            fact = self.text.facts[name]
            detail = f"{role} {self._passage(self.text.facts[who])!r}"
            self._error("missed", "participant", self._passage(fact), fact.spans[0][0], detail)

    # Names

    def _named(self, kind: str) -> None:
        facts = [one for one in self.text.facts.values() if one.kind == kind and one.value["name"]]
        nameless = [one for one in self.text.facts.values() if one.kind == kind and not one.value["name"]]
        hit: set[str] = set()
        tally = self.score.tallies[kind]
        tally.there = len(facts)
        for one in self._made(kind):
            if not one.value.get("name"):
                continue
            fact = next((fact for fact in facts if self._mentions(one, fact)), None)
            if fact is None and any(self._mentions(one, other) for other in nameless):
                continue
            tally.made += 1
            if fact is None:
                self._error("wrong", kind, one.text, one.start, one.rule)
            else:
                tally.right += 1
                hit.add(fact.id)
        tally.found = len(hit)
        for fact in facts:
            if fact.id not in hit:
                self._error("missed", kind, self._passage(fact), fact.spans[0][0], "")

    def _mentions(self, proposal: Proposal, fact: Fact) -> bool:
        span = (proposal.start, proposal.end)
        for place in fact.spans:
            if share(span, place) < 0.5:
                continue
            if fact.kind != "person" or not fact.value["name"]:
                longer = max(span[1] - span[0], place[1] - place[0])
                if min(span[1], place[1]) - max(span[0], place[0]) >= longer / 2:
                    return True
            elif _bare(proposal.text) == _bare(self.text.text[place[0] : place[1]]):
                return True
        return False

    # Facts

    def _facts(self, kind: str) -> None:
        facts = [one for one in self.text.facts.values() if one.kind == kind]
        made = list(self._made(kind))
        pairs = sorted(
            (
                (-share((one.start, one.end), fact.spans[0]), abs(one.start - fact.spans[0][0]), fact, one)
                for fact in facts
                for one in made
                if share((one.start, one.end), fact.spans[0]) >= 0.5
                and same_value(kind, fact.value, one.value)
            ),
            key=lambda pair: pair[:2],
        )
        taken: dict[str, Proposal] = {}
        used: set[str] = set()
        for _, _, fact, one in pairs:
            if fact.id not in taken and one.id not in used:
                taken[fact.id] = one
                used.add(one.id)
        self._count(kind, facts, made, taken)
        for fact in facts:
            if fact.id not in taken:
                self._error("missed", kind, self._passage(fact), fact.spans[0][0], str(fact.value))
        for one in made:
            if one.id not in used:
                self._error("wrong", kind, one.text, one.start, f"{one.value} {one.rule}")

    def _count(self, kind: str, facts: list[Fact], made: list[Proposal], taken: dict[str, Proposal]) -> None:
        names = [kind]
        if kind == "quote":
            names = ["direct quote", "indirect quote"]
        for name in names:
            mode = name.split()[0] if kind == "quote" else None
            these = [one for one in facts if mode is None or one.value["mode"] == mode]
            own = [one for one in made if mode is None or one.value["mode"] == mode]
            hits = [one for one in these if one.id in taken]
            self.score.tallies[name].add(Tally(len(hits), len(these), len(hits), len(own)))
            tied = _TIES.get(kind)
            if tied is not None:
                whole = [one for one in hits if self._tied(kind, one, taken[one.id])]
                both = f"{name} and {tied}"
                self.score.tallies[both].add(Tally(len(whole), len(these), len(whole), len(own)))

    def _tied(self, kind: str, fact: Fact, proposal: Proposal) -> bool:
        """Whether a hit also says it of, or by, whom the annotation says; counts the hard failures."""
        if kind in ("figure", "quote"):
            right = self._is(proposal.claimant, fact.claimant)
            if not right:
                self._error(
                    "claimant", kind, proposal.text, proposal.start, self._who(proposal.claimant, fact)
                )
                if kind == "figure":
                    self.score.hard["figure with a wrong claimant"] += 1
            return right
        if kind == "demand":
            ids = proposal.value["addressees"]
            wanted = fact.value["addressees"]
            right = len(ids) == len(wanted) and all(any(self._is(a, b) for a in ids) for b in wanted)
            if not right:
                said = [self.by_id[one].text for one in ids]
                self._error("addressees", kind, proposal.text, proposal.start, f"{said} for {wanted}")
            return right
        right = any(self._is(proposal.about, one) for one in fact.about or (None,))
        if not right and proposal.about is not None:
            self.score.hard["attribute on a wrong person"] += 1
        if not right:
            self._error("person", kind, proposal.text, proposal.start, self._who(proposal.about, fact))
        return right

    def _is(self, proposed: str | None, fact: str | None) -> bool:
        """Whether a proposal stands for an annotated person or organisation, itself or by a link."""
        if proposed is None or fact is None:
            return proposed is None and fact is None
        held = self.text.facts[fact]
        for one in self.same.get(proposed, {proposed}):
            mention = self.by_id[one]
            if any(share((mention.start, mention.end), place) >= 0.5 for place in held.spans):
                return True
        return False

    def _who(self, proposed: str | None, fact: Fact) -> str:
        wanted = fact.claimant if fact.kind in ("figure", "quote") else next(iter(fact.about), None)
        said = self.by_id[proposed].text if proposed else None
        return f"{said!r} for {self._passage(self.text.facts[wanted]) if wanted else None!r}"

    def _made(self, kind: str) -> Iterator[Proposal]:
        return (one for one in self.proposals if one.kind == Kind(kind))

    def _passage(self, fact: Fact) -> str:
        start, end = fact.spans[0]
        return self.text.text[start:end]

    def _error(self, what: str, kind: str, passage: str, start: int, detail: str) -> None:
        around = self.text.text[max(0, start - 40) : start + len(passage) + 40].replace("\n", "⏎")
        name = f"{self.text.language}/{self.text.path.stem}"
        self.score.errors.append(f"{what:10} {kind:12} {name} [{passage}] {detail}\n           … {around} …")


def _linked(reading: Reading) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for link in reading.links:
        if link.type is LinkType.SAME_PERSON:
            both = groups.get(link.from_id, {link.from_id}) | groups.get(link.to_id, {link.to_id})
            for one in both:
                groups[one] = both
    return groups


def _bare(name: str) -> str:
    """Fold a name as written and take off a clitic that the annotation may have left on."""
    folded = " ".join(fold_text(name).split())
    return folded.removeprefix("و") if len(folded.split()[0]) > 4 else folded


def score(half: Iterable[Text]) -> dict[str, Score]:
    """Read the texts and give the score of each language."""
    scores: defaultdict[str, Score] = defaultdict(Score)
    for text in half:
        reading = read(text.text, language=text.language, published=text.published)
        scores[text.language].add(_Scorer(text, reading).run())
    return dict(scores)


def table(scores: dict[str, Score]) -> Table:
    """Lay out recall and precision, a row a kind and a column a language, beside what is asked."""
    result = Table("kind", *scores, "all", "asked", title="recall / precision (facts, proposals)")
    total = Score()
    for one in scores.values():
        total.add(Score(one.tallies, one.hard))
    for name, tally in sorted(total.tallies.items()):
        cells = [_cell(one.tallies[name]) for one in scores.values()]
        asked = " / ".join("–" if part is None else f"{part:.2f}" for part in FLOORS.get(name, ()))
        result.add_row(name, *cells, _cell(tally), asked)
    for what in ("figure with a wrong claimant", "attribute on a wrong person", "value without its passage"):
        cells = [str(one.hard[what]) for one in scores.values()]
        result.add_row(what, *cells, str(total.hard[what]), "0", style="bold")
    return result


def _cell(tally: Tally) -> str:
    return f"{tally.recall:.2f} / {tally.precision:.2f} ({tally.there}, {tally.made})"


def main() -> int:
    """Print the table of a half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("blind", "dev", "check"), default="blind")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--errors", nargs="?", const="", help="list the errors (of a kind)")
    given = parser.parse_args()
    folders = [CORPUS / given.half / one for one in LANGUAGES if given.language in (None, one)]
    scores = score(text for folder in folders for text in texts(folder))
    if given.errors is not None:
        for one in scores.values():
            shown = (line for line in one.errors if given.errors in line.split("\n")[0])
            print(*shown, sep="\n")
    Console(width=160).print(table(scores))
    return 0


if __name__ == "__main__":
    sys.exit(main())
