"""Counting a register: documented people, what was imposed on them, and beside them the figures claimed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sijill.counting import (
    ClaimedFigures,
    Documented,
    DocumentedCount,
    DocumentedCounts,
    Level,
    Terms,
    TermTotal,
    Whereabouts,
    claimed,
    documented,
    note,
    said,
    terms,
)
from sijill.desk.asked import FACETS, Asked
from sijill.desk.labels import Labels, gazetteer_of, labels_for, vocabulary_of, with_charges
from sijill.store.queries import View, figures_frame, penalties_frame, people_frame

if TYPE_CHECKING:
    import polars as pl

__all__ = ["FACETS", "Asked", "Count", "audience_of", "count"]

_IMPOSED = ("sentence", "appeal_ruling")
_COLUMNS = {"event": "occasion"}


@dataclass(frozen=True, slots=True)
class Count:
    """Documented counts, sums of terms and claimed figures at one ledger position, for one audience.

    ``definitions`` say in each language what exactly is counted (``documented``, ``terms``, ``claimed``).
    ``names`` gives words for ids that stand in the answer (claimants, events, sources), ``labels`` for the
    values of facets, by facet and language.
    """

    position: int
    audience: str
    asked: Asked
    documented: DocumentedCounts
    terms: Terms
    claimed: ClaimedFigures
    names: dict[str, str]
    labels: Labels
    definitions: dict[str, dict[str, str]]

    def imposed_on(self, group: DocumentedCount) -> tuple[TermTotal, ...]:
        """Add up what was imposed on the people of one group."""
        certain = {item.identity for item in group.groups}.union(group.certain)
        possible = {item.identity for item in group.possible_groups}.union(group.possible)
        made = (item.among(certain, possible) for item in self.terms.totals)
        return tuple(item for item in made if item.shares)

    def as_json(self) -> dict[str, Any]:
        answer = self.documented.as_json()
        for group, told in zip(self.documented.groups, answer["groups"], strict=True):
            told["terms"] = [item.sums_json() for item in self.imposed_on(group)]
        return {
            "position": self.position,
            "audience": self.audience,
            "asked": self.asked.as_json(),
            "definitions": self.definitions,
            "documented": answer,
            "terms": self.terms.as_json(),
            "claimed": self.claimed.as_json(),
            "names": self.names,
            "labels": self.labels,
        }


def count(view: View, asked: Asked | None = None) -> Count:
    """Count what this viewer may see.

    The same register, at the same position and for the same audience, gives the same numbers and the same
    lists.
    """
    asked = asked or Asked()
    audience = audience_of(view)
    vocabulary = vocabulary_of(view)
    people, words = with_charges(people_frame(view, facets=asked.by), vocabulary)
    if asked.event is not None:
        people = _of_event(view, people, asked.event)
    whereabouts = Whereabouts(gazetteer_of(view), asked.level, people["place"].drop_nulls().to_list())
    definition = said(asked.definition(audience))
    counted = documented(
        people,
        by=[_COLUMNS.get(facet, facet) for facet in asked.by],
        definition=definition["en"],
        periods=asked.periods,
        calendar=asked.calendar,
        every=asked.every,
        bands=asked.bands,
        whereabouts=whereabouts,
    )
    counted = replace(counted, by=asked.by)
    imposed = terms(penalties_frame(view), definition=said([note("terms")])["en"])
    counting = {*counted.total.certain, *(group.identity for group in counted.total.groups)}
    imposed = replace(imposed, totals=tuple(_imposed(imposed, counting)))
    figures = compared(view, proposed=asked.proposed, event=asked.event)
    values: dict[str, list[str | None]] = {
        facet: [group.key[place] for group in counted.groups] for place, facet in enumerate(asked.by)
    }
    values["event_type"] = [*values.get("event_type", ()), *(item.event_type for item in imposed.totals)]
    values["penalty"] = [*values.get("penalty", ()), *(item.type for item in imposed.totals)]
    values["place"] = [
        *values.get("place", ()),
        *(item.subject.place for item in figures.comparisons),
    ]
    return Count(
        position=view.size,
        audience=audience,
        asked=asked,
        documented=counted,
        terms=imposed,
        claimed=figures,
        names=_names(view, figures, values),
        labels=labels_for(values, vocabulary, whereabouts=whereabouts, words=words),
        definitions={
            "documented": definition,
            "terms": said([note("terms")]),
            "claimed": said([note("claimed")]),
        },
    )


def compared(view: View, *, proposed: bool = False, event: str | None = None) -> ClaimedFigures:
    """Put the figures that are claimed beside one another, and beside who is documented for the same.

    ``event`` leaves only what is about one event.
    """
    frame = figures_frame(view, proposed=proposed)
    if frame.is_empty():
        return ClaimedFigures(())
    from sijill.store.queries.figures import befell, occasions

    about = occasions(view, frame["event"].unique().to_list())
    people = people_frame(view, facets=("period", "place"))
    written = [*people["place"].drop_nulls(), *(place for one in about.values() for place, _ in one.places)]
    whereabouts = Whereabouts(gazetteer_of(view), Level.TOWN, written)
    figures = claimed(frame, occasions=about, whereabouts=whereabouts)
    linked: dict[str, list[str]] = defaultdict(list)
    for occasion, identity in befell(view, about).select("occasion", "identity").iter_rows():
        linked[occasion].append(identity)
    ready = Documented(people, linked, whereabouts)
    return ClaimedFigures(
        tuple(
            replace(item, documented=ready.beside(item.subject, item.measure))
            for item in figures.comparisons
            if event is None or event in item.subject.events or event == item.subject.id
        )
    )


def _of_event(view: View, people: pl.DataFrame, event: str) -> pl.DataFrame:
    """Leave what is told of one event, and of the people whom it befell."""
    from sijill.store.queries.figures import befell

    linked = befell(view, [event])
    of_event = people.join(linked, on=["identity", "event"], how="semi", maintain_order="left")
    whom = linked.select("identity").unique()
    of_people = people.filter(people["event"].is_null()).join(
        whom, on="identity", how="semi", maintain_order="left"
    )
    return of_event.vstack(of_people)


def audience_of(view: View) -> str:
    """Name the audience of a view: ``public``, ``team`` or ``administrator``."""
    if view.viewer.administrator:
        return "administrator"
    return "team" if view.viewer.team else "public"


def _imposed(imposed: Terms, counting: set[str]) -> Iterable[TermTotal]:
    """Leave the sums of what was imposed on people who are counted, sentences before rulings on appeal."""
    order = {event: place for place, event in enumerate(_IMPOSED)}
    of_courts = [item for item in imposed.totals if item.event_type in order]
    for item in sorted(of_courts, key=lambda item: order[item.event_type or ""]):
        among = item.among(counting, ())
        if among.shares:
            yield among


def _names(view: View, figures: ClaimedFigures, values: dict[str, list[str | None]]) -> dict[str, str]:
    """Name the records and sources that the answer speaks of."""
    ids = {item.subject.id for item in figures.comparisons}
    ids |= {one.claimant for item in figures.comparisons for one in item.statements}
    ids |= {one for item in figures.comparisons for told in item.statements for one in told.sources}
    ids |= {value for facet in ("event", "source") for value in values.get(facet, ()) if value is not None}
    names = {item.subject.id: item.subject.name for item in figures.comparisons if item.subject.name}
    publishers: dict[str, set[str]] = defaultdict(set)
    for source in view.sources():
        if source.id in ids:
            names.setdefault(source.id, source.title)
        # A figure that nobody else is named for is its publisher's, grouped by who owns the publisher.
        if source.details.publisher:
            publishers[source.details.owner or source.details.publisher].add(source.details.publisher)
    for owner, found in publishers.items():
        if owner in ids:
            names.setdefault(owner, ", ".join(sorted(found)))
    query = "SELECT id, source, name, type FROM record WHERE id IN"
    for record, source, name, type_ in view.tables.among(query, sorted(ids)):
        if source not in view.hidden:
            names.setdefault(record, name or type_)
    return {name: words for name, words in names.items() if words}
