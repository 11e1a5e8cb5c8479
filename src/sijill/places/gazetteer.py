"""The gazetteer: places by the names they go by, and what lies in what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib import resources

from sijill.places.layers import INDEX_SPACE, Layer, Listed, Stored
from sijill.places.place import Place, Words, name_words, respelt
from sijill.places.table import Table, read_table

_WELL_KNOWN = ("country", "city")


class Gazetteer:
    """Places by name. Immutable; two gazetteers with the same places are equal."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._layers: tuple[Layer, ...] = (Listed(places),)

    @classmethod
    def _of(cls, *layers: Layer) -> Gazetteer:
        made = cls.__new__(cls)
        made._layers = layers
        return made

    @classmethod
    def from_tsv(cls, text: str) -> Gazetteer:
        """Read a tab-separated table with a heading line: id, kind, country, population, en, ar, fa.

        Columns named ``parent``, ``latitude`` and ``longitude`` are read as such; all others after the fourth
        are names in the language of their heading. Several names of one language are divided by ``|``.
        Raises GazetteerError with the line that does not fit.
        """
        return cls(read_table(text))

    @classmethod
    def stored(cls, table: str, index: str) -> Gazetteer:
        """Take a large table with the index of its names, see :class:`sijill.places.layers.Stored`."""
        return cls._of(Stored(table, index))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Gazetteer) and self.places == other.places

    def __hash__(self) -> int:
        return hash(self.places[:1])

    def __repr__(self) -> str:
        return f"<Gazetteer of {len(self.places)} places>"

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All places."""
        return tuple({place.id: place for layer in self._layers for place in layer.places}.values())

    def merged(self, other: Gazetteer) -> Gazetteer:
        """Return both gazetteers' places; where ids are the same, those of ``other``."""
        return Gazetteer._of(*self._layers, *other._layers)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return the places that go by ``name`` in a spelling that folds alike, the most important first."""
        words = name_words(name)
        return self.named(words) or self.named(respelt(words))

    def named(self, words: Words) -> tuple[Place, ...]:
        """Return the places whose folded name is ``words``, the most important first."""
        name = INDEX_SPACE.join(words)
        if len(self._layers) == 1:
            return tuple(
                sorted(self._layers[0].named(name), key=lambda place: place.importance, reverse=True)
            )
        found: list[Place] = []
        for number, layer in enumerate(self._layers):
            above = self._layers[number + 1 :]
            found += [
                place
                for place in layer.named(name)
                if not above or all(upper.place(place.id) is None for upper in above)
            ]
        if len(found) > 1:
            found.sort(key=lambda place: place.importance, reverse=True)
        return tuple(found)

    def lengths(self, first: str) -> tuple[int, ...]:
        """Return how many words names beginning with ``first`` may have, the longest first."""
        lengths = self._layers[0].lengths(first)
        for layer in self._layers[1:]:
            lengths |= layer.lengths(first)
        return tuple(sorted(lengths, reverse=True)) if len(lengths) > 1 else tuple(lengths)

    def place(self, identifier: str) -> Place | None:
        """Return the place with an id."""
        found = (layer.place(identifier) for layer in reversed(self._layers))
        return next((place for place in found if place is not None), None)

    def around(self, place: Place) -> tuple[Place, ...]:
        """Return what ``place`` lies in, the nearest first: district, unit, country.

        A parent that the gazetteer does not have ends the chain; so does one met before.
        """
        return tuple(self._around(place))

    def _around(self, place: Place) -> Iterator[Place]:
        seen = {place.id}
        parent = place.parent or place.country
        while parent and parent not in seen:
            seen.add(parent)
            found = self.place(parent)
            if found is None:
                return
            yield found
            parent = found.parent or found.country

    def lies_in(self, place: Place, other: Place) -> bool:
        """Whether ``place`` lies in ``other``, or is it."""
        return place.id == other.id or any(found.id == other.id for found in self._around(place))


@cache
def world() -> Gazetteer:
    """Return countries, first-order units, cities and towns (GeoNames and CLDR; see the licence there)."""
    data = resources.files("sijill.places")
    table, index = (data.joinpath(name).read_text("utf-8") for name in ("world.tsv", "world.index"))
    return Gazetteer.stored(table, index)


@cache
def well_known() -> tuple[Place, ...]:
    """Return the countries and cities of the world: places whose name alone tells what is meant.

    For readers that look for names without spaces between them, where every small town is a trap.
    """
    table = Table(resources.files("sijill.places").joinpath("world.tsv").read_text("utf-8"))
    return tuple(table.place(row) for row in range(len(table)) if table.kind(row) in _WELL_KNOWN)
