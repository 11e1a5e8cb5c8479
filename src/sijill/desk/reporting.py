"""What a report says of a register: counts by several facets, claims beside them, and estimates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sijill.counting import said
from sijill.counting.estimation import Study, study
from sijill.counting.estimation.estimate import Tell
from sijill.desk.asked import Asked
from sijill.desk.counting import Count
from sijill.desk.estimating import RegisterEstimate, tabulate
from sijill.desk.labels import LANGUAGES, vocabulary_of
from sijill.documents import Facet, Tally, Voice
from sijill.store.queries import View

FACETS = ("event_type", "period", "place")
"""What a report counts by if nothing else is asked."""


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
    table = tabulate(view, first.plan).lists()
    made = study(table, answer=first.answer, seed=first.plan.seed, tell=tell)
    strata = {
        one.plan.by: one.total if one.total is not None else one.parts
        for one in estimated
        if one.plan.by is not None
    }
    return replace(made, strata=strata)


def labels_of(estimated: Sequence[RegisterEstimate]) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Give the words for the strata of estimates."""
    return {facet: words for one in estimated for facet, words in one.labels.items()}
