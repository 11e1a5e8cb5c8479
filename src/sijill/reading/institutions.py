"""Hospitals, schools and works: bodies where they say or employ, places where something happens."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.claims.kinds import Kind
from sijill.claims.values import Organisation, PlaceName, value_json
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording

_REACH = 4


def settle_institutions(
    wording: Wording, organisations: Iterable[Mention], where: Iterable[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Give the organisations and places of a stretch, an institution as its preposition has it."""
    bodies, places = list(organisations), list(where)
    for one in list(bodies):
        if _is_institution(wording, one) and _is_where(wording, one):
            bodies.remove(one)
            places = [other for other in places if not other.overlaps(one)]
            places.append(_as_place(one))
    for one in list(places):
        if one.rule in _BY_NAME and _is_institution(wording, one) and not _is_where(wording, one):
            places.remove(one)
            if not any(other.overlaps(one) for other in bodies):
                bodies.append(_as_organisation(one))
    bodies.sort(key=lambda one: one.start)
    return bodies, sorted(places, key=lambda one: one.start)


_BY_NAME = ("place.site", "place.of_role", "place.behind")


def _is_institution(wording: Wording, one: Mention) -> bool:
    first, last = wording.word_at(one.start), wording.word_at(one.end - 1)
    return wording.is_known(last if wording.language == "en" else first, "institution")


def _is_where(wording: Wording, one: Mention) -> bool:
    """Whether a preposition of place stands before it, and nobody who works there before that."""
    index = wording.word_at(one.start)
    if wording.folded(index - 1) in ("the", "a"):
        index -= 1
    led = wording.is_known(index - 1, "located") and not wording.gap(index).strip(" \xa0")
    clitic = wording.words[index].start < one.start and wording.words[index].raw.lstrip("و").startswith("ب")
    if not led and not clitic:
        return False
    return not any(
        wording.is_known(place, "occupation", "office", "works")
        for place in range(max(index - _REACH, 0), index - led)
    )


def _as_place(one: Mention) -> Mention:
    value = value_json(PlaceName(str(one.value["name"]), None))
    return Mention(Kind.PLACE, one.start, one.end, value, "place.site")


def _as_organisation(one: Mention) -> Mention:
    value = value_json(Organisation(str(one.value["name"]), "hospital"))
    return Mention(Kind.ORGANISATION, one.start, one.end, value, "organisation.institution")
