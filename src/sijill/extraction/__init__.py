"""Bytes to a document, in a limited worker: texts, pages, lists, pictures, recordings and archives."""

from sijill.extraction.errors import Empty, ExtractionError, Killed, Refused, UnsupportedFormat
from sijill.extraction.formats import FORMAT, PICTURED, READ_NOW, extract_bytes
from sijill.extraction.given import Pixels
from sijill.extraction.limits import Limits
from sijill.extraction.reception import Member
from sijill.extraction.workers import Extraction, Workers, extract

__all__ = [
    "FORMAT",
    "PICTURED",
    "READ_NOW",
    "Empty",
    "Extraction",
    "ExtractionError",
    "Killed",
    "Limits",
    "Member",
    "Pixels",
    "Refused",
    "UnsupportedFormat",
    "Workers",
    "extract",
    "extract_bytes",
]
