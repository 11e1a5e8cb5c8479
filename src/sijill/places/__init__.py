"""Places: a gazetteer of countries and larger cities, and finding them in Arabic, Persian and English text.

The gazetteer that comes with Sijill is only a default; a team builds its own from tables
(:meth:`Gazetteer.from_tsv`) and lays it over with :meth:`Gazetteer.merged`.
"""

from sijill.places.finding import PlaceCandidate, find, find_in
from sijill.places.gazetteer import Gazetteer, GazetteerError, Place, default_gazetteer, lookup

__all__ = [
    "Gazetteer",
    "GazetteerError",
    "Place",
    "PlaceCandidate",
    "default_gazetteer",
    "find",
    "find_in",
    "lookup",
]
