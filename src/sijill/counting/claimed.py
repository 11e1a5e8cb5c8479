"""Figures that others claim, side by side. They are never added up: each is somebody's, not ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

import polars as pl

from sijill.claims import Grade, Kind, Modality, Party, SourceDetails, Statement, compatible, grade
from sijill.counting.beside import Beside
from sijill.counting.frame import require, require_values, with_missing
from sijill.counting.occasion import About, Occasion, Subject, of_event, of_place
from sijill.counting.units import unit_class
from sijill.counting.whereabouts import Whereabouts

_NEEDED = ("claim", "event", "measure", "source")
_OPTIONAL = ("claimant", "family", "unit", "approximate", "said", "accused")
_SLACK = 0.1  # of a figure that is said to be approximate


@dataclass(frozen=True, slots=True)
class FigureStatement:
    """One figure of one claimant, however often it was passed on.

    ``claimant`` is who says so: the claimant named in the source, else the source's family, else the source
    itself. ``first`` and ``last`` are the days on which it was said, ``None`` if no source tells the day.
    ``latest``: no later figure of the same claimant is known. ``grade``: how well it stands among the latest
    figures of all claimants, ``None`` of one that a later figure took the place of. ``claims`` are the
    passages it was found in.
    """

    claimant: str
    min: int | None
    max: int | None
    approximate: bool
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    unit: str | None = None
    first: date | None = None
    last: date | None = None
    latest: bool = True
    grade: Grade | None = None
    accused: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "claimant": self.claimant,
            "min": self.min,
            "max": self.max,
            "approximate": self.approximate,
            "unit": self.unit,
            "first": None if self.first is None else self.first.isoformat(),
            "last": None if self.last is None else self.last.isoformat(),
            "latest": self.latest,
            "grade": None if self.grade is None else str(self.grade),
            "sources": list(self.sources),
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """All figures for one measure of one event, or of one place and time, by claimant.

    ``unit`` is what is counted where the sources say more than "people" (a part of them: children); figures
    of other units stand in other comparisons. ``documented`` are the people documented for the same.
    """

    subject: Subject
    measure: str
    unit: str | None
    statements: tuple[FigureStatement, ...]
    documented: Beside | None = None

    @property
    def event(self) -> str:
        """The event's identity, or the source if no event was found."""
        return self.subject.id

    @property
    def latest(self) -> tuple[FigureStatement, ...]:
        """Each claimant's last word."""
        return tuple(item for item in self.statements if item.latest)

    @property
    def agree(self) -> bool | None:
        """Whether the last words of all can be so at once; ``None`` where they may be of several events.

        Figures said to be approximate are taken as said.
        """
        if self.subject.about is not About.EVENT:
            return None
        said = self.latest
        return all(_compatible(one, other) for index, one in enumerate(said) for other in said[index + 1 :])

    def as_json(self) -> dict[str, Any]:
        return {
            "subject": self.subject.as_json(),
            "measure": self.measure,
            "unit": self.unit,
            "agree": self.agree,
            "statements": [item.as_json() for item in self.statements],
            "documented": None if self.documented is None else self.documented.as_json(),
        }


@dataclass(frozen=True, slots=True)
class ClaimedFigures:
    """One comparison for each event (or place and time), measure and unit."""

    comparisons: tuple[Comparison, ...]

    def as_json(self) -> dict[str, Any]:
        return {"comparisons": [item.as_json() for item in self.comparisons]}


def claimed(
    figures: pl.DataFrame,
    *,
    occasions: Mapping[str, Occasion] | None = None,
    whereabouts: Whereabouts | None = None,
) -> ClaimedFigures:
    """Put the figures for each event and measure side by side.

    ``figures`` has one row a claim: ``claim`` (its id), ``event`` (or the source, where no event was found),
    ``measure``, ``source``, ``min``, ``max`` (either may be empty); if known ``claimant``, ``family`` (what
    sources of one owner, or derived from one another, have in common), ``unit``, ``approximate``, ``said``
    (the day on which the source said it), ``accused`` (whether the accused side says so itself).

    The same bounds from the same claimant for the same event are one statement; so are less and more precise
    ones of the same day, of which the most precise stands. ``occasions`` tell of the events: those without a
    name that only one family of sources speaks of are compared by place and days, if both are known.
    Raises :class:`InvalidTable` if a needed column is missing or has empty cells.
    """
    require_values(figures, _NEEDED)
    require(figures, ("min", "max"))
    rows = [_Row.of(row) for row in with_missing(figures, _OPTIONAL).iter_rows(named=True)]
    families: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        families[row.event].add(row.family)
    subjects = _subjects(families, {row.source for row in rows}, occasions or {}, whereabouts)
    gathered: dict[tuple[str, str, str], dict[str, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        key = (subjects[row.event].id, row.measure, unit_class(row.unit))
        gathered[key][row.claimant].append(row)
    about = {subject.id: subject for subject in subjects.values()}
    comparisons = []
    for (subject_id, measure, unit), by_claimant in sorted(gathered.items()):
        subject = about[subject_id]
        said = [one for name in sorted(by_claimant) for one in _statements(name, by_claimant[name])]
        graded = _graded(said, one_event=subject.about is About.EVENT)
        comparisons.append(Comparison(subject, measure, unit or None, tuple(graded)))
    return ClaimedFigures(tuple(comparisons))


@dataclass(frozen=True, slots=True)
class _Row:
    """A figure as one claim has it."""

    claim: str
    event: str
    measure: str
    source: str
    min: int | None
    max: int | None
    claimant: str
    family: str
    unit: str | None
    approximate: bool
    said: date | None
    accused: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> _Row:
        """Read a row of the frame, filling in who says it."""
        parts = {item.name: row[item.name] for item in fields(cls)}
        family = row["family"] or row["source"]
        parts |= {"family": family, "claimant": row["claimant"] or family}
        parts |= {name: bool(row[name]) for name in ("approximate", "accused")}
        return cls(**parts)

    @property
    def telling(self) -> tuple[str, str]:
        """What is one occasion of saying something: the day, else the family of sources."""
        return ("", self.family) if self.said is None else (str(self.said), "")


def _subjects(
    families: Mapping[str, set[str]],
    sources: Collection[str],
    occasions: Mapping[str, Occasion],
    whereabouts: Whereabouts | None,
) -> dict[str, Subject]:
    """Say what the figures of each event are put beside one another by."""
    subjects: dict[str, Subject] = {}
    placed: dict[str, list[tuple[str, Subject]]] = defaultdict(list)
    for event, spoken in families.items():
        occasion = occasions.get(event)
        if occasion is None:
            subjects[event] = Subject(About.SOURCE if event in sources else About.EVENT, event)
            continue
        subjects[event] = of_event(occasion, whereabouts)
        place = of_place(subjects[event]) if len(spoken) == 1 else None
        if place is not None:
            placed[place.id].append((event, place))
    for found in placed.values():
        if len(found) > 1:
            everywhere = frozenset(place for _, subject in found for place in subject.places)
            events = frozenset(event for event, _ in found)
            subjects |= {
                event: replace(subject, places=everywhere, events=events) for event, subject in found
            }
    return subjects


@dataclass(slots=True)
class _Said:
    """Tellings of one figure, as they are gathered."""

    min: int | None
    max: int | None
    approximate: bool
    rows: list[_Row] = field(default_factory=list)

    @property
    def key(self) -> tuple[Any, ...]:
        low, high = self.bounds
        return (high - low, self.approximate, low, high)

    @property
    def bounds(self) -> tuple[float, float]:
        slack = _SLACK if self.approximate else 0.0
        low = 0.0 if self.min is None else self.min * (1 - slack)
        return low, float("inf") if self.max is None else self.max * (1 + slack)

    def repeats(self, other: _Said) -> bool:
        """Whether this is the other one said less precisely, on the same occasions."""
        low, high = self.bounds
        other_low, other_high = other.bounds
        if not (low <= other_low and other_high <= high) or self.key <= other.key:
            return False
        return {row.telling for row in self.rows} <= {row.telling for row in other.rows}


def _statements(claimant: str, rows: Iterable[_Row]) -> list[FigureStatement]:
    """Bring one claimant's tellings together, and say which of the figures is the last word."""
    by_bounds: dict[tuple[int | None, int | None, bool], _Said] = {}
    for row in rows:
        key = (row.min, row.max, row.approximate)
        by_bounds.setdefault(key, _Said(*key)).rows.append(row)
    precise = sorted(by_bounds.values(), key=lambda said: said.key)
    kept: list[_Said] = []
    repeated: list[tuple[_Said, _Said]] = []
    for said in precise:
        first = next((other for other in kept if said.repeats(other)), None)
        if first is None:
            kept.append(said)
        else:
            repeated.append((said, first))
    for said, first in repeated:
        first.rows += said.rows
    made = [_statement(claimant, said) for said in kept]
    days = [one.last for one in made if one.last is not None]
    last = max(days, default=None)
    made = [replace(one, latest=one.last is None or one.last == last) for one in made]
    return sorted(
        made, key=lambda one: (one.first is None, one.first or date.min, *_order(one.min), *_order(one.max))
    )


def _order(bound: int | None) -> tuple[bool, int]:
    return bound is None, bound or 0


def _statement(claimant: str, said: _Said) -> FigureStatement:
    days = [row.said for row in said.rows if row.said is not None]
    return FigureStatement(
        claimant=claimant,
        min=said.min,
        max=said.max,
        approximate=said.approximate,
        sources=tuple(sorted({row.source for row in said.rows})),
        claims=tuple(sorted({row.claim for row in said.rows})),
        unit=min((row.unit for row in said.rows if row.unit), default=None),
        first=min(days, default=None),
        last=max(days, default=None),
        accused=any(row.accused for row in said.rows),
    )


def _graded(said: Sequence[FigureStatement], *, one_event: bool) -> list[FigureStatement]:
    """Grade each last word among those of the others: every claimant is one voice, however often retold.

    Where it is not known to be ``one_event``, nobody bears another out and nobody contradicts.
    """
    latest = [one for one in said if one.latest]
    voices = {
        one.claimant: SourceDetails(owner=one.claimant, party=Party.ACCUSED if one.accused else Party.NONE)
        for one in latest
    }
    graded = []
    for one in said:
        others = [other for other in latest if one_event and other.claimant != one.claimant]
        rivals = [other for other in others if not _compatible(one, other)]
        heard = [one, *(rivals[:1] or others)]
        statements = [Statement(Kind.FIGURE, _value(item), Modality.STATED, item.claimant) for item in heard]
        graded.append(replace(one, grade=grade(statements, voices) if one.latest else None))
    return graded


def _value(one: FigureStatement) -> dict[str, Any]:
    return {"measure": "", "min": one.min, "max": one.max}


def _compatible(one: FigureStatement, other: FigureStatement) -> bool:
    return compatible(Kind.FIGURE, _value(one), _value(other))
