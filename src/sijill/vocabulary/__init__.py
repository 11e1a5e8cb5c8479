"""What can be said, as data: kinds of event, properties, penalties, charges, roles … and columns of lists.

Terms follow the HURIDOCS Events Standard Formats and micro-thesauri in their division. A team lays its own
file over them, without code.
"""

from sijill.vocabulary.errors import UnknownTerm, VocabularyError
from sijill.vocabulary.headers import ColumnMatch
from sijill.vocabulary.loading import load
from sijill.vocabulary.terms import LANGUAGES, Column, Doubtful, Property, Term
from sijill.vocabulary.vocabulary import Vocabulary

__all__ = [
    "LANGUAGES",
    "Column",
    "ColumnMatch",
    "Doubtful",
    "Property",
    "Term",
    "UnknownTerm",
    "Vocabulary",
    "VocabularyError",
    "load",
]
