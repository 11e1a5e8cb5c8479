"""Where: towns, provinces, prisons, streets and other named places, by gazetteer and by grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sijill import places
from sijill.claims.kinds import Kind
from sijill.claims.values import PlaceName, value_json
from sijill.reading.bodies_english import is_capital, joined
from sijill.reading.mention import Mention
from sijill.reading.persian_forms import is_verb
from sijill.reading.places_arabic import arabic_spots
from sijill.reading.places_english import english_spots
from sijill.reading.places_persian import persian_spots
from sijill.reading.wording import Wording

SURE = frozenset(("place.site", "place.dateline", "place.country"))
"""Rules whose finds are places even where a rule for people would take the same words."""

_RULES = {"ar": arabic_spots, "en": english_spots, "fa": persian_spots}


def find_places(wording: Wording, *, listed: bool) -> list[Mention]:
    """Find places; ``listed``: the stretch is an item of a list of places, and nothing but a place's name."""
    return [one for one in _candidates(wording, listed=listed) if not _is_relative(wording, one)]


def _candidates(wording: Wording, *, listed: bool) -> list[Mention]:
    said = wording.text[wording.start : wording.end]
    if listed:
        named = places.lookup(said.strip(" .\n"))
        if named:
            start = wording.start + len(said) - len(said.lstrip())
            value = value_json(PlaceName(named[0].name, named[0].country))
            return [Mention(Kind.PLACE, start, start + len(said.strip(" .\n")), value, "place.list")]
    known = [
        Mention(
            Kind.PLACE,
            wording.start + found.start,
            wording.start + found.end,
            value_json(PlaceName(found.name, found.country)),
            "places.find",
        )
        for found in places.find(said, language=wording.language or None)
        if found.kind == "country" or _stands(wording, wording.start + found.start, wording.start + found.end)
    ]
    return _together(known, by_grammar(wording))


def _stands(wording: Wording, start: int, end: int) -> bool:
    """Whether a name of the gazetteer stands where a place can: many are common words, or people's names.

    In Latin script no other capital may adjoin it; else a preposition, a noun of place, a mark, or another
    word of a list stands before it.
    """
    first, last = wording.word_at(start), wording.word_at(end - 1) + 1
    if first >= len(wording) or wording.language not in _RULES:
        return True
    common = wording.term_at(first, "settlement", "no_place")
    if common and (last - first == 1 or common.last > last):
        return False
    if wording.language == "fa" and last - first == 1 and is_verb(wording, first):
        return False
    if wording.text[start].isascii():
        before = is_capital(wording, first - 1) and joined(wording, first)
        before = before and not wording.is_known(first - 1, "stop", "place_start", "settlement", "site")
        after = (
            is_capital(wording, last) and joined(wording, last) and not wording.is_known(last, "stop", "site")
        )
        return not before and not after
    if start > wording.words[first].start or last - first > 1:
        return True
    gap = wording.gap(first)
    marked = first == 0 or bool(gap.strip(" \xa0"))
    cued = wording.is_known(first - 1, "where", "settlement", "site", "place_start", "region")
    return marked or cued or wording.folded(first - 1) in ("و", "یا", "او")


def by_grammar(wording: Wording) -> Iterator[Mention]:
    """Give the places that only the words around them tell; their country is not sure."""
    rules = _RULES.get(wording.language)
    for spot in rules(wording) if rules else ():
        value = value_json(PlaceName(wording.text[spot.start : spot.end], None))
        yield Mention(Kind.PLACE, spot.start, spot.end, value, f"place.{spot.rule}")


def mark_roles(where: Iterable[Mention], people: Iterable[Mention]) -> None:
    """Say of the places inside a role ("mayor of Nether Combe") that they are no place of an event."""
    roles = [one for one in people if one.kind is Kind.ROLE]
    for place in where:
        if place.rule != "place.dateline" and any(role.covers(place) for role in roles):
            place.rule = "place.of_role"


def _together(known: list[Mention], others: Iterable[Mention]) -> list[Mention]:
    """Keep the longer of two names at one place, the gazetteer's where they are as long."""
    kept = list(known)
    for mention in others:
        over = [one for one in kept if one.overlaps(mention)]
        if any(one.end - one.start >= mention.end - mention.start for one in over):
            for one in over:
                if mention.rule == "place.dateline" and (one.start, one.end) == (mention.start, mention.end):
                    one.rule = mention.rule
            continue
        kept = [one for one in kept if one not in over]
        kept.append(mention)
    return sorted(kept, key=lambda one: one.start)


def _is_relative(wording: Wording, place: Mention) -> bool:
    """Whether a place's name is a person's here: "son of Hassan"."""
    return any(term.last == wording.word_at(place.start) for term in wording.terms("kin"))
