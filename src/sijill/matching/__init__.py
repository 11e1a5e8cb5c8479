"""Who is who: records of several lists, compared pair by pair, and the identities that follow."""

from sijill.matching.columns import Columns
from sijill.matching.errors import InvalidRecords, NoRoom
from sijill.matching.matching import Matching, match
from sijill.matching.model import Model, Weights, weights_from_json

__all__ = [
    "Columns",
    "InvalidRecords",
    "Matching",
    "Model",
    "NoRoom",
    "Weights",
    "match",
    "weights_from_json",
]
