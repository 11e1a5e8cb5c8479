"""Places: a gazetteer of countries, units and cities, packs for countries, and finding them in text.

The gazetteer that comes with Sijill is only a default; a team lays its own packs (:func:`packs`) or tables
(:meth:`Gazetteer.from_tsv`) over it with :meth:`Gazetteer.merged`.
"""

from sijill.places.finding import PlaceCandidate, find, find_in
from sijill.places.gazetteer import Gazetteer, well_known, world
from sijill.places.packs import default_gazetteer, lookup, pack_folders, packs
from sijill.places.place import Place, distance
from sijill.places.table import GazetteerError

__all__ = [
    "Gazetteer",
    "GazetteerError",
    "Place",
    "PlaceCandidate",
    "default_gazetteer",
    "distance",
    "find",
    "find_in",
    "lookup",
    "pack_folders",
    "packs",
    "well_known",
    "world",
]
