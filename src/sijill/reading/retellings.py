"""What a text tells twice: events that are one, and statements that cannot both be so.

Only what the text itself shows counts: the same person, date, place or figure. Two events of a kind without
any of these stay two. A contradiction is flagged, never resolved; its role says of what: ``figure``,
``penalty``, ``age``, ``denied`` or ``announced``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from sijill.claims.kinds import Kind, Modality
from sijill.claims.reading import LinkType, Segment, SegmentKind
from sijill.reading.mention import Mention
from sijill.text import fold_text

Bond = tuple[LinkType, Mention, Mention, str | None]

_ONCE = frozenset(("execution", "killing", "assassination", "death_in_custody", "disappearance"))
_WITH_VICTIM = _ONCE | {
    "arrest",
    "detention",
    "release",
    "sentence",
    "trial",
    "appeal_ruling",
    "injury",
    "transfer",
}
_RULINGS = frozenset(("sentence", "appeal_ruling"))
_GATHERINGS = frozenset(("protest", "attack", "conference", "exhibition", "assassination"))
_NEVER = frozenset(("statement", "demand"))
_DEFINITE = ("the ", "this ", "that ", "these ", "those ", "این ", "آن ", "هذا ", "هذه ", "ذلك ", "تلك ")
_SHOWN = ("these ", "those ", "this ", "that ", "هذه ", "هذا ", "تلك ", "ذلك ", "این ", "آن ")
_PARTS = frozenset(
    (
        "including",
        "among",
        "میان",
        "جمله",
        "بین",
        "شمول",
        "of",
        "another",
        "other",
        "more",
        "بینهم",
        "منهم",
        "بینها",
        "ازجمله",
        "دیگر",
        "اخرین",
    )
)
_SENTENCE = re.compile(r"[.!?؟؛;\n]")
_FEW = 1
_LED_BY = 40
_AGES_APART = 5
_MOST = 60
"""Events of one type that are compared: in a list of hundreds, pairs say nothing."""


@dataclass(slots=True)
class Telling:
    """An event of the text with what its clause ties to it."""

    event: Mention
    heading: bool
    victims: set[int] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    dates: list[tuple[str, str]] = field(default_factory=list)
    figures: list[Mention] = field(default_factory=list)


def retold(
    text: str, found: Sequence[Mention], links: Sequence[Bond], segments: Sequence[Segment]
) -> list[Bond]:
    """Give the links between events told twice, and between what contradicts itself, beside those known."""
    group = _groups(found, [(one, other) for kind, one, other, _ in links if kind is LinkType.SAME_PERSON])
    ties = [(one, other, role or "") for kind, one, other, role in links if kind is LinkType.PARTICIPANT]
    headings = [(one.start, one.end) for one in segments if one.kind is SegmentKind.HEADING]
    same, contradictions = tell(text, found, ties, group, headings)
    return [
        *((LinkType.SAME_EVENT, one, other, None) for one, other in same),
        *((LinkType.CONTRADICTS, one, other, role) for one, other, role in contradictions),
    ]


def tell(
    text: str,
    found: Sequence[Mention],
    ties: Iterable[tuple[Mention, Mention, str]],
    group: dict[int, int],
    headings: Sequence[tuple[int, int]],
) -> tuple[list[tuple[Mention, Mention]], list[tuple[Mention, Mention, str]]]:
    """Give the pairs of events that are one, and the pairs of mentions that contradict each other.

    ``group``: a number for each person mention (by ``id()``), the same for mentions of one person.
    """
    tellings = _tellings(found, ties, group, headings)
    same = list(_same_events(text, tellings))
    clusters = _groups(found, same)
    contradictions = [
        *_figures(text, found, clusters, headings),
        *_of_persons(text, found, group),
        *_denied(text, tellings),
    ]
    return same, contradictions


def _groups(found: Sequence[Mention], pairs: Iterable[tuple[Mention, Mention]]) -> dict[int, int]:
    """Give a number for each mention by its identity, the same for those that pairs tie together."""
    root = {id(one): id(one) for one in found}

    def find(name: int) -> int:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for one, other in pairs:
        root[find(id(other))] = find(id(one))
    return {name: find(name) for name in root}


def _tellings(
    found: Sequence[Mention],
    ties: Iterable[tuple[Mention, Mention, str]],
    group: dict[int, int],
    headings: Sequence[tuple[int, int]],
) -> list[Telling]:
    events = sorted((one for one in found if one.kind is Kind.EVENT), key=lambda one: one.start)
    tellings = {id(one): Telling(one, _within(one, headings)) for one in events}
    for event, other, role in ties:
        telling = tellings.get(id(event))
        if telling is None:
            continue
        if role == "victim":
            telling.victims.add(group.get(id(other), id(other)))
        elif role == "place":
            telling.places.add(fold_text(other.value["name"]))
    for one in found:
        telling = tellings.get(id(one.about)) if one.about is not None else None
        if (
            telling is not None
            and one.kind is Kind.DATE
            and one.value.get("earliest")
            and one.value.get("latest")
        ):
            telling.dates.append((one.value["earliest"], one.value["latest"]))
        elif telling is not None and one.kind is Kind.FIGURE:
            telling.figures.append(one)
    return list(tellings.values())


def _within(one: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= one.start < end for start, end in spans)


# Events told twice


def _same_events(text: str, tellings: list[Telling]) -> Iterator[tuple[Mention, Mention]]:
    by_type: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.event.value["type"] not in _NEVER and _happened(telling.event):
            by_type[telling.event.value["type"]].append(telling)
    for kind, told in by_type.items():
        for index, later in enumerate(told[:_MOST]):
            earlier = [one for one in told[:index] if _agree(one, later)]
            match = next((one for one in earlier if _is_same(kind, one, later)), None)
            if match is None and kind in _GATHERINGS and len(told[:index]) == 1 and earlier:
                match = earlier[0] if _is_definite(text, later.event, _DEFINITE) else None
            if match is not None:
                yield match.event, later.event


def _happened(event: Mention) -> bool:
    return event.modality in (Modality.STATED, Modality.REPORTED)


def _is_definite(text: str, event: Mention, marks: tuple[str, ...]) -> bool:
    before = text[max(0, event.start - 7) : event.start].lower()
    return before.endswith(marks) or (marks is _DEFINITE and text.startswith("ال", event.start))


def _agree(one: Telling, other: Telling) -> bool:
    """Whether nothing that is said of both parts them: other people, dates or places."""
    if one.victims and other.victims and not one.victims & other.victims:
        return False
    if one.places and other.places and not one.places & other.places:
        return False
    return not (one.dates and other.dates) or any(_meet(a, b) for a in one.dates for b in other.dates)


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _is_same(kind: str, one: Telling, other: Telling) -> bool:
    dated = any(a == b for a in one.dates for b in other.dates)
    if one.victims & other.victims and kind in _WITH_VICTIM:
        # Somebody may be arrested twice, at other dates; that two sentences are one, only a date says.
        return kind in _ONCE or dated or (kind not in _RULINGS and not (one.dates and other.dates))
    counted = any(_measured(a) == _measured(b) for a in one.figures for b in other.figures)
    if counted and not one.victims and not other.victims:
        return True
    if kind in _GATHERINGS:
        return dated or bool(one.places & other.places and not (one.dates and other.dates))
    return False


def _amount(penalty: Mention) -> tuple[Any, ...]:
    return tuple(penalty.value.get(part) for part in ("type", "amount", "unit"))


def _measured(figure: Mention) -> tuple[Any, ...]:
    return tuple(figure.value[part] for part in ("min", "max", "measure"))


# Contradictions


def _figures(
    text: str, found: Sequence[Mention], clusters: dict[int, int], headings: Sequence[tuple[int, int]]
) -> Iterator[tuple[Mention, Mention, str]]:
    """Give figures of one measure that disagree: of one event, of rival claimants, of headline and text."""
    by_measure: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.start):
        counts = one.kind is Kind.FIGURE and one.value["measure"] != "other" and one.value["max"] != _FEW
        if counts and not _is_part(text, one):
            by_measure[one.value["measure"]].append(one)
    for figures in by_measure.values():
        for one, other in combinations(figures[:_MOST], 2):
            if not _say_different(one.value, other.value) or not _apart(text, one, other):
                continue
            events = (clusters.get(id(one.about)), clusters.get(id(other.about)))
            same_event = None not in events and events[0] == events[1]
            claimants = (one.claimant, other.claimant)
            rivals = None not in claimants and claimants[0] is not claimants[1] and _near(text, one, other)
            headline = _within(one, headings[:1]) and not _within(other, headings)
            if same_event or rivals or (headline and _close(one.value, other.value)):
                yield one, other, "figure"


def _is_part(text: str, figure: Mention) -> bool:
    """Whether only some of those counted before are meant: ", including 40 children", «بينهم 4»."""
    before = fold_text(text[max(0, figure.start - _LED_BY) : figure.start]).split()
    after = fold_text(text[figure.end : figure.end + 12]).split()
    said = fold_text(text[figure.start : figure.end]).split()
    return bool(_PARTS & {*before[-3:], *after[:1], *said[1:]})


def _apart(text: str, one: Mention, other: Mention) -> bool:
    """Whether they stand in two sentences: counts in one are of different people."""
    return bool(_SENTENCE.search(text, one.end, other.start))


def _near(text: str, one: Mention, other: Mention) -> bool:
    """Whether they stand in one paragraph or in neighbouring ones."""
    between = text[one.end : other.start]
    return sum(1 for line in between.split("\n") if line.strip()) <= 2


def _close(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two numbers are near enough to be meant as one: 300 and more than 300, 12 and 13."""
    first, second = (value["min"] if value["min"] is not None else value["max"] for value in (one, other))
    return bool(abs(first - second) * 5 <= max(first, second))


def _say_different(one: dict[str, Any], other: dict[str, Any]) -> bool:
    sides = [(value["min"], value["max"]) for value in (one, other)]
    if sides[0] == sides[1]:
        return False
    rough = one.get("approximate") or other.get("approximate")
    return not (rough and _close(one, other))


def _of_persons(
    text: str, found: Sequence[Mention], group: dict[int, int]
) -> Iterator[tuple[Mention, Mention, str]]:
    """Give penalties and ages of one person that disagree, but where one replaced the other on appeal."""
    rulings = [one for one in found if one.kind is Kind.EVENT and one.value["type"] == "appeal_ruling"]
    dates = [one for one in found if one.kind is Kind.DATE]
    said: defaultdict[tuple[Kind, int], list[Mention]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.start):
        if one.kind in (Kind.PENALTY, Kind.AGE) and one.about is not None and one.about.kind is Kind.PERSON:
            said[one.kind, group.get(id(one.about), id(one.about))].append(one)
    for (kind, _), mentions in said.items():
        for one, other in combinations(mentions[:_MOST], 2):
            if kind is Kind.AGE:
                if 0 < abs(one.value["years"] - other.value["years"]) <= _AGES_APART:
                    yield one, other, "age"
            elif _clash(one, other) and not (_replaced(one, other, rulings) or _redated(text, other, dates)):
                yield one, other, "penalty"


def _clash(one: Mention, other: Mention) -> bool:
    """Whether two penalties of a kind cannot be one; several in a sentence are for several charges."""
    kind, amounts = one.value["type"], (one.value["amount"], other.value["amount"])
    apart = one.claimant is not other.claimant or other.start - one.end > _ONE_RULING
    return bool(
        kind == other.value["type"] and None not in amounts and _amount(one) != _amount(other) and apart
    )


_ONE_RULING = 200
"""Code points within which penalties of one kind are parts of one ruling."""


def _replaced(one: Mention, other: Mention, rulings: list[Mention]) -> bool:
    return any(one.start - _ONE_RULING < ruling.start < other.end + _ONE_RULING for ruling in rulings)


def _redated(text: str, penalty: Mention, dates: list[Mention]) -> bool:
    """Whether the sentence of a later penalty has a date of its own: then it may be another case."""
    start = max((match.end() for match in _SENTENCE.finditer(text, 0, penalty.start)), default=0)
    return any(start <= one.start < penalty.start for one in dates)


def _denied(text: str, tellings: list[Telling]) -> Iterator[tuple[Mention, Mention, str]]:
    """Give an event that one states and another denies, and one that was threatened and then is spoken of."""
    for one, other in combinations(tellings[: 4 * _MOST], 2):
        if one.event.value["type"] != other.event.value["type"] or not _agree(one, other):
            continue
        pair = (one.event.modality, other.event.modality)
        rivals = one.event.claimant is not other.event.claimant
        if Modality.DENIED in pair and (_happened(one.event) or _happened(other.event)) and rivals:
            shared = one.victims & other.victims
            if shared or (_near(text, one.event, other.event) and not (one.victims and other.victims)):
                yield one.event, other.event, "denied"
        shown = _is_definite(text, other.event, _SHOWN)
        if pair[0] is Modality.ANNOUNCED and _happened(other.event) and shown:
            yield one.event, other.event, "announced"
