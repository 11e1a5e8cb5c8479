"""The gazetteer: places and the names they go by."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from sijill.errors import SijillError
from sijill.text import fold_text

COLUMNS = ("id", "kind", "country", "population", "en", "ar", "fa")

_WORD = re.compile(r"[^\W_]+")
_LONG = 5  # letters

Words = tuple[str, ...]


class GazetteerError(SijillError):
    """A place table that cannot be read."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place. ``names`` holds, for each language, its names, the usual one first.

    ``kind`` is ``country``, ``city`` or whatever a team's own table says; ``country`` is the
    ISO 3166-1 alpha-2 code or None; ``population`` is 0 if unknown.
    """

    id: str
    kind: str
    country: str | None
    population: int
    names: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """The English name, or the first in any language."""
        return next(
            (names[0] for names in (self.names.get("en", ()), *self.names.values()) if names), self.id
        )

    @property
    def importance(self) -> tuple[bool, int]:
        """What decides between places of one name: a country first, then the larger population."""
        return self.kind == "country", self.population


def respelt(words: Words) -> Words:
    """Return folded words in one spelling of the foreign ``g`` (أنغلوس, أنجلوس); short names as they are."""
    return tuple(word.replace("غ", "ج") for word in words) if sum(map(len, words)) >= _LONG else words


def name_words(name: str) -> Words:
    """Return the folded words of a name, without apostrophes (Sana'a, Sanaa)."""
    return tuple(_WORD.findall(fold_text(name).replace("'", "")))


def _spellings(name: str) -> Iterator[Words]:
    words = name_words(name)
    if not words:
        return
    yield words
    if not words[0].isascii():
        if len(words) > 1:
            yield ("".join(words),)
        yield respelt(words)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name. Immutable; two gazetteers with the same places are equal."""

    places: tuple[Place, ...]
    _by_words: dict[Words, tuple[Place, ...]] = field(init=False, repr=False, compare=False)
    _lengths: dict[str, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_words: defaultdict[Words, dict[str, Place]] = defaultdict(dict)
        for place in self.places:
            for names in place.names.values():
                for name in names:
                    for words in _spellings(name):
                        by_words[words][place.id] = place
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for words in by_words:
            lengths[words[0]].add(len(words))
        ordered = {
            words: tuple(sorted(found.values(), key=lambda place: place.importance, reverse=True))
            for words, found in by_words.items()
        }
        object.__setattr__(self, "_by_words", ordered)
        object.__setattr__(self, "_lengths", {w: tuple(sorted(n, reverse=True)) for w, n in lengths.items()})

    @classmethod
    def from_tsv(cls, text: str) -> "Gazetteer":
        """Read a tab-separated table with a heading line: id, kind, country, population, en, ar, fa.

        Further columns are names in further languages. Several names of one language are divided by ``|``.
        Raises GazetteerError with the line that does not fit.
        """
        lines = text.splitlines()
        heading = tuple(lines[0].split("\t")) if lines else ()
        if heading[:4] != COLUMNS[:4]:
            raise GazetteerError(
                "A place table needs a first line that starts with id, kind, country, population."
            )
        languages = heading[4:]
        return cls(
            tuple(_read(number, line, languages) for number, line in enumerate(lines[1:], 2) if line.strip())
        )

    def merged(self, other: "Gazetteer") -> "Gazetteer":
        """Return both gazetteers' places; where ids are the same, those of ``other``."""
        return Gazetteer(tuple({place.id: place for place in (*self.places, *other.places)}.values()))

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return the places that go by ``name`` in a spelling that folds alike, the most important first."""
        words = name_words(name)
        return self.named(words) or self.named(respelt(words))

    def named(self, words: Words) -> tuple[Place, ...]:
        """Return the places whose folded name is ``words``."""
        return self._by_words.get(words, ())

    def lengths(self, first: str) -> tuple[int, ...]:
        """Return how many words the names beginning with ``first`` have, the longest first."""
        return self._lengths.get(first, ())


def _read(number: int, line: str, languages: Iterable[str]) -> Place:
    cells = line.split("\t")
    languages = tuple(languages)
    if len(cells) != 4 + len(languages):
        raise GazetteerError(
            f"Line {number} of the place table has {len(cells)} cells, not {4 + len(languages)}."
        )
    identifier, kind, country, population, *names = cells
    if not identifier or not (population or "0").isdecimal():
        raise GazetteerError(
            f"Line {number} of the place table needs an id and a population in whole people."
        )
    return Place(
        id=identifier,
        kind=kind,
        country=country or None,
        population=int(population or 0),
        names={code: tuple(cell.split("|")) for code, cell in zip(languages, names, strict=True) if cell},
    )


@cache
def default_gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with Sijill (GeoNames and CLDR; see the licence beside the table)."""
    return Gazetteer.from_tsv(resources.files("sijill.places").joinpath("world.tsv").read_text("utf-8"))


def lookup(name: str) -> tuple[Place, ...]:
    """Look ``name`` up in the default gazetteer."""
    return default_gazetteer().lookup(name)
