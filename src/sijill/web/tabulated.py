"""People counted by whatever a reader chooses: the question in a page's address, and the table of answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from sijill.counting import OUTSIDE, DocumentedCount, Every, Level, TermTotal
from sijill.dates import Calendar
from sijill.desk.asked import FACETS, Asked
from sijill.desk.counting import Count
from sijill.store.queries import View
from sijill.web.counts import counted, everybody
from sijill.web.wording import Phrase, digits, foreign, here, span
from sijill.web.wording.labels import GRADES
from sijill.web.wording.values import amounts

NOT_SAID = "~"
"""In an address: the group of those of whom it is not said."""

FACET_LABELS = {
    "event_type": gettext_lazy("kind of event"),
    "event": pgettext_lazy("kind of claim", "event"),
    "period": gettext_lazy("period"),
    "place": gettext_lazy("place"),
    "sex": gettext_lazy("sex"),
    "age": gettext_lazy("age"),
    "minor": gettext_lazy("minor or adult"),
    "charge": gettext_lazy("charge"),
    "penalty": gettext_lazy("penalty"),
    "source": gettext_lazy("source"),
    "grade": gettext_lazy("how well it stands"),
}
LEVELS = {
    "place": gettext_lazy("places as stated"),
    "town": gettext_lazy("towns"),
    "unit": gettext_lazy("provinces"),
    "country": gettext_lazy("countries"),
}
CALENDARS = {
    "gregorian": gettext_lazy("Gregorian calendar"),
    "jalali": gettext_lazy("Persian calendar"),
    "hijri": gettext_lazy("Hijri calendar"),
}
STRETCHES = {"year": gettext_lazy("by year"), "month": gettext_lazy("by month")}
_CLOSED = {
    "minor": {"yes": gettext_lazy("under 18"), "no": gettext_lazy("18 or older")},
    "sex": {"female": gettext_lazy("female"), "male": gettext_lazy("male"), "other": gettext_lazy("other")},
    "grade": GRADES,
    "period": {OUTSIDE: gettext_lazy("outside of them")},
}
_OF_READERS = {"fa": "jalali"}
_MOST_FACETS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One group: its values, the number, where its people are listed, and what was imposed on them."""

    values: tuple[Phrase, ...]
    number: str
    address: str
    imposed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of the form."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Imposed:
    """The sum of one kind of penalty; ``address`` lists on whom it was imposed."""

    address: str
    event: str
    penalty: str
    people: str
    amounts: tuple[str, ...]
    unstated: str


@dataclass(frozen=True, slots=True)
class Table:
    """The answer: what is counted, by what, and every group."""

    definition: str
    facets: tuple[str, ...]
    penalties: tuple[str, ...]
    rows: tuple[Row, ...]


def asked_from(query: QueryDict | Mapping[str, str], language: str) -> Asked:
    """Read what a page's address asks; what it does not know is passed over."""
    named = query.getlist("by") if isinstance(query, QueryDict) else [query.get("by", "")]
    by = tuple(dict.fromkeys(facet for facet in named if facet in FACETS))[:_MOST_FACETS]
    return Asked(
        by=by or ("event_type",),
        calendar=Calendar(_one(query, "calendar", CALENDARS, _OF_READERS.get(language, "gregorian"))),
        every=Every(_one(query, "every", STRETCHES, "year")),
        level=Level(_one(query, "level", LEVELS, "town")),
        proposed=True,
    )


def _one(query: QueryDict | Mapping[str, str], name: str, known: Iterable[str], other: str) -> str:
    said = query.get(name) or other
    return said if said in known else other


def options(asked: Asked) -> dict[str, list[list[Option]] | list[Option]]:
    """Give the choices of the form, those made being chosen."""
    by = [*asked.by, "", ""][:2]
    return {
        "by": [
            [
                *([] if place == 0 else [Option("", _("nothing else"), chosen == "")]),
                *(Option(facet, str(label), facet == chosen) for facet, label in FACET_LABELS.items()),
            ]
            for place, chosen in enumerate(by)
        ],
        "level": _options(LEVELS, str(asked.level)),
        "calendar": _options(CALENDARS, str(asked.calendar)),
        "every": _options(STRETCHES, str(asked.every)),
    }


def _options(labels: Mapping[str, object], chosen: str) -> list[Option]:
    return [Option(value, str(label), value == chosen) for value, label in labels.items()]


def tabulated(view: View, asked: Asked, language: str) -> Table:
    """Lay out the counts that are asked for."""
    answer = counted(view, asked)
    kinds = sorted({item.type for item in answer.terms.totals if item.amounts})
    documented = answer.documented
    rows = [
        Row(
            tuple(
                _value(answer, facet, value, language)
                for facet, value in zip(asked.by, group.key, strict=True)
            ),
            span(group.number.min, group.number.max, language),
            _address(asked, group.key),
            _sums(answer.imposed_on(group), kinds, language),
        )
        for group in documented.groups
    ]
    return Table(
        definition=answer.definitions["documented"][language],
        facets=tuple(str(FACET_LABELS[facet]) for facet in asked.by),
        penalties=tuple(_label(answer, "penalty", kind, language) for kind in kinds),
        rows=tuple(rows),
    )


def imposed(answer: Count, language: str) -> list[Imposed]:
    """Lay out the sums of what was imposed."""
    return [
        Imposed(
            address=urlencode([("imposed", item.event_type or ""), ("penalty", item.type)]),
            event=_label(answer, "event_type", item.event_type or "", language),
            penalty=_label(answer, "penalty", item.type, language),
            people=span(item.persons.min, item.persons.max, language),
            amounts=amounts(item.amounts, language),
            unstated=span(len(item.unstated), len(item.unstated), language) if item.unstated else "",
        )
        for item in answer.terms.totals
    ]


def chosen_group(view: View, query: QueryDict, language: str) -> tuple[Phrase, tuple[str, ...]] | None:
    """Give whom an address means that leads from a number to its people: in words, and their identities."""
    if "imposed" in query:
        return _sentenced(view, str(query["imposed"]), query.get("penalty", ""), language)
    if "by" not in query or "in" not in query:
        return None
    asked = asked_from(query, language)
    key = tuple(None if value == NOT_SAID else value for value in query.getlist("in"))
    answer = counted(view, asked)
    for group in answer.documented.groups:
        if group.key == key:
            values = [
                _value(answer, facet, value, language).text
                for facet, value in zip(asked.by, key, strict=True)
            ]
            return here(" · ".join(values)), everybody(group)
    return here(""), ()


def _sentenced(view: View, event: str, penalty: str, language: str) -> tuple[Phrase, tuple[str, ...]]:
    answer = counted(view)
    for item in answer.terms.totals:
        if (item.event_type, item.type) == (event, penalty):
            people = dict.fromkeys(one for share in item.shares for one in (share.identity, *share.members))
            return here(_label(answer, "penalty", penalty, language)), tuple(people)
    return here(""), ()


def _address(asked: Asked, key: Sequence[str | None]) -> str:
    pairs = [("by", facet) for facet in asked.by]
    pairs += [("in", NOT_SAID if value is None else value) for value in key]
    pairs += [(name, str(getattr(asked, name))) for name in ("level", "calendar", "every")]
    return urlencode(pairs)


def _value(answer: Count, facet: str, value: str | None, language: str) -> Phrase:
    if value is None:
        return here(_("not said"))
    closed = _CLOSED.get(facet, {}).get(value)
    if closed is not None:
        return here(str(closed))
    if facet in ("period", "age"):
        return here(digits(value, language))
    label = _label(answer, facet, value, language)
    return here(label) if facet in ("event_type", "penalty") else foreign(label)


def _label(answer: Count, facet: str, value: str, language: str) -> str:
    words = answer.labels.get(facet, {}).get(value, {}).get(language)
    return words or answer.names.get(value, value)


def _sums(totals: Iterable[TermTotal], kinds: Sequence[str], language: str) -> tuple[str, ...]:
    found = {item.type: item for item in totals if item.event_type == "sentence"}
    return tuple("، ".join(amounts(found[kind].amounts, language)) if kind in found else "" for kind in kinds)


def group_named(group: DocumentedCount, language: str) -> tuple[str, str]:
    """Say how many of a number have a name, and how many have none; the second is empty if there are none."""
    named, nameless = group.named, group.nameless
    without = "" if nameless.max == 0 else span(nameless.min, nameless.max, language)
    return span(named.min, named.max, language), without
