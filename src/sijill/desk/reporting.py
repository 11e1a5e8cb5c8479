"""What a report says of a register: counts by several facets, claims beside them, and estimates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sijill.counting import Estimate, estimate, found, list_table, said
from sijill.counting.estimation import Alternative, Study, study
from sijill.counting.estimation.estimate import Tell
from sijill.desk.asked import Asked
from sijill.desk.counting import Count
from sijill.desk.estimating import Plan, RegisterEstimate, Tabulated, tabulate
from sijill.desk.labels import LANGUAGES, vocabulary_of
from sijill.desk.rematching import doubtful, people_at
from sijill.documents import Facet, Tally, Voice
from sijill.store.queries import View

FACETS = ("event_type", "period", "place")
"""What a report counts by if nothing else is asked."""

THRESHOLDS = (0.8, 0.9, 0.95)
"""From what probability on two records are one person, where a report looks at how much hangs on it."""


def tally_of(view: View, counts: Sequence[Count], estimated: RegisterEstimate | None = None) -> Tally:
    """Put counts of one register, at one position and for one audience, together."""
    first = counts[0]
    general = len(Asked(by=()).definition(first.audience)) + 1
    vocabulary = vocabulary_of(view)
    kinds = {item.subject.event_type for item in first.claimed.comparisons} - {None}
    voices: tuple[Voice, ...] = ()
    if estimated is not None:
        voices = tuple(
            Voice(one.name, len(one.people), tuple(estimated.titles[source] for source in one.sources))
            for one in estimated.witnesses
        )
    return Tally(
        facets=tuple(
            Facet(one.documented, said(one.asked.definition(one.audience)[general:]), one.labels)
            for one in counts
        ),
        definition=said(first.asked.definition(first.audience)[:general]),
        claimed=first.claimed,
        imposed=first.terms,
        imposed_definition=first.definitions["terms"],
        imposed_labels=first.labels,
        claimed_definition=first.definitions["claimed"],
        names={name: words for one in counts for name, words in one.names.items()},
        places=first.labels.get("place", {}),
        events={
            kind: {language: vocabulary.label("events", kind, language) for language in LANGUAGES}
            for kind in sorted(filter(None, kinds))
        },
        voices=voices,
        notes=estimated.notes if estimated is not None else (),
    )


def study_of(view: View, estimated: Sequence[RegisterEstimate], *, tell: Tell | None = None) -> Study:
    """Give the study behind estimates of one register, each by another facet or by none."""
    first = estimated[0]
    tabulated = tabulate(view, first.plan)
    made = study(tabulated.lists(), answer=first.answer, seed=first.plan.seed, tell=tell)
    strata = {
        one.plan.by: one.total if one.total is not None else one.parts
        for one in estimated
        if one.plan.by is not None
    }
    return replace(made, linkage=_matched_otherwise(view, tabulated, first.plan), strata=strata)


def _matched_otherwise(view: View, tabulated: Tabulated, plan: Plan) -> tuple[Alternative, ...]:
    """Estimate with the people as they are at other thresholds, if the matcher left any doubt."""
    if not doubtful(view) or not tabulated.witnesses:
        return ()
    records = tabulated.appearances["record"].unique().to_list()
    people = people_at(view, records, THRESHOLDS)
    found_at = zip(people, tabulated.matched(list(people.values())), strict=True)
    alternatives = []
    for threshold, rows in found_at:
        answer = estimate(list_table(rows), methods=plan.methods, setting=plan.setting, seed=plan.seed)
        total = answer.point if isinstance(answer, Estimate) else None
        alternatives.append(Alternative(found("with_threshold", percent=100 * threshold), total))
    return tuple(alternatives)


def labels_of(estimated: Sequence[RegisterEstimate]) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Give the words for the strata of estimates."""
    return {facet: words for one in estimated for facet, words in one.labels.items()}
