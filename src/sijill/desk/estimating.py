"""How many people no source of a register names: estimates over its sources, taken as lists of witnesses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from sijill.counting import (
    Estimate,
    Family,
    Finding,
    Refusal,
    Strata,
    estimate,
    estimate_over,
    found,
    list_table,
)
from sijill.counting.estimation import ListTable, Setting, read_lists
from sijill.counting.estimation.estimate import METHODS, Tell
from sijill.counting.estimation.finding import LANGUAGES
from sijill.counting.estimation.strata import summed
from sijill.desk.asked import Asked
from sijill.desk.counting import Count, count
from sijill.desk.labels import Labels
from sijill.desk.rematching import doubtful, drawn_people
from sijill.desk.witnesses import Lists, Witness, witnesses
from sijill.errors import SijillError
from sijill.store.queries import View, tellings

MOST_LISTS = 6
"""More lists than this are not compared one by one: the smallest are taken together."""

MOST_STRATA = 60
FACETS = ("period", "place", "sex", "event_type")
"""What people can be divided by."""

OVERLAPPING = "event_type"
"""One person can have several of these, so that strata of it are not added up."""

UNKNOWN = "unknown"
SEVERAL = "several"


class InvalidEstimate(SijillError):
    """What is to be estimated cannot be; the sentence says what to write instead."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a register is to be estimated.

    ``lists``: what one list is. ``asked``: by what people are divided (one of :data:`FACETS` or nothing) and
    how finely. ``matchings``: over how many ways to match the people, drawn as they are probable; with 0
    people are taken as they are matched. ``methods`` and ``setting`` are those of an estimate.
    """

    lists: Lists = Lists.FAMILY
    asked: Asked = field(default_factory=lambda: Asked(by=()))
    matchings: int = 0
    seed: int = 0
    methods: Sequence[Family] = METHODS
    setting: Setting | None = None

    def __post_init__(self) -> None:
        if len(self.asked.by) > 1 or not {*self.asked.by} <= {*FACETS}:
            raise InvalidEstimate(
                f"Estimates are by one of {', '.join(FACETS)}, not by {', '.join(self.asked.by)}; name one."
            )

    @property
    def by(self) -> str | None:
        return self.asked.by[0] if self.asked.by else None


@dataclass(frozen=True, slots=True)
class Tabulated:
    """Who is on which list of a register: what its estimates are made from.

    ``appearances`` has a row for each person on each list: ``record`` (theirs), ``identity``, ``source`` (the
    list's name) and ``stratum``, of which a person may have several only if strata overlap.
    """

    counted: Count
    witnesses: tuple[Witness, ...]
    appearances: pl.DataFrame
    notes: tuple[Finding, ...]

    def table(self, stratum: str | None = None) -> pl.DataFrame:
        """Give the table of everybody, or of one stratum, as :func:`sijill.counting.estimate` takes it."""
        return list_table(self._of(stratum))

    def lists(self, stratum: str | None = None) -> ListTable:
        """Give the same as it is estimated from; without a list where nobody is on any."""
        table = self.table(stratum)
        return read_lists(table) if table.width > 1 else ListTable((), ())

    @property
    def strata(self) -> tuple[str, ...]:
        return tuple(self.appearances["stratum"].drop_nulls().unique().sort().to_list())

    def matched(
        self, people: Sequence[Mapping[str, str]], stratum: str | None = None
    ) -> Iterator[pl.DataFrame]:
        """Give the appearances with the people drawn anew, each of ``people`` by record."""
        rows = self._of(stratum)
        for owners in people:
            yield rows.with_columns(identity=pl.col("record").replace_strict(owners, return_dtype=pl.String))

    def _of(self, stratum: str | None) -> pl.DataFrame:
        return self.appearances if stratum is None else self.appearances.filter(stratum=stratum)


@dataclass(frozen=True, slots=True, eq=False)
class RegisterEstimate:
    """What is said of a register at one ledger position, for one audience, or why nothing can be said.

    ``answer`` is of all people; ``parts`` of each stratum, ``total`` their sum from draws (``None`` without
    strata, and where one person can be in several). ``titles`` are of the sources of ``witnesses``,
    ``labels`` of the strata.
    """

    plan: Plan
    position: int
    audience: str
    witnesses: tuple[Witness, ...]
    titles: dict[str, str]
    answer: Estimate | Refusal
    parts: dict[str, Estimate | Refusal]
    total: Strata | Refusal | None
    notes: tuple[Finding, ...]
    labels: Labels

    def as_json(self) -> dict[str, Any]:
        total = self.total.as_json() if self.total is not None else None
        if total is not None:
            total.pop("parts", None)
        return {
            "position": self.position,
            "audience": self.audience,
            "seed": self.plan.seed,
            "matchings": self.plan.matchings,
            "lists_are": str(self.plan.lists),
            "asked": self.plan.asked.as_json(),
            "lists": [one.as_json(self.titles) for one in self.witnesses],
            "estimate": self.answer.as_json(),
            "strata": {name: part.as_json() for name, part in self.parts.items()},
            "sum": total,
            "notes": [item.as_json() for item in self.notes],
            "labels": self.labels,
        }


def estimate_register(view: View, plan: Plan | None = None, *, tell: Tell | None = None) -> RegisterEstimate:
    """Estimate how many people no source names of which this viewer may see.

    The same register, at the same position, for the same audience and with the same plan gives the same
    answer. Raises :class:`InvalidEstimate` if there are more than :data:`MOST_STRATA` strata.
    """
    plan = plan or Plan()
    tabulated = tabulate(view, plan)
    notes = list(tabulated.notes)
    people: list[dict[str, str]] = []
    if plan.matchings:
        if not doubtful(view):
            notes.append(found("nothing_doubtful"))
        records = tabulated.appearances["record"].unique().to_list()
        people = list(drawn_people(view, records, draws=plan.matchings, seed=plan.seed))
    strata = tabulated.strata if plan.by is not None else ()
    parts = {}
    for number, stratum in enumerate(strata):
        if tell is not None:
            tell(f"estimating {stratum}")
        parts[stratum] = _answer(tabulated, plan, people, stratum, seed=plan.seed + 1 + number, tell=tell)
    total = None
    if parts and plan.by != OVERLAPPING:
        total = summed(parts, seed=plan.seed)
    elif parts:
        notes.append(found("strata_overlap"))
    titles = {source.id: source.title for source in view.sources()}
    return RegisterEstimate(
        plan=plan,
        position=tabulated.counted.position,
        audience=tabulated.counted.audience,
        witnesses=tabulated.witnesses,
        titles={source: titles[source] for one in tabulated.witnesses for source in one.sources},
        answer=_answer(tabulated, plan, people, None, seed=plan.seed, tell=tell),
        parts=parts,
        total=total,
        notes=tuple(notes),
        labels=_labels(tabulated.counted, plan),
    )


def _labels(counted: Count, plan: Plan) -> Labels:
    """Give words for strata, also for those that are no value of the facet."""
    if plan.by is None:
        return counted.labels
    others = {SEVERAL: found("in_several"), UNKNOWN: found("not_told")}
    words = {
        name: {language: item.sentence(language) for language in LANGUAGES} for name, item in others.items()
    }
    return {**counted.labels, plan.by: {**counted.labels.get(plan.by, {}), **words}}


def tabulate(view: View, plan: Plan) -> Tabulated:
    """Say who is on which list: everybody with a name of whom something accepted stands, as counted."""
    counted = count(view, plan.asked)
    named = counted.documented.total.certain
    told = tellings.told(view, ())
    rows = told.people.filter((pl.col("kind") == "person") & pl.col("identity").is_in(list(named)))
    rows = rows.select("record", "identity", "source").unique(maintain_order=True)
    made = witnesses(view, rows["source"].unique().to_list(), by=plan.lists)
    lists, notes = _few(made.of, rows)
    of_source = {source: one.name for one in lists for source in one.sources}
    strata = _strata(counted, plan, told, rows)
    nameless = counted.documented.total.nameless
    if nameless.max != 0:
        notes.append(found("nameless_left_out", people=str(nameless)))
    return Tabulated(
        counted=counted,
        witnesses=lists,
        appearances=strata.with_columns(
            pl.col("source").replace_strict(of_source, default=None, return_dtype=pl.String)
        ),
        notes=(*made.notes, *notes),
    )


def _strata(counted: Count, plan: Plan, told: tellings.Told, rows: pl.DataFrame) -> pl.DataFrame:
    """Give every row its stratum: that of its person, or (where strata overlap) the events that it tells."""
    if plan.by is None:
        return rows.with_columns(stratum=pl.lit(None, dtype=pl.String))
    if plan.by == OVERLAPPING:
        events = told.events.select(record="owner", stratum="event_type").unique(maintain_order=True)
        return rows.join(events, on="record", maintain_order="left")
    belongs: dict[str, str] = {}
    for group in counted.documented.groups:
        (value,) = group.key
        for identity in (*group.certain, *group.possible):
            belongs[identity] = SEVERAL if identity in belongs else (UNKNOWN if value is None else value)
    strata = set(belongs.values())
    if len(strata) > MOST_STRATA:
        raise InvalidEstimate(
            f"There are {len(strata)} strata, and at most {MOST_STRATA} can be estimated; gather places or"
            " periods more coarsely."
        )
    return rows.with_columns(
        stratum=pl.col("identity").replace_strict(belongs, default=UNKNOWN, return_dtype=pl.String)
    )


def _few(lists: Sequence[Witness], rows: pl.DataFrame) -> tuple[tuple[Witness, ...], list[Finding]]:
    """Put people on their lists, the largest first, and take the smallest together where there are many."""
    on: dict[str, set[str]] = {}
    for source, identity in rows.select("source", "identity").iter_rows():
        on.setdefault(source, set()).add(identity)
    full = [
        replace(one, people=tuple(sorted(set().union(*(on[source] for source in one.sources)))))
        for one in lists
    ]
    full.sort(key=lambda one: (-len(one.people), one.name))
    if len(full) <= MOST_LISTS:
        return tuple(full), []
    kept, small = full[: MOST_LISTS - 1], full[MOST_LISTS - 1 :]
    together = Witness(
        f"{len(small)} other lists",
        tuple(source for one in small for source in one.sources),
        tuple(sorted(set().union(*(one.people for one in small)))),
    )
    note = found("small_lists_together", lists=len(small), most=MOST_LISTS)
    return (*kept, together), [note]


def _answer(
    tabulated: Tabulated,
    plan: Plan,
    people: Sequence[Mapping[str, str]],
    stratum: str | None,
    *,
    seed: int,
    tell: Tell | None,
) -> Estimate | Refusal:
    table = tabulated.lists(stratum)
    if people and table.lists:
        return estimate_over(
            tabulated.matched(people, stratum),
            methods=plan.methods,
            setting=plan.setting,
            seed=seed,
            tell=tell,
        )
    return estimate(table, methods=plan.methods, setting=plan.setting, seed=seed, tell=tell)
