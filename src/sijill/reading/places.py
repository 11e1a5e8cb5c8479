"""Where: towns, provinces, prisons and other named places."""

from __future__ import annotations

from sijill import places
from sijill.claims.kinds import Kind
from sijill.claims.values import PlaceName, value_json
from sijill.reading.mention import Mention
from sijill.reading.wording import Wording


def find_places(wording: Wording, *, listed: bool) -> list[Mention]:
    """Find places; ``listed``: the stretch is an item of a list of places, and nothing but a place's name."""
    return [one for one in _candidates(wording, listed=listed) if not _is_relative(wording, one)]


def _candidates(wording: Wording, *, listed: bool) -> list[Mention]:
    said = wording.text[wording.start : wording.end]
    if listed:
        known = places.lookup(said.strip(" .\n"))
        if known:
            start = wording.start + len(said) - len(said.lstrip())
            value = value_json(PlaceName(known[0].name, known[0].country))
            return [Mention(Kind.PLACE, start, start + len(said.strip(" .\n")), value, "place.list")]
    return [
        Mention(
            Kind.PLACE,
            wording.start + found.start,
            wording.start + found.end,
            value_json(PlaceName(found.name, found.country)),
            "places.find",
        )
        for found in places.find(said, language=wording.language or None)
    ]


def _is_relative(wording: Wording, place: Mention) -> bool:
    """Whether a place's name is a person's here: "son of Hassan"."""
    return any(term.last == wording.word_at(place.start) for term in wording.terms("kin"))
