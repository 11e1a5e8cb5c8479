"""Personal names across scripts: parsing, comparison with a reason, bulk scores and blocking keys.

How likely letters of two scripts write one name is learned, see :mod:`sijill.names.alignment`; usual names
are listed, see :mod:`sijill.names.lexicon`; :mod:`sijill.names.pairing` compares whole names.
"""

from sijill.names.comparison import SAME, NameComparison, compare, scores
from sijill.names.keys import keys
from sijill.names.parsing import Name, Part, Role, divide, parse

__all__ = ["SAME", "Name", "NameComparison", "Part", "Role", "compare", "divide", "keys", "parse", "scores"]
