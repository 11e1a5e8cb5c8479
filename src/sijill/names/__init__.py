"""Personal names across scripts: comparison with a reason, bulk scores and blocking keys.

A name in Arabic script and one in Latin letters are brought to the same sounds; see
:mod:`sijill.names.likeness` for how these are compared and :mod:`sijill.names.keys` for blocking.
"""

from sijill.names.comparison import NameComparison, compare, scores
from sijill.names.keys import keys
from sijill.names.parts import Part, divide

__all__ = ["NameComparison", "Part", "compare", "divide", "keys", "scores"]
